"""*Ja*, *helaas niet*, *ik kom*: an answer of a few words that only means something under a question."""

import re

from bot.domain.rsvp import Answer

_WORDS = {
    Answer.YES: r"ja|jazeker|ja hoor|(?:ja )?graag|zeker|akkoord|(?:ja )?(?:ik kom|we komen)(?: graag)?|(?:ja )?ik ben erbij|yes|sure",
    Answer.MAYBE: r"misschien|(?:dat )?weet ik nog niet|ik weet het nog niet|nog niet zeker|maybe|not sure(?: yet)?",
    Answer.NO: r"nee|nee helaas|helaas(?: niet)?|(?:nee |helaas )?ik (?:kom|kan) (?:helaas )?niet|(?:nee )?(?:dat )?lukt niet|no",
}


def read_bare_answer(text: str) -> Answer | None:
    """Read a bare answer; None where there is anything else in it, which may change it."""
    words = " ".join(re.sub(r"[\s.,!]+", " ", text).lower().split())
    return next((answer for answer, said in _WORDS.items() if re.fullmatch(said, words)), None)
