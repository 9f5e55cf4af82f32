"""The paper that a board signs: the year as it ran equals the rehearsal of the planned year, byte by byte."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.db import migrate
from bot.db.engine import Sessions, open_engine
from bot.ops.rehearsal import Rehearsed, rehearse
from tests.builders import HERE, ZONE
from tests.ops.played import SIGNED, YEAR, as_it_ran, plan_a_year

SIZE, WANTED, LAST = (400, 200, date(YEAR, 12, 31)) if os.environ.get("PRS_DEEP_PROPERTIES") else (8, 12, date(YEAR, 3, 7))


def paper(said: list[Rehearsed]) -> str:
    return "\n".join(line for each in said for line in each.lines(ZONE))


@pytest.mark.slow
def test_the_year_as_it_ran_equals_the_rehearsal_as_signed(tmp_path: Path) -> None:
    """Late by seconds, looked at in between and started anew every few weeks: what goes out, to whom, when and with what words is the same."""
    url = f"sqlite:///{tmp_path / 'prs.db'}"
    engine = open_engine(url)
    migrate.upgrade(engine)
    with Sessions(engine).writing(HERE) as session:
        plan_a_year(session, size=SIZE, wanted=WANTED, seed=13)
    engine.dispose()
    settings = load_settings({"DATABASE_URL": url})
    signed = list(rehearse(settings, first=SIGNED.date(), last=LAST, now=SIGNED))
    ran = list(as_it_ran(settings, until=LAST + timedelta(days=1), seed=13))

    assert {each.kind for each in signed} >= {"post_card", "post_agenda", "remind_member", "ask_decision", "ping_owner"}
    assert paper(ran) == paper(signed)
