"""Text cut into words, numbers and signs that know their offsets; linear in the length of the text."""

import re
import unicodedata
from typing import NamedTuple

WORD, NUMBER, SIGN, END = "word", "number", "sign", "end"
_STAND_FOR = {"emoji": (SIGN, "🙂"), "upto": (WORD, "t/m")}
_SHORTENED = {**dict.fromkeys(("v/d", "v/h", "vd", "vh"), "van"), "tm": "t/m"}

_LONGEST_NUMBER = 4
_A_PAIR = 2
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("’‘‛´`′", "'"),
        **dict.fromkeys("–—‑‒−‐", "-"),
        **dict.fromkeys("\u200b\u200e\u200f\ufeff\u2060", " "),
        "：": ":",
        "ᵉ": "e",
    }
)
"""One character for one character, so that offsets in the text stay what they were."""

# matches: 12 mei t/m 14 mei
# not:
_TOKEN = re.compile(
    r"""
      (?P<blank> \n [^\S\n]* \n \s* )                                   # an empty line parts sentences
    | (?P<number> [0-9]+ )
    | (?P<short> (?<!\w) (?: [ap]\.m | a\.s | [jl]\.l | d\.d | s\.v\.p | a\.u\.b | z\.s\.m | v[/.][dh] ) \b \.? | (?<!\w) t/m \b | '[s] \b )
    | (?P<upto> (?<!\w) tot \s+ en \s+ met \b )
    | (?P<emoji> (?<!\w) : (?=[+\-_0-9]*[a-z]|[+-]) [a-z0-9_+\-]+ : )
    | (?P<word> (?: [^\W\d_] [\u0300-\u036f]* )+ )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A piece of text; `text` is in lower case without accents or full stops, `gap` tells whether white space came before it."""

    kind: str
    text: str
    value: int
    start: int
    end: int
    gap: bool

    @property
    def one_or_two_digits(self) -> bool:
        """Return whether it is a number as days, months and hours are written."""
        return self.kind == NUMBER and self.end - self.start <= _A_PAIR

    @property
    def two_digits(self) -> bool:
        """Return whether it is a number as minutes and short years are written."""
        return self.kind == NUMBER and self.end - self.start == _A_PAIR


class Tokens(list[Token]):
    """A text in tokens, ending with one of kind END; `prose` asks for the stricter grammar of running text."""

    __slots__ = ("prose",)

    def __init__(self, *, prose: bool = False) -> None:
        super().__init__()
        self.prose = prose


def tokenise(text: str, *, prose: bool = False) -> Tokens:
    """Cut a text into tokens."""
    tokens = Tokens(prose=prose)
    previous_end = 0
    for match in _TOKEN.finditer(text.translate(_LOOKALIKES)):
        kind, start, end = match.lastgroup, match.start(), match.end()
        gap = start > previous_end or start == 0
        previous_end = end
        if kind == NUMBER and end - start <= _LONGEST_NUMBER:
            tokens.append(Token(NUMBER, match[0], int(match[0]), start, end, gap))
        elif kind == WORD:
            word = _plain(match[0])
            tokens.append(Token(WORD, _SHORTENED.get(word, word), -1, start, end, gap))
        elif kind == "short":
            tokens.append(Token(WORD, _SHORTENED.get(short := match[0].lower().replace(".", ""), short), -1, start, end, gap))
        elif kind in _STAND_FOR:
            tokens.append(Token(*_STAND_FOR[kind], -1, start, end, gap))
        else:
            tokens.append(Token(SIGN, "\n" if kind == "blank" else match[0], -1, start, end, gap))
    tokens.append(Token(END, "", -1, len(text), len(text), gap=True))
    return tokens


def _plain(word: str) -> str:
    """Fold case and accents: `Vóór` is `voor`, `tweeëntwintig` is `tweeentwintig`."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()
