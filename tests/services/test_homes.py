from datetime import datetime, timedelta

from bot.db import homes as stored
from bot.db import outbox
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.agenda import AgendaPoint
from bot.domain.audience import Audience, Profile, Province
from bot.domain.ids import MemberId
from bot.domain.members import Choices
from bot.domain.notices import PublishHome
from bot.domain.reminders import Schedule
from bot.domain.rsvp import Answer, Way
from bot.domain.view_models import ShownHome
from bot.services import action_requests, agenda, home_content, homes, members, reminders, rsvp
from tests.builders import ANNA, BOARD, BRAM, CARLA, HERE, NOW, TODAY, ZONE, announced, minutes_after, person, promised

DAY = timedelta(days=1)


def gathered(session: WorkspaceSession, who: MemberId, *, after: timedelta = timedelta(0)) -> ShownHome:
    now = NOW + after
    known = home_content.common(session, now=now, zone=ZONE)
    return home_content.gather(session, members.require(session, who), known, now=now, zone=ZONE, has_channel=False)


def looks(session: WorkspaceSession, *who: MemberId) -> None:
    for member in who:
        homes.opened(session, member, view_hash=None, now=NOW)
    session.written.clear()


def due(session: WorkspaceSession, *, after: timedelta = timedelta(0)) -> list[MemberId]:
    return stored.due(session, now=NOW + after, since=NOW + after - homes.LOOKS_FOR, most=100)[0]


def take(session: WorkspaceSession, *, now: datetime = NOW) -> list[MemberId]:
    """Compose what is due, and find that nothing differs."""
    found, change = homes.due(session, now=now)
    homes.keep_looked(session, [homes.Looked(member=member, differs=False, look_again_at=None) for member in found], change, now=now)
    return found


# --- what it tells ---


def test_whoever_is_invited_is_asked_until_they_answer(session: WorkspaceSession) -> None:
    event = announced(session)
    asked = gathered(session, BRAM)
    rsvp.answer(session, event.id, BRAM, Answer.MAYBE, Way.BUTTON, at=NOW, now=NOW)
    answered = gathered(session, BRAM)

    assert [each.event.id for each in asked.to_answer] == [event.id]
    assert asked.coming == ()
    assert answered.to_answer == ()
    assert [(each.event.id, each.own and each.own.answer) for each in answered.coming] == [(event.id, Answer.MAYBE)]


def test_nobody_is_pressed_to_answer_what_they_are_not_invited_to(session: WorkspaceSession) -> None:
    announced(session, narrowed=Audience(provinces=(Province.ZEELAND,)))
    members.choose_profile(session, BRAM, Profile(province=Province.LIMBURG))
    members.choose_profile(session, CARLA, Profile(province=Province.ZEELAND))

    assert [len(gathered(session, who).to_answer) for who in (BRAM, CARLA)] == [0, 1]
    assert len(gathered(session, BRAM).coming) == 1


def test_on_the_last_day_one_is_still_asked_and_after_it_no_longer(session: WorkspaceSession) -> None:
    announced(session, rsvp_until=TODAY + DAY)

    assert [len(gathered(session, BRAM, after=days * DAY).to_answer) for days in (1, 2)] == [1, 0]
    assert len(gathered(session, BRAM, after=2 * DAY).coming) == 1


def test_an_event_in_a_private_channel_is_shown_to_whoever_is_in_it(session: WorkspaceSession) -> None:
    announced(session, channel=BOARD)

    assert [len(gathered(session, who).to_answer) for who in (BRAM, CARLA)] == [0, 1]
    assert gathered(session, BRAM).coming == ()


def test_an_action_item_is_shown_from_a_week_before_its_day_unless_it_was_put_off(session: WorkspaceSession) -> None:
    near = promised(session, BRAM, due_on=TODAY + 7 * DAY)
    promised(session, BRAM, due_on=TODAY + 8 * DAY)
    promised(session, CARLA, due_on=TODAY)
    before = gathered(session, BRAM)
    action_requests.postpone(session, near.id, TODAY + 3 * DAY, by=BRAM, now=NOW, zone=ZONE)
    after = gathered(session, BRAM)

    assert ([each.item.id for each in before.actions], before.more_actions) == ([near.id], 1)
    assert (after.actions, after.more_actions) == ((), 2)
    assert [each.item.id for each in gathered(session, BRAM, after=3 * DAY).actions] == [near.id, near.id + 1]


