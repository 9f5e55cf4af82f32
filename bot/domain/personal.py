"""What is kept about people: the kinds of it, how long each lasts, and what stands in the place of whoever is forgotten."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The kinds of what is kept, as a member is told of them and as the register lists them."""

    PROFILE = "profile"
    ANSWERS = "answers"
    ATTENDANCE = "attendance"
    EVENTS = "events"
    AGENDA = "agenda"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    MINUTES = "minutes"
    POLLS = "polls"
    QUESTIONS = "questions"
    EXPERIENCES = "experiences"
    CALENDAR = "calendar"
    MESSAGES = "messages"
    TECHNICAL = "technical"
    """Of the bot's own running: nothing in it is about anybody."""


class Passing(StrEnum):
    """What is deleted or emptied after its period, by the job `prune`."""

    HANDLED = "handled"
    """What Slack sent and was handled."""
    DRAFTS = "drafts"
    """A filled form between its preview and *Plaatsen*."""
    DELIVERIES = "deliveries"
    """What was said, with what was asked in it."""
    ANSWER_WORDS = "answer_words"
    """Comments, names of guests and of deputies, from the end of the event."""
    ENTRIES = "entries"
    """How an answer came to be (taps, reactions), from the end of the event; what counted in the end stays."""
    EVENT_CHANGES = "event_changes"
    """Who changed what of an event, from its end."""
    REASONS = "reasons"
    """Whether somebody was asked why they did not sign up for what was called off, since it was to end."""
    EVENT_MESSAGES = "event_messages"
    """What organisers wrote to those an event concerned, from its end."""
    ACTION_LOG = "action_log"
    """What happened to an action item, since it was closed."""
    CALENDAR_FILES = "calendar_files"
    """Who took an event as a file, from its end."""
    NOTES = "notes"
    """What was noted in the thread of a meeting, from its end."""
    READING = "reading"
    """All that was read in minutes, and what was found and not recorded, since they were recorded."""
    HANDOVERS = "handovers"
    """Who took over what from whom, since it was settled."""
    LEAVERS = "leavers"
    """Whoever left the workspace: forgotten as if they had asked for it."""
    REMOVED = "removed"
    """Everybody, since the app was removed from the workspace."""
    UNRECORDED = "unrecorded"
    """Minutes that came in and of which nothing was recorded, with their file, since they came."""


PERIODS: Final = {
    Passing.HANDLED: timedelta(days=1),
    Passing.DRAFTS: timedelta(days=1),
    Passing.DELIVERIES: timedelta(days=90),
    Passing.ANSWER_WORDS: timedelta(days=90),
    Passing.ENTRIES: timedelta(days=730),
    Passing.EVENT_CHANGES: timedelta(days=730),
    Passing.REASONS: timedelta(days=90),
    Passing.EVENT_MESSAGES: timedelta(days=90),
    Passing.ACTION_LOG: timedelta(days=730),
    Passing.CALENDAR_FILES: timedelta(days=90),
    Passing.NOTES: timedelta(days=365),
    Passing.UNRECORDED: timedelta(days=180),
    Passing.READING: timedelta(days=365),
    Passing.HANDOVERS: timedelta(days=365),
    Passing.LEAVERS: timedelta(days=365),
    Passing.REMOVED: timedelta(days=365),
}
"""Longer than any promise looks back: a move and a calling off can be undone for 14 days, a calendar keeps what is past for 400."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """The words that stand where a name stood."""

    member: str
    """For whoever was forgotten."""
    deputy: str
    """For whoever came in somebody's place: one chair, whoever sat on it."""
