"""Reminders of events, as the event is when they are sent: whoever has answered, or was told otherwise, is left alone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.composing.composed import Composed, Context, Post, Skip, aged_event, composer
from bot.domain.calendar import Receiver, at_local, local_day
from bot.domain.digests import tells_before
from bot.domain.events import Event, EventState
from bot.domain.members import Digest
from bot.domain.moving import reminded_at
from bot.domain.notices import AskMinutes, PostAgenda, RemindMember
from bot.domain.reminders import ASKING, Occasion, gives_way, is_for
from bot.domain.view_models import ShownEvent
from bot.services import attendance, event_messages, events, minutes, reminders, rsvp
from bot.services import members as people
from bot.services.invitees import is_invited
from bot.texts import Texts
from bot.views import reminders as views
from bot.views.blocks import Message


@composer.register
def post_agenda(notice: PostAgenda, at: Context) -> Composed:
    """Show the channel the agenda a week before, with buttons of its own."""
    event = events.get(at.session, notice.event)
    skip = _pointless(event, notice.about, at.now)
    return skip or Post(message=agenda_message(at, event), channel=notice.channel)


def agenda_message(at: Context, event: Event) -> Message:
    """Render the agenda of an event as it is now; for a meeting with what is still open of its series."""
    open_items = reminders.open_items_of_series(at.session, event)
    shown = aged_event(events.show(at.session, event), at.deps, at.now)
    return views.agenda_post(shown, open_items, at.network_texts, now=at.now)


@composer.register
def remind_member(notice: RemindMember, at: Context) -> Composed:
    """Remind a member of an event, if they still need to hear it."""
    event = events.get(at.session, notice.event)
    to = people.receiver_of(at.session, notice.member)
    if to is None:
        return Skip(reason="nobody to tell")
    shown = events.show(at.session, event, to=notice.member)
    skip = _pointless(event, notice.about, at.now) or _not_for_them(shown, notice, to, at)
    if skip is None and notice.occasion in ASKING and shown.own is None and not is_invited(at.session, event, notice.member):
        skip = Skip(reason="not invited any more")
    if skip is None and notice.about in shown.missed:
        skip = Skip(reason="misses this session")
    if skip is not None:
        return skip
    t = at.texts(notice.member)
    sitting = next(each for each in event.plan.sittings if each.starts_at == notice.about)
    elsewhere = Texts(t.language, to.work.zone) if to.work.zone.utcoffset(notice.about) != t.zone.utcoffset(notice.about) else None
    lapsed = notice.occasion is Occasion.UNANSWERED and rsvp.answered_since(at.session, event.id, notice.member, event.created_at)[1]
    today = local_day(at.now, t.zone)
    nudge = event_messages.nudge_of(at.session, event.id) if notice.occasion is Occasion.NUDGE else None
    message = views.reminder(shown, notice.occasion, sitting, t, today=today, elsewhere=elsewhere, lapsed=lapsed, nudge=nudge)
    return Post(message=message, member=notice.member)


@composer.register
def ask_minutes(notice: AskMinutes, at: Context) -> Composed:
    """Ask for the minutes and the attendance list of what was held."""
    event = events.get(at.session, notice.event)
    begins = [sitting.starts_at for sitting in event.plan.sittings]
    if event.state is not EventState.ANNOUNCED or notice.about not in begins:
        return Skip(reason="called off or moved")
    if people.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    sitting = begins.index(notice.about)
    if minutes.came_in(at.session, event.id) and (notice.again or attendance.ticked(at.session, event, sitting + 1)):
        return Skip(reason="the minutes came in")
    shown, t = events.show(at.session, event), at.texts(notice.member)
    return Post(message=views.minutes_asked(shown, t, sitting=sitting, again=notice.again), member=notice.member)


def _pointless(event: Event, about: datetime, now: datetime) -> Skip | None:
    """Return why nobody needs to hear of it any more: called off, withdrawn, moved, or begun."""
    if event.state is not EventState.ANNOUNCED:
        return Skip(reason="called off, moved or withdrawn")
    if about not in {sitting.starts_at for sitting in event.plan.sittings}:
        return Skip(reason="moved to another moment")
    return Skip(reason="begun") if now >= about else None


def _not_for_them(shown: ShownEvent, notice: RemindMember, to: Receiver, at: Context) -> Skip | None:
    """Return why a member is not told: they answered, have paused, or hear of it today anyway."""
    occasion, now, schedule = notice.occasion, at.now, reminders.schedule(at.session)
    if not is_for(occasion, shown.own):
        return Skip(reason="answered" if occasion in ASKING else "answered otherwise since")
    if occasion is not Occasion.HOUR and to.is_paused(now):
        return Skip(reason="paused")
    if occasion in ASKING and not shown.event.takes_answers(now):
        return Skip(reason="closed")
    if occasion is Occasion.UNANSWERED and _is_in_digest(shown, to, people.digest_of(at.session, notice.member), at.zone):
        return Skip(reason="in the weekly digest")
    if gives_way(occasion, notice.about, now=now, party=shown.own, zone=to.work.zone, schedule=schedule):
        return Skip(reason="the hour-before comes today")
    return Skip(reason="asked to confirm today") if occasion is Occasion.DAY and _is_asked_to_confirm(shown, to, now) else None


def _is_asked_to_confirm(shown: ShownEvent, to: Receiver, now: datetime) -> bool:
    """Return whether a member is reminded today that what came along with a moved event lapses: one reminder a day is enough."""
    until = shown.own.confirm_by if shown.own else None
    moment = reminded_at(until, to, now=shown.event.created_at) if until else None
    return moment is not None and local_day(moment.at, to.work.zone) == local_day(now, to.work.zone)


def _is_in_digest(shown: ShownEvent, to: Receiver, digest: Digest | None, zone: ZoneInfo) -> bool:
    """Return whether a member's digest asks for their answer before the last day for it has gone by."""
    plan = shown.event.plan
    last = plan.rsvp_until or local_day(plan.starts_at, zone)
    until = min(at_local(last + timedelta(days=1), time(0), zone), plan.starts_at)
    return digest is not None and tells_before(digest, to, known_since=shown.event.created_at, until=until)
