"""What everybody concerned hears of an event, rendered from what it is by then."""

from datetime import datetime

from bot.composing.composed import Composed, Post, Skip, own_texts
from bot.db import event_changes
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.event_life import whereabouts
from bot.domain.events import EventState
from bot.domain.notices import OfferFollowUps, SayUnderCard, TellCalledOff, TellChanged, TellLate, TellRestored
from bot.services import cards, event_news, events, late_answers, moving, organising
from bot.services import members as people
from bot.views import event_news as views
from bot.views.moving import moved_said


def tell_changed(session: WorkspaceSession, deps: Deps, notice: TellChanged, now: datetime) -> Composed:
    """Tell a member of another time or place, from what he last heard to what it is now."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.has_ended(now):
        return Skip(reason="called off, moved or over since")
    organises = notice.member in {each.id for each in organising.organisers_of(session, shown.event)}
    if not organises and (shown.own is None or not event_news.is_concerned(shown.own)):
        return Skip(reason="answered otherwise since")
    if people.is_gone(session, notice.member):
        return Skip(reason="nobody to tell")
    old = whereabouts(event_changes.plan_at(session, shown.event, notice.since))
    if old == whereabouts(shown.event.plan):
        return Skip(reason="changed back")
    return Post(message=views.changed(shown, old, own_texts(session, deps, notice.member), now=now), member=notice.member)


def say_under_card(session: WorkspaceSession, deps: Deps, notice: SayUnderCard, now: datetime) -> Composed:
    """Say under a card, and in the channel, that its event was called off or moved, as it is by then."""
    card, event, t = cards.get(session, notice.card), events.get(session, notice.event), deps.texts()
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if event.state is EventState.CALLED_OFF:
        by = people.name_of(session, event.called_off_by) if event.called_off_by else ""
        message = views.called_off(events.show(session, event), t, by=by, now=now)
    elif event.state is EventState.MOVED:
        message = moved_said(moving.show_move_of(session, event.id, undone=False, zone=deps.settings.zone), t)
    else:
        return Skip(reason="takes place after all")
    return Post(message=message, channel=card.channel, thread=card.ts, shown=True)


def tell_called_off(session: WorkspaceSession, deps: Deps, notice: TellCalledOff | OfferFollowUps, now: datetime) -> Composed:
    """Tell a member that an event does not take place; its organisers with what is left to do."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if shown.event.state is not EventState.CALLED_OFF or shown.event.version != notice.version:
        return Skip(reason="takes place after all")
    if people.is_gone(session, notice.member):
        return Skip(reason="nobody to tell")
    t = own_texts(session, deps, notice.member)
    by = people.name_of(session, shown.event.called_off_by) if shown.event.called_off_by else ""
    organises = notice.member in {each.id for each in organising.organisers_of(session, shown.event)}
    if isinstance(notice, OfferFollowUps):
        return Post(message=views.follow_ups(shown, t, now=now), member=notice.member)
    return Post(message=views.called_off(shown, t, by=by, organises=organises, now=now), member=notice.member)


def tell_restored(session: WorkspaceSession, deps: Deps, notice: TellRestored, now: datetime) -> Composed:
    """Ask a member whether what takes place after all still suits him."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if not shown.event.takes_answers(now):
        return Skip(reason="takes no answers any more")
    if shown.own is None:
        return Skip(reason="answered otherwise since")
    if people.is_gone(session, notice.member):
        return Skip(reason="nobody to tell")
    return Post(message=views.restored(shown, own_texts(session, deps, notice.member)), member=notice.member)


def tell_late(session: WorkspaceSession, deps: Deps, notice: TellLate, now: datetime) -> Composed:
    """Tell an organiser who answered on a day after the deadline, and how many come now."""
    shown = events.show(session, events.get(session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(now):
        return Skip(reason="begun, or called off or moved since")
    if people.is_gone(session, notice.member):
        return Skip(reason="nobody to tell")
    answers = late_answers.of_day(session, shown.event, notice.on, zone=deps.settings.zone)
    if not answers:
        return Skip(reason="nothing changed on balance")
    return Post(message=views.late(shown, answers, own_texts(session, deps, notice.member), on=notice.on), member=notice.member)
