"""Reminders of events as members get them: the clock goes from one due moment to the next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import EventId, MemberId
from bot.ops.tick import next_due
from bot.services import event_life
from tests.wire.running import Running

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


def go_to(bot: Running, until: datetime) -> None:
    """Move the clock through every due moment, as the demo does."""
    seen: datetime | None = None
    while (due := next_due(bot.deps)) is not None and due <= until and due != seen:
        seen = due
        bot.clock.set(max(due, bot.clock()))
        bot.deliver()
    bot.clock.set(max(until, bot.clock()))
    bot.deliver()


def heard(bot: Running, who: str) -> list[str]:
    """Return when a member got a message in their DM, with its first line."""
    said = [one for one in bot.person(who).dms() if one.get("bot_id")]
    return [f"{_when(one['ts'])} {bot.reads(one).splitlines()[0]}" for one in said]


def posted(bot: Running) -> list[str]:
    """Return when the channel got a message, with its first line; a card that is over has no buttons to know it by."""
    said = [one for one in bot.slack.messages("algemeen") if one.get("bot_id") and one.get("thread_ts", one["ts"]) == one["ts"]]
    return [f"{_when(one['ts'])} {bot.reads(one).splitlines()[0]}" for one in said]


def _when(ts: str) -> str:
    return datetime.fromtimestamp(float(ts), AMSTERDAM).strftime("%a %d-%m %H.%M")


def test_monday_morning_meeting_reminds_on_friday_and_says_the_day_in_words(one_bot: Running) -> None:
    one_bot.announce(begin="09:30", end="11:00", link="https://voorbeeld.nl/overleg", agenda="Opening")
    one_bot.told("bram", "/prs aanwezig V1")
    go_to(one_bot, local("2012-11-20 12:00"))
    announced = posted(one_bot)
    go_to(one_bot, local("2012-11-27 12:00"))

    assert announced == ["Thu 13-09 14.00 Najaarsoverleg", "Mon 19-11 09.30 Agenda: Najaarsoverleg"]
    assert heard(one_bot, "bram") == [
        "Fri 23-11 09.30 Maandag 26 november is het Najaarsoverleg.",
        "Mon 26-11 08.30 Om 9.30 uur begint het Najaarsoverleg.",
    ]
    assert heard(one_bot, "carla") == [
        "Fri 23-11 17.00 U hebt nog niet laten weten of u naar het Najaarsoverleg komt. Dat kan tot en met maandag 26 november."
    ]
    assert "Locatie: Den Haag\nOnline: https://voorbeeld.nl/overleg" in one_bot.words("bram")[-1]
    assert heard(one_bot, "anna")[-1].startswith("Mon 26-11 11.00 Het Najaarsoverleg is afgelopen; er was één aanmelding.")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"date": "2012-11-22", "begin": "19:30", "end": "22:00"},  # a Thursday evening
            [
                "Wed 21-11 17.00 Morgen, donderdag 22 november, is het Najaarsoverleg.",
                "Thu 22-11 18.30 Om 19.30 uur begint het Najaarsoverleg.",
            ],
        ),
        (
            {"date": "2012-11-24", "begin": "10:00", "end": "12:00"},  # a Saturday
            [
                "Fri 23-11 10.00 Morgen, zaterdag 24 november, is het Najaarsoverleg.",
                "Sat 24-11 09.00 Om 10.00 uur begint het Najaarsoverleg.",
            ],
        ),
        (
            {"date": "2012-12-27", "begin": "13:00", "end": "16:00"},  # after Christmas
            [
                "Mon 24-12 13.00 Donderdag 27 december is het Najaarsoverleg.",
                "Thu 27-12 12.00 Om 13.00 uur begint het Najaarsoverleg.",
            ],
        ),
    ],
)
def test_reminder_that_was_moved_names_the_day(one_bot: Running, values: dict[str, str], told: list[str]) -> None:
    one_bot.announce(**values)
    one_bot.told("bram", "/prs aanwezig V1")
    go_to(one_bot, local(f"{values['date']} 23:00"))

    assert heard(one_bot, "bram") == told


def test_whoever_answers_after_a_reminder_was_planned_is_left_alone(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1")
    go_to(one_bot, local("2012-11-25 12:00"))
    one_bot.told("bram", "/prs afwezig V1")
    go_to(one_bot, local("2012-11-26 12:30"))

    assert [line for line in heard(one_bot, "bram") if "26-11" in line] == []


def test_called_off_event_reminds_nobody(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1")
    with one_bot.deps.writing(one_bot.deps.home.workspace) as session:
        event_life.call_off(session, EventId(1), by=MemberId("U1ANNA"), now=one_bot.clock())
    one_bot.deliver()
    before = len(one_bot.words("bram"))
    go_to(one_bot, local("2012-11-28 12:00"))

    assert len(one_bot.words("bram")) == before
    assert len(posted(one_bot)) <= 1


def test_after_a_downtime_only_what_is_of_use_goes_out_and_the_rest_is_told_once(one_bot: Running) -> None:
    one_bot.announce()
    for who in ("bram", "carla"):
        one_bot.told(who, "/prs aanwezig V1")
    one_bot.deliver()
    one_bot.clock.set(local("2012-11-26 13:30"))  # asleep from September until half an hour after the beginning
    one_bot.deliver()
    one_bot.clock.set(one_bot.clock() + timedelta(minutes=5))
    one_bot.deliver()

    assert heard(one_bot, "bram") == heard(one_bot, "carla") == []
    assert len(posted(one_bot)) == 1
    assert len([one for one in heard(one_bot, "anna") if "13.3" in one]) == 1


def test_agenda_in_the_channel_follows_answers_and_agenda(one_bot: Running) -> None:
    one_bot.announce(agenda="Opening")
    go_to(one_bot, local("2012-11-19 13:00"))
    anna = one_bot.person("anna")
    anna.tap(one_bot.card(), "agenda_propose")
    assert anna.submit({"title": "Contributie"}) is None
    one_bot.person("bram").tap(one_bot.card(), "rsvp.yes")
    one_bot.deliver()

    assert one_bot.reads(one_bot.card()) == (
        "Agenda: Najaarsoverleg\n"
        "maandag 26 november 2012, 13.00 – 16.00 uur\n"
        "Locatie: Den Haag\n"
        "\n"
        "Agenda\n"
        "1. Opening\n"
        "2. Contributie\n"
        "Aanwezig 1 · Misschien 0 · Afwezig 0 Komen: Bram Visser\n"
        "[Aanwezig] [Misschien] [Afwezig] [… Wie komt er? · In agenda zetten · Beheren…]\n"
        "[Agendapunt voorstellen]\n"
        "V1"
    )
