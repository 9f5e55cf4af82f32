"""How long reading minutes takes: a text of three pages, Word and PDF of thirty, Word of a hundred."""

import time
from io import BytesIO

import docx
from pypdf import PdfReader, PdfWriter

from bot.reading.files import read_file
from bot.reading.minutes import read_minutes
from tests.reading.documents import pdf

PAGE = (
    "De voorzitter licht het voorstel toe en de leden stellen vragen over de kosten.",
    "Bram vraagt of de cijfers van vorig jaar al bekend zijn; dat is nog niet het geval.",
    "Besluit: het voorstel wordt vastgesteld.",
    "Bram stuurt de stukken voor 1 april aan alle leden.",
    "De werkgroep komt hier in de volgende vergadering op terug.",
)
HEAD = ("Notulen bestuur De Brug", "Datum: 12 maart 2024", "Aanwezig: Tineke Vos (voorzitter), Bram Hulst, Ali Demir")


def body(pages: int) -> list[str]:
    return [line for page in range(1, pages + 1) for line in (f"{page}. Onderwerp {page}", *PAGE * 6)]


def word(pages: int) -> bytes:
    document = docx.Document()
    for line in (*HEAD, *body(pages)):
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paged(pages: int) -> bytes:
    writer = PdfWriter()
    for page in range(pages):
        writer.append(PdfReader(BytesIO(pdf((*(HEAD if page == 0 else ()), f"{page + 1}. Onderwerp", *PAGE * 6)))))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def seconds(data: bytes, name: str) -> float:
    """Return the processor's time for one reading, the best of three."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        read_minutes(read_file(data, name=name), name=name)
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> None:
    text = "\n\n".join((*HEAD, *body(3))).encode()
    for told, data, name, aim in (
        ("a text of 3 pages", text, "kort.txt", 0.05),
        ("Word, 30 pages", word(30), "lang.docx", 2.0),
        ("PDF, 30 pages", paged(30), "lang.pdf", 2.0),
        ("Word, 100 pages", word(100), "honderd.docx", 3.0),
    ):
        print(f"reading {told:<20} {seconds(data, name) * 1000:8.0f} ms   (aim {aim * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
