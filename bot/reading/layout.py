"""The first stage: a document's lines in one form, however it was laid out.

Headings become `# …`, rows of a table `| … |`, facts of the head a `Label: value` of their own; what only serves the page is left out.
"""

import re
from itertools import pairwise

from bot.reading.labels import Role, is_label, label_of, split_labels
from bot.reading.language import Said
from bot.reading.tables import is_header, is_rule, opens_columns, pipe_cells, tabs_to_pipes
from bot.reading.words import clean, squeeze, within

_SAYS = Said("layout")

_MATTER_KEYS = {"date": "Datum", "datum": "Datum", "location": "Locatie", "locatie": "Locatie", "plaats": "Locatie"}
_FEW = 2
_COLUMN_LINES = 4
_HEAD = 30
_FACTS = frozenset([Role.DATE, Role.TIME, Role.PLACE, Role.PRESENT, Role.ABSENT])
_NARROW = 20
_LONGEST_TITLE = 90
MAX_LINES = 60_000


def in_one_form(text: str) -> list[str]:
    """Return the lines of a document in the form that the next stages read."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:MAX_LINES]
    lines = _with_marked_headings(_without_front_matter(lines))
    text = _SAYS.link.sub(lambda link: " ".join(link[1].split()), clean("\n".join(lines)))
    lines = [line for line in tabs_to_pipes(text.split("\n")) if not _SAYS.page.match(line) and not _SAYS.file_only.match(line)]
    lines = _with_colons([_SAYS.twice.sub("", line) for line in lines])
    lines = [part for line in _with_columns_of_names(_with_columns_apart(lines)) for part in _apart(line)]
    return _with_titles_apart(_with_numbers_beside_titles(lines))


def _without_front_matter(lines: list[str]) -> list[str]:
    """Take the head that Markdown keeps between rules: its title becomes a heading, its date a field, the rest is not for readers."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip("\ufeff ") != "---":
        return lines
    end = next((index for index in range(first + 1, min(len(lines), first + 60)) if lines[index].strip() in {"---", "..."}), None)
    if end is None or any(line.strip() and not _SAYS.matter.match(line) and line[:1] not in " -#" for line in lines[first + 1 : end]):
        return lines
    facts = {found["key"].lower(): found["value"].strip("\"' ") for line in lines[first + 1 : end] if (found := _SAYS.matter.match(line))}
    title = next((value for key, value in facts.items() if key in {"title", "titel"} and value), None)
    kept = [f"{_MATTER_KEYS[key]}: {value}" for key, value in facts.items() if key in _MATTER_KEYS and value]
    rest = lines[end + 1 :]
    headed = any(re.match(r"\s{0,3}#\s", line) for line in rest)
    return [*([f"# {title}", ""] if title and not headed else []), *kept, "", *rest]


def _with_marked_headings(lines: list[str]) -> list[str]:
    """Write underlined headings and lines that are nothing but bold as `# …`."""
    written: list[str] = []
    for index, line in enumerate(lines):
        under = _SAYS.underline.match(line)
        alone = len(written) < _FEW or not written[-2].strip() or written[-2].startswith("#")
        if under and written and alone and _may_be_title(written[-1]):
            written[-1] = f"{'#' if under['sign'] == '=' else '##'} {written[-1].strip()}"
            continue
        bold = _SAYS.bold_line.match(line)
        if bold and (not index or not lines[index - 1].strip()) and not is_label(bold["text"]) and not _SAYS.marked.match(bold["text"]):
            written.append(f"### {bold['text'].strip(' :')}")
        else:
            written.append(line)
    return written


def _may_be_title(line: str) -> bool:
    text = line.strip()
    return bool(text) and len(text) <= _LONGEST_TITLE and text[0] not in "|#>-*•" and text[-1] not in ".,;:" and not is_rule(text)


def _with_columns_apart(lines: list[str]) -> list[str]:
    """Put the right column of a page below the left one: run together they would say what nobody wrote."""
    written: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and line.lstrip()[0] not in "|#":
            run.append(line)
            continue
        written += _one_below_the_other(run)
        run = []
        written.append(line)
    return written[:-1]


def _one_below_the_other(run: list[str]) -> list[str]:
    if len(run) < _COLUMN_LINES or opens_columns(run[0]) or label_of(run[0]) is not None:
        return run
    widest = max(len(line) for line in run)
    gutter = next((at for at in range(_NARROW, min(widest, 200) - _NARROW) if not any(line[at : at + 3].strip() for line in run)), None)
    sides = [(line[:gutter].rstrip(), line[gutter:].strip()) for line in run] if gutter is not None else []
    full = [(left, right) for left, right in sides if left and right]
    prose = all(sum(len(side[at].split()) for side in full) >= _COLUMN_LINES * len(full) for at in (0, 1))
    if len(full) * 4 < len(run) * 3 or not prose:
        return run
    return [*(left for left, _ in sides), "", *(right for _, right in sides)]