def test_whoever_assigned_an_item_is_asked_for_another_date(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    action_requests.ask_due(session, item.id, TODAY + 90 * DAY, by=BRAM, now=NOW, zone=ZONE)

    assert [[each.item.id for each in gathered(session, who).due_asked] for who in (ANNA, BRAM, CARLA)] == [[item.id], [], []]


def test_proposals_wait_for_those_who_manage_the_event(session: WorkspaceSession) -> None:
    event = announced(session)
    item = agenda.propose(session, event.id, AgendaPoint(title="Koffie"), by=BRAM, now=NOW)

    assert [[each.item.id for each in gathered(session, who).proposals] for who in (ANNA, BRAM)] == [[item.id], []]


def test_organisers_see_how_many_have_not_answered(session: WorkspaceSession) -> None:
    event = announced(session)
    rsvp.answer(session, event.id, BRAM, Answer.NO, Way.BUTTON, at=NOW, now=NOW)
    narrowed = announced(session, title="Zeeland", narrowed=Audience(provinces=(Province.ZEELAND,)))
    members.choose_profile(session, BRAM, Profile(province=Province.LIMBURG))

    assert gathered(session, ANNA).silent == {event.id: 2, narrowed.id: 2}
    assert gathered(session, BRAM).silent == {}


def test_the_first_steps_are_there_until_they_are_done(session: WorkspaceSession) -> None:
    before = gathered(session, ANNA).steps
    announced(session)
    members.choose_for_network(session, ANNA, Choices(channel=BOARD), [])
    reminders.choose_schedule(session, Schedule(), by=ANNA, now=NOW)

    assert before == {"channel": False, "event": False, "schedule": False}
    assert gathered(session, ANNA).steps == {}
    assert gathered(session, BRAM).steps == {}


# --- who is kept up to date ---


def test_a_change_makes_out_of_date_what_those_who_look_are_shown(network: Sessions) -> None:
    with network.writing(HERE) as session:
        looks(session, ANNA, BRAM)
        announced(session)
        session.flush()
        homes.follow(session, now=minutes_after(1))
        assert due(session) == [ANNA, BRAM]
        assert take(session, now=minutes_after(1)) == [ANNA, BRAM]
        assert due(session) == []


def test_what_no_home_tab_shows_makes_nothing_out_of_date(network: Sessions) -> None:
    with network.writing(HERE) as session:
        looks(session, BRAM)
        outbox.add(session, PublishHome(member=BRAM), now=NOW)
        session.flush()
        homes.follow(session, now=NOW)

        assert due(session) == []


def test_whoever_opened_it_long_ago_is_not_kept_up_to_date(network: Sessions) -> None:
    late = homes.LOOKS_FOR + timedelta(seconds=1)
    with network.writing(HERE) as session:
        looks(session, BRAM)
        announced(session)
        session.flush()
        homes.follow(session, now=NOW + late)

        assert due(session, after=late) == []


def test_whoever_was_composed_for_longest_ago_comes_first(network: Sessions) -> None:
    with network.writing(HERE) as session:
        crowd = [MemberId(f"U7{number:02}") for number in range(homes.AT_ONCE + 2)]
        members.keep_members(session, [person(each, each) for each in crowd])
        looks(session, *crowd)
        stored.note_change(session, since=NOW - DAY)
        first = take(session)
        stored.note_change(session, since=NOW - DAY)
        then = take(session, now=minutes_after(1))

    assert first == crowd[: homes.AT_ONCE]
    assert then[:2] == crowd[homes.AT_ONCE :]


def test_opening_it_queues_one_publication_however_often(session: WorkspaceSession) -> None:
    for _ in range(3):
        homes.opened(session, BRAM, view_hash=None, now=NOW)

    assert outbox.queued_subjects(session, [f"home:{BRAM}"]) == {f"home:{BRAM}"}
