"""The yearbook in a browser without a network: on a phone and a desk, light and dark, and on paper."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from bot.config import load_settings
from bot.db import migrate
from bot.db.engine import Sessions
from bot.deps import make_deps
from bot.domain.members import Language
from bot.ops.yearbook import write
from tests.builders import HERE
from tests.databases import lent_engine
from tests.ops.test_yearbook import a_move, a_year

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    url = f"sqlite:///{tmp_path}/prs.db"
    with lent_engine(url) as engine:
        migrate.upgrade(engine)
        with Sessions(engine).writing(HERE) as session:
            a_year(session)
            a_move(session)
        deps = make_deps(load_settings({"DATABASE_URL": url}), clock=lambda: datetime(2013, 1, 20, tzinfo=UTC), engine=engine)
        write(deps, tmp_path / "uit", year=None, language=Language.NL)
    return tmp_path / "uit"


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, {"width": 1200, "height": 900}], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_without_a_network_at_any_width_and_a_decision_leads_to_what_came_of_it(
    browser: BrowserContext, folder: Path, size: Any, scheme: Any
) -> None:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith("file:") else None)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"file://{folder}/index.html")
    page.get_by_role("link", name="2012").click()
    wide = page.evaluate("document.documentElement.scrollWidth")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#B1").get_by_role("link", name="B2").click()
    page.wait_for_url("**/2013.html#B2")
    page.emulate_media(media="print", color_scheme=scheme)
    printed = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('nav')).display]")
    page.close()

    assert wide <= size["width"]
    assert (light == "rgb(255, 255, 255)") is (scheme == "light")
    assert printed == ["rgb(255, 255, 255)", "none"]
    assert troubles == []
