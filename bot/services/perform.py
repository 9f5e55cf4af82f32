"""What a command comes to: the one place where a slash command, a mention and a DM mean the same."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.db import members
from bot.db.engine import WorkspaceSession
from bot.domain import commands, responses
from bot.domain.action_items import checked_text, read_due
from bot.domain.calendar import DateNotUnderstood, local_day
from bot.domain.errors import DomainError
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId
from bot.domain.rsvp import GuestsDoNotFit
from bot.services import (
    action_items,
    agenda,
    decisions,
    event_messages,
    events,
    experiences,
    handovers,
    kept,
    minutes,
    polls,
    questions,
    turnout,
)
from bot.services.indexes import Indexes
from bot.services.kept import SAME_SUBJECT, WHOLE
from bot.services.members import MembersOnly, choose_own, require, require_organiser
from bot.services.mention_names import in_names, owners_in
from bot.services.organising import refuse_unless_manages
from bot.services.worded_answers import give_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, when by Slack's clock and ours, and where that is."""

    by: MemberId
    at: datetime
    now: datetime
    zone: ZoneInfo
    guest: bool = False

    @property
    def today(self) -> date:
        """The day it is for the workspace."""
        return local_day(self.now, self.zone)


UNKNOWN_MEMBER = re.compile(r"(?<![\w.<@\u2060])@(?!(?:here|channel|everyone)\b)(?P<name>[^\W\d_](?:[\w.-]*\w)?)", re.IGNORECASE)
"""Somebody named as Slack names members, but unknown to Slack."""
NOBODY = MemberId("")
"""Whoever has no name may know of what is in public channels only."""
MOST_CALLED = 4
"""Buttons in a row, with one for none of them."""

FOR_GUESTS = (
    commands.Help,
    commands.NextMeeting,
    commands.ListEvents,
    commands.LookAtEvent,
    commands.LookAtAgenda,
    commands.GiveAnswer,
    commands.DoubtAnswer,
    commands.ReplyToMessage,
    commands.ChooseLanguage,
    commands.LookAtMyData,
    commands.Incomplete,
    commands.UnknownWord,
)
"""The commands that show or answer what is in one's own channels, or nothing at all."""


