"""The demo and a browser before it, for the tests in which members use it by hand; each module has a demo of its own."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from bot.demo import Stage
from tests.browser.finding import WANTED, find
from tests.browser.hands import ARGS, DESK, MEETINGS, PATIENCE, SitDown


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    one = Stage(port=0)
    one.slack.pace.ack = one.slack.workspace.views.trigger_seconds = PATIENCE / 1000
    with one:
        yield one


@pytest.fixture(scope="session", autouse=True)
def found_browser() -> str:
    """The browser; without one these tests are skipped, but never on a build server."""
    found = find()
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"no browser: install {WANTED}")
    if found is None:
        pytest.skip("no browser")
    return found


@pytest.fixture(scope="module")
def browser(found_browser: str) -> Iterator[BrowserContext]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found_browser, args=ARGS)
        context = started.new_context(viewport=DESK, locale="nl-NL", reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        yield context
        started.close()


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
