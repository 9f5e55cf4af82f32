"""An event in one's own calendar: the ways, the file in the DM, and the private address."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]

from bot.web import make_web
from tests.web.asking import ask
from tests.wire.running import Running, running
from tests.wire.test_lists import files_of
from tests.wire.test_refusing import tap_forged


@pytest.fixture
def public(sqlite_url: str) -> Iterator[Running]:
    """A bot whose feeds the outside can read."""
    with running(sqlite_url, "http", PRS_PUBLIC_URL="https://prs.voorbeeld.nl") as one:
        yield one


def calendar_in_dm(bot: Running, who: str) -> Any:
    (file,) = files_of(bot, who)
    content = bot.slack.workspace.files[str(file["id"])].content
    assert content is not None
    return vobject.readOne(content.decode())


def address_in(view: Any) -> str:
    found = re.search(r"/calendar/[\w-]+\.ics", str(view))
    assert found
    return found.group()


def test_menu_of_the_card_offers_the_ways_and_the_file_comes_in_the_dm(one_bot: Running) -> None:
    card = one_bot.announce()
    bram = one_bot.person("bram")
    bram.choose(card, "event_more", "calendar:1")
    one_bot.deliver()
    offered = bram.sees("algemeen")[-1]
    assert "In Google Agenda · In Outlook op het web" in one_bot.reads(offered)

    bram.tap(offered, "calendar_file")
    one_bot.deliver()
    seen = calendar_in_dm(one_bot, "bram").vevent
    assert seen.summary.value == "Najaarsoverleg"
    assert seen.dtstart.value.isoformat() == "2012-11-26T13:00:00+01:00"
    assert "Het bestand komt in uw direct bericht" in one_bot.whispers("bram")[-1]


def test_file_of_what_one_may_not_know_of_is_refused_by_any_way_in(one_bot: Running) -> None:
    one_bot.announce(channel="C2BESTUUR")
    tap_forged(one_bot, "bram", "calendar_file", "1")
    one_bot.deliver()

    assert files_of(one_bot, "bram") == []
    assert "Ik ken geen bijeenkomst V1" in one_bot.whispers("bram")[-1]


def test_settings_give_an_address_that_a_calendar_reads_until_it_is_renewed(public: Running) -> None:
    public.announce()
    public.told("bram", "/prs aanwezig V1")
    bram = public.person("bram")
    public.form("bram", "/prs instellingen")
    bram.tap(None, "calendar_feed")
    web = make_web(public.parts.app, public.deps, list, signed=False)
    first = address_in(bram.modal())
    reply = ask(web, first)
    assert reply.status == 200
    assert vobject.readOne(reply.body.decode()).vevent.summary.value == "Najaarsoverleg"

    bram.tap(None, "calendar_renew")
    second = address_in(bram.modal())
    assert (ask(web, first).status, ask(web, second).status) == (404, 200)
    assert "het vorige werkt niet meer" in public.reads(bram.modal())


def test_without_a_public_address_the_settings_speak_of_no_calendar(one_bot: Running) -> None:
    assert "calendar_feed" not in str(one_bot.form("bram", "/prs instellingen"))
