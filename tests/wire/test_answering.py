"""Answers by button, reaction and command: the last one counts, the card says so."""

import itertools
import time
from datetime import timedelta

import pytest

from bot.deps import DeliveryPace
from bot.sandbox import Channel, Person
from jobs import compare_reactions
from tests.wire.running import CHANNELS, PEOPLE, Running, running, workspace_of


def tally(bot: Running, channel: str = "algemeen") -> str:
    lines = bot.reads(bot.card(channel)).splitlines()
    return next(line for line in lines if line.startswith(("Aanwezig ", "Ik kom "))).partition(" Komen:")[0]


def test_a_tap_is_answered_and_the_card_edited_in_place(bot: Running) -> None:
    card = bot.announce()
    assert bot.person("bram").tap(card, "rsvp.yes") is None
    bot.deliver()

    assert tally(bot) == "Aanwezig 1 · Misschien 0 · Afwezig 0"
    assert "Komen: Bram Visser" in bot.reads(bot.card())
    assert bot.card()["ts"] == card["ts"]
    assert "edited" not in bot.card()
    assert [said.splitlines()[0] for said in bot.whispers("bram")] == ["U hebt zich aangemeld voor het Najaarsoverleg."]
    assert bot.whispers("anna") == []


EMOJIS = {
    "white_check_mark": "Aanwezig 1 · Misschien 0 · Afwezig 0",
    "heavy_check_mark": "Aanwezig 1 · Misschien 0 · Afwezig 0",
    "+1::skin-tone-4": "Aanwezig 1 · Misschien 0 · Afwezig 0",
    "thinking_face": "Aanwezig 0 · Misschien 1 · Afwezig 0",
    "question": "Aanwezig 0 · Misschien 1 · Afwezig 0",
    "grey_question": "Aanwezig 0 · Misschien 1 · Afwezig 0",
    "no_entry_sign": "Aanwezig 0 · Misschien 0 · Afwezig 1",
    "-1": "Aanwezig 0 · Misschien 0 · Afwezig 1",
    "tada": "Aanwezig 0 · Misschien 0 · Afwezig 0",
}


def test_a_reaction_is_an_answer(one_bot: Running) -> None:
    card = one_bot.announce()
    seen = {}
    for emoji in EMOJIS:
        one_bot.person("bram").react(card, emoji)
        one_bot.deliver()
        seen[emoji] = tally(one_bot)
        one_bot.person("bram").unreact(card, emoji)

    assert seen == EMOJIS


def test_the_last_answer_counts_by_whatever_way_and_taking_back_falls_back(bot: Running) -> None:
    card = bot.announce()
    bram = bot.person("bram")
    seen = []

    def look() -> None:
        bot.deliver()
        seen.append(tally(bot))

    bram.react(card, "white_check_mark")
    look()
    assert "Misschien" in bot.told("bram", "/prs misschien V1")
    look()
    bram.tap(card, "rsvp.no")
    look()
    bram.react(card, "grey_question")
    look()
    bram.unreact(card, "grey_question")
    look()
    bram.unreact(card, "white_check_mark")
    look()

    assert seen == [
        "Aanwezig 1 · Misschien 0 · Afwezig 0",
        "Aanwezig 0 · Misschien 1 · Afwezig 0",
        "Aanwezig 0 · Misschien 0 · Afwezig 1",
        "Aanwezig 0 · Misschien 1 · Afwezig 0",
        "Aanwezig 0 · Misschien 0 · Afwezig 1",
        "Aanwezig 0 · Misschien 0 · Afwezig 1",
    ]


def test_taking_back_the_only_answer_leaves_none(one_bot: Running) -> None:
    card = one_bot.announce()
    bram = one_bot.person("bram")
    bram.react(card, "x")
    one_bot.deliver()
    bram.unreact(card, "x")
    one_bot.deliver()

    assert tally(one_bot) == "Aanwezig 0 · Misschien 0 · Afwezig 0"
    assert "Uw antwoord" not in one_bot.told("bram", "/prs V1")


