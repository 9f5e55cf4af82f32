"""Every column that can hold something about a member is known by what it holds, is in their download, and is rid of them when they go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, Table, insert, select

from bot.db import action_items, delivery_status, personal, traces
from bot.db.engine import WorkspaceSession
from bot.db.models import Base, Day, UtcDateTime
from bot.domain.ids import MemberId
from bot.domain.members import FORMER
from bot.domain.personal import Kind, StandIns
from bot.services import members
from tests.builders import BRAM, HERE, NOW, person, promised
from tests.notices import NOTICES

ERIK = MemberId("U7ERIK")
NAME = "Erik van Dam-Smit"
WORDS = StandIns(member="een voormalig lid", deputy="een vervanger")

STAYS = {
    "aliases.meaning",
    "aliases.name",
    "decision_changes.before",
    "decisions.agenda_item",
    "decisions.how",
    "decisions.meeting",
    "decisions.source_link",
    "decisions.source_text",
    "decisions.text",
    "decisions.topic",
    "decision_vectors.vector",
    "index_parts.data",
    "minutes.file_name",
    "minutes.note",
    "minutes.read",
    "minutes.title",
    "minutes_files.content",
    "minutes_findings.item_title",
    "minutes_findings.source",
}
"""What the association recorded stays as it was written: its register of decisions and its minutes (docs/privacy.md, *The record*)."""

NOT_GIVEN = {"minutes_files.content": "given with the minutes", "decision_vectors.vector": "derived", "index_parts.data": "derived"}


def tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name != "workspaces"]


def test_every_column_is_in_the_register_once() -> None:
    """A new one has to be put in its place in `bot/db/personal.py`, with a label in `my_data.ftl` where members are shown it."""
    kept = {table.name: sorted(column.name for column in table.c if column.name != "workspace_id") for table in Base.metadata.sorted_tables}

    assert {name: sorted(holds.columns()) for name, holds in personal.TABLES.items()} == kept


def test_whose_row_it_is_and_who_did_something_are_never_taken_for_anything_else() -> None:
    """A column that points at members, or is named as those are, is a member's id."""
    pointing = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.c
        if any(key.column.table.name == "members" and key.column.name == "id" for key in column.foreign_keys)
        or column.name in {"by", "member_id", "owner_id"}
        or (column.name.endswith("_by") and column.type.python_type is str)
    }
    known = {f"{name}.{column}" for name, holds in personal.TABLES.items() for column in holds.columns("about", "by")}

    assert pointing - known == set()


def test_what_stays_as_it_was_written_is_the_record_and_nothing_else() -> None:
    assert {f"{name}.{column}" for name, holds in personal.TABLES.items() for column in holds.columns("record")} == STAYS


def test_lane_with_a_member_in_it_is_known_to_be_theirs() -> None:
    """Else what waits for them would go on under nobody's name."""
    theirs = {notice.lane.partition(":")[0] for notice in NOTICES if "MemberId7" in notice.lane}

    assert theirs == set(traces.LANES)


def test_what_is_said_to_people_is_let_go_of_with_the_app_and_nothing_else() -> None:
    quiet = {"chat.update", "chat.delete", "reactions.add", "reactions.remove", "reactions.get", "views.publish"}

    assert {notice.method for notice in NOTICES} == {*delivery_status.SPEAKING} | quiet


def sentinel(table: Table, column: Column[Any]) -> str:
    return f"Over {NAME} ({ERIK}) in {table.name}.{column.name}"


def value(table: Table, column: Column[Any]) -> Any:
    """Make something that the column may hold, about Erik wherever its place in the register says that it can be."""
    holds, name = personal.TABLES[table.name], column.name
    if name in holds.columns("about", "by"):
        return ERIK
    if name in holds.columns("to"):
        return f"dm:{ERIK}"
    if any(key.column.table.name == "channels" for key in column.foreign_keys) or (table.name, name) == ("channels", "id"):
        return "C1"
    if isinstance(column.type, JSON):
        return {"by": ERIK, "deep": [sentinel(table, column)], ERIK: 1} if name in holds.columns("inside", "own", "record") else []
    if name in holds.columns("own", "deputy", "words", "record", "inside") and column.type.python_type is str:
        return sentinel(table, column)[: getattr(column.type, "length", None)]
    plain: Mapping[type, Any] = {Integer: 1, Boolean: True, LargeBinary: NAME.encode(), UtcDateTime: NOW, Day: date(2012, 9, 14)}
    return next((made for kind, made in plain.items() if isinstance(column.type, kind)), "x")


