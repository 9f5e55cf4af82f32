"""Questions to the network: put by form or from a message, replied to, followed, answered."""

import json
import re

from slack_bolt import App

from bot.composing.questions import known_first
from bot.domain.audience import Audience, PartnershipType, Province
from bot.domain.errors import OlderVersion
from bot.domain.ids import MemberId, MessageTs, QuestionId
from bot.domain.questions import NoQuestionHere, QuestionPlan, checked_question, checked_topics, joined_topics
from bot.domain.responses import OfferForm, Say, ShowQuestion
from bot.exchange import Exchange, offered, opens, picked, sent, tapped
from bot.services import asking, questions, routing
from bot.services.mention_names import written
from bot.slack.payloads import FormValues, Picked, Submitted, Tap, number_in, numbers_in
from bot.views import question_forms as forms
from bot.views import questions as views
from bot.views.blocks import View

SHORTCUT_ASK = "ask_network"
SHORTCUT_ANSWER = "question_answer"
"""The message shortcuts *Leg voor aan het netwerk* and *Dit is het antwoord*."""


def register(app: App) -> None:
    """Register the forms, the message shortcuts and every button of a question."""
    app.view(forms.QUESTION_FORM)(sent(filled_in))
    app.view(forms.KNOWN_FORM)(sent(put_anyway))
    app.view(forms.REPLY_FORM)(sent(replied))
    app.view(forms.ANSWER_FORM)(sent(answered))
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT_ASK})(picked(from_message))
    app.shortcut({"type": "message_action", "callback_id": SHORTCUT_ANSWER})(picked(answer_from_message))
    app.action(views.REPLY_ACTION)(opens(reply))
    app.action(views.FOLLOW_ACTION)(tapped(follow))
    app.action(views.SUMMARY_ACTION)(opens(summarise))
    app.action(views.WITHDRAW_ACTION)(tapped(withdraw))
    app.action(views.DROP_ACTION)(tapped(drop))
    app.action(views.HOLDS_ACTION)(tapped(holds))
    app.action(views.OUTDATED_ACTION)(tapped(outdated))
    app.action(views.STILL_HOLDS_ACTION)(tapped(holds))
    app.action(views.KNOW_WHO_ACTION)(opens(know_who))
    app.view(forms.WHO_FORM)(sent(named))
    app.action(views.NOT_ME_ACTION)(tapped(not_me))
    app.action(views.MUTE_ACTION)(tapped(mute))
    app.action(re.compile(rf"^{re.escape(views.CHOOSE_ACTION)}\."))(tapped(choose))


def from_message(x: Exchange, message: Picked) -> View:
    """Open the form with the words of a message."""
    return offered(x, OfferForm(form="question", prefill=written(x.session, message.words)))


def filled_in(x: Exchange, form: Submitted) -> View | ShowQuestion:
    """Put a question, unless something is known of it that whoever asks has not seen yet: that is shown first."""
    plan = _plan(x, form.values)
    first = known_first(x.session, x.deps, plan, x.t, asked=x.asked) if plan.text != form.metadata.strip() else None
    return first or _put(x, plan)


def put_anyway(x: Exchange, form: Submitted) -> ShowQuestion:
    """Put a question of which something was known."""
    try:
        facts = json.loads(form.metadata)
        audience = Audience(
            types=tuple(PartnershipType(each) for each in facts["types"]), provinces=tuple(Province(each) for each in facts["provinces"])
        )
        until = FormValues({"until": {"until": {"selected_date": facts["until"]}}}).day("until") or x.today
        topics, anonymous = checked_topics(str(facts["topics"])), bool(facts["anonymous"])
        text, named = checked_question(str(facts["question"])), str(facts["channel"])
    except (ValueError, KeyError, TypeError) as error:
        raise OlderVersion from error
    channel = questions.channel_for(x.session, named)
    return _put(x, QuestionPlan(text=text, topics=topics, audience=audience, anonymous=anonymous, channel=channel, until=until))


def reply(x: Exchange, tap: Tap) -> View:
    """Open the short form of whoever knows something."""
    return forms.reply_form(questions.open_to(x.session, QuestionId(tap.number), by=x.by), x.t)


def replied(x: Exchange, form: Submitted) -> Say:
    """Put in the thread what somebody knows."""
    number = QuestionId(number_in(form.metadata))
    questions.reply(x.session, number, form.values.text("text") or "", by=x.by, now=x.now)
    return Say(text_id="question-replied", facts=(("asking", number),))


def follow(x: Exchange, tap: Tap) -> Say:
    """Follow a question, or no longer."""
    follows = questions.follow(x.session, QuestionId(tap.number), by=x.by)
    return Say(text_id="question-followed" if follows else "question-unfollowed", facts=(("asking", tap.number),))


def summarise(x: Exchange, tap: Tap) -> View:
    """Open the form of a summary."""
    return forms.answer_form(questions.managed(x.session, QuestionId(tap.number), by=x.by), x.t)


