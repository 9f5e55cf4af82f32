"""People of another organisation, who see us in a shared channel: one sentence, and nothing is done."""

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse

from bot.deps import Deps  # noqa: TC001  # also what Bolt hands a listener
from bot.services import inbox
from bot.services.answers import queue_whisper
from bot.services.members import Stranger
from bot.services.perform import refusal
from bot.slack import payloads


def register(app: App) -> None:
    """Register the check that comes before every tap, form and shortcut."""
    app.use(refuse_strangers)


def refuse_strangers(body: dict[str, Any], context: dict[str, Any], next_: Callable[[], BoltResponse]) -> BoltResponse:
    """Let through who is of our own workspace; whoever else taps is told so where he tapped."""
    deps: Deps = context["deps"]
    workspace = context["workspace"]
    if payloads.team_of_actor(body) in {None, workspace}:
        return next_()
    if payloads.is_tap(body):
        tap = payloads.tap(body)
        now = deps.clock()
        with deps.writing(workspace) as session:
            if tap.channel is not None and inbox.first_time(session, tap.trigger_id, now=now):
                said = refusal(Stranger(), deps.settings.zone)
                queue_whisper(session, said, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)
    return BoltResponse(status=200, body="")
