"""Questions to the network: their cards, what is said in their threads, and the forms."""

from bot.composing.composed import Composed, Context, Edit, Post, Skip, Wait, composer
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId
from bot.domain.notices import (
    AskForAnswer,
    AskKnower,
    AskWhetherHolds,
    PostQuestion,
    PostReply,
    RefreshQuestion,
    SayUnderQuestion,
    TellAnswered,
    TellKept,
)
from bot.domain.questions import LONGEST_QUESTION, NUDGED_AFTER, QuestionPlan, QuestionState
from bot.domain.routing import IN_PEACE, SignKind
from bot.domain.view_models import ShownDecision
from bot.services import asking, questions
from bot.services.asking import Known
from bot.services.channels import usable
from bot.services.deliveries import last_sent
from bot.services.members import is_member, name_of
from bot.services.perform import Request
from bot.texts import Texts
from bot.views import question_forms
from bot.views import questions as views
from bot.views.blocks import Block, View, clip, run
from bot.views.decisions import came_from
from bot.views.decisions import number as decision_number
from bot.views.event_form import channel_select

_CLIPPED = 250


def question_form(session: WorkspaceSession, deps: Deps, text: str, t: Texts, *, asked: Request, asked_in: ChannelId | None) -> View:
    """Render the form of a question, with what is known of what was typed already; without a channel for questions it asks for one."""
    channel = None if questions.chosen_channel(session) else channel_select(usable(asked_in))
    typed = clip(text, LONGEST_QUESTION)
    found = asking.known(session, deps.indexes, typed, to=asked.by, today=asked.today)
    topics = asking.proposed_topics(session, typed, found) if typed else []
    until = asked.today + asking.OPEN_FOR
    return question_forms.question_form(t, text=typed, topics=topics, until=until, known=known_lines(found, t), channel=channel)


def known_first(session: WorkspaceSession, deps: Deps, plan: QuestionPlan, t: Texts, *, asked: Request) -> View | None:
    """Show what is known of a question before it is put; None where nothing is."""
    found = asking.known(session, deps.indexes, plan.text, to=asked.by, today=asked.today)
    return question_forms.known_form(plan, known_lines(found, t), t) if found.anything else None


def known_lines(found: Known, t: Texts) -> question_forms.Known:
    """Say what is known, a line each: decisions with the minutes they come from, then answers to earlier questions."""
    decided: list[list[Block | str]] = [
        [run(decision_number(each.decision.id), bold=True), f" · {clip(each.decision.text, _CLIPPED)} · {_origin(each, t)}"]
        for each in found.decisions
    ]
    said: list[list[Block | str]] = [
        [run(each.number, bold=True), f" · {clip(each.title, _CLIPPED)} {clip(each.text, _CLIPPED)}"] for each in found.kept
    ]
    return [*decided, *said]


def _origin(shown: ShownDecision, t: Texts) -> str:
    return came_from(shown.origin, t) if shown.origin else t.day(shown.decision.decided_on)


@composer.register
def post_question(notice: PostQuestion, at: Context) -> Composed:
    """Put a question in its channel, as it is at the moment of posting."""
    question = questions.get(at.session, notice.question)
    if question.state is QuestionState.WITHDRAWN:
        return Skip(reason="withdrawn")
    return Post(message=views.channel_card(questions.show(at.session, question), at.network_texts), channel=notice.channel)


@composer.register
def refresh_question(notice: RefreshQuestion, at: Context) -> Composed:
    """Bring the card of a question up to date."""
    question = questions.get(at.session, notice.question)
    if question.card_ts is None:
        return Skip(reason="card is gone")
    message = views.channel_card(questions.show(at.session, question), at.network_texts)
    return Edit(message=message, channel=question.plan.channel, ts=question.card_ts, anew=not question.open)


@composer.register
def say_under_question(notice: SayUnderQuestion, at: Context) -> Composed:
    """Say in the thread of a question how it ended."""
    question = questions.get(at.session, notice.question)
    if question.card_ts is None:
        return Skip(reason="card is gone")
    message = views.ended(questions.show(at.session, question), at.network_texts)
    return Post(message=message, channel=question.plan.channel, thread=question.card_ts)


@composer.register
def post_reply(notice: PostReply, at: Context) -> Composed:
    """Put a reply in the thread of its question; of an asker who is not to be known without the name."""
    question = questions.get(at.session, notice.question)
    reply = questions.reply_at(at.session, question, position=notice.position)
    if question.card_ts is None or reply is None or not reply.text:
        return Skip(reason="the question ended, or its card is gone")
    name = "" if question.plan.anonymous and reply.by == question.asked_by else name_of(at.session, reply.by)
    return Post(message=views.replied(name, reply.text, at.network_texts), channel=question.plan.channel, thread=question.card_ts)


@composer.register
def tell_kept(notice: TellKept, at: Context) -> Composed:
    """Tell whoever gave an answer that it is kept."""
    shown = questions.show(at.session, questions.get(at.session, notice.question))
    if shown.answer is None or shown.answer.by != notice.member:
        return Skip(reason="not kept")
    return Post(message=views.told_kept(shown, at.texts(notice.member)), member=notice.member)


@composer.register
def tell_answered(notice: TellAnswered, at: Context) -> Composed:
    """Tell whoever asked or follows a question how it ended."""
    question = questions.get(at.session, notice.question)
    if question.open or question.state is QuestionState.WITHDRAWN:
        return Skip(reason="open again, or withdrawn")
    return Post(message=views.ended(questions.show(at.session, question), at.texts(notice.member)), member=notice.member)


@composer.register
def ask_knower(notice: AskKnower, at: Context) -> Composed:
    """Put a question to a member who may know: of all such messages one a week."""
    question = questions.get(at.session, notice.question)
    why = questions.asked(at.session, question.id).get(notice.member)
    if not question.open or why is None or not is_member(at.session, notice.member):
        return Skip(reason="answered, ended, or nobody to ask")
    last = last_sent(at.session, notice.kind, notice.lane)
    if last is not None and at.now - last < IN_PEACE:
        return Wait(until=last + IN_PEACE, reason="asked another question this week")
    named_by = name_of(at.session, MemberId(why.what)) if why.kind is SignKind.NAMED else ""
    return Post(
        message=views.ask_knower(questions.show(at.session, question), why, at.texts(notice.member), named_by=named_by),
        member=notice.member,
    )


@composer.register
def ask_for_answer(notice: AskForAnswer, at: Context) -> Composed:
    """Ask whoever put a question what its answer is."""
    question = questions.get(at.session, notice.question)
    if not question.open:
        return Skip(reason="answered, or ended")
    replies = [each for each in questions.replies(at.session, question.id) if each.text][-views.MOST_CHOICES :]
    named = [(each.position, name_of(at.session, each.by), each.text) for each in replies]
    shown = questions.show(at.session, question, to=notice.member)
    last = notice.times >= len(NUDGED_AFTER)
    return Post(message=views.ask_for_answer(shown, named, at.texts(notice.member), last=last), member=notice.member)


@composer.register
def ask_whether_holds(notice: AskWhetherHolds, at: Context) -> Composed:
    """Ask whoever gave an answer long ago whether it still holds."""
    shown = questions.show(at.session, questions.get(at.session, notice.question))
    if shown.answer is None or shown.answer.by != notice.member or shown.answer.outdated:
        return Skip(reason="not kept, or out of date")
    return Post(message=views.ask_whether_holds(shown, at.texts(notice.member)), member=notice.member)
