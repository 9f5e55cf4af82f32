"""Turn-out and coverage as files: what their charts show and say of themselves, and the rows of the workbook."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.coverage import Coverage, Withheld
from bot.domain.turnout import Turnout
from bot.texts import Texts
from bot.views.blocks import clip
from bot.views.charts import Bar, Tile, bars, provinces
from bot.views.events import number
from bot.views.turnout import EVENTS_LISTED, count_of, day_of, reached_line, title_of
from bot.views.workbook import Cell, Page, workbook

LONGEST_ALT = 1000
"""Characters of what is said of a picture (docs.slack.dev/reference/methods/files.getUploadURLExternal)."""


def chart(told: Turnout, t: Texts) -> bytes:
    """Draw turn-out: the events of the year that was asked for, else the years."""
    rows = [Bar(label=label, full=there, pale=yes, said=_counts(there, yes, t)) for label, there, yes in _drawn(told, t)]
    return bars(title_of(told, t), (t("turnout-there"), t("turnout-yes")), rows)


def chart_alt(told: Turnout, t: Texts) -> str:
    """Say what the chart shows."""
    rows = "; ".join(f"{label}: {_counts(there, yes, t)}" for label, there, yes in _drawn(told, t))
    return clip(f"{t('turnout-chart-alt', title=title_of(told, t))} {rows}.", LONGEST_ALT)


def sheet(told: Turnout, t: Texts, *, now: datetime) -> bytes:
    """Make the workbook: the events, the years, and the names."""
    return workbook(title_of(told, t), _pages(told, t), now=now)


def coverage_map(reached: Coverage, t: Texts) -> bytes:
    """Draw the provinces as tiles."""
    known = {place: each for place, each in reached.provinces.items() if place is not None}
    most = max((each.members for each in known.values() if isinstance(each.members, int)), default=0) or 1
    tiles = {
        place: Tile(
            share=each.members / most if isinstance(each.members, int) else 0.01 if each.members is Withheld.ENOUGH else 0,
            lines=(
                t("coverage-tile", count=each.members) if isinstance(each.members, int) else str(count_of(each.members, t)),
                "" if each.came is None else t("coverage-came", count=count_of(each.came, t)),
            ),
        )
        for place, each in known.items()
    }
    return provinces(t("coverage-title"), t("coverage-legend"), tiles)


def coverage_alt(reached: Coverage, t: Texts) -> str:
    """Say what the map shows."""
    rows = "; ".join(reached_line(t(f"province-{place}"), each, t) for place, each in reached.provinces.items() if place)
    return clip(f"{t('coverage-map-alt')} {rows}.", LONGEST_ALT)


def _drawn(told: Turnout, t: Texts) -> list[tuple[str, int | None, int]]:
    if told.only:
        return [(day_of(each, t), each.there, each.yes) for each in reversed(told.events[:EVENTS_LISTED])]
    return [(str(each.year), each.there, each.yes) for each in told.years[-EVENTS_LISTED:]]


def _counts(there: int | None, yes: int, t: Texts) -> str:
    return t("turnout-bar-yes", yes=yes) if there is None else t("turnout-bar", there=there, yes=yes)


def _pages(told: Turnout, t: Texts) -> Iterable[Page]:
    def there(count: int | None) -> Cell:
        return "" if count is None else count

    counted = [t(f"turnout-col-{name}") for name in ("answered", "yes", "there", "absent")]
    yield (
        str(told.year),
        [t(f"turnout-col-{name}") for name in ("day", "number", "title", "kind")] + counted,
        [
            [
                each.starts_at.astimezone(t.zone).replace(tzinfo=None),
                number(each.event),
                each.title,
                t(f"kind-{each.kind}"),
                each.answered,
                each.yes,
                there(each.there),
                each.absent,
            ]
            for each in told.events
        ],
    )
    yield (
        t("turnout-page-years"),
        [t("turnout-col-year"), t("turnout-col-events"), *counted],
        [[each.year, each.events, each.answered, each.yes, there(each.there), each.absent] for each in told.years],
    )
    yield (
        t("turnout-page-names"),
        [t("sheet-name"), t("turnout-col-what")],
        [[name, t(f"turnout-is-{way}")] for way, names in (("first", told.first), ("lapsed", told.lapsed)) for name in names],
    )
