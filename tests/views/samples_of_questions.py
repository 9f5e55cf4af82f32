"""Questions to the network as members see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.audience import Audience, Province
from bot.domain.ids import QuestionId
from bot.domain.questions import KeptAnswer, Question, QuestionPlan, QuestionState
from bot.domain.routing import Sign, SignKind
from bot.domain.view_models import ShownKept, ShownNetworkQuestion
from bot.texts import Texts
from bot.views import question_forms, questions
from bot.views.blocks import Message, View, run
from tests.builders import BRAM, CARD, CARLA, GENERAL, NOW

_PLAN = QuestionPlan(
    text="Wie heeft ervaring met een gezamenlijk zaaksysteem? <!channel>",
    topics=("zaaksysteem", "archief & beheer"),
    audience=Audience(provinces=(Province.DRENTHE,)),
    channel=GENERAL,
    until=date(2012, 9, 28),
)
_QUESTION = Question(id=QuestionId(12), plan=_PLAN, asked_by=BRAM, asked_at=NOW, card_ts=CARD)
_OPEN = ShownNetworkQuestion(question=_QUESTION, asker="Bram Visser", replies=2, asked=5)
_ANSWER = KeptAnswer(text="Wij gebruiken *Rx.Mission*, naar tevredenheid.", by=CARLA, given_at=NOW)
_ANONYMOUS = replace(_OPEN, question=replace(_QUESTION, plan=replace(_PLAN, anonymous=True)), asker="")
_ANSWERED = replace(_OPEN, question=replace(_QUESTION, state=QuestionState.ANSWERED), answer=_ANSWER, answered_by="Carla Smit")
_UNANSWERED = replace(_OPEN, question=replace(_QUESTION, state=QuestionState.UNANSWERED))
_KEPT = ShownKept(
    kind="question", number="K12", title=_PLAN.text, text=_ANSWER.text, by="Carla Smit", at=datetime(2012, 9, 14, 10, tzinfo=UTC)
)


def _deleted() -> ShownNetworkQuestion:
    return replace(_OPEN, question=replace(_QUESTION, state=QuestionState.WITHDRAWN, plan=replace(_PLAN, text="", topics=())))


SAMPLES: dict[str, Callable[[Texts], Message | View]] = {
    "question_card": lambda t: questions.channel_card(_OPEN, t),
    "question_card_anonymous": lambda t: questions.channel_card(replace(_ANONYMOUS, replies=1, asked=0), t),
    "question_card_answered": lambda t: questions.channel_card(_ANSWERED, t),
    "question_card_not_kept": lambda t: questions.channel_card(replace(_ANSWERED, answer=None), t),
    "question_card_unanswered": lambda t: questions.channel_card(_UNANSWERED, t),
    "question_card_deleted": lambda t: questions.channel_card(_deleted(), t),
    "question_own_put": lambda t: questions.own_card(replace(_OPEN, may_manage=True), t, news="put"),
    "question_own_anonymous": lambda t: questions.own_card(replace(_ANONYMOUS, asker="Bram Visser", may_manage=True, follows=True), t),
    "question_own_answer": lambda t: questions.own_card(replace(_ANSWERED, own_answer=True), t, news="answered"),
    "question_own_outdated": lambda t: questions.own_card(
        replace(_ANSWERED, may_manage=True, answer=replace(_ANSWER, outdated=True, summary=True)), t
    ),
    "question_list": lambda t: questions.question_list([_OPEN, _ANONYMOUS, _ANSWERED, _UNANSWERED], t, scope="latest"),
    "question_list_empty": lambda t: questions.question_list([], t, scope="open"),
    "question_ended_answered": lambda t: questions.ended(
        replace(_ANSWERED, answer=replace(_ANSWER, summary=True), answered_by="", question=replace(_ANSWERED.question, plan=_PLAN)), t
    ),
    "question_ended_unanswered": lambda t: questions.ended(_UNANSWERED, t),
    "question_told_kept": lambda t: questions.told_kept(_ANSWERED, t),
    "question_replied": lambda t: questions.replied("Carla Smit", "Bel <@U1ANNA> of *Assen*.", t),
    "question_replied_by_asker": lambda t: questions.replied("", "Dank, daar kan ik mee verder.", t),
    "question_found": lambda t: questions.with_kept(
        Message(text=t("kept-found-alone")), questions.kept([_KEPT, replace(_KEPT, by="", outdated=True)], t), first=True
    ),
    "question_form": lambda t: question_forms.question_form(
        t,
        text="Wie kent een drukker?",
        topics=("drukwerk",),
        until=date(2012, 9, 28),
        known=[[run("B12", bold=True), " · De huisdrukker is Smit."]],
    ),
    "question_form_empty": lambda t: question_forms.question_form(t, text="", topics=(), until=date(2012, 9, 28), known=()),
    "question_known": lambda t: question_forms.known_form(_PLAN, [[run("B12", bold=True), " · De huisdrukker is Smit."]], t),
    "question_asks": lambda t: questions.ask_knower(_OPEN, Sign(kind=SignKind.PROFILE, what="zaaksystemen"), t, named_by=""),
    "question_asks_anonymous": lambda t: questions.ask_knower(_ANONYMOUS, Sign(kind=SignKind.PROVINCE, what="drenthe"), t, named_by=""),
    "question_asks_named": lambda t: questions.ask_knower(_OPEN, Sign(kind=SignKind.NAMED, what="U3CARLA"), t, named_by="Carla Smit"),
    "question_answer_asked": lambda t: questions.ask_for_answer(
        _OPEN, [(1, "Carla Smit", "Bel *Assen*."), (3, "Anna de Wit", "Wij wel.")], t, last=False
    ),
    "question_answer_asked_last": lambda t: questions.ask_for_answer(_OPEN, [], t, last=True),
    "question_holds_asked": lambda t: questions.ask_whether_holds(_ANSWERED, t),
    "question_who_form": lambda t: question_forms.who_form(_QUESTION, t),
    "question_reply_form": lambda t: question_forms.reply_form(_QUESTION, t),
    "question_answer_form": lambda t: question_forms.answer_form(_QUESTION, t, text=_ANSWER.text, origin="1.1:U3CARLA"),
}
