"""Ask Slack whether it is open to us again: an app that was installed anew with the same token needs no restart."""

import structlog

from bot.deps import Deps
from bot.domain.members import Identity
from bot.services import members
from bot.slack.errors import TROUBLE

log = structlog.get_logger(__name__)

EVERY = 60
"""Seconds between two questions; none is asked while Slack is open."""


def run(deps: Deps) -> Identity | None:
    """Ask once if Slack was closed to us; returns our identity where it is open again."""
    workspace = deps.home.workspace
    if workspace is None:
        return None
    with deps.reading(workspace) as session:
        if members.stopped_because(session) is None:
            return None
    try:
        told, identity = deps.slack.identify()
    except TROUBLE:  # why it is closed is in the log already, and in /readyz
        return None
    if told != workspace:  # another workspace's token: our identity changes at a start only
        return None
    log.info("slack_reopened")
    return identity
