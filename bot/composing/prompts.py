"""What replaces the buttons of a message once what it asked is settled."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.composing.composed import Composed, Context, Edit, Skip, composer
from bot.db.engine import WorkspaceSession
from bot.db.prompts import Prompt
from bot.domain.action_history import Step
from bot.domain.action_items import ActionItem, ActionState
from bot.domain.event_life import may_be_restored
from bot.domain.events import EventState
from bot.domain.experiences import ExperienceState, FarewellState
from bot.domain.handover import LineState
from bot.domain.ids import ActionItemId, AgendaItemId, EventId, MemberId, MinutesId, QuestionId
from bot.domain.minutes import UNADOPTED
from bot.domain.notices import ShowSettled
from bot.domain.prompts import subject_of
from bot.domain.view_models import ShownLine
from bot.services import (
    action_items,
    action_lists,
    adoption,
    agenda,
    attendance,
    call_offs,
    cards,
    events,
    experiences,
    go_no_go,
    handovers,
    members,
    minutes,
    prompts,
    questions,
    rsvp,
)
from bot.texts import Texts
from bot.views import events as event_views
from bot.views.action_items import DONE_ACTION, GRANT_ACTION, number
from bot.views.adoption import ADOPT_ACTION
from bot.views.adoption import said as minutes_said
from bot.views.agenda import proposal_settled
from bot.views.attendance import OPEN_ACTION
from bot.views.blocks import Block, Message, sentence
from bot.views.deliveries import ELSEWHERE_ACTION
from bot.views.go_no_go import verdict
from bot.views.handover import ACCEPT_ACTION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One thing a message asks: the number it is about, and by its buttons which of the things that can be asked about it."""

    prompt: Prompt
    subject: str
    number: int
    buttons: dict[str, str]
    """Their values by action id."""
    now: datetime
    t: Texts


@composer.register
def show_settled(notice: ShowSettled, at: Context) -> Composed:
    """Show a message as it was sent, with what was chosen in the place of each row of buttons that is settled."""
    prompt = prompts.get(at.session, notice.delivery)
    if prompt is None:
        return Skip(reason="forgotten")
    if members.is_gone(at.session, prompt.member):
        return Skip(reason="nobody to tell")
    t = at.texts(prompt.member)
    blocks: list[Block] = []
    hint = settled = False
    for block in prompt.blocks:
        said = _said(at.session, prompt, block, t, at.now)
        if said:
            blocks.append(sentence(said))
        elif not (hint and block["type"] == "context"):  # small print under buttons speaks of them
            blocks.append(block)
        hint = bool(said) or (hint and block["type"] == "context")
        settled = settled or bool(said)
    if not settled and not prompt.edited:
        return Skip(reason="still open")
    return Edit(message=Message(text=prompt.text, blocks=tuple(blocks)), channel=prompt.channel, ts=prompt.ts, anew=True)


def open_questions(at: Context, member: MemberId, kinds: Collection[str], *, most: int) -> list[list[Block]]:
    """Return what a member was asked in the DM and has yet to answer: of each message its words, and the rows that are open."""
    t = at.texts(member)
    found: list[list[Block]] = []
    for delivery in prompts.open_to(at.session, member, kinds, most=most):
        prompt = prompts.get(at.session, delivery)
        rows = _open_rows(at, prompt, kinds, t) if prompt is not None else []
        if prompt is not None and rows:
            found.append([sentence(prompt.text), *rows])
    return found


def _open_rows(at: Context, prompt: Prompt, kinds: Collection[str], t: Texts) -> list[Block]:
    """List the rows of buttons of a message that are open, each after the words that it belongs to where there are several."""
    rows: list[Block] = []
    asks = [block for block in prompt.blocks if subject_of(block) is not None]
    for place, block in enumerate(prompt.blocks):
        kind = (subject_of(block) or "").partition(":")[0]
        if kind in kinds and not _said(at.session, prompt, block, t, at.now):
            rows += [*([prompt.blocks[place - 1]] if len(asks) > 1 else []), block]
    return rows[:ROWS_SHOWN]


ROWS_SHOWN = 4
"""Blocks of one message; the message itself has them all."""


def _said(session: WorkspaceSession, prompt: Prompt, block: Block, t: Texts, now: datetime) -> str:
    """Return what became of what a block asks; empty where it asks nothing, or is still open."""
    subject = subject_of(block)
    if subject is None:
        return ""
    chosen = prompt.chosen.get(subject)
    if chosen is not None:
        facts = {name: fact for name, fact in chosen.items() if name not in {"text_id", "on"}}
        return t(chosen["text_id"], **facts, **({"on": t.day(date.fromisoformat(chosen["on"]))} if "on" in chosen else {}))
    kind, _, rest = subject.partition(":")
    buttons = {each["action_id"]: each.get("value", "") for each in block["elements"]}
    return _SAID[kind](session, _Asked(prompt=prompt, subject=subject, number=int(rest.partition("-")[0]), buttons=buttons, now=now, t=t))


