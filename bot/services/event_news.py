"""What everybody concerned hears of an event: that time or place changed, that it does not take place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.db import event_changes, events, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import news_of_place
from bot.domain.event_life import Whereabouts, change_told_at, soonest_of_change, whereabouts
from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId, SeriesId
from bot.domain.members import Member
from bot.domain.notices import (
    Notice,
    OfferFollowUps,
    TellAudience,
    TellCalledOff,
    TellChanged,
    TellRestored,
    TellSeriesChanged,
    TellSeriesEnded,
)
from bot.domain.rsvp import Answer, Party
from bot.services import calendars
from bot.services.invitees import invited, is_invited
from bot.services.members import receiver
from bot.services.organising import organisers_of


def is_concerned(party: Party) -> bool:
    """Return whether what happens to the event is news to them: they come, may come, wait, or send a deputy."""
    return party.asks or party.answer is Answer.MAYBE


def answered(session: WorkspaceSession, event: Event) -> list[Member]:
    """List those who come, may come or wait and are still here, in order of rank; guests hear by their host."""
    concerns = [party.member for party in rsvps.parties(session, event.id) if is_concerned(party)]
    named = members.named(session, concerns)
    return [named[key] for key in concerns if key in named and not named[key].gone]


def concerned(session: WorkspaceSession, event: Event) -> list[Member]:
    """List those who hear of what happens to an event: those who come, may come or wait, and its organisers."""
    return list({member.id: member for member in (*answered(session, event), *organisers_of(session, event))}.values())


def tell_changed(session: WorkspaceSession, event: Event, old: Whereabouts, *, seen: int, by: MemberId, now: datetime) -> None:
    """Queue the word that time or place changed, for everybody but whoever changed it.

    It waits ten minutes (less where the event is about to begin), in which another change joins it: everybody hears once,
    from what they last heard to what it is then. Whoever was yet to hear of an earlier change (at night, say) hears of both
    together; whoever last heard of what it is again hears nothing.
    """
    if whereabouts(event.plan) == old:
        return
    for member in (each for each in concerned(session, event) if each.id != by):
        since = {event.id: seen}
        for earlier in outbox.take_over(session, _of_change(event, member.id, since).subject or "", now=now):
            for number, version in versions_told(earlier):
                since[number] = min(version, since.get(number, version))
        news = {number: changed_since(session, number, version) for number, version in since.items()}
        heard = {number: version for number, version in since.items() if news[number] is not None}
        told = [each for each in news.values() if each is not None]
        if not told:
            continue
        first = min(soonest_of_change(was, whereabouts(each.plan), now=now) for each, was in told)
        moment = news_of_place(change_told_at(now, starts_at=first), receiver(session, member), starts_at=first)
        useful_until = max(each.plan.ends_at for each, _ in told)
        outbox.add(session, _of_change(event, member.id, heard), now=now, due_at=moment, useful_until=useful_until)
        calendars.send_anew(session, event.id, to=member.id, now=now, due_at=moment)


def _of_change(event: Event, member: MemberId, since: Mapping[EventId, int]) -> TellChanged | TellSeriesChanged:
    """Make the word of a change: of a series one for all its events, in which whatever changes next is told along."""
    if event.series is None:
        return TellChanged(event=event.id, member=member, since=since.get(event.id, event.version))
    return TellSeriesChanged(event=event.id, member=member, series=event.series, since=tuple(sorted(since.items())))


def versions_told(notice: Notice) -> tuple[tuple[EventId, int], ...]:
    """Return of which events a word of a change tells, each with the version that was last heard of."""
    match notice:
        case TellSeriesChanged():
            return notice.since
        case TellChanged():
            return ((notice.event, notice.since),)
        case _:
            return ()


def changed_since(session: WorkspaceSession, number: EventId, version: int) -> tuple[Event, Whereabouts] | None:
    """Return an event with when and where it was at a version; None where that is what it is again."""
    event = events.get(session, number)
    was = whereabouts(event_changes.plan_at(session, event, version))
    return (event, was) if was != whereabouts(event.plan) else None


def tell_series_ended(session: WorkspaceSession, series: SeriesId, off: Sequence[Event], *, by: MemberId, now: datetime) -> None:
    """Queue one word for each who is concerned by any of what a series drops as it ends, but for whoever ends it."""
    whom: dict[MemberId, list[Event]] = {}
    people = {member.id: member for event in off for member in concerned(session, event)}
    for event in off:
        for member in concerned(session, event):
            whom.setdefault(member.id, []).append(event)
    for key, dropped in whom.items():
        if key == by:
            continue
        moment = news_of_place(now, receiver(session, people[key]), starts_at=dropped[0].plan.next_begins_at(now))
        notice = TellSeriesEnded(event=dropped[0].id, member=key, series=series, events=tuple(each.id for each in dropped))
        outbox.add(session, notice, now=now, due_at=moment)
        for event in dropped:
            calendars.send_anew(session, event.id, to=key, now=now, due_at=moment)


def tell_audience(session: WorkspaceSession, was: Event, event: Event, *, by: MemberId, now: datetime) -> None:
    """Queue the word to whoever is newly invited and has not answered, and to whoever answered and is no longer invited.

    It waits as that of a change does: whoever is where they were by then hears nothing.
    """
    before, since = ({member.id: member for member in invited(session, each)} for each in (was, event))
    parties = {party.member: party for party in rsvps.parties(session, event.id)}
    for key in sorted((before.keys() ^ since.keys()) - {by}):
        notice = TellAudience(event=event.id, member=key, since=was.version)
        for earlier in outbox.take_over(session, notice.subject or "", now=now):
            if isinstance(earlier, TellAudience):
                notice = replace(notice, since=min(notice.since, earlier.since))
        if hears_of_audience(session, event, notice, parties.get(key), now=now):
            begins = event.plan.next_begins_at(now)
            member = before.get(key) or since[key]
            moment = news_of_place(change_told_at(now, starts_at=begins), receiver(session, member), starts_at=begins)
            outbox.add(session, notice, now=now, due_at=moment, useful_until=event.plan.last_begins_at)


def hears_of_audience(session: WorkspaceSession, event: Event, notice: TellAudience, own: Party | None, *, now: datetime) -> bool:
    """Return whether it is news to a member that they are invited now, or are not: by what they last knew, and their answer."""
    invited_now = is_invited(session, event, notice.member)
    then = replace(event, plan=event_changes.plan_at(session, event, notice.since))
    if not event.takes_answers(now) or invited_now == is_invited(session, then, notice.member):
        return False
    return own is None if invited_now else own is not None and is_concerned(own)


def tell_called_off(session: WorkspaceSession, event: Event, *, by: MemberId, now: datetime) -> int:
    """Queue the word that an event does not take place, for everybody but whoever called it off; return the number.

    Whoever called it off is offered what is left to do, if it is their own event.
    """
    told = [member for member in concerned(session, event) if member.id != by]
    for member in told:
        moment = news_of_place(now, receiver(session, member), starts_at=event.plan.next_begins_at(now))
        outbox.add(
            session,
            TellCalledOff(event=event.id, member=member.id, version=event.version),
            now=now,
            due_at=moment,
            key=f"called_off:{event.id}:{event.version}:{member.id}",
        )
        calendars.send_anew(session, event.id, to=member.id, now=now, due_at=moment)
    if by in {member.id for member in organisers_of(session, event)}:
        offer = OfferFollowUps(event=event.id, member=by, version=event.version)
        outbox.add(session, offer, now=now, key=f"follow_ups:{event.id}:{event.version}:{by}")
    return len(told)


def tell_restored(session: WorkspaceSession, event: Event, *, by: MemberId, now: datetime) -> int:
    """Queue the question whether it still suits, for everybody else who came, might come or waited; return the number."""
    asked = [member for member in answered(session, event) if member.id != by]
    for member in asked:
        moment = news_of_place(now, receiver(session, member), starts_at=event.plan.next_begins_at(now))
        notice = TellRestored(event=event.id, member=member.id, version=event.version)
        outbox.add(session, notice, now=now, due_at=moment, useful_until=event.plan.last_begins_at)
        calendars.send_anew(session, event.id, to=member.id, now=now, due_at=moment)
    return len(asked)
