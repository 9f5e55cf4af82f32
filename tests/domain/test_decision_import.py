import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decision_import import BadLine, ImportedDecision, own_id, read_line
from bot.domain.decisions import LONGEST_IMPORTED, DecisionStatus

FULL = {"id": "S1", "date": "2014-11-13", "meeting": " Overleg ", "topic": "Kas", "text": " Er komt een kas. ", "status": "vervangen"}


def line(**changes: Any) -> bytes:
    return json.dumps({**FULL, **changes}).encode()


def test_line_is_read_word_for_word() -> None:
    assert read_line(line(replaced_by="S2")) == ImportedDecision(
        key="S1",
        decided_on=date(2014, 11, 13),
        text="Er komt een kas.",
        meeting="Overleg",
        topic="Kas",
        status=DecisionStatus.SUPERSEDED,
        replaced_by="S2",
    )


@pytest.mark.parametrize("empty", [b"", b"  \r\n", "\ufeff".encode()])
def test_empty_line_is_no_mistake(empty: bytes) -> None:
    assert read_line(empty) is None


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ({"status": "besloten"}, DecisionStatus.DECIDED),
        ({"status": None}, DecisionStatus.DECIDED),
        ({"status": "Ingetrokken"}, DecisionStatus.REVOKED),
        ({"status": "superseded"}, DecisionStatus.SUPERSEDED),
        ({"status": "besloten", "replaced_by": "S9"}, DecisionStatus.SUPERSEDED),
        ({"status": "ingetrokken", "replaced_by": "S9"}, DecisionStatus.REVOKED),
    ],
)
def test_status_is_read_in_both_languages(written: dict[str, Any], status: DecisionStatus) -> None:
    read = read_line(line(**written))

    assert read is not None
    assert read.status is status


def test_what_has_no_id_is_known_by_its_content() -> None:
    one, same, other = (read_line(line(id=None, **changes)) for changes in ({}, {"status": "besloten"}, {"text": "Anders"}))

    assert one is not None
    assert same is not None
    assert other is not None
    assert one.key == same.key != other.key
    assert (own_id(one.key), own_id("S1"), own_id(None)) == (None, "S1", None)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b'{"date":', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'["2014-11-13"]', "no JSON object"),
        (line(text=None), "`text` is missing"),
        (line(text="   "), "`text` is missing"),
        (line(text=5), "`text` is no text"),
        (line(text="x" * (LONGEST_IMPORTED + 1)), "at most 10000"),
        (line(text="a\x00b"), "no database keeps"),
        (line(text="a\ud800b"), "no database keeps"),
        (line(date=None), "`date` is missing"),
        (line(date="13-11-2014"), "is no day"),
        (line(date="2014-02-30"), "is no day"),
        (line(status="aangehouden"), "is unknown"),
        (line(id="x" * 201), "longer than 200"),
        (line(replaced_by="S1"), "itself"),
    ],
)
def test_bad_line_is_refused_with_its_reason(written: bytes, reason: str) -> None:
    with pytest.raises(BadLine, match=reason):
        read_line(written)


@given(
    st.binary(max_size=200)
    | st.dictionaries(st.sampled_from(list(FULL)), st.text() | st.integers() | st.none()).map(lambda found: json.dumps(found).encode())
)
def test_any_line_is_read_or_refused_with_a_reason(written: bytes) -> None:
    try:
        read, reason = read_line(written), ""
    except BadLine as bad:
        read, reason = None, str(bad)

    assert read is None or (read.text and len(read.key) <= 200 and not reason)
    assert read is not None or reason or not written.decode("utf-8-sig").strip()
