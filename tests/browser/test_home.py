"""The Home tab at the demo's page, by hand: a member answers and searches in it, an organiser begins from it, on a desk and on a phone."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import DESK, PHONE, SitDown, dm, picture


def home(page: Page) -> Locator:
    """Open the app, and its Home tab."""
    if page.locator("#guide").is_visible():
        page.locator("#guide button").first.click()
        expect(page.locator("#guide")).to_be_hidden()
    dm(page)
    page.locator("#tab-home").click()
    shown = page.locator("#home")
    expect(shown.locator(".home-view")).to_be_visible()
    return shown


def test_a_member_answers_and_searches_in_the_home_tab(sit_down: SitDown) -> None:
    page = sit_down("lotte")
    shown = home(page)
    picture(page, "home")
    shown.get_by_role("button", name="Misschien").first.click()
    expect(shown).to_contain_text("U komt misschien naar")
    expect(shown).to_contain_text("Uw antwoord: Misschien")
    search = shown.locator('[data-block-id="home_search"] input')
    search.fill("contributie")
    search.press("Enter")
    expect(shown.get_by_role("button", name="Terug naar het overzicht")).to_be_visible()
    picture(page, "home-searched")
    shown.get_by_role("button", name="Terug naar het overzicht").click()

    expect(shown).to_contain_text("De laatste besluiten:")
    assert page.locator("#home .home-banner:visible").count() == 0


def test_an_organiser_sees_who_answered_and_begins_from_the_home_tab_on_a_phone(sit_down: SitDown) -> None:
    page = sit_down("irene")
    shown = home(page)
    picture(page, "home-organiser")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    shown.get_by_role("button", name="Nieuwe vergadering").click()
    form = page.locator("dialog.modal")

    expect(form).to_be_visible()
    expect(shown).to_contain_text("nog niet gereageerd:")
    page.click(".modal-close")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
