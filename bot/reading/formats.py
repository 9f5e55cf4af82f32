"""The formats of documents as text: headings as `#`, entries of a list as `-`, rows of a table as `| … |`."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree, html
from pypdf import PdfReader
from striprtf.striprtf import rtf_to_text

MAX_UNPACKED = 12_000_000
MAX_PAGES = 200
MAX_PARAGRAPHS = 8_000
_HEAD_AND_FOOT = 2
_ODT = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"

_PAGE_NUMBER = re.compile(r"^\W*(?:pag(?:ina|\.)?|blz\.?|bladzijde|page|p\.)?\s*\d{1,3}\s*(?:(?:van|/|of|-)\s*\d{1,3})?\W*$", re.IGNORECASE)
_LEVEL = re.compile(r"^(?:Heading|Kop|Title|Titel)\s*(\d?)", re.IGNORECASE)


class Locked(Exception):
    """It asks for a password."""


class TooMuch(Exception):
    """More pages, paragraphs or unpacked bytes than minutes have."""


def _unpacked(data: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(BytesIO(data))
    if sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))) > MAX_UNPACKED:
        raise TooMuch
    return archive


def from_word(data: bytes) -> str:
    """Read a Word document, the headers of its pages first."""
    with _unpacked(data) as archive:
        if _MACRO.encode() in archive.read("[Content_Types].xml"):
            data = _without_macros(archive)
    document = docx.Document(BytesIO(data))
    numbering = _Numbering()
    parts = _page_headers(document)
    for count, block in enumerate(document.iter_inner_content()):
        if count > MAX_PARAGRAPHS:
            raise TooMuch
        parts.append(_block(block, numbering))
    return "\n\n".join(part for part in parts if part)


def _without_macros(archive: zipfile.ZipFile) -> bytes:
    """Write a document with macros as one without: it reads the same."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as plain:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(_MACRO.encode(), CONTENT_TYPE.WML_DOCUMENT_MAIN.encode())
            plain.writestr(entry.filename, content)
    return written.getvalue()


def _page_headers(document: Any) -> list[str]:  # noqa: ANN401 - python-docx ships no types
    """Return the text at the top of the pages, once; the date of the meeting is often there alone."""
    found: list[str] = []
    for section in document.sections[:3]:
        for header in (section.first_page_header, section.header):
            blocks = [] if header.is_linked_to_previous else header.iter_inner_content()
            texts = ["\n".join(_row(block)) if isinstance(block, Table) else block.text.strip() for block in blocks]
            found += [text for text in texts if text and text not in found and not _PAGE_NUMBER.match(text)]
    return found


class _Numbering:
    """Knows the styles of one document, and counts the paragraphs that Word numbers by itself."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, int]] = Counter()
        self.bullets: dict[tuple[str, int], bool] = {}
        self.styles: dict[str | None, tuple[str, Any]] = {}

    def style(self, paragraph: Paragraph) -> tuple[str, Any]:
        """Return the name and the numbering of a paragraph's style; looking it up takes the library long."""
        own = paragraph._p.style  # noqa: SLF001
        if own not in self.styles:
            style: Any = paragraph.style
            given = style.element.pPr if style is not None else None
            self.styles[own] = ((style.name or "") if style is not None else "", given.numPr if given is not None else None)
        return self.styles[own]

    def prefix(self, paragraph: Paragraph) -> str:
        style, numbered = self.style(paragraph)
        own: Any = paragraph._p.pPr  # noqa: SLF001 - python-docx has no public way for this
        numbered = own.numPr if own is not None and own.numPr is not None else numbered
        if numbered is None and "List Number" not in style and "Lijstnummering" not in style:
            return "- " if style.startswith(("List", "Lijst")) else ""
        number = str(numbered.numId.val) if numbered is not None and numbered.numId is not None else style
        level = numbered.ilvl.val if numbered is not None and numbered.ilvl is not None else 0
        if numbered is not None:
            if (number, level) not in self.bullets:
                self.bullets[number, level] = _is_bullet(paragraph, number, level)
            if self.bullets[number, level]:
                return "- "
        self.counts[number, level] += 1
        return f"{self.counts[number, level]}. " if level == 0 else "- "


def _is_bullet(paragraph: Paragraph, number: str, level: int) -> bool:
    part: Any = paragraph.part
    try:
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
    level = _LEVEL.match(numbering.style(block)[0])
    prefix = numbering.prefix(block)
    return f"{'#' * min(6, int(level[1] or 1))} {prefix.removeprefix('- ')}{text}" if level else prefix + text


def _row(table: Table) -> Iterator[str]:
    for row in table.rows:
        merged = groupby(row.cells, key=lambda cell: cell._tc)  # noqa: SLF001 - a merged cell comes once for each column it covers
        yield "| " + " | ".join(_cell(next(same).text) for _, same in merged) + " |"


def _cell(text: str) -> str:
    """Write a cell on one line; its own lines stay known as such."""
    return "<br>".join(" ".join(line.split()) for line in text.replace("|", "/").splitlines() if line.strip())


