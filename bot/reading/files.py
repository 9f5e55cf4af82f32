"""Files with minutes become text: which kind a file is, and what is said of one that cannot be read."""

import logging
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from bot.domain.errors import DomainError
from bot.reading import formats

MAX_BYTES = 5_000_000
MAX_CHARACTERS = 400_000
MAX_LINES = 8_000
_FEW_CHARACTERS = 20
_PLAIN = frozenset([".txt", ".md", ".markdown", ".text"])
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"


class _OfFile(DomainError):
    """Facts: `name`, the file's."""


class FileTooLarge(DomainError):
    """The file is over 5 MB. Facts: `megabytes`, the limit."""

    text_id = "minutes-file-too-large"


class FileTooLong(_OfFile):
    """It holds more than 400,000 characters, 8,000 lines or 200 pages, swells beyond reason, or takes too much time or memory to read."""

    text_id = "minutes-file-too-long"


class FileKindUnknown(_OfFile):
    """Its name ends in nothing that is read, and its content is no help."""

    text_id = "minutes-file-kind-unknown"


class FileOfOldWord(_OfFile):
    """The `.doc` of before 2007."""

    text_id = "minutes-file-old-word"


class FileMisnamed(_OfFile):
    """It is something else than its name says, and none of the kinds that are read."""

    text_id = "minutes-file-misnamed"


class FileUnreadable(_OfFile):
    """The file is damaged."""

    text_id = "minutes-file-unreadable"


class FileEmpty(_OfFile):
    """There is no text in it."""

    text_id = "minutes-file-empty"


class PdfWithoutText(_OfFile):
    """The PDF holds only pictures of pages."""

    text_id = "minutes-file-scanned"


class FileLocked(_OfFile):
    """The file asks for a password."""

    text_id = "minutes-file-locked"


REFUSALS: dict[str, type[DomainError]] = {"FileTooLarge": FileTooLarge, **{kind.__name__: kind for kind in _OfFile.__subclasses__()}}
_READERS: dict[str, Callable[[bytes], str]] = {
    "word": formats.from_word,
    "pdf": formats.from_pdf,
    "odt": formats.from_odt,
    "rtf": formats.from_rtf,
    "html": formats.from_html,
}
_KINDS = {".docx": "word", ".docm": "word", ".dotx": "word", ".pdf": "pdf", ".odt": "odt", ".rtf": "rtf", ".html": "html", ".htm": "html"}


def read_file(data: bytes, *, name: str) -> str:
    """Return the text of a file with minutes, tables as rows with pipes and headings as Markdown.

    Raises:
        DomainError: one of `REFUSALS`, each of which says why.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLarge(megabytes=MAX_BYTES // 1_000_000)
    if not data.strip():
        raise FileEmpty(name=name)
    kind = _kind(data, name)
    try:
        text = _READERS[kind](data) if kind in _READERS else _plain(data)
    except formats.Locked as error:
        raise FileLocked(name=name) from error
    except formats.TooMuch as error:
        raise FileTooLong(name=name) from error
    except Exception as error:  # the libraries fail in many ways on a damaged file; a member needs one word for all of them
        raise FileUnreadable(name=name) from error
    if len(re.sub(r"\W", "", text)) < (_FEW_CHARACTERS if kind == "pdf" else 1):
        raise (PdfWithoutText if kind == "pdf" else FileEmpty)(name=name)
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        raise FileTooLong(name=name)
    return text


def _kind(data: bytes, name: str) -> str:
    """Tell the kind of a file by what it holds; its name counts only where that does not tell."""
    suffix = PurePath(name).suffix.lower()
    named = _KINDS.get(suffix, "plain" if suffix in _PLAIN else "")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if data.startswith(_OLD_CONTAINER):
        raise (FileLocked if named == "word" else FileOfOldWord)(name=name)  # Word keeps a document with a password in the old container
    if start.startswith(b"%PDF") or (named == "pdf" and b"%PDF" in data[:1024]):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK"):
        return _kind_of_archive(data, name, named)
    if re.match(rb"(?i)<(?:!doctype html|html|head|body)\b", start):
        return "html"
    if named in {"plain", "html"}:
        return named
    if named or suffix == ".doc":
        raise (FileUnreadable if b"\x00" in data[:4096] else FileMisnamed)(name=name)
    raise FileKindUnknown(name=name)


def _kind_of_archive(data: bytes, name: str, named: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileUnreadable(name=name) from error
    if "word/document.xml" in inside:
        return "word"
    if "content.xml" in inside and not any(entry.startswith(("xl/", "ppt/")) for entry in inside):
        return "odt"
    raise (FileMisnamed if named else FileKindUnknown)(name=name)


def _plain(data: bytes) -> str:
    high, low = data[0:2000:2].count(b"\x00"), data[1:2000:2].count(b"\x00")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif not (high or low):
        encoding = "utf-8-sig"
    elif max(high, low) * 5 < len(data[1:2000:2]) * 4:
        raise ValueError(high, low)
    else:
        encoding = "utf-16-le" if low > high else "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise
        return data.decode("cp1252", errors="replace")


logging.getLogger("pypdf").setLevel(logging.CRITICAL)
