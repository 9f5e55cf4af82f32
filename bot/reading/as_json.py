"""What was read, as plain JSON values."""

from datetime import date, time
from typing import Any

from bot.reading.findings import AgendaItem, Certainty, FoundAction, FoundBy, FoundDecision, ParsedMinutes

Json = dict[str, Any]


def to_json(parsed: ParsedMinutes, *, doubtful: bool = True) -> Json:
    """Return the findings as JSON values; without `doubtful` only what is certain."""
    meeting, coming = parsed.meeting, parsed.next_meeting
    decisions = (each for each in parsed.decisions if doubtful or each.certainty is Certainty.CERTAIN)
    actions = (each for each in parsed.actions if doubtful or each.certainty is Certainty.CERTAIN)
    return {
        "meeting": {
            "title": meeting.title,
            "date": _day(meeting.held_on),
            "start": _hour(meeting.start),
            "end": _hour(meeting.end),
            **{key: getattr(meeting, key) for key in ("location", "chair", "secretary")},
            **{key: list(getattr(meeting, key)) for key in ("present", "absent", "guests")},
            "sources": {key: getattr(meeting, f"{key}_source") for key in ("date", "time", "location", "attendance")},
        },
        "agenda": [{"number": item.number, "title": item.title} for item in parsed.agenda],
        "decisions": [
            {**_found(each), "how": {"way": each.how.way.value, "words": each.how.words} if each.how else None} for each in decisions
        ],
        "actions": [{**_found(each), "owner": list(each.owners), "due": _day(each.due_on)} for each in actions],
        "next_meeting": coming
        and {"date": _day(coming.held_on), "start": _hour(coming.start), "location": coming.location, "source": coming.source},
        "events": [
            {"name": each.name, "date": _day(each.held_on), "reserve_date": _day(each.reserve_date), "source": each.source}
            for each in parsed.events
        ],
        "warnings": [{"key": each.key.value, **dict(each.facts), "source": each.source} for each in parsed.warnings],
        "unread": [_item(item) for item in parsed.unread],
    }


def _found(each: FoundDecision | FoundAction) -> Json:
    mark = {} if each.found_by is FoundBy.RULES else {"found_by": each.found_by.value}
    return {"text": each.text, "item": _item(each.item), "certainty": each.certainty.value, "source": each.source, **mark}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _hour(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _item(item: AgendaItem | None) -> str | None:
    return (item.number or item.title) if item else None
