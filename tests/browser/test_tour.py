"""The bus tour by hand: too few sign up, it moves to its reserve date, and what an organiser and a member do with it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import GENERAL, SitDown, answer_of, ask, card, dm, picture, until

pytestmark = pytest.mark.browser


def fetched(page: Page, name: str) -> tuple[str, bytes]:
    """Fetch a file that the bot sent, by its link."""
    link = page.get_by_role("link", name=name).last
    with page.expect_download() as download:
        link.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_tour_with_too_few_moves_to_its_reserve_date_with_those_who_were_coming(sit_down: SitDown) -> None:
    joost = sit_down("joost")
    dm(joost)
    until(joost, "Gaat het door?")
    question = answer_of(joost, "Gaat het door?")
    expect(question).to_contain_text("Er zijn 10 aanmeldingen; minimaal 20 zijn er nodig.")
    picture(joost, "70-gaat-het-door")
    question.get_by_role("button", name="Naar de reservedatum").click()
    form = joost.locator("dialog.modal")
    expect(form).to_contain_text("Tot dan blijven hun plaatsen bezet.")
    picture(joost, "71-verplaatsen")
    joost.click(".modal-submit")
    expect(form).to_have_count(0)
    expect(answer_of(joost, "Gaat het door?")).to_contain_text("verplaatst naar woensdag 23 januari 2013")

    lotte = sit_down("lotte")
    dm(lotte)
    asked = answer_of(lotte, "Ik houd uw plaats")
    expect(asked).to_be_visible()
    picture(lotte, "72-bevestigen")
    asked.get_by_role("button", name="Bevestigen").click()
    expect(answer_of(lotte, "U hebt zich aangemeld voor de Bustour")).to_contain_text("Met 2 gasten.")
    lotte.locator(".side-entry", has_text="secretarissenoverleg").click()
    expect(card(lotte, "V5")).to_contain_text("Te bevestigen t/m 26 september: 7")
    picture(lotte, "73-nieuwe-kaart")


def test_an_organiser_fetches_the_list_and_a_member_the_date(sit_down: SitDown) -> None:
    joost = sit_down("joost")
    listed = ask(joost, "/prs deelnemers V3")
    picture(joost, "74-deelnemers")
    listed.get_by_role("button", name="Lijst als Excel").click()
    dm(joost)
    expect(answer_of(joost, "De lijst van Dag van de samenwerking")).to_be_visible()
    sheet = fetched(joost, "Deelnemers: Dag van de samenwerking")
    picture(joost, "75-lijst")

    maaike = sit_down("maaike")
    answer = ask(maaike, "/prs V3")
    answer.get_by_label("Meer keuzes").click()
    maaike.get_by_role("menuitem", name="In agenda zetten").click()
    offered = answer_of(maaike, "in uw agenda zetten")
    expect(offered).to_be_visible()
    picture(maaike, "76-in-agenda")
    offered.get_by_role("button", name="Bestand voor andere agenda’s").click()
    dm(maaike)
    expect(maaike.locator("#messages .file")).to_be_visible()
    name, content = fetched(maaike, "Dag van de samenwerking")
    picture(maaike, "77-agendabestand")

    assert (sheet[0], sheet[1][:2]) == ("deelnemers-V3.xlsx", b"PK")
    assert name.endswith(".ics")
    assert content.startswith(b"BEGIN:VCALENDAR")


def test_a_message_becomes_an_action_item_by_its_menu(sit_down: SitDown) -> None:
    page = sit_down("anke", GENERAL)
    said = page.locator("#messages .message", has_text="Wanneer zien we elkaar weer?")
    said.hover()
    said.get_by_label("Meer acties").click()
    page.get_by_role("menuitem", name="Actiepunt hiervan maken").click()
    field = page.locator('[data-block-id="text"] textarea')
    expect(field).to_have_value("Goed overleg vanmiddag. Wanneer zien we elkaar weer?")
    field.fill("Een datum prikken voor het voorjaar")
    picture(page, "78-van-bericht")
    page.click(".modal-submit")
    expect(page.locator("dialog.modal")).to_have_count(0)

    expect(ask(page, "/prs acties")).to_contain_text("Een datum prikken voor het voorjaar")
