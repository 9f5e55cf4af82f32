"""What a member switched off is skipped, and nothing else is."""

from dataclasses import replace

import pytest

from bot.composing import Skip
from bot.db.engine import WorkspaceSession
from bot.domain.members import Sort
from bot.domain.notices import Notice, PingOwner, RemindMember, WeeklyOverview
from bot.domain.reminders import Occasion
from bot.services import members
from tests.builders import BRAM, NOW
from tests.composed import composed
from tests.notices import NOTICES

REMINDER = next(each for each in NOTICES if isinstance(each, RemindMember))
OFF: list[tuple[Notice, Sort]] = [
    (replace(REMINDER, member=BRAM, occasion=Occasion.UNANSWERED), Sort.UNANSWERED),
    (replace(REMINDER, member=BRAM, occasion=Occasion.DAY), Sort.EVENTS),
    (replace(REMINDER, member=BRAM, occasion=Occasion.HOUR), Sort.EVENTS),
    *((replace(each, owner=BRAM), Sort.ACTIONS) for each in NOTICES if isinstance(each, PingOwner)),
    *((replace(each, member=BRAM), Sort.OVERVIEWS) for each in NOTICES if isinstance(each, WeeklyOverview)),
]


@pytest.mark.parametrize(("notice", "sort"), OFF)
def test_what_was_switched_off_is_skipped_before_anything_is_read(session: WorkspaceSession, notice: Notice, sort: Sort) -> None:
    members.choose_own(session, BRAM, off={sort})

    assert composed(session, notice, NOW) == Skip(reason="switched off")


@pytest.mark.parametrize(("notice", "sort"), OFF)
def test_a_switch_is_for_its_own_sort_only(session: WorkspaceSession, notice: Notice, sort: Sort) -> None:
    members.choose_own(session, BRAM, off=set(Sort) - {sort})

    assert notice.sort is sort
    assert notice.sort not in members.switched_off(session, BRAM)


def test_answers_news_of_ones_place_and_questions_cannot_be_switched_off() -> None:
    assert {each.kind for each in NOTICES if each.sort} == {"remind_member", "remind_vote", "ask_reason", "ping_owner", "weekly_overview"}
