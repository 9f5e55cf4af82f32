"""Questions to the network: put, replied to, followed, answered, and found again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.db import channels, outbox, prompts, questions
from bot.db.engine import WorkspaceSession
from bot.domain.errors import FieldMistake, shortened, within
from bot.domain.ids import ChannelId, MemberId, MessageTs, QuestionId
from bot.domain.meeting_notes import ThreadMessage
from bot.domain.notices import PostQuestion, PostReply, RefreshQuestion, SayUnderQuestion, TellAnswered, TellKept
from bot.domain.questions import (
    LONGEST_OPEN,
    LONGEST_REPLY,
    KeptAnswer,
    NoQuestionHere,
    NotYourAnswer,
    NotYourQuestion,
    Question,
    QuestionEnded,
    QuestionNotFound,
    QuestionPlan,
    QuestionReply,
    QuestionState,
    checked_question,
)
from bot.domain.view_models import ShownNetworkQuestion
from bot.services.announcing import mistakes_in_channel
from bot.services.members import choices, is_member, is_organiser, name_of, require

MOST_LISTED = 15

# As the database has it.
get = questions.get
asked = questions.asked
answer_of = questions.answer_of
response_of = questions.response_of
unanswered = questions.unanswered
waiting = questions.waiting
replies = questions.replies

Thread = tuple[QuestionId, ChannelId, MessageTs]


def chosen_channel(session: WorkspaceSession) -> ChannelId | None:
    """Return where questions go: the channel that was chosen for them, else that of announcements."""
    chosen = choices(session)
    return chosen.question_channel or chosen.channel


def channel_for(session: WorkspaceSession, typed: str | None = None) -> ChannelId:
    """Return where a question goes; as long as organisers chose no channel, where its form says.

    Raises:
        FieldMistake: there is none.
    """
    channel = chosen_channel(session) or (ChannelId(typed) if typed else None)
    if channel is None:
        raise FieldMistake("question", "refused-question-channel")
    return channel


def ask(session: WorkspaceSession, plan: QuestionPlan, *, by: MemberId, now: datetime, today: date) -> Question:
    """Put a question to the network: it gets its number, and its card is queued.

    Raises:
        Stranger: no member.
        FieldMistake, TextTooLong: a field does not hold.
    """
    require(session, by)
    plan = replace(plan, text=checked_question(plan.text))
    if not today <= plan.until <= today + LONGEST_OPEN:
        raise FieldMistake("until", "mistake-question-until", days=LONGEST_OPEN.days)
    for mistake in mistakes_in_channel(session, plan.channel):
        raise FieldMistake("question", mistake.text_id, **mistake.facts)
    made = questions.add(session, plan, by=by, now=now)
    outbox.add(session, PostQuestion(question=made.id, channel=plan.channel), now=now, key=f"post_question:{made.id}")
    return made


def visible(session: WorkspaceSession, number: QuestionId, *, to: MemberId) -> Question:
    """Read a question that a member may know of: their own, or one in a channel whose content they see.

    Raises:
        QuestionNotFound: no such question, or not one they may know of.
    """
    question = questions.get(session, number)
    if not may_know(session, question, to):
        raise QuestionNotFound(asking=number)
    return question


def may_know(session: WorkspaceSession, question: Question, member: MemberId) -> bool:
    """Return whether a member may know of a question."""
    return question.asked_by == member or channels.sees(session, question.plan.channel, member)


def may_manage(session: WorkspaceSession, question: Question, member: MemberId) -> bool:
    """Return whether a member says what becomes of a question: whoever asked it, and organisers."""
    return question.asked_by == member or is_organiser(session, member)


def show(session: WorkspaceSession, question: Question, *, to: MemberId | None = None) -> ShownNetworkQuestion:
    """Gather what a question's card shows; `to`: with what one member may do with it. An anonymous asker only organisers see."""
    hidden = question.plan.anonymous and not (to is not None and may_manage(session, question, to))
    answer = questions.answer_of(session, question.id)
    nameless = answer is not None and answer.summary and answer.by == question.asked_by and question.plan.anonymous
    return ShownNetworkQuestion(
        question=question,
        asker="" if hidden else name_of(session, question.asked_by),
        replies=questions.count_replies(session, question.id),
        asked=len(questions.asked(session, question.id)),
        answer=answer,
        answered_by="" if answer is None or nameless else name_of(session, answer.by),
        follows=to is not None and questions.follows(session, question.id, to),
        may_manage=to is not None and may_manage(session, question, to),
        own_answer=to is not None and answer is not None and answer.by == to,
    )


def listed(session: WorkspaceSession, *, to: MemberId, scope: str) -> list[Question]:
    """List the latest questions that a member may know of: those that are open, or their own."""
    found = questions.latest(session, open_only=scope == "open", by=to if scope == "own" else None, most=MOST_LISTED * 2)
    return [question for question in found if may_know(session, question, to)][:MOST_LISTED]


def posted(session: WorkspaceSession, number: QuestionId, ts: MessageTs, *, now: datetime) -> None:
    """Keep where the card of a question is, and bring it up to date."""
    questions.save_card(session, number, ts)
    refresh(session, number, now=now)


