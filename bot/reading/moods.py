"""What a sentence is besides its words: a question, a wish, a condition, a report of others, something done."""

import re
from collections.abc import Callable

from bot.reading.language import said


def _mood(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


is_question = _mood(re.compile(r"\?[\s\"'”’)]*$|^(?:Vraag|De vraag is|Vraag is)\b|\?\s+[—–-]"))
is_condition = _mood(said("moods.condition"))
"""It opens with a condition."""
is_wish = _mood(said("moods.wish"))
"""It only wishes, suggests or imagines."""
is_report = _mood(said("moods.report"))
"""It passes on what somebody said."""
is_long_ago = _mood(said("moods.long_ago"))
"""It tells of an earlier meeting or year."""
is_done = _mood(said("moods.done"))
"""It says that it is done or dropped."""
decides_nothing = _mood(said("moods.nothing"))
"""It says itself that nothing was decided."""
is_open_to_all = _mood(said("moods.open_to_all"))
"""It addresses whoever wants."""