def _rsvp(session: WorkspaceSession, asked: _Asked) -> str:
    shown = events.show(session, events.get(session, EventId(asked.number)), to=asked.prompt.member)
    if not shown.event.takes_answers(asked.now):
        return event_views.why(shown.event, asked.t, asked.now)
    answered, lapsed = rsvp.answered_since(session, shown.event.id, asked.prompt.member, asked.prompt.sent_at)
    if lapsed:
        return asked.t("settled-lapsed")
    return event_views.own_answer(shown, asked.t) if answered else ""


def _decide(session: WorkspaceSession, asked: _Asked) -> str:
    question = go_no_go.show_question(session, EventId(asked.number), now=asked.now)
    if not question.open:
        return verdict(question, asked.t)
    return "" if prompts.is_newest(session, asked.prompt, asked.subject) else asked.t("settled-newer")


def _moved(session: WorkspaceSession, asked: _Asked) -> str:
    event = events.get(session, EventId(asked.number))
    return "" if event.state is EventState.MOVED else asked.t("settled-move-undone")


def _restore(session: WorkspaceSession, asked: _Asked) -> str:
    event = events.get(session, EventId(asked.number))
    if event.state is not EventState.CALLED_OFF:
        return asked.t("settled-restored")
    return "" if may_be_restored(event, now=asked.now) else event_views.why(event, asked.t, asked.now)


def _announce(session: WorkspaceSession, asked: _Asked) -> str:
    event = events.get(session, EventId(asked.number))
    if cards.lacks(session, event, agenda=ELSEWHERE_ACTION not in asked.buttons, now=asked.now):
        return ""
    if event.state is EventState.ANNOUNCED and not event.has_begun(asked.now):
        return asked.t("settled-announced", event=f"V{event.id}", channel=events.show(session, event).channel_name)
    return event_views.why(event, asked.t, asked.now)


def _follow_up(session: WorkspaceSession, asked: _Asked) -> str:
    event = events.get(session, EventId(asked.number))
    return "" if event.state is EventState.CALLED_OFF else asked.t("settled-restored")


def _reason(session: WorkspaceSession, asked: _Asked) -> str:
    answered = call_offs.has_answered(session, EventId(asked.number), asked.prompt.member)
    return asked.t("settled-restored") if answered is None else asked.t("reason-counted") if answered else ""


def _knows(session: WorkspaceSession, asked: _Asked) -> str:
    response = questions.response_of(session, QuestionId(asked.number), asked.prompt.member)
    return asked.t(f"question-said-{response}") if response else _answer(session, asked)


def _answer(session: WorkspaceSession, asked: _Asked) -> str:
    question = questions.get(session, QuestionId(asked.number))
    return "" if question.open else asked.t(f"question-state-{question.state}")


def _kept(session: WorkspaceSession, asked: _Asked) -> str:
    answer = questions.answer_of(session, QuestionId(asked.number))
    return "" if answer is not None else asked.t("question-dropped", asking=f"K{asked.number}")


def _holds(session: WorkspaceSession, asked: _Asked) -> str:
    answer = questions.answer_of(session, QuestionId(asked.number))
    if answer is None:
        return _kept(session, asked)
    checked = answer.checked_at is not None and answer.checked_at > asked.prompt.sent_at
    return asked.t("question-outdated" if answer.outdated else "question-holds", asking=f"K{asked.number}") if checked else ""


def _experience(session: WorkspaceSession, asked: _Asked) -> str:
    mine = next((each for each in experiences.of(session, asked.prompt.member) if each.id == asked.number), None)
    if mine is None or mine.state is ExperienceState.ASKED:
        return ""
    return asked.t("experience-news-answered" if mine.state is ExperienceState.ANSWERED else "experience-news-skipped")


def _experience_offer(session: WorkspaceSession, asked: _Asked) -> str:
    found = experiences.farewell_of(session, asked.prompt.member)
    if found is None or found.state is FarewellState.OFFERED:
        return ""
    return asked.t("experience-declined" if found.state is FarewellState.DECLINED else "experience-started")


def _attendance(session: WorkspaceSession, asked: _Asked) -> str:
    which = asked.buttons.get(OPEN_ACTION, "").partition(":")[2]
    ticked = attendance.ticked(session, events.get(session, EventId(asked.number)), int(which or 0))
    return asked.t("attendance-saved", there=sum(ticked.values())) if ticked else ""


def _review(session: WorkspaceSession, asked: _Asked) -> str:
    found = minutes.get(session, MinutesId(asked.number), to=asked.prompt.member)
    by = members.name_of(session, found.recorded_by) if found.recorded_by else ""
    if found.stands:
        return asked.t("minutes-recorded-by", by=by)
    return "" if prompts.is_newest(session, asked.prompt, asked.subject) else asked.t("settled-newer")


def _make_minutes(session: WorkspaceSession, asked: _Asked) -> str:
    return asked.t("minutes-recorded") if minutes.are_made(session, EventId(asked.number)) else ""


