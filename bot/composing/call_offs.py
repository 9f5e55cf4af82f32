"""The question to those who did not sign up for what was called off."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.notices import AskReason
from bot.services import call_offs, events
from bot.views import call_offs as views


@composer.register
def ask_reason(notice: AskReason, at: Context) -> Composed:
    """Ask why, unless it takes place after all."""
    event = events.get(at.session, notice.event)
    if call_offs.has_answered(at.session, event.id, notice.member) is not False or event.version != notice.version:
        return Skip(reason="called back, or answered")
    return Post(message=views.question(event, at.texts(notice.member)), member=notice.member)
