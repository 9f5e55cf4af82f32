"""Small minutes in the shapes in which real ones failed; they and their facts stay outside this repository."""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.reading.as_json import to_json
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes

CASES = Path(__file__).parents[2].parent / "shared" / "cases" / "minutes"
EXPECTED: dict[str, Any] = json.loads((CASES / "expected.json").read_text(encoding="utf-8")) if CASES.exists() else {}


def checker() -> Any:
    spec = importlib.util.spec_from_file_location("minutes_check", CASES / "check.py")
    assert spec is not None
    assert spec.loader is not None
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


@pytest.mark.skipif(not EXPECTED, reason="the cases are not beside this checkout (../shared/cases/minutes)")
@pytest.mark.parametrize("name", EXPECTED)
def test_a_shape_that_failed_is_read(name: str) -> None:
    found = to_json(read_minutes(read_file((CASES / name).read_bytes(), name=name), name=name))

    assert checker().faults(found, EXPECTED[name]) == []
