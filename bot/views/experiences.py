"""How passing on what one knows looks: starting it, the questions, one's own answers, and what whoever succeeds one gets."""

from collections.abc import Sequence

from bot.domain.experiences import LONGEST_ANSWER, LONGEST_TALK, Experience, ExperienceState
from bot.domain.ids import MemberId
from bot.texts import Texts
from bot.views.blocks import Block, Message, View, button, buttons, field, modal, prose, quote, run, section, sentence, small, text_input

START_FORM = "experience_start"
ANSWER_FORM = "experience_answer"
OFFER_ACTION = "experience_offer"
"""Action ids `experience_offer.yes` and `.no`."""
ANSWER_ACTION = "experience_answer"
SKIP_ACTION = "experience_skip"
SHARE_ACTION = "experience_share"
KEEP_ACTION = "experience_keep"
"""The value of each is the question's number."""


def start_form(t: Texts, *, member: MemberId, for_others: bool) -> View:
    """Ask who passes on what they know, and who is to have it first; only organisers start it for others."""
    one: Block = {"type": "multi_users_select", "max_selected_items": 1}
    hint = t("field-experience-successor-hint")
    blocks = [
        sentence(t("experience-intro")),
        *([field("member", t("field-experience-member"), {**one, "initial_users": [member]})] if for_others else []),
        field("successor", t("field-experience-successor"), one, hint=hint, optional=True),
    ]
    return modal(START_FORM, t("experience-title"), blocks, t, submit=t("button-experience-start"), carries=member)


def offer(t: Texts, *, by: str) -> Message:
    """Ask a member whether they want to be asked."""
    said = t("experience-offer", name=by)
    choices = [(f"{OFFER_ACTION}.yes", "button-experience-yes"), (f"{OFFER_ACTION}.no", "button-experience-no")]
    row = buttons("experience_offer:0", *(button(t(text), action, "0") for action, text in choices))
    return Message(text=said, blocks=(sentence(said), sentence(t("experience-intro")), row))


def question(asked: Experience, t: Texts, *, place: int, of: int) -> Message:
    """Put one question, to be answered in one's own words or left."""
    said = question_text(asked, t)
    row = [
        button(t("button-experience-answer"), ANSWER_ACTION, str(asked.id)),
        button(t("button-experience-skip"), SKIP_ACTION, str(asked.id)),
    ]
    small_print = small(t("experience-place", place=place, of=of))
    return Message(text=said, blocks=(prose(section(run(said, bold=True))), buttons(f"experience:{asked.id}", *row), small_print))


def answer_form(asked: Experience, t: Texts) -> View:
    """Ask for an answer in one's own words, and where one told of it."""
    blocks = (
        prose(section(run(question_text(asked, t), bold=True))),
        field("words", t("field-experience-words"), text_input(value=asked.words, multiline=True, most=LONGEST_ANSWER)),
        field(
            "talk",
            t("field-experience-talk"),
            text_input(value=asked.talk, most=LONGEST_TALK),
            hint=t("field-experience-talk-hint"),
            optional=True,
        ),
    )
    return modal(ANSWER_FORM, t("experience-title"), blocks, t, submit=t("button-experience-keep"), carries=asked.id)


def own(asked: Sequence[Experience], t: Texts, *, news: str = "") -> Message:
    """Show a member what they were asked and answered, with what they can do with each answer."""
    said = t(f"experience-news-{news}") if news else t("experience-own", count=len(asked))
    blocks: list[Block] = [sentence(said)]
    for each in asked:
        blocks.append(prose(section(run(question_text(each, t), bold=True)), *_answer(each, t)))
        blocks.append(buttons(f"experience_own:{each.id}", *_deeds(each, t), about=question_text(each, t)))
    return Message(text=said, blocks=tuple(blocks))


def passed_on(shared: Sequence[Experience], t: Texts, *, by: str) -> Message:
    """Give whoever succeeds somebody what they shared."""
    said = t("experience-passed-on", name=by)
    parts = [prose(section(run(question_text(each, t), bold=True)), *_answer(each, t)) for each in shared]
    return Message(text=said, blocks=(sentence(said), *parts))


def question_text(asked: Experience, t: Texts) -> str:
    """Say what is asked."""
    return t(f"experience-ask-{asked.asked}", about=asked.about) if asked.about else t(f"experience-ask-{asked.asked}")


def _answer(asked: Experience, t: Texts) -> list[Block]:
    if asked.state is not ExperienceState.ANSWERED:
        return [section("\n", t("experience-skipped" if asked.state is ExperienceState.SKIPPED else "experience-open"))]
    return [quote(asked.words), *([section(t("experience-talk", talk=asked.talk))] if asked.talk else [])]


def _deeds(asked: Experience, t: Texts) -> list[Block]:
    number = str(asked.id)
    change = button(t("button-experience-answer"), ANSWER_ACTION, number)
    if asked.state is not ExperienceState.ANSWERED:
        return [change]
    shares = (KEEP_ACTION, "button-experience-unshare") if asked.shared else (SHARE_ACTION, "button-experience-share")
    return [button(t(shares[1]), shares[0], number), change, button(t("button-experience-delete"), SKIP_ACTION, number)]
