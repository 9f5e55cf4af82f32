"""The tour through the demo's story: by mouse on a phone, by keyboard alone at a desk; and that nobody is shut out of the page."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Playwright, expect, sync_playwright

from bot.demo import Stage
from tests.browser.hands import ARGS, DESK, MEETINGS, PATIENCE, PHONE, PICTURES, answer_of, close_form, open_form, send

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]  # each tour goes through a year

Press = Callable[[Locator], None]
STEPS = ["answer", "next", "ask", "vote", "action", "remind", "tour", "minutes", "leaver", "year"]
WAY = """node => node === document.activeElement ? "here"
    : node.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab\""""
"""Which way the focus has to go."""

TABS = 400
"""More presses of the Tab key than there are places to go to."""


@pytest.fixture(scope="module")
def chromium(found_browser: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield _launched(playwright, found_browser)


def _launched(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=ARGS)


@pytest.fixture
def visit(chromium: Browser, stage: Stage) -> Iterator[Callable[..., Page]]:
    """Open the page as a visitor does, with nothing chosen; the test fails if it complains or asks anything of another server."""
    troubles: list[str] = []

    def open_page(**context: Any) -> Page:
        page = chromium.new_context(reduced_motion="reduce", **context).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(stage.url) else None)
        page.goto(stage.url)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_page
    for context in chromium.contexts:
        context.close()
    assert troubles == []


def by_hand(target: Locator) -> None:
    target.click()


def by_keyboard(target: Locator) -> None:
    """Go there with the Tab key, as whoever has no mouse does, and press Enter."""
    page = target.page
    expect(target).to_be_visible()
    for _ in range(TABS):
        way = target.evaluate(WAY)
        if way == "here":
            page.keyboard.press("Space" if target.get_attribute("type") == "radio" else "Enter")
            return
        page.keyboard.press(way)
    pytest.fail(f"the Tab key does not lead to {target}")


def wait_done(page: Page, step: str) -> None:
    """Wait until a step is done by the workspace's own word."""
    done = "async (id) => (await (await fetch('/page/state')).json()).guide.find((step) => step.id === id).done"
    for _ in range(60):
        if page.evaluate(done, step):
            return
        page.wait_for_timeout(250)
    page.screenshot(path=PICTURES / "tour-not-done.png")
    pytest.fail(f"{step} was not done")


def deed(page: Page, press: Press) -> None:
    """Press what the step that is next offers; on a small screen the panel is opened first."""
    if page.locator("#guide").is_hidden():
        press(page.locator("#guide-bar"))
    button = page.locator(".step[aria-current] .step-body .button")
    if not button.is_visible():
        press(page.locator(".step[aria-current] h3 button"))
    press(button)


def moved(page: Page, before: str) -> None:
    expect(page.locator("#clock")).not_to_have_text(before)
    expect(page.locator("#clockbar")).to_have_attribute("aria-busy", "false", timeout=90_000)


def jump(page: Page, press: Press, who: str) -> None:
    """Let the step put the clock on its day, and come to the direct message of whom it is about."""
    before = page.locator("#clock").inner_text()
    deed(page, press)
    moved(page, before)
    there(page, who)


def there(page: Page, who: str) -> None:
    expect(page.locator("#me")).to_have_value(f"U0{who.upper()}")
    expect(page.get_by_role("heading", level=1)).to_have_text("PRS-bot")