def card_lost(session: WorkspaceSession, number: QuestionId, *, now: datetime) -> None:
    """Post a fresh card where Slack does not let the old one be edited."""
    question = questions.get(session, number, lock=True)
    questions.save_card(session, number, None)
    outbox.add(session, PostQuestion(question=number, channel=question.plan.channel), now=now)


def open_to(session: WorkspaceSession, number: QuestionId, *, by: MemberId) -> Question:
    """Hold an open question that a member may know of.

    Raises:
        QuestionNotFound, QuestionEnded: there is none.
    """
    visible(session, number, to=by)
    question = questions.get(session, number, lock=True)
    if not question.open:
        raise QuestionEnded(asking=number)
    return question


def managed(session: WorkspaceSession, number: QuestionId, *, by: MemberId) -> Question:
    """Hold a question of which a member says what becomes of it.

    Raises:
        QuestionNotFound, NotYourQuestion: it is not theirs.
    """
    visible(session, number, to=by)
    question = questions.get(session, number, lock=True)
    if not may_manage(session, question, by):
        raise NotYourQuestion(asking=number)
    return question


def reply(session: WorkspaceSession, number: QuestionId, text: str, *, by: MemberId, now: datetime) -> None:
    """Keep what somebody knows, and put it in the thread.

    Raises:
        QuestionNotFound, QuestionEnded: there is no such open question that they may know of.
        FieldMistake, TextTooLong: nothing, or too much.
    """
    require(session, by)
    open_to(session, number, by=by)
    words = within(text, LONGEST_REPLY, field="text")
    if not words:
        raise FieldMistake("text", "mistake-question-reply")
    position = questions.add_reply(session, number, by=by, text=words)
    outbox.add(session, PostReply(question=number, position=position), now=now)
    if by in questions.asked(session, number):
        respond(session, number, by, "knows", now=now)
    refresh(session, number, now=now)


def reply_posted(session: WorkspaceSession, number: QuestionId, position: int, ts: MessageTs) -> None:
    """Keep where a reply that was given by the form is in the thread."""
    questions.save_reply(session, number, position, ts=ts)


def follow(session: WorkspaceSession, number: QuestionId, *, by: MemberId) -> bool:
    """Let a member follow a question, or no longer; return whether they do now.

    Raises:
        QuestionNotFound, QuestionEnded: there is no such open question that they may know of.
    """
    require(session, by)
    open_to(session, number, by=by)
    follows = not questions.follows(session, number, by)
    questions.save_follows(session, number, by, follows=follows)
    return follows


def withdraw(session: WorkspaceSession, number: QuestionId, *, by: MemberId, now: datetime) -> None:
    """Take a question back.

    Raises:
        QuestionNotFound, QuestionEnded, NotYourQuestion: it is not theirs to take back, or not any more.
    """
    if not managed(session, number, by=by).open:
        raise QuestionEnded(asking=number)
    _end(session, number, QuestionState.WITHDRAWN, now=now)


def replied_to(session: WorkspaceSession, channel: ChannelId, thread: MessageTs | None, *, by: MemberId) -> Question:
    """Find the question in whose thread a message is, for whoever may say what its answer is.

    Raises:
        NoQuestionHere: it is in no such thread.
        NotYourQuestion: it is not theirs to answer.
    """
    question = questions.of_card(session, channel, thread) if thread else None
    if question is None or not may_know(session, question, by):
        raise NoQuestionHere
    if not may_manage(session, question, by):
        raise NotYourQuestion(asking=question.id)
    return question


def reply_at(session: WorkspaceSession, question: Question, *, ts: MessageTs | None = None, position: int = 0) -> QuestionReply | None:
    """Find a reply by its message, or by its place."""
    return next((each for each in questions.replies(session, question.id) if (ts and each.ts == ts) or each.position == position), None)


def mark_answer(session: WorkspaceSession, number: QuestionId, text: str, *, author: MemberId | None, by: MemberId, now: datetime) -> None:
    """Keep the answer to a question: a reply of its `author`, or (None) a summary of whoever marks it.

    Raises:
        QuestionNotFound, QuestionEnded, NotYourQuestion: it is not theirs to answer.
        FieldMistake, TextTooLong: nothing, or too much.
    """
    question = managed(session, number, by=by)
    if question.state is QuestionState.WITHDRAWN:
        raise QuestionEnded(asking=number)
    words = within(text, LONGEST_REPLY, field="text")
    if not words:
        raise FieldMistake("text", "mistake-question-answer")
    own = author is None or not is_member(session, author)
    said_by = by if own or author is None else author
    questions.save_answer(session, number, KeptAnswer(text=words, by=said_by, given_at=now, summary=own))
    _end(session, number, QuestionState.ANSWERED, now=now)
    outbox.add(session, SayUnderQuestion(question=number), now=now)
    if said_by != by:
        outbox.add(session, TellKept(member=said_by, question=number), now=now)
    _tell(session, question, besides=(by, said_by), now=now)


