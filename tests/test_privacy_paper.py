"""docs/privacy.md says of each table what it holds about people: the same as the register the bot goes by."""

from pathlib import Path

from bot.db.personal import TABLES
from bot.domain.members import Language
from bot.domain.personal import PERIODS, Kind
from bot.texts import Texts
from bot.texts.wording import capital
from bot.views.my_data import register_of
from tests.builders import ZONE

PAPER = (Path(__file__).parents[1] / "docs" / "privacy.md").read_text(encoding="utf-8")


def register() -> str:
    """The table as it is to be: paste it where the test fails."""
    t = Texts(Language.EN, ZONE)
    rows = [
        "| what | tables | why | ground | how long | who sees it |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind in Kind:
        tables = ", ".join(f"`{name}`" for name, holds in TABLES.items() if holds.kind is kind)
        told = " | ".join(capital(said) for _, said in register_of(kind, t))
        rows.append(f"| {t(f'kept-{kind}')} | {tables} | {told} |")
    return "\n".join(rows)


def test_register_in_the_paper_is_the_one_the_bot_goes_by() -> None:
    assert register() in PAPER


def test_every_column_that_stays_as_it_was_written_is_named_in_the_paper() -> None:
    record = [f"{name}.{column}" for name, holds in TABLES.items() for column in holds.columns("record")]

    assert [each for each in record if f"`{each}`" not in PAPER] == []


def test_every_period_of_the_job_is_told_to_members() -> None:
    said = register()

    assert [str(what) for what, period in PERIODS.items() if f"{period.days} day" not in said] == []
