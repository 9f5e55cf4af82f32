"""What organisers hear of deliveries: what did not arrive, a channel that was closed, a worker that is missing."""

from datetime import datetime

from bot.composing.composed import Composed, Post, Skip, own_texts
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import TellChannelClosed, TellUndelivered, TellWorkerMissing
from bot.domain.standing import Missing
from bot.services import channels, deliveries
from bot.texts import Texts
from bot.views import deliveries as views
from bot.views.blocks import Message

Telling = TellUndelivered | TellChannelClosed | TellWorkerMissing


def compose_telling(session: WorkspaceSession, deps: Deps, notice: Telling, *, now: datetime) -> Composed:
    """Render a telling, in the language of whom it is for; skipped where there is nothing to tell any more."""
    t = own_texts(session, deps, notice.member)
    command = deps.settings.prs_command
    message: Message | None
    match notice:
        case TellUndelivered():
            rows = [
                Missing(row.kind, about, row.state, row.reason, row.due_at, deliveries.to_announce(session, row.notice, now=now))
                for row, about in deliveries.undelivered_in(session, notice.batch)
            ]
            message = views.undelivered(rows, t, missed=notice.missed, command=command) if rows else None
        case TellChannelClosed():
            message = _channel_closed(session, notice, t, now=now, command=command)
        case TellWorkerMissing():
            message = views.worker_missing(t, command=command)
    return Post(message=message, member=notice.member) if message else Skip(reason="nothing to tell any more")


def _channel_closed(session: WorkspaceSession, notice: TellChannelClosed, t: Texts, *, now: datetime, command: str) -> Message | None:
    channel = channels.get(session, notice.channel)
    if channel is None or (channel.joined and not channel.archived):
        return None
    shown = [f"V{event}" for event in deliveries.events_in(session, notice.channel, now=now)]
    return views.channel_closed(channel.name, shown, t, why=notice.why, command=command)
