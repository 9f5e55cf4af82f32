"""Who was there: from the fields of the head, from tables, from sentences, and from a letter that tells it in passing."""

import re
from collections import Counter
from dataclasses import replace

from bot.reading import verbs
from bot.reading.headings import Section
from bot.reading.labels import PEOPLE, Role, label_of
from bot.reading.language import Said, all_said
from bot.reading.parts import Document, Kind, PlacedTable, Sentence
from bot.reading.persons import People, Person, parse_names, read_person
from bot.reading.tables import Table
from bot.reading.words import within

_SAYS = Said("attendance")

_TOLD = {role: all_said(f"attendance.{role}") for role in (Role.PRESENT, Role.ABSENT)}
_OPENING = 40
_FIRST_ITEMS = 3


def read_people(document: Document) -> People:
    """Read who was there, wherever that is told, and who led and wrote."""
    people = People()
    for entry in document.fields:
        if entry.role in PEOPLE:
            people.source = people.source or entry.source
            _add(people, entry.value, entry.role)
    for table in document.tables:
        _from_table(table, people)
    _offices_in_fields(document, people)
    first = (None, *document.agenda[:_FIRST_ITEMS])
    early = [each for each in document.sentences if each.kind in {Kind.TEXT, Kind.BULLET} and each.item in first]
    _from_sentences(early[: 2 * _OPENING], people)
    _from_letter(document, people)
    _named_in_text(document, people)
    return people


def _named_in_text(document: Document, people: People) -> None:
    """Learn who is on no list: named in full and by the first name elsewhere, or, where no list has first names, time and again."""
    texts = [sentence.text for sentence in document.sentences if sentence.kind in {Kind.TEXT, Kind.BULLET}]
    heads = Counter(
        head["name"]
        for text in texts
        if (head := _SAYS.first_name.match(text)) and verbs.is_of_a_person(head["verb"]) and not people.find(head["name"])
    )
    for name in (name for text in texts for name in _SAYS.both_names.findall(text)):
        if name.split()[0] in heads and read_person(name):
            people.add(Person(name, listed=False))
            del heads[name.split()[0]]
    if not any(_SAYS.given_name.match(person.name) for person in people.persons if person.listed):
        small = {word for text in texts for word in re.findall(r"\b[a-z]{3,}", text)}
        for name, times in heads.items():
            if times > 1 and name.lower() not in small and read_person(name):
                people.add(Person(name, listed=False))


def _add(people: People, names: str, role: Role) -> None:
    for person in parse_names(names, absent=role is Role.ABSENT):
        people.add(replace(person, guest=True) if role is Role.GUESTS else person)


def _from_table(placed: PlacedTable, people: People) -> None:
    """Read a list of names in a table: with a column that says whether they were there, or under a label that does."""
    table = placed.table
    roles = [label.role if (label := label_of(f"{cell}:")) else None for cell in table.header]
    if roles and all(role in PEOPLE for role in roles):
        for role, cell in ((role, cell) for row in table.rows for role, cell in zip(roles, row, strict=False) if role):
            _add(people, cell, role)
        return
    width = range(max((len(row) for row in table.rows), default=0))
    columns = [[row[at] if at < len(row) else "" for row in table.rows] for at in width]
    listed = next((at for at, role in enumerate(roles) if role in PEOPLE and at in width and _holds_names(columns[at])), None)
    given = roles[listed] if listed is not None else placed.role
    away = table.column("afwezig", "absent") if listed is None else None
    shown = next((at for at in width if at != listed and _shows(columns[at], table, at)), None)
    name = listed if listed is not None else table.column("naam", "deelnemer", "lid", "wie")
    name = name if name is not None else next((at for at in width if at not in {shown, away} and _holds_names(columns[at])), None)
    if name is None or table.column("actie") is not None or (shown is None and away is None and given is None):
        return
    people.source = people.source or " | ".join(table.header)
    for row in table.rows:
        cells = dict(enumerate(row))
        notes = "; ".join(other for at, other in cells.items() if other and at not in {name, shown, away})
        mark, gone = cells.get(shown, "").lower() if shown is not None else "", cells.get(away, "") if away is not None else ""
        absent = given is Role.ABSENT or bool(_SAYS.gone.match(mark) if shown is not None else gone)
        for person in parse_names(cells.get(name, ""), absent=absent, in_table=True)[:1]:
            told = read_person(f"{person.name} ({notes})", absent=person.absent)
            more = replace(person, roles=person.roles | told.roles, initials=person.initials + told.initials) if told else person
            people.add(replace(more, guest=given is Role.GUESTS))


def _shows(cells: list[str], table: Table, at: int) -> bool:
    """Return whether a column tells who was there: by its heading, or by its cells."""
    named = bool(table.header) and at < len(table.header) and re.search(r"aanwezig|present", table.header[at], re.IGNORECASE)
    filled = [cell for cell in cells if cell]
    return bool(named) or (len(filled) > 1 and all(_SAYS.mark.match(cell) for cell in filled))


