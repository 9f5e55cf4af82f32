"""Plain text as minutes hold it: cleaning, sentences, and words that can be compared."""

import re
import unicodedata

from bot.reading.language import Said, word_list

_SAYS = Said("words")

MAX_SENTENCE = 900

_QUOTES = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\u00ad": "", "\u2028": "\n", "\u2029": "\n", "\x0c": "\n"}
)

_ABBREVIATIONS = word_list("words.abbreviations")

STOP_WORDS = word_list("words.stop_words")


def clean(text: str) -> str:
    """Return the text without byte marks, soft hyphens, emphasis signs and emoji codes; lines stay lines."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(sign for sign in text if sign in "\n\t" or sign >= " ")
    text = _SAYS.emphasis.sub(r"\2", text)
    text = _SAYS.slanted.sub(r"\2", text)
    return _SAYS.emoji_code.sub("", _SAYS.superscript.sub(r"\1", text))


def squeeze(text: str) -> str:
    """Return the text on one line with single spaces."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """Split one paragraph into sentences; abbreviations, initials and dates do not end one."""
    found: list[str] = []
    start = 0
    for match in _SAYS.ends.finditer(text):
        if _ends_sentence(text, match.start(), match.end()):
            found.append(text[start : match.end()].strip())
            start = match.end()
    found.append(text[start:].strip())
    return [sentence[at : at + MAX_SENTENCE] for sentence in found for at in range(0, len(sentence), MAX_SENTENCE)]


def _ends_sentence(text: str, dot: int, follows: int) -> bool:
    if text[dot - 1] in "!?":
        return True
    tail = _SAYS.tail_word.search(text[max(0, dot - 40) : dot])
    written = tail.group(1).lstrip("(['\"“‘").rstrip(".") if tail else ""
    word = written.lower()
    after = text[follows : follows + 1]
    if word in _ABBREVIATIONS or _SAYS.initials.fullmatch(written):
        return word in {"a.s", "m.k", "z.b", "enz", "etc", "jl", "z.s.m", "zsm"} and after.isupper()
    if len(word) == 1 and word.isalpha():
        return bool(_SAYS.lettered.search(text[max(0, dot - 40) : dot]))
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return after.isupper() and not written.isupper() and len(word) > 3  # noqa: PLR2004 - initials are capitals, "w.v.t.t.k." is not
    if word.isdigit():
        return after.isupper() or after in "\"'“‘(["
    return not after.islower() or len(word) > 3  # noqa: PLR2004 - a sentence that forgot its capital follows a whole word


def within(text: str, most: int) -> bool:
    """Return whether a text has at most so many words."""
    return len(text.split()) <= most


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in _SAYS.word.findall(text)]


def key_words(text: str) -> frozenset[str]:
    """Return the words that carry the meaning, cut to a common beginning so that forms of one word meet."""
    return frozenset(folded(word)[:6] for word in words(text) if word not in STOP_WORDS and not word.isdigit())


def folded(text: str) -> str:
    """Return the text in lower case without accents, for comparing names."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return squeeze("".join(sign for sign in plain if not unicodedata.combining(sign)))
