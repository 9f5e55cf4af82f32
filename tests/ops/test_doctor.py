"""The doctor, on installations that lack something; Slack is the local workspace."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot import main
from bot.config import load_settings
from bot.db import migrate
from bot.db.engine import open_engine
from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Choices
from bot.manifest import SCOPES
from bot.ops.doctor import Check, examine
from bot.process import connect
from bot.sandbox import Channel, Sandbox
from bot.services import members
from tests.reading.test_second_reader import Model, serving

NOW = datetime(2012, 9, 13, 12, 0, tzinfo=UTC)
CHANNELS = (
    Channel("C1ALGEMEEN", "algemeen", members=("anna", "bram")),
    Channel("C2OPEN", "open", members=("anna",), bot_in=False),
    Channel("C3DICHT", "dicht", private=True, members=("anna",), bot_in=False),
)


@pytest.fixture
def slack() -> Iterator[Sandbox]:
    with Sandbox(channels=CHANNELS) as sandbox:
        yield sandbox


@contextmanager
def installed(slack: Sandbox, database: str, **changed: str | None) -> Iterator[Deps]:
    wanted = {**slack.settings, "DATABASE_URL": database, "PRS_CHANNEL": "#algemeen", **changed}
    deps = main.assemble(load_settings({name: value for name, value in wanted.items() if value is not None}), clock=lambda: NOW).deps
    try:
        yield deps
    finally:
        deps.sessions.engine.dispose()


def looked_at(slack: Sandbox, database: str, **changed: str | None) -> dict[str, Check]:
    with installed(slack, database, **changed) as deps:
        return {finding.name: finding for finding in examine(deps)}


def test_a_sound_installation_has_nothing_to_mend(slack: Sandbox, sqlite_url: str) -> None:
    found = looked_at(slack, sqlite_url)

    assert [name for name, finding in found.items() if not finding.ok] == []
    assert list(found) == ["bot token", "scopes", "app token", "clock", "database", "channel", "deliveries"]
    assert slack.complaints == []


def test_what_is_not_well_has_a_remedy(slack: Sandbox, tmp_path: Path) -> None:
    slack.revoke_token()

    found = looked_at(slack, f"sqlite:///{tmp_path}/no/such/folder.db", SLACK_APP_TOKEN="xapp-else")

    assert {name for name, finding in found.items() if not finding.ok} == {"bot token", "app token", "database"}
    assert all(finding.remedy for finding in found.values() if not finding.ok)


# tokens and scopes


def test_a_missing_token_is_named(slack: Sandbox, sqlite_url: str) -> None:
    found = looked_at(slack, sqlite_url, SLACK_BOT_TOKEN=None)

    assert "SLACK_BOT_TOKEN is missing" in found["bot token"].said
    assert "channel" not in found


def test_a_wrong_token_is_refused_in_slacks_own_word(slack: Sandbox, sqlite_url: str) -> None:
    found = looked_at(slack, sqlite_url, SLACK_BOT_TOKEN="xoxb-else", SLACK_APP_TOKEN="xapp-else")

    assert "invalid_auth" in found["bot token"].said
    assert "invalid_auth" in found["app token"].said


def test_slack_out_of_reach_is_no_wrong_token(slack: Sandbox, sqlite_url: str) -> None:
    slack.faults.status("auth.test", 503)

    found = looked_at(slack, sqlite_url)

    assert "not reached" in found["bot token"].said
    assert "status page" in found["bot token"].remedy


def test_scopes_that_were_not_granted_are_named(sqlite_url: str) -> None:
    with Sandbox(channels=CHANNELS, scopes=[scope for scope in SCOPES if scope not in {"channels:join", "reactions:write"}]) as slack:
        scopes = looked_at(slack, sqlite_url)["scopes"]

    assert (scopes.ok, scopes.said) == (False, "not granted: reactions:write, channels:join")
    assert "prs manifest" in scopes.remedy


def test_scopes_that_nobody_asked_for_are_named_but_no_fault(sqlite_url: str) -> None:
    with Sandbox(channels=CHANNELS, scopes=[*SCOPES, "pins:write"]) as slack:
        scopes = looked_at(slack, sqlite_url)["scopes"]

    assert (scopes.ok, scopes.said) == (True, "all granted; not needed: pins:write")


def test_http_has_a_signing_secret_instead_of_an_app_token(slack: Sandbox, sqlite_url: str) -> None:
    found = looked_at(slack, sqlite_url, SLACK_APP_TOKEN=None)

    assert found["signing secret"].ok
    assert "app token" not in found


def test_without_either_way_in_both_are_named(slack: Sandbox, sqlite_url: str) -> None:
    way_in = looked_at(slack, sqlite_url, SLACK_APP_TOKEN=None, SLACK_SIGNING_SECRET=None)["way in"]

    assert not way_in.ok
    assert "SLACK_APP_TOKEN" in way_in.said
    assert "SLACK_SIGNING_SECRET" in way_in.said


# the clock


@contextmanager
def a_slack_that_has(time: datetime | None) -> Iterator[str]:
    """Answer auth.test and conversations.list, with a Date of our choice."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told = {"ok": True, "team": "PRS", "team_id": "T1", "user": "prs", "user_id": "U0BOT", "bot_id": "B0BOT", "channels": []}
            body = json.dumps({**told, "url": "wss://127.0.0.1/"}).encode()
            self.send_response_only(200)
            if time is not None:
                self.send_header("Date", format_datetime(time, usegmt=True))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/api/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("apart", "ok"),
    [(0, True), (30, True), (-30, True), (31, False), (-31, False), (7200, False), (None, True)],
)
def test_clocks_may_be_half_a_minute_apart(slack: Sandbox, sqlite_url: str, apart: int | None, ok: bool) -> None:
    with a_slack_that_has(NOW + timedelta(seconds=apart) if apart is not None else None) as address:
        clock = looked_at(slack, sqlite_url, SLACK_API_URL=address)["clock"]

    assert clock.ok is ok
    assert clock.said == (f"{abs(apart)} s from Slack's" if apart is not None else "not compared: the answer had no Date header")


