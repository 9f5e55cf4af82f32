"""Answers: by button, reaction or command, in Slack's order, each kept; places given out one at a time."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from bot.db import events, members, outbox, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.events import Event, EventNotFound, refuse_unless_open
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs
from bot.domain.notices import ExplainClosed
from bot.domain.rsvp import (
    LONGEST_COMMENT,
    MOST_GUESTS,
    Answer,
    Entry,
    GuestsDoNotFit,
    Party,
    TooManyGuests,
    Way,
    answer_of_emoji,
    tally,
)
from bot.services.members import require
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
    guests: int | None = None,
    comment: str | None = None,
    seen_in: ChannelId | None = None,
) -> Party | None:
    """Record a member's answer by button or command; `at` is Slack's time of it. Gives what counts now.

    `seen_in` is where Slack showed him the button: who sees the event's own channel may know of the event.

    Raises:
        Stranger: not a member of this workspace.
        EventNotFound: no such event, or not one he may know of.
        EventWithdrawn: the event was withdrawn.
        EventCalledOff, EventMoved: it does not take place as announced.
        RsvpBegun: the event has begun.
        RsvpClosed: the organiser closed it.
        TooManyGuests: more than 20 guests.
        GuestsDoNotFit: the party grew and does not fit; the answer stands as it was.
    """
    require(session, member)
    event = events.get_for_update(session, event_id)
    if seen_in != event.plan.channel and not events.is_open_to(session, event, member):
        raise EventNotFound(event=event_id)
    refuse_unless_open(event, now=now)
    if guests is not None and not 0 <= guests <= MOST_GUESTS:
        raise TooManyGuests(limit=MOST_GUESTS)
    kept_comment = comment[:LONGEST_COMMENT] if comment is not None else None
    entry = Entry(member=member, answer=wanted, way=way, at=at, guests=guests, comment=kept_comment)
    rsvps.add_entry(session, event_id, entry, now=now)
    return _settle(session, event, member, now=now)


def react(
    session: WorkspaceSession, channel: ChannelId, ts: MessageTs, member: MemberId, emoji: str, *, on: bool, at: datetime, now: datetime
) -> None:
    """Record that a member gave or took back a reaction under a card; anything else changes nothing.

    A member of whom Slack has yet to tell, and the bot itself, do not count. On an event that takes no more answers the
    member is told once why.
    """
    wanted = answer_of_emoji(emoji)
    card = events.card_at(session, channel, ts)
    known = members.get(session, member)
    if wanted is None or card is None or known is None or known.bot or known.gone:
        return
    event = events.get_for_update(session, card.event)
    if card.retired or not event.takes_answers(now):
        outbox.add(session, ExplainClosed(event=event.id, member=member), now=now, key=f"explain_closed:{event.id}:{member}")
        return
    entry = Entry(member=member, answer=wanted, way=Way.REACTION, at=at, emoji=emoji, card=ts, on=on)
    _record_reaction(session, event, entry, now=now)


def compare(session: WorkspaceSession, card_id: int, seen: Iterable[tuple[str, MemberId]], *, now: datetime) -> int:
    """Compare the reactions under a card with those we know of; says how many differed.

    One we did not know of counts as given now, one that vanished as taken back now (Slack tells no time of either).
    `now` is from before they were read: what a member did since then is not in `seen`, and stays as it is.
    """
    card = events.card(session, card_id)
    if card is None:
        return 0
    event = events.get_for_update(session, card.event)
    if card.retired or not event.takes_answers(now):
        return 0
    last = {(entry.emoji or "", entry.member): entry for entry in rsvps.reactions_on(session, card.event, card.ts)}
    ours = {pair for pair, entry in last.items() if entry.on}
    theirs = set(seen)
    known = members.named(session, {member for _, member in theirs})
    here = {key for key, member in known.items() if not member.bot and not member.gone}
    given = {(emoji, member) for emoji, member in theirs - ours if member in here and answer_of_emoji(emoji) is not None}
    newer = {pair for pair, entry in last.items() if entry.at > now}
    different = sorted((given | (ours - theirs)) - newer)
    for emoji, member in different:
        wanted = answer_of_emoji(emoji)
        if wanted is not None:
            on = (emoji, member) in given
            entry = Entry(member=member, answer=wanted, way=Way.REACTION, at=now, emoji=emoji, card=card.ts, on=on)
            _record_reaction(session, event, entry, now=now)
    return len(different)


def _record_reaction(session: WorkspaceSession, event: Event, entry: Entry, *, now: datetime) -> None:
    """Keep a reaction; one that brings back more guests than still fit leaves the answer as it was."""
    rsvps.add_entry(session, event.id, entry, now=now)
    with suppress(GuestsDoNotFit):
        _settle(session, event, entry.member, now=now)


def _settle(session: WorkspaceSession, event: Event, member: MemberId, *, now: datetime) -> Party | None:
    """Bring the member's party, the places and the card in line with what he did; the event's row is held.

    Raises:
        GuestsDoNotFit: the party grew and does not fit.
    """
    reckoned = reckon(session, event, [member])
    own, was, maximum = reckoned.after.get(member), reckoned.before.get(member), event.plan.maximum
    grew = own is not None and was is not None and own.size > was.size
    if maximum is not None and grew and tally([*reckoned.after.values()]).yes > maximum:
        raise GuestsDoNotFit(places=maximum)
    keep(session, event, reckoned, now=now, quiet=[member])
    return own
