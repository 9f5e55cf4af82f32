"""Persons by name: reading one out of a list, and finding the one that a name in the text means."""

import re
from dataclasses import dataclass, field, replace

from bot.reading.language import Said, table, word_list, wording
from bot.reading.words import folded, squeeze, within

_SAYS = Said("persons")

MAX_PEOPLE = 120
_LONGEST = 60
_FEW = 2

PARTICLES = wording("parts.particles")
CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'’-]*"
OFFICER = wording("parts.officer")
FULL_NAME = wording("parts.full_name")
_ROLE = {role: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for role, words in table("persons.roles").items()}
_BODIES_IN_SHORT = word_list("owners.bodies")
_EVERYBODY = wording("persons.everybody").split(", ")
_BODIES = wording("persons.bodies").split(", ")
GROUPS = dict.fromkeys(_EVERYBODY, "allen") | {form: body for body in _BODIES for form in (body, re.sub("^(?:het|de|alle) ", "", body))}
"""Who is more than one person, by every way of writing it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the minutes name."""

    name: str
    roles: frozenset[str] = frozenset()
    initials: tuple[str, ...] = ()
    absent: bool = False
    listed: bool = True
    guest: bool = False


@dataclass(slots=True)
class People:
    """All persons of one document, found by any way of writing them."""

    persons: list[Person] = field(default_factory=list)
    aliases: dict[str, Person | None] = field(default_factory=dict)
    author: Person | None = None
    source: str = ""

    def add(self, person: Person) -> None:
        """Add a person unless the same name is known."""
        known = self.find(person.name)
        name, whole = folded(person.name), folded(known.name) if known else ""
        part = within(name, 1) or f" {whole}".endswith(f" {name}") or whole.startswith(f"{name} ")
        if known is None or not part:
            if len(self.persons) >= MAX_PEOPLE:
                return
            self.persons.append(person)
        elif person.roles - known.roles or person.initials or (person.listed and not known.listed):
            self.persons[self.persons.index(known)] = replace(
                known,
                roles=known.roles | person.roles,
                initials=known.initials + person.initials,
                absent=known.absent if known.listed else person.absent,
                listed=known.listed or person.listed,
            )
        else:
            return
        self._index()

    def _index(self) -> None:
        self.aliases = {}
        for person in self.persons:
            for alias in _aliases(person):
                self.aliases[alias] = person if self.aliases.get(alias, person) == person else None

    def find(self, name: str) -> Person | None:
        """Return the person a name, first name, initials or title with surname means; None when nobody or two fit."""
        name = squeeze(name.strip(" .,;:@()[]"))
        bare = _without_lead(name)[0]
        for key in (name, bare):
            found = self.aliases.get(key) or self.aliases.get(folded(key))
            if found:
                return found
        office = _SAYS.office_alone.fullmatch(name)
        if office:
            return self.aliases.get(f"de {office['office'].lower()}") or self.holder(next(iter(_role_in(office["office"])), ""))
        short = re.match(r"^(\w[\w'’-]+)\s+([A-Z])\.?$", bare)
        if short is None:
            return None
        first, last = f"{folded(short[1])} ", short[2].lower()
        fits = [each for each in self.persons if folded(each.name).startswith(first) and folded(each.name.split()[-1]).startswith(last)]
        return fits[0] if len(fits) == 1 else None

    def holder(self, role: str) -> Person | None:
        """Return who holds a function."""
        return next((person for person in self.persons if role in person.roles), None)

    def present(self) -> tuple[str, ...]:
        """Return the names on the list of those present."""
        return tuple(person.name for person in self.persons if person.listed and not person.absent and not person.guest)

    def absent(self) -> tuple[str, ...]:
        """Return the names of those noted as absent."""
        return tuple(person.name for person in self.persons if person.listed and person.absent)

    def guests(self) -> tuple[str, ...]:
        """Return the names of those who were there as guests."""
        return tuple(person.name for person in self.persons if person.guest)

    def known_words(self) -> list[str]:
        """Return every way of writing somebody, longest first, for a pattern."""
        found = {alias for alias, person in self.aliases.items() if person is not None and not alias.islower() and len(alias) > 1}
        return sorted(found, key=len, reverse=True)


