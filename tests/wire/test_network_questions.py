"""Questions to the network over the wire: put, replied to, answered, and found by the next to ask."""

from typing import Any

from bot.services.channels import choose_first
from jobs import read_threads
from tests.wire.running import HERE, Running, has_action
from tests.wire.test_reminding import go_to, local

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


def ask(bot: Running, who: str, line: str, *, chosen: bool = True, **values: Any) -> None:
    if chosen:
        with_channel(bot)
    bot.form(who, line)
    assert bot.person(who).submit(values) is None
    bot.deliver()


def test_a_question_is_put_replied_to_answered_and_found_by_the_next_to_ask(bot_on_either: Running) -> None:
    bot = bot_on_either
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
    ask(one_bot, "bram", "/prs vraag Wie kent een drukker?", chosen=False)  # it goes where it was asked
    bram, anna = one_bot.person("bram"), one_bot.person("anna")
    bram.tap(bram.command("/prs K1", "algemeen"), "question_summary")
    assert bram.submit({"text": "Drukkerij Smit in Assen."}) is None
    one_bot.deliver()

    anna.say("welke drukker kent men?")
    one_bot.deliver()
    assert "Drukkerij Smit in Assen." in one_bot.words("anna")[-1]
    anna.say("wie heeft een fanfare?")
    one_bot.deliver()
    with_channel(one_bot)
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


def test_a_question_is_put_to_whoever_knows_and_what_they_answer_takes_the_place_of_the_buttons(bot: Running) -> None:
    carla = bot.person("carla")
    bot.form("carla", "/prs instellingen")
    assert carla.submit({"topics": "zaaksystemen, archief"}) is None
    go_to(bot, local("2012-09-17 10:00"))
    ask(bot, "bram", f"/prs vraag {ASKED}", topics="zaaksysteem")
    go_to(bot, local("2012-09-18 09:00"))
    asked = carla.dms()[-1]
    assert "omdat u bij uw instellingen „zaaksystemen” hebt opgegeven" in bot.reads(asked)
    assert "0 reacties · 1 gevraagd" in bot.reads(card_of(bot))

    carla.tap(asked, "question_know_who")
    errors = carla.submit({"member": "U2BRAM"})
    assert errors is not None
    assert "nu niet worden voorgelegd" in errors["member"]
    assert carla.submit({"member": "U1ANNA"}) is None
    bot.deliver()
    shown = next(one for one in carla.dms() if one["ts"] == asked["ts"])
    assert ("U hebt iemand anders genoemd." in bot.reads(shown), has_action(shown, "question_reply")) == (True, False)
    go_to(bot, local("2012-09-19 09:00"))
    anna = bot.person("anna")
    named = next(one for one in anna.dms() if "Carla Smit denkt dat u dit weet" in bot.reads(one))
    anna.tap(named, "question_reply")
    assert anna.submit({"text": "Bel Assen."}) is None
    bot.deliver()
    go_to(bot, local("2012-09-20 12:00"))
    bram = bot.person("bram")
    choices = next(one for one in reversed(bram.dms()) if has_action(one, "question_choose.1"))
    assert "Anna de Wit: Bel Assen." in bot.reads(choices)
    bram.tap(choices, "question_choose.1")
    bot.deliver()
    assert "Antwoord van Anna de Wit:" in bot.reads(card_of(bot))
    assert bot.slack.complaints == []


def test_a_question_nobody_answers_ends_and_a_topic_can_be_refused(one_bot: Running) -> None:
    carla = one_bot.person("carla")
    one_bot.form("carla", "/prs instellingen")
    assert carla.submit({"topics": "zaaksystemen"}) is None
    ask(one_bot, "bram", f"/prs vraag {ASKED}", topics="zaaksysteem", options=["anonymous"])
    go_to(one_bot, local("2012-09-14 10:00"))
    asked = carla.dms()[-1]
    assert ("Een lid legt het netwerk een vraag voor" in one_bot.reads(asked), "Bram" in one_bot.reads(asked)) == (True, False)
    carla.tap(asked, "question_mute")
    one_bot.deliver()
    assert "U krijgt geen vragen meer over zaaksysteem." in one_bot.words("carla")[-1]
    assert "zaaksysteem" in str(one_bot.form("carla", "/prs instellingen")["blocks"])
    go_to(one_bot, local("2012-10-09 10:00"))

    assert "Onbeantwoord gesloten." in one_bot.reads(card_of(one_bot))
    assert sum("kwam in het gesprek nog geen reactie" in each or "zonder antwoord gesloten" in each for each in one_bot.words("bram")) == 3
