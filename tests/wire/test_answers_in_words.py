"""Answers in ordinary words, by command, mention and DM: nothing is recorded that nobody meant."""

import json
from datetime import timedelta

from tests.wire.running import Running

YES = "U hebt zich aangemeld voor het Najaarsoverleg."
MAYBE = "U komt misschien naar het Najaarsoverleg."
NO = "U hebt zich afgemeld voor het Najaarsoverleg."
NONE = "Aanwezig 0 · Misschien 0 · Afwezig 0"


def three_events(bot: Running) -> None:
    bot.announce()
    bot.announce(title="Bustour Noord", kind="tour", date="2012-10-26", begin="08:30", end="17:00")
    bot.announce(title="Leergang griffie", kind="course", date="2013-01-12", begin="10:00", end="12:00")


def tallies(bot: Running) -> list[str]:
    """Return the numbers that come to V1, V2 and V3, as their cards are now."""
    bot.deliver()
    return [next(line.partition(" Komen:")[0] for line in bot.reads(card).splitlines() if " · Misschien " in line) for card in bot.cards()]


def test_an_answer_that_is_turned_by_its_words_is_what_it_says(one_bot: Running) -> None:
    one_bot.announce()
    for line, answer in {
        "ik kom toch niet": NO,
        "ik kom helaas niet": NO,
        "aanwezig niet": NO,
        "ik kom misschien": MAYBE,
        "ik kom toch wel": YES,
        "we komen met 3 personen": f"{YES} Met 2 gasten.",
        "aanwezig met 1 collega": f"{YES} Met 1 gast.",
        "aanwezig plus 1": f"{YES} Met 1 gast.",
        "afwezig, vervanging: Piet Vos": f"{NO} Vervanger: Piet Vos.",
        "Piet Bos komt in mijn plaats": f"{NO} Vervanger: Piet Bos.",
    }.items():
        first = one_bot.told("bram", f"/prs {line}").splitlines()[0]
        assert first == answer, line


def test_an_emoji_is_no_guest(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig :+1:")

    assert tallies(one_bot) == ["Aanwezig 1 · Misschien 0 · Afwezig 0"]


def test_an_event_is_found_by_its_title_its_kind_or_its_day(one_bot: Running) -> None:
    three_events(one_bot)
    for line in ("aanwezig bustour", "afwezig leergang", "misschien 26 november"):
        one_bot.told("bram", f"/prs {line}")

    assert tallies(one_bot) == [
        "Aanwezig 0 · Misschien 1 · Afwezig 0",
        "Ik kom 1 · Misschien 0 · Ik kom niet 0",
        "Ik kom 0 · Misschien 0 · Ik kom niet 1",
    ]


UNSURE = (
    "aanwezig V1 en V2",
    "ik kom niet naar de bustour, wel naar de vergadering",
    "aanwezig 13 januari",
    "aanwezig barbecue",
    "ik kom als het lukt",
    "aanwezig, alleen 's middags",
    "ik ben niet verhinderd",
    "ik kom niet alleen",
    "aanwezig V1, ook bij de bustour",
    "aanwezig V1 bustour",
    "ik kom met Jan Pot",
    "ja",
    "aanwezig?",
)


def test_what_is_not_wholly_understood_is_asked_back_and_nothing_is_recorded(one_bot: Running) -> None:
    three_events(one_bot)
    for line in UNSURE:
        said = one_bot.told("bram", f"/prs {line}")
        assert "nog niets vastgelegd" in said, line
        assert " · V" in said, line

    assert all(not any(digit in line for digit in "123456789") for line in tallies(one_bot))


def test_a_reading_that_is_tapped_is_recorded_whole(bot: Running) -> None:
    three_events(bot)
    bram = bot.person("bram")
    both = bram.command("/prs aanwezig V1 en V2 +2", "algemeen")
    assert bram.tap(both, "answer_reading.0") is None
    assert bram.tap(both, "answer_reading.1") is None
    carla = bot.person("carla")
    perhaps = carla.command("/prs ik kom, als het lukt", "algemeen")
    assert carla.tap(perhaps, "answer_reading.1") is None

    assert tallies(bot)[:2] == ["Aanwezig 3 · Misschien 0 · Afwezig 0", "Ik kom 3 · Misschien 1 · Ik kom niet 0"]
    assert "Opmerking: als het lukt" in bot.whispers("carla")[-1]


def test_a_forged_reading_records_nothing(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    asked = bram.command("/prs ik kom als het lukt", "algemeen")
    for block in asked.message["blocks"] if asked.message else ():
        for element in block.get("elements", []):
            if str(element.get("action_id", "")).startswith("answer_reading"):
                element["value"] = json.dumps([99, "x", 3, [], {}, "nooit", 7])
    bram.tap(asked, "answer_reading.0")

    assert tallies(one_bot) == [NONE]


def test_a_text_over_its_limit_is_refused_with_what_was_typed_or_shown_as_cut(one_bot: Running) -> None:
    one_bot.announce()
    refused = [
        one_bot.told("bram", f"/prs aanwezig V1 +1: {'Naam' * 30}"),
        one_bot.told("bram", f"/prs afwezig V1 vervanger: Jan-{'Pot' * 30}"),
        one_bot.told("bram", f"/prs aanwezig V1 +{'Naam, ' * 99}"),
    ]
    untouched = tallies(one_bot)
    cut = one_bot.told("bram", f"/prs aanwezig V1 opmerking: {'lang ' * 120}einde")

    assert all("hoogstens" in one and "V1" in one for one in refused)
    assert untouched == [NONE]
    assert "lang lang…" in cut


def test_a_dm_is_understood_or_asked_back_and_a_question_is_no_answer(one_bot: Running) -> None:
    one_bot.announce()
    bram = one_bot.person("bram")
    for text in ("ik kom toch niet", "ik kom wat later", "komt Piet ook?", "ja", "*ik kom* helaas niet"):
        bram.say(text)
        one_bot.clock.advance(timedelta(seconds=2))
        one_bot.deliver()
    said = one_bot.words("bram")

    assert said[0].startswith(NO)
    assert said[1].startswith(f"{YES} Opmerking: wat later")
    assert said[2].startswith("Daarover vind ik geen besluit.")
    assert "nog niets vastgelegd" in said[3]
    assert said[4].startswith(NO)
