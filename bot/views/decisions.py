"""How decisions look: quoted word for word, with date, meeting, the minutes' status and whether they still hold."""

from collections.abc import Sequence

from bot.domain.decisions import LONGEST_DECISION, LONGEST_IMPORTED, Decision, DecisionStatus, holds_from
from bot.domain.ids import DecisionId
from bot.domain.minutes import Minutes
from bot.domain.view_models import ShownDecision
from bot.texts import Texts
from bot.views.blocks import (
    MOST_VALUE,
    Block,
    Message,
    button,
    buttons,
    clip,
    lines,
    link,
    option,
    overflow,
    prose,
    quote,
    run,
    section,
    sentence,
)
from bot.views.general import OFFER_ACTION

UNDO_ACTION = "decision_undo"
RESTORE_ACTION = "decision_restore"
MANAGE_ACTION = "decision_manage"
HISTORY_ACTION = "decision_history"
PAGE_ACTION = "decision_page"
TOPIC_ACTION = "decision_topic"

PAGE = 5
"""Hits on a page: what answers comes first, five is what fits a phone."""

PAGE_OF_LATEST = 10

_SHORT_NAME = 60

LONGEST_QUOTED = 900
"""Characters of one decision in an answer with several (Slack refuses some 13,000 in all); its own card shows it whole."""


def number(decision: DecisionId) -> str:
    """Write a decision's short number."""
    return f"B{decision}"


def card(shown: ShownDecision, t: Texts, *, news: str = "") -> Message:
    """Render one decision with all the reader may do with it, and first what just happened to it."""
    decision = shown.decision
    said = t(f"decision-{news}", number=number(decision.id)) if news else ""
    blocks: list[Block] = [sentence(said)] if said else []
    blocks.append(quoted(shown, t, LONGEST_IMPORTED, whole=True))
    deeds = _deeds(shown, t, news)
    if deeds:
        blocks.append(buttons("decision", *deeds))
    return Message(text=said or t("decision-fallback", number=number(decision.id), text=decision.text), blocks=tuple(blocks))


