"""What a member is told of what is kept on them, and what their going leaves of them; what passes by itself after its period."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.db import channels as stored_channels
from bot.db import feeds, forgotten, handovers, members, minutes, outbox, personal, rsvps, workspaces
from bot.db.engine import WorkspaceSession
from bot.db.models import (
    ActionItemRow,
    ActionLogRow,
    CalendarFileRow,
    CallOffAskingRow,
    DecisionRow,
    DraftRow,
    EventChangeRow,
    EventMessageRow,
    EventRow,
    FindingRow,
    HandoverRow,
    InboxRow,
    MeetingNoteRow,
    MemberRow,
    MinutesFileRow,
    MinutesRow,
    OutboxRow,
    PromptRow,
    RsvpEntryRow,
    RsvpRow,
)
from bot.domain.agenda import AgendaPoint
from bot.domain.ids import EventId, MemberId, MinutesId
from bot.domain.meeting_notes import MeetingNote
from bot.domain.members import FORMER, Choices
from bot.domain.minutes import Content, Finding, FindingKind, Sureness
from bot.domain.notices import TellLeft, TellPlace
from bot.domain.personal import PERIODS, Kind, Passing, StandIns
from bot.domain.rsvp import Answer, Extras, Place, Way
from bot.services import action_items, agenda, announcing, calendars, channels, event_messages, rsvp
from bot.services import event_life as life
from bot.services import members as people_service
from bot.services import personal as service
from bot.services.handovers import keep_people
from tests.builders import (
    ANNA,
    BRAM,
    CARD,
    CARLA,
    DIRK,
    GENERAL,
    HERE,
    MEETING,
    NOW,
    decided,
    minutes_after,
    person,
    plan,
    posted,
    promised,
)
from tests.db.test_personal import STAYS, everything, where_it_stands

WORDS = StandIns(member="een voormalig lid", deputy="een vervanger")
COMMENT = "ik kom met de trein van kwart over"


def forget(session: WorkspaceSession, member: MemberId = CARLA, *, asked: bool = True, now: datetime = NOW) -> None:
    service.forget(session, member, WORDS, asked=asked, now=now)


def lived(session: WorkspaceSession) -> None:
    """Let Carla do what members and organisers do, and others do to her."""
    members.name_organisers(session, [CARLA])
    tour = posted(session, maximum=1, title="Bustour")
    said = Extras(guests=0, comment=COMMENT)
    rsvp.answer(session, tour.id, CARLA, Answer.YES, Way.BUTTON, at=NOW, now=NOW, extras=said)
    rsvp.answer(session, tour.id, BRAM, Answer.YES, Way.BUTTON, at=minutes_after(1), now=minutes_after(1))
    rsvp.react(session, GENERAL, CARD, CARLA, "white_check_mark", on=True, at=minutes_after(2), now=minutes_after(2))
    rsvp.answer_for(session, tour.id, BRAM, Answer.MAYBE, by=CARLA, at=minutes_after(3), now=minutes_after(3))
    rsvp.answer(session, tour.id, BRAM, Answer.YES, Way.BUTTON, at=minutes_after(4), now=minutes_after(4))
    own = announcing.announce_plan(session, plan(title="Borrel bij Carla Smit", hosts=(CARLA, BRAM)), by=CARLA, now=NOW)
    life.close(session, own.id, by=CARLA, now=minutes_after(5))
    announcing.draft(session, plan(), by=CARLA, now=NOW)
    calendars.ask_file(session, tour.id, to=CARLA, now=NOW)
    calendars.address_secret(session, CARLA, now=NOW)
    mine = promised(session, CARLA, text="Carla Smit en <@U3CARLA> bellen de zaal", by=ANNA)
    promised(session, BRAM, text="Brief sturen", by=CARLA)
    action_items.finish(session, mine.id, by=CARLA, now=minutes_after(6))
    promised(session, CARLA, text="Koffie regelen", by=ANNA)
    decided(session, "Carla Smit wordt penningmeester.", by=CARLA)
    agenda.propose(session, tour.id, AgendaPoint(title="Wat Carla Smit wil"), by=CARLA, now=NOW)
    number = minutes.add(session, file_name="verslag.txt", media_type="text/plain", content=b"Carla Smit", event=None, by=CARLA, now=NOW)
    content = Content(text="Zaal bespreken", owners=(CARLA,), names=("Carla Smit",))
    finding = Finding(
        position=1, kind=FindingKind.ACTION, sureness=Sureness.CERTAIN, source="Carla Smit bespreekt.", ticked=True, content=content
    )
    minutes.add_finding(session, number.id, finding)
    outbox.add(session, TellPlace(event=tour.id, member=CARLA), now=NOW)
    session.flush()


def rows(session: WorkspaceSession, table: type[Any], *where: Any) -> list[Any]:
    return list(session.scalars(select(table).where(table.workspace_id == HERE, *where).execution_options(populate_existing=True)))


def count(session: WorkspaceSession, table: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.workspace_id == HERE)) or 0


# --- what is kept ---


def test_a_life_in_the_network_is_all_in_the_download_and_counted_by_kind(session: WorkspaceSession) -> None:
    lived(session)
    kept = service.kept_of(session, CARLA)
    stands = {each.partition(".")[0] for each in where_it_stands(session, CARLA, "Carla Smit", COMMENT)}

    technical = {name for name, holds in personal.TABLES.items() if holds.kind is Kind.TECHNICAL}
    assert stands - technical - kept.keys() == {"minutes_files"}
    counted = service.counted(session, CARLA)
    assert {Kind.PROFILE, Kind.ANSWERS, Kind.EVENTS, Kind.ACTIONS, Kind.DECISIONS, Kind.MINUTES, Kind.CALENDAR} <= counted.keys()
    assert sum(counted.values()) == sum(map(len, kept.values()))


def test_what_was_found_in_real_use_is_known_to_the_register(session: WorkspaceSession) -> None:
    """No column holds a member that the register takes for one about nobody."""
    lived(session)
    known = {
        f"{name}.{column}"
        for name, holds in personal.TABLES.items()
        for column in holds.columns("about", "to", "by", "own", "deputy", "words", "inside", "record")
    }

    assert where_it_stands(session, CARLA, "Carla Smit", COMMENT) - known == set()


def test_of_an_answer_that_one_passed_on_there_is_neither_whose_it_was_nor_what_they_said(session: WorkspaceSession) -> None:
    event = posted(session)
    rsvp.answer_for(session, event.id, BRAM, Answer.YES, by=ANNA, at=NOW, now=NOW, extras=Extras(comment=COMMENT))
    (passed_on,) = service.kept_of(session, ANNA)["rsvp_entries"]

    assert passed_on["answered_by"] == ANNA
    assert not {"member_id", "comment"} & passed_on.keys()
    assert COMMENT in str(service.kept_of(session, BRAM))


def test_comment_of_another_is_in_nobody_else_s_download(session: WorkspaceSession) -> None:
    lived(session)

    assert COMMENT in str(service.kept_of(session, CARLA))
    assert COMMENT not in str(service.kept_of(session, BRAM))
    assert COMMENT not in str(service.kept_of(session, ANNA))


# --- forgotten ---


def test_whoever_is_forgotten_is_nowhere_but_in_the_record(session: WorkspaceSession) -> None:
    lived(session)
    forget(session)

    assert where_it_stands(session, CARLA, "Carla Smit", COMMENT) <= STAYS
    assert [row.text for row in rows(session, ActionItemRow, ActionItemRow.id == 1)] == [
        "een voormalig lid en een voormalig lid bellen de zaal"
    ]
    assert [row.title for row in rows(session, EventRow, EventRow.id == 2)] == ["Borrel bij een voormalig lid"]
    assert [row.text for row in rows(session, DecisionRow)] == ["Carla Smit wordt penningmeester."]


def test_places_go_to_those_who_wait_with_a_word_and_counts_of_what_was_stay(session: WorkspaceSession) -> None:
    lived(session)
    then = posted(
        session, ts=replace_ts(CARD), title="Vorig jaar", starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=1, hours=1)
    )
    rsvp.answer(session, then.id, CARLA, Answer.YES, Way.BUTTON, at=NOW, now=NOW, extras=Extras(guests=2, names=("Jan", "Piet")))
    after = NOW + timedelta(days=2)
    forget(session, now=after)

    tally = rsvps.tallies(session, [EventId(1), then.id])
    assert (tally[EventId(1)].yes, tally[EventId(1)].waiting) == (1, 0)
    assert tally[then.id].yes == 3
    assert rsvps.standing_of(session, EventId(1), BRAM)[1].place is Place.SEATED  # type: ignore[union-attr]
    told = [outbox.read_notice(row.notice) for row in rows(session, OutboxRow, OutboxRow.state == "queued")]
    assert TellPlace(event=EventId(1), member=BRAM) in told
    assert [row.guest_names for row in rows(session, RsvpRow, RsvpRow.event_id == then.id)] == [[]]


def replace_ts(ts: Any) -> Any:
    return type(ts)(f"{float(ts) + 1:.6f}")


def test_open_action_items_and_events_are_handed_over_under_no_name(session: WorkspaceSession) -> None:
    lived(session)
    workspaces.save_choices(session, Choices(chair=CARLA))
    forget(session)

    (leaver,) = handovers.leavers(session)
    assert leaver.startswith(FORMER)
    assert {line.subject for line in handovers.of(session, leaver)} == {"A3", "V2", "chair"}
    left = [notice for row in rows(session, OutboxRow) if isinstance(notice := outbox.read_notice(row.notice), TellLeft)]
    assert left == [TellLeft(member=ANNA, leaver=leaver)]
    assert people_service.name_of(session, leaver) == "een voormalig lid"


def test_nothing_waits_for_whoever_was_forgotten_and_their_calendar_is_shut(session: WorkspaceSession) -> None:
    lived(session)
    secret = calendars.address_secret(session, CARLA, now=NOW)
    forget(session)

    assert [row.lane for row in rows(session, OutboxRow) if CARLA in row.lane] == []
    assert feeds.by_secret(session, secret) is None
    assert count(session, PromptRow) == 0


def test_whoever_asked_for_it_is_not_brought_back_by_slack_but_begins_anew_by_what_they_do(session: WorkspaceSession) -> None:
    lived(session)
    forget(session)
    told = person(CARLA, "Carla Smit")
    keep_people(session, [told], now=NOW)
    channels.keep_members(session, GENERAL, [ANNA, CARLA])
    channels.member_joined(session, GENERAL, CARLA)
    rsvp.react(session, GENERAL, CARD, CARLA, "white_check_mark", on=True, at=NOW, now=NOW)
    rsvp.compare(session, 1, [("white_check_mark", CARLA)], now=minutes_after(9))
    assert where_it_stands(session, CARLA, "Carla Smit") <= STAYS

    keep_people(session, [told], now=NOW, met=True)
    assert members.get(session, CARLA) == replace(told, organiser=False)
    assert set(service.kept_of(session, CARLA)) == {"members", "decisions", "minutes_findings"}
    channels.keep_members(session, GENERAL, [ANNA, CARLA])
    assert stored_channels.is_in(session, GENERAL, CARLA)


def test_a_leaver_who_was_forgotten_stays_so_until_they_come_back_to_the_workspace(session: WorkspaceSession) -> None:
    forget(session, DIRK, asked=False)
    gone = person(DIRK, "Dirk Mol", gone=True)
    keep_people(session, [gone], now=NOW)
    assert members.get(session, DIRK) is None

    keep_people(session, [replace(gone, gone=False)], now=NOW)
    assert members.get(session, DIRK) is not None
    assert forgotten.among(session, [DIRK]) == {}


def test_forgetting_twice_or_a_stranger_changes_nothing(session: WorkspaceSession) -> None:
    lived(session)
    forget(session)
    before = everything(session)
    forget(session)
    forget(session, MemberId("U9NIEMAND"))

    assert everything(session) == before


# --- periods ---

END = MEETING.ends_at


def _answered(session: WorkspaceSession) -> None:
    event = posted(session)
    rsvp.answer(
        session, event.id, BRAM, Answer.YES, Way.BUTTON, at=NOW, now=NOW, extras=Extras(guests=2, names=("Jan", "Piet"), comment="Laat")
    )
    rsvp.answer(session, event.id, CARLA, Answer.NO, Way.BUTTON, at=NOW, now=NOW, extras=Extras(deputy="Wim Kok"))
    life.close(session, event.id, by=ANNA, now=NOW)
    feeds.note_file(session, event.id, BRAM)


def _noted(session: WorkspaceSession) -> None:
    from bot.db import meeting_notes  # noqa: PLC0415

    event = posted(session)
    meeting_notes.save(session, MeetingNote(event=event.id, ts=CARD, by=ANNA, text="Besluit: ja", noted_at=NOW), GENERAL, CARD)


def _called_off(session: WorkspaceSession) -> None:
    life.call_off(session, posted(session, minimum=10).id, by=ANNA, now=NOW, ask_why=True)


def _written_to(session: WorkspaceSession) -> None:
    event_messages.send(session, posted(session).id, "invited", "Tot dan.", by=ANNA, now=NOW)


def _brought_in(session: WorkspaceSession, *, state: str = "review", recorded_at: datetime | None = None) -> None:
    number = minutes.add(session, file_name="v.txt", media_type="text/plain", content=b"Verslag", event=None, by=ANNA, now=NOW)
    for position in (1, 2):
        finding = Finding(
            position=position, kind=FindingKind.DECISION, sureness=Sureness.CERTAIN, source="Zo.", ticked=True, content=Content(text="Zo")
        )
        minutes.add_finding(session, number.id, finding)
    minutes.save(session, number.id, state=state, recorded_at=recorded_at, read={"text": "Verslag"})
    if recorded_at is not None:
        decision = decided(session)
        row = select(FindingRow).where(FindingRow.workspace_id == HERE, FindingRow.position == 1)
        session.scalars(row).one().decision_id = decision.id
        session.flush()


def _closed_item(session: WorkspaceSession) -> None:
    promised(session, BRAM)
    promised(session, CARLA)
    action_items.finish(session, action_items.get(session, 1).id, by=BRAM, now=NOW)  # type: ignore[arg-type]


def _settled_handover(session: WorkspaceSession) -> None:
    for number, settled_at in ((1, NOW), (2, None)):
        session.add(
            HandoverRow(
                workspace_id=HERE, id=number, leaver_id=DIRK, subject=f"A{number}", state="taken", made_at=NOW, settled_at=settled_at
            )
        )
    session.flush()


def _delivered(session: WorkspaceSession) -> None:
    outbox.add(session, TellPlace(event=EventId(1), member=BRAM), now=NOW)
    outbox.add(session, TellPlace(event=EventId(2), member=BRAM), now=NOW)
    first = rows(session, OutboxRow)[0].id
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.id == first).values(state="sent", finished_at=NOW))


def _left(session: WorkspaceSession) -> None:
    keep_people(session, [person(BRAM, "Bram Visser", gone=True)], now=NOW)


def _all(table: type[Any]) -> Any:
    return lambda session: count(session, table)


def _words(session: WorkspaceSession) -> list[Any]:
    session.expire_all()
    said = [(row.guests, row.guest_names, row.comment, row.deputy) for row in rows(session, RsvpRow)]
    return said + [(row.guests, row.guest_names, row.comment, row.deputy) for row in rows(session, RsvpEntryRow)]


def _known(session: WorkspaceSession) -> list[str]:
    return sorted(row.id for row in rows(session, MemberRow) if not row.id.startswith(FORMER))


PASSING: dict[Passing, tuple[Any, datetime, Any, Any, Any]] = {
    Passing.HANDLED: (lambda s: s.add(InboxRow(workspace_id=HERE, key="Ev1", received_at=NOW)), NOW, _all(InboxRow), 1, 0),
    Passing.DRAFTS: (lambda s: announcing.draft(s, plan(), by=ANNA, now=NOW), NOW, _all(DraftRow), 1, 0),
    Passing.DELIVERIES: (_delivered, NOW, _all(OutboxRow), 2, 1),
    Passing.ANSWER_WORDS: (
        _answered,
        END,
        _words,
        [(2, ["Jan", "Piet"], "Laat", ""), (0, [], "", "Wim Kok"), (2, ["Jan", "Piet"], "Laat", None), (None, None, None, "Wim Kok")],
        [(2, [], "", ""), (0, [], "", "een vervanger"), (2, None, None, None), (None, None, None, "een vervanger")],
    ),
    Passing.ENTRIES: (_answered, END, lambda s: (count(s, RsvpEntryRow), count(s, RsvpRow)), (2, 2), (0, 2)),
    Passing.EVENT_CHANGES: (_answered, END, _all(EventChangeRow), 1, 0),
    Passing.CALENDAR_FILES: (_answered, END, _all(CalendarFileRow), 1, 0),
    Passing.REASONS: (_called_off, END, _all(CallOffAskingRow), 2, 0),
    Passing.EVENT_MESSAGES: (_written_to, END, _all(EventMessageRow), 1, 0),
    Passing.NOTES: (_noted, END, _all(MeetingNoteRow), 1, 0),
    Passing.ACTION_LOG: (_closed_item, NOW, _all(ActionLogRow), 3, 1),
    Passing.HANDOVERS: (_settled_handover, NOW, _all(HandoverRow), 2, 1),
    Passing.UNRECORDED: (
        _brought_in,
        NOW,
        lambda s: [count(s, table) for table in (MinutesRow, MinutesFileRow, FindingRow)],
        [1, 1, 2],
        [0, 0, 0],
    ),
    Passing.READING: (
        lambda s: _brought_in(s, state="adopted", recorded_at=NOW),
        NOW,
        lambda s: (minutes.read_of(s, MinutesId(1)), minutes.file_of(s, MinutesId(1)), count(s, FindingRow)),
        ({"text": "Verslag"}, b"Verslag", 2),
        (None, b"Verslag", 1),
    ),
    Passing.LEAVERS: (_left, NOW, lambda s: BRAM in _known(s), True, False),
    Passing.REMOVED: (
        lambda s: workspaces.note_removed(s, "app_uninstalled", now=NOW),
        NOW,
        _known,
        sorted([ANNA, BRAM, CARLA, DIRK, "U0BOT"]),
        ["U0BOT"],
    ),
}


def passed(session: WorkspaceSession, what: Passing, *, now: datetime) -> int:
    """Let a period pass until nothing is left to do; returns the number of transactions."""
    taken = 1
    while service.pass_away(session, what, WORDS, now=now):
        taken += 1
        assert taken < 50
    session.expire_all()
    return taken


@pytest.mark.parametrize("what", Passing)
def test_what_is_kept_passes_after_its_period_and_not_a_moment_before(what: Passing, session: WorkspaceSession) -> None:
    make, begins, look, before, after = PASSING[what]
    make(session)
    session.flush()
    passed(session, what, now=begins + PERIODS[what])
    at_the_end = look(session)
    looked_at = what in {Passing.DELIVERIES, Passing.LEAVERS, Passing.REMOVED}
    assert service.anything_over(session, what, WORDS, now=begins + PERIODS[what]) is looked_at
    assert service.anything_over(session, what, WORDS, now=begins + PERIODS[what] + timedelta(microseconds=1))
    passed(session, what, now=begins + PERIODS[what] + timedelta(microseconds=1))

    assert at_the_end == before
    assert look(session) == after


def test_no_batch_is_larger_than_a_short_transaction_takes(session: WorkspaceSession) -> None:
    session.add_all(InboxRow(workspace_id=HERE, key=f"Ev{number}", received_at=NOW) for number in range(service.BATCH * 2 + 1))
    session.flush()
    now = NOW + PERIODS[Passing.HANDLED] + timedelta(seconds=1)
    more = service.pass_away(session, Passing.HANDLED, WORDS, now=now)

    assert (more, count(session, InboxRow)) == (True, service.BATCH + 1)
    assert passed(session, Passing.HANDLED, now=now) == 2


def test_leaver_of_whom_it_is_not_known_when_is_kept_a_whole_period_from_now_on(session: WorkspaceSession) -> None:
    later = NOW + 2 * PERIODS[Passing.LEAVERS]
    passed(session, Passing.LEAVERS, now=later)
    assert DIRK in _known(session)

    passed(session, Passing.LEAVERS, now=later + PERIODS[Passing.LEAVERS] + timedelta(seconds=1))
    assert DIRK not in _known(session)


def test_leaver_who_came_back_is_kept(session: WorkspaceSession) -> None:
    _left(session)
    keep_people(session, [person(BRAM, "Bram Visser")], now=NOW + timedelta(days=9))
    passed(session, Passing.LEAVERS, now=NOW + 2 * PERIODS[Passing.LEAVERS])

    assert BRAM in _known(session)


def test_answers_to_what_is_still_to_come_keep_their_words_and_their_history(session: WorkspaceSession) -> None:
    _answered(session)
    ahead = END - timedelta(seconds=1)
    session.execute(update(EventRow).where(EventRow.workspace_id == HERE).values(ends_at=ahead + 9 * PERIODS[Passing.ENTRIES]))
    before = _words(session)
    for what in Passing:
        passed(session, what, now=ahead + 2 * PERIODS[Passing.ENTRIES])

    assert _words(session) == before
