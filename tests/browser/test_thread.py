"""The road from the thread by hand: noted while the meeting is held, made into minutes, recorded, and found, at the page in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import GENERAL, SitDown, advance, answer_of, ask, dm, fill, open_form, pick, picture, send, until

pytestmark = pytest.mark.browser


def test_what_is_noted_in_the_thread_becomes_minutes_that_are_recorded(sit_down: SitDown) -> None:
    page = sit_down("joost")
    form = open_form(page, "/prs nieuw")
    form.get_by_role("button", name="Meer opties").click()
    expect(form.locator('[data-block-id="agenda"]').first).to_be_visible()
    for block, value in (("agenda", "Opening\nArchief"), ("title", "Draadoverleg"), ("date", "2012-09-21"), ("place", "Zwolle")):
        fill(page, block, value)
    pick(page, "channel", "secretarissenoverleg")
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    page.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als")
    page.click(".modal-close")
    advance(page, "#advance-day")  # the agenda comes a week before
    expect(page.locator("#messages .message", has_text="Draadoverleg")).to_have_count(2)
    agenda = answer_of(page, "Draadoverleg")
    picture(page, "86-agenda")
    for _ in range(8):  # to the day itself
        if page.locator("#clockbar").get_by_text("21 september 2012").count():
            break
        advance(page, "#advance-day")

    agenda.hover()
    agenda.get_by_label("Antwoorden in gesprek").click()
    for line in ("besluit: de koffie is voortaan uit Salland", "actie: @anke Dozen bestellen uiterlijk 1 oktober 2012", "Tot zover"):
        send(page, line, "#thread-composer")
        expect(page.locator("#thread-messages")).to_contain_text(line.rpartition(" ")[2])
    expect(page.locator("#thread-messages .reaction:not(.add)")).to_have_count(2)  # a tick for each that is noted
    picture(page, "87-genoteerd")
    page.keyboard.press("Escape")

    dm(page)
    until(page, "Wilt u ook voor het verslag zorgen?", step="#advance-hour", most=8)
    answer_of(page, "Wilt u ook voor het verslag zorgen?").get_by_role("button", name="Verslag opmaken").click()
    expect(form).to_contain_text("1 besluit en 1 actiepunt")
    page.click(".modal-submit")
    expect(form).to_contain_text("Het verslag komt als Word-bestand in uw berichten met mij")
    page.click(".modal-close")
    found = answer_of(page, "1 besluit, 1 actiepunt")
    found.get_by_role("button", name="Nakijken en vastleggen").click()
    expect(form).to_contain_text("Stap 1 van 2.")
    page.click(".modal-submit")
    expect(form).to_contain_text("de koffie is voortaan uit Salland")
    picture(page, "88-opgemaakt")
    page.click(".modal-submit")
    expect(form).to_contain_text("Het verslag is vastgelegd.")
    asker = sit_down("lotte", GENERAL)
    expect(ask(asker, "/prs besluiten welke koffie drinken we voortaan?")).to_contain_text("de koffie is voortaan uit Salland")
