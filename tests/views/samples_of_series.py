"""What organisers and members see of a series."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendar import OnFreeDay, Recurrence, Rhythm, local_day, occasion_of, without_free_days
from bot.domain.calendar.recurrence import days_of
from bot.domain.event_form import EventForm, form_of
from bot.domain.event_life import whereabouts
from bot.domain.events import Event, EventState
from bot.domain.ids import EventId, SeriesId
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.series import Scope, Series, SeriesPlan
from bot.domain.series_form import RepeatFields
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views import event_form, event_manage, events, series
from bot.views.blocks import Message, View
from tests.builders import ANNA, BRAM, GENERAL, NOW, ZONE, event, plan

_DAY: Final = timedelta(days=1)
_FIRST: Final = plan(
    title="Regiegroep <!channel>", agenda=("Opening", "Rondvraag"), starts_at=plan().starts_at + _DAY, ends_at=plan().ends_at + _DAY
)
_RULE: Final = Recurrence(rhythm=Rhythm.WEEKS, times=6)
_DAYS: Final = without_free_days(
    days_of(_RULE, local_day(_FIRST.starts_at, ZONE)), lambda day: bool(occasion_of(day).public), OnFreeDay.NEXT
)
_WANTED: Final = SeriesPlan(first=_FIRST, rule=_RULE, days=tuple(_DAYS))
_SERIES: Final = Series(id=SeriesId(1), rule=_RULE, ahead=4, made_by=ANNA, made_at=NOW)
_OWN: Final = Party(member=BRAM, answer=Answer.YES, since=NOW, place=Place.SEATED)


def _one(number: int) -> Event:
    week = timedelta(weeks=4 * (number - 12))
    state = EventState.ANNOUNCED if number < 14 else EventState.PLANNED
    of = replace(_FIRST, starts_at=_FIRST.starts_at + week, ends_at=_FIRST.ends_at + week)
    announce_at: datetime | None = of.starts_at - timedelta(weeks=4) if state is EventState.PLANNED else None
    return event(id=EventId(number), plan=of, state=state, series=SeriesId(1), announce_at=announce_at)


def _shown(number: int, own: Party | None = None) -> ShownEvent:
    return ShownEvent(event=_one(number), channel_name="algemeen", tally=Tally(yes=3), own=own)


_LISTED: Final = replace(_shown(12, _OWN), then=tuple(_shown(number) for number in range(13, 21)))
_MADE: Final = [_one(number) for number in range(14, 18)]
_BEFORE: Final = whereabouts(replace(_FIRST, place="Deventer"))


def _form(rhythm: Rhythm, t: Texts) -> View:
    return event_form.event_form(
        EventForm(channel=GENERAL, more=True, repeats=RepeatFields(rhythm=rhythm, times="6", named="4 oktober")), t
    )


SERIES: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "series_form_weeks": lambda t: _form(Rhythm.WEEKS, t),
    "series_form_named": lambda t: _form(Rhythm.NAMED, t),
    "series_form_change": lambda t: event_form.event_form(
        replace(form_of(_FIRST, ZONE), event=EventId(12), version=1, scope=Scope.THIS, ahead=4), t
    ),
    "series_preview": lambda t: series.preview(_WANTED, _shown(12), occasion_of, "draft", t, t),
    "series_preview_skipped": lambda t: series.preview(
        replace(
            _WANTED,
            days=tuple(without_free_days([each.meant for each in _DAYS], lambda day: bool(occasion_of(day).public), OnFreeDay.SKIP)),
        ),
        _shown(12),
        occasion_of,
        "draft",
        t,
        t,
    ),
    "series_planned": lambda t: series.planned(_MADE, t, channel="algemeen"),
    "series_planned_now": lambda t: series.planned([_one(12), *_MADE], t, channel="algemeen"),
    "series_in_list": lambda t: events.event_list([_LISTED], None, t, planned=[replace(_shown(14), then=(_shown(15), _shown(16)))]),
    "series_manage": lambda t: event_manage.manage(_shown(12), t, now=NOW, more=series.manage_blocks(_one(12), _SERIES, t)),
    "series_manage_ended": lambda t: event_manage.manage(
        _shown(12), t, now=NOW, more=series.manage_blocks(_one(12), replace(_SERIES, ended_at=NOW), t)
    ),
    "series_end": lambda t: series.end_form(_one(12), t, planned=4),
    "series_change_saved": lambda t: event_manage.saved(_one(12), t, told=2, changed=5),
    "series_changed": lambda t: series.changed([(_shown(12, _OWN), _BEFORE), (_shown(13, _OWN), whereabouts(_FIRST))], t, now=NOW),
    "series_ended": lambda t: series.ended([replace(_one(12), called_off_because="Klaar <!here>"), _one(13)], t),
}
