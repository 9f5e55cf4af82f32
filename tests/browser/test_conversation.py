"""What the network finds out together, by hand: a vote that becomes a decision, a date an event, a question a kept answer."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import SitDown, answer_of, card, close_form, dm, fill, open_form, picture, send, until

pytestmark = pytest.mark.browser


def test_a_vote_becomes_a_decision_a_date_an_event_and_a_question_an_answer_that_the_next_to_ask_finds(sit_down: SitDown) -> None:
    vote_on_a_proposal(sit_down)
    find_a_date(sit_down)
    ask_the_network(sit_down)


def vote_on_a_proposal(sit_down: SitDown) -> None:
    lotte = sit_down("lotte")
    proposal = lotte.locator("#messages .message:not(.ephemeral)", has_text="De bustour staat voortaan ook open").first
    proposal.get_by_role("button", name="Voor", exact=True).click()
    expect(answer_of(lotte, "u stemde Voor")).to_be_visible()
    expect(proposal).to_contain_text("Gestemd: 4 van 8")
    picture(lotte, "80-voorstel")

    until(lotte, "is aangenomen")
    expect(proposal).to_contain_text("Voor: 3")
    picture(lotte, "81-aangenomen")

    maaike = sit_down("maaike")
    dm(maaike)
    send(maaike, "Mogen raadsleden mee met de bustour?")
    found = answer_of(maaike, "bestuurders en raadsleden")
    expect(found).to_contain_text("buiten vergadering; voor: 3, tegen: 1")
    picture(maaike, "82-gevonden")


def find_a_date(sit_down: SitDown) -> None:
    joost = sit_down("joost")
    form = open_form(joost, "/prs datumprikker Werkbezoek aan het noorden")
    fill(joost, "moments", "di 2 oktober 10.00 – 15.00 uur\nwo 3 oktober 10.00 – 15.00 uur\nma 15 oktober 10.00 – 15.00 uur")
    picture(joost, "83-datumprikker")
    joost.click(".modal-submit")
    expect(form).to_have_count(0)

    for handle, said in (("lotte", ("ja", "nee", "liever niet")), ("maaike", ("ja", "ja", "nee"))):
        page = sit_down(handle)
        asked = page.locator("#messages .message:not(.ephemeral)", has_text="Datumprikker: Werkbezoek").last
        asked.get_by_role("button", name="Invullen…").click()
        form = page.locator("dialog.modal")
        for slot, word in enumerate(said):
            form.locator(f'[data-block-id="slot_{slot}"]').get_by_label(word, exact=True).check()
        picture(page, f"84-invullen-{handle}")
        page.click(".modal-submit")
        expect(form).to_have_count(0)
    expect(asked).to_contain_text("ja 2 · liever niet 0 · nee 0")
    picture(page, "85-ingevuld")

    joost = sit_down("joost")
    dm(joost)
    until(joost, "Kies een datum")
    picture(joost, "86-kiezen")
    answer_of(joost, "Kies een datum").get_by_role("button", name="Kies deze datum").first.click()
    form = joost.locator("dialog.modal")
    expect(form).to_contain_text("komt voorlopig mee en bevestigt met één tik: 2 leden")
    fill(joost, "place", "Station Assen")
    picture(joost, "87-formulier")
    joost.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    joost.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als V5")
    close_form(joost)

    lotte = sit_down("lotte")
    dm(lotte)
    told = answer_of(lotte, "U zei dat u dan kunt")
    expect(told).to_be_visible()
    picture(lotte, "88-voorlopig")
    told.get_by_role("button", name="Bevestigen").click()
    expect(answer_of(lotte, "U hebt zich aangemeld voor het Werkbezoek")).to_be_visible()
    lotte.locator(".side-entry", has_text="secretarissenoverleg").click()
    expect(card(lotte, "V5")).to_contain_text(
        re.compile(r"Te bevestigen t/m \d+ oktober: 1\D.*Lotte Verhoeven")
    )  # whose turn it is, a lot decides
    picture(lotte, "89-bevestigd")


def ask_the_network(sit_down: SitDown) -> None:
    maaike = sit_down("maaike")
    form = open_form(maaike, "/prs vraag Hoe komt het dat zich zo weinig mensen aanmeldden voor de leergang?")
    expect(form).to_contain_text("Hierover is dit al bekend:")
    expect(form).to_contain_text("De leergang gaat dit jaar niet door")
    fill(maaike, "topics", "leergang")
    picture(maaike, "90-vraag")
    maaike.click(".modal-submit")
    expect(form).to_have_count(0)

    teun = sit_down("teun")
    dm(teun)
    until(teun, "misschien weet u hier iets van")
    asked = answer_of(teun, "misschien weet u hier iets van")
    expect(asked).to_contain_text("omdat u dit actiepunt had")
    picture(teun, "91-gevraagd")
    asked.get_by_role("button", name="Ik weet het…").click()
    fill(teun, "text", "Het programma was te zwaar opgezet en sloot te weinig aan bij wat men vroeg.")
    teun.click(".modal-submit")
    expect(asked).to_contain_text("U hebt gereageerd.")

    maaike = sit_down("maaike")
    question = maaike.locator("#messages .message", has_text="K1 ·").last
    expect(question).to_contain_text("1 reactie · 2 gevraagd")
    dm(maaike)
    until(maaike, "Is dit het antwoord?")
    picture(maaike, "92-is-dit-het-antwoord")
    answer_of(maaike, "Is dit het antwoord?").get_by_role("button", name="Antwoord 1").click()
    expect(answer_of(maaike, "Het antwoord op K1 is bewaard.")).to_be_visible()

    lotte = sit_down("lotte")
    dm(lotte)
    send(lotte, "Waarom meldden zich zo weinig mensen aan voor de leergang?")
    found = answer_of(lotte, "Geen besluit, maar een antwoord op een eerdere vraag, van Teun Bakker")
    expect(found).to_contain_text("te zwaar opgezet")
    picture(lotte, "93-gevonden")
