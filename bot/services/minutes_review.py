"""The review of minutes: what was found is edited by whoever makes minutes, kept at each change, and recorded once, as it was ticked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.db import decisions as register
from bot.db import events, members, minutes, outbox, prompts
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import checked_owners, checked_text
from bot.domain.decisions import Decision, DecisionStatus, MinutesStatus, checked_decision
from bot.domain.errors import DomainError, shortened
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, MinutesId
from bot.domain.minutes import (
    LONGEST_TITLE,
    Content,
    Edit,
    Finding,
    FindingKind,
    Minutes,
    MinutesDateMissing,
    MinutesNotFound,
    MinutesRecorded,
    MinutesState,
    MinutesUnread,
    Relation,
    ReplacedTwice,
    Sureness,
    replaced_twice,
    to_record,
)
from bot.domain.notices import TellAnswer, TellAssignedTogether
from bot.domain.responses import ShowMinutes
from bot.domain.review import Item
from bot.reading.findings import ParsedMinutes
from bot.search.resembling import resemble, subject_words
from bot.services import action_items, decision_register, decisions
from bot.services.events import visible
from bot.services.indexes import Indexes
from bot.services.members import name_of
from bot.services.minutes import may_see, parsed_of, refuse_second, require_maker

MOST_ALIKE = 25
"""Decisions on one page of the question what they are to those they resemble."""

MOST_MEANT = 3
"""Members who are named as perhaps meant by a name."""

LOOKED_AT = 3
"""Hits of the register that a decision is held against."""

RELATION = "relation"
"""The field that says what a decision is to an earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Of which meeting minutes are, as it was filled in."""

    event: EventId | None = None
    held_on: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What keeps a finding that was ticked from being recorded, and in which of its fields."""

    position: int
    field: str
    error: DomainError


def read_in(session: WorkspaceSession, number: MinutesId) -> ParsedMinutes:
    """Return all that was read in minutes.

    Raises:
        MinutesUnread: they have yet to be read, or could not be.
    """
    parsed = parsed_of(session, number)
    if parsed is None:
        raise MinutesUnread
    return parsed


def opened(session: WorkspaceSession, number: MinutesId, *, by: MemberId, for_update: bool = False) -> Minutes:
    """Read minutes that are being reviewed.

    Raises:
        MinutesNotFound: no such minutes, or of a meeting they may not know of.
        NotForMinutes: only organisers and the secretary review.
        MinutesRecorded: they were recorded.
        MinutesUnread: they have yet to be read.
    """
    require_maker(session, by)
    found = minutes.get(session, number, for_update=for_update)
    if not may_see(session, found, by):
        raise MinutesNotFound(minutes=number)
    if found.recorded_by is not None:
        raise MinutesRecorded(by=name_of(session, found.recorded_by))
    if found.state is not MinutesState.REVIEW:
        raise MinutesUnread
    return found