def answer_from_message(x: Exchange, message: Picked) -> View:
    """Open the form of the answer with the words of a reply."""
    thread = message.thread if message.thread != message.ts else None  # not the card itself
    question = questions.replied_to(x.session, message.channel, thread, by=x.by)
    known = questions.reply_at(x.session, question, ts=message.ts)
    by_form = known is not None and known.by_form
    text = known.text if known is not None and by_form else written(x.session, message.words)
    return forms.answer_form(question, x.t, text=text, origin=f"{message.ts}:{(known.by if known else message.author) or ''}")


def answered(x: Exchange, form: Submitted) -> ShowQuestion:
    """Keep the answer: a reply whose words were left alone as its author's, other words as a summary of whoever sends them."""
    key, _, origin = form.metadata.partition(":")
    ts, _, author = origin.partition(":")
    number = QuestionId(number_in(key))
    own_words = bool(author) and "text" in form.untouched
    known = questions.reply_at(x.session, questions.get(x.session, number), ts=MessageTs(ts)) if own_words else None
    said_by = (known.by if known else MemberId(author)) if own_words else None
    questions.mark_answer(x.session, number, form.values.text("text") or "", author=said_by, by=x.by, now=x.now)
    return ShowQuestion(question=number, news="answered")


def choose(x: Exchange, tap: Tap) -> ShowQuestion:
    """Keep a reply as the answer, chosen where the asker was asked for one."""
    number, place = numbers_in(tap.value)
    question = questions.managed(x.session, QuestionId(number), by=x.by)
    reply = questions.reply_at(x.session, question, position=place)
    if reply is None:
        raise NoQuestionHere
    questions.mark_answer(x.session, question.id, reply.text, author=reply.by, by=x.by, now=x.now)
    return ShowQuestion(question=question.id, news="answered")


def know_who(x: Exchange, tap: Tap) -> View:
    """Ask who knows."""
    return forms.who_form(questions.open_to(x.session, QuestionId(tap.number), by=x.by), x.t)


def named(x: Exchange, form: Submitted) -> Say:
    """Put a question to somebody whom another names."""
    number, who = QuestionId(number_in(form.metadata)), form.values.chosen("member")
    routing.name_another(x.session, number, MemberId(who) if who else None, by=x.by, now=x.now)
    return Say(text_id="question-named", facts=(("asking", number),))


def not_me(x: Exchange, tap: Tap) -> Say:
    """Keep that a question is none for a member."""
    questions.respond(x.session, QuestionId(tap.number), x.by, "not_me", now=x.now)
    return Say(text_id="question-said-not_me")


def mute(x: Exchange, tap: Tap) -> Say:
    """Put no questions about these topics to a member any more."""
    topics = routing.ask_no_more(x.session, QuestionId(tap.number), by=x.by, now=x.now)
    return Say(text_id="question-muted", facts=(("topics", joined_topics(topics)),))


def withdraw(x: Exchange, tap: Tap) -> ShowQuestion:
    """Take a question back."""
    questions.withdraw(x.session, QuestionId(tap.number), by=x.by, now=x.now)
    return ShowQuestion(question=QuestionId(tap.number), news="withdrawn")


def drop(x: Exchange, tap: Tap) -> Say:
    """Keep an answer no longer."""
    questions.do_not_keep(x.session, QuestionId(tap.number), by=x.by, now=x.now)
    return Say(text_id="question-dropped", facts=(("asking", tap.number),))


def holds(x: Exchange, tap: Tap) -> Say:
    """Keep that an answer still holds."""
    return _holds(x, tap, holds=True)


def outdated(x: Exchange, tap: Tap) -> Say:
    """Keep that an answer is out of date."""
    return _holds(x, tap, holds=False)


def _holds(x: Exchange, tap: Tap, *, holds: bool) -> Say:
    questions.say_whether_it_holds(x.session, QuestionId(tap.number), holds=holds, by=x.by, now=x.now)
    return Say(text_id="question-holds" if holds else "question-outdated", facts=(("asking", tap.number),))


def _put(x: Exchange, plan: QuestionPlan) -> ShowQuestion:
    return ShowQuestion(question=questions.ask(x.session, plan, by=x.by, now=x.now, today=x.today).id, news="put")


def _plan(x: Exchange, values: FormValues) -> QuestionPlan:
    what, _, which = (values.chosen("audience") or forms.EVERYBODY).partition(":")
    return QuestionPlan(
        text=checked_question(values.text("question") or ""),
        topics=checked_topics(values.text("topics") or ""),
        audience=Audience(
            types=tuple(each for each in PartnershipType if what == "type" and each == which),
            provinces=tuple(each for each in Province if what == "province" and each == which),
        ),
        anonymous="anonymous" in values.several("options"),
        channel=questions.channel_for(x.session, values.chosen("channel")),
        until=values.day("until") or x.today + asking.OPEN_FOR,
    )
