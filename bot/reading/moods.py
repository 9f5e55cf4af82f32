"""What a sentence is besides its words: a question, a wish, a condition, a report of others, something done."""

import re

from bot.reading.language import said

_QUESTION = re.compile(r"\?[\s\"'”’)]*$|^(?:Vraag|De vraag is|Vraag is)\b|\?\s+[—–-]")
_CONDITION = said("moods.condition")
_WISH = said("moods.wish")
_REPORT = said("moods.report")
_LONG_AGO = said("moods.long_ago")
_DONE = said("moods.done")
_NOTHING = said("moods.nothing")
_OPEN_TO_ALL = said("moods.open_to_all")


def is_question(text: str) -> bool:
    """Say whether a sentence asks."""
    return bool(_QUESTION.search(text))


def is_condition(text: str) -> bool:
    """Say whether a sentence opens with a condition."""
    return bool(_CONDITION.match(text))


def is_wish(text: str) -> bool:
    """Say whether a sentence only wishes, suggests or imagines."""
    return bool(_WISH.search(text))


def is_report(text: str) -> bool:
    """Say whether a sentence passes on what somebody said."""
    return bool(_REPORT.search(text))


def is_long_ago(text: str) -> bool:
    """Say whether a sentence tells of an earlier meeting or year."""
    return bool(_LONG_AGO.search(text))


def is_done(text: str) -> bool:
    """Say whether a sentence says that it is done or dropped."""
    return bool(_DONE.search(text))


def decides_nothing(text: str) -> bool:
    """Say whether a sentence says itself that nothing was decided."""
    return bool(_NOTHING.search(text))


def is_open_to_all(text: str) -> bool:
    """Say whether a sentence addresses whoever wants."""
    return bool(_OPEN_TO_ALL.search(text))
