from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db import minutes
from bot.db.engine import WorkspaceSession
from bot.domain.ids import DecisionId, MinutesId
from bot.domain.minutes import Content, Finding, FindingKind, Minutes, MinutesNotFound, MinutesState, Relation, Sureness, to_record
from tests.builders import ANNA, BRAM, NOW, decided, people

LEASE = timedelta(minutes=1)
FOUND = Finding(
    position=1,
    kind=FindingKind.DECISION,
    sureness=Sureness.DOUBTFUL,
    item_number="4",
    item_title="Contributie",
    source="De contributie gaat naar 45 euro.",
    ticked=False,
    content=Content(text="De contributie gaat naar 45 euro.", how="unaniem"),
)


def come_in(session: WorkspaceSession, content: bytes | None = b"Besluit: ja.") -> Minutes:
    people(session)
    return minutes.add(session, file_name="verslag.txt", media_type="text/plain", by=ANNA, now=NOW, content=content)


def test_minutes_keep_the_bytes_they_came_in_with(session: WorkspaceSession) -> None:
    came = come_in(session, b"\x00\xff PK")

    assert (came.state, came.size, came.file_name, minutes.file_of(session, came.id)) == (
        MinutesState.READING,
        5,
        "verslag.txt",
        b"\x00\xff PK",
    )
    with pytest.raises(MinutesNotFound):
        minutes.get(session, MinutesId(99))


def test_minutes_are_read_by_one_process_at_a_time_and_taken_over_after_its_lease(session: WorkspaceSession) -> None:
    came = come_in(session)
    taken = minutes.next_to_read(session, lease=LEASE)
    busy = (minutes.anything_to_read(session), minutes.next_to_read(session, lease=LEASE))
    minutes.put_off(session, came.id, timedelta(seconds=-1))
    over = minutes.next_to_read(session, lease=LEASE)
    minutes.save(session, came.id, state=str(MinutesState.REVIEW), not_before=None)

    assert taken is not None
    assert over is not None
    assert (taken[0].id, taken[1], busy, over[1], minutes.anything_to_read(session)) == (came.id, 0, (False, None), 1, False)


def test_finding_is_given_back_as_it_was_left_and_leads_from_what_was_recorded_of_it_to_its_minutes(session: WorkspaceSession) -> None:
    came = come_in(session)
    decision = decided(session)
    later = Content(
        text="Naar 50 euro.", owners=(BRAM,), names=("Piet",), on=date(2012, 10, 1), begin=time(13), relation=Relation.OTHER,
        resembles=DecisionId(3),
    )  # fmt: skip
    minutes.add_finding(session, came.id, replace(FOUND, position=2))
    minutes.add_finding(session, came.id, FOUND)
    edited = replace(FOUND, content=later, ticked=True, version=4, changed_by=BRAM, decision=decision.id)
    minutes.save_finding(session, came.id, edited)

    assert minutes.findings(session, came.id) == [edited, replace(FOUND, position=2)]
    assert minutes.origin(session, decision=decision.id) == (came, edited)
    assert minutes.origin(session, decision=DecisionId(99)) is None


def test_minutes_of_a_meeting_are_those_that_stand(session: WorkspaceSession) -> None:
    first, second, third = (come_in(session) for _ in range(3))
    minutes.save(session, first.id, state=str(MinutesState.ADOPTED), held_on=date(2012, 9, 13), sketch=[1])
    minutes.save(session, second.id, state=str(MinutesState.WITHDRAWN), held_on=date(2012, 9, 14), sketch=[2])
    minutes.save(session, third.id, state=str(MinutesState.REVIEW), sketch=[3])

    assert [each.id for each in minutes.latest(session, most=9)] == [first.id]
    assert [each.id for each in minutes.in_review(session)] == [third.id]
    assert [(each.id, sketch) for each, sketch in minutes.sketches(session, third.id)] == [(first.id, [1])]
    assert [(each.id, sketch) for each, sketch in minutes.sketches(session, first.id)] == [(third.id, [3])]


@given(st.lists(st.builds(lambda position, ticked: replace(FOUND, position=position, ticked=ticked), st.integers(0, 99), st.booleans())))
def test_nothing_is_recorded_without_a_tick(found: list[Finding]) -> None:
    kept = to_record(found)

    assert all(each.ticked for each in kept)
    assert len(kept) == sum(each.ticked for each in found)
