"""Whole documents of invented groups, each with what was read from it beside it."""

import json
from pathlib import Path

import pytest

from bot.reading.as_json import to_json
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes

SAMPLES = Path(__file__).parent / "samples"
DOCUMENTS = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_read_as_before(document: Path) -> None:
    """To accept a better reading: `python -m tests.reading.accept`, then read the difference."""
    expected = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))

    found = to_json(read_minutes(read_file(document.read_bytes(), name=document.name), name=document.name))

    assert found == expected
