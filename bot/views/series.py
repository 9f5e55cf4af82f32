"""Series: the days before anything is planned, what was planned, how one is ended, and what of one changed or stops."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.domain.calendar import DayOccasion, PlannedDay, Rhythm, local_day, place_in_month
from bot.domain.event_life import LONGEST_REASON, Whereabouts
from bot.domain.events import Event
from bot.domain.series import Series, SeriesPlan
from bot.domain.view_models import ShownEvent
from bot.plain_text import plain as as_lines
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    Message,
    View,
    bullets,
    button,
    buttons,
    checkboxes,
    divider,
    field,
    option,
    prose,
    run,
    section,
    sentence,
    small,
    text_input,
)
from bot.views.event_news import changed_rows
from bot.views.events import answer_buttons, channel_card, number, own_line, when_of
from bot.views.planning import occasion_names, unknown_said

PREVIEW = "series_preview"
END_FORM = "series_end"
WITHDRAW_ACTION = "series_withdraw"
END_ACTION = "series_end"
RESUME_ACTION = "series_resume"
"""The value of each is the number of one event of the series."""

MOST_WITH_BUTTONS = 8
"""Events in one message that have buttons of their own."""


def preview(wanted: SeriesPlan, first: ShownEvent, what: Callable[[date], DayOccasion], draft: str, t: Texts, channel_texts: Texts) -> View:
    """Show on which days it is, what free days make of them, and the card of the first, with *Plannen*."""
    card = [block for block in channel_card(first, channel_texts).blocks if block["type"] != "actions"]
    rule = rule_words(wanted.rule.rhythm, wanted.rule.every, local_day(wanted.first.starts_at, t.zone), t)
    unknown = [small(unknown_said(each.meant, t)) for each in wanted.days if not what(each.meant).school_known]
    said = t("series-preview", count=len(wanted.held), rule=rule, channel=first.channel_name)
    return View(
        callback_id=PREVIEW,
        title=t("preview-title"),
        blocks=(
            sentence(said),
            prose(bullets([_day(each, what(each.meant), t)] for each in wanted.days)),
            *unknown[:1],
            sentence(t("series-preview-ahead", period=t("ahead-weeks", weeks=wanted.ahead))),
            small(t("series-preview-first")),
            divider(),
            *card[:-1],
        ),
        submit=t("button-plan"),
        close=t("button-back"),
        private_metadata=draft,
    )


def planned(made: Sequence[Event], t: Texts, *, channel: str) -> View:
    """Say what was planned, with *Ongedaan maken*."""
    first = made[0]
    numbers = number(first.id) if len(made) == 1 else f"{number(first.id)} – {number(made[-1].id)}"
    said = t("series-planned", title=first.plan.title, count=len(made), numbers=numbers)
    when = t("series-planned-first", day=t.day(local_day(first.announce_at, t.zone))) if first.announce_at else None
    return View(
        callback_id="said",
        title=t("series-planned-title"),
        blocks=(
            sentence(f"{said} {when or t('series-planned-now', channel=channel)}"),
            buttons("posted", button(t("button-withdraw"), WITHDRAW_ACTION, str(first.id))),
            small(t("event-posted-hint")),
        ),
        close=t("button-close"),
        ends=True,
    )


def rule_words(rhythm: Rhythm, every: int, first: date, t: Texts) -> str:
    """Say by what a series comes again."""
    weekday = t.weekday(first.weekday())
    if rhythm is Rhythm.NAMED:
        return t("series-rule-named")
    if rhythm is Rhythm.WEEKS:
        return t("series-rule-weeks", every=every, weekday=weekday)
    place = 0 if rhythm is Rhythm.LAST else place_in_month(first)
    return t("series-rule-nth", months=t("series-rule-months", every=every), nth=place, weekday=weekday)


def manage_blocks(event: Event, kept: Series | None, t: Texts) -> list[Block]:
    """Say of an event which series it is of, with the way to end that or let it go on; nothing for all others."""
    if kept is None:
        return []
    if kept.ended_at is not None:
        resume = button(t("button-resume-series"), RESUME_ACTION, str(event.id))
        return [small(t("series-over")), buttons("series", resume)]
    rule = rule_words(kept.rule.rhythm, kept.rule.every, local_day(event.plan.starts_at, t.zone), t)
    return [small(t("series-of", rule=rule)), buttons("series", button(t("button-end-series"), END_ACTION, str(event.id)))]


def end_form(event: Event, t: Texts, *, planned: int) -> View:
    """Ask before a series is ended what becomes of what was announced, and why."""
    too = checkboxes([option(t("announced-too"), "too")])
    because = text_input(multiline=True, most=LONGEST_REASON)
    return View(
        callback_id=END_FORM,
        title=t("series-end-title"),
        blocks=(
            prose(section(run(event.plan.title, bold=True))),
            sentence(t("series-end-question", count=planned)),
            field("announced_too", t("field-announced-too"), too, hint=t("field-announced-too-hint"), optional=True),
            field("because", t("field-because"), because, hint=t("field-because-hint"), optional=True),
        ),
        submit=t("button-end-series-now"),
        close=t("button-not-after-all"),
        private_metadata=str(event.id),
    )


def changed(shown: Sequence[tuple[ShownEvent, Whereabouts]], t: Texts, *, now: datetime) -> Message:
    """Tell once what changed of several events of a series, each with the buttons to answer otherwise."""
    said = t("series-changed-told", title=shown[0][0].event.plan.title)
    blocks = [sentence(said)]
    for place, (each, old) in enumerate(shown):
        event = each.event
        head: list[Block | str] = [run(f"{number(event.id)} · {when_of(event.plan, t)}", bold=True)]
        own = ["\n", own_line(each, t)] if each.own is not None else []
        rows = [[" · ", *row] for row in changed_rows(event, old, t)]  # on one line: a screen reader leaves out a line it said before
        blocks.append(prose(section(*head, *(part for row in rows for part in row), *own)))
        if each.own is not None and event.takes_answers(now) and place < MOST_WITH_BUTTONS:
            blocks.append(answer_buttons(event, t, about=number(event.id)))
    whole = as_lines({"blocks": [block for block in blocks if block["type"] == "rich_text"]})
    return Message(text=whole, blocks=tuple(blocks))  # all of it: what changed alike of two is not left out of the second


def ended(dropped: Sequence[Event], t: Texts) -> Message:
    """Tell once what of a series does not take place, and why."""
    said = t("series-ended-told", title=dropped[0].plan.title)
    rows = [[t("series-ended-line", when=when_of(each.plan, t), number=number(each.id))] for each in dropped]
    because = dropped[0].called_off_because
    return Message(text=said, blocks=(sentence(said), prose(bullets(rows), *([section(run(because))] if because else []))))


def _day(day: PlannedDay, what: DayOccasion, t: Texts) -> str:
    meant, words = t.day(day.meant), ", ".join(occasion_names(what, t))
    if day.on is None:
        return t("series-day-skipped", day=meant, what=words)
    if day.on != day.meant:
        return t("series-day-moved", day=t.day(day.on), meant=meant, what=words)
    return t("series-day-free", day=meant, what=words) if words else meant
