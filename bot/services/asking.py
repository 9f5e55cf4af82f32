"""Before a question is put to the network: what is known of it already, and the topics it is proposed under."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.db import members as member_rows
from bot.db import questions
from bot.db.engine import WorkspaceSession
from bot.domain.ids import DecisionId, MemberId
from bot.domain.questions import LONGEST_TOPIC
from bot.domain.view_models import ShownDecision, ShownKept
from bot.search.stems import stem
from bot.search.words import STOP_WORDS, fold, question_words
from bot.services import decisions, kept
from bot.services.indexes import Indexes

OPEN_FOR = timedelta(days=14)
"""Replies are waited for so long, unless whoever asks chooses another day."""
MOST_KNOWN = 3
_MOST_PROPOSED = 3
_TELLING = 7
"""Letters of a word that may be a topic by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What answers a question already, best first."""

    decisions: tuple[ShownDecision, ...] = ()
    kept: tuple[ShownKept, ...] = ()

    @property
    def anything(self) -> bool:
        """Return whether anything is known."""
        return bool(self.decisions or self.kept)


def known(session: WorkspaceSession, indexes: Indexes, text: str, *, to: MemberId, today: date) -> Known:
    """Find what is there already: decisions and answers to earlier questions; where none fits, what only may."""
    if not text.strip():
        return Known()
    found = decisions.find(session, indexes, text, today=today, limit=MOST_KNOWN)
    numbers = [DecisionId(hit.number) for hit in found.hits[: found.sure] or found.guesses]
    beside = decisions.find_beside(session, indexes, text, today=today, to=to, guesses=True)
    return Known(
        decisions=tuple(decisions.show_one(session, number, to=to) for number in numbers),
        kept=tuple(kept.shown(session, [number for number, _ in beside], to=to)),
    )


def proposed_topics(session: WorkspaceSession, text: str, found: Known) -> list[str]:
    """Propose topics for a question: those the network uses whose words are in it; where there are none its own telling words."""
    said = {stem(word) for word in question_words(fold(text)) if word not in STOP_WORDS}
    used = [
        *(shown.decision.topic for shown in found.decisions),
        *(topic for question in questions.latest(session, open_only=False, most=100) for topic in question.plan.topics),
        *member_rows.topics(session),
    ]
    fitting = {
        topic.casefold(): topic for topic in used if topic and len(topic) <= LONGEST_TOPIC and _words(topic) <= said and _words(topic)
    }
    if fitting:
        return list(fitting.values())[:_MOST_PROPOSED]
    own = [word for word in question_words(fold(text)) if word not in STOP_WORDS and len(word) >= _TELLING]
    return sorted(dict.fromkeys(own), key=len, reverse=True)[:1]


def _words(topic: str) -> set[str]:
    return {stem(word) for word in question_words(fold(topic)) if word not in STOP_WORDS}