def pictures(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=PICTURES / f"tour-{name}-{scheme}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def take_the_tour(page: Page, press: Press, look: Callable[[str], None]) -> None:
    """Do every step as its text says, in the order of the story."""
    form = page.locator("dialog.modal")
    look("0-start")

    deed(page, press)
    expect(page.get_by_role("heading", level=1)).to_have_text("secretarissenoverleg")
    press(page.locator(".message", has_text="V3 ·").last.locator('[data-action-id="rsvp.yes"]'))
    wait_done(page, "answer")
    look("1-answer")

    def type_it(step: str) -> None:
        deed(page, press)
        expect(page.locator("#composer")).to_be_focused()
        expect(page.locator("#composer")).not_to_have_value("")
        page.keyboard.press("Escape")  # what is suggested while one types
        page.keyboard.press("Enter")
        wait_done(page, step)
        look(f"{STEPS.index(step) + 1}-{step}")

    type_it("next")
    type_it("ask")
    deed(page, press)
    press(page.locator('#messages [data-action-id="poll_vote.0"]').last)
    wait_done(page, "vote")
    look("4-vote")
    type_it("action")

    jump(page, press, "anke")
    press(page.locator('#messages [data-action-id="action_done"]').last)
    wait_done(page, "remind")
    look("6-remind")

    deed(page, press)
    there(page, "joost")
    press(page.locator('#messages [data-action-id="decide_reserve"]').last)
    expect(form).to_be_visible()
    look("7-tour-form")
    press(form.locator(".modal-submit"))
    expect(form).to_have_count(0)
    wait_done(page, "tour")
    look("7-tour")

    jump(page, press, "joost")
    deed(page, press)
    press(page.locator('#messages [data-action-id="minutes_review"]').last)
    expect(form).to_be_visible()
    press(form.locator(".modal-submit"))
    expect(form.locator('[data-block-id^="review.text"]').first).to_be_visible()
    look("8-minutes-form")
    press(form.locator(".modal-submit"))
    press(form.locator('input[type="radio"]').last)  # how the course that begins again goes with an earlier decision
    press(form.locator(".modal-submit"))
    wait_done(page, "minutes")
    press(form.locator(".modal-close"))
    expect(form).to_have_count(0)
    look("8-minutes")

    jump(page, press, "irene")
    press(page.locator('#messages [data-action-id="handover_choose_all"], #messages [data-action-id="handover_choose"]').last)
    expect(form.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("Teun")
    page.keyboard.press("Enter")
    press(form.locator(".modal-submit"))
    wait_done(page, "leaver")
    look("9-leaver")

    jump(page, press, "irene")
    wait_done(page, "year")
    if page.locator("#guide").is_hidden():
        press(page.locator("#guide-button"))
    expect(page.locator(".step.done")).to_have_count(len(STEPS))
    look("10-year")


def test_the_whole_tour_is_taken_at_a_desk_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit(viewport=DESK, locale="nl-NL")
    take_the_tour(page, by_keyboard, lambda name: pictures(page, f"nl-desk-{name}"))

    sent = page.locator(".sent-line")
    expect(page.locator(".sent h3")).to_have_text(re.compile(r"^\d+ berichten verstuurd$"))
    to = sent.first.get_attribute("data-to")
    by_keyboard(sent.first)
    expect(page.locator("#messages .message:focus")).to_be_visible()
    expect(page.locator("#me")).to_have_value(to or "")


def test_the_whole_tour_is_taken_on_a_phone_in_english_and_everything_begins_anew(visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True)
    start_over(page, "Start over")
    take_the_tour(page, by_hand, lambda name: pictures(page, f"en-phone-{name}"))

    page.locator(".guide-end").get_by_role("button", name="All inboxes").click()
    expect(page.locator("section.inbox")).to_have_count(7)
    pictures(page, "en-phone-inboxes")
    page.get_by_role("button", name="Open Teun Bakker’s inbox").click()
    expect(page.locator("#me")).to_have_value("U0TEUN")
    expect(page.get_by_role("heading", level=1)).to_have_text("PRS-bot")
    start_over(page, "Start over")
    expect(page.locator("#clock")).to_have_text(re.compile("Thursday,? 13 September 2012"))
    page.click("#guide-bar")
    expect(page.locator(".step.done")).to_have_count(0)


def start_over(page: Page, label: str) -> None:
    page.click("#more")
    page.get_by_role("menuitem", name=label).click()
    page.evaluate("document.body.dataset.before = 'yes'")
    page.locator(".confirm-dialog").get_by_role("button", name=label).click()
    page.wait_for_selector("body[data-ready]:not([data-before])", timeout=90_000)


def blameless(page: Page) -> None:
    """Let axe judge what is shown, in the light and in the dark, at both widths."""
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page)
            blamed = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found.response["violations"]]
            assert blamed == [], (viewport, scheme)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def test_axe_finds_nothing_wrong_with_page_panel_form_home_and_what_opens_above_them(visit: Callable[..., Page], stage: Stage) -> None:
    page = visit(viewport=DESK, locale="nl-NL")
    page.goto(f"{stage.url}/?as=U0JOOST#{MEETINGS}")
    page.wait_for_selector("body[data-ready]")
    blameless(page)
    page.locator(".members").click()
    blameless(page)
    page.keyboard.press("Escape")
    page.click("#jump")
    blameless(page)
    page.keyboard.press("Escape")
    page.click("#search")
    page.keyboard.type("bustour")
    blameless(page)
    page.keyboard.press("Escape")
    page.click("#inboxes")
    expect(page.locator("section.inbox").first).to_be_visible()
    blameless(page)
    page.keyboard.press("Escape")
    open_form(page, "/prs nieuw")
    page.locator('[data-block-id="date"] input').press("ArrowDown")
    blameless(page)
    page.keyboard.press("Escape")
    page.click(".modal-submit")
    expect(page.locator(".field-error:visible").first).to_be_visible()
    blameless(page)
    close_form(page)
    send(page, "/prs help")
    expect(page.locator("#messages .ephemeral").last).to_be_visible()
    page.locator(".side-entry", has_text="PRS-bot").click()
    expect(answer_of(page, "Lotte Verhoeven")).to_be_visible()
    blameless(page)
    if page.get_by_role("tab", name="Start").count():
        page.get_by_role("tab", name="Start").click()
        expect(page.locator("#home .block").first).to_be_visible()
        blameless(page)
