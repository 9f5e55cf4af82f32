"""The page of what is kept on a member: complete, in both languages, and in need of nothing else."""

from datetime import date
from html.parser import HTMLParser

import pytest

from bot.db.personal import TABLES
from bot.domain.members import Language
from bot.domain.personal import Kind
from bot.texts import LANGUAGES, Texts
from bot.views.my_data import FOR_MACHINES, page, register_of
from tests.builders import NOW, ZONE

SHOWN = ("about", "by", "own", "deputy", "words", "inside", "record", "plain")
KINDS = {name: holds.kind for name, holds in TABLES.items()}
KEPT = {
    name: [dict.fromkeys(holds.columns(*SHOWN), "<b>iets</b>")]
    for name, holds in TABLES.items()
    if holds.kind is not Kind.TECHNICAL and name not in {"minutes_files", "decision_vectors", "index_parts"}
}
EMPTY = {"br", "meta"}


class Reading(HTMLParser):
    """Reads a page, and holds that every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        self.tags.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_a_member_is_shown_has_a_label_and_every_kind_its_reason(language: Language) -> None:
    t = Texts(language, ZONE)
    read = Reading()
    read.feed(page(KEPT, t, {}, {}, kinds=KINDS, now=NOW))

    assert read.open == []
    assert read.tags.isdisjoint({"script", "link", "img", "iframe", "b"})
    said = " ".join(read.words)
    assert [kind for kind in Kind if t(f"kept-{kind}") not in said] == []
    assert said.count("<b>iets</b>") == sum(len(row.keys() - FOR_MACHINES) for rows in KEPT.values() for row in rows) - len(
        ["outbox.subject"]
    )
    assert said.count(t("my-data-why")) == len(Kind)


def test_values_are_written_as_people_read_them() -> None:
    t = Texts(Language.NL, ZONE)
    row = {"event_id": 12, "member_id": "U1", "is_on": True, "since": NOW, "confirm_by": date(2012, 11, 26), "answer": "yes", "guests": 0}
    written = page(
        {"rsvps": [row | {"guest_names": ["Jan", "Piet"], "comment": None}]}, t, {"U1": "Anna"}, {12: "Bustour"}, kinds=KINDS, now=NOW
    )

    for words in ("V12 Bustour", "Anna", ">ja<", "14 september 2012, 10.00 uur", "26 november 2012", "Jan, Piet", "<td>0</td>"):
        assert words in written
    assert "Opmerking<" not in written  # a column that says nothing is left out


def test_message_is_called_as_people_call_it_and_shows_its_words_and_no_code() -> None:
    row = {"id": 3, "kind": "send_calendar_file", "subject": "calendar_file:1:U1", "notice": {"kind": "send_calendar_file", "event": 1}}
    shown = {"text": "Hier is het bestand", "blocks": [{"type": "rich_text"}]}
    written = page({"outbox": [row | {"shown": shown, "state": "sent"}]}, Texts(Language.NL, ZONE), {}, {}, kinds=KINDS, now=NOW)

    assert "het agendabestand van V1" in written
    assert "Hier is het bestand" in written
    assert "rich_text" not in written
    assert "calendar_file" not in written


def test_a_period_in_words_is_the_period_of_the_job() -> None:
    told = dict(register_of(Kind.MESSAGES, Texts(Language.EN, ZONE)))

    assert told["How long"] == "until 90 days after it was sent or dropped"