def _holds_names(cells: list[str]) -> bool:
    persons = [read_person(cell) for cell in cells if cell]
    return len(persons) > 1 and sum(person is not None and " " in person.name for person in persons) * 4 >= len(persons) * 3


def _offices_in_fields(document: Document, people: People) -> None:
    for entry in document.fields:
        office = {Role.CHAIR: "chair", Role.SECRETARY: "secretary"}.get(entry.role)
        persons = parse_names(entry.value) if office else []
        took = office == "secretary" and not entry.label.lower().startswith("secretaris")
        if office is None or not persons or (people.holder(office) is not None and not took):
            continue
        if took:  # who wrote these minutes, whoever else is the secretary
            people.persons = [replace(each, roles=each.roles - {office}) for each in people.persons]
        found = people.find(persons[0].name) or Person(persons[0].name, listed=bool(people.source))
        people.add(replace(found, roles=frozenset({office}), initials=persons[0].initials))


def _from_sentences(early: list[Sentence], people: People) -> None:
    listed = bool(people.present())
    for sentence in early:
        for role, found in ((role, pattern.search(sentence.text)) for role, patterns in _TOLD.items() for pattern in patterns):
            if found is None or (role is Role.PRESENT and listed):
                continue
            names = found["names"] or found.groupdict().get("more") or ""
            before = len(people.persons)
            _add(people, _SAYS.joined.sub(lambda joint: ", " if "en" in joint.group().split() else "", names.rstrip(" .")), role)
            people.source = people.source or (sentence.source if len(people.persons) > before else "")
            break


def _from_letter(document: Document, people: People) -> None:
    """Read who was there from minutes told as a letter; only where no list was found."""
    mail = document.mail
    sender = read_person(_SAYS.address.sub("", mail.author)) if mail and not people.present() else None
    author = sender or _signature(document)
    if author is not None:  # who `ik` is
        people.add(author)
        people.author = people.find(author.name)
    heads = [mail.author, *mail.names, *document.others] if mail else []
    mailed = [part for text in heads for part in re.split(r"\s*[;,]\s*", _SAYS.address.sub("", text))]
    opening = [sentence for sentence in document.sentences if sentence.section in {Section.HEAD, Section.BODY}][:_OPENING]
    if not people.source or not people.absent():
        _in_passing(opening if not people.source else opening[:8], mailed, people, only_absent=bool(people.source))
    _offices_in_passing(opening, people)
    people.author = (people.find(people.author.name) if people.author else None) or people.holder("secretary")


def _signature(document: Document) -> Person | None:
    """Return who signed a letter; they were there where they count themselves among those present."""
    for index, sentence in enumerate(document.sentences[:-1]):
        if _SAYS.greets.search(sentence.text) and within(sentence.text, 6):
            person = read_person(document.sentences[index + 1].text)
            told = any(_SAYS.counts_in.match(other.text) for other in document.sentences)
            return replace(person, listed=told) if person else None
    return None


def _offices_in_passing(opening: list[Sentence], people: People) -> None:
    for sentence in opening:
        if people.holder("chair") is None:
            sat, opened = _name_in(_SAYS.sat, sentence), _name_in(_SAYS.opened, sentence)
            if sat or (opened and people.find(opened)):
                _give(people, sat or opened, "chair")
        if people.holder("secretary") is None:
            wrote = _name_in(_SAYS.wrote, sentence)
            if people.author and _SAYS.wrote_i.search(sentence.text):
                _give(people, people.author.name, "secretary")
            elif wrote and people.find(wrote):
                _give(people, wrote, "secretary")


def _name_in(pattern: re.Pattern[str], sentence: Sentence) -> str:
    """Return the name that one of a pattern's groups holds."""
    found = pattern.search(sentence.text)
    return next(filter(None, found.groups()), "") if found else ""


def _give(people: People, name: str, role: str) -> None:
    person = people.find(name) or read_person(name)
    if person:
        people.add(replace(person, roles=frozenset({role}), initials=()))


def _in_passing(opening: list[Sentence], names: list[str], people: People, *, only_absent: bool) -> None:
    full = {name.split()[0]: name for name in names if len(name.split()) > 1}
    for sentence in opening:
        found: list[tuple[str, bool]] = []
        for there in _SAYS.were_there.finditer(sentence.text):
            found += [(name, False) for name in re.split(r"\s*,\s*|\s+en\s+", there["names"])]
        if sat := _name_in(_SAYS.sat, sentence):
            found.append((sat, False))
        found += [(away[1], True) for away in _SAYS.was_away.finditer(sentence.text)]
        for name, absent in found:
            if only_absent and (not absent or people.find(name) is not None):
                continue
            name = _SAYS.no_name.sub("", name)  # noqa: PLW2901
            person = read_person(full.get(name, name), absent=absent)
            if person and (len(person.name.split()) > 1 or people.find(name) is None):
                people.source = people.source or sentence.source
                people.add(person)
