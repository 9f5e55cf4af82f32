"""What organisers hear of deliveries at the moment it happens, and what `/prs status` shows them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db import outbox
from bot.domain.ids import ChannelId, MemberId
from bot.domain.notices import Reply
from bot.domain.responses import Say
from bot.process import Process
from bot.services import workers
from jobs import heartbeat
from tests.wire.running import HERE, Running, running


def test_an_archived_channel_is_told_at_once_and_nothing_is_tried_there(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.slack.archive("algemeen")
    one_bot.deliver()
    told = one_bot.words("anna")
    calls = len(one_bot.slack.calls_of("chat.update"))
    one_bot.told("bram", "/prs aanwezig V1", channel=None)
    one_bot.deliver()
    untouched = len(one_bot.slack.calls_of("chat.update")) == calls
    one_bot.slack.unarchive("algemeen")
    one_bot.deliver()

    assert [one for one in told if "gearchiveerd" in one] == [
        "Het kanaal #algemeen is gearchiveerd. Ik kan er niets meer plaatsen of bijwerken. Daar staat de aankondiging van V1. Haal het kanaal uit het archief, of kies met /prs instellingen een ander."
    ]
    assert untouched
    assert "Aanwezig 1" in one_bot.reads(one_bot.card())
    assert one_bot.card()["ts"] == card["ts"]


def test_status_shows_an_organiser_what_was_sent_and_refuses_others(one_bot: Running) -> None:
    one_bot.announce()
    shown, english, refused = one_bot.told("anna", "/prs status"), one_bot.told("anna", "/prs STATUS"), one_bot.told("bram", "/prs status")

    assert shown == english
    assert "Verstuurd: " in shown
    assert "Wacht op het juiste moment: 0" in shown
    assert "Geweigerd door Slack: 0. Te laat geworden: 0." in shown
    assert "voorbehouden aan organisatoren" in refused


def test_web_without_a_worker_is_not_ready_and_says_so_to_one_organiser_once(sqlite_url: str) -> None:
    with running(sqlite_url, "http") as bot:
        web = Process(bot.parts, socket=False, worker=False, role="web")
        pulse = heartbeat.Pulse(role="worker")
        alone = web.problems()
        pulse.beat(bot.deps)
        together = web.problems()
        with bot.deps.writing(HERE) as session:
            workers.beat(session, "gone", role="worker", host="h", pid=1)
        bot.deps.sessions.stopwatch.catch_up(bot.deps.sessions.stopwatch() + timedelta(minutes=5))
        for _ in range(3):
            heartbeat.watch(bot.deps)
        told = [one for one in bot.words("anna") + bot.words("frank") if "zonder afmelding" in one]

        assert alone == ["no worker is alive: messages wait"]
        assert together == []
        assert web.problems() == alone
        assert len(told) == 2  # one for each of the two that are gone


@pytest.mark.parametrize(
    "night", [datetime(2012, 10, 27, 22, 0, tzinfo=UTC), datetime(2013, 3, 30, 22, 0, tzinfo=UTC)], ids=["longer", "shorter"]
)
def test_in_the_nights_the_clock_changes_everything_goes_out_once_and_in_time(one_bot: Running, night: datetime) -> None:
    due = [night + timedelta(minutes=30 * step) for step in range(12)]
    with one_bot.deps.writing(HERE) as session:
        for number, moment in enumerate(due):
            said = Say(text_id="channel-archived", facts=(("name", f"nacht{number}."),))
            notice = Reply(to=MemberId("U1ANNA"), channel=ChannelId("C1ALGEMEEN"), thread=None, answer=said)
            outbox.add(session, notice, now=night, due_at=moment, key=f"nacht:{number}")
    seen = []
    for moment in due:
        one_bot.clock.set(moment)
        one_bot.deliver()
        seen.append(sum("nacht" in one_bot.reads(one) for one in one_bot.slack.messages("algemeen")))

    assert seen == list(range(1, 13))
