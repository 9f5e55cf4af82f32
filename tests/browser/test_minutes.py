"""The way of minutes by hand: from a Word file that is dropped to decisions that are found and minutes that are adopted, at the page in a real browser."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.hands import GENERAL, SitDown, answer_of, ask, close_form, dm, fill, open_form, pick, picture, until
from tests.wire.minutes import as_docx

pytestmark = pytest.mark.browser

TEXT = """Verslag van het Secretarissenoverleg
Datum: donderdag 13 september 2012
Aanwezig: Irene Vermeulen (voorzitter), Joost Hendriks, Anke Dijkstra, Teun Bakker

1. Opening
Irene opent de vergadering.

2. Archief
Besluit: het archief van het netwerk wordt gedigitaliseerd in Zwolle.
Actie: Anke vraagt drie offertes aan voor de scanner, uiterlijk 1 oktober 2012.
Actie: Teun Bakker zoekt vrijwilligers.

3. Rondvraag
Er zijn geen vragen.

Volgende vergadering: maandag 26 november 2012, 13.00 uur, Den Haag.
"""


def test_word_file_becomes_decisions_and_promises_in_a_review_and_is_adopted_with_a_change_at_the_next_meeting(sit_down: SitDown) -> None:
    page = sit_down("joost")
    form = open_form(page, "/prs nieuw")  # the next meeting, soon enough, and known before the minutes go on its agenda
    for block, value in (("title", "Extra overleg"), ("date", "2012-09-17"), ("place", "Zwolle")):
        fill(page, block, value)
    pick(page, "channel", "secretarissenoverleg")
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    page.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als")
    page.click(".modal-close")
    dm(page)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    word: FilePayload = {"name": "verslag.docx", "mimeType": kind, "buffer": as_docx(TEXT)}
    page.locator("#composer-place .hidden-file").set_input_files(word)
    expect(answer_of(page, "Ik lees het verslag verslag.docx …")).to_be_visible()
    found = answer_of(page, "Ik heb verslag.docx gelezen: 1 besluit, 2 actiepunten en 1 aankondiging.")
    expect(found).to_contain_text("Punt 3: geen besluit of actie gevonden.")
    picture(page, "80-verslag-gelezen")
    found.get_by_role("button", name="Nakijken en vastleggen").click()
    form = page.locator("dialog.modal")
    expect(form).to_contain_text("Stap 1 van 2.")
    page.click(".modal-submit")
    expect(form).to_contain_text("In het verslag: „Besluit: het archief van het netwerk wordt gedigitaliseerd in Zwolle.”")
    picture(page, "81-verslag-nakijken")

    fill(page, "review.text.1", "Het archief van het netwerk wordt gedigitaliseerd in Deventer.")
    fill(page, "review.names.2", "")
    pick(page, "review.owners.2", "Anke")
    expect(form).to_have_attribute("aria-busy", "false")
    form.get_by_role("button", name="Besluit toevoegen").last.click()
    fill(page, "review.text.5", "De koffie is voortaan uit de streek.")
    page.wait_for_timeout(1000)
    close_form(page)
    answer_of(page, "Nog niet vastgelegd").get_by_role("button", name="Verder met het verslag").click()
    expect(page.locator('[data-block-id="review.text.5"] textarea')).to_have_value("De koffie is voortaan uit de streek.")
    picture(page, "82-verslag-verder")
    page.click(".modal-submit")
    expect(form).to_contain_text("Het verslag is vastgelegd.")
    page.click(".modal-close")

    recorded = answer_of(page, "Concept: nog niet vastgesteld.")
    expect(recorded).to_contain_text("Het archief van het netwerk wordt gedigitaliseerd in Deventer.")
    expect(recorded).to_contain_text("De koffie is voortaan uit de streek.")
    expect(answer_of(page, "Nog niet vastgelegd")).to_contain_text("Vastgelegd door Joost Hendriks.")
    picture(page, "83-verslag-vastgelegd")
    anke = sit_down("anke")
    dm(anke)
    expect(answer_of(anke, "Joost Hendriks gaf u een actiepunt uit een verslag:")).to_contain_text("drie offertes")
    asker = sit_down("lotte", GENERAL)
    answer = ask(asker, "/prs besluiten waar wordt het archief gedigitaliseerd?")
    expect(answer).to_contain_text("Het archief van het netwerk wordt gedigitaliseerd in Deventer.")
    expect(answer).to_contain_text("Concept: het verslag is nog niet vastgesteld.")

    irene = sit_down("irene")
    dm(irene)
    until(irene, "Wat is er besloten over het verslag", step="#advance-day", most=5)
    adopting = answer_of(irene, "Wat is er besloten over het verslag")
    picture(irene, "84-verslag-vaststellen")
    adopting.get_by_role("button", name="Gewijzigd vastgesteld…").click()
    form = irene.locator("dialog.modal")
    expect(form).to_contain_text("De oude woorden blijven bewaard.")
    fill(irene, "note", "Het archief gaat naar Kampen.")
    fill(irene, "text-1", "Het archief van het netwerk wordt gedigitaliseerd in Kampen.")
    picture(irene, "85-gewijzigd-vastgesteld")
    irene.click(".modal-submit")
    expect(form).to_have_count(0)
    expect(answer_of(irene, "Wat is er besloten over het verslag")).to_contain_text(
        "is gewijzigd vastgesteld, doorgegeven door Irene Vermeulen."
    )
    asker = sit_down("lotte", GENERAL)
    answer = ask(asker, "/prs besluiten waar wordt het archief gedigitaliseerd?")
    expect(answer).to_contain_text("Het archief van het netwerk wordt gedigitaliseerd in Kampen.")
    expect(answer).to_contain_text("Het verslag is gewijzigd vastgesteld.")
    expect(answer).not_to_contain_text("oncept")
