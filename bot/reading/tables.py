"""Tables in minutes: pipes (also what a Word table becomes), tabs, and columns aligned with spaces."""

import re
from dataclasses import dataclass

from bot.reading.language import word_list
from bot.reading.words import within

_HEADER_WORDS = word_list("tables.header_words")
_CHUNK = re.compile(r"\S+(?:\s\S+)*")
_RULE = re.compile(r"^[\s|:+=-]*-[\s|:+=-]*$")
_NUMBERED = re.compile(r"\d{1,3}[a-z]?\.?\t.*\t")
_FEW = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the header is empty where the first row is none."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, *names: str) -> int | None:
        """Return the first column whose heading begins with one of these words."""
        spots = (at for name in names for at, cell in enumerate(self.header) if re.search(rf"\b{re.escape(name)}", cell.lower()))
        return next(spots, None)


def is_rule(line: str) -> bool:
    """Return whether a line only draws a line."""
    return len(line.strip()) > _FEW and bool(_RULE.match(line))


def pipe_cells(line: str) -> tuple[str, ...]:
    """Return the cells of a line with pipes."""
    return tuple(cell.strip().replace("<br>", "\n") for cell in line.strip().strip("|").split("|"))


def tabs_to_pipes(lines: list[str]) -> list[str]:
    """Write rows pasted with tabs as rows with pipes; other tabs become two spaces."""
    rows = [bool(_NUMBERED.match(line)) or sum(bool(cell.strip()) for cell in line.split("\t")) > _FEW for line in lines]
    written = []
    for index, line in enumerate(lines):
        beside = any(rows[max(0, index - 1) : index] + rows[index + 1 : index + 2])
        cells = line.split("\t")
        if beside and (rows[index] or len(cells) > _FEW):
            written.append("| " + " | ".join(cell.strip() for cell in cells) + " |")
        else:
            written.append(line.replace("\t", "  "))
    return written


def from_pipes(lines: list[str]) -> Table:
    """Read lines with pipes; the first row is the header when its words are those of one."""
    rows = tuple(pipe_cells(line) for line in lines if not is_rule(line))
    return Table(rows[0], rows[1:]) if rows and is_header(rows[0]) else Table((), rows)


def is_header(cells: tuple[str, ...]) -> bool:
    """Return whether the cells of a row are the headings of columns."""
    filled = [cell for cell in cells if cell]
    known = sum(bool(_HEADER_WORDS & set(re.findall(r"\w+", cell.lower()))) and within(cell, 4) for cell in filled)
    return len(filled) >= _FEW and known >= _FEW and all(not cell.endswith(".") or len(cell) < 5 for cell in filled)  # noqa: PLR2004


def opens_columns(line: str) -> bool:
    """Return whether a line is the header of columns aligned with spaces."""
    chunks = _CHUNK.findall(line) if len(line) < 300 else []  # noqa: PLR2004
    return len(chunks) > _FEW and ":" not in line and is_header(tuple(chunks))


def from_columns(lines: list[str]) -> tuple[Table, int]:
    """Read aligned columns from their header on; also return the number of lines they take."""
    starts = [match.start() for match in _CHUNK.finditer(lines[0])]
    title = lines[0]
    beyond = _column_without_title(lines[1:], starts[-1])
    if beyond is not None:
        title, starts = f"{title.ljust(beyond)}status", [*starts, beyond]
    rows: list[list[str]] = []
    taken = 1
    blank = False
    for offset, line in enumerate(lines[1:], start=2):
        if not line.strip():
            blank = True
            continue
        if is_rule(line):
            taken = offset
            continue
        cells = _cells(line, starts)
        filled = sum(bool(cell) for cell in cells)
        continues = not blank and rows and (line[:1].isspace() or not cells[0])
        if filled >= _FEW and not (filled == _FEW and blank and rows and ":" in cells[0]):
            rows.append(cells)
        elif continues:
            rows[-1] = [f"{old} {new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
        else:
            break
        blank = False
        taken = offset
    header = tuple(_cells(title, starts))
    return Table(header, tuple(tuple(row) for row in rows)), taken


def _column_without_title(lines: list[str], last: int) -> int | None:
    """Return where signs follow the last column, under no title of their own: `O` and `X` after each name."""
    spots = []
    for line in lines:
        chunks = [match for match in _CHUNK.finditer(line) if match.start() >= last - 1]
        if len(chunks) == _FEW and len(chunks[1].group()) <= _FEW and chunks[1].start() - chunks[0].end() > _FEW:
            spots.append(chunks[1].start())
        elif not line.strip() and spots:
            break
    return min(spots) if len(spots) > 1 else None


def _cells(line: str, starts: list[int]) -> list[str]:
    cells = [""] * len(starts)
    for match in _CHUNK.finditer(line):
        column = max((index for index, start in enumerate(starts) if start <= match.start() + 1), default=0)
        cells[column] = f"{cells[column]} {match.group()}".strip()
    return cells
