"""Deciding and moving in Slack: the forms, two organisers at once, old buttons, and the way back."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from tests.wire.running import Json, Running, has_action
from tests.wire.test_refusing import tap_forged

TOUR: Final[Json] = {
    "title": "Bustour",
    "kind": "tour",
    "date": "2012-10-26",
    "rsvp_until": "2012-10-10",
    "minimum": "20",
    "reserve_on": "2013-01-23",
}
ASKED: Final = datetime(2012, 10, 10, 7, 0, tzinfo=UTC)
"""9.00 in Amsterdam on the deadline."""


def questions(bot: Running, who: str = "anna") -> list[Json]:
    return [message for message in bot.person(who).dms() if "Gaat het door?" in bot.reads(message)]


@pytest.fixture
def asked(one_bot: Running) -> Running:
    """A bus tour to which Bram comes, and about which Anna has been asked."""
    one_bot.announce(**TOUR)
    one_bot.person("bram").tap(one_bot.card(), "rsvp.yes")
    one_bot.clock.set(ASKED)
    one_bot.deliver()
    return one_bot


def to_reserve(bot: Running, **changes: str) -> dict[str, str] | None:
    anna = bot.person("anna")
    assert anna.tap(questions(bot)[0], "decide_reserve") is None
    return anna.submit(changes)


def test_question_stands_in_the_organisers_dm_only(asked: Running) -> None:
    [question] = questions(asked)

    assert "Er is 1 aanmelding; minimaal 20 zijn er nodig." in asked.reads(question)
    assert questions(asked, "bram") == questions(asked, "carla") == []


def test_going_ahead_is_one_tap_and_the_card_says_so(asked: Running) -> None:
    anna = asked.person("anna")
    assert anna.tap(questions(asked)[0], "decide_go") is None
    asked.deliver()

    assert "Anna de Wit heeft op 10 oktober besloten: het gaat door." in asked.reads(questions(asked)[0])
    assert not has_action(questions(asked)[0], "decide_go")
    assert "Gaat door" in asked.reads(asked.card())
    assert "nodig" not in asked.reads(asked.card())


def test_later_says_when_it_is_asked_again_and_it_is(asked: Running) -> None:
    anna = asked.person("anna")
    assert anna.tap(questions(asked)[0], "decide_later") is None
    asked.deliver()
    said = asked.reads(anna.dms()[-1])
    asked.clock.set(ASKED + timedelta(days=1))
    asked.deliver()

    assert said == "Ik vraag het u op donderdag 11 oktober 2012 opnieuw."
    assert len(questions(asked)) == 2


@pytest.mark.parametrize("action", ["decide_go", "decide_later", "decide_reserve", "decide_shorten", "decide_call_off"])
def test_button_that_comes_second_says_who_decided_what(asked: Running, action: str) -> None:
    anna = asked.person("anna")
    before = questions(asked)[0]
    assert anna.tap(before, "decide_go") is None
    tap_forged(asked, "anna", action, "1", message=before)
    asked.deliver()

    assert asked.whispers("anna")[-1] == "Anna de Wit heeft op woensdag 10 oktober 2012 al besloten: V1 gaat door."
    assert anna.modal() is None


@pytest.mark.parametrize("action", ["decide_go", "decide_later", "decide_reserve", "decide_shorten", "decide_call_off", "move_undo"])
def test_member_who_forges_a_button_decides_nothing(asked: Running, action: str) -> None:
    tap_forged(asked, "bram", action, "1", message=asked.card())
    asked.deliver()

    assert "V1 wordt georganiseerd door Anna de Wit" in asked.whispers("bram")[-1]
    assert has_action(questions(asked)[0], "decide_go")
    assert asked.person("bram").modal() is None


def test_form_to_the_reserve_date_is_filled_in_and_says_its_mistakes(asked: Running) -> None:
    mistakes = to_reserve(asked, date="2012-10-01")
    form = asked.reads(asked.person("anna").modal())

    assert mistakes == {"date": "Dit moment is al voorbij. Kies een latere dag of tijd."}
    assert "Datum: [2012-10-01]" in form or "Datum: [2013-01-23]" in form
    assert "1 lid krijgt bericht" in form


def test_move_and_the_way_back(asked: Running) -> None:
    bram, anna = asked.person("bram"), asked.person("anna")
    assert to_reserve(asked) is None
    asked.deliver()
    told = asked.reads(bram.dms()[-1])
    said = anna.dms()[-1]
    assert bram.tap(bram.dms()[-1], "rsvp.yes") is None
    asked.deliver()
    new_card = asked.reads(asked.card())
    assert anna.tap(said, "move_undo") is None
    asked.deliver()

    assert told.startswith("Bustour is verplaatst van vrijdag 26 oktober 2012, 13.00 – 16.00 uur naar woensdag 23 januari 2013")
    assert "[Bevestigen] [Misschien] [Ik kom niet]" in told
    assert "Ik kom 1 · Misschien 0 · Ik kom niet 0" in new_card
    assert "Te bevestigen" not in new_card
    assert "Bustour is toch weer op vrijdag 26 oktober 2012" in asked.reads(bram.dms()[-1])
    assert "vrijdag 26 oktober 2012" in asked.reads(asked.card())
    assert "Te bevestigen" in asked.reads(asked.card())


def test_old_card_points_to_the_new_one_and_its_old_buttons_say_why(asked: Running) -> None:
    old_card = asked.card()
    assert to_reserve(asked) is None
    asked.deliver()
    tap_forged(asked, "carla", "rsvp.yes", "1", message=old_card)
    asked.deliver()
    left = next(message for message in asked.slack.messages("algemeen") if message["ts"] == old_card["ts"])

    assert "Verplaatst naar woensdag 23 januari 2013, 13.00 – 16.00 uur (V2)." in asked.reads(left)
    assert not has_action(left, "rsvp.yes")
    assert asked.whispers("carla")[-1] == "Bustour (V1) is verplaatst: antwoorden kan bij V2."


def test_shorter_programme_with_another_event(asked: Running) -> None:
    asked.announce(title="Dag van de samenwerking", kind="gathering", date="2012-11-14")
    anna = asked.person("anna")
    assert anna.tap(questions(asked)[0], "decide_shorten") is None
    assert anna.submit({"target": "2"}) is None
    asked.deliver()

    assert "gaat in verkorte vorm verder bij Dag van de samenwerking" in asked.reads(asked.person("bram").dms()[-1])
    assert "Ik kom 1" in asked.reads(asked.card())
    assert "verder bij Dag van de samenwerking" in asked.reads(questions(asked)[0])


def test_form_of_an_organiser_who_comes_second_is_refused_in_the_form(asked: Running) -> None:
    anna = asked.person("anna")
    question = questions(asked)[0]
    assert anna.tap(question, "decide_reserve") is None
    tap_forged(asked, "anna", "decide_go", "1", message=question)

    assert anna.submit({}) == {"date": "Anna de Wit heeft op woensdag 10 oktober 2012 al besloten: V1 gaat door."}


def test_move_can_be_undone_from_where_the_event_is_managed(asked: Running) -> None:
    assert to_reserve(asked) is None
    asked.deliver()
    anna = asked.person("anna")
    shown = anna.command("/prs V1", "algemeen")
    assert anna.tap(shown, "event_manage") is None
    assert anna.tap(None, "event_manage.undo_move") is None
    said = asked.reads(anna.modal())
    asked.deliver()

    assert "De verplaatsing is ongedaan gemaakt: Bustour is weer op vrijdag 26 oktober 2012" in said
    assert "vrijdag 26 oktober 2012" in asked.reads(asked.card())
