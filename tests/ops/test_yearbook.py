"""`prs export --yearbook`: pages that need no network, no script and no Slack, and on which nobody who was there is named."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from typer.testing import CliRunner

from bot.cli import app
from bot.config import load_settings
from bot.db import minutes
from bot.db.engine import Sessions, WorkspaceSession
from bot.deps import make_deps
from bot.domain.ids import ChannelId, MessageTs
from bot.domain.members import Choices, Language
from bot.domain.minutes import MinutesState
from bot.domain.rsvp import Answer, Extras, Way
from bot.ops.yearbook import write
from bot.services import attendance, decision_register, event_life, members, moving, rsvp
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, NOW, ZONE, decided, people, posted, promised
from tests.databases import _migrated as migrated_file
from tests.databases import lent_engine

LATER = datetime(2013, 1, 20, 9, 0, tzinfo=UTC)
HOSTILE = "</blockquote><script>alert(1)</script><img src=https://example.org/x onerror=alert(1)>&amp;\x00\x0b<!-- \U0001f600 <!channel>"


@pytest.fixture
def url(tmp_path: Path) -> str:
    (tmp_path / "prs.db").write_bytes(migrated_file())
    return f"sqlite:///{tmp_path}/prs.db"


def keep(url: str, tell: Callable[[WorkspaceSession], object]) -> None:
    with lent_engine(url) as engine, Sessions(engine).writing(HERE) as session:
        tell(session)


def a_year(session: WorkspaceSession) -> None:
    """A meeting that was held, one of the board, a tour that was called off, decisions in a chain over two years, minutes."""
    people(session)
    meeting = posted(session)
    for member, more in (
        (ANNA, Extras()),
        (BRAM, Extras(guests=2, names=("Piet Vos", "Jan Pot"))),
        (CARLA, Extras(comment="Met de trein")),
    ):
        rsvp.answer(session, meeting.id, member, Answer.YES, Way.COMMAND, at=NOW, now=NOW, extras=more)
    attendance.tick(session, meeting.id, [ANNA, BRAM], by=ANNA, now=datetime(2012, 11, 27, tzinfo=UTC))
    board = posted(session, ts=MessageTs("1347609600.000200"), title="Bestuursoverleg", channel=BOARD)
    tour = posted(session, ts=MessageTs("1347609600.000300"), title="Bustour")
    event_life.call_off(session, tour.id, because="Te weinig aanmeldingen.", by=ANNA, now=NOW)
    old = decided(session, how="met algemene stemmen")
    new = decided(
        session,
        "De contributie gaat naar 50 euro.",
        decided_on=date(2013, 1, 10),
        meeting="Nieuwjaarsoverleg",
        now=LATER,
        today=LATER.date(),
    )
    decision_register.supersede(session, old.id, successor=new.id, by=ANNA, now=LATER)
    promised(session, BRAM)
    for event, title in ((meeting.id, "Verslag najaarsvergadering"), (board.id, "Verslag bestuur")):
        number = minutes.add(session, event=event, file_name="v.docx", media_type="", slack_file=None, by=CARLA, now=NOW)
        minutes.save(session, number.id, state=MinutesState.ADOPTED, title=title, held_on=date(2012, 11, 26), settled_by=ANNA)


def a_move(session: WorkspaceSession) -> None:
    """Of a tour, into another year."""
    tour = posted(session, ts=MessageTs("1347609600.000400"), title="Excursie")
    plan = replace(tour.plan, starts_at=datetime(2013, 1, 14, 9, tzinfo=UTC), ends_at=datetime(2013, 1, 14, 12, tzinfo=UTC))
    moving.move(session, tour.id, plan, by=ANNA, now=NOW, zone=ZONE)


def made(url: str, folder: Path, *, year: int | None = None, language: Language | None = Language.NL) -> dict[str, str]:
    with lent_engine(url) as engine:
        deps = make_deps(load_settings({"DATABASE_URL": url}), clock=lambda: LATER, engine=engine)
        write(deps, folder, year=year, language=language)
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


def seen(page: str) -> str:
    return re.sub(r"\s+", " ", " ".join(html.fromstring(page).find("body").itertext()))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.NL,
            [
                "Vervangen door B2",
                "Zo besloten: met algemene stemmen",
                "Er waren 4 aanwezigen.",
                "Afgelast.",
                "Vastgesteld.",
                "1 besluit ·",
            ],
        ),
        (Language.EN, ["Superseded by B2", "How it was decided:", "4 people were there.", "Called off.", "Adopted.", "1 decision ·"]),
    ],
)
def test_a_year_can_be_read_in_either_language(url: str, tmp_path: Path, language: Language, words: list[str]) -> None:
    keep(url, a_year)
    pages = made(url, tmp_path / "uit", language=language)
    read = seen(pages["2012.html"]) + seen(pages["index.html"])

    assert [word for word in words if word.replace(" B2", "") not in read and word not in read] == []
    assert set(pages) == {"index.html", "2012.html", "2013.html", "decisions.jsonl", "meetings.jsonl", "minutes.jsonl"}
    assert html.fromstring(pages["2012.html"]).get("lang") == language


def test_it_is_in_the_language_of_the_network_unless_another_is_asked_for(url: str, tmp_path: Path) -> None:
    keep(url, a_year)
    keep(url, lambda session: members.choose_for_network(session, ANNA, Choices(language=Language.EN), []))

    assert "Called off." in made(url, tmp_path / "uit", language=None)["2012.html"]


def test_nobody_who_was_there_is_named_nor_what_they_said(url: str, tmp_path: Path) -> None:
    keep(url, a_year)
    everything = "".join(made(url, tmp_path / "uit").values())

    for name in ("Anna", "Bram", "Carla", "Piet Vos", "Jan Pot", "Met de trein", "U1ANNA", "U2BRAM", "Zaal bespreken"):
        assert name not in everything


def test_what_is_not_everybodys_is_left_out(url: str, tmp_path: Path) -> None:
    """Meetings in private channels and their minutes; what is still to come; what was undone right away."""
    keep(url, a_year)
    keep(
        url,
        lambda session: posted(
            session,
            ts=MessageTs("1.9"),
            title="Toekomst",
            starts_at=datetime(2013, 3, 1, tzinfo=UTC),
            ends_at=datetime(2013, 3, 2, tzinfo=UTC),
        ),
    )
    keep(url, lambda session: posted(session, ts=MessageTs("1.8"), title="Onbekend kanaal", channel=ChannelId("C9WEG")))
    everything = "".join(made(url, tmp_path / "uit").values())

    assert "Najaarsvergadering" in everything
    for title in ("Bestuursoverleg", "Verslag bestuur", "Toekomst", "Onbekend kanaal"):
        assert title not in everything


def test_every_link_leads_to_something_in_the_folder(url: str, tmp_path: Path) -> None:
    keep(url, a_year)
    keep(url, a_move)
    pages = {name: html.fromstring(page) for name, page in made(url, tmp_path / "uit").items() if name.endswith(".html")}
    there = {f"{name}#{each}" for name, page in pages.items() for each in page.xpath("//@id")} | set(pages)
    links = [(name, str(link)) for name, page in pages.items() for link in page.xpath("//@href")]

    assert [(name, link) for name, link in links if (f"{name}{link}" if link.startswith("#") else link) not in there] == []
    assert ("2012.html", "2013.html#B2") in links
    assert ("2013.html", "2012.html#B1") in links
    assert ("2012.html", "2013.html#V5") in links
    assert all(len(page.xpath("//@id")) == len(set(page.xpath("//@id"))) for page in pages.values())


def test_what_people_wrote_is_no_markup_and_asks_for_nothing(url: str, tmp_path: Path) -> None:
    def tell(session: WorkspaceSession) -> None:
        people(session)
        tour = posted(session, title=HOSTILE[:140], place=HOSTILE)
        event_life.call_off(session, tour.id, because=HOSTILE, by=ANNA, now=NOW)
        decided(session, HOSTILE, topic=HOSTILE, meeting=HOSTILE, how="met <b>algemene</b> stemmen")

    keep(url, tell)
    pages = made(url, tmp_path / "uit")
    for name in ("2012.html", "index.html"):
        tree = html.fromstring(pages[name])
        assert tree.xpath("//script | //img | //iframe | //link | //@*[starts-with(name(), 'on')] | //@src | //b") == []
        assert all(not re.match(r"[a-z]+:|//", str(link)) for link in tree.xpath("//@href"))
        assert "default-src 'none'" in pages[name]
    assert "</blockquote><script>alert(1)</script>" in seen(pages["2012.html"])
    assert "<!channel>" in seen(pages["2012.html"])


def test_the_decisions_beside_it_can_be_imported_elsewhere(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(url, a_year)
    made(url, tmp_path / "uit")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["decisions", "import", "uit/decisions.jsonl"], env={"DATABASE_URL": "sqlite:///ander.db"})

    assert done.exit_code == 0, done.output
    assert "2 added" in done.output


def test_events_beside_it_have_the_numbers_of_who_was_there(url: str, tmp_path: Path) -> None:
    keep(url, a_year)
    lines: list[dict[str, Any]] = [json.loads(line) for line in made(url, tmp_path / "uit")["meetings.jsonl"].splitlines()]
    (meeting,) = (line for line in lines if line["title"] == "Najaarsvergadering")

    assert meeting["signed_up"] == {"yes": 5, "maybe": 0, "no": 0}
    assert meeting["there"] == [{"began": "2012-11-26T12:00:00+00:00", "count": 4}]
    assert {line["state"] for line in lines} == {"announced", "called_off"}


def test_one_year_can_be_chosen(url: str, tmp_path: Path) -> None:
    keep(url, a_year)

    assert "2012.html" not in made(url, tmp_path / "uit", year=2013)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--yearbook 1999", "Nothing was recorded of 1999"),
        ("--yearbook vorig", "Write a year"),
        ("--yearbook all --language fr", "nl or en"),
    ],
)
def test_what_cannot_be_made_is_said_and_leaves_no_folder(url: str, tmp_path: Path, asked: str, said: str) -> None:
    keep(url, a_year)
    done = CliRunner().invoke(app, ["export", *asked.split(), str(tmp_path / "uit")], env={"DATABASE_URL": url})

    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert not (tmp_path / "uit").exists()