def test_reactions_count_in_slacks_order_however_they_arrive(bot: Running) -> None:
    card = bot.announce()
    bram = bot.person("bram")
    bot.slack.hold_events()
    for emoji in ("white_check_mark", "grey_question", "x"):
        bram.react(card, emoji)
    bram.unreact(card, "x")
    bot.slack.release_events("reversed")
    bot.deliver()

    assert tally(bot) == "Aanwezig 0 · Misschien 1 · Afwezig 0"


def test_the_bots_own_seeds_never_count(one_bot: Running) -> None:
    one_bot.announce()
    for _ in range(2):
        one_bot.deliver()

    assert tally(one_bot) == "Aanwezig 0 · Misschien 0 · Afwezig 0"


def test_a_reaction_while_the_event_was_lost_is_caught_up_with(bot: Running) -> None:
    card = bot.announce()
    bot.slack.faults.lose_events = 3
    bot.person("bram").react(card, "white_check_mark")
    bot.person("carla").react(card, "x")
    bot.person("carla").unreact(card, "x")
    bot.deliver()
    before = tally(bot)
    compare_reactions.run(bot.deps)
    bot.deliver()

    assert before == "Aanwezig 0 · Misschien 0 · Afwezig 0"
    assert tally(bot) == "Aanwezig 1 · Misschien 0 · Afwezig 0"


LINES = {
    "/prs aanwezig": "U hebt zich aangemeld voor het Najaarsoverleg.",
    "/prs Aanwezig v1": "U hebt zich aangemeld voor het Najaarsoverleg.",
    "/prs misschien": "U komt misschien naar het Najaarsoverleg.",
    "/prs afwezig V1": "U hebt zich afgemeld voor het Najaarsoverleg.",
    "/prs ik kom": "U hebt zich aangemeld voor het Najaarsoverleg.",
    "/prs ik kom niet": "U hebt zich afgemeld voor het Najaarsoverleg.",
    "/prs yes": "You have signed up for Najaarsoverleg.",
    "/prs maybe V1": "You may come to Najaarsoverleg.",
    "/prs no V1": "You are not coming to Najaarsoverleg.",
}


def test_answering_by_command_names_the_event(one_bot: Running) -> None:
    one_bot.announce()
    assert {line: one_bot.told("bram", line).splitlines()[0] for line in LINES} == LINES


def test_guests_and_a_comment_come_with_the_command(one_bot: Running) -> None:
    one_bot.announce()
    said = one_bot.told("bram", "/prs aanwezig V1 +2 kom iets later")
    one_bot.deliver()

    assert said.splitlines()[0] == "U hebt zich aangemeld voor het Najaarsoverleg. Met 2 gasten. Opmerking: kom iets later"
    assert tally(one_bot) == "Aanwezig 3 · Misschien 0 · Afwezig 0"
    assert "kom iets later" not in one_bot.reads(one_bot.card())


def test_an_answer_to_nothing_or_to_an_unknown_number_is_explained(one_bot: Running) -> None:
    assert one_bot.told("bram", "/prs aanwezig") == "Er is niets gepland waarop u kunt antwoorden."
    assert "Ik ken geen bijeenkomst V99" in one_bot.told("bram", "/prs aanwezig V99")


def test_once_begun_every_way_in_says_so(bot: Running) -> None:
    card = bot.announce(date="2012-09-14")
    bot.clock.advance(timedelta(days=1))
    bram = bot.person("bram")
    bram.tap(card, "rsvp.yes")
    bram.react(card, "white_check_mark")
    bram.react(card, "grey_question")
    typed = bot.told("bram", "/prs aanwezig V1")
    bot.deliver()

    assert "al begonnen" in typed
    assert bot.whispers("bram") == [typed, typed]
    assert len(bot.words("bram")) == 1
    assert "telt niet meer mee" in bot.words("bram")[0]
    assert "Aanwezig 0 · Misschien 0 · Afwezig 0" in bot.reads(card)


