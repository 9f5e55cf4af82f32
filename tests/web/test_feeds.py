"""Feeds over HTTP: what a calendar program gets, and what whoever guesses gets."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
import vobject  # type: ignore[import-untyped]
from starlette.applications import Starlette

from bot import main
from bot.config import load_settings
from bot.domain.ids import MemberId
from bot.domain.rsvp import Answer, Way
from bot.services import calendars, rsvp
from bot.web import make_web
from tests.builders import BRAM, HERE, IDENTITY, NOW, announced, people
from tests.web.asking import Reply, ask

PUBLIC = "https://prs.voorbeeld.nl"


class Served:
    """A bot whose HTTP side can be asked, with a clock that is moved by hand."""

    def __init__(self, url: str, public: str | None) -> None:
        given = {"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "geheim"}
        self.now = NOW
        settings = load_settings({**given, **({"PRS_PUBLIC_URL": public} if public else {})})
        self.parts = main.assemble(settings, clock=lambda: self.now)
        self.parts.deps.home.settle(HERE, IDENTITY)
        self.web: Starlette = make_web(self.parts.app, self.parts.deps, list, signed=False)
        with self.parts.deps.writing(HERE) as session:
            people(session)

    def secret(self, member: MemberId = BRAM) -> str:
        with self.parts.deps.writing(HERE) as session:
            return calendars.address_secret(session, member, now=self.now)

    def said_yes(self, **facts: object) -> None:
        with self.parts.deps.writing(HERE) as session:
            event = announced(session, now=self.now, **facts)
            rsvp.answer(session, event.id, BRAM, Answer.YES, Way.COMMAND, at=self.now, now=self.now)

    def get(self, secret: str, **headers: str) -> Reply:
        return ask(self.web, f"/calendar/{secret}.ics", **headers)


@pytest.fixture
def served(sqlite_url: str) -> Iterator[Served]:
    one = Served(sqlite_url, PUBLIC)
    yield one
    one.parts.deps.sessions.engine.dispose()


def test_calendar_program_gets_the_events(served: Served) -> None:
    served.said_yes(title="Najaarsoverleg")
    reply = served.get(served.secret())

    assert reply.status == 200
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    assert reply.headers["cache-control"] == "private, no-cache"
    seen = vobject.readOne(reply.body.decode())
    assert [each.summary.value for each in seen.vevent_list] == ["Najaarsoverleg"]
    assert seen.x_wr_calname.value == "PRS: mijn bijeenkomsten"


def test_unchanged_feed_is_not_sent_again(served: Served) -> None:
    served.said_yes()
    secret = served.secret()
    first = served.get(secret)
    served.now += timedelta(hours=3)
    by_tag = served.get(secret, if_none_match=first.headers["etag"])
    by_weak_tag = served.get(secret, if_none_match=f'"iets", W/{first.headers["etag"]}')
    by_date = served.get(secret, if_modified_since=first.headers["last-modified"])

    assert [each.status for each in (by_tag, by_weak_tag, by_date)] == [304, 304, 304]
    assert by_tag.body == b""
    assert (by_tag.headers["etag"], by_tag.headers["last-modified"]) == (first.headers["etag"], first.headers["last-modified"])


def test_change_is_sent_whatever_the_reader_knew(served: Served) -> None:
    served.said_yes()
    secret = served.secret()
    first = served.get(secret)
    served.said_yes(title="Nog een overleg")  # within the same second
    by_tag = served.get(secret, if_none_match=first.headers["etag"])
    by_date = served.get(secret, if_modified_since=first.headers["last-modified"])

    assert (by_tag.status, by_date.status) == (200, 200)
    assert by_tag.headers["etag"] != first.headers["etag"]
    assert by_tag.headers["last-modified"] != first.headers["last-modified"]


@pytest.mark.parametrize("header", ["gisteren", "", format_datetime(datetime(2000, 1, 1))])  # noqa: DTZ001
def test_date_that_is_none_is_as_if_it_were_not_there(served: Served, header: str) -> None:
    assert served.get(served.secret(), if_modified_since=header).status == 200


def test_tag_counts_before_the_date(served: Served) -> None:
    secret = served.secret()
    first = served.get(secret)

    assert served.get(secret, if_none_match='"iets anders"', if_modified_since=first.headers["last-modified"]).status == 200


def test_unknown_renewed_and_left_addresses_are_as_unknown_as_any_other(served: Served) -> None:
    old = served.secret()
    with served.parts.deps.writing(HERE) as session:
        calendars.renew_secret(session, BRAM, now=NOW)
    replies = [served.get(secret) for secret in (old, "raad", "x" * 43, "..%2f", "a" * 4000)]
    elsewhere = ask(served.web, "/calendar/")

    assert {reply.status for reply in replies} == {404}
    assert len({(reply.body, tuple(sorted(reply.headers.items()))) for reply in replies}) == 1
    assert elsewhere.status == 404


def test_without_a_public_address_there_are_no_feeds(sqlite_url: str) -> None:
    served = Served(sqlite_url, None)
    reply = served.get(served.secret())
    served.parts.deps.sessions.engine.dispose()

    assert reply.status == 404


def test_head_tells_the_same_without_the_events(served: Served) -> None:
    secret = served.secret()
    whole = served.get(secret)
    head = ask(served.web, f"/calendar/{secret}.ics", method="HEAD")

    assert (head.status, head.headers["etag"]) == (200, whole.headers["etag"])
