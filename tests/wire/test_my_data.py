"""What is kept on a member: seen, taken along and forgotten, in Slack; and an app that was removed, and came back."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

import jobs
from bot.ops.tick import tick
from bot.web import make_web
from jobs import prune, sync
from tests.db.test_personal import where_it_stands
from tests.web.asking import ask
from tests.wire.running import HERE, Running, running
from tests.wire.test_calendars import address_in
from tests.wire.test_lists import files_of


def contents(bot: Running, who: str) -> dict[str, str]:
    """The files in a member's DM, by the end of their names."""
    stored = {str(file["name"]).rpartition(".")[2]: bot.slack.workspace.files[str(file["id"])].content for file in files_of(bot, who)}
    return {ending: content.decode() for ending, content in stored.items() if content is not None}


def answered(bot: Running) -> None:
    bot.announce()
    bot.told("bram", "/prs aanwezig V1 +1 Ik kom met de trein")
    bot.told("anna", "/prs actie De zaal bespreken @bram")
    bot.deliver()


def ask_for(bot: Running, who: str, line: str = "/prs mijn-gegevens") -> Any:
    """Type the command, and return the answer with its buttons."""
    bot.told(who, line)
    return bot.person(who).sees("algemeen")[-1]


def test_member_sees_how_much_is_kept_and_gets_it_as_a_page_and_as_data(one_bot: Running) -> None:
    answered(one_bot)
    seen = ask_for(one_bot, "bram")
    assert "Profiel: " in one_bot.reads(seen)
    assert "Antwoorden op bijeenkomsten: 2 regels" in one_bot.reads(seen)

    one_bot.person("bram").tap(seen, "my_data_download")
    one_bot.deliver()
    files = contents(one_bot, "bram")
    data = json.loads(files["json"])
    assert data["rsvps"][0]["comment"] == "Ik kom met de trein"
    assert data["members"][0]["name"] == "Bram Visser"
    assert data["assignments"][0]["item_id"] == 1
    page = files["html"]
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    assert '<html lang="nl">' in page
    assert "V1 Najaarsoverleg" in page
    assert "Ik kom met de trein" in page
    assert "Uw gegevens komen in uw direct bericht" in one_bot.whispers("bram")[-1]
    assert contents(one_bot, "anna") == {}


def test_english_alias_answers_in_english(one_bot: Running) -> None:
    assert "Profile: " in one_bot.told("bram", "/prs my data")