def _aliases(person: Person) -> set[str]:
    name = person.name
    parts = name.split()
    found = {name, folded(name), *person.initials}
    if len(parts) == 1:
        return found
    first, rest = parts[0], parts[1:]
    if re.fullmatch(PARTICLES, first, re.IGNORECASE):
        return found | {name[:1].upper() + name[1:], name[:1].lower() + name[1:], parts[-1]}
    surname = " ".join(rest)
    if re.fullmatch(r"(?:[A-Z][a-z]{0,2}\.){1,5}", first) is None:
        found |= {first, folded(first)}
    letters = re.findall(r"\b[^\W\d_]", name)
    short = {"".join(letters), "".join(letters).upper(), letters[0] + letters[-1]}
    found |= {letters for letters in short if letters not in _BODIES_IN_SHORT}
    found |= {surname, surname[0].upper() + surname[1:], folded(surname)}
    return {alias for alias in found if len(alias) > 1}


def _without_lead(name: str) -> tuple[str, str]:
    """Take courtesy and office off a name; also return them, as they may tell its function."""
    taken = ""
    while (lead := _SAYS.lead.match(name)) and len(name) > lead.end():
        taken, name = f"{taken} {lead.group()}", name[lead.end() :].lstrip()
    return name, taken


def is_name_line(text: str, *, alone: bool) -> bool:
    """Return whether a line is nothing but one or more names with notes; a single word only where it stands `alone` in a list."""
    text = _SAYS.group.sub("", text)
    heads = [part for part in _outside_brackets(text, r"\s*[,;]\s*|\s+[-–]\s+|\s{2,}|\s+(?:en|and)\s+(?=[A-Z])") if part]
    person = read_person(heads[0]) if heads and len(text) < 200 and not re.search(r"[a-z]{4}[.!?]\s+[A-Z][a-z]+\s+[a-z]", text) else None  # noqa: PLR2004
    return person is not None and (alone or not within(_SAYS.note.sub("", heads[0]), 1))


def parse_names(text: str, *, absent: bool = False, in_table: bool = False) -> list[Person]:
    """Read a list of names, one on each line or beside each other, with what follows them; a note alone belongs to the last name."""
    rows = [row for row in text[:8000].split("\n") if row.strip()]
    persons: list[Person] = []
    for written in rows:
        row = _SAYS.told_after.sub(r"\1", _SAYS.nested.sub(r"(\1, \2\3)", re.sub(r"^\s*\(\d+[^()]*\)\s*", "", written)))
        row = row if _SAYS.named_role.match(row) else _SAYS.list_lead.sub("", row)
        persons += _row(row, absent=absent, several=in_table or len(rows) > 1)
    return persons[:MAX_PEOPLE]


def _row(row: str, *, absent: bool, several: bool) -> list[Person]:
    turned = _SAYS.turned.match(row.strip())
    if turned and several:
        surname = turned["surname"]
        return [Person(f"{turned['first']} {surname[0].lower() + surname[1:] if ' ' in surname else surname}", absent=absent)]
    if ";" in _SAYS.note.sub("", row):
        parts = [re.sub(r"^[^:()]{1,60}:\s*", "", part) for part in _outside_brackets(row, r"\s*;\s*")]
        return [person for part in parts for person in _row(part, absent=absent, several=True)]
    row = _SAYS.no_comma.sub("), ", row)
    columns = bool(re.search(r"\S\s{2,}\S|\s[-–]\s", row))
    splitter = r"\s*,\s*(?:(?:en|and|alsmede|evenals)\s+)?|\s+(?:en van|en|and|alsmede|evenals|&)\s+(?=\(?[A-ZÀ-Þ'’a-z\d\x00])"
    parts = _outside_brackets(row, splitter)
    if (several or columns) and not _SAYS.in_plural.search(row):
        whole = sum((person := read_person(part)) is not None and (" " in person.name or bool(_SAYS.titled.match(part))) for part in parts)
        listed = len(parts) > _FEW + 1 and all(read_person(part) for part in parts)
        if len(parts) == 1 or (not listed and whole < len(parts) and (whole <= _FEW or whole * 4 < len(parts) * 3)):
            parts = [row]
    found: list[Person] = []
    for part in parts:
        person = read_person(part, absent=absent)
        if person is not None:
            found.append(person)
        elif found and _offices_in(part) and not part.lower().startswith(("de ", "the ")):
            found[-1] = replace(found[-1], roles=found[-1].roles | _role_in(part), initials=found[-1].initials + _offices_in(part))
    return found


