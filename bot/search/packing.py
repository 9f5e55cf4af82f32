"""The index in bytes and back, so that a start reads it instead of analysing every decision anew."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

_COMPRESSION = 1  # twice as small costs five times as much
_ANALYSIS = ("snowballstemmer", "pystemmer")


class WrongShape(ValueError):
    """These bytes are no index, or one of another shape."""


@cache
def shape() -> str:
    """Return the digest of the analysis by which an index is made: what another one made is of no use."""
    digest = sha256(sys.byteorder.encode())
    for file in sorted(files("bot.search").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    digest.update(files("bot.search").joinpath("data", "forms.txt").read_bytes())
    for package in _ANALYSIS:
        try:
            digest.update(version(package).encode())
        except PackageNotFoundError:
            digest.update(b"-")
    return digest.hexdigest()[:32]


class Packed:
    """Named values as they come out of bytes: JSON, and rows of numbers that would be slow in JSON."""

    def __init__(self) -> None:
        """Start empty."""
        self.facts: dict[str, Any] = {}
        self.numbers: dict[str, array[int]] = {}
        self.octets: dict[str, bytes] = {}

    def put_rows(self, name: str, rows: Mapping[int, "array[int]"]) -> None:
        """Keep rows of numbers by key."""
        self.numbers[f"{name}.keys"] = array("I", rows)
        self.put_row_list(name, list(rows.values()))

    def rows(self, name: str) -> dict[int, "array[int]"]:
        """Return rows of numbers by key."""
        return dict(zip(self.numbers[f"{name}.keys"], self.row_list(name), strict=True))

    def put_row_list(self, name: str, rows: Sequence["array[int]"]) -> None:
        """Keep rows of numbers in order."""
        self.numbers[f"{name}.lengths"] = array("I", map(len, rows))
        self.octets[name] = b"".join(map(bytes, rows))

    def row_list(self, name: str) -> list["array[int]"]:
        """Return rows of numbers in order."""
        whole = array("I", self.octets[name])
        rows, at = [], 0
        for length in self.numbers[f"{name}.lengths"]:
            rows.append(whole[at : at + length])
            at += length
        return rows

    def to_bytes(self) -> bytes:
        """Return it all as bytes."""
        blobs = {**{name: row.tobytes() for name, row in self.numbers.items()}, **self.octets}
        head = json.dumps(
            {
                "shape": shape(),
                "facts": self.facts,
                "numbers": list(self.numbers),
                "blobs": [[name, len(blob)] for name, blob in blobs.items()],
            },
            ensure_ascii=False,
        ).encode("utf-8", "surrogatepass")
        return zlib.compress(b"".join([len(head).to_bytes(8, "little"), head, *blobs.values()]), _COMPRESSION)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Packed":
        """Read it back.

        Raises:
            WrongShape: it was made by another analysis, or is damaged.
        """
        try:
            raw = memoryview(zlib.decompress(data))
            end = 8 + int.from_bytes(raw[:8], "little")
            head = json.loads(bytes(raw[8:end]).decode("utf-8", "surrogatepass"))
            packed = cls()
            if head["shape"] != shape():
                raise WrongShape
            packed.facts = head["facts"]
            at, numbers = end, set(head["numbers"])
            for name, length in head["blobs"]:
                blob = bytes(raw[at : at + length])
                at += length
                if name in numbers:
                    packed.numbers[name] = array("I", blob)
                else:
                    packed.octets[name] = blob
        except (zlib.error, KeyError, TypeError, ValueError) as error:
            raise WrongShape from error
        return packed


def split_lengths(whole: bytes, lengths: Iterable[int]) -> list[bytes]:
    """Cut bytes in pieces of these lengths."""
    pieces, at = [], 0
    for length in lengths:
        pieces.append(whole[at : at + length])
        at += length
    return pieces