def test_who_comes_is_told_to_whoever_asks(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.person("carla").tap(card, "rsvp.maybe")
    one_bot.deliver()
    assert one_bot.person("anna").choose(one_bot.card(), "event_more", "who:1") is None
    one_bot.deliver()

    (said,) = one_bot.whispers("anna")
    assert "Komen: Bram Visser" in said
    assert "Misschien: Carla Smit" in said


def test_a_full_event_has_a_waiting_list_and_a_freed_place_is_told(one_bot: Running) -> None:
    card = one_bot.announce(maximum="1")
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.person("carla").tap(card, "rsvp.yes")
    one_bot.deliver()
    full = one_bot.reads(one_bot.card())
    one_bot.person("bram").tap(card, "rsvp.no")
    one_bot.deliver()

    assert "Aanwezig 1 · Misschien 0 · Afwezig 0 · Wachtlijst 1" in full
    assert "u staat op nummer 1 van de wachtlijst" in one_bot.whispers("carla")[0]
    (told,) = one_bot.words("carla")
    assert "Er is een plaats voor u vrijgekomen" in told
    assert tally(one_bot) == "Aanwezig 1 · Misschien 0 · Afwezig 1"
    assert one_bot.words("bram") == []


def test_a_deleted_card_comes_back_at_the_next_answer(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.slack.delete_message(card)
    assert one_bot.told("bram", "/prs aanwezig V1")
    one_bot.deliver()
    one_bot.told("carla", "/prs afwezig V1")
    one_bot.deliver()

    assert len(one_bot.cards()) == 1
    assert tally(one_bot) == "Aanwezig 1 · Misschien 0 · Afwezig 1"


@pytest.mark.slow
def test_a_storm_of_answers_gives_few_edits_and_a_true_last_one(sqlite_url: str) -> None:
    crowd = [Person(f"U8{number:03}", f"lid{number}", f"Lid {number}") for number in range(30)]
    general = Channel("C1ALGEMEEN", "algemeen", members=["anna", *(one.handle for one in crowd)])
    with workspace_of("socket", people=[*PEOPLE, *crowd], channels=[general, *CHANNELS[1:]]) as slack:
        slack.limits.enforced = True
        with running(sqlite_url, "socket", slack=slack, worker=True, pace=DeliveryPace()) as bot:
            anna = bot.person("anna")
            bot.form("anna", "/prs nieuw")
            anna.submit({"title": "Storm", "date": "2012-11-26", "place": "Delft", "channel": "C1ALGEMEEN"})
            anna.submit({})
            card = slack.wait_for(bot.cards, 10)[-1]
            slack.wait_for(lambda: len(bot.card().get("reactions", [])) == 3, 10)
            began = time.monotonic()
            for turn in range(5):
                for number, one in enumerate(crowd):
                    actor = bot.person(one.handle)
                    if turn == 4:
                        actor.react(card, "white_check_mark" if number < 20 else "x")
                    else:
                        actor.tap(card, f"rsvp.{('yes', 'maybe', 'no')[(turn + number) % 3]}")
            slack.settle(30)
            lasted = time.monotonic() - began
            slack.wait_for(lambda: "Aanwezig 20 · Misschien 0 · Afwezig 10" in bot.reads(bot.card()), 15)
            time.sleep(2.5)
            edits = [call.at for call in slack.calls_of("chat.update")]
            outcomes = {call.outcome for call in slack.calls_of("chat.update")}

    assert "Aanwezig 20 · Misschien 0 · Afwezig 10" in bot.reads(bot.card())
    assert len(edits) <= lasted + 4
    # Seen from Slack's side: on a busy machine one edit may be under way longer than the next.
    assert all(later - earlier >= 0.75 for earlier, later in itertools.pairwise(edits))
    assert outcomes == {"ok"}
