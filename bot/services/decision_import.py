"""Importing decisions from a file, in batches: safe to repeat, and nothing lost silently."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.db import decision_changes, decision_import, decisions, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.decision_import import BadLine, ImportedDecision, read_line
from bot.domain.decisions import Decision, DecisionStatus, DecisionStep, Wording
from bot.domain.ids import DecisionId

UNCONNECTED = workspaces.UNCONNECTED

BATCH = 500
"""Lines per transaction: short enough for a bot that runs meanwhile."""


@dataclass(slots=True)
class Report:
    """What became of a file, line by line where it did not go well."""

    added: int = 0
    corrected: int = 0
    unchanged: int = 0
    kept: int = 0
    """Changed in Slack since they were imported, and different in the file: they stay as they are."""
    problems: list[tuple[int, str]] = field(default_factory=list)
    """Line numbers, each with what was wrong."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A decision with the number of its line."""

    number: int
    decision: ImportedDecision


def read_lines(file: Iterable[bytes], report: Report) -> Iterator[ImportLine]:
    """Read a file line by line; what is no decision goes into the report."""
    for number, raw in enumerate(file, 1):
        try:
            decision = read_line(raw)
        except BadLine as bad:
            report.problems.append((number, str(bad)))
            continue
        if decision is not None:
            yield ImportLine(number, decision)


def make_room(session: WorkspaceSession) -> None:
    """Make the place for decisions that come before the first connection to Slack; it takes them along."""
    if session.workspace == UNCONNECTED:
        decision_import.open_unconnected(session)


class Importer:
    """Imports one file: batch by batch, and at the end what replaces what, which may come in any order."""

    def __init__(self, report: Report) -> None:
        """Start an import that reports here."""
        self._report = report
        self._seen: dict[str, ImportLine] = {}
        self._numbers: dict[str, DecisionId] = {}

    def take(self, session: WorkspaceSession, lines: Sequence[ImportLine], *, now: datetime) -> None:
        """Keep the decisions of some lines that are not there yet, and correct those that differ in the file now."""
        fresh = [line for line in lines if self._is_first(line)]
        known = decision_import.known_keys(session, [line.decision.key for line in fresh])
        new = [line.decision for line in fresh if line.decision.key not in known]
        if new:
            known |= decision_import.add_many(session, new, now=now)
        self._numbers |= known
        self._report.added += len(new)
        added = {each.key for each in new}
        self._correct(session, [line for line in fresh if line.decision.key not in added], now=now)

    def links(self, session: WorkspaceSession) -> list[tuple[DecisionId, DecisionId]]:
        """List which decision took the place of which, as far as it is not known; what points nowhere or in a circle is reported."""
        wanted = [line for line in self._seen.values() if line.decision.replaced_by is not None]
        missing = list({line.decision.replaced_by or "" for line in wanted} - self._numbers.keys())
        for at in range(0, len(missing), BATCH):
            self._numbers |= decision_import.known_keys(session, missing[at : at + BATCH])
        known = decision_import.successors(session) if wanted else {}
        found: list[tuple[DecisionId, DecisionId]] = []
        for line in wanted:
            old, new = self._numbers[line.decision.key], self._numbers.get(line.decision.replaced_by or "")
            if new is None:
                self._problem(line, f"`replaced_by` {line.decision.replaced_by!r} is unknown; recorded without it")
            elif known.get(old) != new:
                if _leads_to(known, new, old):
                    self._problem(line, f"`replaced_by` {line.decision.replaced_by!r} would close a circle; recorded without it")
                else:
                    known[old] = new
                    found.append((old, new))
        return found

    @staticmethod
    def link(session: WorkspaceSession, links: Sequence[tuple[DecisionId, DecisionId]]) -> None:
        """Keep some of the links; a decision that was changed in Slack stays as it is."""
        by_hand = decision_import.changed_by_hand(session, [old for old, _ in links])
        kept = {old: new for old, new in links if old not in by_hand}
        if kept:
            decision_import.link_many(session, kept)

    def _is_first(self, line: ImportLine) -> bool:
        before = self._seen.setdefault(line.decision.key, line)
        if before is line:
            return True
        if before.decision == line.decision:
            self._report.unchanged += 1
        else:
            self._problem(line, f"`id` {line.decision.key!r} stands on line {before.number} with another content; this one was left out")
        return False

    def _correct(self, session: WorkspaceSession, lines: Sequence[ImportLine], *, now: datetime) -> None:
        kept = {each.import_key: each for each in decisions.several(session, [self._numbers[line.decision.key] for line in lines])}
        changed = [line for line in lines if _differs(kept[line.decision.key], line.decision)]
        self._report.unchanged += len(lines) - len(changed)
        by_hand = decision_import.changed_by_hand(session, [kept[line.decision.key].id for line in changed])
        for line in changed:
            decision = kept[line.decision.key]
            if decision.id in by_hand:
                self._report.kept += 1
                continue
            before, wording = Wording.of(decision), _wording(line.decision)
            if wording != before:
                decisions.save_wording(session, decision.id, wording)
                decision_changes.add(session, decision.id, DecisionStep.CORRECTED, before=before, by=None, now=now)
            if line.decision.status is not decision.status:
                decisions.save_status(session, decision.id, line.decision.status, successor=decision.successor, ended_on=decision.ended_on)
                decision_changes.add(session, decision.id, _BECAME[line.decision.status], by=None, now=now)
            self._report.corrected += 1

    def _problem(self, line: ImportLine, reason: str) -> None:
        self._report.problems.append((line.number, reason))


_BECAME = {
    DecisionStatus.DECIDED: DecisionStep.RESTORED,
    DecisionStatus.SUPERSEDED: DecisionStep.SUPERSEDED,
    DecisionStatus.REVOKED: DecisionStep.REVOKED,
}


def _wording(read: ImportedDecision) -> Wording:
    return Wording(text=read.text, decided_on=read.decided_on, meeting=read.meeting, topic=read.topic, how=read.how)


def _differs(kept: Decision, read: ImportedDecision) -> bool:
    return (Wording.of(kept), kept.status) != (_wording(read), read.status)


def _leads_to(links: dict[DecisionId, DecisionId], start: DecisionId, wanted: DecisionId) -> bool:
    """Return whether a chain of successors passes a decision; circles that are there already end it."""
    seen: set[DecisionId] = set()
    at: DecisionId | None = start
    while at is not None and at not in seen:
        if at == wanted:
            return True
        seen.add(at)
        at = links.get(at)
    return False
