"""The history of a decision: what it replaced, what replaced it, and how its words were before."""

from bot.domain.calendar import local_day
from bot.domain.decisions import Decision, DecisionChange, DecisionStatus, DecisionStep
from bot.domain.view_models import ShownHistory
from bot.texts import Texts
from bot.views.blocks import Block, Message, clip, divider, header, lines, prose, quote, run, section, sentence
from bot.views.decisions import number

MOST_LINKED = 15
MOST_CHANGES = 20
LONGEST_QUOTED = 500


def history(shown: ShownHistory, t: Texts) -> Message:
    """Render the chain a decision is part of, the oldest first, and then what became of the decision itself."""
    title = t("decision-history-title", number=number(shown.decision.id))
    blocks: list[Block] = [header(title)]
    chain = shown.chain[-MOST_LINKED:]
    if len(chain) > 1:
        blocks += [prose(*_linked(each, t, own=each.id == shown.decision.id)) for each in chain]
    changes = shown.changes[-MOST_CHANGES:]
    if changes:
        if len(chain) > 1:
            blocks.append(divider())
        blocks += [_changed(each, shown, t) for each in changes]
    if len(chain) <= 1 and not changes:
        blocks.append(sentence(t("decision-history-none")))
    return Message(text=title, blocks=tuple(blocks))


def _linked(decision: Decision, t: Texts, *, own: bool) -> list[Block]:
    facts: list[Block | str] = [run(number(decision.id), bold=True), f" · {t.day(decision.decided_on)}"]
    said = [t("decision-history-own")] if own else []
    if decision.supplements is not None:
        said.append(t("decision-supplements", number=number(decision.supplements)))
    if decision.status is DecisionStatus.SUPERSEDED and decision.successor is not None:
        said.append(t("decision-superseded-by", number=number(decision.successor)))
    elif decision.status is not DecisionStatus.DECIDED:
        said.append(t(f"decision-status-{decision.status}"))
    if decision.minutes is not None and not decision.minutes.adopted:
        said.append(t(f"decision-minutes-{decision.minutes}"))
    parts = [lines(facts), quote(clip(decision.text, LONGEST_QUOTED))]
    return [*parts, section(run(" ".join(said), italic=True))] if said else parts


def _changed(change: DecisionChange, shown: ShownHistory, t: Texts) -> Block:
    by = shown.names.get(change.by, "") if change.by is not None else t("decision-by-import")
    facts = {"at": t.day(local_day(change.at, t.zone)), "by": by}
    match change.change:
        case DecisionStep.SUPERSEDED if change.other is not None:
            said = t("decision-change-superseded", number=number(change.other), **facts)
        case DecisionStep.SUPPLEMENTED if change.other is not None:
            said = t("decision-change-supplemented", number=number(change.other), **facts)
        case DecisionStep.REVOKED if change.on is not None:
            said = t("decision-change-revoked-on", day=t.day(change.on), **facts)
        case _:
            said = t(f"decision-change-{change.change}", **facts)
    before = change.before
    if before is None:
        return sentence(said)
    was = " · ".join(fact for fact in (t.day(before.decided_on), before.meeting, before.agenda_item, before.topic, before.how) if fact)
    return prose(section(said), section(run(was, italic=True)), quote(clip(before.text, LONGEST_QUOTED)))
