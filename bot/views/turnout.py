"""Turn-out and coverage in words."""

from collections.abc import Sequence

from bot.domain.calendar import local_day
from bot.domain.coverage import Count, Coverage, Reached, Withheld
from bot.domain.turnout import EventTurnout, Turnout, YearTurnout
from bot.texts import Texts
from bot.views.blocks import Block, Message, bullets, button, buttons, header, prose, run, section, sentence, small
from bot.views.events import number
from bot.views.general import OFFER_ACTION

FIGURES_ACTION = "figures"
"""Action ids `figures.chart` and `figures.sheet`; the value is year, kind and an event of a series, `2026:tour:12`, each empty for all."""

MAP_ACTION = "figures_map"

NAMES_SHOWN = 30
EVENTS_LISTED = 12
"""In a message and in a chart; the workbook has all."""


def turnout(told: Turnout, t: Texts) -> Message:
    """Say in words what attendance tells: by year, by event, and of those who came for the first time or no longer."""
    title = title_of(told, t)
    if not told.years:
        return Message(text=title, blocks=(header(title), sentence(t("turnout-none"))))
    facts = [*_change(told, t), t("turnout-answering", year=str(told.year), count=told.answering, members=told.members)]
    blocks: list[Block] = [header(title), prose(bullets([_year_line(each, t)] for each in reversed(told.years)))]
    if told.events:
        listed = bullets(
            [run(f"{day_of(each, t)} · {each.title}", bold=True), f" – {_event_line(each, t)}"] for each in told.events[:EVENTS_LISTED]
        )
        blocks.append(prose(section(run(str(told.year), bold=True)), listed))
    if told.reminded:
        facts.append(t("turnout-reminded", count=told.reminded, answered=told.answered_then))
    blocks.append(prose(bullets([fact] for fact in facts)))
    for way, names in (("first", told.first), ("lapsed", told.lapsed)):
        if names:
            blocks.append(
                prose(section(t(f"turnout-{way}", count=len(names), year=str(told.year), before=str(told.year - 1)), " ", _names(names, t)))
            )
    value = f"{told.year if told.only else ''}:{told.kind or ''}:{told.series_of.id if told.series_of else ''}"
    shapes = [button(t(f"button-figures-{shape}"), f"{FIGURES_ACTION}.{shape}", value) for shape in ("chart", "sheet")]
    return Message(text=title, blocks=(*blocks, buttons("figures", *shapes), small(t("turnout-how"))))


def coverage(reached: Coverage, t: Texts) -> Message:
    """Say in words whom the network reaches, and to organisers whom it does not."""
    by_type = bullets([reached_line(t(f"type-{kind}") if kind else t("coverage-unknown"), each, t)] for kind, each in reached.types.items())
    by_province = bullets(
        [reached_line(t(f"province-{place}") if place else t("coverage-unknown"), each, t)] for place, each in reached.provinces.items()
    )
    blocks = [
        header(t("coverage-title")),
        prose(section(run(t("coverage-provinces"), bold=True)), by_province),
        prose(section(run(t("coverage-types"), bold=True)), by_type),
    ]
    gaps = {"members": reached.without_members, "turnout": reached.without_turnout, "board": reached.vacant} if reached.whole else {}
    said = [[t(f"coverage-no-{what}", names=", ".join(t(f"province-{each}") for each in some))] for what, some in gaps.items() if some]
    if said:
        blocks.append(prose(bullets(said)))
    ways = [button(t("button-figures-map"), MAP_ACTION, "-")]
    if reached.next_event is not None:
        ways.append(
            button(t("button-coverage-invite", event=number(reached.next_event)), f"{OFFER_ACTION}.change", str(reached.next_event))
        )
    return Message(
        text=t("coverage-title"),
        blocks=(*blocks, buttons("coverage", *ways), small(t("coverage-how" if reached.whole else "coverage-withheld"))),
    )


def sent(told: str) -> Message:
    """Render the words that go with a file."""
    return Message(text=told, blocks=(sentence(told),))


def title_of(told: Turnout, t: Texts) -> str:
    """Name what is told, in a message and on a file."""
    of = t(f"kinds-{told.kind}") if told.kind else t("turnout-everything")
    if told.series_of:
        of = t("turnout-series", title=told.series_of.plan.title)
    return t("turnout-title-year", kinds=of, year=str(told.year)) if told.only else t("turnout-title", kinds=of)


def _change(told: Turnout, t: Texts) -> list[str]:
    if told.change is None:
        return []
    before, now = ((each.there or 0) for each in told.change)
    way = "up" if now > before else "down" if now < before else "same"
    return [t(f"turnout-went-{way}", before=before, now=now, was=str(told.year - 1), year=str(told.year))]


def _year_line(each: YearTurnout, t: Texts) -> str:
    said = t("turnout-year", year=str(each.year), events=each.events, yes=each.yes, answered=each.answered)
    if each.there is None:
        return f"{said} {t('turnout-not-kept')}"
    return f"{said} {t('turnout-year-there', there=each.there, kept=each.kept)} {t('turnout-year-absent', count=each.absent)}"


def _event_line(each: EventTurnout, t: Texts) -> str:
    said = t("turnout-event", yes=each.yes, answered=each.answered)
    if each.there is None:
        return f"{said} {t('turnout-not-kept')}"
    absent = f" {t('turnout-event-absent', count=each.absent)}" if each.absent else ""
    return f"{t('turnout-event-there', count=each.there)} {said}{absent}"


def _names(names: Sequence[str], t: Texts) -> str:
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" {t('turnout-more-names', count=more)}" if more > 0 else "")


def day_of(each: EventTurnout, t: Texts) -> str:
    """Write the day of an event in short."""
    return t.short_day(local_day(each.starts_at, t.zone))


def count_of(count: Count, t: Texts) -> str | int:
    """Return a count, or what is said instead of it."""
    if isinstance(count, int):
        return count
    return "<3" if count is Withheld.FEW else t("coverage-enough")


def reached_line(name: str, each: Reached, t: Texts) -> str:
    """Say of a province or type how many members it has and how many came."""
    if each.came is None:
        return t("coverage-members", name=name, members=count_of(each.members, t))
    return t("coverage-line", name=name, members=count_of(each.members, t), came=count_of(each.came, t))
