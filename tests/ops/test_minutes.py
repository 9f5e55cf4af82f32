"""What the command line says of minutes."""

import json
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.ops.minutes import read_minutes_file
from tests.reading.documents import EACH
from tests.reading.test_second_reader import KEY_SENTENCE, TEXT, Model, serving

OTHER = "Verslag bestuur De Brug\nDatum: 9 april 2024\nAanwezig: Tineke Vos\n\n1. Dak\nBesluit: het dak boven de bar wordt gemaakt.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "verslag.txt"
    found.write_text(TEXT, encoding="utf-8")
    return found


def test_minutes_that_were_read_before_are_named_and_others_are_not(file: Path, tmp_path: Path) -> None:
    same, nearly, other = tmp_path / "zelfde.txt", tmp_path / "bijna.txt", tmp_path / "ander.txt"
    same.write_text(TEXT.upper(), encoding="utf-8")
    nearly.write_text(TEXT.replace("handig", "mooi"), encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")

    told = read_minutes_file(file, load_settings({}), as_json=False, earlier=[same, nearly, other])

    assert "Dit zijn dezelfde woorden als in zelfde.txt." in told
    assert "Dit zijn bijna dezelfde woorden als in bijna.txt." in told
    assert "ander.txt" not in told


def test_what_the_second_reader_found_bears_its_mark(file: Path) -> None:
    model = Model()
    model.content = json.dumps({"actions": [{"text": KEY_SENTENCE}]})

    with serving(model) as url:
        told = read_minutes_file(file, load_settings({"PRS_READER_URL": url, "PRS_READER_MODEL": "ons-model"}), as_json=False)

    assert f"[tweede lezer] {KEY_SENTENCE}" in told


def test_each_kind_of_finding_stands_in_the_text_with_its_sentence(tmp_path: Path) -> None:
    word = tmp_path / "verslag.docx"
    word.write_bytes(EACH["verslag.docx"])

    told = read_minutes_file(word, load_settings({}), as_json=False)

    assert "«Besluit: we gaan door.»" in told
    assert "Actiepunten: 1" in told
