"""What everybody concerned hears of an event, rendered from what it is by then."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.events import EventState
from bot.domain.ids import MemberId
from bot.domain.notices import (
    OfferFollowUps,
    SayUnderCard,
    TellAudience,
    TellCalledOff,
    TellChanged,
    TellLate,
    TellRestored,
    TellSeriesChanged,
    TellSeriesEnded,
)
from bot.domain.view_models import ShownEvent
from bot.services import cards, event_news, events, late_answers, moving, organising
from bot.services import members as people
from bot.views import event_news as views
from bot.views import series as series_views
from bot.views.moving import moved_said


@composer.register
def tell_changed(notice: TellChanged | TellSeriesChanged, at: Context) -> Composed:
    """Tell a member of another time or place, from what they last heard to what it is now; of a series of all at once."""
    seen = [
        (events.show(at.session, events.get(at.session, number), to=notice.member), event_news.changed_since(at.session, number, version))
        for number, version in event_news.versions_told(notice)
    ]
    told = [(shown, change[1]) for shown, change in seen if change is not None and _no_news(at, shown, notice.member) is None]
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    if not told:
        return next((skip for shown, _ in seen if (skip := _no_news(at, shown, notice.member))), Skip(reason="changed back"))
    t = at.texts(notice.member)
    if len(told) > 1:
        return Post(message=series_views.changed(told, t, now=at.now), member=notice.member)
    return Post(message=views.changed(*told[0], t, now=at.now), member=notice.member)


def _no_news(at: Context, shown: ShownEvent, member: MemberId) -> Skip | None:
    """Say why a change of an event is none for a member any more; None where it is."""
    if not shown.event.stands or shown.event.has_ended(at.now):
        return Skip(reason="called off, moved or over since")
    organises = member in {each.id for each in organising.organisers_of(at.session, shown.event)}
    heard = shown.own is not None and event_news.is_concerned(shown.own)
    return None if organises or heard else Skip(reason="answered otherwise since")


@composer.register
def tell_series_ended(notice: TellSeriesEnded, at: Context) -> Composed:
    """Tell a member once which events of a series that was ended do not take place."""
    found = [events.get(at.session, number) for number in notice.events]
    dropped = [event for event in found if event.state is EventState.CALLED_OFF]
    if not dropped:
        return Skip(reason="takes place after all")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    return Post(message=series_views.ended(dropped, at.texts(notice.member)), member=notice.member)


@composer.register
def tell_audience(notice: TellAudience, at: Context) -> Composed:
    """Tell a member that they are invited now, with the card, or no longer are and keep their answer."""
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    if not event_news.hears_of_audience(at.session, shown.event, notice, shown.own, now=at.now):
        return Skip(reason="answered, changed back or closed since")
    return Post(message=views.audience(shown, at.texts(notice.member), now=at.now), member=notice.member)


@composer.register
def say_under_card(notice: SayUnderCard, at: Context) -> Composed:
    """Say under a card, and in the channel, that its event was called off or moved, as it is by then."""
    card, event, t = cards.get(at.session, notice.card), events.get(at.session, notice.event), at.network_texts
    if card is None or not card.live:
        return Skip(reason="card is gone")
    if event.state is EventState.CALLED_OFF:
        by = people.name_of(at.session, event.called_off_by) if event.called_off_by else ""
        message = views.called_off(events.show(at.session, event), t, by=by, now=at.now)
    elif event.state is EventState.MOVED:
        message = moved_said(moving.show_move_of(at.session, event.id, undone=False, zone=at.zone), t)
    else:
        return Skip(reason="takes place after all")
    return Post(message=message, channel=card.channel, thread=card.ts, shown=True)


@composer.register
def tell_called_off(notice: TellCalledOff | OfferFollowUps, at: Context) -> Composed:
    """Tell a member that an event does not take place; its organisers with what is left to do."""
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if shown.event.state is not EventState.CALLED_OFF or shown.event.version != notice.version:
        return Skip(reason="takes place after all")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    t = at.texts(notice.member)
    by = people.name_of(at.session, shown.event.called_off_by) if shown.event.called_off_by else ""
    organises = notice.member in {each.id for each in organising.organisers_of(at.session, shown.event)}
    if isinstance(notice, OfferFollowUps):
        return Post(message=views.follow_ups(shown, t, now=at.now), member=notice.member)
    return Post(message=views.called_off(shown, t, by=by, organises=organises, now=at.now), member=notice.member)


@composer.register
def tell_restored(notice: TellRestored, at: Context) -> Composed:
    """Ask a member whether what takes place after all still suits them."""
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if not shown.event.takes_answers(at.now):
        return Skip(reason="takes no answers any more")
    if shown.own is None:
        return Skip(reason="answered otherwise since")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    return Post(message=views.restored(shown, at.texts(notice.member)), member=notice.member)


@composer.register
def tell_late(notice: TellLate, at: Context) -> Composed:
    """Tell an organiser who answered on a day after the deadline, and how many come now."""
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(at.now):
        return Skip(reason="begun, or called off or moved since")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    answers = late_answers.of_day(at.session, shown.event, notice.on, zone=at.zone)
    if not answers:
        return Skip(reason="nothing changed on balance")
    return Post(message=views.late(shown, answers, at.texts(notice.member), on=notice.on), member=notice.member)