def _with_columns_of_names(lines: list[str]) -> list[str]:
    """Write the columns below `Aanwezig      Afwezig` as a table."""
    written: list[str] = []
    starts: list[int] = []
    for line in lines:
        chunks = list(_SAYS.chunk.finditer(line)) if "  " in line else []
        if len(chunks) > 1 and all(is_label(chunk.group()) for chunk in chunks):
            starts = [chunk.start() for chunk in chunks]
        elif not line.strip():
            starts = []
        if starts:
            edges = [0, *(start - 1 for start in starts[1:]), len(line) + 1]
            written.append(f"| {' | '.join(line[left:right].strip() for left, right in pairwise(edges))} |")
        else:
            written.append(line)
    return written


def _with_colons(lines: list[str]) -> list[str]:
    """Put the colon behind the labels of a head that has none: `Aanwezig Jan Bos, Piet Vos`, `Tijd 20.00 uur`."""
    found = [label_of(line.strip(), in_cell=True) if line[:1].isalpha() and ":" not in line[:20] else None for line in lines[:_HEAD]]
    facts = [label for label in found if label and label.role in _FACTS and label.name.lower() not in {"leden", "bestuur"}]
    if len({label.role for label in facts}) <= _FEW and not any(label.role is Role.PRESENT and "," in label.value for label in facts):
        return lines
    pairs = zip(lines, found, strict=False)
    head = [f"{label.name}: {label.value}" if label in facts else _SAYS.bare_place.sub(r"\1: ", line) for line, label in pairs]
    return [*head, *lines[_HEAD:]]


def _apart(line: str) -> list[str]:
    """Write each fact of the head on a line of its own: those beside each other, and those kept in the cells of a table."""
    if not (line.lstrip().startswith("|") and line.count("|") > 1):
        return split_labels(line)
    cells = [cell for cell in pipe_cells(line) if cell]
    if is_header(tuple(cells)):
        return [line]
    labels = [is_label(cell) for cell in cells]
    if len(cells) > 1 and all(labels[0::2]) and not any(labels[1::2]):
        return [row for label, value in zip(cells[0::2], cells[1::2], strict=False) for row in _fact(label, value)]
    inside = [label_of(cell, in_cell=True) for cell in cells]
    if cells and inside[0] is not None and inside.count(None) * 2 <= len(cells) and not any(labels):
        facts = (_fact(label.name, label.value) if label else [squeeze(cell)] for cell, label in zip(cells, inside, strict=True))
        return [row for fact in facts for row in fact]
    return [line]


def _fact(name: str, value: str) -> list[str]:
    first, *more = [part.strip() for part in value.split("\n")]
    return [f"{name.rstrip(': ')}: {first}", *(f"    {part}" for part in more if part)]


def _with_titles_apart(lines: list[str]) -> list[str]:
    """Put the text behind a numbered title (`4. Jaarboek. De kopij is binnen.`) below it, where the minutes have it so throughout."""
    found = [_SAYS.run_on.match(line) for line in lines]
    numbers = [int(each["number"]) for each in found if each]
    if len(numbers) <= _FEW or numbers != sorted(set(numbers)) or numbers[0] != 1:
        return lines
    apart = ((f"{each['number']}. {each['title']}", each["text"]) if each else (line,) for line, each in zip(lines, found, strict=True))
    return [part for parts in apart for part in parts]


def _with_numbers_beside_titles(lines: list[str]) -> list[str]:
    """Put a number on a line of its own before the title below it, where several do."""
    bare = [index for index, line in enumerate(lines) if _SAYS.bare_number.match(line)]
    if len(bare) < _FEW:
        return lines
    written = list(lines)
    skip: set[int] = set()
    for index in bare:
        number = int(lines[index].strip(" .)"))
        below = next((other for other in range(index + 1, min(index + 3, len(lines))) if lines[other].strip()), None)
        title = lines[below].strip() if below is not None else ""
        if number and below is not None and _may_be_title(title) and within(title, 14) and not title[0].isdigit():
            written[index] = f"{number}. {title}"
            skip.update(range(index + 1, below + 1))
    return [line for index, line in enumerate(written) if index not in skip]
