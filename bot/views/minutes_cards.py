"""How minutes look: what was read in them, what was recorded of them, and the form that brings them in."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.events import Event
from bot.domain.ids import EventId
from bot.domain.minutes import Finding, FindingKind, Minutes
from bot.domain.view_models import DraftMinutes
from bot.reading.findings import OddFinding, ParsedMinutes
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    Message,
    View,
    bullets,
    button,
    buttons,
    clip,
    field,
    header,
    lines,
    modal,
    prose,
    run,
    section,
    sentence,
    small,
    text_input,
)

REVIEW_ACTION = "minutes_review"
"""Opens the review; the value is the number of the minutes."""

MAKE_ACTION = "minutes_make"
"""Opens the form that brings minutes in; the value is the event's number."""

AHEAD_ACTION = "minutes_ahead"
"""Opens a filled event form; the value is the minutes and the place of what was announced in them."""

DRAFT_ACTION = "minutes_draft"
"""Opens the form that makes minutes; the value is the event's number."""

FORM = "minutes_form"
DRAFT_FORM = "minutes_draft"

PASTED = ("text", "text_2", "text_3")
"""The fields for a pasted text: Slack takes 3,000 characters in each."""

MOST_SHOWN = 12
"""Warnings on a card."""

MOST_LINES = 30
"""Decisions and action items on a card; their own cards show them whole."""

MOST_OFFERED = 20
"""Events to announce on a card: each takes two of its fifty blocks."""

LONGEST_LINE = 200


def read_card(found: Minutes, parsed: ParsedMinutes, findings: Sequence[Finding], t: Texts, warnings: Sequence[str]) -> Message:
    """Show what was found in minutes that were read, and what is odd about them."""
    said = t("minutes-read", name=found.file_name, **_counts(findings))
    remarks = [*warnings, *(t("minutes-unread", item=item.number or item.title) for item in parsed.unread)]
    blocks = [sentence(said), prose(lines(*([line] for line in _facts(found, parsed, t))))]
    if remarks:
        more = [t("minutes-more", count=len(remarks) - MOST_SHOWN)] if len(remarks) > MOST_SHOWN else []
        shown = [clip(each, 300) for each in remarks[:MOST_SHOWN]]
        blocks.append(prose(section(run(t("minutes-look-at"), bold=True)), bullets([each] for each in [*shown, *more])))
    blocks += [review_row(found, t), small(t("minutes-nothing-recorded"))]
    return Message(text=said, blocks=tuple(blocks))


def left(found: Minutes, t: Texts) -> Message:
    """Say that what was typed in the review is kept, with the way back to it."""
    said = t("minutes-left", name=_named(found, t))
    return Message(text=said, blocks=(sentence(said), review_row(found, t)))


def review_row(found: Minutes, t: Texts) -> Block:
    """Make the button that opens the review, or goes on with it."""
    words = t("button-minutes-go-on" if found.version else "button-minutes-review")
    return buttons(f"review:{found.id}", button(words, REVIEW_ACTION, str(found.id)))


def recorded_card(
    found: Minutes,
    findings: Sequence[Finding],
    t: Texts,
    *,
    ahead: Sequence[tuple[Finding, Event | None]] = (),
    news: str = "",
    deeds: Sequence[Block] = (),
) -> Message:
    """Show minutes that were recorded: how they stand, and what came of them; `ahead` is offered as filled forms."""
    title = clip(t("minutes-of", day=t.day(found.held_on) if found.held_on else "", title=found.title), 150)
    said = t(f"minutes-{news}") if news else title
    rows = [[t(f"minutes-state-{found.state}")]]
    rows += [[t("minutes-number", number=f"V{found.event}")]] if found.event else []
    rows += [[t("adoption-note", note=clip(found.note, 500))]] if found.note else []
    blocks = [*([sentence(said)] if news else []), header(title), prose(lines(*rows))]
    kept = [_line(each) for each in findings if each.decision or each.action]
    if kept:
        more = [[t("minutes-more", count=len(kept) - MOST_LINES)]] if len(kept) > MOST_LINES else []
        blocks.append(prose(bullets([*kept[:MOST_LINES], *more])))
    for each, planned in ahead[:MOST_OFFERED]:
        blocks += _offer(found, each, planned, t)
    if len(ahead) > MOST_OFFERED:
        blocks.append(small(t("minutes-more", count=len(ahead) - MOST_OFFERED)))
    blocks += deeds
    return Message(text=said, blocks=tuple(blocks))


def minutes_list(stand: Sequence[Minutes], waiting: Sequence[Minutes], t: Texts, *, command: str) -> Message:
    """List the minutes there are, with what waits to be reviewed."""
    said = t("minutes-list" if stand else "minutes-none", command=command)
    blocks = [sentence(said)]
    if stand:
        blocks.append(prose(bullets([run(f"V{each.event}" if each.event else "–", bold=True), f" · {_named(each, t)}"] for each in stand)))
    for each in waiting:
        blocks += [sentence(t("minutes-waiting", name=_named(each, t))), review_row(each, t)]
    return Message(text=said, blocks=tuple(blocks))


