"""What is said to the bot out of politeness only."""

import re

_WORDS = (
    r"ok(?:e|é|ay)?|top|prima|fijn|mooi|super|(?:heel )?erg bedankt"
    r"|(?:hartelijk |heel |veel )?(?:dank(?:jewel|uwel)?|bedankt)(?: (?:je|u) ?wel| (?:je|u))?"
    r"|thanks|thank you|thx|hallo|hoi|hi|hey|hello|dag|doei|bye|goede(?:morgen|middag|navond)"
    r"|goede (?:morgen|middag|avond)|good (?:morning|afternoon|evening)"
)
# matches: dank je wel
# not: wanneer is de vergadering
_SMALL_TALK = re.compile(
    rf"(?:{_WORDS})(?: (?:{_WORDS}))*(?: (?:bot|prs|allemaal))?(?: (?:voor|for) (?:(?:de|het|je|uw|the|your) )?\w+)?", re.IGNORECASE
)
_EMOJI = re.compile(r":[a-z0-9_+'-]+:")


def is_small_talk(text: str) -> bool:
    """Return whether somebody only greets, thanks or puts an emoji, which gets no answer; a question mark asks something."""
    if "?" in text or not text.strip():
        return False
    words = " ".join(re.sub(r"[\s!.,]+", " ", _EMOJI.sub(" ", text)).split())
    return _SMALL_TALK.fullmatch(words) is not None or not re.search(r"\w", words)
