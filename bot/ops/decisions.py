"""The register of decisions on the command line: many taken in from a file, and the search of Slack without Slack."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.config import CannotStart
from bot.db.engine import NOWHERE, WorkspaceSession
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.decision_import import own_id
from bot.domain.decisions import Decision, DecisionStatus
from bot.domain.errors import TryAgain
from bot.domain.ids import DecisionId, WorkspaceId
from bot.domain.members import Language
from bot.search import Hit, semantic
from bot.services import decision_import, decisions, members
from bot.services.decision_import import BATCH, Importer, Report
from bot.services.embeddings import Store, bring_up_to_date
from bot.texts import Texts
from bot.views.decisions import guess

IMPORT_PATIENCE = 30.0
"""Seconds an import spends on embeddings; the bot does the rest in the background."""

SEARCH_PATIENCE = 5.0
"""The same for a search: what is not encoded by then is found by words."""

_TRIES = 20

OnProgress = Callable[[int, int], None]
"""Called with how much of how much is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with what was found: decisions best first; or guesses, which are no answers, and the nearest topics."""

    question: str
    hits: tuple[tuple[Hit, Decision], ...]
    topics: tuple[str, ...]
    guesses: tuple[tuple[Hit, Decision], ...] = ()

    def as_json(self) -> str:
        """Write it as one line; `id` is the file's own, for what was imported with one. `maybe` is there without hits only."""
        hits, guesses = ([_as_json(*each) for each in some] for some in (self.hits, self.guesses))
        return json.dumps({"q": self.question, "hits": hits, **({"maybe": guesses} if guesses else {})}, ensure_ascii=False)


def _as_json(hit: Hit, decision: Decision) -> dict[str, object]:
    return {
        "id": own_id(decision.import_key),
        "number": decision.id,
        "date": decision.decided_on.isoformat(),
        "text": decision.text,
        "score": hit.score,
    }


class OfflineDecisions:
    """The decisions of the one workspace of a database, which need not have been connected to Slack yet."""

    def __init__(self, deps: Deps) -> None:
        """Find the workspace.

        Raises:
            CannotStart: the database holds several workspaces.
        """
        self._deps = deps
        self._workspace = only_workspace(deps)

    def close(self) -> None:
        """Let go of the database."""
        self._deps.sessions.engine.dispose()

    def take_in(self, file: Path, progress: OnProgress) -> Report:
        """Import a file of decisions in short transactions; repeated, it changes nothing."""
        report = Report()
        importer = Importer(report)
        now = self._deps.clock()
        size = file.stat().st_size
        with file.open("rb") as raw:
            lines = decision_import.read_lines(raw, report)
            while batch := list(islice(lines, BATCH)):
                self._write(lambda session, batch=batch: importer.take(session, batch, now=now))  # type: ignore[misc]  # a default in a lambda
                progress(raw.tell(), size)
        with self._deps.reading(self._workspace) as session:
            links = importer.links(session)
        for at in range(0, len(links), BATCH):
            batch_of_links = links[at : at + BATCH]
            self._write(lambda session, batch=batch_of_links: importer.link(session, batch))  # type: ignore[misc]  # a default in a lambda
        report.problems.sort()
        return report

    def learn(self, progress: OnProgress, *, patience: float) -> int:
        """Make embeddings for so many seconds, and return how many decisions still lack one; without the extra nothing happens."""
        if not semantic.available():
            return 0
        encoder = semantic.load()
        until = time.monotonic() + patience
        self._deps.indexes.use_encoder(encoder)

        def go_on(done: int, total: int) -> bool:
            progress(done, total)
            return time.monotonic() < until

        store = Store(reading=self._deps.reading, writing=self._deps.writing, workspace=self._workspace)
        return bring_up_to_date(self._deps.indexes, encoder, store, go_on=go_on)

    def store(self) -> None:
        """Keep the index for the next start."""
        with self._deps.reading(self._workspace) as session:
            self._deps.indexes.fresh(session)
        self._deps.indexes.store(self._deps.writing, self._workspace)

    def answer(self, questions: Iterable[str], *, limit: int) -> Iterator[Answered]:
        """Answer questions one by one, as Slack would."""
        today = local_day(self._deps.clock(), self._deps.settings.zone)
        for question in questions:
            with self._deps.reading(self._workspace) as session:
                found = decisions.find(session, self._deps.indexes, question, today=today, limit=limit)
                numbers = [DecisionId(hit.number) for hit in (*found.hits, *found.guesses)]
                kept = {int(each.id): each for each in decisions.several(session, numbers)}
            hits, guesses = (tuple((hit, kept[hit.number]) for hit in some if hit.number in kept) for some in (found.hits, found.guesses))
            yield Answered(question=question, hits=hits, topics=found.topics, guesses=guesses)

    def in_words(self, answered: Answered) -> str:
        """Write an answer for people, in Dutch."""
        t = Texts(Language.NL, self._deps.settings.zone)
        if answered.hits:
            return "\n\n".join(_in_words(decision, t) for _, decision in answered.hits)
        if answered.guesses:
            rows = (f"- {guess(decision, t)}" for _, decision in answered.guesses)
            return "\n".join([f"{t('decisions-none')} {t('decisions-guesses')}", *rows])
        if not answered.topics:
            return t("decisions-none")
        return "\n".join([f"{t('decisions-none')} {t('decisions-nearest')}", *(f"- {topic}" for topic in answered.topics)])

    def _write(self, work: Callable[[WorkspaceSession], None]) -> None:
        """Run one short transaction; a bot that runs meanwhile goes first."""
        for left in reversed(range(_TRIES)):
            try:
                with self._deps.writing(self._workspace) as session:
                    decision_import.make_room(session)
                    work(session)
            except TryAgain:
                if not left:
                    raise
                time.sleep(0.1)
            else:
                return


def only_workspace(deps: Deps) -> WorkspaceId:
    """Name the one workspace of a database, connected to Slack or not.

    Raises:
        CannotStart: it holds several.
    """
    with deps.reading(NOWHERE) as session:
        known = members.known_workspaces(session)
    if len(known) > 1:
        message = f"This database holds several workspaces ({', '.join(known)}); each needs a database of its own."
        raise CannotStart(message)
    return known[0] if known else decision_import.UNCONNECTED


def _in_words(decision: Decision, t: Texts) -> str:
    facts = [f"B{decision.id}", t.day(decision.decided_on), decision.meeting, decision.topic]
    lines = [" · ".join(fact for fact in facts if fact), decision.text]
    if decision.status is DecisionStatus.SUPERSEDED and decision.successor is not None:
        lines.append(t("decision-superseded-by", number=f"B{decision.successor}"))
    elif decision.status is not DecisionStatus.DECIDED:
        lines.append(t(f"decision-status-{decision.status}"))
    if decision.minutes is not None and not decision.minutes.adopted:
        lines.append(t(f"decision-minutes-{decision.minutes}"))
    return "\n".join(lines)
