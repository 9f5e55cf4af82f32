"""The demo and a browser before it, for the tests in which members use it by hand; each module has a demo of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from bot.demo import Stage
from tests.browser.hands import ARGS, CHROMIUM, DESK, MEETINGS, PATIENCE, SitDown


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    one = Stage(port=0)
    one.slack.pace.ack = one.slack.workspace.views.trigger_seconds = PATIENCE / 1000
    with one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = chromium.new_context(viewport=DESK, locale="nl-NL", reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        yield context
        chromium.close()


@pytest.fixture
def sit_down(browser: BrowserContext, stage: Stage) -> Iterator[SitDown]:
    """Seat a member at the page; the test fails if a page complains or asks anything of another server."""
    troubles: list[str] = []

    def sit(handle: str, channel: str = MEETINGS) -> Page:
        page = browser.new_page()
        page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(stage.url) else None)
        page.goto(f"{stage.url}/?as=U0{handle.upper()}#{channel}")
        page.wait_for_selector("body[data-ready]")
        while page.locator("dialog.modal").count():  # left open by a test that failed
            page.click(".modal-close")
            page.wait_for_timeout(200)
        return page

    yield sit
    for page in browser.pages:
        page.close()
    assert troubles == []
