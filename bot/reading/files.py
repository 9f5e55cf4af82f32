"""Files with minutes become text: plain text, Markdown, Word and PDF."""

import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.domain.errors import DomainError

MAX_BYTES = 5_000_000
MAX_UNPACKED = 60_000_000
MAX_PAGES = 200
_HEAD_AND_FOOT = 2
_FEW_CHARACTERS = 20

_PAGE_NUMBER = re.compile(r"^\W*(?:pag(?:ina|\.)?|blz\.?|bladzijde|page|p\.)?\s*\d{1,3}\s*(?:(?:van|/|of|-)\s*\d{1,3})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LEVEL = re.compile(r"^(?:Heading|Kop|Title|Titel)\s*(\d?)", re.IGNORECASE)


class FileTooLarge(DomainError):
    """The file is over 5 MB. Facts: `megabytes`, the limit."""

    text_id = "minutes-file-too-large"


class FileKindUnknown(DomainError):
    """Only .txt, .md, .docx and .pdf are read. Facts: `name`."""

    text_id = "minutes-file-kind-unknown"


class FileUnreadable(DomainError):
    """The file is damaged or is not what its name says. Facts: `name`."""

    text_id = "minutes-file-unreadable"


class FileEmpty(DomainError):
    """There is no text in it. Facts: `name`."""

    text_id = "minutes-file-empty"


class PdfWithoutText(DomainError):
    """The PDF holds only pictures of pages. Facts: `name`."""

    text_id = "minutes-file-scanned"


class FileLocked(DomainError):
    """The file asks for a password. Facts: `name`."""

    text_id = "minutes-file-locked"


def read_file(data: bytes, *, name: str) -> str:
    """Give the text of a file with minutes, tables as rows with pipes and headings as Markdown.

    Raises:
        FileTooLarge: it is over 5 MB, or swells beyond reason when unpacked.
        FileKindUnknown: its name ends in something else.
        FileUnreadable: it is damaged or not what its name says.
        FileEmpty: it holds no text.
        PdfWithoutText: a scan.
        FileLocked: it asks for a password.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLarge(megabytes=MAX_BYTES // 1_000_000)
    kind = PurePath(name).suffix.lower()
    if kind in {".txt", ".md", ".markdown", ".text"}:
        text = _plain(data, name)
    elif kind == ".docx":
        text = _word(data, name)
    elif kind == ".pdf":
        text = _pdf(data, name)
    else:
        raise FileKindUnknown(name=name)
    if not text.strip():
        raise FileEmpty(name=name)
    return text


def _plain(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", name)
    if b"\x00" in data:
        raise FileUnreadable(name=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileUnreadable(name=name) from error


def _word(data: bytes, name: str) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileLocked(name=name)  # Word keeps a document with a password in the old container
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise FileTooLarge(megabytes=MAX_BYTES // 1_000_000)
        document = docx.Document(BytesIO(data))
        numbering = _Numbering()
        return "\n\n".join(part for block in document.iter_inner_content() if (part := _block(block, numbering)))
    except (
        OpcError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        ParseError,
        SyntaxError,
        AttributeError,
        OSError,
        NotImplementedError,
    ) as error:
        raise FileUnreadable(name=name) from error


class _Numbering:
    """Counts the paragraphs that Word numbers by itself."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, int]] = Counter()

    def prefix(self, paragraph: Paragraph) -> str:
        numbered = _numbering_of(paragraph)
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        if numbered is None and "List Number" not in style and "Lijstnummering" not in style:
            return "- " if "List" in style or "Lijst" in style else ""
        number = str(numbered.numId.val) if numbered is not None and numbered.numId is not None else style
        level = numbered.ilvl.val if numbered is not None and numbered.ilvl is not None else 0
        if numbered is not None and _is_bullet(paragraph, number, level):
            return "- "
        self.counts[number, level] += 1
        return f"{self.counts[number, level]}. " if level == 0 else "- "


def _numbering_of(paragraph: Paragraph) -> Any:  # noqa: ANN401 - python-docx has no public way, nor a type, for this
    """Give the numbering of a paragraph, its own or that of its style."""
    own: Any = paragraph._p.pPr  # noqa: SLF001
    if own is not None and own.numPr is not None:
        return own.numPr
    style: Any = paragraph.style.element.pPr if paragraph.style is not None else None
    return style.numPr if style is not None else None


def _is_bullet(paragraph: Paragraph, number: str, level: int) -> bool:
    try:
        part: Any = paragraph.part
        numbering = part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return True
    formats = numbering.xpath(
        f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{int(number)}']/w:abstractNumId/@w:val]/w:lvl[@w:ilvl='{int(level)}']/w:numFmt/@w:val"
        if number.isdigit()
        else "//w:none"
    )
    return not formats or str(formats[0]) in {"bullet", "none"}


def _block(block: Paragraph | Table, numbering: _Numbering) -> str:
    if isinstance(block, Table):
        return "\n".join(_row(block))
    text = block.text.strip()
    if not text:
        return ""
    level = _LEVEL.match(block.style.name if block.style is not None else "")
    prefix = numbering.prefix(block)
    if level:
        return f"{'#' * min(6, int(level[1] or 1))} {prefix.removeprefix('- ')}{text}"
    return prefix + text


def _row(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is last:  # noqa: SLF001 - a merged cell comes once for each column it covers
                continue
            last = cell._tc  # noqa: SLF001
            cells.append(" ".join(cell.text.split()).replace("|", "/"))
        yield "| " + " | ".join(cells) + " |"


def _pdf(data: bytes, name: str) -> str:
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileLocked(name=name)
        pages = [_page_lines(page) for page in reader.pages[:MAX_PAGES]]
    except DomainError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        NotImplementedError,
        ArithmeticError,
        AssertionError,
        LookupError,
    ) as error:
        raise FileUnreadable(name=name) from error
    if sum(len(line) for page in pages for line in page) < _FEW_CHARACTERS:
        raise PdfWithoutText(name=name)
    return _joined(_without_margins(pages))


def _page_lines(page: object) -> list[str]:
    """Give a page's lines as they are laid out, so that columns stay apart."""
    extract = page.extract_text  # type: ignore[attr-defined]
    try:
        text = str(extract(extraction_mode="layout", layout_mode_space_vertically=True))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError):
        text = str(extract())
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """Drop what stands at the top or the foot of the pages again and again, and page numbers."""
    marks: Counter[str] = Counter()
    for page in pages:
        marks.update({_mark(line) for line in _edges(page)})
    kept = []
    for page in pages:
        edges = set(_edges(page))
        repeated = {line for line in edges if _PAGE_NUMBER.match(line.strip()) or (len(pages) > 1 and marks[_mark(line)] > len(pages) / 2)}
        kept.append([line for line in page if line not in repeated])
    return kept


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:_HEAD_AND_FOOT] + filled[-_HEAD_AND_FOOT:] if len(filled) > 2 * _HEAD_AND_FOOT else filled[-1:]


def _mark(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()).lower())


def _joined(pages: list[list[str]]) -> str:
    """Join the pages; a sentence that runs over the edge goes on, hyphens at line ends are taken out."""
    lines: list[str] = []
    for page in pages:
        own = _dedented(page)
        while own and not own[0].strip():
            own.pop(0)
        runs_on = (
            bool(lines)
            and bool(own)
            and bool(lines[-1].strip())
            and not lines[-1].rstrip().endswith((".", "?", "!", ":"))
            and own[0][:1].islower()
        )
        if lines and not runs_on:
            lines.append("")
        lines += own
        while lines and not lines[-1].strip():
            lines.pop()
    return re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])(?!(?:en|of)\b)", "", "\n".join(lines)) + "\n"


def _dedented(lines: list[str]) -> list[str]:
    margins = Counter(len(line) - len(line.lstrip()) for line in lines if line.strip())
    margin = min((indent for indent, count in margins.items() if count > len(lines) / 10), default=0)
    return [line[margin:] if not line[:margin].strip() else line.lstrip() for line in lines]
