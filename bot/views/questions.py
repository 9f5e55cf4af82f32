"""How questions to the network look: the card in the channel, what one member may do with it, a list, and what is found again."""

from collections.abc import Sequence

from bot.domain.calendar import local_day
from bot.domain.questions import LONGEST_QUESTION, Question, QuestionState, joined_topics
from bot.domain.routing import Sign, SignKind
from bot.domain.view_models import ShownKept, ShownNetworkQuestion
from bot.texts import Texts
from bot.views.blocks import Block, Message, bullets, button, buttons, clip, lines, prose, quote, run, section, sentence
from bot.views.call_offs import reasons_told
from bot.views.experiences import question_text
from bot.views.profile import audience_words

REPLY_ACTION = "question_reply"
FOLLOW_ACTION = "question_follow"
WITHDRAW_ACTION = "question_withdraw"
SUMMARY_ACTION = "question_summary"
DROP_ACTION = "question_drop"
HOLDS_ACTION = "question_holds"
OUTDATED_ACTION = "question_outdated"

KNOW_WHO_ACTION = "question_know_who"
NOT_ME_ACTION = "question_not_me"
MUTE_ACTION = "question_mute"
CHOOSE_ACTION = "question_choose"
"""Action ids `question_choose.<place>`; the value is the question's number and the reply's place."""
STILL_HOLDS_ACTION = "question_still_holds"

MOST_CHOICES = 5
LONGEST_CHOICE = 500
LONGEST_KEPT = 600
"""Characters of an answer among others; its own card shows it whole."""


def number(question: Question) -> str:
    """Write a question's short number."""
    return f"K{question.id}"


def channel_card(shown: ShownNetworkQuestion, t: Texts) -> Message:
    """Render the card that everybody sees; all else happens in its thread."""
    question = shown.question
    title = _title(question, t)
    facts = [*_facts(shown, t), _state(shown, t)]
    blocks = [prose(section(run(title, bold=True)), lines(*([fact] for fact in facts))), *_answer(shown, t)]
    if question.open:
        blocks.append(buttons("question", *_open_buttons(shown, t)))
    return Message(text="\n".join([title, *_facts(shown, t)]), blocks=tuple(blocks), alone=True)


def own_card(shown: ShownNetworkQuestion, t: Texts, *, news: str = "") -> Message:
    """Render a question for one member, with all they may do with it; first what just happened."""
    question, key = shown.question, str(shown.question.id)
    said = t(f"question-news-{news}", number=number(question)) if news else ""
    blocks = [*([sentence(said)] if said else []), *channel_card(shown, t).blocks]
    if shown.may_manage and question.plan.anonymous and shown.asker:
        blocks.append(sentence(t("question-anonymous-to-network", name=shown.asker)))
    deeds = []
    if shown.may_manage and question.state is not QuestionState.WITHDRAWN:
        deeds.append(button(t("button-question-summary"), SUMMARY_ACTION, key))
    if shown.may_manage and question.open:
        deeds.append(button(t("button-question-withdraw"), WITHDRAW_ACTION, key))
    if shown.answer is not None and (shown.may_manage or shown.own_answer):
        which = (HOLDS_ACTION, "button-question-holds") if shown.answer.outdated else (OUTDATED_ACTION, "button-question-outdated")
        deeds.append(button(t(which[1]), which[0], key))
    if shown.own_answer:
        deeds.append(button(t("button-question-drop"), DROP_ACTION, key))
    if deeds:
        blocks.append(buttons("question_manage", *deeds))
    return Message(text=said or _title(question, t), blocks=tuple(blocks))


def question_list(found: Sequence[ShownNetworkQuestion], t: Texts, *, scope: str) -> Message:
    """List questions, each with how it stands."""
    if not found:
        return Message(text=t(f"questions-none-{scope}"), blocks=(sentence(t(f"questions-none-{scope}")),))
    title = t(f"questions-title-{scope}")
    rows: list[list[Block | str]] = [
        [run(number(each.question), bold=True), f" · {clip(each.question.plan.text, 150)} · {_state(each, t)}"] for each in found
    ]
    return Message(text=title, blocks=(prose(section(run(title, bold=True)), bullets(rows)),))


