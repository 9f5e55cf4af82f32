"""Notices of moves and decisions: what is told to those who were coming, and what the organisers are asked."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.events import EventState
from bot.domain.notices import AskDecision, RemindConfirm, TellLapsed, TellMoved
from bot.services import events, go_no_go, moving
from bot.services import members as people
from bot.views import go_no_go as question_views
from bot.views import moving as views


@composer.register
def tell_moved(notice: TellMoved, at: Context) -> Composed:
    """Tell those who were coming where it went, with old and new, and ask them anew."""
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(at.now):
        return Skip(reason="begun, or moved or called off since")
    if shown.own is None:
        return Skip(reason="lapsed or taken back since")
    move = moving.show_move(at.session, notice.was, notice.event, undone=notice.undone, zone=at.zone)
    return Post(message=views.told_moved(move, shown.own, at.texts(notice.member)), member=notice.member)


@composer.register
def remind_confirm(notice: RemindConfirm, at: Context) -> Composed:
    """Remind a member that they have yet to confirm."""
    to = people.receiver_of(at.session, notice.member)
    if to is None:
        return Skip(reason="nobody to tell")
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if not shown.event.takes_answers(at.now):
        return Skip(reason="it takes no answers any more")
    if shown.own is None or shown.own.confirm_by is None:
        return Skip(reason="confirmed or answered otherwise since")
    if to.is_paused(at.now):
        return Skip(reason="paused")
    return Post(message=views.asked_to_confirm(shown.event, shown.own, at.texts(notice.member), now=at.now), member=notice.member)


@composer.register
def tell_lapsed(notice: TellLapsed, at: Context) -> Composed:
    """Tell a member that what they had lapsed."""
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if not shown.event.takes_answers(at.now):
        return Skip(reason="it takes no answers any more")
    if shown.own is not None:
        return Skip(reason="answered since")
    return Post(message=views.told_lapsed(shown.event, notice.had, at.texts(notice.member), now=at.now), member=notice.member)


@composer.register
def ask_decision(notice: AskDecision, at: Context) -> Composed:
    """Ask an organiser whether an event goes on; what was decided or made up for meanwhile is not asked."""
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    asked = go_no_go.show_question(at.session, notice.event, now=at.now)
    if not asked.open:
        return Skip(reason="decided or begun")
    if notice.times > 1 and asked.shown.tally.yes >= (asked.shown.event.plan.minimum or 0):
        return Skip(reason="enough signed up since")
    return Post(message=question_views.question(asked, at.texts(notice.member), times=notice.times), member=notice.member)
