"""A page of the review of minutes as Slack sends it: what was typed in it, as edits of what was found."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.domain.ids import DecisionId
from bot.domain.minutes import Content, Edit, Finding, FindingKind, Relation
from bot.slack.payloads import MOST_DIGITS, FormValues

_FIELD = re.compile(rf"review\.\w+\.(\d{{1,{MOST_DIGITS}}})")
_RELATION = re.compile(rf"({'|'.join(Relation)}):(\d{{1,{MOST_DIGITS}}})")


def edits_in(values: FormValues, untouched: Collection[str] = ()) -> Mapping[int, Edit]:
    """Read which findings stand on a page, each with what its fields make of it.

    What has no field there, or was left as it was drawn, stays as it is: another may have changed it since.
    """
    touched = values.without(untouched)

    def edit(finding: Finding) -> Finding:
        return _edited(finding, touched)

    found = filter(None, (_FIELD.fullmatch(name) for name in values.names()))
    return dict.fromkeys((int(match[1]) for match in found), edit)


def position_in(action_id: str) -> int | None:
    """Read which finding a field of the review is of; None where it is of the meeting."""
    match = _FIELD.fullmatch(action_id.partition("@")[0])
    return int(match[1]) if match else None


def _edited(finding: Finding, values: FormValues) -> Finding:
    def has(what: str) -> bool:
        return values.has(f"review.{what}.{finding.position}")

    def text(what: str, kept: str) -> str:
        return values.text(f"review.{what}.{finding.position}") or "" if has(what) else kept

    content = finding.content
    ticked = bool(values.several(f"review.tick.{finding.position}")) if has("tick") else finding.ticked
    if finding.kind not in {FindingKind.DECISION, FindingKind.ACTION}:
        return replace(finding, ticked=ticked)
    said = text("text", content.text)
    if said != content.text:  # what it is to an earlier one was said of other words: it is asked anew
        content = replace(content, relation=None, resembles=None)
    content = replace(content, text=said, how=text("how", content.how))
    relation = _RELATION.fullmatch(values.chosen(f"review.relation.{finding.position}") or "")
    if relation is not None:
        content = replace(content, relation=Relation(relation[1]), resembles=DecisionId(int(relation[2])))
    if finding.kind is FindingKind.ACTION:
        content = _with_owners(finding.position, content, values)
    return replace(finding, ticked=ticked, content=content)


def _with_owners(position: int, content: Content, values: FormValues) -> Content:
    owners, names, due = (f"review.{what}.{position}" for what in ("owners", "names", "due"))
    return replace(
        content,
        owners=tuple(dict.fromkeys(values.people(owners))) if values.has(owners) else content.owners,
        names=_names(values.text(names) or "") if values.has(names) else content.names,
        on=values.day(due) if values.has(due) else content.on,
    )


def _names(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in re.split(r"[,;\n]", typed) if name.strip()))