def test_text_of_others_is_never_markup_in_the_page(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.told("bram", "/prs aanwezig V1 <script>alert(1)</script>")
    one_bot.person("bram").tap(ask_for(one_bot, "bram"), "my_data_download")
    one_bot.deliver()

    assert "<script" not in contents(one_bot, "bram")["html"]


def test_form_says_what_goes_and_stays_and_asks_once(one_bot: Running) -> None:
    answered(one_bot)
    bram = one_bot.person("bram")
    bram.tap(ask_for(one_bot, "bram"), "my_data_forget")
    form = one_bot.reads(bram.modal())
    assert "Dit wordt verwijderd" in form
    assert "besluiten en verslagen: het archief van de vereniging" in form
    assert "Gebruikt u de bot later weer, dan begint u opnieuw" in form
    assert "Bram Visser" in one_bot.reads(one_bot.card())

    bram.submit({})
    one_bot.deliver()
    assert "Uw gegevens zijn verwijderd." in one_bot.reads(bram.modal())
    assert "Bram Visser" not in one_bot.reads(one_bot.card())
    assert "een voormalig lid" in one_bot.told("anna", "/prs A1")
    assert any("een voormalig lid" in words for words in one_bot.words("anna"))
    sync.run(one_bot.deps)
    assert "Bram" not in one_bot.told("anna", "/prs deelnemers V1")


def test_whoever_uses_the_bot_again_begins_anew(one_bot: Running) -> None:
    answered(one_bot)
    bram = one_bot.person("bram")
    bram.tap(ask_for(one_bot, "bram"), "my_data_forget")
    bram.submit({})
    one_bot.deliver()
    heard = len(one_bot.words("bram"))
    one_bot.clock.advance(timedelta(days=60))
    one_bot.deliver()
    assert len(one_bot.words("bram")) == heard

    said = one_bot.told("bram", "/prs acties")
    assert "De zaal bespreken" not in said
    assert one_bot.told("bram", "/prs mijn-gegevens").count("regel") == 1


def test_address_of_the_calendar_of_whoever_is_forgotten_opens_nothing(sqlite_url: str) -> None:
    with running(sqlite_url, "http", PRS_PUBLIC_URL="https://prs.voorbeeld.nl") as bot:
        bram = bot.person("bram")
        bot.form("bram", "/prs instellingen")
        bram.tap(None, "calendar_feed")
        address = address_in(bram.modal())
        bram.close(whole_stack=True)
        bram.tap(ask_for(bot, "bram"), "my_data_forget")
        bram.submit({})
        web = make_web(bot.parts.app, bot.deps, list, signed=False)

        assert ask(web, address).status == 404


def test_year_after_somebody_left_they_are_forgotten_by_the_job(one_bot: Running) -> None:
    answered(one_bot)
    one_bot.slack.deactivate("bram")
    one_bot.slack.settle()
    one_bot.deliver()
    prune.run(one_bot.deps)
    assert "Bram Visser" in one_bot.told("anna", "/prs A1")

    one_bot.clock.advance(timedelta(days=366))
    prune.run(one_bot.deps)
    sync.run(one_bot.deps)
    assert "Bram" not in one_bot.told("anna", "/prs A1")


# --- the app removed, and back ---


def everything_said(bot: Running) -> list[str]:
    return [words for who in ("anna", "bram", "carla", "frank") for words in bot.words(who)] + [bot.reads(card) for card in bot.cards()]


@pytest.mark.parametrize("event", ["uninstall", "revoke"])
def test_app_that_was_removed_says_nothing_then_nor_of_that_time_when_it_is_back(one_bot: Running, event: str) -> None:
    answered(one_bot)
    one_bot.told("anna", "/prs actie Iets wat nog niet gezegd is @carla")
    before = everything_said(one_bot)
    if event == "uninstall":
        one_bot.slack.uninstall()
    else:
        one_bot.slack.revoke_token(tell=True)
    one_bot.slack.settle()
    one_bot.clock.advance(timedelta(days=40))
    tick(one_bot.parts, patience=timedelta(0))
    assert everything_said(one_bot) == before

    one_bot.slack.restore_token()
    assert jobs.reopen(one_bot.deps)
    one_bot.deliver()
    assert everything_said(one_bot) == before
    assert one_bot.process.problems() == []

    one_bot.told("anna", "/prs actie Hierna gezegd @carla")
    one_bot.clock.advance(timedelta(days=3))
    one_bot.deliver()
    assert any("Hierna gezegd" in words for words in one_bot.words("carla"))


def test_what_was_recorded_is_there_when_the_app_is_back(one_bot: Running) -> None:
    answered(one_bot)
    one_bot.slack.uninstall()
    one_bot.slack.settle()
    one_bot.clock.advance(timedelta(days=300))
    prune.run(one_bot.deps)
    one_bot.slack.restore_token()
    jobs.reopen(one_bot.deps)

    assert "Bram Visser" in one_bot.told("anna", "/prs A1")


def test_year_after_the_app_was_removed_nobody_is_known_by_name(one_bot: Running) -> None:
    answered(one_bot)
    one_bot.slack.uninstall()
    one_bot.slack.settle()
    one_bot.clock.advance(timedelta(days=366))
    prune.run(one_bot.deps)
    with one_bot.deps.reading(HERE) as session:
        assert where_it_stands(session, "U2BRAM", "Bram Visser", "Anna de Wit") == set()