def do_not_keep(session: WorkspaceSession, number: QuestionId, *, by: MemberId, now: datetime) -> None:
    """Keep an answer no longer, as whoever gave it wants.

    Raises:
        QuestionNotFound, NotYourAnswer: it is not theirs.
    """
    _answer_of(session, number, by, author_only=True)
    questions.drop_answer(session, number)
    _settle(session, number, now=now)
    refresh(session, number, now=now)


def say_whether_it_holds(session: WorkspaceSession, number: QuestionId, *, holds: bool, by: MemberId, now: datetime) -> None:
    """Keep whether an answer still holds, as its author, its asker or an organiser says.

    Raises:
        QuestionNotFound, NotYourAnswer: it is not theirs to say.
    """
    answer = _answer_of(session, number, by)
    questions.save_answer(session, number, replace(answer, outdated=not holds, checked_at=now))
    _settle(session, number, now=now)
    refresh(session, number, now=now)


def threads(session: WorkspaceSession) -> list[Thread]:
    """List the threads of the questions that wait for an answer."""
    return [(each.id, each.plan.channel, each.card_ts) for each in questions.waiting(session) if each.card_ts is not None]


def anything_new(session: WorkspaceSession, thread: Thread, said: Sequence[ThreadMessage]) -> bool:
    """Return whether what is said in a thread differs from what is kept of it."""
    return any(True for _ in _changes(session, thread[0], said))


def keep_replies(session: WorkspaceSession, thread: Thread, said: Sequence[ThreadMessage], *, now: datetime) -> int:
    """Bring what is kept of a thread in line with it: replied, edited and deleted; returns how many replies that changed."""
    number = thread[0]
    if not questions.get(session, number, lock=True).open:
        return 0
    changes = list(_changes(session, number, said))
    for known, message in changes:
        if known is None and message is not None:
            if is_member(session, message.by):
                questions.add_reply(session, number, by=message.by, text=shortened(message.text, LONGEST_REPLY), ts=message.ts)
        elif known is not None and message is None:
            questions.drop_reply(session, number, known.position)
        elif known is not None and message is not None:
            questions.save_reply(session, number, known.position, text=shortened(message.text, LONGEST_REPLY))
    if changes:
        refresh(session, number, now=now)
    return len(changes)


def respond(session: WorkspaceSession, number: QuestionId, member: MemberId, response: str, *, now: datetime) -> None:
    """Keep what a member answers to being asked, and let the message show that."""
    questions.save_response(session, number, member, response)
    prompts.settle(session, [f"knows:{number}"], member=member, now=now)


def end_unanswered(session: WorkspaceSession, question: Question, *, now: datetime) -> None:
    """End a question without an answer; it stands in the chair's overview."""
    _end(session, question.id, QuestionState.UNANSWERED, now=now)
    outbox.add(session, SayUnderQuestion(question=question.id), now=now)
    _tell(session, question, besides=(), now=now)


def refresh(session: WorkspaceSession, number: QuestionId, *, now: datetime) -> None:
    """Bring the card of a question up to date."""
    outbox.add(session, RefreshQuestion(question=number), now=now)


def forget_words(session: WorkspaceSession, member: MemberId, *, now: datetime) -> None:
    """Delete what a member asked and answered, also from the cards."""
    for question in questions.forget_words(session, member, now=now):
        _settle(session, question.id, now=now)
        refresh(session, question.id, now=now)


def _changes(
    session: WorkspaceSession, number: QuestionId, said: Sequence[ThreadMessage]
) -> Iterable[tuple[QuestionReply | None, ThreadMessage | None]]:
    known = {each.ts: each for each in questions.replies(session, number) if not each.by_form}
    there = {message.ts: message for message in said if is_member(session, message.by)}
    for ts, message in there.items():
        if ts not in known or known[ts].text != shortened(message.text, LONGEST_REPLY):
            yield known.get(ts), message
    for gone in known.keys() - there.keys():
        yield known[gone], None


def _answer_of(session: WorkspaceSession, number: QuestionId, by: MemberId, *, author_only: bool = False) -> KeptAnswer:
    question = questions.get(session, number, lock=True)
    answer = questions.answer_of(session, number)
    if answer is None or not (
        answer.by == by or (not author_only and may_know(session, question, by) and may_manage(session, question, by))
    ):
        raise NotYourAnswer(asking=number)
    return answer


def _end(session: WorkspaceSession, number: QuestionId, state: QuestionState, *, now: datetime) -> None:
    questions.save_end(session, number, state, now=now)
    _settle(session, number, now=now)
    refresh(session, number, now=now)


def _tell(session: WorkspaceSession, question: Question, *, besides: Iterable[MemberId], now: datetime) -> None:
    """Tell whoever asked and whoever follows how a question ended."""
    for member in sorted({question.asked_by, *questions.followers(session, question.id)}.difference(besides)):
        outbox.add(session, TellAnswered(member=member, question=question.id), now=now)


def _settle(session: WorkspaceSession, number: QuestionId, *, now: datetime) -> None:
    """Let the messages that asked something about a question show how it is now."""
    prompts.settle(session, [f"{kind}:{number}" for kind in ("knows", "answer", "kept", "holds")], now=now)