def found(
    shown: Sequence[ShownDecision], t: Texts, *, latest: bool, valid: bool = False, page: int = 0, sure: int | None = None
) -> Message:
    """Render a page of the decisions that answer a question, best first; a superseded one is shown under what holds now.

    After the first `sure` ones it says that the rest only comes near.
    """
    size = PAGE_OF_LATEST if latest else PAGE
    if not latest:
        shown = sorted(shown, key=lambda each: (shown.index(each) >= (len(shown) if sure is None else sure), not _holds(each)))
    first = min(page, max(0, (len(shown) - 1) // size)) * size
    here = shown[first : first + size]
    which = "latest" if latest else "found"
    holds_now = valid and not any(each.later for each in here[:1])
    intro = t(f"decisions-{which}-valid" if holds_now else f"decisions-{which}", count=len(shown) if sure is None else sure)
    blocks = [sentence(intro)]
    shown_already = {each.decision.id for each in shown[:first]}
    for at, each in enumerate(here, first):
        if at == sure:
            blocks.append(sentence(t("decisions-further")))
        for one in (ShownDecision(decision=each.holder) if each.holder else None, each, _until_then(each)):
            if one is not None and one.decision.id not in shown_already:
                blocks.append(quoted(one, t, LONGEST_QUOTED))
                shown_already.add(one.decision.id)
        if each.holder is not None:
            more = button(t("button-decision-history"), HISTORY_ACTION, str(each.decision.id))
            blocks.append(buttons(f"decision_history:{each.decision.id}", more))
    rest = len(shown) - first - len(here)
    if rest > 0:
        facts = f"{'l' if latest else 'f'}{'v' if valid else ''}:{first // size + 1}:{'' if sure is None else sure}:"
        value = facts + ",".join(str(each.decision.id) for each in shown)
        blocks.append(buttons("decision_page", button(t("button-next-page", rest=rest), PAGE_ACTION, value)))
    return Message(text=intro, blocks=tuple(blocks))


def _until_then(shown: ShownDecision) -> ShownDecision | None:
    """Return what holds until a decision takes effect that holds from a later day."""
    return ShownDecision(decision=shown.until_then, successor=shown.decision) if shown.later and shown.until_then else None


def _holds(shown: ShownDecision) -> bool:
    """Return whether a decision holds, or stands under what holds in its place."""
    holder = shown.holder or shown.decision
    return holder.status is DecisionStatus.DECIDED


def nothing_found(topics: Sequence[str], t: Texts, *, valid: bool = False, guesses: Sequence[Decision] = (), offer: str = "") -> Message:
    """Say that nothing fits, and offer what comes nearest by name; a bad match is never passed off as an answer, nor quoted like one.

    `offer`: what was asked, to be put to the network.
    """
    message = _nearest(topics, t, valid=valid, guesses=guesses)
    if not offer:
        return message
    ask = button(t("button-ask-network"), f"{OFFER_ACTION}.question", clip(offer, MOST_VALUE))
    return Message(text=message.text, blocks=(*message.blocks, buttons("ask_network", ask)))


def _nearest(topics: Sequence[str], t: Texts, *, valid: bool, guesses: Sequence[Decision]) -> Message:
    said = t("decisions-none-valid" if valid else "decisions-none")
    if guesses:
        rows = [guess(each, t) for each in guesses]
        choices = [button(number(each.id), f"{TOPIC_ACTION}.{at}", number(each.id)) for at, each in enumerate(guesses)]
        asked = f"{said} {t('decisions-guesses')}"
        block = prose(section(asked), lines(*([run(row)] for row in rows)))
        return Message(text=" ".join((asked, *rows)), blocks=(block, buttons("decision_topic", *choices)))
    named = [topic for topic in topics if topic]
    if not named:
        hint = t("decisions-none-hint")
        return Message(text=said, blocks=(prose(section(f"{said} {hint}")),))
    choices = [button(topic, f"{TOPIC_ACTION}.{at}", clip(topic, 1000)) for at, topic in enumerate(named)]
    return Message(text=said, blocks=(sentence(f"{said} {t('decisions-nearest')}"), buttons("decision_topic", *choices)))


def guess(decision: Decision, t: Texts) -> str:
    """Name a decision that only may be meant: by its subject, not quoted."""
    topic = decision.topic or decision.agenda_item or decision.meeting or clip(decision.text, _SHORT_NAME)
    return t("decisions-guess", number=number(decision.id), topic=topic, day=t.day(decision.decided_on))


def none_recorded(t: Texts) -> Message:
    """Say that the register is still empty."""
    return Message(text=t("decisions-empty"), blocks=(sentence(t("decisions-empty")),))


def quoted(shown: ShownDecision, t: Texts, most: int = LONGEST_DECISION, *, whole: bool = False) -> Block:
    """Quote a decision with what one must know of it; `whole` also names what is linked to it and where it came from."""
    decision = shown.decision
    facts: list[Block | str] = [run(number(decision.id), bold=True), f" · {t.day(decision.decided_on)}"]
    facts += [f" · {fact}" for fact in (decision.meeting, decision.agenda_item) if fact]
    rows = [facts]
    if decision.topic:
        rows.append([run(decision.topic, bold=True)])
    parts = [lines(*rows), quote(clip(decision.text, most))]
    remarks = [*standing(shown, t), *(linked(shown, t) if whole else ())]
    if remarks:
        parts.append(lines(*([run(remark, italic=True)] for remark in remarks)))
    if whole:
        parts += _source(shown, t)
    return prose(*parts)


def standing(shown: ShownDecision, t: Texts) -> list[str]:
    """Say how it was taken, whether it still holds, and the status of its minutes; what is not known is left out."""
    decision = shown.decision
    said = [t("decision-how", how=decision.how)] if decision.how else []
    if shown.later:
        said.append(t("decision-holds-from", day=t.day(holds_from(decision))))
    if decision.status is DecisionStatus.SUPERSEDED and shown.successor is not None:
        day = max(decision.ended_on or shown.successor.decided_on, holds_from(shown.successor))
        said.append(t("decision-superseded-on", number=number(shown.successor.id), day=t.day(day)))
    elif decision.status is DecisionStatus.REVOKED and decision.ended_on is not None:
        said.append(t("decision-revoked-on", day=t.day(decision.ended_on)))
    elif decision.status is not DecisionStatus.DECIDED:
        said.append(t(f"decision-status-{decision.status}"))
    if decision.minutes is not None:
        said.append(t(f"decision-minutes-{decision.minutes}"))
    return said


def linked(shown: ShownDecision, t: Texts) -> list[str]:
    """Say what a decision is tied to: how its minutes were adopted, what it supplements, what supplements it, what it replaces."""
    said = [t("adoption-note", note=shown.minutes_note)] if shown.minutes_note else []
    if shown.supplements is not None:
        said.append(t("decision-supplements", number=number(shown.supplements.id)))
    if shown.supplemented_by:
        said.append(t("decision-supplemented", numbers=_numbers(shown.supplemented_by)))
    if shown.replaced:
        said.append(t("decision-replaces", numbers=_numbers(shown.replaced)))
    return said


def _numbers(decisions: Sequence[Decision]) -> str:
    return ", ".join(number(each.id) for each in decisions)


def _source(shown: ShownDecision, t: Texts) -> list[Block]:
    """Say where it came from: the minutes, the sentence, and the message or file."""
    decision = shown.decision
    parts = [section(came_from(shown.origin, t))] if shown.origin else []
    if decision.source_text and decision.source_text != decision.text:
        parts += [section(t("decision-source-text")), quote(clip(decision.source_text, LONGEST_QUOTED))]
    if decision.source_link:
        parts.append(section(link(decision.source_link, t("decision-source-hidden" if shown.source_hidden else "decision-source-link"))))
    return parts


def came_from(minutes: Minutes, t: Texts) -> str:
    """Name the minutes from which something was recorded."""
    day = t.day(minutes.held_on) if minutes.held_on else ""
    number = f" (V{minutes.event})" if minutes.event else ""
    return t("from-minutes", title=clip(minutes.title or minutes.file_name, 200), day=day, number=number)


def _deeds(shown: ShownDecision, t: Texts, news: str) -> list[Block]:
    decision = shown.decision
    key = str(decision.id)
    deeds = []
    if news == "recorded" and shown.may_undo:
        deeds.append(button(t("button-undo"), UNDO_ACTION, key))
    if news in {"superseded", "revoked"} and shown.may_change:
        deeds.append(button(t("button-undo"), RESTORE_ACTION, key))
    if shown.changed:
        deeds.append(button(t("button-decision-history"), HISTORY_ACTION, key))
    if shown.may_change:
        choices = [option(t("option-decision-correct"), f"correct:{key}")]
        if decision.status is DecisionStatus.DECIDED:
            choices.append(option(t("option-decision-end"), f"end:{key}"))
        elif news not in {"superseded", "revoked"}:
            choices.append(option(t("option-decision-restore"), f"restore:{key}"))
        deeds.append(overflow(MANAGE_ACTION, *choices))
    return deeds
