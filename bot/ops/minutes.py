"""What was read in minutes, as plain text for the command line: each finding with the sentence it came from."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.config import Settings
from bot.domain.members import Language
from bot.reading.apart import read_apart
from bot.reading.as_json import to_json
from bot.reading.explain import explain
from bot.reading.files import read_file
from bot.reading.findings import Certainty, FoundAction, FoundBy, FoundDecision, ParsedMinutes
from bot.reading.likeness import NEARLY, SAME, likeness
from bot.reading.second_reader import named
from bot.texts import Texts


def read_minutes_file(file: Path, settings: Settings, *, as_json: bool, explained: bool = False, earlier: Sequence[Path] = ()) -> str:
    """Read minutes from a file, and return what was found as Dutch text or as JSON, or what each stage of the reader saw.

    The text also says to which of the `earlier` files these minutes are the same, or nearly.

    Raises:
        DomainError: the file cannot be read as minutes.
    """
    if explained:
        return explain(read_file(file.read_bytes(), name=file.name))
    parsed = read_apart(
        file.read_bytes(), name=file.name, second=named(settings.prs_reader_url, settings.prs_reader_model, settings.prs_reader_key)
    )
    if as_json:
        return json.dumps(to_json(parsed), indent=2, ensure_ascii=False)
    t = Texts(Language.NL, settings.zone)
    known = {other.name: likeness(parsed.sketch, read_apart(other.read_bytes(), name=other.name).sketch) for other in earlier}
    alike = [
        t("minutes-read-before", name=name, same="yes" if share == SAME else "nearly") for name, share in known.items() if share >= NEARLY
    ]
    return "\n".join([_outline(parsed, t), *alike])


def _outline(parsed: ParsedMinutes, t: Texts) -> str:
    """Write out everything that was found; doubtful findings are marked."""
    lines = [*_meeting(parsed, t), "", *_agenda(parsed, t)]
    lines += ["", t("minutes-decisions", count=len(parsed.decisions)), *(line for each in parsed.decisions for line in _decision(each, t))]
    lines += ["", t("minutes-actions", count=len(parsed.actions)), *(line for each in parsed.actions for line in _action(each, t))]
    lines += ["", *_ahead(parsed, t)]
    lines += ["", t("minutes-warnings", count=len(parsed.warnings))]
    lines += [f"  - {t(f'minutes-odd-{odd.key}', **dict(odd.facts))}\n    «{odd.source}»" for odd in parsed.warnings]
    lines += [t("minutes-unread", item=item.number or item.title) for item in parsed.unread]
    return "\n".join(lines)


def _meeting(parsed: ParsedMinutes, t: Texts) -> list[str]:
    meeting = parsed.meeting
    nothing = t("minutes-not-found")
    hours = " – ".join(moment.strftime("%H.%M") for moment in (meeting.start, meeting.end) if moment)
    facts = (
        ("minutes-title", meeting.title or nothing),
        ("minutes-date", t.day(meeting.held_on) if meeting.held_on else nothing),
        ("minutes-hours", hours or nothing),
        ("minutes-place", meeting.location or nothing),
        ("minutes-chair", meeting.chair or nothing),
        ("minutes-secretary", meeting.secretary or nothing),
        ("minutes-present", ", ".join(meeting.present) or nothing),
        ("minutes-absent", ", ".join(meeting.absent) or nothing),
        ("minutes-guests", ", ".join(meeting.guests) or nothing),
    )
    return [t(text_id, said=said) for text_id, said in facts]


def _agenda(parsed: ParsedMinutes, t: Texts) -> list[str]:
    return [t("minutes-agenda"), *(f"  {item.number} {item.title}" for item in parsed.agenda)]


def _decision(found: FoundDecision, t: Texts) -> list[str]:
    item = t("minutes-item", number=found.item.number) if found.item else ""
    how = f" ({found.how.words})" if found.how and found.how.words not in found.text else ""
    return [f"  - {_mark(found, t)}{found.text}{how}{item}", f"    «{found.source}»"]


def _action(found: FoundAction, t: Texts) -> list[str]:
    item = t("minutes-item", number=found.item.number) if found.item else ""
    owners = ", ".join(found.owners) or t("minutes-no-owner")
    due = t("due-on", day=t.day(found.due_on)) if found.due_on else t("due-none")
    return [f"  - {_mark(found, t)}{found.text}{item}", f"    {owners}, {due}", f"    «{found.source}»"]


def _ahead(parsed: ParsedMinutes, t: Texts) -> list[str]:
    following = parsed.next_meeting
    lines = []
    if following is None:
        lines.append(t("minutes-next-none"))
    else:
        start = following.start.strftime(", %H.%M") if following.start else ""
        lines.append(
            t("minutes-next", said=f"{t.day(following.held_on)}{start}" + (f", {following.location}" if following.location else ""))
        )
    for event in parsed.events:
        reserve = t("minutes-reserve", day=t.day(event.reserve_date)) if event.reserve_date else ""
        lines.append(t("minutes-event", name=event.name, day=t.day(event.held_on)) + reserve)
    return lines


def _mark(found: FoundDecision | FoundAction, t: Texts) -> str:
    if found.found_by is FoundBy.SECOND_READER:
        return t("minutes-second-reader") + " "
    return "" if found.certainty is Certainty.CERTAIN else t("minutes-doubtful") + " "
