"""The first start: members and channels are read page by page, whatever goes wrong on the way, and the bot says how far it is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import main
from bot.config import load_settings
from bot.db import members as member_rows
from bot.domain.ids import ChannelId, MemberId
from bot.ops.doctor import examine
from bot.ops.startup import prepare_database
from bot.ops.status import status
from bot.process import Parts, Process, connect
from bot.sandbox import Channel, Faults, Person, Sandbox
from bot.services import members
from bot.slack.client import SlackClient
from jobs import sync
from tests.wire.running import HERE, PEOPLE, QUICK, Running, running, workspace_of

METHODS = ("users.list", "conversations.list", "conversations.members")
MISHAPS: dict[str, Callable[[Faults, str], None]] = {
    "500": lambda faults, method: faults.status(method, 500),
    "503": lambda faults, method: faults.status(method, 503, times=3),
    "429": lambda faults, method: faults.rate_limit(method, retry_after=2),
    "a reset": lambda faults, method: faults.reset(method),
    "a lost answer": lambda faults, method: faults.lose_reply(method),
    "an ok of nothing": lambda faults, method: faults.lose_reply(method, how="empty"),
    "internal_error": lambda faults, method: faults.error(method, "internal_error"),
    "a cursor that is gone": lambda faults, method: faults.error(method, "invalid_cursor"),
}


class Skipping:
    """A stopwatch that runs as ours does, and that a test may put ahead."""

    def __init__(self, runs: Callable[[], object]) -> None:
        self._runs, self.ahead = runs, timedelta(0)

    def __call__(self) -> object:
        return self._runs() + self.ahead  # type: ignore[operator]


@contextmanager
def assembled(slack: Sandbox, database: str, **settings: str) -> Iterator[Parts]:
    """A bot that has yet to connect, with a stopwatch of its own."""
    made = load_settings({**slack.settings, "DATABASE_URL": database, **settings})
    parts = main.assemble(made, clock=slack.clock, pace=replace(QUICK, lease=timedelta(seconds=20)))
    prepare_database(made, parts.deps.sessions)
    parts.deps.sessions.stopwatch = Skipping(parts.deps.sessions.stopwatch)  # type: ignore[assignment]
    try:
        yield parts
    finally:
        parts.deps.sessions.engine.dispose()


def read_on(parts: Parts, wait: timedelta = timedelta(minutes=5)) -> None:
    """Let time go by, and the job that goes on with the reading."""
    parts.deps.sessions.stopwatch.ahead += wait  # type: ignore[attr-defined]  # as put there above
    while sync.go_on(parts.deps):
        pass


def problems(parts: Parts) -> list[str]:
    return Process(parts, socket=False, worker=False).problems()


def is_known(parts: Parts, member: str) -> bool:
    with parts.deps.reading(HERE) as session:
        return not members.is_gone(session, MemberId(member))


def present(parts: Parts, channel: str) -> set[str]:
    with parts.deps.reading(HERE) as session:
        return {member.id for member in member_rows.people_in(session, ChannelId(channel))}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("mishap", MISHAPS)
def test_one_mishap_in_reading_is_made_up_for(sqlite_url: str, method: str, mishap: str) -> None:
    with workspace_of("http") as slack, assembled(slack, sqlite_url) as parts:
        MISHAPS[mishap](slack.faults, method)
        connect(parts.deps)
        for _ in range(4):
            read_on(parts)

        assert problems(parts) == []
        assert is_known(parts, "U1ANNA")
        assert present(parts, "C1ALGEMEEN") == {"U1ANNA", "U2BRAM", "U3CARLA"}
        assert present(parts, "C6OUD") == {"U1ANNA", "U2BRAM"}


def test_slack_is_not_asked_again_before_it_said(sqlite_url: str) -> None:
    with workspace_of("http") as slack, assembled(slack, sqlite_url) as parts:
        slack.faults.rate_limit("users.list", retry_after=30)
        connect(parts.deps)
        read_on(parts, timedelta(seconds=29))
        early = is_known(parts, "U1ANNA")
        read_on(parts, timedelta(seconds=2))

        assert (early, is_known(parts, "U1ANNA")) == (False, True)


def test_reading_goes_on_where_it_stopped_also_after_a_restart(sqlite_url: str) -> None:
    with workspace_of("http") as slack:
        slack.workspace.page_size = 2
        with assembled(slack, sqlite_url) as parts:
            slack.limits.enforced, slack.limits.a_minute = True, 2
            connect(parts.deps)
            said = problems(parts)
        slack.limits.enforced = False
        before = len(slack.calls_of("users.list"))
        with assembled(slack, sqlite_url) as parts:
            connect(parts.deps)
            cursors = [call.args.get("cursor") for call in slack.calls_of("users.list")[before:]]

            assert said == ["members: reading, 4 so far", "channels: reading, 4 so far"]
            assert cursors[0]
            assert problems(parts) == []
            assert present(parts, "C1ALGEMEEN") == {"U1ANNA", "U2BRAM", "U3CARLA"}


def test_channel_that_can_not_be_read_is_its_own_matter(sqlite_url: str) -> None:
    with workspace_of("http") as slack, assembled(slack, sqlite_url) as parts:
        slack.faults.error("conversations.members", "channel_not_found")
        slack.faults.status("conversations.members", 500, times=None)
        connect(parts.deps)
        ready = problems(parts)
        said = status(parts.deps)
        slack.faults.clear()
        read_on(parts)

        assert ready == []
        assert "members of C2BESTUUR: not read yet (last try: http_500)" in said
        assert present(parts, "C2BESTUUR") == {"U1ANNA", "U3CARLA"}
        assert not [line for line in status(parts.deps) if line.startswith("members of")]


def test_odd_person_keeps_nobody_else_from_being_read(sqlite_url: str) -> None:
    class Odd(SlackClient):
        def _page(self, method: str, key: str, cursor: str, **arguments: Any) -> tuple[list[Any], str]:
            rows, following = super()._page(method, key, cursor, **arguments)
            return ([None, {}, {"id": "U9ODD", "profile": {"real_name": "  "}, "tz": "Mars/Base"}, *rows], following)

    with workspace_of("http") as slack, assembled(slack, sqlite_url) as parts:
        connect(replace(parts.deps, slack=Odd(slack.bot_token, slack.api_url)))
        with parts.deps.reading(HERE) as session:
            member = members.require(session, MemberId("U9ODD"))

        assert (member.name, member.zone) == ("U9ODD", "Europe/Amsterdam")
        assert is_known(parts, "U1ANNA")


def test_start_says_how_far_the_reading_is_until_all_are_known(sqlite_url: str) -> None:
    with workspace_of("http") as slack, assembled(slack, sqlite_url, PRS_CHANNEL="algemeen") as parts:
        slack.workspace.page_size = 3
        slack.limits.enforced, slack.limits.a_minute = True, 1
        connect(parts.deps)
        slack.limits.enforced = False
        ready, said = problems(parts), status(parts.deps)
        looked_at = {finding.name: finding for finding in examine(parts.deps)}
        read_on(parts)
        later = {finding.name: finding for finding in examine(parts.deps)}

        assert ready[0] == "members: reading, 3 so far"
        assert "members: reading, 3 so far" in said
        assert (looked_at["members"].ok, looked_at["members"].said[:17]) == (False, "reading, 3 so far")
        assert "members" not in later
        assert problems(parts) == []


CROWD = 12_000


@pytest.mark.slow
def test_twelve_thousand_accounts_are_read_within_slacks_limits(sqlite_url: str) -> None:
    crowd = [Person(f"U{number:05}", f"lid{number}", f"Lid {number}") for number in range(CROWD)]
    everybody = Channel("C1ALGEMEEN", "algemeen", members=[person.id for person in crowd])
    more = [Channel(f"C{number:04}", f"kanaal-{number}", members=["anna"], bot_in=False) for number in range(3_000)]
    with workspace_of("http", people=[*PEOPLE, *crowd], channels=[everybody, *more]) as slack, assembled(slack, sqlite_url) as parts:
        slack.limits.enforced, slack.limits.second = True, 0.05  # a minute is 3 s here
        connect(parts.deps)
        first = problems(parts)
        pages = sum(call.outcome == "ok" for call in slack.calls_of("users.list"))
        minutes = 0
        while problems(parts) or len(present(parts, "C1ALGEMEEN")) < CROWD:
            time.sleep(60 * slack.limits.second)
            minutes += 1
            read_on(parts, timedelta(minutes=1))
            assert minutes < 20

        assert pages >= 20
        assert first[0] == f"members: reading, {200 * pages:,} so far"
        assert is_known(parts, "U11999")
        asked = [call for method in METHODS for call in slack.calls_of(method) if call.outcome == "ok"]
        assert max(int(call.args["limit"]) for call in asked) <= 200
        assert slack.complaints == []


def test_form_opened_before_anything_was_read_has_a_channel_and_can_be_posted(sqlite_url: str) -> None:
    with workspace_of("http") as slack:
        slack.faults.rate_limit("conversations.list", retry_after=60, times=None)
        with running(sqlite_url, "http", slack=slack) as bot:
            card = bot.announce()

            assert "Najaarsoverleg" in bot.reads(card)


def test_form_has_the_channel_in_which_it_was_asked_until_one_is_chosen(one_bot: Running) -> None:
    form = one_bot.form("anna", "/prs nieuw")

    assert [channel_in(form)] == ["C1ALGEMEEN"]


def channel_in(form: dict[str, object]) -> object:
    blocks = form["blocks"]
    assert isinstance(blocks, list)
    return next(block["element"].get("initial_conversation") for block in blocks if block.get("block_id") == "channel")


def test_channel_the_bot_is_invited_to_while_slack_says_nothing_is_read_later(one_bot: Running) -> None:
    one_bot.slack.faults.rate_limit("conversations.members")
    one_bot.person("anna").invite_bot("kring")
    one_bot.slack.settle()
    assert present(one_bot.parts, "C3KRING") == set()
    assert one_bot.slack.wait_for(lambda: sync.go_on(one_bot.deps) or present(one_bot.parts, "C3KRING"))

    assert present(one_bot.parts, "C3KRING") == {"U1ANNA"}
