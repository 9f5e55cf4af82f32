"""The list of an event as a workbook: who comes, who has not answered, what happened. Text is text, never a formula."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.attendees import Attendee, Attendees, Present, Remembered
from bot.domain.calendar import local_day
from bot.domain.rsvp import Party, Place
from bot.texts import Texts
from bot.views.attendees import said_of, way_of
from bot.views.events import answer_label, number
from bot.views.workbook import Cell, Page, workbook


def file_name(attendees: Attendees, t: Texts) -> str:
    """Name the file: *deelnemers-V12.xlsx*."""
    return f"{t('sheet-file')}-{number(attendees.shown.event.id)}.xlsx"


def sheet(attendees: Attendees, remembered: Sequence[Remembered], t: Texts, *, now: datetime) -> bytes:
    """Make the workbook; equal arguments give the same cells."""
    return workbook(attendees.shown.event.plan.title, _tables(attendees, remembered, t), now=now)


def _tables(attendees: Attendees, remembered: Sequence[Remembered], t: Texts) -> Iterator[Page]:
    heads = [t(text_id) for text_id in _COLUMNS] + _presence_heads(attendees, t)
    yield t("sheet-answers"), heads, [_padded(row, heads) for row in _answers(attendees, t)]
    yield t("sheet-silent"), [t("sheet-name")], [[name] for name in attendees.silent_names]
    event = attendees.shown.event
    yield (
        t("sheet-history"),
        [t(text_id) for text_id in _HISTORY],
        [
            [_local(each.entry.at, t), each.name, said_of(event, each.entry, t), way_of(each.entry, each.by, t), each.entry.comment or ""]
            for each in remembered
        ],
    )


_COLUMNS = (
    "sheet-name",
    "sheet-partnership",
    "sheet-answer",
    "sheet-place",
    "sheet-heads",
    "sheet-guests",
    "sheet-deputy",
    "sheet-comment",
    "sheet-invited",
    "sheet-by",
    "sheet-since",
)
_HISTORY = ("sheet-at", "sheet-name", "sheet-said", "sheet-way", "sheet-comment")


def _answers(attendees: Attendees, t: Texts) -> Iterator[list[Cell]]:
    """Yield a row for everybody who answered, and for those who were there without."""
    for each in attendees.listed:
        yield _row(attendees, each, t)
    for present in attendees.unannounced:
        unknown = [""] * (len(_COLUMNS) - 2)
        yield [present.name, present.profile.partnership, *unknown, *_presence(present, t)]


def _padded(row: list[Cell], heads: Sequence[str]) -> list[Cell]:
    return row + [""] * (len(heads) - len(row))


def _row(attendees: Attendees, attendee: Attendee, t: Texts) -> list[Cell]:
    party = attendee.party
    waits = [each.party.member for each in attendees.waiting]
    place = {
        Place.SEATED: t("sheet-seated"),
        Place.WAITING: t("sheet-waiting", place=waits.index(party.member) + 1 if party.member in waits else 0),
        Place.NONE: "",
    }[party.place]
    return [
        attendee.name,
        attendee.profile.partnership,
        answer_label(attendees.shown.event, party.answer, t),
        place,
        party.size if party.asks else 0,
        _guests(party),
        party.deputy,
        party.comment,
        t("sheet-true" if attendee.invited else "sheet-false"),
        attendee.by,
        _local(party.since, t),
        *_presence(attendee, t),
    ]


def _presence_heads(attendees: Attendees, t: Texts) -> list[str]:
    """Head a column for each time that was ticked, of which a course has several."""
    if not attendees.shown.event.plan.sessions:
        return [t("sheet-came")]
    return [t("sheet-came-on", day=t.short_day(local_day(began_at, t.zone))) for began_at in attendees.ticked]


def _presence(present: Present, t: Texts) -> list[Cell]:
    return ["" if came is None else t("sheet-true" if came else "sheet-false") for came in present.came]


def _local(moment: datetime, t: Texts) -> datetime:
    """Return a moment as a cell that can be sorted: in local time."""
    return moment.astimezone(t.zone).replace(tzinfo=None)


def _guests(party: Party) -> str:
    unnamed = party.guests - len(party.names)
    return ", ".join([*party.names, *([f"+{unnamed}"] if unnamed else [])])
