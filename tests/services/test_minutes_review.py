"""The review of minutes: what is kept, what is recorded, and by whom."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.composing.minutes import show
from bot.db import minutes as rows
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import ActionItemRow, DecisionRow, OutboxRow
from bot.domain.decisions import DecidedInTheFuture, DecisionStatus
from bot.domain.events import EventNotFound
from bot.domain.ids import DecisionId, EventId, MinutesId
from bot.domain.members import Choices, Language
from bot.domain.minutes import (
    Content,
    Edit,
    Finding,
    FindingKind,
    MeetingHasMinutes,
    Minutes,
    MinutesDateMissing,
    MinutesNotFound,
    MinutesRecorded,
    MinutesState,
    NotForMinutes,
    Relation,
    ReplacedTwice,
    Sureness,
)
from bot.domain.responses import Say, ShowMinutes
from bot.domain.review import MOST_ROWS, Item, page_with, pages
from bot.domain.rsvp import Answer, Way
from bot.reading.findings import AgendaItem, Certainty, FoundAction, FoundDecision, FoundEvent, Meeting, NextMeeting, ParsedMinutes
from bot.reading.likeness import sketch
from bot.services import decision_register, decisions, members, minutes, minutes_review, rsvp
from bot.services.indexes import Indexes
from bot.services.minutes_review import Heading
from bot.slack.payloads import FormValues
from bot.slack.review_form import edits_in
from bot.texts import Texts
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, NOW, TODAY, ZONE, announced, crowd, decided, people, person

FEE = AgendaItem("2", "Contributie")
HELD_ON = date(2012, 9, 13)
READ = ParsedMinutes(
    meeting=Meeting(title="Najaarsoverleg", held_on=HELD_ON),
    agenda=(AgendaItem("1", "Opening"), FEE),
    decisions=(
        FoundDecision("De contributie gaat naar 50 euro.", FEE, Certainty.CERTAIN, "Besluit: de contributie gaat naar 50 euro."),
        FoundDecision("Misschien een lustrum.", FEE, Certainty.DOUBTFUL, "Misschien een lustrum."),
    ),
    actions=(
        FoundAction("Brief sturen", ("Bram Visser", "Piet"), date(2012, 10, 1), FEE, Certainty.CERTAIN, "Bram en Piet sturen een brief."),
        FoundAction("Zaal huren", ("Bram Visser",), None, None, Certainty.CERTAIN, "Bram huurt de zaal."),
        FoundAction("Koffie", ("Bram",), None, FEE, Certainty.CERTAIN, "Bram zet koffie."),
    ),
    next_meeting=NextMeeting(date(2012, 11, 26), None, "Den Haag", "Volgende keer op 26 november in Den Haag."),
)


def came_in(session: WorkspaceSession, parsed: ParsedMinutes = READ, *, event: EventId | None = None) -> MinutesId:
    """Bring minutes in and let them be read."""
    minutes.paste(session, "Verslag", name="verslag.txt", event=event, by=ANNA, now=NOW)
    taken = minutes.next_to_read(session)
    assert taken is not None
    minutes.keep_read(session, taken[0].id, parsed, now=NOW, zone=ZONE)
    return taken[0].id


def record(session: WorkspaceSession, number: MinutesId, **changes: Any) -> Minutes:
    facts: dict[str, Any] = {"by": ANNA, "now": NOW, "today": TODAY}
    return minutes_review.record(session, number, **facts | changes)


def counted(session: WorkspaceSession, table: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.workspace_id == HERE)) or 0


def told(session: WorkspaceSession) -> list[dict[str, Any]]:
    found = session.scalars(select(OutboxRow.notice).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    return [each for each in found if each]


def ticking(ticked: bool) -> Edit:
    return lambda finding: replace(finding, ticked=ticked)


def saying(**content: Any) -> Edit:
    return lambda finding: replace(finding, content=replace(finding.content, **content))


# --- read ---


def test_findings_stand_in_the_order_of_the_agenda_ticked_by_certainty(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)

    assert [(each.item_title, each.content.text, each.ticked) for each in minutes.findings(session, number)] == [
        ("", "Zaal huren", True),
        ("Contributie", "De contributie gaat naar 50 euro.", True),
        ("Contributie", "Misschien een lustrum.", False),
        ("Contributie", "Brief sturen", True),
        ("Contributie", "Koffie", True),
        ("", "", True),
    ]


def test_owner_is_linked_by_the_whole_name_of_one_member_and_never_guessed(session: WorkspaceSession) -> None:
    people(session)
    owners = {each.content.text: (each.content.owners, each.content.names) for each in minutes.findings(session, came_in(session))}

    assert owners["Brief sturen"] == ((BRAM,), ("Piet",))
    assert owners["Koffie"] == ((), ("Bram",))


def test_members_who_may_be_meant_by_a_name_are_named_and_not_chosen(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)

    assert minutes_review.suggested(session, minutes.findings(session, number)) == {"Bram": ("Bram Visser",)}


def test_minutes_read_by_two_processes_are_kept_and_shown_once(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    minutes.keep_read(session, number, READ, now=NOW, zone=ZONE)
    minutes.refuse(session, number, Say(text_id="minutes-file-gone"), now=NOW)

    shown = [each["answer"] for each in told(session) if each["kind"] == "tell_answer"]
    assert [each["kind"] for each in shown] == [ShowMinutes(minutes=number).kind]
    assert len(minutes.findings(session, number)) == 6


def test_minutes_wait_for_the_next_process_when_one_died_over_them(session: WorkspaceSession) -> None:
    people(session)
    minutes.paste(session, "Verslag", name="verslag.txt", event=None, by=ANNA, now=NOW)
    first = minutes.next_to_read(session)
    busy = minutes.next_to_read(session)
    assert first is not None
    rows.put_off(session, first[0].id, -timedelta(seconds=1))  # its lease is over
    second = minutes.next_to_read(session)

    assert (busy, second and second[0].id) == (None, first[0].id)


def test_same_minutes_are_known_again_also_a_little_changed_and_so_are_others_of_that_day(session: WorkspaceSession) -> None:
    people(session)
    words = " ".join(f"Punt {number}: wij spraken over onderwerp {number} en de stand daarvan." for number in range(60))
    read = replace(READ, sketch=sketch(words))
    mended = replace(READ, meeting=Meeting(title="Ander", held_on=None), sketch=sketch(words.replace("onderwerp 7 ", "iets anders ")))
    unlike = ParsedMinutes(
        meeting=Meeting(title="Ander", held_on=date(2011, 1, 3)), sketch=sketch("Wij zijn bijeen en besluiten tot niets.")
    )
    of_that_day = replace(unlike, meeting=READ.meeting, sketch=())
    first = came_in(session, read)
    numbers = [(came_in(session, each), each) for each in (mended, unlike)]
    last = came_in(session, of_that_day)

    def before(number: MinutesId, parsed: ParsedMinutes) -> MinutesId | None:
        known = minutes.known_before(session, rows.get(session, number), parsed)
        return known.id if known else None

    assert [before(number, parsed) for number, parsed in numbers] == [first, None]
    assert before(last, of_that_day) == first


# --- edited ---


def test_edit_that_was_typed_earlier_and_comes_later_changes_nothing(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    minutes_review.keep(session, number, {2: saying(text="Naar 55 euro.")}, by=ANNA, at=NOW + timedelta(seconds=2))
    minutes_review.keep(session, number, {2: saying(text="Naar 5")}, by=ANNA, at=NOW + timedelta(seconds=1))

    assert minutes.findings(session, number)[1].content.text == "Naar 55 euro."


def test_page_drawn_before_another_changed_it_keeps_theirs_and_returns_what_was_typed(session: WorkspaceSession) -> None:
    people(session)
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [])
    number = came_in(session)
    drawn = rows.get(session, number).version
    minutes_review.keep(session, number, {2: saying(text="Van Carla"), 4: ticking(ticked=False)}, by=CARLA, at=NOW)
    theirs = minutes_review.keep(
        session,
        number,
        {2: saying(text="Van Anna"), 4: ticking(ticked=False), 1: saying(text="Ook van Anna")},
        by=ANNA,
        at=NOW,
        version=drawn,
    )

    assert [(kept.content.text, mine.content.text) for kept, mine in theirs] == [("Van Carla", "Van Anna")]
    assert [each.content.text for each in minutes.findings(session, number)[:2]] == ["Ook van Anna", "Van Carla"]


# --- recorded ---


def test_record_keeps_each_under_its_minutes_and_tells_each_owner_once(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    minutes_review.keep(session, number, {5: saying(owners=(ANNA,), names=())}, by=ANNA, at=NOW)  # hers, so nobody tells her
    record(session, number)
    decision, letter, hall = (minutes.findings(session, number)[place] for place in (1, 3, 0))

    assert decision.decision is not None
    kept = decisions.get(session, decision.decision)
    assert (kept.text, kept.decided_on, kept.meeting, kept.topic, kept.agenda_item, str(kept.minutes)) == (
        "De contributie gaat naar 50 euro.", HELD_ON, "Najaarsoverleg", "Contributie", "2 Contributie", "draft",
    )  # fmt: skip
    assert kept.source_text == "Besluit: de contributie gaat naar 50 euro."
    assert rows.origin(session, action=letter.action) == (rows.get(session, number), letter)
    together = [each for each in told(session) if each["kind"].startswith("tell_assigned")]
    assert [(each["member"], each["items"]) for each in together] == [(BRAM, [hall.action, letter.action])]


def test_card_of_minutes_with_a_whole_year_of_events_is_one_that_slack_takes(session: WorkspaceSession) -> None:
    people(session)
    programme = tuple(FoundEvent(f"Werkbezoek {day}", date(2013, 1, day), None, f"Werkbezoek {day}") for day in range(1, 31))
    number = came_in(session, replace(READ, events=programme))
    record(session, number)
    shown = show(session, ShowMinutes(minutes=number, news="recorded"), Texts(Language.NL, ZONE), to=ANNA)

    assert "en nog 11" in str(shown.payload()["blocks"])  # the next meeting, and nineteen of thirty


def test_minutes_are_recorded_once(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    record(session, number)
    with pytest.raises(MinutesRecorded):
        record(session, number)

    assert (counted(session, DecisionRow), counted(session, ActionItemRow)) == (1, 3)


def test_one_meeting_has_one_set_of_minutes_that_stands(session: WorkspaceSession) -> None:
    people(session)
    event = announced(session)
    first, second = came_in(session, event=event.id), came_in(session, event=event.id)
    record(session, first)
    with pytest.raises(MeetingHasMinutes):
        record(session, second)
    with pytest.raises(MeetingHasMinutes):
        minutes.paste(session, "Nog eens", name="verslag.txt", event=event.id, by=ANNA, now=NOW)
    rows.save(session, first, state=str(MinutesState.WITHDRAWN))
    record(session, second)

    assert rows.of_event(session, event.id) == rows.get(session, second)


@pytest.mark.parametrize(("held_on", "refusal"), [(None, MinutesDateMissing), (TODAY + timedelta(days=1), DecidedInTheFuture)])
def test_nothing_is_recorded_without_the_day_or_of_a_day_to_come(
    session: WorkspaceSession, held_on: date | None, refusal: type[Exception]
) -> None:
    people(session)
    number = came_in(session)
    minutes_review.keep_heading(session, number, Heading(held_on=held_on, title="Overleg"), by=ANNA)
    with pytest.raises(refusal):
        record(session, number)


def test_members_who_make_no_minutes_neither_review_nor_record_nor_see_them(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    for deed in (
        lambda: record(session, number, by=BRAM),
        lambda: minutes_review.keep(session, number, {2: ticking(ticked=False)}, by=BRAM, at=NOW),
        lambda: minutes.paste(session, "Verslag", name="verslag.txt", event=None, by=BRAM, now=NOW),
    ):
        with pytest.raises(NotForMinutes):
            deed()
    with pytest.raises(MinutesNotFound):
        minutes.get(session, number, to=BRAM)
    record(session, number)
    with pytest.raises(MinutesNotFound):
        minutes.get(session, number, to=BRAM)  # of no event of ours


def test_organiser_outside_a_private_channel_neither_sees_nor_reviews_the_minutes_of_its_meetings(session: WorkspaceSession) -> None:
    people(session)
    members.keep_members(session, [person(BRAM, "Bram Visser", admin=True)])
    number = came_in(session, event=announced(session, channel=BOARD).id)
    waiting = [minutes.listed(session, to=member)[1] for member in (ANNA, BRAM)]
    with pytest.raises(MinutesNotFound):
        minutes_review.opened(session, number, by=BRAM)
    record(session, number)
    with pytest.raises(MinutesNotFound):
        minutes.get(session, number, to=BRAM)

    assert [len(each) for each in waiting] == [1, 0]
    assert [len(minutes.listed(session, to=member)[0]) for member in (ANNA, BRAM)] == [1, 0]


def test_file_goes_to_whoever_was_invited_or_answered_and_to_nobody_else(session: WorkspaceSession) -> None:
    people(session)
    (outsider, guest_of_it) = crowd(session, 2)
    event, board = announced(session), announced(session, channel=BOARD)
    for held in (event, board):
        record(session, came_in(session, event=held.id))
    rsvp.answer(session, event.id, guest_of_it, Answer.YES, Way.COMMAND, at=NOW, now=NOW)
    for member in (BRAM, guest_of_it, ANNA):
        minutes.send(session, event.id, to=member, now=NOW)
    minutes.send(session, board.id, to=CARLA, now=NOW)
    with pytest.raises(MinutesNotFound):
        minutes.send(session, event.id, to=outsider, now=NOW)
    with pytest.raises(EventNotFound):
        minutes.send(session, board.id, to=BRAM, now=NOW)

    sent = [each["member"] for each in told(session) if each["kind"] == "send_minutes"]
    assert sent == [BRAM, guest_of_it, ANNA, CARLA]
    assert [len(minutes.listed(session, to=member)[0]) for member in (ANNA, BRAM, CARLA, outsider)] == [2, 1, 2, 0]


def test_secretary_who_is_no_organiser_records(session: WorkspaceSession) -> None:
    people(session)
    members.choose_for_network(session, ANNA, Choices(secretary=CARLA), [])
    old = decided(session, "De contributie is 40 euro.", decided_on=date(2011, 1, 3))
    number = came_in(session)
    minutes_review.keep(session, number, {2: saying(relation=Relation.REPLACES, resembles=old.id)}, by=CARLA, at=NOW)
    record(session, number, by=CARLA)

    assert decisions.get(session, old.id).status is DecisionStatus.SUPERSEDED


# --- beside the register ---


def alike(session: WorkspaceSession, number: MinutesId) -> list[tuple[int, DecisionId]]:
    return [(finding.position, decision.id) for finding, decision in minutes_review.alike(session, Indexes(), number, today=TODAY)]


def test_resemblance_is_asked_of_earlier_decisions_that_hold_and_once(sessions: Sessions) -> None:
    with sessions.writing(HERE) as session:
        people(session)
        old = decided(session, "De contributie is 40 euro per jaar.", decided_on=date(2011, 1, 3))
        decided(session, "De contributie gaat naar 60 euro.", decided_on=TODAY)
        decided(session, "De bijeenkomsten zijn in Utrecht.", decided_on=date(2011, 1, 3))
        number = came_in(session)
    with sessions.writing(HERE) as session:
        asked = alike(session, number)
        minutes_review.keep(session, number, {2: saying(relation=Relation.OTHER, resembles=old.id)}, by=ANNA, at=NOW)
        again = alike(session, number)
        record(session, number)

    assert (asked, again) == ([(2, old.id)], [])
    with sessions.reading(HERE) as session:
        assert decisions.get(session, old.id).status is DecisionStatus.DECIDED


def test_what_another_ended_meanwhile_is_not_replaced_again(session: WorkspaceSession) -> None:
    people(session)
    old, later = decided(session, "De contributie is 40 euro.", decided_on=date(2011, 1, 3)), decided(session, "Geen contributie meer.")
    number = came_in(session)
    minutes_review.keep(session, number, {2: saying(relation=Relation.REPLACES, resembles=old.id)}, by=ANNA, at=NOW)
    decision_register.supersede(session, old.id, successor=later.id, by=ANNA, now=NOW)
    record(session, number)

    assert decisions.get(session, old.id).successor == later.id


@pytest.mark.parametrize("second", [Relation.REPLACES, Relation.SUPPLEMENTS])
def test_two_decisions_of_the_same_minutes_do_not_both_take_the_place_of_an_earlier_one(sessions: Sessions, second: Relation) -> None:
    with sessions.writing(HERE) as session:
        people(session)
        old = decided(session, "De contributie is 40 euro per jaar.", decided_on=date(2011, 1, 3))
        number = came_in(session)
    with sessions.writing(HERE) as session:
        tied = {2: saying(relation=Relation.REPLACES, resembles=old.id), 3: saying(relation=second, resembles=old.id)}
        minutes_review.keep(session, number, tied, by=ANNA, at=NOW)
        unticked = minutes_review.mistakes(session, number, today=TODAY)
        like = "De contributie gaat naar 50 euro per jaar."
        minutes_review.keep(session, number, {3: ticking(ticked=True)}, by=ANNA, at=NOW)
        minutes_review.keep(session, number, {3: saying(text=like)}, by=ANNA, at=NOW)
        wrong = minutes_review.mistakes(session, number, today=TODAY)
        with pytest.raises(ReplacedTwice):
            record(session, number)
        asked = alike(session, number)
        minutes_review.keep(session, number, {3: saying(relation=Relation.OTHER)}, by=ANNA, at=NOW)
        record(session, number)

    assert (unticked, [(each.position, each.field) for each in wrong], asked) == ([], [(3, "relation")], [(3, old.id)])
    with sessions.reading(HERE) as session:
        assert decisions.get(session, old.id).successor == minutes.findings(session, number)[1].decision


def test_what_a_decision_is_to_an_earlier_one_is_asked_anew_once_its_words_are_others(session: WorkspaceSession) -> None:
    people(session)
    number = came_in(session)
    said = saying(relation=Relation.REPLACES, resembles=decided(session, "De contributie is 40 euro.").id)
    minutes_review.keep(session, number, {2: said}, by=ANNA, at=NOW)
    typed = FormValues({"review.text.2": {"review.text.2": {"value": "Er komt een lustrum."}}})
    minutes_review.keep(session, number, edits_in(typed), by=ANNA, at=NOW)
    content = minutes.findings(session, number)[1].content

    assert (content.text, content.relation, content.resembles) == ("Er komt een lustrum.", None, None)


# --- never without a tick ---


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(edits=st.lists(st.tuples(st.integers(1, 7), st.booleans()), max_size=20), added=st.booleans())
def test_whatever_is_ticked_and_unticked_only_what_is_ticked_in_the_end_is_recorded(
    sqlite_sessions: Sessions, edits: list[tuple[int, bool]], added: bool
) -> None:
    with sqlite_sessions.writing(HERE) as session:
        people(session)
        number = came_in(session)
        if added:
            extra = minutes_review.add(session, number, FindingKind.DECISION, Item(), by=ANNA, at=NOW)
            minutes_review.keep(session, number, {extra.position: saying(text="Erbij")}, by=ANNA, at=NOW)
        for step, (position, ticked) in enumerate(edits):
            minutes_review.keep(session, number, {position: ticking(ticked=ticked)}, by=ANNA, at=NOW + timedelta(seconds=step + 1))
        before = (counted(session, DecisionRow), counted(session, ActionItemRow))
        record(session, number)
        found = minutes.findings(session, number)
        made = (counted(session, DecisionRow) - before[0], counted(session, ActionItemRow) - before[1])

    assert [bool(each.decision or each.action) for each in found] == [
        each.ticked and each.kind in {FindingKind.DECISION, FindingKind.ACTION} for each in found
    ]
    assert made == tuple(sum(each.ticked and each.kind is kind for each in found) for kind in (FindingKind.DECISION, FindingKind.ACTION))


# --- pages ---

FINDINGS = st.lists(
    st.builds(
        lambda kind, item: (kind, item),
        st.sampled_from(list(FindingKind)),
        st.integers(0, 5),
    ),
    max_size=120,
)


@given(FINDINGS, st.integers(0, 40))
def test_every_finding_and_every_item_is_on_a_page_that_slack_takes(found: list[tuple[FindingKind, int]], items: int) -> None:
    agenda = [Item(str(number), f"Punt {number}") for number in range(1, items + 1)]
    everything = [
        Finding(
            position=place, kind=kind, sureness=Sureness.CERTAIN, item_number=str(item) if item else "", item_title=f"Punt {item}" if item else "",
            ticked=True, content=Content(),
        )
        for place, (kind, item) in enumerate(found, 1)
    ]  # fmt: skip
    laid = pages(everything, agenda)
    most = {FindingKind.DECISION: 4, FindingKind.ACTION: 6, FindingKind.NEXT_MEETING: 2, FindingKind.EVENT: 2}

    assert sorted(each.position for page in laid for section in page for each in section.findings) == [each.position for each in everything]
    assert set(agenda) <= {section.item for page in laid for section in page}
    for page in laid:
        assert sum(3 + sum(most[each.kind] for each in section.findings) for section in page) <= MOST_ROWS
    assert all(
        any(each.position == place for section in laid[page_with(laid, place)] for each in section.findings)
        for place in range(1, len(found) + 1)
    )
