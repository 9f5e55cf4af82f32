import json
from typing import Any

import pytest

from bot.db import decision_changes
from bot.db.engine import Sessions
from bot.domain.decisions import Decision, DecisionStatus, NotYourDecision
from bot.domain.ids import DecisionId
from bot.services import decision_import, decision_register, decisions, members
from bot.services.decision_import import UNCONNECTED, Importer, Report
from bot.services.indexes import Indexes
from tests.builders import ANNA, HERE, IDENTITY, NOW, TODAY


def row(key: str | None, text: str, **changes: Any) -> dict[str, Any]:
    return {"id": key, "date": "2012-06-07", "meeting": "Overleg", "topic": "Kas", "text": text, "status": "besloten", **changes}


ROWS = [
    row("S1", "De kas is leeg.", status="vervangen", replaced_by="S2"),
    row("S2", "De kas is vol."),
    row(None, "Zonder id."),
]


def take(sessions: Sessions, rows: list[dict[str, Any] | bytes], *, workspace: Any = HERE) -> Report:
    report = Report()
    importer = Importer(report)
    raw = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in rows]
    lines = list(decision_import.read_lines(raw, report))
    with sessions.writing(workspace) as session:
        decision_import.make_room(session)
        importer.take(session, lines, now=NOW)
    with sessions.writing(workspace) as session:
        importer.link(session, importer.links(session))
    return report


def kept(sessions: Sessions) -> list[Decision]:
    with sessions.reading(HERE) as session:
        return decisions.several(session, [DecisionId(number) for number in range(1, 20)])


def counted(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.corrected, report.unchanged, report.kept


def test_file_is_taken_in_under_numbers_in_its_order(network: Sessions) -> None:
    report = take(network, [*ROWS])
    old, new, third = kept(network)

    assert counted(report) == (3, 0, 0, 0)
    assert report.problems == []
    assert (old.text, old.status, old.successor, old.ended_on) == ("De kas is leeg.", DecisionStatus.SUPERSEDED, new.id, new.decided_on)
    assert (new.import_key, new.recorded_by, third.text) == ("S2", None, "Zonder id.")


def test_repeating_changes_nothing(network: Sessions) -> None:
    take(network, [*ROWS])
    before = kept(network)
    report = take(network, [*ROWS])

    assert counted(report) == (0, 0, 3, 0)
    assert kept(network) == before


def test_a_line_that_says_otherwise_now_corrects_and_keeps_the_old_words(network: Sessions) -> None:
    take(network, [*ROWS])
    report = take(network, [row("S2", "De kas is bijna vol.", status="ingetrokken")])
    with network.reading(HERE) as session:
        history = decision_changes.history(session, DecisionId(2))

    assert counted(report) == (0, 1, 0, 0)
    assert [(each.change, each.before.text if each.before else None) for each in history] == [
        ("corrected", "De kas is vol."),
        ("revoked", None),
    ]


def test_what_was_changed_in_slack_since_stays(network: Sessions) -> None:
    take(network, [*ROWS])
    with network.writing(HERE) as session:
        decision_register.revoke(session, DecisionId(2), on=TODAY, by=ANNA, now=NOW)
    report = take(network, [*ROWS])

    assert counted(report) == (0, 0, 2, 1)
    assert kept(network)[1].status is DecisionStatus.REVOKED


def test_every_bad_line_is_reported_and_nothing_else_is_lost(network: Sessions) -> None:
    report = take(
        network,
        [
            b"{",
            ROWS[0],
            row("S1", "Dezelfde id, een ander besluit."),
            row("S4", "Wijst nergens heen.", replaced_by="S99"),
            row("S5", "Een kring.", replaced_by="S6"),
            row("S6", "Een kring.", replaced_by="S5"),
            ROWS[1],
            ROWS[1],
        ],
    )  # fmt: skip

    assert [number for number, _ in sorted(report.problems)] == [1, 3, 4, 6]
    assert counted(report) == (5, 0, 1, 0)
    assert [each.import_key for each in kept(network)] == ["S1", "S4", "S5", "S6", "S2"]
    assert [each.successor for each in kept(network)] == [5, None, 4, None, None]


def test_imported_before_the_first_connection_it_comes_along(sessions: Sessions) -> None:
    take(sessions, [*ROWS], workspace=UNCONNECTED)
    with sessions.reading(UNCONNECTED) as session:
        unknown = members.known_workspaces(session)
        found = decisions.find(session, Indexes(), "volle kas", today=TODAY)
    with sessions.writing(HERE) as session:
        members.keep_identity(session, IDENTITY)
    with sessions.writing(HERE) as session:
        members.keep_identity(session, IDENTITY)  # the next start
        members.keep_members(session, [])
        known = members.known_workspaces(session)
        there = decisions.find(session, Indexes(), "volle kas", today=TODAY)

    assert unknown == []
    assert [hit.number for hit in found.hits][:2] == [2, 1]
    assert known == [HERE]
    assert there == found
    assert [each.import_key for each in kept(sessions)][:2] == ["S1", "S2"]


def test_imported_decision_is_taken_back_by_nobody(network: Sessions) -> None:
    take(network, [*ROWS])
    with network.writing(HERE) as session, pytest.raises(NotYourDecision):
        decisions.undo(session, DecisionId(1), by=ANNA, now=NOW)


def test_a_line_may_say_how_it_was_decided_and_one_that_says_so_later_corrects(network: Sessions) -> None:
    take(network, [row("S1", "De kas is vol.", how=" met  algemene stemmen "), row("S2", "De kas is leeg.")])
    first = [each.how for each in kept(network)]
    report = take(
        network, [row("S1", "De kas is vol."), row("S2", "De kas is leeg.", how="bij consent"), row("S3", "Lang.", how="x" * 201)]
    )

    assert first == ["met algemene stemmen", ""]
    assert [each.how for each in kept(network)] == ["", "bij consent"]
    assert (counted(report), [number for number, _ in report.problems]) == ((0, 2, 0, 0), [3])
