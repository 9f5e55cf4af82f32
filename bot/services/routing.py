"""Putting a question to whoever is likeliest to know: by what they named, answered, presented and had in hand, and where they work."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.db import knowing, members, outbox, questions
from bot.db.engine import WorkspaceSession
from bot.domain.action_pings import may_ping_at
from bot.domain.audience import UNKNOWN
from bot.domain.calendar import DEFAULT_ZONE, local_day
from bot.domain.errors import FieldMistake, shortened
from bot.domain.ids import MemberId, QuestionId
from bot.domain.members import Member
from bot.domain.notices import AskKnower
from bot.domain.questions import LONGEST_TOPIC, Question
from bot.domain.routing import IN_PEACE, MOST_ASKED, AskedMember, Candidate, Sign, SignKind, likeliest, may_be_asked
from bot.search import Index, IndexEntry
from bot.services.members import is_member, receivers, require
from bot.services.questions import open_to, refresh, respond

MOST_AT_ONCE = 5
_SIGNS = 200
_OF_ITS_WORDS = 0.8
"""A sign found by the words of the question counts a little less than one found by its topics, which were named on purpose."""

Evidence = tuple[MemberId, SignKind, str, str]
"""Who, by what, how that is named to them, and the words it is found by."""


def next_moment(session: WorkspaceSession) -> datetime | None:
    """Return since when a question waits to be put to whoever may know."""
    return min((question.asked_at for question in questions.unrouted(session)), default=None)


def look(session: WorkspaceSession, *, now: datetime) -> Callable[[WorkspaceSession], int]:
    """Find out to whom the new questions are put, and return what puts them."""
    found = [(question.id, choose(session, question, now=now)) for question in questions.unrouted(session)[:MOST_AT_ONCE]]
    return lambda writing: sum(_put(writing, number, asked, now=now) for number, asked in found)


def choose(session: WorkspaceSession, question: Question, *, now: datetime) -> list[AskedMember]:
    """Choose whom a question is put to. Of an anonymous asker the partnership says nothing, so that nobody can tell by whom is asked."""
    people = members.people_in(session, question.plan.channel)
    asker = members.get(session, question.asked_by)
    near = asker.profile if asker is not None and not question.plan.anonymous else UNKNOWN
    found = evidence(session, people)
    today = local_day(now, ZoneInfo(DEFAULT_ZONE))
    signs = signs_in(question, index_of(found, today=today), found, today=today)
    return likeliest(
        _candidates(session, people, signs, now=now),
        asker=question.asked_by,
        audience=question.plan.audience,
        topics=question.plan.topics,
        near=near,
    )


def evidence(session: WorkspaceSession, people: Iterable[Member]) -> list[Evidence]:
    """Gather what shows what members know of."""
    return [
        *((each.id, SignKind.PROFILE, topic, topic) for each in people for topic in each.profile.topics),
        *(
            (author, SignKind.ANSWERED, f"K{question.id}", f"{question.plan.text} {' '.join(question.plan.topics)}")
            for author, question in questions.by_author(session)
        ),
        *((member, SignKind.PRESENTED, title, title) for member, title in knowing.presented(session)),
        *((owner, SignKind.OWNED, text, text) for owner, text in knowing.owned(session)),
    ]


def index_of(found: list[Evidence], *, today: date) -> Index:
    """Make signs findable as decisions are, with their inflections and synonyms; each by its place in the list."""
    return Index(entry_of(at, each, today=today) for at, each in enumerate(found))


def entry_of(at: int, found: Evidence, *, today: date) -> IndexEntry:
    """Make one sign findable."""
    return IndexEntry(at, today, "", "", found[3], "decided", None)


def signs_in(question: Question, index: Index, found: list[Evidence], *, today: date) -> dict[MemberId, list[Sign]]:
    """Find the signs that fit a question, by its topics and by its words."""
    fits: dict[int, float] = {}
    for asked, worth in ((question.plan.text, _OF_ITS_WORDS), *((topic, 1.0) for topic in question.plan.topics)):
        hits = index.find(asked, today=today, limit=_SIGNS).hits
        for hit in hits:
            fits[hit.number] = max(fits.get(hit.number, 0.0), worth * hit.score / hits[0].score)
    signs: dict[MemberId, list[Sign]] = {}
    for at, fit in fits.items():
        member, kind, what, _ = found[at]
        signs.setdefault(member, []).append(Sign(kind=kind, what=shortened(what, LONGEST_TOPIC), fit=fit))
    return signs


def name_another(session: WorkspaceSession, number: QuestionId, named: MemberId | None, *, by: MemberId, now: datetime) -> None:
    """Put a question to somebody whom another names: within the five, and the week that everybody is left in peace.

    Raises:
        QuestionNotFound, QuestionEnded: there is no such open question that they may know of.
        FieldMistake: five were asked, or this one cannot be asked now.
    """
    require(session, by)
    question = open_to(session, number, by=by)
    asked = questions.asked(session, number)
    if len(asked) >= MOST_ASKED:
        raise FieldMistake("member", "mistake-question-five", most=MOST_ASKED)
    person = members.get(session, named) if named and named not in {by, *asked} and is_member(session, named) else None
    candidate = next(iter(_candidates(session, [person], {}, now=now)), None) if person else None
    plan = question.plan
    if candidate is None or not may_be_asked(candidate, asker=question.asked_by, audience=plan.audience, topics=plan.topics):
        raise FieldMistake("member", "mistake-question-not-now")
    sign = Sign(kind=SignKind.NAMED, what=by)
    _ask(session, number, AskedMember(member=candidate.member, at=candidate.due_at, why=sign), now=now)
    respond(session, number, by, "other", now=now)
    refresh(session, number, now=now)


def ask_no_more(session: WorkspaceSession, number: QuestionId, *, by: MemberId, now: datetime) -> tuple[str, ...]:
    """Put no questions about the topics of this one to a member any more; return the topics.

    Raises:
        QuestionNotFound: no such question.
    """
    profile = require(session, by).profile
    topics = questions.get(session, number).plan.topics
    members.save_profile(session, by, replace(profile, not_asked=tuple(dict.fromkeys((*profile.not_asked, *topics)))))
    respond(session, number, by, "muted", now=now)
    return topics


def _candidates(
    session: WorkspaceSession, people: Iterable[Member], signs: dict[MemberId, list[Sign]], *, now: datetime
) -> list[Candidate]:
    there = list(people)
    last, to = questions.last_asked(session), receivers(session, there)
    return [
        Candidate(
            member=each.id,
            profile=each.profile,
            whole=not (each.guest or each.bot or each.gone),
            paused=to[each.id].is_paused(now),
            due_at=may_ping_at(to[each.id], now),
            asked_at=last.get(each.id),
            signs=tuple(signs.get(each.id, ())),
        )
        for each in there
    ]


def _put(session: WorkspaceSession, number: QuestionId, asked: Iterable[AskedMember], *, now: datetime) -> int:
    question = questions.get(session, number, lock=True)
    if question.routed:
        return 0
    questions.save_routed(session, number)
    if not question.open:
        return 0
    last = questions.last_asked(session)
    for each in asked:
        if last.get(each.member) is None or each.at - last[each.member] >= IN_PEACE:  # another process may have asked them meanwhile
            _ask(session, number, each, now=now)
    refresh(session, number, now=now)
    return 1


def _ask(session: WorkspaceSession, number: QuestionId, asked: AskedMember, *, now: datetime) -> None:
    if questions.put_to(session, number, asked):
        notice = AskKnower(member=asked.member, question=number)
        outbox.add(session, notice, now=now, due_at=asked.at, key=f"ask_knower:{number}:{asked.member}")