def perform(session: WorkspaceSession, indexes: Indexes, command: commands.Command, asked: Request) -> responses.Response:  # noqa: C901, PLR0911, PLR0912, PLR0915  # a table
    """Do what a command asks and say what it came to.

    Raises:
        DomainError: a refusal, with the sentence that tells it.
    """
    if asked.guest and not isinstance(command, FOR_GUESTS):
        raise MembersOnly
    command = in_names(session, command)
    match command:
        case commands.Help():
            return responses.ShowHelp()
        case commands.LookAtStatus():
            require_organiser(session, asked.by)
            return responses.ShowStatus()
        case commands.LookAtTurnout():
            require_organiser(session, asked.by)
            if command.event is not None:
                turnout.series_of(session, command.event, to=asked.by)
            return responses.ShowTurnout(year=command.year, event_kind=command.kind, event=command.event)
        case commands.LookAtCoverage():
            return responses.ShowCoverage()
        case commands.NextMeeting():
            return responses.ShowNextMeeting()
        case commands.ListEvents():
            return responses.ShowEvents(past=command.past)
        case commands.NewEvent():
            require_organiser(session, asked.by)
            return responses.OfferForm(form="event")
        case commands.PlanYear():
            require_organiser(session, asked.by)
            return responses.OfferForm(form="year-plan", prefill=str(command.year or ""))
        case commands.LookAtEvent():
            return responses.ShowEvent(event=events.visible(session, command.event, to=asked.by).id)
        case commands.ManageEvent():
            event_read = events.visible(session, command.event, to=asked.by)
            refuse_unless_manages(session, event_read, by=asked.by)
            return responses.OfferForm(form=command.part, prefill=str(command.event))
        case commands.LookAtAction():
            return responses.ShowAction(item=action_items.get(session, command.item).id)
        case commands.LookAtDecision():
            return responses.ShowDecision(decision=decisions.get(session, command.decision).id)
        case commands.GiveAnswer() | commands.DoubtAnswer():
            return give_answer(session, command, by=asked.by, at=asked.at, now=asked.now, zone=asked.zone)
        case commands.ListAttendees():
            event = command.event or events.nearest_event(session, to=asked.by, now=asked.now).id
            return responses.ShowWhoComes(event=events.visible(session, event, to=asked.by).id)
        case commands.LookAtAgenda():
            wanted = command.event or agenda.event_for(session, to=asked.by, now=asked.now).id
            return responses.ShowAgenda(event=events.visible(session, wanted, to=asked.by).id)
        case commands.ProposeItem():
            require(session, asked.by)
            agenda.event_for(session, to=asked.by, now=asked.now)
            return responses.OfferForm(form="agenda-item", prefill=command.text)
        case commands.ListActions():
            return responses.ShowActions(scope=command.scope, owner=command.owner)
        case commands.AddAction():
            return _add_action(session, command, asked)
        case commands.FinishAction():
            return responses.ShowAction(item=action_items.finish(session, command.item, by=asked.by, now=asked.now).id, news="done")
        case commands.AnswerHandover():
            answered = (handovers.accept if command.takes else handovers.decline)(session, command.line, by=asked.by, now=asked.now)
            return responses.ShowTakenOver(line=answered.id)
        case commands.ReplyToMessage():
            to = event_messages.reply(session, command.message, command.words, by=asked.by, now=asked.now)
            return responses.Say(text_id="message-replied", facts=(("name", to),))
        case commands.ShareExperience():
            require(session, asked.by)
            if command.member is None and experiences.farewell_of(session, asked.by):
                return responses.ShowExperiences()
            return responses.OfferForm(form="experience", prefill=command.member or "")
        case commands.AnswerExperience():
            experiences.answer(session, command.question, command.words, by=asked.by, now=asked.now)
            return responses.ShowExperiences(news="answered")
        case commands.ReopenAction():
            return responses.ShowAction(item=action_items.reopen(session, command.item, by=asked.by, now=asked.now).id, news="reopened")
        case commands.AskDecisions():
            return ask_decisions(session, indexes, command.question, asked, valid=command.valid)
        case commands.AddDecision():
            require_organiser(session, asked.by)
            return responses.OfferForm(form="decision", prefill=command.text)
        case commands.LookAtMinutes():
            if command.event is None:
                return responses.ListMinutes()
            return minutes.send(session, command.event, to=asked.by, now=asked.now)
        case commands.NewMinutes() | commands.DraftOfMinutes():
            minutes.require_maker(session, asked.by)
            if isinstance(command, commands.NewMinutes):
                return responses.OfferForm(form="minutes")
            return responses.OfferForm(form="minutes-draft", prefill=str(command.event or ""))
        case commands.BringIn():
            minutes.bring_in(session, command.files, event=command.event, by=asked.by, now=asked.now)
            return responses.Say(text_id="minutes-reading", facts=(("count", len(command.files)), ("name", command.files[0].name)))
        case commands.NewPoll():
            polls.require_putter(session, command.kind, by=asked.by)
            return responses.OfferForm(form=command.kind.value, prefill=command.text)
        case commands.LookAtPoll():
            return responses.ShowPoll(poll=polls.visible(session, command.poll, to=asked.by).id)
        case commands.LookAtPolls():
            return responses.ListPolls(ended=command.ended)
        case commands.AskNetwork():
            require(session, asked.by)
            return responses.OfferForm(form="question", prefill=command.text)
        case commands.LookAtQuestion():
            return responses.ShowQuestion(question=questions.visible(session, command.question, to=asked.by).id)
        case commands.LookAtQuestions():
            return responses.ListQuestions(scope=command.scope)
        case commands.OpenSettings():
            return responses.OfferForm(form="settings")
        case commands.LookAtMyData():
            return responses.ShowMyData()
        case commands.ChooseLanguage():
            choose_own(session, asked.by, language=command.language)
            return responses.Say(text_id="settings-language-chosen")
        case commands.Incomplete():
            return responses.Say(text_id=command.text_id)
        case commands.UnknownWord():
            return responses.SayUnknownWord(word=command.word, nearest=command.nearest)
        case _:
            assert_never(command)


def refusal(error: DomainError, zone: ZoneInfo) -> responses.Say:
    """Turn a refusal into an answer; its moments become days in the workspace's zone."""
    facts: list[tuple[str, str | int]] = []
    days: list[tuple[str, date]] = []
    for name, value in sorted(error.facts.items()):
        if isinstance(value, datetime):
            days.append((name, local_day(value, zone)))
        elif isinstance(value, date):
            days.append((name, value))
        elif not isinstance(value, tuple):
            facts.append((name, value if isinstance(value, int) else str(value)))
    return responses.Say(text_id=error.text_id, facts=tuple(facts), days=tuple(days))


