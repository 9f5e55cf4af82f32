"""Each format gives the same findings; whatever a file is, reading it ends, in time and within its memory."""

import os
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.reading.apart import read_apart
from bot.reading.files import REFUSALS, FileTooLong, read_file
from bot.reading.minutes import read_minutes
from tests.reading.documents import EACH, LINES, bomb

SECONDS = 5


@pytest.mark.parametrize("name", EACH)
def test_each_format_gives_the_same_findings(name: str) -> None:
    parsed = read_minutes(read_file(EACH[name], name=name), name=name)

    assert parsed.meeting.held_on == date(2024, 3, 12)
    assert parsed.meeting.present == ("Tineke Vos", "Bram Hulst")
    assert [found.text for found in parsed.decisions] == ["we gaan door."]
    assert [(found.owners, found.due_on) for found in parsed.actions] == [(("Bram Hulst",), date(2024, 4, 1))]


def test_a_file_is_read_whatever_ending_its_name_has() -> None:
    assert read_minutes(read_file(EACH["verslag.docx"], name="verslag.pdf")).meeting.held_on == date(2024, 3, 12)


@pytest.mark.slow
def test_what_is_read_apart_is_what_is_read() -> None:
    assert read_apart(EACH["verslag.docx"], name="verslag.docx") == read_minutes(
        read_file(EACH["verslag.docx"], name="verslag.docx"), name="verslag.docx"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (bomb, "bom.docx"),
        (lambda: b"De begroting wordt vastgesteld.\n" * 150_000, "lang.txt"),
        (lambda: b"a " * 2_000_000, "breed.txt"),
    ],
    ids=["a bomb", "5 MB of decisions", "one long line"],
)
def test_too_much_is_refused_at_once_and_in_words(data: Callable[[], bytes], name: str) -> None:
    content, started = data(), spent_apart()

    with pytest.raises(FileTooLong):
        read_apart(content, name=name)

    assert spent_apart() - started < SECONDS


def spent_apart() -> float:
    """Return the seconds that ended processes of ours worked: how long they waited for a busy machine says nothing of the reader."""
    times = os.times()
    return times.children_user + times.children_system


def cpu(lines: int) -> float:
    text = "Notulen 3 mei 2024\nAanwezig: Jan Bos\n\n1. Opening\n" + "De begroting wordt vastgesteld.\n" * lines
    started = time.process_time()
    read_minutes(text)
    return time.process_time() - started


@pytest.mark.slow
def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    cpu(100)

    assert cpu(4000) < 8 * max(cpu(1000), 0.05)


WORDS = st.sampled_from(
    [*LINES, "Jan", "Aanwezig:", "Afwezig", "besluit", "Actie:", "| Wie | Wat |", "- [x]", "1.", "2 mei", "unaniem", "(", ")", ":", "\t", "  ", "## ", "**",
     "Volgende vergadering: 3 juni", "zal", "wordt vastgesteld", "> ", "\n", "\n\n", "---", "==="]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=60).map(" ".join)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_is_read_and_nothing_in_it_is_invented(text: str) -> None:
    started = time.process_time()

    parsed = read_minutes(text)

    assert time.process_time() - started < SECONDS
    assert parsed.meeting.held_on is None or f"{parsed.meeting.held_on:%y}" in text
    found = " ".join([*(each.text for each in parsed.decisions), *(each.text for each in parsed.actions)])
    assert all(letters(word) in letters(text) for word in found.split())


def letters(text: str) -> str:
    """Return the letters and digits of a text alone: the reader cleans signs away."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(EACH)), cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=6), kept=st.floats(0, 1)
)
def test_a_mangled_file_is_read_or_refused_in_words(name: str, cuts: list[tuple[float, bytes]], kept: float) -> None:
    data = bytearray(EACH[name])
    for spot, put in cuts:
        at = int(spot * len(data))
        data[at : at + len(put)] = put
    started = time.process_time()

    with suppress(*REFUSALS.values()):
        read_minutes(read_file(bytes(data[: int(kept * len(data))] if kept < 0.5 else data), name=name), name=name)

    assert time.process_time() - started < SECONDS
