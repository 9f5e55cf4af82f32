"""`prs rehearse`: a year of a made-up network, every message read; and that nothing is sent or changed by it."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from bot.cli import app
from bot.config import CannotStart, Settings, load_settings
from bot.db import migrate
from bot.db.engine import Sessions, open_engine
from bot.domain.polls import PollKind, PollPlan, Slot, Terms
from bot.ops.null_slack import NullSlackClient
from bot.ops.rehearsal import Rehearsed, rehearse
from bot.services import polls, upkeep
from bot.slack.client import SlackClient
from jobs import TIMETABLE
from jobs.planning import Planned
from tests.builders import ANNA, BRAM, GENERAL, HERE, ZONE, people
from tests.databases import Postgres
from tests.ops.network import ELS, FRITS, START, START_OF, local, tell

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SILENT = {"compare", "sync", "read_on", "read_minutes", "read_threads", "read_threads_late", "read_questions", "prune", "reopen"}
FIRST, LAST = date(2013, 1, 1), date(2013, 12, 31)
OVERVIEWS = 17


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file = tmp_path_factory.mktemp("rehearsal") / "prs.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    with Sessions(engine).writing(HERE) as session:
        tell(session)
    engine.dispose()
    return load_settings({"DATABASE_URL": f"sqlite:///{file}"})


@pytest.fixture(scope="module")
def year(settings: Settings) -> list[Rehearsed]:
    return list(rehearse(settings, first=FIRST, last=LAST, now=START))


def test_a_year_of_messages(year: list[Rehearsed], snapshot: SnapshotAssertion) -> None:
    """Moment, receiver and text of each; how its buttons look is in the snapshots of the views."""
    lines = [line for said in year for line in said.lines(ZONE) if not line.startswith("    [")]

    assert "\n".join(lines) == snapshot


WORKING = frozenset(
    {
        "ping_owner",
        "tell_assigned",
        "tell_no_longer",
        "tell_dropped",
        "ask_due",
        "tell_due_answer",
        "tell_given_back",
        "weekly_overview",
        "tell_left",
        "ask_successor",
        "tell_taken_over",
        "ask_decision",
        "ask_minutes",
    }
)
"""The last class: action items, overviews, decision cards."""

BEFORE = frozenset({"remind_member", "post_agenda"})
"""The third class: before an event."""

SECOND_DAY = {"Leergang besluitvorming": local("2013-10-07 13:00")}
STARTS = [*START_OF.values(), *SECOND_DAY.values()]
FREE = {
    date(2013, 1, 1),
    date(2013, 3, 31),
    date(2013, 4, 1),
    date(2013, 4, 30),
    date(2013, 5, 9),
    date(2013, 5, 20),
    date(2013, 8, 2),
    *(date(2013, 12, day) for day in range(24, 32)),
}
"""Written out here, so that the library's days are checked too: Easter, Queen's Day, Ascension, Whitsun, the network's own."""


def clock_of(said: Rehearsed) -> datetime:
    return said.at.astimezone(ZoneInfo("America/Curacao") if said.member == ELS else ZONE)


def is_working(moment: datetime) -> bool:
    return moment.weekday() < 5 and moment.date() not in FREE and 9 * 60 <= moment.hour * 60 + moment.minute <= 17 * 60


def test_nothing_of_the_last_class_comes_outside_working_moments(year: list[Rehearsed]) -> None:
    outside = [(said.to, said.kind, clock_of(said).isoformat()) for said in year if said.kind in WORKING and not is_working(clock_of(said))]

    assert outside == []
    assert {said.kind for said in year} & WORKING >= {"ping_owner", "tell_assigned", "weekly_overview", "ask_decision", "ask_minutes"}


def test_nothing_before_an_event_comes_after_it_or_outside_working_moments_but_the_hour_before(year: list[Rehearsed]) -> None:
    hours_before = {begin - timedelta(hours=1) for begin in STARTS}
    reminders = [said for said in year if said.kind in BEFORE]
    named = [(said, begin) for said in reminders for title, begin in (START_OF | SECOND_DAY).items() if title in said.text]

    assert all(is_working(clock_of(said)) or said.at in hours_before for said in reminders)
    assert {said.at for said in reminders} & hours_before == hours_before
    assert len(named) >= len(reminders)
    assert [(said.text, begin) for said, begin in named if said.at >= begin] == []


def test_nothing_comes_twice_and_an_owner_hears_once_a_day(year: list[Rehearsed]) -> None:
    pings = Counter((said.to, clock_of(said).date()) for said in year if said.kind == "ping_owner")
    words = Counter((said.to, said.at, said.text) for said in year)

    assert set(pings.values()) == {1}
    assert set(words.values()) == {1}


def test_whoever_has_paused_is_left_alone_until_their_day(year: list[Rehearsed]) -> None:
    heard = [said.at.astimezone(ZONE).date() for said in year if said.member == FRITS]

    assert min(heard) == date(2013, 5, 1)