def ended(shown: ShownNetworkQuestion, t: Texts) -> Message:
    """Say in the thread, or to whoever asked or follows, how a question ended."""
    question = shown.question
    said = t(f"question-ended-{question.state}", number=number(question), question=question.plan.text)
    return Message(text=said, blocks=(sentence(said), *_answer(shown, t)))


def told_kept(shown: ShownNetworkQuestion, t: Texts) -> Message:
    """Tell whoever gave an answer that it is kept; they may say that it is not to be."""
    said = t("question-told-kept", number=number(shown.question), question=shown.question.plan.text)
    drop = button(t("button-question-drop"), DROP_ACTION, str(shown.question.id))
    return Message(text=said, blocks=(sentence(said), *_answer(shown, t), buttons(f"kept:{shown.question.id}", drop)))


def ask_knower(shown: ShownNetworkQuestion, why: Sign, t: Texts, *, named_by: str) -> Message:
    """Put a question to a member who may know, and say why to them."""
    question, key = shown.question, str(shown.question.id)
    said = t("question-asks", name=shown.asker) if shown.asker and not question.plan.anonymous else t("question-asks-unnamed")
    reason = t(f"question-why-{why.kind}", what=named_by or _what(why, t))
    choices = [
        button(t("button-question-know"), REPLY_ACTION, key),
        button(t("button-question-know-who"), KNOW_WHO_ACTION, key),
        button(t("button-question-not-me"), NOT_ME_ACTION, key),
        *([button(t("button-question-mute"), MUTE_ACTION, key)] if question.plan.topics else []),
    ]
    blocks = [prose(section(said), quote(_title(question, t))), sentence(reason), buttons(f"knows:{key}", *choices)]
    return Message(text=f"{said} {_title(question, t)} {reason}", blocks=tuple(blocks))


def ask_for_answer(shown: ShownNetworkQuestion, replies: Sequence[tuple[int, str, str]], t: Texts, *, last: bool) -> Message:
    """Ask whoever put a question what its answer is: replies, each with its place, who gave it and its words, as choices."""
    key = str(shown.question.id)
    said = t("question-answer-asked", number=number(shown.question), question=shown.question.plan.text, count=len(replies))
    rows: list[list[Block | str]] = [[run(name, bold=True), f": {clip(text, LONGEST_CHOICE)}"] for _, name, text in replies]
    choices = [
        button(t("button-question-choose", place=str(at)), f"{CHOOSE_ACTION}.{at}", f"{key}:{place}")
        for at, (place, _, _) in enumerate(replies, 1)
    ]
    ways = [
        *choices,
        button(t("button-question-summary"), SUMMARY_ACTION, key),
        button(t("button-question-withdraw"), WITHDRAW_ACTION, key),
    ]
    then = sentence(t("question-answer-asked-last" if last else "question-answer-asked-again"))
    blocks = [sentence(said), *([prose(bullets(rows, ordered=True))] if rows else []), then, buttons(f"answer:{key}", *ways)]
    return Message(text=said, blocks=tuple(blocks))


def ask_whether_holds(shown: ShownNetworkQuestion, t: Texts) -> Message:
    """Ask whoever gave an answer long ago whether it still holds."""
    key = str(shown.question.id)
    said = t("question-holds-asked", number=number(shown.question), question=shown.question.plan.text)
    ways = [button(t("button-question-still-holds"), STILL_HOLDS_ACTION, key), button(t("button-question-outdated"), OUTDATED_ACTION, key)]
    return Message(text=said, blocks=(sentence(said), *_answer(shown, t), buttons(f"holds:{key}", *ways)))


def _what(why: Sign, t: Texts) -> str:
    match why.kind:
        case SignKind.TYPE:
            return t(f"type-{why.what}")
        case SignKind.PROVINCE:
            return t(f"province-{why.what}")
        case _:
            return why.what


