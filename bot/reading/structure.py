"""The parts of minutes: heading fields, agenda items, tables, and the sentences under each item."""

import re

from bot.reading.fields import Field, field_at
from bot.reading.findings import AgendaItem
from bot.reading.headings import Heading, Section, find_headings
from bot.reading.labels import PEOPLE, Label, Role
from bot.reading.language import Said, said
from bot.reading.layout import in_one_form
from bot.reading.mails import mail_head, without_older_mails
from bot.reading.parts import Document, Kind, Mark, PlacedTable, Sentence
from bot.reading.persons import parse_names
from bot.reading.tables import Table, from_columns, from_pipes, is_rule, opens_columns
from bot.reading.words import sentences, squeeze, within

_SAYS = Said("structure")

_FIRST_ITEMS = 2

MARK = said("structure.mark")


def take_apart(text: str) -> Document:
    """Take minutes apart; every line ends up in a field, a table or a sentence."""
    lines, others = without_older_mails(in_one_form(text))
    mail, lines = mail_head(lines)
    return _Builder(lines, find_headings(lines), Document(mail=mail, others=others)).build()


def _mark_of(word: str) -> Mark:
    word = word.lower()
    if word.startswith(("besl", "decis", "resol", "agreed", "motion")):
        return Mark.DECISION
    if _SAYS.aside.match(word):
        return Mark.ASIDE
    return Mark.AGREEMENT if word.startswith(("afspr", "concl")) else Mark.ACTION


_NO_MARK: tuple[Mark | None, str] = (None, "")