def _ahead(session: WorkspaceSession, asked: _Asked) -> str:
    member, place = asked.prompt.member, asked.subject.partition("-")[2]
    shown, found = adoption.show(session, MinutesId(asked.number)).minutes, minutes.findings(session, MinutesId(asked.number))
    planned = next((minutes.planned_on(session, each, to=member, zone=asked.t.zone) for each in found if str(each.position) == place), None)
    if planned is None:
        return "" if shown.stands else asked.t(f"minutes-state-{shown.state}")
    return asked.t("settled-announced", event=f"V{planned.id}", channel=events.show(session, planned).channel_name)


def _withdrawn(session: WorkspaceSession, asked: _Asked) -> str:
    shown = adoption.show(session, MinutesId(asked.number))
    return "" if shown.minutes.stands else minutes_said(shown, asked.t)


def _action(session: WorkspaceSession, asked: _Asked) -> str:
    item, t, member = action_items.get(session, ActionItemId(asked.number)), asked.t, asked.prompt.member
    facts = {"number": number(item.id), "text": item.text}
    closer = members.name_of(session, item.closed_by) if item.closed_by and item.closed_by != member else ""
    if item.state is not ActionState.OPEN:
        if not closer or item.state is ActionState.UNDONE:
            return t(f"action-{item.state}", number=facts["number"])
        return t("told-done" if item.state is ActionState.DONE else "told-dropped", by=closer, **facts)
    if GRANT_ACTION in asked.buttons and DONE_ACTION not in asked.buttons:
        return _due(item, date.fromisoformat(asked.buttons[GRANT_ACTION].partition(":")[2]), t)
    since = [each for each in action_lists.happened(session, item.id) if each.at >= asked.prompt.sent_at and each.by == member]
    last = since[-1] if since else None
    if last is not None and last.what is Step.POSTPONED:
        return t("action-postponed", number=facts["number"], day=t.day(date.fromisoformat(last.facts["until"])))
    if last is not None and last.what is Step.GIVEN_BACK:
        return t("action-given-back", number=facts["number"])
    concerned = member in (*item.owners, item.stand_in, item.assigned_by) or members.require(session, member).organiser
    return "" if concerned else t("settled-others", number=facts["number"])


def _due(item: ActionItem, on: date, t: Texts) -> str:
    if item.asked_due_on == on:
        return ""
    return t("action-due-granted" if item.due_on == on else "action-due-declined", number=number(item.id), day=t.day(on))


def _proposal(session: WorkspaceSession, asked: _Asked) -> str:
    shown = agenda.proposal(session, AgendaItemId(asked.number))
    said = proposal_settled(shown, asked.t) or (asked.t("settled-left-over") if shown.event.has_ended(asked.now) else "")
    return said or ("" if prompts.is_newest(session, asked.prompt, asked.subject) else asked.t("settled-newer"))


def _handover(session: WorkspaceSession, asked: _Asked) -> str:
    shown = next(iter(handovers.show_lines(session, [asked.number])), None)
    if ACCEPT_ACTION in asked.buttons:
        return _successor(shown, asked)
    if shown is None or shown.line.state is LineState.OPEN:
        return ""
    said = asked.t(f"handover-{shown.line.state}", name=shown.successor)
    return f"{said[:1].upper()}{said[1:]}."


def _successor(shown: ShownLine | None, asked: _Asked) -> str:
    if shown is None or shown.line.successor != asked.prompt.member:
        return asked.t("settled-not-taken")
    if shown.line.state is LineState.TAKEN:
        return asked.t("settled-taken")
    return "" if shown.line.state is LineState.ASKED else asked.t("refused-handover-settled")


def _adoption(session: WorkspaceSession, asked: _Asked) -> str:
    shown = adoption.show(session, MinutesId(asked.number))
    meeting = asked.buttons.get(ADOPT_ACTION, "").partition(":")[2]
    waits = shown.minutes.state in UNADOPTED and str(shown.minutes.settled_in) != meeting
    if not waits:
        return minutes_said(shown, asked.t)
    return "" if prompts.is_newest(session, asked.prompt, asked.subject) else asked.t("settled-newer")


_SAID: dict[str, Callable[[WorkspaceSession, _Asked], str]] = {
    "rsvp": _rsvp,
    "decide": _decide,
    "moved": _moved,
    "restore": _restore,
    "follow_up": _follow_up,
    "attendance": _attendance,
    "announce": _announce,
    "action": _action,
    "proposal": _proposal,
    "handover": _handover,
    "adoption": _adoption,
    "review": _review,
    "ahead": _ahead,
    "minutes": _withdrawn,
    "make_minutes": _make_minutes,
    "reason": _reason,
    "knows": _knows,
    "answer": _answer,
    "kept": _kept,
    "holds": _holds,
    "experience": _experience,
    "experience_offer": _experience_offer,
    "message": lambda _session, _asked: "",  # one may reply as often as one likes
}