def replied(name: str, text: str, t: Texts) -> Message:
    """Render a reply that was given by the form; without a name it is that of whoever asked."""
    said = name or t("question-the-asker")
    return Message(text=f"{said}: {text}", blocks=(prose(section(run(said, bold=True)), quote(text)),))


def kept(found: Sequence[ShownKept], t: Texts) -> list[Block]:
    """Show what was found beside decisions, each said for what it is."""
    return [_kept(each, t, LONGEST_KEPT) for each in found]


def with_kept(message: Message, beside: Sequence[Block], *, first: bool) -> Message:
    """Put what is kept after the decisions that were found, or before them where they are about another subject."""
    blocks = (*beside, *message.blocks) if first else (*message.blocks, *beside)
    return Message(text=message.text, blocks=blocks)


def _kept(each: ShownKept, t: Texts, most: int) -> Block:
    title = question_text(each.experience, t) if each.experience else f"{each.number} · {each.title}"
    rows: list[list[Block | str]] = [[run(title, bold=True)]]
    day = t.day(local_day(each.at, t.zone))
    origin = t(f"kept-found-{each.kind}", name=each.by, day=day) if each.by else t(f"kept-found-{each.kind}-unnamed", day=day)
    remarks = [origin, *([t("kept-outdated")] if each.outdated else [])]
    return prose(lines(*rows), quote(clip(_words(each, t), most)), lines(*([run(remark, italic=True)] for remark in remarks)))


def _words(each: ShownKept, t: Texts) -> str:
    reasons = reasons_told(each.call_off, t, to_organiser=each.to_organiser) if each.call_off else ""
    talk = t("experience-talk", talk=each.experience.talk) if each.experience and each.experience.talk else ""
    return " ".join(filter(None, (each.text, reasons, talk)))


def _title(question: Question, t: Texts) -> str:
    text = clip(question.plan.text, LONGEST_QUESTION) if question.plan.text else t("question-deleted")
    return f"{number(question)} · {text}"


def _open_buttons(shown: ShownNetworkQuestion, t: Texts) -> list[Block]:
    key = str(shown.question.id)
    return [
        button(t("button-question-reply"), REPLY_ACTION, key),
        button(t("button-question-unfollow" if shown.follows else "button-question-follow"), FOLLOW_ACTION, key),
    ]


def _asked_by(shown: ShownNetworkQuestion, t: Texts) -> str:
    anonymous = shown.question.plan.anonymous or not shown.asker
    return t("question-by-nobody") if anonymous else t("question-by", name=shown.asker)


def _facts(shown: ShownNetworkQuestion, t: Texts) -> list[str]:
    """Say what stays as it is while replies come in."""
    plan = shown.question.plan
    audience = audience_words(plan.audience, None, t)
    facts = [t("question-topics", topics=joined_topics(plan.topics)) if plan.topics else ""]
    facts.append(t("question-for", audience=audience) if audience else "")
    return [fact for fact in [*facts, _asked_by(shown, t)] if fact]


def _state(shown: ShownNetworkQuestion, t: Texts) -> str:
    question = shown.question
    counts = t("question-counts", replies=shown.replies, asked=shown.asked)
    if question.open:
        return f"{counts} · {t('question-until', day=t.day(question.plan.until))}"
    if question.state is QuestionState.ANSWERED and shown.answer is None:
        return t("question-state-not-kept")
    return t(f"question-state-{question.state}")


def _answer(shown: ShownNetworkQuestion, t: Texts) -> list[Block]:
    answer = shown.answer
    if answer is None:
        return []
    if answer.summary:
        said = t("question-summary-by", name=shown.answered_by) if shown.answered_by else t("question-summary-by-asker")
    else:
        said = t("question-answer-by", name=shown.answered_by)
    outdated = [section(run(t("kept-outdated"), italic=True))] if answer.outdated else []
    return [prose(section(said), quote(answer.text), *outdated)]