def suggested(session: WorkspaceSession, found: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """Name the members who may be meant by the names of owners that are no member's own: for somebody to choose, never chosen."""
    names = dict.fromkeys(name for each in found for name in each.content.names)
    meant = {
        name: tuple(member.name for member in members.called(session, name.split(), most=MOST_MEANT) if not member.guest) for name in names
    }
    return {name: called for name, called in meant.items() if called}


# --- edited ---


def turn_to(session: WorkspaceSession, number: MinutesId, page: int) -> None:
    """Note on which page somebody is: there the review is taken up again."""
    minutes.save(session, number, page=page)


def keep_heading(
    session: WorkspaceSession, number: MinutesId, heading: Heading, *, by: MemberId, version: int | None = None
) -> MemberId | None:
    """Keep of which meeting minutes are; return who said otherwise since the form was drawn at `version`: that is kept then.

    Without a version it is one field, as somebody is choosing: it need not be a meeting that has no other minutes.

    Raises:
        EventNotFound: no such event, or not one they may know of.
        MeetingHasMinutes: it has others.
    """
    found = opened(session, number, by=by, for_update=True)
    if heading.event is not None:
        event = visible(session, heading.event, to=by).id
        if version is not None:
            refuse_second(session, event)
    said = replace(heading, title=shortened(heading.title.strip(), LONGEST_TITLE))
    if said == Heading(event=found.event, held_on=found.held_on, title=found.title):
        return None
    if version is not None and found.heading_version > version and found.heading_by != by:
        return found.heading_by
    at = found.version + 1
    values = {"event_id": said.event, "held_on": said.held_on, "title": said.title}
    minutes.save(session, number, **values, version=at, heading_version=at, heading_by=by)
    return None


def keep(
    session: WorkspaceSession, number: MinutesId, edits: Mapping[int, Edit], *, by: MemberId, at: datetime, version: int | None = None
) -> list[tuple[Finding, Finding]]:
    """Keep findings as they were edited at a moment of Slack's; return what another changed since the form was drawn at `version`.

    That is kept as the other left it, and comes back beside what it was to be. Without a version the edit is of one field, as
    it was typed: the last counts.
    """
    found = opened(session, number, by=by, for_update=True)
    theirs = []
    for each in minutes.findings(session, number, edits):
        new = edits[each.position](each)
        if (new.ticked, new.content) == (each.ticked, each.content):
            continue
        if version is not None and each.version > version and each.changed_by != by:
            theirs.append((each, new))
        elif version is not None or each.changed_at is None or at >= each.changed_at:
            kept = replace(new, version=found.version + 1, changed_by=by, changed_at=at)
            minutes.save_finding(session, number, kept)
    minutes.save(session, number, version=found.version + 1)
    return theirs


def add(session: WorkspaceSession, number: MinutesId, kind: FindingKind, item: Item, *, by: MemberId, at: datetime) -> Finding:
    """Add a decision or an action item that was not found, under an agenda item; it is ticked, as somebody means it."""
    found = opened(session, number, by=by, for_update=True)
    made = Finding(
        position=max((each.position for each in minutes.findings(session, number)), default=0) + 1,
        kind=kind,
        sureness=Sureness.BY_HAND,
        item_number=item.number,
        item_title=item.title,
        ticked=True,
        content=Content(),
        version=found.version + 1,
        changed_by=by,
        changed_at=at,
    )
    minutes.add_finding(session, number, made)
    minutes.save(session, number, version=found.version + 1)
    return made


def leave(session: WorkspaceSession, number: MinutesId, *, by: MemberId, now: datetime) -> None:
    """Tell whoever closed the review, once, that what they typed is kept, with the way back to it.

    Raises:
        MinutesNotFound, NotForMinutes, MinutesRecorded, MinutesUnread: there is nothing to go back to.
    """
    if opened(session, number, by=by).version:
        notice = TellAnswer(member=by, answer=ShowMinutes(minutes=number, news="left"))
        outbox.add(session, notice, now=now, key=f"minutes_left:{number}:{by}")


# --- recorded ---


def mistakes(session: WorkspaceSession, number: MinutesId, *, today: date) -> list[Mistake]:
    """Find what keeps findings that are ticked from being recorded."""
    found, findings = minutes.get(session, number), minutes.findings(session, number)
    wrong: list[Mistake] = []
    for each in to_record(findings):
        for field, check in _checks(session, each, found.held_on or today, today):
            try:
                check()
            except DomainError as error:
                wrong.append(Mistake(position=each.position, field=field, error=error))
    return [*wrong, *_tied_twice(session, findings)]


def _tied_twice(session: WorkspaceSession, findings: Sequence[Finding]) -> list[Mistake]:
    """Find what was said of an earlier decision that another of these replaces; one that ended meanwhile is nobody's to replace."""
    return [
        Mistake(position=each.position, field=RELATION, error=ReplacedTwice(decision=earlier, text=shortened(other.content.text, 80)))
        for each, other in replaced_twice(findings)
        if (earlier := each.content.resembles) is not None and _holds(register.get(session, earlier))
    ]


def _checks(session: WorkspaceSession, each: Finding, held_on: date, today: date) -> list[tuple[str, Callable[[], object]]]:
    content = each.content
    match each.kind:
        case FindingKind.DECISION:
            return [("text", lambda: checked_decision(content.text, min(held_on, today), today=today))]
        case FindingKind.ACTION:
            owners = [("owners", lambda owner=owner: action_items.owner_to_be(session, owner)) for owner in content.owners]
            return [
                ("text", lambda: checked_text(content.text)),
                ("owners", lambda: checked_owners(content.owners, content.names)),
                *owners,
            ]
        case _:
            return []


def alike(session: WorkspaceSession, indexes: Indexes, number: MinutesId, *, today: date) -> list[tuple[Finding, Decision]]:
    """Find for each decision that is ticked the one of the register that it resembles, where nobody said what it is to that one.

    Where two are to take its place, the second is asked about again.
    """
    found = []
    held_on, findings = minutes.get(session, number).held_on or today, minutes.findings(session, number)
    twice = {wrong.position for wrong in _tied_twice(session, findings)}
    for each in to_record(findings):
        if each.kind is FindingKind.DECISION:
            decision = _resembled(session, indexes, each.content.text, held_on, today=today)
            if decision is not None and (each.content.relation is None or each.content.resembles != decision.id or each.position in twice):
                found.append((each, decision))
    return found[:MOST_ALIKE]


def _resembled(session: WorkspaceSession, indexes: Indexes, text: str, held_on: date, *, today: date) -> Decision | None:
    """Find the decision that held on a day and still does, and is most like a text, if one is like it."""
    hits = decisions.find(session, indexes, " ".join(subject_words(text)), today=today, limit=LOOKED_AT, valid=True).hits
    near = register.several(session, [DecisionId(hit.number) for hit in hits])
    return next((each for each in near if _holds(each) and each.decided_on <= held_on and resemble(text, each.text)), None)


def record(session: WorkspaceSession, number: MinutesId, *, by: MemberId, now: datetime, today: date) -> Minutes:
    """Record what is ticked, and nothing else: decisions and action items, each under its minutes; owners hear it in one message.

    Raises:
        MinutesNotFound, NotForMinutes, MinutesRecorded, MinutesUnread: there is nothing to record, or not by them.
        MinutesDateMissing: nobody said on which day the meeting was.
        DecidedInTheFuture: that day has yet to come.
        MeetingHasMinutes: other minutes of it were recorded meanwhile.
        DomainError: what `mistakes` finds.
    """
    found = opened(session, number, by=by, for_update=True)
    if found.held_on is None:
        raise MinutesDateMissing
    if found.event is not None:
        events.get_for_update(session, found.event)
        refuse_second(session, found.event)
    made: list[ActionItemId] = []
    findings = minutes.findings(session, number)
    for wrong in _tied_twice(session, findings):
        raise wrong.error
    for each in to_record(findings):
        if each.kind is FindingKind.DECISION:
            decision = _decide(session, found, each, found.held_on, by=by, now=now, today=today)
            minutes.save_finding(session, number, replace(each, decision=decision.id))
        elif each.kind is FindingKind.ACTION:
            content = each.content
            item = action_items.make(
                session,
                text=content.text,
                owners=content.owners,
                names=content.names,
                due_on=content.on,
                by=by,
                now=now,
                event=found.event,
                from_minutes=True,
            )
            made.append(item.id)
            minutes.save_finding(session, number, replace(each, action=item.id))
    minutes.save(session, number, state=str(MinutesState.DRAFT), recorded_by=by, recorded_at=now)
    _tell_owners(session, number, made, by=by, now=now)
    asked = [f"review:{number}", *([f"make_minutes:{found.event}"] if found.event else [])]
    prompts.settle(session, asked, now=now)
    return minutes.get(session, number)


def _decide(
    session: WorkspaceSession, found: Minutes, each: Finding, held_on: date, *, by: MemberId, now: datetime, today: date
) -> Decision:
    content = each.content
    made = decisions.record(
        session,
        text=content.text,
        decided_on=held_on,
        meeting=found.title,
        topic=each.item_title,
        agenda_item=" ".join(part for part in (each.item_number, each.item_title) if part),
        how=content.how,
        minutes=MinutesStatus.DRAFT,
        source_text=each.source,
        by=by,
        now=now,
        today=today,
    )
    other = content.resembles
    if other is None or not _holds(register.get(session, other)):  # another ended it meanwhile: it is no more to be replaced
        return made
    if content.relation is Relation.REPLACES:
        decision_register.supersede(session, other, successor=made.id, by=by, now=now, from_minutes=True)
    elif content.relation is Relation.SUPPLEMENTS:
        decision_register.supplement(session, made.id, earlier=other, by=by, now=now, from_minutes=True)
    return made


def _holds(decision: Decision) -> bool:
    return decision.status is DecisionStatus.DECIDED


def _tell_owners(session: WorkspaceSession, number: MinutesId, made: Sequence[ActionItemId], *, by: MemberId, now: datetime) -> None:
    theirs: dict[MemberId, list[ActionItemId]] = {}
    for item in made:
        for owner in action_items.get(session, item).owners:
            theirs.setdefault(owner, []).append(item)
    for owner, items in theirs.items():
        if owner != by:
            notice = TellAssignedTogether(member=owner, minutes=number, items=tuple(items))
            action_items.tell(session, notice, owner, key=f"minutes:{number}:{owner}", now=now)
