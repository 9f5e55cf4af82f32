"""What organisers hear of deliveries: what did not arrive, a channel that was closed, a worker that is missing."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.delivery_status import Missing
from bot.domain.notices import TellChannelClosed, TellUndelivered, TellWorkerMissing
from bot.services import channels, deliveries
from bot.views import deliveries as views

NOTHING = Skip(reason="nothing to tell any more")


@composer.register
def undelivered(notice: TellUndelivered, at: Context) -> Composed:
    """Tell what did not arrive, all of it in one message."""
    rows = [
        Missing(row.kind, about, row.state, row.reason, row.due_at, deliveries.to_announce(at.session, row.notice, now=at.now))
        for row, about in deliveries.undelivered_in(at.session, notice.batch)
    ]
    if not rows:
        return NOTHING
    t, command = at.texts(notice.member), at.deps.settings.prs_command
    return Post(message=views.undelivered(rows, t, missed=notice.missed, command=command), member=notice.member)


@composer.register
def channel_closed(notice: TellChannelClosed, at: Context) -> Composed:
    """Tell of a channel that takes no messages any more, unless it does again."""
    channel = channels.get(at.session, notice.channel)
    if channel is None or (channel.joined and not channel.archived):
        return NOTHING
    shown = [f"V{event}" for event in deliveries.events_in(at.session, notice.channel, now=at.now)]
    t, command = at.texts(notice.member), at.deps.settings.prs_command
    return Post(message=views.channel_closed(channel.name, shown, t, why=notice.why, command=command), member=notice.member)


@composer.register
def worker_missing(notice: TellWorkerMissing, at: Context) -> Composed:
    """Tell of a process that delivers and is gone."""
    return Post(message=views.worker_missing(at.texts(notice.member), command=at.deps.settings.prs_command), member=notice.member)
