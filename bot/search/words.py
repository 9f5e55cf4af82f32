"""From text to words: case, accents, hyphens, apostrophes, and the words that say nothing of a subject."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 60  # longer is no word (an address, a stuck key) and only costs time

# Thousands with their separators first ("2.500"), then a word with its hyphens and apostrophes ("model-DVO's").
_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|[^\W\d_][^\W_]*(?:[-'’‑][^\W_]+)*|[^\W_]+")
_GENITIVE = re.compile(r"['’]s?$|['’]s(?=-)")
_JOINT = re.compile(r"[-'’‑]")

STOP_WORDS = frozenset(
    """
    aan al alle allemaal alleen als bij daar daarbij daarin daarmee daarom daarop daarover daarvan daarvoor dan dat de deze die dit door dus
    een eens en enige er erbij erin ermee erop erover ervan ervoor ge geen haar had hadden heb hebben hebt heeft hem hen het hij hoe hoeveel
    hun ik in is ja je jij jou jouw jullie kan kon konden kun kunnen kunt maar mag me mee mij mijn moet moeten mocht mochten mogen
    met na naar nee niet nog of om omdat omtrent ons onze ook op over per qua rond s t te tegen ten ter tijdens toch toen tot u uit uw van
    vanaf vanuit vanwege veel via volgens voor waar waarbij waarin waarmee waarom waarop waarover waarvan waarvoor wanneer waren was wat we
    wel welk welke werd werden wie wij wil willen worden wordt zal ze zich zij zijn zo zoals zou zouden zullen binnen tussen onder toe bent
    betreffende inzake hierover hiervoor gaan gaat ging gingen graag even iets iemand iedereen ergens ooit weer weten weet hoelang hoezo
    vandaan naartoe heen moest moesten zullen alsjeblieft aub svp graag dank bedankt hallo ben jaja
    """.split()  # noqa: SIM905
)
"""Dutch words that say nothing of the subject."""

FRAME_WORDS = frozenset(
    """
    besluit besluiten besloten beslis beslist beslissing beslissingen beslissen afspraak afspraken afgesproken spreken besproken bespreken
    vastgelegd vaststellen vastgesteld genomen nemen neem nam namen gezegd zeggen staat staan stond geldt gelden zoek zoeken vind vinden
    geven geef laat laten zien toon tonen overzicht gemaakt maken gedaan doen doet komt komen kwam precies eigenlijk
    krijg krijgt krijgen kreeg gekregen hoort horen hou houden kwestie onderwerp gebeurd gebeurt gebeurde gebeuren alles ander andere
    keer nieuws stand zaken informatie info vraag vragen jaar jaren gebruik gebruiken gebruikt bepaald bepalen geregeld
    vergadering vergaderingen
    """.split()  # noqa: SIM905
)
"""Words by which a question is wrapped ("wat is er besloten over …"): they rank, but never decide whether something fits."""

NOW_WORDS = frozenset(
    "nu tegenwoordig momenteel thans huidig huidige actueel actuele geldend geldende steeds vandaag inmiddels vandaag-de-dag "  # noqa: SIM905
    "now current currently nowadays today valid".split()
)
"""Words that ask for what holds today."""

ENGLISH_STOP_WORDS = frozenset(
    """
    a about all an and any anyone are as at be been being but by can could did do does doing for from get gets got had has have having how i
    if in into is it its let many may me might much must my no not of on one or our out over please regarding shall should so some tell than
    that the their them there these they this those to us was we were what when where whether which while who whom whose why will with would
    you your concerning yet ever still also just only per anything something someone somebody happen happened happens own
    """.split()  # noqa: SIM905
)
"""English words that say nothing of the subject."""

ENGLISH_FRAME_WORDS = frozenset(
    "decision decisions decide decided agreed agree say said made make find show give list take took taken need use used become "  # noqa: SIM905
    "go goes going come know allowed stop stopped keep put look".split()
)
"""English words by which a question is wrapped."""

ENGLISH_SIGNS = ENGLISH_STOP_WORDS - STOP_WORDS - {"a", "as", "at", "do", "had", "me", "no", "one", "per", "so", "over"} | {
    "decision",
    "decisions",
    "decided",
    "decide",
    "agreed",
}
"""Words that show a question to be English: no Dutch word is spelt like them."""


def fold(text: str) -> str:
    """Return the text in lower case without accents."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def tokens(text: str) -> Iterator[str]:
    """Yield folded words as written, hyphens kept, plural and genitive apostrophes gone."""
    for match in _WORD.finditer(fold(text)):
        word = match[0]
        if not word.isalpha():
            word = _GENITIVE.sub("", word)
            if word[:1].isdigit():
                word = word.replace(".", "")
        if word and len(word) <= LONGEST_WORD:
            yield word


_RAW = re.compile(r"[^\W_]+(?:[-'’‑.,][^\W_]+)*")


def raw_tokens(text: str) -> list[str]:
    """Cut a text roughly, cheaply and without folding: what lies between blanks and signs, numbers and hyphened words whole."""
    return _RAW.findall(text)


def parts(token: str) -> list[str]:
    """Cut a token at its hyphens; a token without any is its own only part."""
    return [token] if token.isalnum() else [part for part in _JOINT.split(token) if part]


def document_words(text: str) -> Iterator[str]:
    """Yield what a text is found by: each word, and of a hyphened word its parts and their sum."""
    if text.isascii() and text.isalpha():  # a plain word, as most are when a text comes in token by token
        if len(text) <= LONGEST_WORD:
            yield text.lower()
        return
    for token in tokens(text):
        pieces = parts(token)
        if len(pieces) > 1:
            yield "".join(pieces)
        yield from pieces


def question_words(text: str) -> list[str]:
    """Return a question's words in order, hyphens being spaces (neighbours are tried together later)."""
    return [piece for token in tokens(text) for piece in parts(token)]