def file_sent(found: Minutes, t: Texts) -> Message:
    """Say which minutes the file holds."""
    said = t("minutes-file", name=_named(found, t))
    return Message(text=said, blocks=(sentence(said), small(t(f"minutes-state-{found.state}"))))


def minutes_form(t: Texts, event: EventId | None, title: str = "") -> View:
    """Render the form that brings minutes in: a file, or their text."""
    pasted = [
        field(name, t("field-minutes-text" if at == 0 else "field-minutes-text-on"), text_input(multiline=True), optional=True)
        for at, name in enumerate(PASTED)
    ]
    about = t("form-minutes-of", title=title, number=f"V{event}") if event else t("form-minutes-intro")
    file: Block = {"type": "file_input", "max_files": 1}
    return modal(
        FORM,
        t("form-minutes-title"),
        (sentence(about), field("file", t("field-minutes-file"), file, hint=t("field-minutes-file-hint"), optional=True), *pasted),
        t,
        submit=t("button-minutes-read"),
        carries=event or "",
    )


def draft_form(drafted: DraftMinutes, t: Texts) -> View:
    """Ask before minutes are made of what is known of a meeting."""
    counts = {"present": len(drafted.present), "decisions": len(drafted.decisions), "actions": len(drafted.actions)}
    about = t("form-draft-intro", title=drafted.event.plan.title, number=f"V{drafted.event.id}", **counts)
    return modal(
        DRAFT_FORM,
        t("form-draft-title"),
        (sentence(about), sentence(t("form-draft-after"))),
        t,
        submit=t("button-draft-now"),
        carries=drafted.event.id,
    )


def odd(each: OddFinding, t: Texts) -> str:
    """Say what is odd, with days in words."""
    facts: Mapping[str, str] = {
        name: t.day(date.fromisoformat(fact)) if name in {"date", "due"} else clip(fact, LONGEST_LINE) for name, fact in each.facts
    }
    return t(f"minutes-odd-{each.key}", **facts)


def unknown(names: Sequence[str], t: Texts) -> str:
    """Say which names fit no member."""
    more = [t("minutes-more", count=len(names) - MOST_SHOWN)] if len(names) > MOST_SHOWN else []
    return t("minutes-odd-no-member", names=", ".join([*(clip(name, LONGEST_LINE) for name in names[:MOST_SHOWN]), *more]))


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    kinds = [each.kind for each in findings]
    decisions, actions = kinds.count(FindingKind.DECISION), kinds.count(FindingKind.ACTION)
    return {"decisions": decisions, "actions": actions, "ahead": len(kinds) - decisions - actions}


def _facts(found: Minutes, parsed: ParsedMinutes, t: Texts) -> list[str]:
    meeting = parsed.meeting
    hours = " – ".join(moment.strftime("%H.%M") for moment in (meeting.start, meeting.end) if moment)
    facts = (
        ("minutes-title", clip(found.title, LONGEST_LINE)),
        ("minutes-date", t.day(meeting.held_on) if meeting.held_on else t("minutes-not-found")),
        ("minutes-hours", hours),
        ("minutes-place", meeting.location or ""),
        ("minutes-chair", meeting.chair or ""),
        ("minutes-secretary", meeting.secretary or ""),
        ("minutes-present", clip(", ".join(meeting.present), 600)),
        ("minutes-absent", clip(", ".join(meeting.absent), 600)),
        ("minutes-guests", clip(", ".join(meeting.guests), 600)),
    )
    return [t(text_id, said=said) for text_id, said in facts if said]


def _line(finding: Finding) -> list[Block | str]:
    number = f"B{finding.decision}" if finding.decision else f"A{finding.action}"
    return [run(number, bold=True), f" · {clip(finding.content.text, LONGEST_LINE)}"]


def _offer(found: Minutes, finding: Finding, planned: Event | None, t: Texts) -> list[Block]:
    day = t.day(finding.content.on) if finding.content.on else ""
    name = clip(finding.content.text, LONGEST_LINE) or t("minutes-next-meeting")
    if planned is not None:
        return [sentence(t("minutes-ahead-planned", name=name, day=day, number=f"V{planned.id}"))]
    offer = button(t("button-minutes-ahead"), AHEAD_ACTION, f"{found.id}:{finding.position}")
    return [
        sentence(t("minutes-ahead", name=name, day=day)),
        buttons(f"ahead:{found.id}-{finding.position}", offer, about=f"{name}, {day}"),
    ]


def _named(found: Minutes, t: Texts) -> str:
    return " · ".join(part for part in (t.day(found.held_on) if found.held_on else "", clip(found.title, 100) or found.file_name) if part)
