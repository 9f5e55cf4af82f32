"""Who was there: the attendance list, functions, and which person a name in the text means."""

import re
from dataclasses import dataclass, field

from bot.reading.parts import Document, PlacedTable, Sentence
from bot.reading.words import folded, squeeze

MAX_PEOPLE = 120

PARTICLES = r"(?:van|de|der|den|het|'t|’t|ten|ter|te|el|al|la|le|von|op|in|aan|bij|du|da|dos|di|ben|bin|d')"
CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'’-]*"
_TITLES = r"(?:de\s+dames|de\s+heren|dhr|mw|mevr|mevrouw|meneer|de heer|de heren|mr|drs|ir|ing|dr|prof|de dames|wethouder|burgemeester)\.?"
_SURNAME = rf"(?:{PARTICLES}\s+){{0,3}}{CAPITAL}"
FULL_NAME = rf"(?:(?:[A-Z]\.\s?){{1,4}}|{CAPITAL}\s+)(?:{PARTICLES}\s+){{0,3}}{CAPITAL}(?:\s+{CAPITAL})?"
_TITLED = (
    rf"(?:(?:[Dd]e heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.)\s+(?:(?:mr|drs|ir|ing"
    rf"|dr)\.\s*){{0,2}}(?:(?:[A-Z]\.\s?){{1,4}})?(?i:{_SURNAME}))"
)

_ROLE_WORDS = {
    "chair": r"voorzitter|voorz|vrz|vz|voorzitting|voorzit",
    "secretary": r"secretaris|secr|notulist|notuliste|notulen|verslag|verslaglegging|verslaggever|secretariaat|notulering|griffier",
    "treasurer": r"penningmeester|penn",
}
_ROLE = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _ROLE_WORDS.items()}
_OFFICE = {
    form: role
    for role, forms in {
        "chair": ("voorzitter", "vz", "vz."),
        "secretary": ("secretaris", "secr", "secr.", "notulist", "notuliste"),
        "treasurer": ("penningmeester",),
    }.items()
    for name in forms
    for form in (name, f"de {name}")
}
_EVERYBODY = ("allen", "iedereen", "alle leden", "de leden", "eenieder", "een ieder", "ieder", "alle aanwezigen", "alle deelnemers")
_BODIES = (
    "het bestuur",
    "het dagelijks bestuur",
    "het algemeen bestuur",
    "het ab",
    "het db",
    "het secretariaat",
    "het kernteam",
    "de werkgroep",
    "de themagroep",
    "de kerngroep",
    "de stuurgroep",
    "de projectgroep",
    "de klankbordgroep",
    "de commissie",
    "de kascommissie",
    "de programmacommissie",
    "de redactie",
    "alle bestuursleden",
    "alle regio's",
)
GROUPS = dict.fromkeys(_EVERYBODY, "allen") | {form: body for body in _BODIES for form in (body, re.sub("^(?:het|de|alle) ", "", body))}
"""Who is more than one person, by every way of writing it."""