def test_the_chair_gets_an_overview_when_something_changed_or_after_four_weeks(year: list[Rehearsed]) -> None:
    """It was one each Monday: 49 in this year, mostly of the same items."""
    given = [(said.at.date(), re.findall(r"A\d+", said.text)) for said in year if said.kind == "weekly_overview"]
    repeated = [later - earlier for (earlier, before), (later, items) in pairwise(given) if items == before]

    assert len(given) == OVERVIEWS
    assert min(repeated) >= timedelta(weeks=4)


def test_what_was_shifted_says_from_when(year: list[Rehearsed]) -> None:
    easter = [said for said in year if said.kind == "ping_owner" and said.at == local("2013-04-02 09:00")]

    assert [said.shifted_from for said in easter] == [local("2013-03-30 09:00")]  # the day before Easter Sunday was a Saturday


def test_the_database_itself_stays_as_it_is(settings: Settings, year: list[Rehearsed]) -> None:
    def rows() -> int:
        with Sessions(open_engine(settings.database_url)).reading(HERE) as session:
            return sum(upkeep.deliveries(session).values())

    before = rows()
    again = list(rehearse(settings, first=date(2013, 1, 1), last=date(2013, 1, 14), now=START))

    assert rows() == before
    assert again == [said for said in year if said.at < local("2013-01-15 00:00")]


def test_a_period_that_is_gone_by_is_played_too(settings: Settings) -> None:
    said = list(rehearse(settings, first=date(2013, 1, 7), last=date(2013, 1, 9), now=local("2020-01-01 12:00")))

    assert [each.kind for each in said] == ["remind_member", "remind_member", "ask_minutes", "ping_owner"]


@pytest.mark.postgres
def test_on_postgresql_a_copy_is_played(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    with Sessions(engine).writing(HERE) as session:
        tell(session)
    engine.dispose()
    said = list(rehearse(load_settings({"DATABASE_URL": postgres_url}), first=date(2013, 1, 7), last=date(2013, 1, 9), now=START))

    assert [each.kind for each in said] == ["remind_member", "remind_member", "ask_minutes", "ping_owner"]


def test_an_empty_database_is_explained(sqlite_url: str) -> None:
    with pytest.raises(CannotStart, match="connect to Slack first"):
        list(rehearse(load_settings({"DATABASE_URL": sqlite_url}), first=FIRST, last=LAST, now=START))


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "nergens.db"
    with pytest.raises(CannotStart, match="connect to Slack first"):
        list(rehearse(load_settings({"DATABASE_URL": f"sqlite:///{file}"}), first=FIRST, last=LAST, now=START))

    assert not file.exists()


@pytest.mark.postgres
def test_a_postgresql_without_its_migrations_is_explained(postgres: Postgres) -> None:
    with postgres.bare() as url, pytest.raises(CannotStart, match="prs db upgrade"):
        list(rehearse(load_settings({"DATABASE_URL": url}), first=FIRST, last=LAST, now=START))


def test_every_job_that_plans_is_played() -> None:
    """What is no row of the planning says nothing to anybody: these read from Slack, clean up, or watch over processes."""
    silent = {job.name for job in TIMETABLE if not isinstance(job, Planned)}

    assert silent <= SILENT


def test_a_rehearsal_has_no_line_to_slack() -> None:
    own = {name for name, value in vars(NullSlackClient).items() if callable(value)}
    public = {name for name, value in vars(SlackClient).items() if callable(value) and not name.startswith("_")}

    assert public <= own
    assert not hasattr(NullSlackClient(lambda: START, lambda _channel, _ts: []), "_web")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2013-01-07", "--to", "2013-01-09"], "4 messages from 2013-01-07 to 2013-01-09. Nothing was sent."),
        (["--from", "2013-01-09", "--to", "2013-01-07"], "--to 2013-01-07 is before --from 2013-01-09."),
        (["--from", "morgen", "--to", "2013-01-07"], "'morgen' is no day."),
    ],
)
def test_command_line(settings: Settings, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    result = CliRunner().invoke(app, ["rehearse", *arguments])

    assert said in result.output


def test_what_polls_will_say_is_rehearsed(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/prs.db")
    migrate.upgrade(engine)
    closes, days = START + timedelta(days=3), (START + timedelta(days=ahead) for ahead in (40, 41))
    asked = (
        PollPlan(
            kind=PollKind.DATES,
            question="Regiodag",
            choices=tuple(str(Slot(day, day + timedelta(hours=2))) for day in days),
            terms=Terms(several=True),
            channel=GENERAL,
            closes_at=closes,
        ),
        PollPlan(
            kind=PollKind.INTEREST,
            question="Leergang",
            choices=("course",),
            terms=Terms(several=True, quorum=1),
            channel=GENERAL,
            closes_at=closes,
        ),
    )
    with Sessions(engine).writing(HERE) as session:
        people(session)
        made = [polls.put(session, plan, (), by=ANNA, now=START, zone=ZONE).id for plan in asked]
        polls.vote(session, made[1], 0, by=BRAM, now=START)
    engine.dispose()
    settings = load_settings({"DATABASE_URL": f"sqlite:///{tmp_path}/prs.db"})
    said = Counter(each.kind for each in rehearse(settings, first=START.date(), last=closes.date() + timedelta(days=1), now=START))

    assert (said["post_poll"], said["remind_vote"], said["tell_putter"]) == (2, 3, 2)
