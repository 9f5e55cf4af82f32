"""Every message goes out once: not zero times, not twice, whatever happens on the line."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import httpx
import pytest

import jobs
from bot.config import CannotStart
from bot.deps import DeliveryPace
from bot.ops.tick import is_closed, tick, tick_once
from bot.sandbox import Sandbox
from bot.sandbox.delivery import Parcel
from bot.services import members
from bot.web import make_web
from jobs.clock import Every
from tests.wire.running import HERE, MEETING, QUICK, SOON, Running, Transport, running, served, workspace_of

DOUBTFUL = DeliveryPace(
    time_out=timedelta(milliseconds=300),
    look_up_after=timedelta(milliseconds=300),
    lease=timedelta(seconds=3),
    gap=SOON,
    rates={},
    gather=SOON,
    first_retry=SOON,
)


@pytest.fixture
def doubting(sqlite_url: str) -> Iterator[Running]:
    """A bot that waits a second for Slack, and looks soon after."""
    with running(sqlite_url, "http", pace=DOUBTFUL) as bot:
        bot.deps.slack._web.timeout = 1
        yield bot


def plan_late_history(slack: Sandbox) -> None:
    slack.faults.lose_reply("chat.postMessage")
    slack.faults.history_delay = 0.8


def plan_failing_look_up(slack: Sandbox) -> None:
    slack.faults.lose_reply("chat.postMessage")
    slack.faults.status("conversations.history", 503, times=2)


MISHAPS: dict[str, Callable[[Sandbox], None]] = {
    "the connection breaks before Slack has it": lambda slack: slack.faults.reset("chat.postMessage"),
    "the reply is lost": lambda slack: slack.faults.lose_reply("chat.postMessage"),
    "the reply never comes": lambda slack: slack.faults.lose_reply("chat.postMessage", how="hang", seconds=3),
    "a 503 after Slack accepted": lambda slack: slack.faults.lose_reply("chat.postMessage", how="status"),
    "Slack accepts after we gave up": lambda slack: slack.faults.accept_late("chat.postMessage", after=1.2),
    "it shows late in history": plan_late_history,
    "a 500 without acceptance": lambda slack: slack.faults.status("chat.postMessage", 500, times=2),
    "an internal error": lambda slack: slack.faults.error("chat.postMessage", "internal_error"),
    "a rate limit": lambda slack: slack.faults.rate_limit("chat.postMessage", retry_after=1),
    "the look-up fails as well": plan_failing_look_up,
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_card_is_posted_exactly_once_when(doubting: Running, mishap: str) -> None:
    MISHAPS[mishap](doubting.slack)
    doubting.announce()
    doubting.person("bram").tap(doubting.card(), "rsvp.yes")
    doubting.deliver()

    assert len(doubting.cards()) == 1
    assert {one["name"] for one in doubting.card()["reactions"]} == {"white_check_mark", "grey_question", "x"}
    assert "Aanwezig 1" in doubting.reads(doubting.card())


def test_an_edit_that_slack_applies_late_does_not_stay(doubting: Running) -> None:
    card = doubting.announce()
    doubting.slack.faults.accept_late("chat.update", after=1.3)
    before = doubting.slack.count("chat.update")
    doubting.person("bram").tap(card, "rsvp.yes")
    delivering = threading.Thread(target=doubting.deliver)
    delivering.start()
    doubting.slack.wait_for(lambda: not doubting.slack.faults._planned)
    doubting.person("carla").tap(card, "rsvp.yes")
    delivering.join()

    def all_applied() -> bool:
        doubting.deliver()
        return doubting.slack.count("chat.update") >= before + 3

    doubting.slack.wait_for(all_applied)
    doubting.deliver()

    assert "Aanwezig 2" in doubting.reads(doubting.card())


def test_a_rate_limit_is_waited_out(one_bot: Running) -> None:
    one_bot.slack.faults.rate_limit("chat.postMessage", retry_after=1)
    one_bot.announce()
    first, second = (call.at for call in one_bot.slack.calls_of("chat.postMessage"))

    assert second - first >= 0.99


def test_slacks_own_limits_are_kept(sqlite_url: str) -> None:
    with workspace_of("http") as slack:
        slack.limits.enforced = True
        with running(sqlite_url, "http", slack=slack, pace=DeliveryPace()) as bot:
            for number in range(3):
                anna = bot.person("anna")
                bot.form("anna", "/prs nieuw")
                anna.submit(MEETING | {"title": f"Overleg {number}"})
                anna.submit({})
                anna.close(whole_stack=True)
            bot.deliver()
            posts = slack.calls_of("chat.postMessage")

    assert [one.outcome for one in posts] == ["ok", "ok", "ok"]
    assert all(later.at - earlier.at >= 0.95 for earlier, later in pairwise(posts))


def test_what_slack_sends_twice_is_done_once(bot: Running) -> None:
    card = bot.announce()
    bot.slack.faults.double_events = True
    bram = bot.person("bram")
    bram.react(card, "white_check_mark")
    bram.say("volgende vergadering")
    bram.say("@prs acties", "algemeen")
    bram.say("actie Zaal regelen")
    bot.deliver()

    assert "Aanwezig 1" in bot.reads(bot.card())
    assert len(bot.words("bram")) == 2
    assert len(bot.whispers("bram")) == 1
    assert "A2" not in bot.told("bram", "/prs acties")


def test_a_replayed_trigger_changes_nothing(bot: Running) -> None:
    seen: list[Parcel] = []
    ask = bot.slack.courier.ask

    def twice(parcel: Parcel) -> Any:
        seen.append(parcel)
        first = ask(parcel)
        ask(parcel)
        return first

    bot.slack.courier.ask = twice  # type: ignore[method-assign]  # Slack's side of the wire
    card = bot.announce()
    bot.told("bram", "/prs actie Zaal regelen")
    bot.person("bram").tap(card, "rsvp.yes")
    bot.form("bram", "/prs actie")
    bot.person("bram").submit({"text": "Koffie"})
    bot.form("anna", "/prs besluit Ja")
    bot.person("anna").submit({"decided_on": "2012-09-13"})
    bot.deliver()

    assert len(seen) >= 8
    assert len(bot.cards()) == 1
    assert len(bot.whispers("bram")) == len(set(bot.whispers("bram")))
    assert "A3" not in bot.told("bram", "/prs acties")
    assert "B2" not in bot.told("bram", "/prs besluiten")


def test_a_start_during_an_outage_waits_and_then_works(sqlite_url: str, transport: Transport) -> None:
    with workspace_of(transport) as slack:
        slack.faults.status("*", 503, times=None)
        with running(sqlite_url, transport, slack=slack, wait=False) as bot:
            slack.wait_for(lambda: slack.calls)
            problems = bot.process.problems()
            turned_away = bot.person("bram").command("/prs", "algemeen") if transport == "http" else None
            slack.faults.clear()
            assert bot.process.wait_ready(30)
            if transport == "socket":
                slack.wait_connected()
            card = bot.announce()

    assert problems == ["Slack has not said yet which bot this is"]
    assert turned_away is None or turned_away.error
    assert card


def test_an_outage_later_on_delays_and_loses_nothing(one_bot: Running) -> None:
    one_bot.slack.faults.status("chat.postMessage", 503, times=4)
    one_bot.announce()

    assert len(one_bot.cards()) == 1


def test_a_revoked_token_stops_everything_says_so_and_loses_nothing(sqlite_url: str) -> None:
    with running(sqlite_url, "http") as bot, served(make_web(bot.parts.app, bot.deps, bot.process.problems, signed=True)) as address:
        ready = httpx.get(f"{address}/readyz")
        alive = httpx.get(f"{address}/healthz")
        anna = bot.person("anna")
        bot.form("anna", "/prs nieuw")
        anna.submit(MEETING)
        bot.slack.revoke_token()
        anna.submit({})
        tick(bot.parts, patience=timedelta(seconds=0))
        calls = len(bot.slack.calls)
        closed = httpx.get(f"{address}/readyz")
        tick(bot.parts, patience=timedelta(seconds=0))
        quiet = len(bot.slack.calls) == calls
        asked = len(bot.slack.calls_of("auth.test"))
        reopened_too_soon = jobs.reopen(bot.deps)
        bot.slack.restore_token()
        reopened = jobs.reopen(bot.deps)
        asked = len(bot.slack.calls_of("auth.test")) - asked
        bot.deliver()

        assert (ready.status_code, ready.json()) == (200, {"ready": True, "problems": []})
        assert (alive.status_code, alive.text) == (200, "ok")
        assert closed.status_code == 503
        assert "Slack is closed to us" in closed.text
        assert quiet
        assert (reopened_too_soon, reopened, asked) == (False, True, 2)
        assert bot.process.problems() == []
        assert len(bot.cards()) == 1


def test_once_slack_is_closed_nothing_else_is_tried(one_bot: Running) -> None:
    for owner in ("bram", "carla"):
        one_bot.told("anna", f"/prs actie Zaal regelen met {owner} @{owner}")
    one_bot.slack.revoke_token()
    calls = len(one_bot.slack.calls)
    tick(one_bot.parts, patience=timedelta(seconds=0))
    tried = len(one_bot.slack.calls) - calls
    one_bot.slack.restore_token()
    jobs.reopen(one_bot.deps)
    one_bot.deliver()

    assert tried == 1
    assert [len(one_bot.words(owner)) for owner in ("bram", "carla")] == [1, 1]


@pytest.mark.parametrize("transport", ["socket", "http"])
def test_a_running_bot_resumes_by_itself_and_catches_up_with_what_slack_could_not_tell(sqlite_url: str, transport: Transport) -> None:
    with running(sqlite_url, transport, worker=True) as bot:
        anna = bot.person("anna")
        bot.form("anna", "/prs nieuw")
        anna.submit(MEETING)
        anna.submit({})
        anna.close(whole_stack=True)
        assert bot.slack.wait_for(lambda: bot.slack.calls_of("reactions.get") and bot.slack.calls_of("chat.update"), 60)
        scheduler = bot.process._scheduler
        assert scheduler is not None
        scheduler.reschedule_job("reopen", trigger=Every(0.2, at_once=False))
        bot.slack.revoke_token()
        for number in range(3):
            bot.told("anna", f"/prs actie Zaal {number} regelen @bram")
        assert bot.slack.wait_for(lambda: bot.process.problems() == ["Slack is closed to us: token_revoked"], 60)
        bot.slack.settle()  # of the bot's own reactions as well: none of those is to be the lost event
        bot.slack.faults.lose_events = 1
        bot.person("bram").react(bot.card(), "white_check_mark")
        asked = len(bot.slack.calls_of("auth.test"))
        assert bot.slack.wait_for(lambda: len(bot.slack.calls_of("auth.test")) >= asked + 2, 60)
        standing = bot.told("anna", "/prs status")
        kept = bot.words("bram")
        bot.slack.restore_token()
        assert bot.slack.wait_for(lambda: bot.process.problems() == [], 60)
        assert bot.slack.wait_for(lambda: "Aanwezig 1" in bot.reads(bot.card()), 60)
        assert bot.slack.wait_for(lambda: len(bot.words("bram")) >= 3, 60)

        assert "Slack laat mij niet toe (token_revoked)." in standing
        assert kept == []
        assert sorted(words.splitlines()[1] for words in bot.words("bram")) == [
            f"A{number + 1} Zaal {number} regelen" for number in range(3)
        ]
        assert len(bot.cards()) == 1


def test_a_tick_of_cron_asks_whether_slack_is_open_again(one_bot: Running) -> None:
    one_bot.slack.revoke_token()
    one_bot.told("bram", "/prs actie Zaal regelen")
    with one_bot.deps.writing(HERE) as session:
        members.stop_sending(session, "token_revoked")
    with pytest.raises(CannotStart, match="token_revoked"):
        tick_once(one_bot.parts)
    one_bot.slack.restore_token()
    tick_once(one_bot.parts)

    assert not is_closed(one_bot.deps, HERE)


def test_a_tick_with_something_due_ends_at_once_where_slack_refuses_the_token(one_bot: Running) -> None:
    one_bot.told("anna", "/prs actie Zaal regelen @bram")
    one_bot.slack.revoke_token()
    began = time.monotonic()
    with pytest.raises(CannotStart, match="SLACK_BOT_TOKEN"):
        tick_once(one_bot.parts)

    assert time.monotonic() - began < 10


def test_an_uninstalled_app_tries_nothing_more(bot: Running) -> None:
    bot.slack.uninstall()
    bot.slack.settle()
    calls = len(bot.slack.calls)
    bot.told("bram", "/prs actie Zaal regelen")
    tick(bot.parts, patience=timedelta(seconds=0))

    assert len(bot.slack.calls) == calls
    assert any("Slack is closed to us" in one for one in bot.process.problems())


def test_what_slack_refuses_for_good_is_told_to_whoever_made_it_once(one_bot: Running) -> None:
    one_bot.slack.faults.error("chat.postMessage", "restricted_action")
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    anna.submit({})
    for _ in range(2):
        one_bot.deliver()

    [told] = one_bot.words("anna")
    assert told.startswith("Dit kon ik niet bezorgen: de aankondiging van V1. Slack meldt: restricted_action. In dit kanaal mag ik niets")


def test_a_lost_connection_is_made_again_and_what_was_missed_is_caught_up_with(sqlite_url: str) -> None:
    with running(sqlite_url, "socket") as bot:
        card = bot.announce()
        bot.slack.faults.lose_events = 1
        bot.person("bram").react(card, "white_check_mark")
        bot.slack.disconnect("refresh_requested")
        bot.slack.wait_for(lambda: len(bot.slack.calls_of("apps.connections.open")) >= 2, 15)
        bot.slack.wait_connected(10)

        def caught_up() -> bool:
            bot.deliver()
            return "Aanwezig 1" in bot.reads(bot.card())

        assert bot.slack.wait_for(caught_up)


def test_two_workers_send_everything_once(sqlite_url: str) -> None:
    with running(sqlite_url, "http", worker=True, pace=QUICK) as bot, running(sqlite_url, "http", slack=bot.slack, worker=True, pace=QUICK):
        anna = bot.person("anna")
        for number in range(6):
            bot.form("anna", "/prs nieuw")
            anna.submit(MEETING | {"title": f"Overleg {number}"})
            anna.submit({})
            anna.close(whole_stack=True)
        bot.slack.wait_for(lambda: len(bot.cards()) >= 6, 60)
        bot.slack.wait_for(lambda: all(len(one.get("reactions", [])) == 3 for one in bot.cards()), 60)

        assert len(bot.cards()) == 6
