"""A member's first times on a running bot: one welcome for whoever joins, one hint after each first use, and nothing for all others."""

from datetime import timedelta

from bot.sandbox import Person
from tests.wire.running import Running

NINA = Person("U8NINA", "nina", "Nina Nieuw")
HINT = "Tip: met /prs aanwezig +2 meldt u ook gasten aan"


def joins(bot: Running, who: Person = NINA) -> None:
    bot.slack.add_person(who)
    bot.slack.join(who.handle, "algemeen")
    bot.deliver()


def test_whoever_joins_the_workspace_gets_one_welcome_and_fills_in_for_whom_they_work(bot: Running) -> None:
    joins(bot)
    (welcome,) = bot.person("nina").dms()
    assert bot.person("nina").tap(welcome, "offer_form.profile") is None
    form = bot.reads(bot.person("nina").modal())
    assert bot.person("nina").submit({"partnership": "Regio Zuid", "partnership_type": "classic", "province": "zeeland"}) is None
    bot.deliver()

    assert "Welkom, Nina Nieuw." in bot.reads(welcome)
    assert "Liever rust?" in bot.reads(welcome)
    assert "waarvoor u wordt uitgenodigd" in form or "overal voor uitgenodigd" in form
    assert [words for words in bot.words("nina") if "Welkom" not in words] == ["Uw samenwerkingsverband is opgeslagen."]


def test_nobody_is_welcomed_because_the_bot_was_installed_or_somebody_changed_their_name(one_bot: Running) -> None:
    one_bot.slack.change_person("bram", real_name="Bram de Visser")
    one_bot.deliver()

    assert [one_bot.words(who) for who in ("anna", "bram", "carla", "frank")] == [[], [], [], []]


def test_a_guest_is_not_written_to(one_bot: Running) -> None:
    joins(one_bot, Person("U8GUUS", "guus", "Guus Gast", restricted=True))

    assert one_bot.words("guus") == []


def test_whoever_joins_at_night_is_welcomed_when_people_work(one_bot: Running) -> None:
    one_bot.clock.advance(timedelta(hours=9))  # Thursday, 23.00
    joins(one_bot)
    at_night = one_bot.words("nina")
    one_bot.clock.advance(timedelta(hours=10))
    one_bot.deliver()

    assert at_night == []
    assert len(one_bot.words("nina")) == 1


def test_a_newcomer_gets_one_hint_after_a_first_use_and_never_again(one_bot: Running) -> None:
    card = one_bot.announce()
    joins(one_bot)
    for action in ("rsvp.yes", "rsvp.no", "rsvp.yes"):
        one_bot.person("nina").tap(card, action)
        one_bot.deliver()
    typed = one_bot.told("nina", "/prs misschien V1")
    said = one_bot.whispers("nina")

    assert [HINT in words for words in said] == [True, False, False, False]
    assert HINT not in typed


def test_a_hint_goes_with_the_answer_to_a_command_too(one_bot: Running) -> None:
    one_bot.announce()
    joins(one_bot)

    assert [HINT in one_bot.told("nina", "/prs aanwezig V1") for _ in range(2)] == [True, False]


def test_whoever_was_there_before_or_switched_hints_off_gets_none(one_bot: Running) -> None:
    one_bot.announce()
    joins(one_bot)
    one_bot.form("nina", "/prs instellingen")
    one_bot.person("nina").submit({"wanted": ["events", "unanswered", "actions"]})

    assert [HINT in one_bot.told(who, "/prs aanwezig V1") for who in ("nina", "bram")] == [False, False]


def test_an_organiser_has_first_steps_until_they_are_done(one_bot: Running) -> None:
    def look() -> str:
        one_bot.person("anna").open_home()
        one_bot.deliver()
        return one_bot.reads(one_bot.person("anna").home())

    first = look()
    one_bot.announce()
    then = look()
    one_bot.person("anna").tap(one_bot.person("anna").home(), "offer_form.network", block_id="home_step:schedule")
    assert one_bot.person("anna").submit({"channel": "C1ALGEMEEN"}) is None
    one_bot.deliver()

    assert "1. Kies het kanaal" in first
    assert "2. De eerste vergadering is aangekondigd." in then
    assert "3. Kies wanneer de bot aan bijeenkomsten herinnert" in then
    assert "Eerste stappen" not in one_bot.reads(one_bot.person("anna").home())
