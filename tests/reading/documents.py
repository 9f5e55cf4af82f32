"""The same short minutes in each format, made anew: what a test mangles, or compares."""

import zipfile
from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE
from pypdf import PdfReader, PdfWriter

LINES = (
    "Notulen bestuur De Brug",
    "Datum: 12 maart 2024",
    "Aanwezig: Tineke Vos, Bram Hulst",
    "1. Stand van zaken",
    "Besluit: we gaan door.",
    "2. Rondvraag",
    "Actie: Bram belt de zaal voor 1 april.",
)


def word(lines: tuple[str, ...] = LINES) -> bytes:
    document = docx.Document()
    document.add_paragraph(lines[0], style="Title")
    for line in lines[1:]:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_with_macros() -> bytes:
    return _rewritten(word(), CONTENT_TYPE.WML_DOCUMENT_MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml")


def _rewritten(data: bytes, old: str, new: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            after.writestr(entry.filename, before.read(entry).replace(old.encode(), new.encode()))
    return out.getvalue()


def odt() -> bytes:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in LINES[1:])
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f'<text:h text:outline-level="1">{LINES[0]}</text:h>{paragraphs}</office:text></office:body></office:document-content>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return out.getvalue()


def rtf() -> bytes:
    return ("{\\rtf1\\ansi " + "\\par\n".join(LINES) + "\\par}").encode("cp1252")


def html() -> bytes:
    rest = "".join(f"<p>{line}</p>" for line in LINES[1:])
    return f"<!doctype html><html><head><title>x</title><style>p {{}}</style></head><body><h1>{LINES[0]}</h1>{rest}</body></html>".encode()


def pdf(lines: tuple[str, ...] = LINES) -> bytes:
    drawn = "".join(f"BT /F1 11 Tf 50 {780 - 16 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines)).encode("cp1252")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def pdf_that_opens_without_a_password() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt(user_password="", owner_password="eigenaar", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb(megabytes: int = 59) -> bytes:
    """A Word document of some hundred kilobytes that swells when it is unpacked."""
    paragraph = b"<w:p><w:r><w:t>Besluit: de begroting wordt vastgesteld.</w:t></w:r></w:p>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word())) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"<w:sectPr", paragraph * (megabytes * 1_000_000 // len(paragraph)) + b"<w:sectPr", 1)
            after.writestr(entry.filename, content)
    return out.getvalue()


EACH = {
    "verslag.docx": word(),
    "verslag.docm": word_with_macros(),
    "verslag.odt": odt(),
    "verslag.rtf": rtf(),
    "verslag.html": html(),
    "verslag.pdf": pdf(),
    "slot.pdf": pdf_that_opens_without_a_password(),
    "verslag.txt": "\n".join(LINES).encode(),
    "verslag.md": "\n\n".join(LINES).encode("utf-16"),
    "zonder-merk.txt": "\n".join(LINES).encode("utf-16-le"),
}
