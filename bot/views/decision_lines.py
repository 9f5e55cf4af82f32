"""Decisions as plain lines, for the command line."""

from collections.abc import Sequence

from bot.domain.decisions import Decision, DecisionStatus
from bot.texts import Texts


def answer(found: Sequence[Decision], topics: Sequence[str], t: Texts) -> str:
    """Write what was found, best first; or that nothing fits, with the nearest topics."""
    if found:
        return "\n\n".join(_decision(each, t) for each in found)
    if not topics:
        return t("decisions-none")
    return "\n".join([f"{t('decisions-none')} {t('decisions-nearest')}", *(f"- {topic}" for topic in topics)])


def _decision(decision: Decision, t: Texts) -> str:
    facts = [f"B{decision.id}", t.day(decision.decided_on), decision.meeting, decision.topic]
    lines = [" · ".join(fact for fact in facts if fact), decision.text]
    if decision.status is DecisionStatus.SUPERSEDED and decision.successor is not None:
        lines.append(t("decision-superseded-by", number=f"B{decision.successor}"))
    elif decision.status is not DecisionStatus.DECIDED:
        lines.append(t(f"decision-status-{decision.status}"))
    return "\n".join(lines)