# the database


def test_a_new_sqlite_database_is_made_by_the_first_start(slack: Sandbox, tmp_path: Path) -> None:
    database = looked_at(slack, f"sqlite:///{tmp_path}/new.db")["database"]

    assert database.ok
    assert "next start" in database.said


@pytest.mark.postgres
def test_a_postgresql_database_wants_its_migrations_first(slack: Sandbox, postgres_url: str) -> None:
    assert looked_at(slack, postgres_url)["database"].ok

    engine = open_engine(postgres_url)
    migrate.downgrade(engine)
    try:
        database = looked_at(slack, postgres_url)["database"]
    finally:
        migrate.upgrade(engine)
        engine.dispose()

    assert (database.ok, database.remedy) == (False, "Run: prs db upgrade")


def test_a_database_that_is_not_there_is_told_without_its_password(slack: Sandbox) -> None:
    database = looked_at(slack, "postgresql://prs:geheim@127.0.0.1:1/prs")["database"]

    assert not database.ok
    assert database.said == "the database is away"
    assert "geheim" not in database.said


# the channel


@pytest.mark.parametrize(
    ("channel", "said", "remedy"),
    [
        ("dicht", "we see no channel dicht", "/invite @prs"),
        ("weg", "we see no channel weg", "Check its name"),
    ],
)
def test_a_channel_we_cannot_announce_in_is_told(slack: Sandbox, sqlite_url: str, channel: str | None, said: str, remedy: str) -> None:
    found = looked_at(slack, sqlite_url, PRS_CHANNEL=channel)["channel"]

    assert (found.ok, found.said) == (False, said)
    assert remedy in found.remedy


@pytest.mark.parametrize("channel", ["open", "C2OPEN"])
def test_a_public_channel_that_the_bot_joins_at_the_first_announcement_is_no_fault(slack: Sandbox, sqlite_url: str, channel: str) -> None:
    found = looked_at(slack, sqlite_url, PRS_CHANNEL=channel)["channel"]

    assert (found.ok, found.said) == (True, "the bot is not in #open yet: it joins at the first announcement")


def test_a_channel_that_is_yet_to_be_chosen_is_no_fault(slack: Sandbox, sqlite_url: str) -> None:
    found = looked_at(slack, sqlite_url, PRS_CHANNEL=None)

    assert [name for name, finding in found.items() if not finding.ok] == []


def test_an_archived_channel_is_told(slack: Sandbox, sqlite_url: str) -> None:
    slack.archive("C1ALGEMEEN")

    found = looked_at(slack, sqlite_url)["channel"]

    assert (found.ok, found.said) == (False, "#algemeen is archived")


def test_the_channel_chosen_in_slack_goes_before_the_setting(slack: Sandbox, sqlite_url: str) -> None:
    with installed(slack, sqlite_url) as deps:
        connect(deps)
        assert deps.home.workspace
        with deps.writing(deps.home.workspace) as session:
            members.choose_for_network(session, MemberId("U1ANNA"), Choices(channel=ChannelId("C2OPEN")), [])
        found = {finding.name: finding for finding in examine(deps)}

    assert found["channel"].said.startswith("the bot is not in #open yet")


# the second reader of minutes


def test_a_second_reader_that_does_not_answer_is_told_and_one_that_does_says_what_it_is_sent(slack: Sandbox, sqlite_url: str) -> None:
    model = Model()
    with serving(model) as url:
        answers = looked_at(slack, sqlite_url, PRS_READER_URL=url, PRS_READER_MODEL="ons-model")["second reader"]
        model.status = 401
        refuses = looked_at(slack, sqlite_url, PRS_READER_URL=url, PRS_READER_MODEL="ons-model")["second reader"]

    assert answers.ok
    assert "sent the text of minutes" in answers.said
    assert not refuses.ok
    assert "PRS_READER_KEY" in refuses.remedy