def _outside_brackets(text: str, pattern: str) -> list[str]:
    notes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        notes.append(match.group())
        return f"\x00{len(notes) - 1}\x00"

    parts = re.split(pattern, _SAYS.note.sub(hide, text[:6000]))
    return [re.sub(r"\x00(\d+)\x00", lambda match: notes[int(match[1])], part).strip() for part in parts if part.strip()]


def _role_in(notes: str) -> frozenset[str]:
    notes = _SAYS.not_holder.sub(" ", notes)
    return frozenset(role for role, pattern in _ROLE.items() if pattern.search(notes))


def read_person(text: str, *, absent: bool = False) -> Person | None:
    """Read one name with what stands before and behind it; None when it is no name."""
    brackets = [note[1:-1].strip() for note in _SAYS.note.findall(text)]
    chunks = [part for part in re.split(r"\s{2,}|\s+[-–]\s+|:\s+|,\s*", _SAYS.note.sub("  ", text)) if part.strip()]
    for chunk in [*chunks, *(part for note in brackets for part in re.split(r",\s*", note))]:
        stripped = chunk.strip(" .,;:@-–*•")
        name, lead = _without_lead(squeeze(stripped) + ("." if re.search(r"\b[A-Z]\.$", chunk.strip()) else ""))
        name = _SAYS.cut.sub("", name).strip(" ,;")
        trade = _SAYS.trade.match(name)
        if trade and not _SAYS.not_a_name.search(trade.group()):
            name, lead = name[trade.end() :], f"{lead} {trade.group()}"
        if not name or re.search(r"\d", name) or len(name) > _LONGEST or not _SAYS.shape.fullmatch(name) or _SAYS.not_a_name.search(name):
            continue
        if chunk not in chunks and (len(name.split()) == 1 or _SAYS.away.match(name)):
            continue
        notes = " ".join([lead, *brackets, *(other for other in chunks if other is not chunk), stripped])
        return _person(
            name, notes, brackets, absent=absent or any(_SAYS.away.match(part.strip()) for note in brackets for part in note.split(","))
        )
    return None


def _person(name: str, notes: str, brackets: list[str], *, absent: bool) -> Person:
    """Settle who is meant where the brackets hold the full name of initials or of a first name."""
    for written in (part.strip() for note in brackets for part in note.split(",")):
        if re.fullmatch(FULL_NAME, written) and len(name.split()) == 1 and (fits_initials(name, written) or written.startswith(f"{name} ")):
            name, notes = written, f"{notes} {name}"
            break
    initials = tuple(part for part in re.findall(r"\b[A-Za-z]{2,5}\b", notes) if fits_initials(part, name))
    return Person(name, _role_in(notes), initials + _offices_in(notes), absent)


def _offices_in(notes: str) -> tuple[str, ...]:
    """Return the functions that notes name, as a text further down means who holds them: `de beheerder`."""
    offices = (part for office in _SAYS.office_word.findall(notes.lower()) for part in dict.fromkeys([office, *office.split("-")]))
    return tuple(f"de {office}" for office in offices if _SAYS.office_word.fullmatch(office))


def fits_initials(letters: str, name: str) -> bool:
    """Return whether letters are the initials of a name, with or without its particles."""
    signs = [part[0] for word in name.split() for part in word.split("-") if part]
    firsts, large = [sign.lower() for sign in signs], "".join(sign.lower() for sign in signs if sign.isupper())
    capitals = letters[0].isupper() and sum(sign.isupper() for sign in letters) > 1
    return capitals and letters.lower() in {"".join(firsts), firsts[0] + firsts[-1], large}
