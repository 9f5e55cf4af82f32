"""Questions to the network over the wire: put, replied to, answered, and found by the next to ask."""

from typing import Any

from bot.services.channels import choose_first
from jobs import read_threads
from tests.wire.running import HERE, Running, has_action

Json = dict[str, Any]

ASKED = "Wie heeft ervaring met een gezamenlijk zaaksysteem? <!channel>"


def with_channel(bot: Running) -> None:
    """Let questions go to #algemeen."""
    with bot.deps.writing(HERE) as session:
        choose_first(session, "algemeen")


def card_of(bot: Running, number: str = "K1") -> Json:
    return next(one for one in bot.slack.messages("algemeen") if bot.reads(one).startswith(f"{number} ·"))


def thread_of(bot: Running, card: Json) -> list[str]:
    return [bot.reads(one) for one in bot.slack.messages("algemeen") if one.get("thread_ts") == card["ts"] and one["ts"] != card["ts"]]


def read_replies(bot: Running) -> None:
    read_threads.run_questions(bot.deps)
    bot.deliver()


def ask(bot: Running, who: str, line: str, **values: Any) -> None:
    with_channel(bot)
    bot.form(who, line)
    assert bot.person(who).submit(values) is None
    bot.deliver()


def test_a_question_is_put_replied_to_answered_and_found_by_the_next_to_ask(bot: Running) -> None:
    ask(bot, "bram", f"/prs vraag {ASKED}", topics="zaaksysteem, archief")
    assert "K1 wordt nu aan het netwerk voorgelegd." in bot.words("bram")[-1]
    card, carla = card_of(bot), bot.person("carla")
    assert "Gevraagd door Bram Visser." in bot.reads(card)
    carla.tap(card, "question_reply")
    assert carla.submit({"text": "Wij, sinds *2010*, met <!here> plezier."}) is None
    bot.person("anna").say("Assen ook.", thread=card)
    bot.deliver()
    read_replies(bot)

    assert "2 reacties · 0 gevraagd" in bot.reads(card_of(bot))
    said = next(one for one in bot.slack.messages("algemeen") if "sinds *2010*" in bot.reads(one))
    assert bot.reads(said).splitlines()[0] == "Carla Smit"
    bot.person("bram").message_shortcut(said, "question_answer")
    assert bot.person("bram").submit({}) is None
    bot.deliver()

    shown = card_of(bot)
    assert ("Antwoord van Carla Smit:" in bot.reads(shown), has_action(shown, "question_reply")) == (True, False)
    assert "Uw reactie wordt bewaard als antwoord op K1" in bot.words("carla")[-1]
    for line in ("/prs vragen ervaring zaaksysteem", "/prs besluiten zaaksystemen"):
        assert "Geen besluit, maar een antwoord op een eerdere vraag, van Carla Smit" in bot.told("anna", line)
    bot.person("anna").say("wie weet iets van zaaksystemen?")
    bot.deliver()
    assert "sinds *2010*" in bot.words("anna")[-1]
    assert bot.slack.broadcasts == []


def test_what_is_known_is_shown_before_a_question_is_put_and_what_finds_nothing_can_be_put(one_bot: Running) -> None:
    ask(one_bot, "bram", "/prs vraag Wie kent een drukker?")
    bram, anna = one_bot.person("bram"), one_bot.person("anna")
    bram.tap(bram.command("/prs K1", "algemeen"), "question_summary")
    assert bram.submit({"text": "Drukkerij Smit in Assen."}) is None
    one_bot.deliver()

    anna.say("welke drukker kent men?")
    one_bot.deliver()
    assert "Drukkerij Smit in Assen." in one_bot.words("anna")[-1]
    anna.say("wie heeft een fanfare?")
    one_bot.deliver()
    anna.tap(anna.dms()[-1], "offer_form.question")
    assert anna.submit({"question": "Wie kent een drukker in Assen?"}) is None  # known, and not seen before
    modal = anna.modal()
    assert modal is not None
    assert "Drukkerij Smit" in one_bot.reads(modal)
    assert anna.submit({}) is None
    one_bot.deliver()
    assert "Gevraagd door Anna de Wit." in one_bot.reads(card_of(one_bot, "K2"))


def test_an_anonymous_asker_is_named_nowhere_but_to_organisers(one_bot: Running) -> None:
    ask(one_bot, "bram", "/prs vraag Wie kent een drukker?", options=["anonymous"])
    bram, carla = one_bot.person("bram"), one_bot.person("carla")
    card = card_of(one_bot)
    bram.tap(card, "question_reply")
    assert bram.submit({"text": "Het gaat om 400 boekjes."}) is None
    carla.tap(card, "question_follow")
    one_bot.deliver()
    bram.tap(bram.command("/prs K1", "algemeen"), "question_summary")
    assert bram.submit({"text": "Drukkerij Smit."}) is None
    one_bot.deliver()

    everywhere = [*one_bot.slack.messages("algemeen"), *carla.dms(), *carla.sees("algemeen"), *one_bot.person("anna").dms()]
    looked = [one_bot.told("carla", line) for line in ("/prs K1", "/prs vragen", "/prs vragen drukker")]
    assert [each for each in [*map(one_bot.reads, everywhere), *looked, str(everywhere)] if "Bram" in each or "U2BRAM" in each] == []
    assert "Bram Visser" in one_bot.told("anna", "/prs K1")
    assert "Drukkerij Smit." in looked[-1]
    one_bot.person("anna").say("@PRS vragen drukker", "algemeen")
    one_bot.deliver()
    assert "Bram" not in one_bot.reads(one_bot.slack.messages("algemeen")[-1])


def test_only_whoever_asked_or_an_organiser_marks_the_answer(one_bot: Running) -> None:
    ask(one_bot, "bram", "/prs vraag Wie kent een drukker?")
    said = one_bot.person("anna").say("Smit.", thread=card_of(one_bot))
    one_bot.deliver()
    one_bot.person("carla").message_shortcut(said, "question_answer")
    one_bot.person("bram").message_shortcut(card_of(one_bot), "question_answer")
    one_bot.deliver()

    assert "doet dat wie de vraag stelde, of een organisator" in one_bot.words("carla")[-1]
    assert "geen reactie op een vraag" in one_bot.words("bram")[-1]
