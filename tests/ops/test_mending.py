"""`prs doctor --fix`: what it mends, what it leaves, and that it says which; `--blocks`: what Slack says of all we make."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from bot.db import migrate
from bot.db.engine import open_engine
from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Choices
from bot.ops.doctor import Check, examine, mend
from bot.ops.examples import examples, judged
from bot.ops.startup import only_instance
from bot.ops.tick import tick
from bot.process import connect
from bot.sandbox import Sandbox
from bot.services import members
from tests.ops.test_doctor import CHANNELS, installed
from tests.wire.running import HERE, MEETING, Running, running

pytestmark = pytest.mark.wire


@pytest.fixture
def slack() -> Iterator[Sandbox]:
    with Sandbox(channels=CHANNELS) as sandbox:
        yield sandbox


@pytest.fixture
def bot(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url, "http") as one:
        yield one


def mended(deps: Deps) -> dict[str, str]:
    return dict(mend(deps))


def faults(deps: Deps) -> dict[str, Check]:
    return {found.name: found for found in examine(deps) if not found.ok}


def damage(url: str, statement: str) -> None:
    with sqlite3.connect(str(make_url(url).database)) as raw:
        raw.execute(statement)
    raw.close()


def test_where_nothing_is_wrong_nothing_is_done(bot: Running) -> None:
    before = list(bot.slack.calls)

    assert mended(bot.deps) == {}
    assert {call.method for call in bot.slack.calls[len(before) :]} == {"auth.test", "apps.connections.open"}


def test_a_database_that_is_not_there_yet_is_made(slack: Sandbox, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    with installed(slack, url) as deps:
        did = mended(deps)

        assert did == {"database": "made, or brought to the shape of this version"}
        assert {found.name: found.said for found in examine(deps)}["database"] == "reached and up to date"


@pytest.mark.postgres
@pytest.mark.slow
def test_a_postgresql_database_of_an_older_version_gets_its_migrations(slack: Sandbox, postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    migrate.downgrade(engine)
    engine.dispose()
    with installed(slack, postgres_url) as deps:
        assert list(mended(deps)) == ["database"]
        assert faults(deps) == {}


def test_a_database_that_another_process_has_is_left_to_it(slack: Sandbox, tmp_path: Path) -> None:
    with installed(slack, f"sqlite:///{tmp_path}/new.db") as deps, only_instance(deps.settings):
        assert mended(deps)["database"].startswith("left: Another prs runs on ")


def test_the_bot_joins_the_channel_that_was_chosen_and_reads_who_is_in_it(bot: Running) -> None:
    with bot.deps.writing(HERE) as session:
        members.choose_for_network(session, MemberId("U1ANNA"), Choices(channel=ChannelId("C4OPEN")), [])
    did = mended(bot.deps)

    assert did == {"channel": "joined #open"}
    assert bot.slack.count("conversations.join", ok_only=True) == 1
    assert {found.name: found.said for found in examine(bot.deps)}["channel"] == "#open, and the bot is in it"


def test_a_private_channel_is_left_with_what_to_type(slack: Sandbox, sqlite_url: str) -> None:
    with installed(slack, sqlite_url, PRS_CHANNEL="dicht") as deps:
        assert mended(deps) == {}
        assert "/invite @prs" in faults(deps)["channel"].remedy


def test_our_own_reactions_come_back_under_an_announcement(bot: Running) -> None:
    card = bot.announce()
    for emoji in ("white_check_mark", "x"):
        bot.deps.slack.unreact("C1ALGEMEEN", card["ts"], emoji)
    said = faults(bot.deps)["announcements"].said
    did = mended(bot.deps)
    bot.deliver()

    assert said == "our own reactions are not under V1"
    assert did == {"announcements": "queued: the running bot sets them"}
    assert faults(bot.deps) == {}
    assert {each["name"] for each in bot.card()["reactions"]} == {"white_check_mark", "grey_question", "x"}


def test_an_announcement_that_somebody_deleted_is_told_and_left(bot: Running) -> None:
    card = bot.announce()
    bot.deps.slack.delete("C1ALGEMEEN", card["ts"])

    assert mended(bot.deps) == {}
    assert faults(bot.deps)["announcements"].said == "somebody deleted that of V1"


def test_values_that_are_none_of_their_columns_are_emptied_where_they_may_be_empty(bot: Running, sqlite_url: str) -> None:
    bot.announce()
    damage(sqlite_url, "UPDATE members SET paused_until = 'eens', is_organiser = 'ja' WHERE id = 'U2BRAM'")
    damage(sqlite_url, "UPDATE events SET hosts = '[', starts_at = 'morgen'")
    before = faults(bot.deps)["rows"]
    did = mended(bot.deps)["rows"]
    after = faults(bot.deps)["rows"]

    assert before.said.startswith("4 hold what they cannot: ")
    assert "members.paused_until of U2BRAM" in before.said
    assert did.startswith("emptied ")
    assert did.endswith("; left: events.starts_at of 1, which may not be empty")
    assert after.said == "1 hold what they cannot: events.starts_at of 1"
    assert "eens" not in before.said + did


def test_deliveries_that_hang_get_an_end_and_none_is_sent_by_it(bot: Running, sqlite_url: str) -> None:
    bot.told("anna", "/prs actie @bram Zaal regelen")
    damage(sqlite_url, "UPDATE outbox SET state = 'sending', lease_until = '2000-01-01 00:00:00.000000', attempted_at = due_at")
    posted = bot.slack.count("chat.postMessage")
    did = mended(bot.deps)

    assert did["deliveries"].startswith("gave 1 of 1 what they lacked")
    assert bot.slack.count("chat.postMessage") == posted
    assert faults(bot.deps) == {}
    bot.slack.wait_for(lambda: tick(bot.parts) or bot.words("bram"))  # it is looked up, not found, and sent
    assert len(bot.words("bram")) == 1


def test_slack_that_is_open_again_is_taken_for_open(bot: Running, sqlite_url: str) -> None:
    damage(sqlite_url, "UPDATE workspaces SET stopped_because = 'token_revoked'")
    said = faults(bot.deps)["sending"].said

    assert said == "stopped (token_revoked), but Slack is open again"
    assert mended(bot.deps) == {"sending": "what waited may go out again"}
    assert faults(bot.deps) == {}


def test_what_was_not_read_of_the_workspace_is_read(slack: Sandbox, sqlite_url: str) -> None:
    with installed(slack, sqlite_url) as deps:
        slack.faults.rate_limit("users.list", retry_after=1)
        connect(deps)
        assert "reading, 0 so far" in faults(deps)["members"].said
        deps.sessions.stopwatch = _Later(deps.sessions.stopwatch)  # type: ignore[assignment]

        assert mended(deps) == {"members": "read whole"}
        assert faults(deps) == {}


class _Later:
    def __init__(self, runs: Any) -> None:
        self._runs = runs

    def __call__(self) -> Any:
        return self._runs() + timedelta(minutes=5)


def test_what_slack_refused_in_a_public_channel_is_queued_once_the_bot_is_in(bot: Running) -> None:
    bot.slack.faults.error("chat.postMessage", "not_in_channel")
    bot.slack.faults.error("conversations.join", "method_not_supported_for_channel_type")
    bot.form("anna", "/prs nieuw")
    for values in (MEETING, {}):
        assert bot.person("anna").submit(values) is None
    bot.deliver()
    assert "not_in_channel" in faults(bot.deps)["deliveries"].said
    did = mended(bot.deps)
    bot.deliver()

    assert did["deliveries"] == "joined 1; what was refused there is queued"
    assert len(bot.cards()) == 1
    assert faults(bot.deps) == {}


# --- blocks ---


def test_slack_takes_an_example_of_every_message_and_form_in_both_languages(slack: Sandbox, sqlite_url: str) -> None:
    with installed(slack, sqlite_url) as deps:
        shown: list[tuple[int, int]] = []
        found = judged(deps, examples(), lambda done, total: shown.append((done, total)))

    count = len(examples())
    assert found.ok, found.said
    assert slack.count("blocks.validate", ok_only=True) == count
    assert shown[-1] == (count, count)
    assert {name.rpartition("-")[2] for name in examples()} == {"nl", "en"}


EMPTY = {"x-nl": {"text": "x", "blocks": []}}


def test_what_slack_would_not_take_is_named_with_where_it_is(slack: Sandbox, sqlite_url: str) -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    form = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": [{"type": "input"}]}
    with installed(slack, sqlite_url) as deps:
        found = judged(deps, {"te_lang-nl": {"text": "x", "blocks": [header]}, "leeg-en": form}, lambda *_: None)

    assert not found.ok
    assert "te_lang-nl: must be less than 151 characters at /blocks/0/text/text; " in found.said
    assert "leeg-en: missing required field: label at /view/blocks/0" in found.said


def test_a_limit_of_slacks_is_waited_for_and_another_answer_is_told(slack: Sandbox, sqlite_url: str) -> None:
    waited: list[float] = []
    with installed(slack, sqlite_url) as deps:
        slack.faults.rate_limit("blocks.validate", retry_after=30)
        limited = judged(deps, EMPTY, lambda *_: None, wait=waited.append)
        slack.faults.error("blocks.validate", "unknown_method")
        refused = judged(deps, EMPTY, lambda *_: None, wait=waited.append)

    assert limited.ok
    assert waited == [30.0]
    assert refused.said == "Slack did not judge x-nl (unknown_method)"


def test_without_examples_there_is_nothing_to_judge_and_it_says_so(slack: Sandbox, sqlite_url: str) -> None:
    with installed(slack, sqlite_url) as deps:
        assert judged(deps, {}, lambda *_: None).said == "there are no examples here"