def from_pdf(data: bytes) -> str:
    """Read a PDF with text, its columns apart; one that is encrypted but opens without a password is read."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    if len(reader.pages) > MAX_PAGES:
        raise TooMuch
    return _joined(_without_margins([_page_lines(page) for page in reader.pages]))


def _page_lines(page: Any) -> list[str]:  # noqa: ANN401 - any page of the library
    """Return a page's lines as they are laid out, so that columns stay apart."""
    try:
        text = str(page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError):
        text = str(page.extract_text())
    return text.strip("\n").split("\n")


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """Drop what is repeated at the top or the foot of the pages, and page numbers."""
    marks: Counter[str] = Counter()
    for page in pages:
        marks.update({_mark(line) for line in _edges(page)})
    kept = []
    for page in pages:
        edges = set(_edges(page))
        repeated = {line for line in edges if _PAGE_NUMBER.match(line.strip()) or (len(pages) > 1 and marks[_mark(line)] > len(pages) / 2)}
        kept.append([line.rstrip() for line in page if line not in repeated])
    return kept


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:_HEAD_AND_FOOT] + filled[-_HEAD_AND_FOOT:] if len(filled) > 2 * _HEAD_AND_FOOT else filled[-1:]


def _mark(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()).lower())


def _joined(pages: list[list[str]]) -> str:
    """Join the pages; a sentence that runs over the edge goes on, hyphens at line ends are taken out."""
    lines: list[str] = []
    for page in pages:
        own = "\n".join(_dedented(page)).strip("\n").split("\n")
        ends = not lines or lines[-1].rstrip().endswith((".", "?", "!", ":"))
        if lines and (ends or not own[0][:1].islower()):
            lines.append("")
        lines += own
        while lines and not lines[-1].strip():
            lines.pop()
    return re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])(?!(?:en|of)\b)", "", "\n".join(lines)) + "\n"


def _dedented(lines: list[str]) -> list[str]:
    margins = Counter(len(line) - len(line.lstrip()) for line in lines if line.strip())
    margin = min((indent for indent, count in margins.items() if count > len(lines) / 10), default=0)
    return [line[margin:] if not line[:margin].strip() else line.lstrip() for line in lines]


def from_rtf(data: bytes) -> str:
    """Read rich text; its tables come as lines with bars."""
    read: Any = rtf_to_text  # striprtf ships no types
    return str(read(data.decode("cp1252", errors="replace"), errors="ignore"))


def from_odt(data: bytes) -> str:
    """Read an OpenDocument text."""
    with _unpacked(data) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Locked
        root = etree.fromstring(archive.read("content.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    return "\n\n".join(_odt_parts(root.find(f".//{_ODT % ('office', 'text')}")))


def _odt_parts(parent: Any, bullet: str = "") -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    for element in parent if parent is not None else ():
        kind = element.tag
        if kind == _ODT % ("text", "h"):
            yield f"{'#' * int(element.get(_ODT % ('text', 'outline-level')) or 1)} {_odt_text(element)}"
        elif kind == _ODT % ("text", "p"):
            style = element.get(_ODT % ("text", "style-name")) or ""
            text = _odt_text(element).strip()
            yield f"# {text}" if style == "Title" and text else f"{bullet}{text}" if text else ""
        elif kind == _ODT % ("table", "table"):
            rows = element.iter(_ODT % ("table", "table-row"))
            yield "\n".join("| " + " | ".join(_cell("\n".join(_odt_parts(cell))) for cell in row) + " |" for row in rows)
        elif kind in {_ODT % ("text", "list"), _ODT % ("text", "list-item"), _ODT % ("text", "section")}:
            yield from _odt_parts(element, "" if kind.endswith("section") else "- ")


def _odt_text(element: Any) -> str:  # noqa: ANN401
    for blank in element.iter(_ODT % ("text", "tab"), _ODT % ("text", "line-break")):
        blank.text = "\t" if blank.tag.endswith("tab") else "\n"
    return "".join(element.itertext())


def from_html(data: bytes) -> str:
    """Read a page: headings, paragraphs, lists and tables; nothing that runs or is hidden."""
    root = html.fromstring(data)
    etree.strip_elements(root, "script", "style", "head", "template", "nav", etree.Comment, with_tail=False)
    return re.sub(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+", "\n\n", "".join(_html_parts(root))).strip()


def _html_parts(element: Any) -> Iterator[str]:  # noqa: ANN401
    kind = element.tag if isinstance(element.tag, str) else ""
    if kind == "table" and not element.findall(".//table"):
        rows = ([_cell(cell.text_content()) for cell in row.iter("td", "th")] for row in element.iter("tr"))
        yield "\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n\n"
    else:
        heading = re.fullmatch(r"h([1-6])", kind)
        block = heading or kind in {"p", "div", "li", "ul", "ol", "section", "article", "blockquote", "dd", "dt", "tr", "header", "footer"}
        yield "\n\n" if block else "\n" if kind == "br" else ""
        yield f"{'#' * int(heading[1])} " if heading else "- " if kind == "li" else ""
        yield re.sub(r"\s+", " ", element.text or "")
        for child in element:
            yield from _html_parts(child)
        yield "\n\n" if block else ""
    yield re.sub(r"\s+", " ", element.tail or "")
