"""What was read, as plain JSON values."""

from datetime import date, time
from typing import Any

from bot.reading.findings import (
    AgendaItem,
    Certainty,
    FoundAction,
    FoundDecision,
    FoundEvent,
    Meeting,
    NextMeeting,
    OddFinding,
    ParsedMinutes,
)

Json = dict[str, Any]


def to_json(parsed: ParsedMinutes, *, doubtful: bool = True) -> Json:
    """Give the findings as JSON values; without `doubtful` only what is certain."""
    return {
        "meeting": _meeting(parsed.meeting),
        "agenda": [{"number": item.number, "title": item.title} for item in parsed.agenda],
        "decisions": [_decision(each) for each in parsed.decisions if doubtful or each.certainty is Certainty.CERTAIN],
        "actions": [_action(each) for each in parsed.actions if doubtful or each.certainty is Certainty.CERTAIN],
        "next_meeting": _coming(parsed.next_meeting),
        "events": [_event(each) for each in parsed.events],
        "warnings": [_warning(each) for each in parsed.warnings],
        "unread": [_item(item) for item in parsed.unread],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _hour(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _item(item: AgendaItem | None) -> str | None:
    return (item.number or item.title) if item else None


def _meeting(meeting: Meeting) -> Json:
    return {
        "title": meeting.title,
        "date": _day(meeting.held_on),
        "start": _hour(meeting.start),
        "end": _hour(meeting.end),
        "location": meeting.location,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "present": list(meeting.present),
        "absent": list(meeting.absent),
        "guests": list(meeting.guests),
        "sources": {
            "date": meeting.date_source,
            "time": meeting.time_source,
            "location": meeting.location_source,
            "attendance": meeting.attendance_source,
        },
    }


def _decision(found: FoundDecision) -> Json:
    return {
        "text": found.text,
        "item": _item(found.item),
        "certainty": found.certainty.value,
        "source": found.source,
        "how": {"way": found.how.way.value, "words": found.how.words} if found.how else None,
    }


def _action(found: FoundAction) -> Json:
    return {
        "text": found.text,
        "owner": list(found.owners),
        "due": _day(found.due_on),
        "item": _item(found.item),
        "certainty": found.certainty.value,
        "source": found.source,
    }


def _coming(found: NextMeeting | None) -> Json | None:
    if found is None:
        return None
    return {"date": _day(found.held_on), "start": _hour(found.start), "location": found.location, "source": found.source}


def _event(found: FoundEvent) -> Json:
    return {"name": found.name, "date": _day(found.held_on), "reserve_date": _day(found.reserve_date), "source": found.source}


def _warning(found: OddFinding) -> Json:
    return {"key": found.key.value, **dict(found.facts), "source": found.source}