@pytest.fixture
def filled(session: WorkspaceSession) -> WorkspaceSession:
    """A workspace with one row in every table, each about Erik in every way it can be."""
    members.keep_members(session, [person(ERIK, NAME)])
    for table in tables():
        if table.name == "members":
            continue
        row = {column.name: value(table, column) for column in table.c if column.name != "workspace_id"}
        session.execute(insert(table).values(workspace_id=HERE, **row))
    return session


def everything(session: WorkspaceSession) -> dict[str, list[dict[str, Any]]]:
    return {
        table.name: [dict(row) for row in session.execute(select(table).where(table.c.workspace_id == HERE)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def where_it_stands(session: WorkspaceSession, *sought: str) -> set[str]:
    """Find the columns that hold any of these words, whatever their type."""
    return {
        f"{table}.{column}"
        for table, rows in everything(session).items()
        for row in rows
        for column, held in row.items()
        if any(word in (held.decode("utf-8", "replace") if isinstance(held, bytes) else str(held)) for word in sought)
    }


def test_download_has_every_column_in_which_a_member_stands(filled: WorkspaceSession) -> None:
    given = traces.of(filled, ERIK, NAME)
    stands = where_it_stands(filled, ERIK, NAME)
    missing = {
        each
        for each in stands
        for table, _, column in [each.partition(".")]
        if not any(NAME in str(row.get(column)) or ERIK in str(row.get(column)) for row in given.get(table, []))
    }

    lanes = {each for each in stands if personal.TABLES[each.partition(".")[0]].kind is Kind.TECHNICAL} | {"outbox.lane"}
    assert missing - lanes == set(NOT_GIVEN)
    assert {"rsvps.comment", "outbox.shown", "meeting_notes.text", "minutes_findings.content", "action_log.facts"} <= stands


def test_no_key_and_nothing_of_the_bot_s_own_running_is_in_a_download(filled: WorkspaceSession) -> None:
    given = traces.of(filled, ERIK, NAME)

    assert {
        f"{table}.{column}"
        for table, rows in given.items()
        for row in rows
        for column in row
        if column in personal.TABLES[table].columns("secret", "inner", "to")
    } == set()


def test_after_deletion_no_trace_is_left_but_in_the_record(filled: WorkspaceSession) -> None:
    traces.forget(filled, ERIK, NAME, WORDS)

    assert where_it_stands(filled, ERIK, NAME, ERIK.lower(), NAME.lower()) <= STAYS
    left = everything(filled)
    assert [row["comment"] for row in left["rsvps"]] == [""]
    assert [row["deputy"] for row in left["rsvps"]] == [WORDS.deputy]
    assert left["meeting_notes"][0]["text"].startswith(f"Over een voormalig lid ({FORMER}")
    assert all(row["member_id"].startswith(FORMER) for row in left["rsvps"])
    assert [len(left[name]) for name in ("feeds", "drafts", "outbox", "prompts", "channel_members", "calendar_files")] == [0, 0, 0, 0, 7, 0]


def test_others_keep_what_is_theirs(filled: WorkspaceSession) -> None:
    before = traces.of(filled, BRAM, "Bram Visser")
    traces.forget(filled, ERIK, NAME, WORDS)

    assert traces.of(filled, BRAM, "Bram Visser") == before


def test_name_that_is_another_s_too_or_a_single_word_is_not_sought_in_texts(session: WorkspaceSession) -> None:
    """Whom a text means cannot be told then; a word like *Anna* would be taken out of every name it is in."""
    namesake, single = MemberId("U8ERIK"), MemberId("U9ANNA")
    members.keep_members(session, [person(ERIK, NAME), person(namesake, NAME), person(single, "Anna")])
    text = f"{NAME} en Anna de Wit bellen de zaal"
    item = promised(session, BRAM, text=text)
    assert traces.of(session, ERIK, NAME).keys() == {"members"}

    for who, name in ((ERIK, NAME), (single, "Anna")):
        traces.forget(session, who, name, WORDS)
    assert action_items.get(session, item.id).text == text
    traces.forget(session, namesake, NAME, WORDS)
    assert action_items.get(session, item.id).text == "een voormalig lid en Anna de Wit bellen de zaal"