def refused_answer(error: DomainError, zone: ZoneInfo) -> responses.Say | responses.OfferList:
    """Turn a refusal into an answer; a party that does not fit is offered the waiting list."""
    facts = error.facts
    match facts.get("event"), facts.get("guests"), facts.get("places"), facts.get("names"), facts.get("comment"):
        case int(event), int(guests), int(places), (tuple() | None) as names, (str() | None) as comment if isinstance(
            error, GuestsDoNotFit
        ):
            return responses.OfferList(event=EventId(event), guests=guests, places=places, names=names, comment=comment)
        case _:
            return refusal(error, zone)


def ask_decisions(
    session: WorkspaceSession, indexes: Indexes, question: str, asked: Request, *, valid: bool = False
) -> responses.ShowDecisions:
    """Find the decisions that answer a question, and what is kept beside them; without one the latest. `valid`: only what holds."""
    if not question.strip():
        latest = decisions.latest(session, valid=valid)
        return responses.ShowDecisions(found=tuple(decision.id for decision in latest), latest=True, valid=valid)
    found = decisions.find(session, indexes, question, today=asked.today, valid=valid)
    beside = [] if valid else decisions.find_beside(session, indexes, question, today=asked.today, to=asked.by)
    hits, guesses = (tuple(DecisionId(hit.number) for hit in some) for some in (found.hits, found.guesses))
    return responses.ShowDecisions(
        found=hits,
        topics=found.topics,
        guesses=guesses,
        valid=valid,
        sure=found.sure,
        kept=tuple(number for number, _ in beside),
        kept_first=bool(beside) and found.covered < SAME_SUBJECT and beside[0][1] >= WHOLE,
    )


def with_offer(answer: responses.Response, command: commands.Command) -> responses.Response:
    """Offer to put to the network what was asked in a direct message and found nothing."""
    if not isinstance(command, commands.AskDecisions) or not isinstance(answer, responses.ShowDecisions):
        return answer
    return answer if answer.found or answer.kept or answer.latest or command.valid else replace(answer, offer=command.question)


def for_everybody(session: WorkspaceSession, answer: responses.Response) -> responses.Response:
    """Leave out of an answer that a whole channel reads what only its asker may know of."""
    if not isinstance(answer, responses.ShowDecisions):
        return answer
    return replace(answer, kept=tuple(number for number in answer.kept if kept.shown(session, [number], to=NOBODY)))


def _add_action(session: WorkspaceSession, command: commands.AddAction, asked: Request) -> responses.Response:
    unknown = UNKNOWN_MEMBER.search(command.text)
    if unknown is not None:
        parts = [part for part in re.split(r"[._-]", unknown["name"]) if part]
        options = members.called(session, parts, most=MOST_CALLED) or members.called(session, parts[-1:], most=MOST_CALLED)
        return responses.AskOwner(text=checked_text(command.text), name=unknown["name"], options=tuple(member.id for member in options))
    text, owners = owners_in(session, command.text, today=asked.today)
    if not text:
        return responses.OfferForm(form="action")
    rest, due_on, doubt = read_due(checked_text(text), today=asked.today)
    if doubt is not None:
        return _ask_date(checked_text(rest), text, owners, doubt, asked)
    text = checked_text(rest)
    again = action_items.made_just_now(session, text=text, by=asked.by, now=asked.now)
    if again is not None and again.due_on == due_on:
        return responses.AskActionAgain(item=again.id)
    return responses.ShowAction(item=make_action(session, text, owners, due_on, asked), news="made")


def _ask_date(rest: str, typed: str, owners: tuple[MemberId, ...], doubt: DomainError, asked: Request) -> responses.AskActionDate:
    """Ask which day is meant; where none can be offered, the words that are no date stay in the text."""
    facts = doubt.facts
    named = (*_days(facts.get("options")), *_days((facts.get("on"),)), *_days(facts.get("alternatives")))
    options = tuple(dict.fromkeys(day for day in named if day >= asked.today))
    said = refusal(doubt, asked.zone)
    if options and isinstance(doubt, DateNotUnderstood):
        said = replace(said, text_id="date-nearly")
    return responses.AskActionDate(text=rest if options else typed, owners=owners, options=options, doubt=said)


def _days(fact: object) -> tuple[date, ...]:
    return tuple(day for day in fact if isinstance(day, date)) if isinstance(fact, tuple) else ()


def make_action(session: WorkspaceSession, text: str, owners: tuple[MemberId, ...], due_on: date | None, asked: Request) -> ActionItemId:
    """Make an action item as it was understood; without an owner it is the asker's own."""
    return action_items.make(session, text=text, owners=owners or (asked.by,), due_on=due_on, by=asked.by, now=asked.now).id
