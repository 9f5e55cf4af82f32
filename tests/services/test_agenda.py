"""Agendas over both databases: who may propose, decide, add, order, change and remove, and what is told to whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.composing import Post, Skip
from bot.db import agenda as rows
from bot.db import events as event_rows
from bot.db.engine import WorkspaceSession
from bot.db.models import EventRow, OutboxRow
from bot.domain.agenda import (
    MOST_ITEMS,
    AgendaClosed,
    AgendaFull,
    AgendaItem,
    AgendaItemGone,
    AgendaMistake,
    AgendaPoint,
    ItemState,
    ProposalDecided,
)
from bot.domain.calendar import local_day
from bot.domain.event_life import NotItsOrganiser
from bot.domain.events import Event, EventKind, EventNotFound, EventState
from bot.domain.ids import AgendaItemId, ChannelId, EventId, MemberId, MessageTs
from bot.domain.moving import on_another_day
from bot.domain.notices import TellLeftOver, TellProposal, TellProposed
from bot.services import agenda, deliveries, events, members, moving, undecided_proposals
from bot.services.events import NoMeetingPlanned
from bot.services.members import Stranger
from tests.builders import ANNA, BOARD, BRAM, CARLA, DIRK, HERE, NOW, STRANGER, TODAY, ZONE, announced, minutes_after, posted
from tests.composed import composed

POINT = AgendaPoint(title="Contributie", lasts=timedelta(minutes=15), presenter=CARLA, attachment="https://voorbeeld.nl/x")
LATER = minutes_after(60)
WHERE, AT = ChannelId("D1ANNA"), MessageTs("1347609600.000200")


def propose(session: WorkspaceSession, event: Event, point: AgendaPoint = POINT, *, by: MemberId = BRAM) -> AgendaItem:
    return agenda.propose(session, event.id, point, by=by, now=NOW)


def on_agenda(session: WorkspaceSession, event: Event, *titles: str) -> list[AgendaItem]:
    return [propose(session, event, AgendaPoint(title=title), by=ANNA) for title in titles]


def lines(session: WorkspaceSession, event: Event) -> list[str]:
    return [f"{item.position} {item.point.title}" for item in rows.items_of(session, event.id)]


def kinds(session: WorkspaceSession) -> list[str]:
    return list(session.scalars(select(OutboxRow.kind).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id)))


def test_what_is_added_stands_before_rondvraag_and_sluiting(session: WorkspaceSession) -> None:
    event = announced(session)
    on_agenda(session, event, "Rondvraag over de bus", "Begroting", "Rondvraag", "Sluiting", "Contributie")
    proposal = propose(session, event, AgendaPoint(title="Website"))
    agenda.accept(session, proposal.id, by=ANNA, now=LATER)

    assert lines(session, event) == ["1 Begroting", "2 Contributie", "3 Website", "4 Rondvraag over de bus", "5 Rondvraag", "6 Sluiting"]


def test_a_word_about_a_proposal_is_named_by_its_event_when_it_fails(session: WorkspaceSession) -> None:
    announced(session)
    item = propose(session, announced(session))

    assert deliveries.about(session, TellProposal(item=item.id, member=ANNA)) == "V2"
    assert deliveries.about(session, TellProposed(item=AgendaItemId(99), member=BRAM)) == ""


def test_member_proposes_and_the_organiser_is_asked(session: WorkspaceSession) -> None:
    event = announced(session)
    item = propose(session, event)

    assert item.state is ItemState.PROPOSED
    assert lines(session, event) == []
    asked = composed(session, TellProposal(item=item.id, member=ANNA), NOW)
    assert isinstance(asked, Post)
    assert asked.member == ANNA
    assert kinds(session)[-1] == "tell_proposal"


def test_whoever_organises_adds_at_once(session: WorkspaceSession) -> None:
    event = posted(session)
    item = propose(session, event, by=ANNA)

    assert item.state is ItemState.ACCEPTED
    assert lines(session, event) == ["1 Contributie"]
    assert kinds(session)[-1] == "refresh_card"
    assert event_rows.get(session, event.id).version == 2


def test_accepted_proposal_comes_last_on_the_agenda_but_for_the_closing_and_its_proposer_is_told(session: WorkspaceSession) -> None:
    event = posted(session, agenda=("Opening", "Sluiting"))
    item = propose(session, event)
    agenda.accept(session, item.id, by=ANNA, now=LATER)

    assert lines(session, event) == ["1 Opening", "2 Contributie", "3 Sluiting"]
    told = composed(session, TellProposed(item=item.id, member=BRAM), LATER)
    assert isinstance(told, Post)
    assert (told.member, told.message.text) == (BRAM, "Uw agendapunt „Contributie” staat op de agenda van Najaarsvergadering (V1).")
    assert {"refresh_card", "tell_proposed"} <= set(kinds(session))


def test_declined_proposal_gives_its_word_to_whoever_proposed_it(session: WorkspaceSession) -> None:
    event = announced(session)
    item = propose(session, event)
    agenda.decline(session, item.id, "  Staat al\nonder punt 2. ", by=ANNA, now=LATER)
    told = composed(session, TellProposed(item=item.id, member=BRAM), LATER)

    assert rows.get(session, item.id).reason == "Staat al onder punt 2."
    assert lines(session, event) == []
    assert isinstance(told, Post)
    assert "Anna de Wit heeft uw agendapunt „Contributie”" in told.message.text


def test_declining_takes_a_word(session: WorkspaceSession) -> None:
    item = propose(session, announced(session))
    with pytest.raises(AgendaMistake):
        agenda.decline(session, item.id, " \n", by=ANNA, now=LATER)

    assert rows.get(session, item.id).state is ItemState.PROPOSED


def test_second_who_decides_hears_who_did(session: WorkspaceSession) -> None:
    event = announced(session, hosts=(CARLA,))
    item = propose(session, event)
    agenda.accept(session, item.id, by=CARLA, now=LATER)

    with pytest.raises(ProposalDecided) as refused:
        agenda.decline(session, item.id, "nee", by=ANNA, now=LATER)
    assert refused.value.facts == {"by": "Carla Smit"}


def test_question_that_was_answered_or_taken_back_is_not_asked(session: WorkspaceSession) -> None:
    event = announced(session)
    accepted, taken_back = propose(session, event), propose(session, event, AgendaPoint(title="Iets anders"))
    agenda.accept(session, accepted.id, by=ANNA, now=LATER)
    agenda.remove(session, taken_back.id, by=BRAM, now=LATER)

    for item in (accepted, taken_back):
        assert composed(session, TellProposal(item=item.id, member=ANNA), LATER) == Skip(reason="decided or taken back since")


def test_order_changes_by_giving_an_item_its_place(session: WorkspaceSession) -> None:
    event = announced(session, agenda=("Opening", "Bustour", "Sluiting"))
    last = rows.items_of(session, event.id)[2]
    agenda.change(session, last.id, last.point, position=1, by=ANNA, now=LATER)

    assert lines(session, event) == ["1 Sluiting", "2 Opening", "3 Bustour"]
    assert event_rows.get(session, event.id).plan.agenda == ("Sluiting", "Opening", "Bustour")


def test_change_keeps_all_that_was_filled_in(session: WorkspaceSession) -> None:
    event = posted(session)
    (item,) = on_agenda(session, event, "Contributie")
    agenda.change(session, item.id, POINT, position=None, by=ANNA, now=LATER)

    assert rows.get(session, item.id).point == POINT
    (shown,) = events.show(session, event_rows.get(session, event.id)).agenda
    assert (shown.presenter, shown.lasts, shown.attachment) == ("Carla Smit", timedelta(minutes=15), "https://voorbeeld.nl/x")


def test_removing_closes_the_gap(session: WorkspaceSession) -> None:
    event = announced(session)
    first, _, _ = on_agenda(session, event, "Opening", "Bustour", "Sluiting")
    agenda.remove(session, first.id, by=ANNA, now=LATER)

    assert lines(session, event) == ["1 Bustour", "2 Sluiting"]
    with pytest.raises(AgendaItemGone):
        agenda.change(session, first.id, POINT, position=1, by=ANNA, now=LATER)


def test_form_of_the_event_keeps_what_is_known_of_an_item_whose_line_stays(session: WorkspaceSession) -> None:
    event = announced(session)
    item = propose(session, event, by=ANNA)
    rows.save_lines(session, event.id, ["Opening", "Contributie"], by=ANNA, now=LATER)
    kept = rows.items_of(session, event.id)[1]

    assert (kept.id, kept.point) == (item.id, POINT)
    rows.save_lines(session, event.id, ["Opening"], by=ANNA, now=LATER)
    assert lines(session, event) == ["1 Opening"]
    assert rows.get(session, item.id).state is ItemState.REMOVED


def test_same_item_twice_within_a_minute_is_one(session: WorkspaceSession) -> None:
    event = announced(session)
    first, second = propose(session, event), propose(session, event)
    assert first.id == second.id

    third = agenda.propose(session, event.id, POINT, by=BRAM, now=minutes_after(2))
    assert third.id != first.id


@pytest.mark.parametrize("member", [BRAM, CARLA])
def test_whoever_does_not_organise_cannot_decide_change_or_remove(session: WorkspaceSession, member: MemberId) -> None:
    event = announced(session)
    item = propose(session, event, by=ANNA)
    proposed = propose(session, event, AgendaPoint(title="Bustour"), by=BRAM)
    for refused in (
        lambda: agenda.accept(session, proposed.id, by=member, now=LATER),
        lambda: agenda.decline(session, proposed.id, "nee", by=member, now=LATER),
        lambda: agenda.undecided(session, proposed.id, by=member),
        lambda: agenda.change(session, item.id, POINT, position=1, by=member, now=LATER),
        lambda: agenda.remove(session, item.id, by=member, now=LATER),
        lambda: agenda.item_of(session, item.id, by=member),
    ):
        with pytest.raises(NotItsOrganiser):
            refused()
    assert lines(session, event) == ["1 Contributie"]


def test_proposal_of_another_cannot_be_taken_back(session: WorkspaceSession) -> None:
    item = propose(session, announced(session))
    with pytest.raises(NotItsOrganiser):
        agenda.remove(session, item.id, by=CARLA, now=LATER)

    assert rows.get(session, item.id).state is ItemState.PROPOSED


@pytest.mark.parametrize("member", [DIRK, STRANGER])
def test_whoever_is_no_member_proposes_nothing(session: WorkspaceSession, member: MemberId) -> None:
    with pytest.raises(Stranger):
        propose(session, announced(session), by=member)


def test_agenda_of_a_private_channel_is_nobody_elses(session: WorkspaceSession) -> None:
    event = announced(session, channel=BOARD)
    for refused in (lambda: propose(session, event), lambda: agenda.show(session, event.id, to=BRAM, now=NOW)):
        with pytest.raises(EventNotFound):
            refused()


def test_unknown_numbers_are_refused(session: WorkspaceSession) -> None:
    with pytest.raises(AgendaItemGone):
        agenda.accept(session, AgendaItemId(99), by=ANNA, now=NOW)
    with pytest.raises(EventNotFound):
        agenda.propose(session, EventId(99), POINT, by=ANNA, now=NOW)


def test_presenter_who_left_is_a_mistake_in_their_own_field(session: WorkspaceSession) -> None:
    with pytest.raises(AgendaMistake) as refused:
        propose(session, announced(session), replace(POINT, presenter=DIRK))

    assert refused.value.field == "presenter"


@pytest.mark.parametrize("state", [EventState.CALLED_OFF, EventState.MOVED, EventState.WITHDRAWN])
def test_agenda_of_what_does_not_take_place_stands_as_it_is(session: WorkspaceSession, state: EventState) -> None:
    event = announced(session)
    item = propose(session, event)
    event_rows.save_state(session, event.id, state)
    attempts: list[Callable[[], AgendaItem]] = [
        lambda: propose(session, event, AgendaPoint(title="Nog iets")),
        lambda: agenda.accept(session, item.id, by=ANNA, now=LATER),
    ]
    for refused in attempts:
        with pytest.raises(AgendaClosed):
            refused()


def test_agenda_of_what_was_stands_as_it_is(session: WorkspaceSession) -> None:
    event = announced(session)
    with pytest.raises(AgendaClosed):
        agenda.propose(session, event.id, POINT, by=ANNA, now=event.plan.ends_at)


def test_agenda_holds_what_a_card_can_show(session: WorkspaceSession) -> None:
    event = announced(session, agenda=tuple(f"Punt {number}" for number in range(MOST_ITEMS)))
    with pytest.raises(AgendaFull):
        propose(session, event, by=ANNA)


def test_minutes_of_the_meeting_before_stand_first_by_themselves(session: WorkspaceSession) -> None:
    first = announced(session, agenda=("Opening",))
    second = announced(session, starts_at=first.plan.starts_at + timedelta(days=60), ends_at=first.plan.ends_at + timedelta(days=60))
    other = announced(session, channel=BOARD, starts_at=second.plan.starts_at, ends_at=second.plan.ends_at)
    tour = announced(session, kind=EventKind.TOUR, starts_at=second.plan.starts_at, ends_at=second.plan.ends_at)

    def standing(event: Event) -> list[EventId]:
        return [item.minutes_of.id for item in events.show(session, event).agenda if item.minutes_of]

    assert [standing(event) for event in (first, second, other, tour)] == [[], [first.id], [], []]
    event_rows.save_state(session, first.id, EventState.CALLED_OFF)
    assert standing(second) == []


def test_card_of_the_meeting_after_follows_when_one_comes_in_between(session: WorkspaceSession) -> None:
    last = posted(session)
    before = kinds(session).count("refresh_card")
    announced(session, starts_at=last.plan.starts_at - timedelta(days=30), ends_at=last.plan.ends_at - timedelta(days=30))

    assert kinds(session).count("refresh_card") == before + 1


def test_without_a_number_the_next_meeting_is_meant_else_what_comes_next(session: WorkspaceSession) -> None:
    with pytest.raises(NoMeetingPlanned):
        agenda.event_for(session, to=BRAM, now=NOW)
    tour = announced(session, kind=EventKind.TOUR, starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=2))
    assert agenda.event_for(session, to=BRAM, now=NOW).id == tour.id

    meeting = announced(session)
    assert agenda.event_for(session, to=BRAM, now=NOW).id == meeting.id


def test_only_whoever_manages_sees_what_was_proposed(session: WorkspaceSession) -> None:
    event = announced(session)
    propose(session, event)
    seen = {member: agenda.show(session, event.id, to=member, now=NOW) for member in (ANNA, BRAM)}

    assert [len(seen[member].proposals) for member in (ANNA, BRAM)] == [1, 0]
    assert (seen[ANNA].may_manage, seen[BRAM].may_manage) == (True, False)


def test_organiser_who_left_hands_the_question_to_the_chair(session: WorkspaceSession) -> None:
    members.choose_for_network(session, ANNA, replace(members.choices(session), chair=CARLA), [CARLA])
    event = announced(session)
    row = session.get(EventRow, (HERE, event.id))
    assert row is not None
    row.created_by = DIRK
    session.flush()
    propose(session, event)
    told = session.scalars(select(OutboxRow.lane).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_proposal")).all()

    assert told == [f"dm:{CARLA}"]


def test_agenda_comes_along_when_an_event_is_moved_and_back_again(session: WorkspaceSession) -> None:
    event = announced(session, agenda=("Opening",))
    propose(session, event, by=ANNA)
    waiting = propose(session, event, AgendaPoint(title="Bustour"), by=BRAM)
    day = local_day(event.plan.starts_at, ZONE) + timedelta(days=7)
    new = moving.move(
        session,
        event.id,
        on_another_day(event_rows.get(session, event.id).plan, day, today=TODAY, zone=ZONE),
        by=ANNA,
        now=LATER,
        zone=ZONE,
    )

    assert [item.point for item in rows.items_of(session, new.id)] == [AgendaPoint(title="Opening"), POINT]
    assert [item.id for item in rows.proposals_for(session, new.id)] == [waiting.id]
    agenda.accept(session, waiting.id, by=ANNA, now=LATER)
    assert lines(session, new) == ["1 Opening", "2 Contributie", "3 Bustour"]

    late = agenda.propose(session, new.id, AgendaPoint(title="Rondvraag"), by=BRAM, now=LATER)
    back = moving.undo(session, event.id, by=ANNA, now=minutes_after(120), zone=ZONE)
    assert [item.id for item in rows.proposals_for(session, back.id)] == [late.id]


def after_it(session: WorkspaceSession, event: Event, **values: object) -> Event:
    """Announce a meeting two months after another."""
    times = {"starts_at": event.plan.starts_at + timedelta(days=60), "ends_at": event.plan.ends_at + timedelta(days=60)}
    return announced(session, **{**times, **values})  # type: ignore[arg-type]


def left_over_told(session: WorkspaceSession) -> list[tuple[str, str]]:
    """Return who hears what of what was left undecided."""
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "tell_left_over").order_by(OutboxRow.id)
    )
    notices = [TellLeftOver(**row.notice) for row in rows if row.notice]
    posts = [(notice.member, composed(session, notice, LATER)) for notice in notices]
    return [(member, post.message.text) for member, post in posts if isinstance(post, Post)]


def test_what_a_meeting_leaves_undecided_is_proposed_for_the_next_of_its_series_and_both_sides_hear(session: WorkspaceSession) -> None:
    event = announced(session)
    after_it(session, event, channel=BOARD)
    after_it(session, event, kind=EventKind.TOUR)
    following = after_it(session, event)
    item, decided = propose(session, event), propose(session, event, AgendaPoint(title="Website"))
    agenda.decline(session, decided.id, "Volgend jaar.", by=ANNA, now=LATER)
    early = undecided_proposals.carry_over(session, now=event.plan.ends_at - timedelta(minutes=1))
    carried = [undecided_proposals.carry_over(session, now=event.plan.ends_at + timedelta(minutes=minute)) for minute in (0, 5)]

    assert (early, carried) == (0, [1, 0])
    assert [each.id for each in rows.proposals_for(session, following.id)] == [item.id]
    day = "vrijdag 25 januari"
    assert left_over_told(session) == [
        (
            ANNA,
            (
                f"Over „Contributie” van Bram Visser is bij Najaarsvergadering (V1) niet besloten. "
                f"Het is nu voorgesteld voor Najaarsvergadering (V4) op {day}."
            ),
        ),
        (
            BRAM,
            (
                f"Over uw agendapunt „Contributie” is bij Najaarsvergadering (V1) niet besloten. "
                f"Het is nu voorgesteld voor Najaarsvergadering (V4) op {day}. U hoort of de organisator het opneemt."
            ),
        ),
    ]
    agenda.accept(session, item.id, by=ANNA, now=event.plan.ends_at + timedelta(days=1))
    assert lines(session, following) == ["1 Contributie"]


def test_what_is_left_undecided_waits_for_a_next_meeting_and_both_sides_hear_that_too(session: WorkspaceSession) -> None:
    event = announced(session)
    item = propose(session, event)
    over = event.plan.ends_at
    moments = [undecided_proposals.next_moment(session, now=NOW), undecided_proposals.next_moment(session, now=over)]
    undecided_proposals.carry_over(session, now=over)
    told = left_over_told(session)
    waits = undecided_proposals.next_moment(session, now=over)
    following = after_it(session, event)

    assert moments == [over, over]
    assert [member for member, _ in told] == [ANNA, BRAM]
    assert {"Zodra de volgende vergadering is gepland, wordt het daarvoor voorgesteld." in said for _, said in told} == {True}
    assert waits is None
    assert undecided_proposals.next_moment(session, now=over) == over
    assert undecided_proposals.carry_over(session, now=over) == 1
    assert [each.id for each in rows.proposals_for(session, following.id)] == [item.id]


def test_what_was_proposed_for_a_meeting_that_was_called_off_goes_to_the_next_once_its_day_is_over(session: WorkspaceSession) -> None:
    event = announced(session)
    following = after_it(session, event)
    item = propose(session, event)
    event_rows.save_state(session, event.id, EventState.CALLED_OFF)

    assert undecided_proposals.carry_over(session, now=event.plan.ends_at) == 1
    assert [each.id for each in rows.proposals_for(session, following.id)] == [item.id]
