"""How well the forecast on the go/no-go card does on invented networks of five kinds, beside *the count stays as it is*."""

import random
from collections.abc import Callable, Iterator, Mapping
from math import exp
from typing import Final, NamedTuple

from bot.domain.forecasts import FEWEST, Course, forecast

NETWORKS: Final = 1_000
"""Of each kind; each has a past of its own, and one event to forecast."""

_ANNOUNCED: Final = 60.0
"""Days before its begin."""


class Kind(NamedTuple):
    """How a network signs up: heads in the middle, how far events differ, who leaves again, and when somebody signs up."""

    heads: float
    differ: float
    leave: float
    signs_up: Callable[[random.Random, float], float]
    """Days before the begin, by chance and by what is of the event alone (0 to 1)."""


def _late(chance: random.Random, _: float) -> float:
    return chance.expovariate(1 / 9)


def _steady(chance: random.Random, _: float) -> float:
    return chance.random() * _ANNOUNCED


def _early(chance: random.Random, _: float) -> float:
    return _ANNOUNCED - chance.expovariate(1 / 18)


KINDS: Final = {
    "late: most in the last ten days": Kind(20, 0.3, 0.03, _late),
    "steady: as many each week": Kind(25, 0.3, 0.03, _steady),
    "early: half in the first two weeks": Kind(30, 0.3, 0.02, _early),
    "falling off: one in five leaves again": Kind(30, 0.3, 0.2, _early),
    "uneven: each event otherwise": Kind(20, 0.6, 0.05, lambda chance, own: (_late if chance.random() < own else _steady)(chance, own)),
}


class Found(NamedTuple):
    """What was found of one kind: the share of outcomes within the band, its width, and how far off in heads."""

    within: float
    width: float
    off: float
    off_as_it_is: float


def measure(kind: Kind, networks: int = NETWORKS) -> Found:
    """Forecast one event of each of so many networks."""
    chance = random.Random(13)  # noqa: S311  # nothing secret
    within = width = off = as_it_is = 0.0
    for _ in range(networks):
        days = chance.randint(3, 14)
        past = [_course(kind, days, chance) for _ in range(chance.randint(FEWEST, 20))]
        now, final = _course(kind, days, chance)
        found = forecast(now, [Course(early=early, final=end) for early, end in past], days=days)
        assert found is not None
        within += found.low <= final <= found.high
        width += found.high - found.low + 1
        off += abs((found.low + found.high) / 2 - final)
        as_it_is += abs(now - final)
    return Found(within / networks, width / networks, off / networks, as_it_is / networks)


def _course(kind: Kind, days: int, chance: random.Random) -> tuple[int, int]:
    """Let people sign up for one event, and some leave it in its last ten days: heads so many days before, and in the end."""
    own, early, final = chance.random(), 0, 0
    for _ in range(round(kind.heads * exp(chance.gauss(0, kind.differ)))):
        signs_up = kind.signs_up(chance, own)
        leaves = min(signs_up, chance.random() * 10) if chance.random() < kind.leave else -1.0
        early += signs_up >= days > leaves
        final += leaves < 0
    return early, final


def table(found: Mapping[str, Found]) -> Iterator[str]:
    """Yield the lines of the table that stands in docs/forecast.md."""
    yield "| kind of network | within the band | heads in the band | off by | off, if the count stays as it is |"
    yield "| --- | --- | --- | --- | --- |"
    for name, each in found.items():
        yield f"| {name} | {each.within:.1%} | {each.width:.1f} | {each.off:.1f} | {each.off_as_it_is:.1f} |"


def main() -> None:
    """Print the table."""
    print(f"\nForecasts 3 to 14 days before the begin, with 5 to 20 earlier events; {NETWORKS:,} networks of each kind.\n")
    for line in table({name: measure(kind) for name, kind in KINDS.items()}):
        print(line)


if __name__ == "__main__":
    main()
