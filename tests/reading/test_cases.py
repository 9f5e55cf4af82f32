"""Small minutes in the shapes in which real ones failed; they and their facts stay outside this repository."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.reading.as_json import to_json
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes
from tests.reading.beside import loaded

CASES = Path(__file__).parents[2].parent / "shared" / "cases" / "minutes"
EXPECTED: dict[str, Any] = json.loads((CASES / "expected.json").read_text(encoding="utf-8")) if CASES.exists() else {}


@pytest.mark.skipif(not EXPECTED, reason="the cases are not beside this checkout (../shared/cases/minutes)")
@pytest.mark.parametrize("name", EXPECTED)
def test_a_shape_that_failed_is_read(name: str) -> None:
    found = to_json(read_minutes(read_file((CASES / name).read_bytes(), name=name), name=name))

    assert loaded(CASES / "check.py").faults(found, EXPECTED[name]) == []