class _Builder:
    """Walks over the lines once; `pending` is the mark on a line of its own that what comes is read under, with its label."""

    def __init__(self, lines: list[str], headings: dict[int, Heading], document: Document) -> None:
        self.lines = lines
        self.headings = headings
        self.document = document
        self.item: AgendaItem | None = None
        items = any(heading.main and heading.section is Section.BODY for heading in headings.values())
        self.section = Section.HEAD if items else Section.BODY
        self.buffer: list[str] = []
        self.kind = Kind.TEXT
        self.done = False
        self.block = 0
        self.pending = _NO_MARK
        self.pending_list = False
        self.role: Role | None = None
        self.listing = False
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
        found = field_at(self.lines, index, self.headings)
        if found is not None and self._is_field(found[0], found[1]):
            self._field(found[0], found[1])
            return found[2]
        self._text(line)
        return index + 1

    def _is_field(self, label: Label, value: str) -> bool:
        """A label is one in the head; names and the next meeting also further down."""
        if label.role is Role.NEXT:
            return label.colon
        if self.section in {Section.HEAD, Section.OTHER} or (self.item is None and self.section is Section.BODY):
            return label.colon or bool(value) or label.role in PEOPLE
        early = len(self.document.agenda) <= _FIRST_ITEMS and label.role in PEOPLE and label.name.lower() not in {"leden", "bestuur"}
        return early and label.colon and bool(parse_names(value))

    def _open(self, heading: Heading) -> None:
        self._flush()
        self.pending = _NO_MARK
        self.listing = heading.title.lower().strip(" :") in {"agenda", "inhoud"}
        if heading.main:
            self.section = heading.section
            if heading.section is Section.BODY:
                self.item = AgendaItem(heading.number, heading.title)
                self.document.agenda.append(self.item)
            elif heading.section in {Section.ACTIONS, Section.DECISIONS, Section.AGREEMENTS}:
                self.item = None
        self.block += 1
        self._add(heading.title, Kind.HEADING, section=Section.HEAD if heading.section is Section.HEAD else None)

    def _pipes(self, index: int) -> int:
        self._flush()
        end = index
        while end < len(self.lines) and self.lines[end].count("|") > 1 and end not in self.headings:
            end += 1
        table = from_pipes(self.lines[index:end])
        topic = table.column("onderwerp", "punt", "agendapunt")
        if topic is not None and table.column("bespr", "verslag", "behand", "besluit") is not None:
            self._unfold(table)
        elif self.section is not Section.ACTIONS and (spots := _told_by_row(table)):
            self._rows(table, *spots)
        else:
            self.document.tables.append(PlacedTable(table, self.item, self.section, self.role))
            self.role = None
        return max(end, index + 1)

    def _unfold(self, table: Table) -> None:
        """Read minutes kept in a table: a row is an item, a column says what its cells are."""
        names = [cell.lower() for cell in table.header]
        holders, days = table.column("wie", "actieh", "door"), table.column("wanneer", "deadline", "uiterlijk", "datum")
        for row in table.rows:
            counted = next((cell for name, cell in zip(names, row, strict=False) if re.fullmatch(r"(?:nr|no|nummer)\.?|#", name)), "")
            for index, (name, cell) in enumerate(zip(names, row, strict=False)):
                if not cell or cell == counted:
                    continue
                if re.match(r"(?:agenda)?punt|onderwerp", name):
                    number = re.match(r"(\d{1,2})[.)]?\s+(.*)", cell)
                    self._open(Heading(number[1] if number else counted, number[2] if number else cell))
                    continue
                who, when = (row[at] if at is not None and at < len(row) else "" for at in (holders, days))
                if name.startswith("actie") and who:
                    asked = Table(("Actie", "Wie", "Wanneer"), ((cell, who, when),))
                    self.document.tables.append(PlacedTable(asked, self.item, self.section))
                    continue
                if index in {holders, days}:
                    continue
                self.block += 1
                mark = Mark.DECISION if "besluit" in name else Mark.ACTION if name.startswith("actie") else None
                for sentence in sentences(squeeze(cell)):
                    self._add(sentence, Kind.TEXT, mark=mark)

    def _rows(self, table: Table, told: int, doers: int) -> None:
        """Read minutes in whose last column stands who does something about what its row tells."""
        for row in (row for row in table.rows if len(row) > max(told, doers)):
            number = next((cell.rstrip(".") for cell in row if re.fullmatch(r"\d{1,2}[a-z]?\.?", cell)), "")
            title, colon, text = squeeze(row[told]).partition(": ")
            titled = colon and within(title, 4)
            if titled:
                self._open(Heading(number, title))
            self.item = self.item if titled else AgendaItem(number, "") if number else None
            self.block += 1
            *before, last = sentences(text if titled else squeeze(row[told]))
            for sentence in before:
                self._add(sentence, Kind.TEXT)
            self._add(last, Kind.TEXT, mark=Mark.ACTION if row[doers] else None, label=row[doers])

    def _columns(self, index: int) -> int:
        self._flush()
        end = next((other for other in self.headings if other > index), len(self.lines))
        table, taken = from_columns(self.lines[index:end])
        self.document.tables.append(PlacedTable(table, self.item, self.section))
        return index + taken

    def _field(self, label: Label, value: str) -> None:
        self._flush()
        self.block += 1
        self.role = label.role if label.role in PEOPLE and not value else None
        told = label.role in {*PEOPLE, Role.NEXT} and "\n" not in value
        first, *rest = (sentences(squeeze(value)) if told else [value]) or [""]
        self.document.fields.append(Field(label.role, label.name, first, f"{label.name}: {first}".replace("\n", "; ")))
        self._add(squeeze(f"{label.name}: {first}"), Kind.FIELD)
        for sentence in rest:
            if label.role in PEOPLE and _SAYS.part_of_list.match(sentence):
                self.document.fields.append(Field(label.role, label.name, sentence, sentence))
            self._add(sentence, Kind.TEXT)

    def _text(self, line: str) -> None:
        bullet = _SAYS.bullet.match(line)
        if bullet:
            self._flush()
            self.kind = Kind.BULLET
            box = (bullet["box"] or "").strip("[] ")
            self.done = bool(box)
            self.buffer = [("☐ " if bullet["box"] and not box else "") + bullet["text"]]
            return
        numbered = _SAYS.sub_number.match(line)
        if numbered or (self.buffer and self._breaks_at(line)):
            self._flush()
        line = line[numbered.end() :] if numbered else line
        self.buffer.append(line.strip())

    def _breaks_at(self, line: str) -> bool:
        """Return whether a line begins a paragraph of its own."""
        before, starts = self.buffer[-1], line.lstrip()[:1]
        aside = MARK.match(self.buffer[0]) is None and re.match(r"^\s*(?:\[|ps\b)", line, re.IGNORECASE)
        day = self.section is Section.HEAD and _SAYS.day_first.match(line)
        if aside or day or MARK.match(line) or _SAYS.ends_in_owner.search(before):
            return True
        if not (starts.isupper() or starts.isdigit() or starts in "@\"'“‘☐"):
            return False
        short = self.width > 2 * 70 or len(before) + 1 + len(line.split(maxsplit=1)[0]) < self.width * 0.72
        return short or (before.endswith(":") and len(before) < self.width * 0.8)

    def _flush(self) -> None:
        if not self.buffer:
            return
        text = _joined(self.buffer)
        kind, done = self.kind, self.done
        self.buffer, self.kind, self.done = [], Kind.TEXT, False
        self.block += 1
        if self.section is Section.HEAD:
            self.document.head.append(text)
        bare = MARK.match(f"{text}:" if text.lower() in {"besluit", "besluiten", "actie", "acties"} else text)
        if bare and not bare["text"].strip() and bare.string.endswith(":"):
            self.pending = _mark_of(bare["word"]), bare["label"].strip()
            return
        if kind is Kind.TEXT and self.pending_list:
            self.pending = _NO_MARK
        if self.listing and kind is Kind.TEXT and not within(text, 5):
            self.section, self.listing = Section.BODY, False
        mark, label = self.pending
        self.pending_list = kind is Kind.BULLET and mark is not None
        told = sentences(text)
        leads = kind is Kind.TEXT and bool(told) and (_SAYS.leads.search(told[-1]) or _SAYS.leads_actions.search(told[-1]))
        for sentence in told[:-1] if leads else told:
            self._add(sentence, kind, mark=mark, label=label, done=done)
            mark, label = (mark, label) if kind is Kind.BULLET else _NO_MARK
        if leads:
            self.pending = (Mark.DECISION if _SAYS.leads.search(told[-1]) else Mark.ACTION), ""
        elif kind is not Kind.BULLET:
            self.pending = _NO_MARK

    def _add(
        self, text: str, kind: Kind, *, mark: Mark | None = None, label: str = "", done: bool = False, section: Section | None = None
    ) -> None:
        source, section = text.removeprefix("☐ "), section or self.section
        may_mark = kind is not Kind.HEADING and section is not Section.HEAD
        found = MARK.match(text) if may_mark else None
        if found and _may_be_label(found["label"]):
            mark, label = _mark_of(found["word"]), found["label"].strip()
            text = text if mark is Mark.ASIDE else found["text"].strip()
        code = _SAYS.code.match(text) if mark is None and may_mark else None
        if code:
            mark, text = (Mark.DECISION if code["kind"] in "BD" else Mark.ACTION), text[code.end() :]
        listed, text = text.startswith("☐ "), text.removeprefix("☐ ")
        self.document.sentences.append(Sentence(text, self.item, self.block, kind, section, mark, label, source, done, listed))


