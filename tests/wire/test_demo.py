"""The demo's stage: a year goes by in order, with nothing missed; and everything begins anew."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select

from bot.db.models import OutboxRow
from bot.demo import Stage
from bot.domain.members import Language

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as one:
        yield one


def ends(stage: Stage) -> dict[str, int]:
    """Count the deliveries by how they ended."""
    with stage.parts.deps.sessions.engine.connect() as connection:
        counted = connection.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
        return {state: count for state, count in counted}  # noqa: C416  # rows are no pairs for mypy


def test_a_year_passes_in_order_misses_nothing_is_read_in_another_language_and_begins_anew(stage: Stage) -> None:
    start = stage.clock()
    cards = len(stage.slack.messages("secretarissenoverleg"))
    stage.advance(start + timedelta(days=365))
    after, left = ends(stage), stage.slack.workspace.people["U0AART"].deleted
    done = {step["id"] for step in stage.tour.steps(stage.parts.deps) if step["done"]}
    in_english = ask(stage, "/page/speak"), "meetings" in stage.slack.person("sander").command("/prs help").shown  # of those still there
    stage.reset()

    assert set(after) <= {"sent", "skipped"}
    assert after["sent"] > 50
    assert (left, done, in_english) == (True, {"year"}, (200, True))
    assert stage.clock() - start < timedelta(minutes=5)
    assert len(stage.slack.messages("secretarissenoverleg")) == cards
    assert not any(step["done"] for step in stage.tour.steps(stage.parts.deps))


def test_whoever_reads_english_is_answered_in_english_also_in_channels(stage: Stage) -> None:
    stage.speak(Language.EN)
    joost = stage.slack.person("joost")
    asked = joost.command("/prs")
    stage.slack.wait_for(lambda: any("I will come" in stage.slack.plain(one) for one in stage.slack.messages("secretarissenoverleg")))
    stage.advance(stage.clock() + timedelta(days=12))

    said = [stage.slack.plain(one) for one in stage.slack.messages("secretarissenoverleg")]
    stage.reset()

    assert "next meeting" in asked.shown.lower()
    assert any("Coming soon: Bustour" in each for each in said)
    assert "due Friday 12 October 2012" in stage.slack.plain(joost.dms()[0])


def test_choosing_a_language_while_everything_begins_anew_waits_for_it(stage: Stage) -> None:
    """The page says its language when it opens: that may still be under way when *Opnieuw beginnen* is chosen."""
    begun = threading.Event()
    answers: list[int] = []

    def keep_choosing() -> None:
        while not begun.is_set():
            answers.append(ask(stage, "/page/speak"))

    chooser = threading.Thread(target=keep_choosing)
    chooser.start()
    stage.slack.wait_for(lambda: answers)
    again = ask(stage, "/page/reset")
    begun.set()
    chooser.join()

    assert (again, set(answers)) == (200, {200})


def ask(stage: Stage, path: str) -> int:
    """Ask something of the page's own interface in English, and return the status."""
    return httpx.post(stage.url + path, json={"language": "en"}, headers={"Origin": stage.url}, timeout=60).status_code
