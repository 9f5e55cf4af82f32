"""Who was there, told in a letter or in passing instead of in a list."""

import re

from bot.reading.parts import Document, Sentence
from bot.reading.people import CAPITAL, FULL_NAME, People, Person, read_person

_SAT = re.compile(
    rf"({CAPITAL}) (?:zat|heeft|had)(?: de vergadering| het overleg)? voor(?:gezeten)?\b|[Oo]nder voorzitterschap van"
    rf" ({FULL_NAME}|{CAPITAL})"
)


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
    mail = document.mail
    names: list[str] = []
    if mail:
        names = [
            part for text in (mail.author, *mail.names, *document.others) for part in re.split(r"\s*[;,]\s*", re.sub(r"<[^>]*>", "", text))
        ]
        author = read_person(re.sub(r"<[^>]*>", "", mail.author), absent=False)
        if author and not people.present():
            people.add(author)
            people.author = people.find(author.name)
    signed = _signature(document) if people.author is None else None
    if signed is not None:
        people.add(signed)
        people.author = people.find(signed.name)
    opening = [sentence for sentence in document.sentences if sentence.section.value in {"head", "body"}][:40]
    if not people.source or not people.absent():
        _told(opening if not people.source else opening[:8], names, people, only_absent=bool(people.source))
    for sentence in opening:
        sat = _SAT.search(sentence.text)
        if sat and people.holder("chair") is None:
            _give(people, sat[1] or sat[2], "chair")
        wrote = _WROTE.search(sentence.text)
        if people.author and _WROTE_I.search(sentence.text) and people.holder("secretary") is None:
            _give(people, people.author.name, "secretary")
        elif wrote and people.holder("secretary") is None and people.find(wrote[1]):
            _give(people, wrote[1], "secretary")
    if people.author:
        people.author = people.find(people.author.name)
    if people.author is None and people.holder("secretary"):
        people.author = people.holder("secretary")


def _signature(document: Document) -> Person | None:
    """Give who signed a letter; he is there when he counts himself among those present."""
    for index, sentence in enumerate(document.sentences[:-1]):
        if (
            re.search(r"\b(?:groet|groeten|groetjes)\b[,.!]?(?:\s+namens .*)?$", sentence.text, re.IGNORECASE)
            and len(sentence.text.split()) <= 6
        ):
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
