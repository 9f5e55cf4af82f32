"""Each ping says in words how far its day is at that moment, beside the date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.members import Language
from bot.texts import Texts
from bot.views.action_items import ping
from tests.builders import TODAY, ZONE
from tests.views.samples_of_actions import OVERDUE


@pytest.mark.parametrize(
    ("days", "said", "in_english"),
    [
        (14, "over twee weken", "in two weeks"),
        (7, "over een week", "in a week"),
        (5, "over vijf dagen", "in five days"),
        (2, "overmorgen", "in two days"),
        (1, "morgen", "tomorrow"),
        (0, "vandaag", "today"),
        (-1, "één dag over tijd", "one day overdue"),
        (-3, "drie dagen over tijd", "three days overdue"),
        (-7, "een week over tijd", "a week overdue"),
        (-14, "twee weken over tijd", "two weeks overdue"),
        (-66, "66 dagen over tijd", "66 days overdue"),
    ],
)
def test_a_ping_says_how_far_its_day_is(days: int, said: str, in_english: str) -> None:
    item = replace(OVERDUE, item=replace(OVERDUE.item, due_on=TODAY + timedelta(days=days)))
    nl, en = (str(ping([item], Texts(language, ZONE), today=TODAY, command="/prs").payload()) for language in (Language.NL, Language.EN))

    assert f" ({said})" in nl
    assert f" ({in_english})" in en
