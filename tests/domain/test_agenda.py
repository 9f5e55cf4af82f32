from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agenda import (
    LONGEST_ITEM,
    AgendaItem,
    AgendaItemGone,
    AgendaMistake,
    AgendaPoint,
    ItemState,
    checked_point,
    moved,
    with_lines,
)
from bot.domain.ids import AgendaItemId, EventId
from tests.builders import ANNA, BRAM, NOW


def item(number: int, title: str, **facts: object) -> AgendaItem:
    return AgendaItem(
        id=AgendaItemId(number),
        event=EventId(1),
        point=AgendaPoint(title=title, **facts),  # type: ignore[arg-type]
        position=number,
        state=ItemState.ACCEPTED,
        proposed_by=ANNA,
        proposed_at=NOW,
    )


OPENING, TOUR, CLOSING = (
    item(1, "Opening"),
    item(2, "Bustour", lasts=timedelta(minutes=20)),
    item(3, "Sluiting", lasts=timedelta(minutes=5)),
)


@pytest.mark.parametrize(
    ("point", "field"),
    [
        (AgendaPoint(title=" \n "), "title"),
        (AgendaPoint(title="x" * (LONGEST_ITEM + 1)), "title"),
        (AgendaPoint(title="Bustour", lasts=timedelta(0)), "lasts"),
        (AgendaPoint(title="Bustour", lasts=timedelta(hours=9)), "lasts"),
        (AgendaPoint(title="Bustour", attachment="op de schijf"), "attachment"),
        (AgendaPoint(title="Bustour", attachment="javascript:alert(1)"), "attachment"),
        (AgendaPoint(title="Bustour", attachment="https://[oeps"), "attachment"),
        (AgendaPoint(title="Bustour", attachment="https://example.org/a b"), "attachment"),
    ],
)
def test_mistake_names_its_field(point: AgendaPoint, field: str) -> None:
    with pytest.raises(AgendaMistake) as refused:
        checked_point(point)

    assert refused.value.field == field


def test_what_was_filled_in_is_tidied() -> None:
    typed = AgendaPoint(
        title=" Bus\ntour  2013 ", lasts=timedelta(minutes=15), presenter_name=" Jan ", attachment=" https://example.org/x "
    )

    tidy = AgendaPoint(title="Bus tour 2013", lasts=timedelta(minutes=15), presenter_name="Jan", attachment="https://example.org/x")
    assert checked_point(typed) == tidy
    assert checked_point(replace(typed, presenter=BRAM)).presenter_name is None
    assert checked_point(AgendaPoint(title="x", attachment=" ", presenter_name="")) == AgendaPoint(title="x")


def test_an_item_whose_line_still_stands_there_is_kept_whatever_its_place() -> None:
    assert with_lines([OPENING, TOUR, CLOSING], ["Bustour", "Contributie", "Sluiting"]) == [TOUR, "Contributie", CLOSING]


def test_the_same_line_twice_is_two_items() -> None:
    assert with_lines([OPENING], ["Opening", "Opening"]) == [OPENING, "Opening"]


@pytest.mark.parametrize(("to", "order"), [(1, [3, 1, 2]), (0, [3, 1, 2]), (2, [1, 3, 2]), (3, [1, 2, 3]), (99, [1, 2, 3])])
def test_an_item_moves_to_the_place_that_was_asked(to: int, order: list[int]) -> None:
    assert [each.id for each in moved([OPENING, TOUR, CLOSING], AgendaItemId(3), to=to)] == order


def test_moving_what_is_not_on_the_agenda_is_refused() -> None:
    with pytest.raises(AgendaItemGone):
        moved([OPENING, TOUR], AgendaItemId(3), to=1)