_PRESENT_KEY = re.compile(r"^(?:aanw|ook aanwezig|tevens aanwezig|deelnemers|gesprekspartners|gespreksdeelnemers|erbij|present|presentie)")
_ABSENT_KEY = re.compile(
    r"^(?:afw|met (?:kennisgeving|bericht)|afgemeld|afmelding|verhinderd|bericht van verhindering|niet erbij|niet"
    r" aanwezig|met kennisgeving|zonder kennisgeving|m\.k|z\.k)"
)
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_A_NAME = re.compile(
    (
        r"\b(?:leden|gemeenten?|regio|organisatie|vertegenwoordigers?|personen|allen|iedereen|niemand|geen|namens"
        r"|bestuursleden|overige?|rest|toehoorders?|presentielijst|zie|blijkens|bijlage|team|groep|kerngroep|werkgroep"
        r"|bestuur)\b"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the minutes name."""

    name: str
    roles: frozenset[str] = frozenset()
    initials: tuple[str, ...] = ()
    absent: bool = False
    listed: bool = True


@dataclass(slots=True)
class People:
    """All persons of one document, found back by any way of writing them."""

    persons: list[Person] = field(default_factory=list)
    aliases: dict[str, Person | None] = field(default_factory=dict)
    author: Person | None = None
    source: str = ""

    def add(self, person: Person) -> None:
        """Add a person unless the same name is known."""
        known = self.find(person.name)
        if known is not None and (folded(known.name) == folded(person.name) or len(person.name.split()) == 1):
            if person.roles - known.roles or person.initials:
                index = self.persons.index(known)
                merged = Person(known.name, known.roles | person.roles, known.initials + person.initials, known.absent, known.listed)
                self.persons[index] = merged
                self._index()
            return
        if len(self.persons) < MAX_PEOPLE:
            self.persons.append(person)
            self._index()

    def _index(self) -> None:
        self.aliases = {}
        for person in self.persons:
            for alias in _aliases(person):
                self.aliases[alias] = person if self.aliases.get(alias, person) == person else None

    def find(self, name: str) -> Person | None:
        """Give the person a name, first name, initials or title with surname means; None when nobody or two fit."""
        name = squeeze(name.strip(" .,;:@()[]"))
        bare = re.sub(rf"^(?:{_TITLES}\s+)+", "", name, flags=re.IGNORECASE)
        for key in (name, bare):
            found = self.aliases.get(key) or self.aliases.get(folded(key))
            if found:
                return found
        office = _OFFICE.get(name.lower())
        if office:
            return self.holder(office)
        return self._by_parts(bare)

    def _by_parts(self, name: str) -> Person | None:
        match = re.match(r"^(\w[\w'’-]+)\s+([A-Z])\.?$", name)
        if match:
            fits = [
                person
                for person in self.persons
                if folded(person.name).startswith(folded(match[1]) + " ") and folded(person.name.split()[-1]).startswith(match[2].lower())
            ]
            return fits[0] if len(fits) == 1 else None
        return None

    def holder(self, role: str) -> Person | None:
        """Give who holds a function."""
        holders = [person for person in self.persons if role in person.roles]
        return holders[0] if holders else None

    def present(self) -> tuple[str, ...]:
        """Give the names on the list of those present."""
        return tuple(person.name for person in self.persons if person.listed and not person.absent)

    def absent(self) -> tuple[str, ...]:
        """Give the names of those noted as absent."""
        return tuple(person.name for person in self.persons if person.listed and person.absent)

    def known_words(self) -> list[str]:
        """Give every way of writing somebody, longest first, for a pattern."""
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
    given = re.fullmatch(r"(?:[A-Z]\.){1,5}", first) is None
    if given:
        found |= {first, folded(first)}
        small = "".join(part[0] for part in parts)
        found |= {small, "".join(part[0].upper() for part in parts)}
        if "-" in first:
            found.add(first[0] + first.split("-")[1][:1] + "".join(part[0] for part in rest))
    upper = surname[0].upper() + surname[1:]
    found |= {surname, upper, folded(surname)}
    if len(rest) > 1:
        found.add(rest[-1])
    return {alias for alias in found if len(alias) > 1}


def read_people(document: Document) -> People:
    """Read the attendance list wherever it stands, and the functions."""
    people = People()
    for entry in document.fields:
        if _PRESENT_KEY.match(entry.key) or _ABSENT_KEY.match(entry.key):
            absent = bool(_ABSENT_KEY.match(entry.key))
            people.source = people.source or entry.source
            for person in parse_names(entry.value, absent=absent):
                people.add(person)
    for table in document.tables:
        _from_table(table, people)
    _from_prose(document, people)
    _functions(document, people)
    return people


def parse_names(text: str, *, absent: bool) -> list[Person]:
    """Read a list of names with what stands between brackets behind them."""
    text = re.sub(r"^\s*(?:zijn|waren)\b[^:]{0,60}:", "", text)
    mixed = not absent and re.search(r"[;.\n]\s*(?:afwezig|afgemeld|verhinderd)\b[^:]{0,30}:?", text, re.IGNORECASE)
    if mixed:
        return parse_names(text[: mixed.start()], absent=False) + parse_names(text[mixed.end() :], absent=True)
    by_semicolon = ";" in text and text.count(";") >= text.count("\n")
    splitter = (
        r"\s*[;\n]\s*" if by_semicolon or "\n" in text else r"\s*,\s*|\s+(?:en|alsmede|evenals|&)\s+(?=[A-ZÀ-Þm'd]|ondergetekende|ik\b)"
    )
    persons = []
    for part in _split_outside_brackets(text, splitter)[:MAX_PEOPLE]:
        if by_semicolon or "\n" in text:
            heads = _split_outside_brackets(part, r"\s*,\s*|\s+[-–]\s+|\s{2,}")
            all_names = (
                len(heads) > 1 and all(read_person(head, absent=absent) and len(head.split()) > 1 for head in heads) and not by_semicolon
            )
            if all_names:
                persons += [person for head in heads if (person := read_person(head, absent=absent))]
                continue
            part = heads[0] + "".join(f" ({re.sub(r'[()]', ' ', rest)})" for rest in heads[1:])  # noqa: PLW2901
        person = read_person(part, absent=absent)
        if person:
            persons.append(person)
    return persons


def _split_outside_brackets(text: str, pattern: str) -> list[str]:
    notes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        notes.append(match.group())
        return f"\x00{len(notes) - 1}\x00"

    hidden = _NOTE.sub(hide, text[:6000])
    parts = re.split(pattern, hidden)
    return [re.sub(r"\x00(\d+)\x00", lambda match: notes[int(match[1])], part).strip() for part in parts if part.strip()]


def read_person(text: str, *, absent: bool) -> Person | None:
    """Read one name with what stands behind it; None when it is no name."""
    notes = " ".join(note[1:-1] for note in _NOTE.findall(text))
    name = _NOTE.sub(" ", text)
    dash = re.split(r"\s+[-–]\s+|:\s+", name, maxsplit=1)
    if len(dash) > 1:
        before, after = dash
        name, notes = (
            (after, f"{notes} {before}") if any(pattern.search(before) for pattern in _ROLE.values()) else (before, f"{notes} {after}")
        )
    name = re.sub(r"^namens (?:het|de) \w+\s+", "", squeeze(name))
    name = re.sub(r"^(?:de|het|en|ook|verder|namens [^,]*?:)\s+(?=(?:heer|dames|heren)\b)", "de ", squeeze(name))
    name = re.sub(rf"^(?:(?:en\s+|van\s+)?{_TITLES}\s+)+", "", name, flags=re.IGNORECASE).strip(" .,;:@-–*")
    name = re.sub(
        r"\s+(?:vanaf|tot|t/m|deels|online|via|digitaal|voorzitter|secretaris|notulist|penningmeester|m\.k\.?|z\.k\.?|z\.b\.?|mk)\b.*$",
        "",
        name,
    )
    for role_word in re.findall(r"^(?:voorzitter|secretaris|notulist|penningmeester)\s+", name, re.IGNORECASE):
        name, notes = name[len(role_word) :], f"{notes} {role_word}"
    shape = rf"(?:(?:[A-Z]\.\s?){{1,4}}\s*)?(?:{PARTICLES}\s+){{0,3}}{CAPITAL}(?:\s+(?:{PARTICLES}|{CAPITAL}|[A-Z]\.)){{0,6}}"
    if not name or re.search(r"\d", name) or len(name) > 60 or not re.fullmatch(shape, name):  # noqa: PLR2004
        return None
    if _NOT_A_NAME.search(name):
        return None
    swapped = re.search(FULL_NAME, notes) if re.fullmatch(r"[A-Za-z]{2,5}", name) else None
    if swapped and _fits_initials(name, swapped.group()):
        name, notes = swapped.group(), f"{notes} {name}"
    roles = frozenset(
        role for role, pattern in _ROLE.items() if pattern.search(re.sub(r"plaatsvervangend\s+\w+|gemeentesecretaris|oud-\w+", "", notes))
    )
    initials = tuple(part for part in re.findall(r"\b[A-Za-z]{2,5}\b", notes) if _fits_initials(part, name))
    return Person(name, roles, initials, absent)


def _fits_initials(letters: str, name: str) -> bool:
    firsts = [part[0].lower() for word in name.split() for part in word.split("-") if part]
    return (
        letters[0].isupper()
        and letters.lower() in {"".join(firsts), firsts[0] + firsts[-1]}
        and sum(sign.isupper() for sign in letters) > 1
    )


def _from_table(placed: PlacedTable, people: People) -> None:
    table = placed.table
    name = table.column("naam", "deelnemer", "lid")
    shown = table.column("aanwezig", "present")
    away = table.column("afwezig")
    if name is None or (shown is None and away is None) or table.column("actie") is not None:
        return
    function = table.column("functie", "rol")
    people.source = people.source or " | ".join(table.header)
    for row in table.rows:
        mark = row[shown].lower() if shown is not None and shown < len(row) else ""
        gone = row[away].lower() if away is not None and away < len(row) else ""
        absent = bool(
            mark.startswith(("nee", "afw", "a.", "-", "m.k", "afgemeld", "n"))
            or (not mark and shown is not None)
            or (shown is None and gone)
        )
        note = f" ({row[function]})" if function is not None and function < len(row) and row[function] else ""
        person = read_person(row[name] + note, absent=absent)
        if person:
            people.add(person)


_PROSE_PRESENT = re.compile(r"^(?:Aanwezig|Tegenwoordig|Present)\s+(?:zijn|waren)\b(?P<rest>.+)$", re.DOTALL)
_PROSE_ABSENT = re.compile(
    rf"(?:[Bb]ericht(?:en)? van verhindering[^.]{{0,40}}?\bvan\s+|[Aa]fwezig met (?:bericht|kennisgeving)\s+(?:is"
    rf"|zijn)\s+|[Aa]fwezig\s+(?:is|zijn|was|waren)\s+(?:met kennisgeving\s+)?|[Aa]fgemeld hebben"
    rf" zich\s+)(?P<names>{CAPITAL}.+|(?:mevrouw|de heer|dhr|mw).+)$"
)


def _from_prose(document: Document, people: People) -> None:
    for sentence in document.sentences:
        text = sentence.text
        found = _PROSE_PRESENT.match(text)
        if found and not people.present():
            rest = re.sub(r"^[^:]{0,80}:", "", found["rest"])
            _add_all(people, rest, sentence, absent=False)
        away = _PROSE_ABSENT.search(text)
        if away:
            names = re.sub(r"\s+en\s+van\s+", ", ", away["names"])
            _add_all(people, re.sub(r"\bvan (?=de heer|mevrouw)", "", names), sentence, absent=True)


def _add_all(people: People, text: str, sentence: Sentence, *, absent: bool) -> None:
    people.source = people.source or sentence.source
    for person in parse_names(re.sub(r"\s+en\s+(?=de heer|mevrouw|dhr|mw)", ", ", text), absent=absent):
        people.add(person)


def _functions(document: Document, people: People) -> None:
    keys = {
        "chair": re.compile(r"^(?:voorzitter|vz|voorzitting|onder voorz|technisch voorz)"),
        "secretary": re.compile(r"^(?:notulist|secretaris|verslag|notulen|opgesteld door)"),
    }
    for entry in document.fields:
        for role, pattern in keys.items():
            if pattern.match(entry.key):
                persons = parse_names(entry.value, absent=False)
                if persons and people.holder(role) is None:
                    found = people.find(persons[0].name) or Person(persons[0].name, listed=bool(people.source))
                    people.add(Person(found.name, found.roles | {role}, persons[0].initials, found.absent, found.listed))
                    if people.find(found.name) is None:
                        people.add(Person(found.name, frozenset({role})))
