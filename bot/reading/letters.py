"""Who was there, told in a letter or in passing instead of in a list."""

import re

from bot.reading.headings import Section
from bot.reading.parts import Document, Sentence
from bot.reading.people import CAPITAL, FULL_NAME, People, Person, read_person
from bot.reading.words import within

_SAT = re.compile(
    rf"({CAPITAL}) (?:zat|heeft|had)(?: de vergadering| het overleg)? voor(?:gezeten)?\b|[Oo]nder voorzitterschap van"
    rf" ({FULL_NAME}|{CAPITAL})"
)


_ADDRESS = re.compile(r"<[^>]*>")
_WROTE_I = re.compile(
    r"\bik (?:heb|had) (?:mee)?(?:geschreven|genotuleerd|notulen)|\bik (?:schreef|notuleerde)|\bik heb (?:het verslag|de notulen)",
    re.IGNORECASE,
)


_WROTE = re.compile(rf"({CAPITAL}) (?:notuleert|notuleerde|schreef mee|maakt (?:het verslag|de notulen))")


_WERE_THERE = re.compile(rf"\b(?:waren|was|zijn)\s+(?P<names>{CAPITAL}[^.;:]{{2,120}}?)\s+(?:er|erbij|aanwezig|aangeschoven)\b")


_WAS_AWAY = re.compile(
    rf"({FULL_NAME}|{CAPITAL})(?:, die (?:helaas )?(?:ziek|verhinderd|er niet|niet)\b| (?:was|is) (?:er (?:helaas"
    rf" )?niet|ziek|verhinderd|afwezig|(?:helaas )?niet aanwezig)| (?:kon|kan) (?:er )?(?:helaas )?niet| heeft zich"
    rf" afgemeld| had zich afgemeld| (?:meldde|meldt) zich af)"
)


def read_letter(document: Document, people: People) -> None:
    """Read who was there from minutes told as a letter; only where no list was found."""
    _writer(document, people)
    opening = [sentence for sentence in document.sentences if sentence.section in {Section.HEAD, Section.BODY}][:40]
    if not people.source or not people.absent():
        _told(opening if not people.source else opening[:8], _mailed(document), people, only_absent=bool(people.source))
    _offices(opening, people)
    if people.author:
        people.author = people.find(people.author.name)
    if people.author is None and people.holder("secretary"):
        people.author = people.holder("secretary")


def _mailed(document: Document) -> list[str]:
    """Give the names in the heads of the mails."""
    heads = [document.mail.author, *document.mail.names, *document.others] if document.mail else []
    return [part for text in heads for part in re.split(r"\s*[;,]\s*", _ADDRESS.sub("", text))]


def _writer(document: Document, people: People) -> None:
    """Settle who `ik` is: who sent the mail, or signed the letter."""
    sender = read_person(_ADDRESS.sub("", document.mail.author), absent=False) if document.mail and not people.present() else None
    author = sender or _signature(document)
    if author is not None:
        people.add(author)
        people.author = people.find(author.name)


def _offices(opening: list[Sentence], people: People) -> None:
    for sentence in opening:
        sat = _SAT.search(sentence.text)
        if sat and people.holder("chair") is None:
            _give(people, sat[1] or sat[2], "chair")
        wrote = _WROTE.search(sentence.text)
        if people.author and _WROTE_I.search(sentence.text) and people.holder("secretary") is None:
            _give(people, people.author.name, "secretary")
        elif wrote and people.holder("secretary") is None and people.find(wrote[1]):
            _give(people, wrote[1], "secretary")


def _signature(document: Document) -> Person | None:
    """Give who signed a letter; he is there when he counts himself among those present."""
    for index, sentence in enumerate(document.sentences[:-1]):
        if re.search(r"\b(?:groet|groeten|groetjes)\b[,.!]?(?:\s+namens .*)?$", sentence.text, re.IGNORECASE) and within(sentence.text, 6):
            person = read_person(document.sentences[index + 1].text, absent=False)
            told = any(
                re.search(r"\bondergetekende\b|\bik\b", other.text) and re.search(r"\baanwezig|\bwaren\b", other.text, re.IGNORECASE)
                for other in document.sentences
            )
            return Person(person.name, person.roles, listed=told) if person else None
    return None


def _give(people: People, name: str, role: str) -> None:
    person = people.find(name) or read_person(name, absent=False)
    if person:
        people.add(Person(person.name, frozenset({role}), (), person.absent, person.listed))


def _told(opening: list[Sentence], names: list[str], people: People, *, only_absent: bool = False) -> None:
    full = {name.split()[0]: name for name in names if len(name.split()) > 1}
    for sentence in opening:
        found: list[tuple[str, bool]] = []
        for there in _WERE_THERE.finditer(sentence.text):
            found += [(name, False) for name in re.split(r"\s*,\s*|\s+en\s+", there["names"])]
        sat = _SAT.search(sentence.text)
        if sat:
            found.append((sat[1] or sat[2], False))
        found += [(away[1], True) for away in _WAS_AWAY.finditer(sentence.text)]
        for name, absent in found:
            if only_absent and (not absent or people.find(name) is not None):
                continue
            name = re.sub(r"^(?:Voor|Ook|En|Dank aan|Alleen|Helaas|Omdat|Want|Maar) ", "", name)  # noqa: PLW2901
            person = read_person(full.get(name, name), absent=absent)
            if person and (len(person.name.split()) > 1 or people.find(name) is None):
                people.source = people.source or sentence.source
                people.add(person)
