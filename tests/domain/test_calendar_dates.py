"""Dates as people write them: the table of forms, running text, due dates, and what no text may do."""

import csv
import time as stopwatch
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import (
    DateAmbiguous,
    DateDoubt,
    DateNotUnderstood,
    DateReading,
    Direction,
    NoSuchDate,
    WeekdayMismatch,
    find_dates,
    read_date,
    split_due,
)
from bot.domain.errors import DomainError

THURSDAY = date(2012, 9, 13)
COMING, GONE_BY = Direction.COMING, Direction.GONE_BY

with (Path(__file__).parent / "dutch_dates.tsv").open(encoding="utf-8", newline="") as _file:
    TABLE = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))


def outcome_of(text: str, today: date, direction: Direction) -> tuple[str, str, str, str]:
    try:
        reading = read_date(text, today=today, direction=direction)
    except DateAmbiguous as doubt:
        options = doubt.facts["options"]
        assert isinstance(options, tuple)
        return type(doubt).__name__, "", "", ",".join(map(str, options))
    except DomainError as doubt:
        return type(doubt).__name__, "", "", ""
    hours = (f"{hour:%H:%M}" if hour else "" for hour in (reading.at, reading.until))
    at, until = hours
    return str(reading.on), at if reading.at is not None else "", until, ""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['text'].strip()} [{row['today']} {row['direction']}]")
def test_table_of_forms(row: dict[str, str]) -> None:
    got = outcome_of(row["text"], date.fromisoformat(row["today"]), Direction(row["direction"]))

    assert got == (row["outcome"], row["at"], row["until"], row["options"])


def test_table_has_the_promised_number_of_forms() -> None:
    assert len(TABLE) >= 150