def _told_by_row(table: Table) -> tuple[int, int] | None:
    """Return the columns that tell what was said and who acts, where a table holds minutes and is no list of action items."""
    told, doers = table.column("omschr", "bespr", "verslag", "tekst"), table.column("actie")
    if told is None or doers is None or told >= doers or table.column("wie", "door", "houder") is not None:
        return None
    named = [row[doers] for row in table.rows if doers < len(row)]
    return (told, doers) if "" in named and all(within(cell, 4) for cell in named) else None


def _may_be_label(label: str) -> bool:
    """Return whether the words between `Actie` and the colon can be a number and names, not a clause."""
    whole = label.count("(") == label.count(")") and within(label, 6)
    return not label.strip() or (whole and bool(_SAYS.label.match(label)))


def _joined(lines: list[str]) -> str:
    parts = [lines[0]]
    for line in lines[1:]:
        if re.search(r"[^\W\d_]-$", parts[-1]) and line[:1].islower() and not re.match(r"(?:en|of)\b", line):
            parts[-1] = parts[-1][:-1] + line
        else:
            parts.append(line)
    return squeeze(" ".join(parts))


def _wrap_width(lines: list[str]) -> int:
    """Return the length at which the writer's lines were broken."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return max(40, lengths[int(len(lengths) * 0.9)]) if lengths else 40
