"""Coverage: whom the network reaches, by province and type of partnership; what whoever is no organiser may see of small counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.domain.audience import PartnershipType, Province
from bot.domain.ids import EventId

FEWEST_SHOWN: Final = 3
"""A count under this may point at a person."""


class Withheld(Enum):
    """What is said instead of a count."""

    FEW = "few"
    """Fewer than three."""
    ENOUGH = "enough"
    """Three or more; how many would tell, with the sum, how few others are."""


Count = int | Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The members of a province or of a type of partnership, and those of them who came to anything in a year."""

    members: Count = 0
    came: Count | None = 0
    """None: not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whom the network reaches; `board` and `next_event` are for organisers."""

    provinces: Mapping[Province | None, Reached]
    types: Mapping[PartnershipType | None, Reached]
    whole: bool = False
    """It is shown to an organiser: no count is withheld."""
    board: frozenset[Province] = frozenset()
    """Provinces from which an organiser comes."""
    next_event: EventId | None = None

    @property
    def columns(self) -> tuple[Mapping[Province | None, Reached], Mapping[PartnershipType | None, Reached]]:
        """Both ways to count the same members."""
        return self.provinces, self.types

    @property
    def without_members(self) -> tuple[Province, ...]:
        """The provinces from which nobody is here."""
        return tuple(each for each in Province if self.provinces[each].members == 0)

    @property
    def without_turnout(self) -> tuple[Province, ...]:
        """The provinces of which there are members, and nobody came."""
        return tuple(each for each in Province if self.provinces[each].members != 0 and self.provinces[each].came == 0)

    @property
    def vacant(self) -> tuple[Province, ...]:
        """The provinces from which nobody organises."""
        return tuple(each for each in Province if each not in self.board)


def withheld(whole: Coverage) -> Coverage:
    """Show whoever is no organiser what they may see: small counts are withheld, and as many others as keep them from being worked out.

    Members are counted twice, by province and by type, so that one column gives the sum of the other: whatever a reader reckons with
    it, none, one and two stay possible for each small count. Where that cannot be, no count is shown at all, and there is no sum. Of
    those who came they see one column, and never its sum.
    """
    counted = [[each.members for each in column.values() if isinstance(each.members, int)] for column in whole.columns]
    shown = [masked(column) for column in counted]
    provinces, types = (
        [_coarse(count) for count in column] if None in shown else found or [] for column, found in zip(counted, shown, strict=True)
    )
    return Coverage(
        provinces={
            place: Reached(members=count, came=_coarse(each.came) if _is_few(each.came) else each.came)
            for (place, each), count in zip(whole.provinces.items(), provinces, strict=True)
        },
        types={kind: Reached(members=count, came=None) for kind, count in zip(whole.types, types, strict=True)},
    )


def masked(counts: Sequence[int]) -> list[Count] | None:
    """Withhold what is under three, and the smallest others one by one until no small count can be narrowed down by the sum of all.

    None where it always can be, whatever is withheld.
    """
    few = {place for place, count in enumerate(counts) if _is_few(count)}
    enough: set[int] = set()
    others = sorted(set(range(len(counts))) - few, key=lambda place: counts[place])
    while few and not _is_open(sum(counts[place] for place in few | enough), len(few), len(enough)):
        if not others:
            return None
        enough.add(others.pop(0))
    return [_coarse(count) if place in few | enough else count for place, count in enumerate(counts)]


def _is_few(count: Count | None) -> bool:
    return isinstance(count, int) and count < FEWEST_SHOWN


def _coarse(count: Count | None) -> Withheld:
    return Withheld.FEW if _is_few(count) else Withheld.ENOUGH


def _is_open(withheld: int, few: int, enough: int) -> bool:
    """Return whether each small count may be anything under three, by the sum of what is withheld and how many of each kind that is."""
    most = FEWEST_SHOWN - 1
    return withheld - enough * FEWEST_SHOWN >= most and (enough > 0 or withheld <= (few - 1) * most)
