"""Who is there: Slack's events about members, channels and the app itself."""

from functools import partial
from typing import Any

import structlog
from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.services import channels, deliveries, handovers, inbox, members, readings, rsvp
from bot.slack import payloads
from bot.slack.client import all_of, member_from_slack
from bot.slack.errors import TROUBLE, judge

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the events that keep members and channels fresh, and those that end it all."""
    for name in ("team_join", "user_change"):
        app.event(name)(on_member)
    app.event("member_joined_channel")(on_joined)
    app.event("member_left_channel")(on_left)
    for kind in ("channel", "group"):
        for change in ("archive", "unarchive", "rename", "deleted"):
            app.event(f"{kind}_{change}")(on_channel)
    for name in ("app_uninstalled", "tokens_revoked"):
        app.event(name)(on_removed)
    app.event("app_home_opened")(on_home_opened)


def on_member(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep a member as Slack tells of him now; the places of who left go to who waits."""
    with deps.writing(workspace) as session:
        if inbox.first_time(session, payloads.duplicate_key(body), now=deps.clock()):
            handovers.keep_people(session, [member_from_slack(body["event"]["user"], workspace)], now=deps.clock())
            rsvp.let_go_of_who_left(session, now=deps.clock())
            deliveries.skip_for_gone(session, now=deps.clock())
    ack()


def on_joined(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Note who came into a channel; where it is the bot itself, read the channel whole."""
    event = body["event"]
    channel, member = ChannelId(event["channel"]), MemberId(event["user"])
    if member == deps.home.bot_user:
        try:
            told, present = deps.slack.channel(channel), list(all_of(partial(deps.slack.channel_members, channel)))
        except TROUBLE as error:
            log.warning("channel_not_read", channel=channel, code=judge(error).reason)
            with deps.writing(workspace) as session:
                readings.read_channels(session)
        else:
            with deps.writing(workspace) as session:
                channels.joined(session, told, present)
                deliveries.reopen_channel(session, channel, now=deps.clock())
    else:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, payloads.duplicate_key(body), now=deps.clock()):
                channels.member_joined(session, channel, member)
    ack()


def on_left(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Note who left a channel, the bot itself included."""
    event = body["event"]
    channel, member = ChannelId(event["channel"]), MemberId(event["user"])
    with deps.writing(workspace) as session:
        if inbox.first_time(session, payloads.duplicate_key(body), now=deps.clock()):
            if member == deps.home.bot_user:
                channels.left(session, channel)
                deliveries.close_channel(session, channel, "removed", now=deps.clock())
            else:
                channels.member_left(session, channel, member)
    ack()


def on_channel(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Note that a channel was archived, taken out of the archive, renamed or deleted."""
    event = body["event"]
    told = event["channel"]
    channel = ChannelId(told["id"] if isinstance(told, dict) else told)
    change = str(event["type"]).partition("_")[2]
    with deps.writing(workspace) as session:
        if inbox.first_time(session, payloads.duplicate_key(body), now=deps.clock()):
            name = str(told["name"]) if change == "rename" and isinstance(told, dict) else None
            archived = {"archive": True, "deleted": True, "unarchive": False}.get(change)
            channels.changed(session, channel, archived=archived, name=name)
            if change in {"archive", "deleted"}:
                deliveries.close_channel(session, channel, "archived" if change == "archive" else "deleted", now=deps.clock())
            if change == "unarchive":
                deliveries.reopen_channel(session, channel, now=deps.clock())
    ack()


def on_removed(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Stop sending: the app was removed, or the bot's token revoked."""
    event = body["event"]
    if event["type"] == "app_uninstalled" or event.get("tokens", {}).get("bot"):
        with deps.writing(workspace) as session:
            members.stop_sending(session, str(event["type"]))
        log.error("slack_closed", code=event["type"])
    ack()


def on_home_opened(ack: Ack) -> None:
    """Acknowledge: the Home tab has nothing to show yet, and nobody is written to because he looked."""
    ack()
