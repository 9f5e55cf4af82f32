"""The parts of minutes: heading fields, agenda items, tables, and the sentences under each item."""

import re

from bot.reading.findings import AgendaItem
from bot.reading.headings import Heading, Section, find_headings
from bot.reading.mails import mail_head, without_older_mails
from bot.reading.parts import Document, Field, Kind, Mark, PlacedTable, Sentence
from bot.reading.tables import Table, from_columns, from_pipes, is_rule, opens_columns, tabs_to_pipes
from bot.reading.words import clean, sentences, squeeze, within

MAX_FIELD_LINES = 60
NARROW = 60
HEAD_LINES = 25

_KEYS = (
    r"datum(?:\s*(?:en|/|&)\s*tijd(?:stip)?)?|wanneer|d\.?d\.?|tijd(?:stip)?|tijden|aanvang|begin|start|einde|eindtijd"
    r"|plaats(?:\s*(?:en|/|&)\s*(?:datum|tijd))?|lokatie|locatie|waar|adres|"
    r"aanw\.?|afw\.?|met (?:kennisgeving|bericht)(?: van verhindering)? afwezig|aanwezig\w*(?:\s+(?:zijn|waren|leden"
    r"|namens[^:]{0,40}|\([^)]{0,30}\)))?|ook aanwezig|tevens aanwezig|deelnemers|gesprekspartners|gespreksdeelnemers"
    r"|gesprek met|erbij|present|presentie(?:lijst)?|leden|gasten?|te gast|genodigden|toehoorders?|"
    r"afwezig\w*(?:\s+(?:m\.?k\.?|z\.?k\.?|z\.?b\.?|zonder|met bericht))?(?:\s+\([^)]{0,30}\))?(?:\s+(?:met"
    r"|zonder)\s+(?:kennisgeving|bericht))?|afgemeld|afmeldingen|verhinderd|bericht van verhindering|niet erbij|niet"
    r" aanwezig|(?:met|zonder) kennisgeving|m\.k\.|z\.k\.|"
    r"voorzitter|vz\.?|voorzitting|onder voorzitterschap van|technisch voorzitter|notulist|notuliste|secretaris"
    r"|verslag(?:legging|gever|legger)?|notulen(?: door)?|opgesteld door|verslag door|"
    r"van|verzonden|aan|cc|kopie|onderwerp|betreft|kenmerk|titel|overleg|vergadering|"
    r"(?:eerst)?volgende? (?:vergadering|keer|overleg|bijeenkomst|bestuursvergadering|afspraak|sessie|werkgroep"
    r"|ledenvergadering)|nieuwe datum|volgend overleg|vervolg(?:overleg|afspraak)?|vergaderdata[^:\n]{0,20}|datum"
    r" volgende? \w+"
)
_FIELD = re.compile(rf"^\s*(?:[-*•]\s+)?(?P<key>{_KEYS})\s*:(?!\S*//)\s*(?P<value>.*)$", re.IGNORECASE)
_COLUMN_KEY = re.compile(
    r"^\s*(?P<key>datum|tijd|plaats|lo[ck]atie|aanwezig|afwezig|verhinderd|afgemeld|deelnemers|voorzitter|notulist"
    r"|secretaris|verslag)\s{2,}"
    r"(?P<value>[^\s:].*)$",
    re.IGNORECASE,
)
_LIST_OF_NAMES = re.compile(r"aanwezig|afwezig|deelnemers|afgemeld|verhinderd", re.IGNORECASE)
_NEXT_KEY = re.compile(r"volgend|nieuwe datum|vergaderdata|vervolg", re.IGNORECASE)
_INNER_KEY = re.compile(rf"(?:\s{{2,}}|\s*\|\s*|[,;]\s+)(?=(?:{_KEYS})\s*:)", re.IGNORECASE)
_BULLET = re.compile(r"^(?P<indent>\s*)(?:[-*•–·▪►➢o□☐→]|\d{1,2}[.)]|[a-z][.)])\s+(?P<box>\[[ xXvV✓]?\]\s+)?(?P<text>\S.*)$")
_SUB_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}|[a-z])[.)]?\s+(?=\S)")
MARK = re.compile(
    r"^\s*(?:\W{0,3}\s*)(?P<word>besluit(?:en)?|beslissing|actie(?:s|punt(?:en)?)?|ap|to-?do|toezegging(?:en)?"
    r"|afspraak|afspraken|conclusie|actiehouders?)"
    r"(?P<label>(?:\s*(?:nr\.?\s*)?[\d.\-/]{1,8})?\s*(?:[^\s:.,;]{1,25}(?:(?:\s*[,/&+]\s*"
    r"|\s+)[^\s:.,;]{1,25}){0,5})?)\s*(?::|\s[–-]\s|→)\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)


_LEADS = re.compile(
    r"^(?!.*\b(?:niet|nog)\b).{0,120}\b(?:besluit(?:en)?|besloten|spreekt af|spreken af|afgesproken|stemt in met"
    r"|akkoord met|overeengekomen)(?:\s+(?:wordt|is|om|dat|het volgende))*\s*:$",
    re.IGNORECASE,
)


_LEADS_ACTIONS = re.compile(
    r"^(?:wie doet wat|taakverdeling|te doen|nog te doen|acties? (?:hiervoor|hieruit)|(?:hieruit|hiervoor) volgen de acties)\s*[:?]$",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"^\s*(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|d\.d\.|gehouden)\b", re.IGNORECASE)


def take_apart(text: str) -> Document:
    """Take minutes apart; every line ends up in a field, a table or a sentence."""
    lines = tabs_to_pipes(clean(text).split("\n"))
    lines, others = without_older_mails(lines)
    lines = [_with_colon(line) for line in lines[:HEAD_LINES]] + lines[HEAD_LINES:]
    mail, lines = mail_head(lines)
    builder = _Builder(lines, find_headings(lines))
    document = builder.build()
    document.mail = mail
    document.others = others
    return document


def _with_colon(line: str) -> str:
    """Write `Datum      3 mei` as `Datum: 3 mei`; two keys beside each other are the head of a table."""
    match = _COLUMN_KEY.match(line)
    return line if match is None or _COLUMN_KEY.match(match["value"] + "   x") else f"{match['key']}: {match['value']}"


def _mark_of(word: str) -> Mark:
    word = word.lower()
    if word.startswith("besl"):
        return Mark.DECISION
    return Mark.AGREEMENT if word.startswith(("afspr", "concl")) else Mark.ACTION


class _Builder:
    """Walks over the lines once."""

    def __init__(self, lines: list[str], headings: dict[int, Heading]) -> None:
        self.lines = lines
        self.headings = headings
        self.document = Document()
        self.item: AgendaItem | None = None
        self.section = Section.HEAD if any(heading.main for heading in headings.values()) else Section.BODY
        self.buffer: list[str] = []
        self.kind = Kind.TEXT
        self.indent = 0
        self.done = False
        self.block = 0
        self.pending: Mark | None = None
        self.pending_label = ""
        self.pending_list = False
        self.width = _wrap_width(lines)

    def build(self) -> Document:
        index = 0
        while index < len(self.lines):
            index = self._step(index)
        self._flush()
        return self.document

    def _step(self, index: int) -> int:
        line = self.lines[index]
        heading = self.headings.get(index)
        if heading is not None:
            self._open(heading)
            return index + 1
        if not line.strip() or is_rule(line):
            self._flush()
            return index + 1
        if line.lstrip().startswith("|") and line.count("|") > 1:
            return self._pipes(index)
        if opens_columns(line):
            return self._columns(index)
        parts = _FIELD.match(line)
        if parts and (self._in_head() or _NEXT_KEY.search(parts["key"]) or (self.section is Section.OTHER)):
            return self._field(index)
        self._text(line)
        return index + 1

    def _in_head(self) -> bool:
        return self.section is Section.HEAD or (self.item is None and self.section is Section.BODY)

    def _open(self, heading: Heading) -> None:
        self._flush()
        self.pending = None
        if heading.main:
            self.section = heading.section
            if heading.section is Section.BODY:
                self.item = AgendaItem(heading.number, heading.title)
                self.document.agenda.append(self.item)
            elif heading.section in {Section.ACTIONS, Section.DECISIONS, Section.AGREEMENTS}:
                self.item = None
        self.block += 1
        self._add(heading.title, Kind.HEADING)

    def _pipes(self, index: int) -> int:
        self._flush()
        end = index
        while end < len(self.lines) and self.lines[end].count("|") > 1 and end not in self.headings:
            end += 1
        table = from_pipes(self.lines[index:end])
        plain = [row for row in table.rows if len(row) > 1 and re.fullmatch(_KEYS, row[0].rstrip(": "), re.IGNORECASE)]
        if not table.header and plain and len(plain) * 2 >= len(table.rows):
            for row in plain:
                self._keep_field(row[0].rstrip(": "), ", ".join(cell for cell in row[1:] if cell), f"{row[0]}: {' '.join(row[1:])}")
        elif table.column("bespr", "verslag", "behand") is not None or (
            table.header and table.column("besluit") is not None and table.column("wie", "actieh", "door") is None
        ):
            self._unfold(table)
        else:
            self.document.tables.append(PlacedTable(table, self.item, self.section))
        return max(end, index + 1)

    def _unfold(self, table: Table) -> None:
        """Read minutes kept in a table: a row is an item, a column says what its cells are."""
        names = [cell.lower() for cell in table.header]
        for row in table.rows:
            for name, cell in zip(names, row, strict=False):
                if not cell:
                    continue
                if re.match(r"(?:agenda)?punt|onderwerp", name):
                    number = re.match(r"(\d{1,2})[.)]?\s+(.*)", cell)
                    self._open(Heading(number[1] if number else "", number[2] if number else cell))
                    continue
                self.block += 1
                mark = Mark.DECISION if "besluit" in name else Mark.ACTION if name.startswith("actie") else None
                for sentence in sentences(squeeze(cell)):
                    self._add(sentence, Kind.TEXT, mark=mark)

    def _columns(self, index: int) -> int:
        self._flush()
        end = next((other for other in self.headings if other > index), len(self.lines))
        table, taken = from_columns(self.lines[index:end])
        self.document.tables.append(PlacedTable(table, self.item, self.section))
        return index + taken

    def _field(self, index: int) -> int:
        self._flush()
        first, *others = _INNER_KEY.split(self.lines[index])
        for part in (first, *others):
            match = _FIELD.match(part)
            if match is None:
                continue
            value, end = match["value"].strip(), index + 1
            if part is (others[-1] if others else first):
                value, end = self._continued(value, index)
            self._keep_field(match["key"], value, squeeze(f"{match['key']}: {value}"))
        return end

    def _continued(self, value: str, index: int) -> tuple[str, int]:
        """Add the lines that go on with a field: indented ones, and those of a list."""
        parts = [value] if value else []
        end = index + 1
        if not value and end < len(self.lines) and not self.lines[end].strip():
            end += 1
        limit = min(len(self.lines), end + MAX_FIELD_LINES)
        while end < limit and self.lines[end].strip():
            line = self.lines[end]
            if end in self.headings or _FIELD.match(line) or line.lstrip().startswith("|"):
                break
            own = bool(value) and not line[:1].isspace() and not parts[-1].rstrip().endswith((",", ";", "/", " en", "-"))
            if own and (len(parts[-1]) < self.width * 0.6 and not _looks_listed(line)):
                break
            bullet = _BULLET.match(line)
            parts.append(bullet["text"].strip() if bullet else line.strip())
            end += 1
        if not value and not parts:
            return "", index + 1
        several = len(parts) > 1 and not any(part.endswith(",") or part.count(",") > 1 for part in parts)
        return ("\n" if several else " ").join(parts), end

    def _keep_field(self, key: str, value: str, source: str) -> None:
        self.block += 1
        first, *rest = (sentences(squeeze(value)) if _LIST_OF_NAMES.match(key) and "\n" not in value else [value]) or [""]
        if rest:
            value, source = first, squeeze(f"{key}: {first}")
        self.document.fields.append(Field(squeeze(key).lower(), value, source, self.block))
        self._add(source, Kind.FIELD)
        for sentence in rest:
            self._add(sentence, Kind.TEXT)

    def _text(self, line: str) -> None:
        bullet = _BULLET.match(line)
        if bullet:
            self._flush(keep_pending=True)
            self.kind = Kind.BULLET
            box = (bullet["box"] or "").strip("[] ")
            self.done = bool(box)
            self.buffer = [("☐ " if bullet["box"] and not box else "") + bullet["text"]]
            return
        line = _SUB_NUMBER.sub("", line) if _SUB_NUMBER.match(line) and self._breaks_at(line, numbered=True) else line
        if self.buffer and self._breaks_at(line):
            self._flush(keep_pending=True)
        if self.section is Section.HEAD and self.width < NARROW and not line.lstrip()[:1].islower():
            self._flush()
        self.buffer.append(line.strip())

    def _breaks_at(self, line: str, *, numbered: bool = False) -> bool:
        """Say whether a line begins a paragraph of its own."""
        if numbered:
            self._flush(keep_pending=True)
            return True
        before = self.buffer[-1]
        if MARK.match(line) or (MARK.match(self.buffer[0]) is None and re.match(r"^\s*(?:\[|ps\b)", line, re.IGNORECASE)):
            return True
        starts = line.lstrip()[:1]
        if self.section is Section.HEAD and _DAY_FIRST.match(line):
            return True
        if not (starts.isupper() or starts.isdigit() or starts in "@\"'“‘☐"):
            return False
        if self.width > 2 * 70 or len(before) + 1 + len(line.split(maxsplit=1)[0]) < self.width * 0.72:
            return True
        return before.endswith(":") and len(before) < self.width * 0.8

    def _flush(self, *, keep_pending: bool = False) -> None:
        if not self.buffer:
            if not keep_pending and self.pending is None:
                self.pending_label = ""
            return
        text = _joined(self.buffer)
        kind, done = self.kind, self.done
        self.buffer, self.kind, self.done = [], Kind.TEXT, False
        self.block += 1
        if self.section is Section.HEAD:
            self.document.head.append(text)
        bare = MARK.match(text) or MARK.match(text + ":")
        if bare and not bare["text"].strip() and text.rstrip().endswith(":"):
            self.pending, self.pending_label = _mark_of(bare["word"]), bare["label"].strip()
            return
        if kind is Kind.TEXT and self.pending_list:
            self.pending, self.pending_list = None, False
        mark, label = self.pending, self.pending_label
        self.pending_list = kind is Kind.BULLET and mark is not None
        if kind is Kind.TEXT and (_LEADS.search(text) or _LEADS_ACTIONS.search(text)):
            self.pending, self.pending_label = Mark.DECISION if _LEADS.search(text) else Mark.ACTION, ""
            return
        if kind is not Kind.BULLET:
            self.pending = None
        for sentence in sentences(text):
            self._add(sentence, kind, mark=mark, label=label, done=done)
            mark, label = (mark, label) if kind is Kind.BULLET else (None, "")

    def _add(self, text: str, kind: Kind, *, mark: Mark | None = None, label: str = "", done: bool = False) -> None:
        source = text
        found = MARK.match(text) if kind is not Kind.HEADING and self.section is not Section.HEAD else None
        if found and _may_be_label(found["label"]):
            mark, label, text = _mark_of(found["word"]), found["label"].strip(), found["text"].strip()
        listed = text.startswith("☐ ")
        self.document.sentences.append(
            Sentence(
                text.removeprefix("☐ "), self.item, self.block, kind, self.section, mark, label, source.removeprefix("☐ "), done, listed
            )
        )


def _may_be_label(label: str) -> bool:
    """Say whether the words between `Actie` and the colon can be a number and names, not a clause."""
    return not label.strip() or (
        label.count("(") == label.count(")")
        and bool(re.match(r"^\s*(?:[\d.\-/]+|\(.{1,60}\)|[@A-Z(\[]|allen|iedereen|alle |door |voor |bestuur|de |het )", label))
        and within(label, 6)
    )


def _joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        hyphened = re.search(r"[^\W\d_]-$", text) and line[:1].islower() and not re.match(r"(?:en|of)\b", line)
        text = text[:-1] + line if hyphened else f"{text} {line}"
    return squeeze(text)


def _looks_listed(line: str) -> bool:
    return bool(re.match(r"^\s*(?:[-*•]\s+)?[A-Z][^.!?]{2,60}(?:\(.{1,60}\))?$", line)) or line.count(",") > 1


def _wrap_width(lines: list[str]) -> int:
    """Give the length at which the writer's lines were broken."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return max(40, lengths[int(len(lengths) * 0.9)]) if lengths else 40
