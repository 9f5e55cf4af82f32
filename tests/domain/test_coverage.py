"""What whoever is no organiser may see of small counts: fewer than three, and nothing from which they can be worked out."""

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.audience import PartnershipType, Province
from bot.domain.coverage import Count, Coverage, Reached, Withheld, masked, withheld

COUNTS = st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 12]), min_size=1, max_size=4)


def may_be(shown: Count, total: int) -> list[int]:
    """What somebody who sees a cell takes to be possible."""
    match shown:
        case int():
            return [shown]
        case Withheld.FEW:
            return [0, 1, 2]
        case Withheld.ENOUGH:
            return list(range(3, total + 1))


@given(COUNTS)
@example([2, 3])
@example([1, 4, 9])
@example([2, 2, 2])
@example([0, 0])
def test_whoever_knows_the_sum_of_all_cannot_narrow_a_small_count_down(counts: list[int]) -> None:
    shown, total = masked(counts), sum(counts)
    if shown is None:  # then no count is shown at all (below)
        return
    possible = [row for row in product(*(may_be(each, total) for each in shown)) if sum(row) == total]

    assert tuple(counts) in possible
    assert all(isinstance(each, Withheld) for each, count in zip(shown, counts, strict=True) if count < 3)
    assert all({row[place] for row in possible} == {0, 1, 2} for place, each in enumerate(shown) if each is Withheld.FEW)


def test_no_more_is_withheld_than_is_needed() -> None:
    assert masked([12, 2, 8, 40]) == [12, Withheld.FEW, Withheld.ENOUGH, 40]
    assert masked([12, 8, 40]) == [12, 8, 40]
    assert masked([1, 1, 1, 0, 9]) == [*[Withheld.FEW] * 4, 9]
    assert masked([0, 9, 8]) == [Withheld.FEW, 9, Withheld.ENOUGH]
    assert masked([1, 3]) is None


def test_of_those_who_came_others_see_one_column_without_small_counts() -> None:
    provinces = {**dict.fromkeys((*Province, None), Reached(members=9, came=4)), Province.ZEELAND: Reached(members=6, came=1)}
    shown = withheld(Coverage(provinces=provinces, types=dict.fromkeys((*PartnershipType, None), Reached(members=19, came=8)), whole=True))

    assert shown.provinces[Province.ZEELAND] == Reached(members=6, came=Withheld.FEW)
    assert shown.provinces[Province.UTRECHT] == Reached(members=9, came=4)
    assert {each.came for each in shown.types.values()} == {None}
    assert {each.members for each in shown.types.values()} == {19}
    assert (shown.whole, shown.next_event) == (False, None)


def test_where_a_small_count_could_be_worked_out_whatever_is_withheld_no_count_of_members_is_shown() -> None:
    provinces = {
        **dict.fromkeys((*Province, None), Reached()),
        None: Reached(members=3, came=3),
        Province.ZEELAND: Reached(members=1, came=1),
    }
    types = {**dict.fromkeys((*PartnershipType, None), Reached()), None: Reached(members=4, came=4)}
    shown = withheld(Coverage(provinces=provinces, types=types, whole=True))
    members = [each.members for column in shown.columns for each in column.values()]

    assert masked([each.members for each in provinces.values() if isinstance(each.members, int)]) is None
    assert members.count(Withheld.ENOUGH) == 2
    assert members.count(Withheld.FEW) == len(members) - 2
