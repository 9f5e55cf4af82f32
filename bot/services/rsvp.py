"""Answers: by button, reaction or command, in Slack's order, each kept; places given out one at a time."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.db import absences, cards, events, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import news_of_place
from bot.domain.events import Event, EventNotFound, EventState, refuse_unless_open
from bot.domain.forgetting import may_be_hidden
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.members import Member
from bot.domain.notices import ExplainClosed, TellAnsweredFor
from bot.domain.rsvp import NOTHING_MORE, Answer, Extras, GuestsDoNotFit, Party, Place, RsvpEntry, Way, answer_of_emoji, checked_extras
from bot.domain.view_models import ShownEvent
from bot.services.events import show
from bot.services.members import PersonGone, receiver_of, require
from bot.services.organising import managed, refuse_unless_manages
from bot.services.places import keep, reckon


def answer(
    session: WorkspaceSession,
    event_id: EventId,
    member: MemberId,
    wanted: Answer,
    way: Way,
    *,
    at: datetime,
    now: datetime,
    extras: Extras = NOTHING_MORE,
    seen_in: ChannelId | None = None,
) -> Party | None:
    """Record a member's own answer; `at` is Slack's time of it. Returns what counts now.

    `seen_in` is where Slack showed them the button: whoever sees the event's own channel may know of the event.

    Raises:
        Stranger: not a member of this workspace.
        EventNotFound: no such event, or not one they may know of.
        EventWithdrawn, EventCalledOff, EventMoved, RsvpBegun, RsvpClosed: it takes no answers.
        TooManyGuests: more than 20 guests.
        DeputyAndComing: a deputy beside a yes or a maybe.
        GuestsDoNotFit: with their guests they do not fit, with fewer they would; the answer stands as it was.
    """
    answers = require(session, member)
    event = events.get_for_update(session, event_id)
    _refuse_unless_open_to(session, event, answers, seen_in)
    refuse_unless_open(event, now=now)
    return _record(session, event, _entry(member, wanted, way, at, extras), now=now)


def answer_for(
    session: WorkspaceSession,
    event_id: EventId,
    member: MemberId,
    wanted: Answer,
    *,
    by: MemberId,
    at: datetime,
    now: datetime,
    extras: Extras = NOTHING_MORE,
) -> Party | None:
    """Record what a member told an organiser by telephone; the member hears of it. Returns what counts now.

    Raises:
        NotItsOrganiser: only its organisers answer for another.
        EventNotFound: no such event, or not one the organiser may know of.
        PersonGone: there is no such member (any more).
        EventWithdrawn, EventCalledOff, EventMoved, RsvpBegun, RsvpClosed: it takes no answers.
        TooManyGuests: more than 20 guests.
        DeputyAndComing: a deputy beside a yes or a maybe.
        GuestsDoNotFit: with their guests they do not fit, with fewer they would; the answer stands as it was.
    """
    event = managed(session, event_id, by=by)
    if not events.is_open_to(session, event, by):
        raise EventNotFound(event=event_id)
    to = receiver_of(session, member)
    if to is None:
        raise PersonGone(field="member")
    refuse_unless_open(event, now=now)
    party = _record(session, event, replace(_entry(member, wanted, Way.ORGANISER, at, extras), by=by), now=now)
    if member != by:
        due_at = news_of_place(now, to, starts_at=event.plan.next_begins_at(now))
        outbox.add(session, TellAnsweredFor(event=event.id, member=member), now=now, due_at=due_at)
    return party


def miss(session: WorkspaceSession, event_id: EventId, member: MemberId, missed: Collection[datetime], *, now: datetime) -> None:
    """Keep which sessions of a course that are still to come a member misses who comes or may come; they stay signed up.

    Raises:
        EventNotFound: no such event.
    """
    event = events.get(session, event_id)
    coming = [each.starts_at for each in event.plan.sessions if each.starts_at > now]
    absences.save(session, event_id, member, missed, among=coming, now=now)


def form_for(session: WorkspaceSession, event_id: EventId, member: MemberId, *, now: datetime, seen_in: ChannelId | None) -> ShownEvent:
    """Gather the content of the form for a member's own answer.

    Raises:
        Stranger, EventNotFound, EventWithdrawn, EventCalledOff, EventMoved, RsvpBegun, RsvpClosed: as for the answer itself.
    """
    answers = require(session, member)
    event = events.get(session, event_id)
    _refuse_unless_open_to(session, event, answers, seen_in)
    refuse_unless_open(event, now=now)
    return show(session, event, to=member)


def form_for_another(session: WorkspaceSession, event_id: EventId, *, by: MemberId, now: datetime) -> Event:
    """Return the event for which an organiser passes on an answer.

    Raises:
        NotItsOrganiser: only its organisers answer for another.
        EventNotFound, EventWithdrawn, EventCalledOff, EventMoved, RsvpBegun, RsvpClosed: as for the answer itself.
    """
    event = events.get(session, event_id)
    refuse_unless_manages(session, event, by=by)
    refuse_unless_open(event, now=now)
    return event


def react(
    session: WorkspaceSession, channel: ChannelId, ts: MessageTs, member: MemberId, emoji: str, *, on: bool, at: datetime, now: datetime
) -> None:
    """Record that a member gave or took back a reaction under a card; anything else changes nothing.

    A member of whom Slack has yet to tell, and the bot itself, do not count. On an event that takes no more answers the
    member is told once why.
    """
    wanted = answer_of_emoji(emoji)
    card = cards.at(session, channel, ts)
    known = members.get(session, member)
    if wanted is None or card is None or known is None or known.bot or known.gone:
        return
    event = events.get_for_update(session, card.event)
    if known.guest and not events.is_open_to(session, event, member):
        return
    if card.retired or not event.takes_answers(now):
        # Once for each reason: another version is closed for another one.
        key = f"explain_closed:{event.id}:{event.version}:{member}"
        outbox.add(session, ExplainClosed(event=event.id, member=member), now=now, key=key)
        return
    entry = RsvpEntry(member=member, answer=wanted, way=Way.REACTION, at=at, emoji=emoji, card=ts, on=on)
    _record_reaction(session, event, entry, now=now)


def let_go_of_leavers(session: WorkspaceSession, *, now: datetime) -> int:
    """Give the places of leavers to those who wait, as far as an event has yet to begin; return the number of leavers.

    Their answers are kept, but no longer count, also if they should come back.
    """
    left = rsvps.of_leavers(session, now=now)
    for event_id, member, answer_given in left:
        event = events.get_for_update(session, event_id)
        entry = RsvpEntry(member=member, answer=answer_given, way=Way.LEFT, at=now, on=False)
        rsvps.add_entry(session, event_id, entry, now=now)
        keep(session, event, reckon(session, event, [member], now=now), now=now)
    return len(left)


def compare(session: WorkspaceSession, card_id: int, seen: Iterable[tuple[str, MemberId]], *, now: datetime) -> int:
    """Compare the reactions under a card with those we know of; return the number that differed.

    One we did not know of counts as given now, one that vanished as taken back now (Slack tells no time of either).
    `now` is from before they were read: what a member did since then is not in `seen`, and stays as it is.
    """
    card = cards.get(session, card_id)
    if card is None:
        return 0
    event = events.get_for_update(session, card.event)
    if card.retired or not event.takes_answers(now):
        return 0
    last = {(entry.emoji or "", entry.member): entry for entry in rsvps.reactions_on(session, card.event, card.ts)}
    ours = {pair for pair, entry in last.items() if entry.on}
    theirs = set(seen)
    if not theirs and may_be_hidden(card.ts, now=now):
        return 0  # not even our own stand there any more: it was hidden, and nobody took anything back
    known = members.named(session, {member for _, member in theirs})
    here = {key for key, member in known.items() if not member.bot and not member.gone}
    given = {(emoji, member) for emoji, member in theirs - ours if member in here and answer_of_emoji(emoji) is not None}
    newer = {pair for pair, entry in last.items() if entry.at > now}
    different = sorted((given | (ours - theirs)) - newer)
    for emoji, member in different:
        wanted = answer_of_emoji(emoji)
        if wanted is not None:
            on = (emoji, member) in given
            entry = RsvpEntry(member=member, answer=wanted, way=Way.REACTION, at=now, emoji=emoji, card=card.ts, on=on)
            _record_reaction(session, event, entry, now=now)
    return len(different)


def known_reactions(session: WorkspaceSession, channel: ChannelId, ts: MessageTs) -> dict[str, list[MemberId]]:
    """Return the reactions under a card as far as we know of them."""
    card = cards.at(session, channel, ts)
    last = {(each.emoji or "", each.member): each.on for each in rsvps.reactions_on(session, card.event, ts)} if card else {}
    given: dict[str, list[MemberId]] = {}
    for (emoji, member), on in last.items():
        if on:
            given.setdefault(emoji, []).append(member)
    return given


def answered_since(session: WorkspaceSession, event: EventId, member: MemberId, moment: datetime) -> tuple[bool, bool]:
    """Return whether anything was answered by or for a member since a moment, and whether what came along lapsed instead."""
    since = [
        entry for entry in rsvps.entries_of(session, event, member) if entry.at >= moment and not (entry.way is Way.CARRIED and entry.on)
    ]
    return bool(since), bool(since) and since[-1].way is Way.CARRIED


def _refuse_unless_open_to(session: WorkspaceSession, event: Event, member: Member, seen_in: ChannelId | None) -> None:
    """Refuse whoever may not know of an event; Slack shows its channel's messages to members, but a guest has to be in it.

    Of one that is planned Slack shows nothing to anybody.

    Raises:
        EventNotFound: they may not.
    """
    shown = seen_in == event.plan.channel and not member.guest and event.state is not EventState.PLANNED
    if not shown and not events.is_open_to(session, event, member.id):
        raise EventNotFound(event=event.id)


def _entry(member: MemberId, wanted: Answer, way: Way, at: datetime, extras: Extras) -> RsvpEntry:
    said = checked_extras(wanted, extras)
    return RsvpEntry(
        member=member,
        answer=wanted,
        way=way,
        at=at,
        guests=said.guests,
        names=said.names,
        deputy=said.deputy,
        comment=said.comment,
        takes_list=said.takes_list,
    )


def _record(session: WorkspaceSession, event: Event, entry: RsvpEntry, *, now: datetime) -> Party | None:
    """Keep an answer, and bring the places and the card in line with it; the event's row is held."""
    rsvps.add_entry(session, event.id, entry, now=now)
    asked: dict[str, object] = {"event": event.id, "guests": entry.guests, "names": entry.names, "comment": entry.comment}
    try:
        reckoned = reckon(session, event, [entry.member], now=now)
    except GuestsDoNotFit as refused:
        raise GuestsDoNotFit(**refused.facts | asked) from refused
    own, was = reckoned.after.get(entry.member), reckoned.before.get(entry.member)
    if entry.guests and not entry.takes_list and own is not None and own.place is Place.WAITING:
        places = reckoned.free(event.plan.maximum)
        if places > 0 and (was is None or was.place is not Place.WAITING):
            raise GuestsDoNotFit(places=places, **asked)
    keep(session, event, reckoned, now=now, quiet=[entry.member])
    return own


def _record_reaction(session: WorkspaceSession, event: Event, entry: RsvpEntry, *, now: datetime) -> None:
    """Keep a reaction. Nothing answers it, so whoever has to wait is told; one that brings back more guests than still fit leaves
    the answer as it was.
    """
    rsvps.add_entry(session, event.id, entry, now=now)
    with suppress(GuestsDoNotFit):
        reckoned = reckon(session, event, [entry.member], now=now)
        keep(session, event, reckoned, now=now)
