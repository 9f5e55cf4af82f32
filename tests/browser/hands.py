"""What a member's hands do at the demo's page, and the pictures of what they see."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 850}
PHONE = {"width": 390, "height": 844}
PICTURES = Path(__file__).parent.parent / "screenshots"
MEETINGS, GENERAL, BOARD = "C0SECRETARISSE", "C0ALGEMEEN", "C0BESTUUR"
PATIENCE = 30_000
"""Milliseconds; two cores that also do other things."""

SitDown = Callable[..., Page]


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.screenshot(path=PICTURES / f"{name}-phone.png")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def send(page: Page, text: str, composer: str = "#composer") -> None:
    page.fill(composer, text)
    page.press(composer, "Enter")


def ask(page: Page, text: str) -> Locator:
    """Type something that is answered only to oneself, and return the answer."""
    before = page.locator("#messages .ephemeral").count()
    send(page, text)
    expect(page.locator("#messages .ephemeral")).to_have_count(before + 1)
    ts = page.locator("#messages .ephemeral").last.get_attribute("data-ts")
    return page.locator(f'#messages .ephemeral[data-ts="{ts}"]')


def answer_of(page: Page, text: str) -> Locator:
    """Find the newest message with a text; the bot may say it in a moment."""
    return page.locator("#messages .message", has_text=text).last


def dm(page: Page) -> None:
    page.locator(".side-entry", has_text="PRS").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PRS")


def advance(page: Page, step: str) -> None:
    """Move the clock by one of its buttons."""
    page.click(step)
    expect(page.locator("#clockbar")).to_have_attribute("aria-busy", "false")


def until(page: Page, words: str | re.Pattern[str], *, step: str = "#advance-next", most: int = 12) -> None:
    """Move the clock until a message has these words."""
    for _ in range(most):
        if page.locator("#messages").get_by_text(words).count():
            return
        advance(page, step)
    expect(page.locator("#messages")).to_contain_text(words)


def card(page: Page, number: str) -> Locator:
    """Find an announcement in the channel by its number."""
    return page.locator("#messages .message:not(.ephemeral)", has=page.get_by_text(re.compile(rf"^{number} · Reageren met")))


def pick(page: Page, block: str, name: str) -> None:
    field = page.locator(f'[data-block-id="{block}"] input[role="combobox"]')
    field.fill(name)
    field.press("Enter")


def fill(page: Page, block: str, text: str) -> None:
    page.locator(f'[data-block-id="{block}"]').locator("input, textarea").first.fill(text)


def error_at(page: Page, block: str) -> Locator:
    return page.locator(f'[data-block-id="{block}"] .field-error:visible')


def open_form(page: Page, command: str) -> Locator:
    send(page, command)
    form = page.locator("dialog.modal")
    expect(form).to_be_visible()
    return form


def close_form(page: Page) -> None:
    page.click(".modal-close")
    expect(page.locator("dialog.modal")).to_have_count(0)
