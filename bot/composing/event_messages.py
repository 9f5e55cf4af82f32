"""What an organiser wrote, and the replies, passed on as the event is by then."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.events import EventState
from bot.domain.notices import PassOnMessage, PassOnReply
from bot.services import event_messages, events
from bot.services import members as people
from bot.views import event_messages as views


@composer.register
def pass_on_message(notice: PassOnMessage, at: Context) -> Composed:
    """Pass on what an organiser wrote, to whom it still concerns."""
    event = events.get(at.session, notice.event)
    if event.state is not EventState.ANNOUNCED:
        return Skip(reason="called off, moved or withdrawn")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    shown = event_messages.received(at.session, notice.message, by=notice.member)
    if not event_messages.is_still_addressed(at.session, event, shown.message, notice.member):
        return Skip(reason="answered otherwise since")
    return Post(message=views.message(shown, at.texts(notice.member)), member=notice.member)


@composer.register
def pass_on_reply(notice: PassOnReply, at: Context) -> Composed:
    """Pass on a reply to an organiser."""
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    event, by = events.get(at.session, notice.event), people.name_of(at.session, notice.by)
    return Post(message=views.reply(event, notice.words, at.texts(notice.member), by=by), member=notice.member)
