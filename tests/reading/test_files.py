"""Files become text: encodings, tables in their place, page margins, and refusals that name the reason."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from bot.domain.errors import DomainError
from bot.reading.files import (
    MAX_BYTES,
    FileEmpty,
    FileKindUnknown,
    FileLocked,
    FileMisnamed,
    FileOfOldWord,
    FileTooLarge,
    FileUnreadable,
    PdfWithoutText,
    read_file,
)
from bot.reading.minutes import read_minutes


def pdf(*pages: list[str]) -> bytes:
    """Write a PDF by hand, a line of text under the other."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for lines in pages:
        shown = b" T* ".join(b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj" for line in lines)
        content = b"BT /F1 10 Tf 14 TL 50 780 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def word(build: "docx.document.Document") -> bytes:
    out = BytesIO()
    build.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café — vóór".encode(), "café — vóór"),
        ("\ufeffcafé".encode(), "café"),
        ("café – vóór".encode("cp1252"), "café – vóór"),
        ("café".encode("utf-16"), "café"),
    ],
)
def test_plain_text_in_any_encoding(data: bytes, text: str) -> None:
    assert read_file(data, name="verslag.TXT") == text


def test_word_keeps_tables_in_their_place() -> None:
    document = docx.Document()
    document.add_heading("1 Opening", level=2)
    document.add_paragraph("Voor de tabel.")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Wat", "Wie"), ("Zaal regelen", "Bas")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Na de tabel.")
    document.add_paragraph("een punt", style="List Bullet")

    assert read_file(word(document), name="verslag.docx").split("\n\n") == [
        "## 1 Opening",
        "Voor de tabel.",
        "| Wat | Wie |\n| Zaal regelen | Bas |",
        "Na de tabel.",
        "- een punt",
    ]


def test_word_counts_the_items_it_numbers_by_itself() -> None:
    document = docx.Document()
    for text in ("Opening", "Mededelingen"):
        document.add_paragraph(text, style="List Number")

    assert read_file(word(document), name="verslag.docx") == "1. Opening\n\n2. Mededelingen"


def test_page_headers_go_and_a_sentence_runs_on_over_the_page() -> None:
    first = [
        "Notulen 22 maart 2017",
        "1. Opening",
        "De voorzitter opent de verga-",
        "dering en heet allen welkom.",
        "Het voorstel wordt aangenomen met",
        "Pagina 1 van 2",
    ]
    second = [
        "Notulen 22 maart 2017",
        "17 stemmen voor en 5 tegen.",
        "2. Sluiting",
        "De voorzitter sluit de vergadering om",
        "vier uur precies.",
        "Pagina 2 van 2",
    ]

    text = read_file(pdf(first, second), name="notulen.pdf")

    assert "Notulen" not in text
    assert "Pagina" not in text
    assert "opent de vergadering en heet" in text.replace("\n", " ")


def test_a_sentence_over_two_pages_is_one() -> None:
    first = ["Kop", "Regel een van de tekst.", "Regel twee van de tekst.", "Het voorstel wordt aangenomen met alle stemmen", "Pagina 1"]
    second = ["Kop", "voor en geen tegen.", "Regel drie van de tekst.", "Regel vier van de tekst.", "Pagina 2"]

    assert "alle stemmen\nvoor en geen tegen" in read_file(pdf(first, second), name="notulen.pdf")


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Geheim verslag van de vergadering"]))))
    writer.encrypt(user_password="geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (b"", "leeg.txt", FileEmpty),
        (b" \n\t ", "leeg.md", FileEmpty),
        (b"x" * (MAX_BYTES + 1), "groot.txt", FileTooLarge),
        (b"\x89PNG\x00\x00", "plaatje.txt", FileUnreadable),
        (b"abc", "verslag.odt", FileMisnamed),
        (b"abc", "verslag.xlsx", FileKindUnknown),
        (b"abc", "verslag", FileKindUnknown),
        (b"geen zip", "verslag.docx", FileMisnamed),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "verslag.doc", FileOfOldWord),
        (b"PK\x03\x04" + b"\x00" * 100, "verslag.docx", FileUnreadable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "slot.docx", FileLocked),
        (b"%PDF-1.4 kapot", "verslag.pdf", FileUnreadable),
        (b"geen pdf", "verslag.pdf", FileMisnamed),
        (pdf([""]), "scan.pdf", PdfWithoutText),
        (encrypted(), "slot.pdf", FileLocked),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, name: str, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal) as caught:
        read_file(data, name=name)

    assert type(caught.value) is refusal
    assert caught.value.text_id


def test_the_columns_of_an_action_list_in_a_pdf_stay_apart() -> None:
    page = [
        "Verslag werkgroep, 12 februari 2015",
        "Aanwezig: Bas Terp, Ellen de Graaf",
        "1. Opening",
        "Bas opent de vergadering.",
        "Actielijst",
        "nr   wat                       wie     wanneer",
        "1    zaal in Ede reserveren    Bas     1 april 2015",
        "2    ledenlijst bijwerken      Ellen   1 mei 2015",
    ]

    found = read_minutes(read_file(pdf(page), name="verslag.pdf"))

    assert [(action.text, action.owners, action.due_on) for action in found.actions] == [
        ("zaal in Ede reserveren", ("Bas Terp",), date(2015, 4, 1)),
        ("ledenlijst bijwerken", ("Ellen de Graaf",), date(2015, 5, 1)),
    ]
