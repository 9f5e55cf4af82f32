"""Lists of an event: who comes, a page at a time, and for organisers what happened and who was there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.attendees import Attendee, Attendees, Present, Remembered
from bot.domain.events import Event
from bot.domain.rsvp import RsvpEntry, Way
from bot.texts import Texts
from bot.views.answers import FOR_ACTION
from bot.views.attendance import attendance_button
from bot.views.blocks import Block, Message, bullets, button, buttons, header, prose, run, section, sentence, small
from bot.views.events import answer_label, number, tally_line

PAGE_ACTION = "attendees_page"
SHEET_ACTION = "attendees_sheet"
HISTORY_ACTION = "attendees_history"
HISTORY_PAGE_ACTION = "attendees_history_page"

NAMES_A_PAGE = 60
"""Names of those who come in one message; the next ones a page on (a section holds 3,000 characters)."""

LINES_A_PAGE = 40
"""Lines of history on one page."""

_SHOWN = {Way.BUTTON: "way-button", Way.REACTION: "way-reaction", Way.COMMAND: "way-command", Way.FORM: "way-form"}

Row = tuple[str, str, Attendee | None]
"""A heading's text id, a name under it, and whose."""


def attendee_list(attendees: Attendees, t: Texts, *, now: datetime, page: int = 0) -> Message:
    """Render a page of sixty names: who comes, who waits, who may; for organisers also who does not and who has not answered."""
    title = t("who-title", title=attendees.shown.event.plan.title)
    rows = list(_rows(attendees, t))
    last = max(0, (len(rows) - 1) // NAMES_A_PAGE)
    at = min(max(page, 0), last)
    blocks: list[Block] = [header(attendees.shown.event.plan.title), tally_line(replace(attendees.shown, coming=()), t)]  # the names follow
    blocks += _groups(rows[at * NAMES_A_PAGE : (at + 1) * NAMES_A_PAGE], t)
    if not attendees.listed:
        blocks.append(sentence(t("who-nobody")))
    if attendees.silent:
        blocks.append(small(t("who-silent", count=attendees.silent)))
    if last:
        blocks.append(small(t("page", page=at + 1, pages=last + 1)))
    taps = [
        *_turning(PAGE_ACTION, attendees.shown.event, at, last, t),
        *(_for_organiser(attendees, t, now) if attendees.for_organiser else ()),
    ]
    return Message(text=title, blocks=(*blocks, *([buttons("attendees", *taps)] if taps else ())))


def history_list(event: Event, remembered: Sequence[Remembered], t: Texts, *, page: int = 0) -> Message:
    """Render who answered what, in which way and when, the last first."""
    title = t("history-title", title=event.plan.title, number=number(event.id))
    if not remembered:
        return Message(text=title, blocks=(header(event.plan.title), sentence(t("history-empty"))))
    last = (len(remembered) - 1) // LINES_A_PAGE
    at = min(max(page, 0), last)
    shown = remembered[at * LINES_A_PAGE : (at + 1) * LINES_A_PAGE]
    blocks = [header(event.plan.title), prose(section(title)), prose(bullets(_remembered(event, each, t) for each in shown))]
    if last:
        blocks.append(small(t("page", page=at + 1, pages=last + 1)))
    taps = _turning(HISTORY_PAGE_ACTION, event, at, last, t)
    return Message(text=title, blocks=(*blocks, *([buttons("history", *taps)] if taps else ())))


def sheet_sent(attendees: Attendees, t: Texts) -> Message:
    """Render the words that go with the list as a file."""
    event = attendees.shown.event
    said = t("sheet-sent", title=event.plan.title, number=number(event.id))
    return Message(text=said, blocks=(sentence(said),))


def said_of(event: Event, entry: RsvpEntry, t: Texts) -> str:
    """Say in a few words what an entry of the history came to."""
    if entry.way is Way.LEFT:
        return t("history-left")
    said = answer_label(event, entry.answer, t)
    if entry.guests:
        said += f" +{entry.guests}"
    if entry.names:
        said += f" ({', '.join(entry.names)})"
    if entry.deputy:
        said = t("with-deputy", said=said, deputy=entry.deputy)
    if entry.takes_list:
        said = t("history-whole-party", said=said)
    return said if entry.on else t("history-lapsed" if entry.way is Way.CARRIED else "history-taken-back", said=said)


def way_of(entry: RsvpEntry, by: str, t: Texts) -> str:
    """Say in which way an entry came."""
    if entry.way is Way.ORGANISER:
        return t("way-organiser", by=by)
    return t(_SHOWN.get(entry.way, "way-itself"))


def party_words(attendee: Attendee, t: Texts) -> str:
    """Write a name with guests and deputy: *Bram Visser +2 (Jan Pot)*, *Carla Smit, vervanger: Dirk Bos*."""
    party = attendee.party
    said = attendee.name
    if party.guests:
        said += f" +{party.guests}"
    if party.names:
        said += f" ({', '.join(party.names)})"
    if party.deputy:
        said = t("with-deputy", said=said, deputy=party.deputy)
    return said


def _rows(attendees: Attendees, t: Texts) -> Iterator[Row]:
    """Yield every name in its group, with what an organiser sees of it."""
    for attendee in attendees.coming:
        yield "who-yes", _words(attendee, t), attendee
    for place, attendee in enumerate(attendees.waiting, 1):
        yield "who-waiting", f"{place}. {_words(attendee, t)}", attendee
    for attendee in attendees.maybe:
        yield "who-maybe", _words(attendee, t), attendee
    if attendees.for_organiser:
        for attendee in attendees.absent:
            yield "who-no", _words(attendee, t), attendee
        for present in attendees.unannounced:
            yield "who-unannounced", present.name + _noted(_presence(present, t)), None
        for name in attendees.silent_names:
            yield "who-silent-names", name, None


def _words(attendee: Attendee, t: Texts) -> str:
    notes = [t("mark-provisional")] if attendee.party.confirm_by else []
    notes += [t("mark-not-invited")] if not attendee.invited else []
    notes += [t("way-organiser", by=attendee.by)] if attendee.by else []
    return party_words(attendee, t) + _noted([*notes, *_presence(attendee, t)])


def _presence(present: Present, t: Texts) -> list[str]:
    """Note whether they were there, of a course how often; empty where nobody ticked it."""
    ticked = [came for came in present.came if came is not None]
    if ticked and len(present.came) > 1:
        return [t("mark-was-there-times", times=sum(ticked), count=len(present.came))]
    return [t("mark-was-there" if came else "mark-was-not-there") for came in ticked]


def _noted(notes: Sequence[str]) -> str:
    return f" ({', '.join(notes)})" if notes else ""


def _groups(rows: Sequence[Row], t: Texts) -> Iterator[Block]:
    for heading in dict.fromkeys(heading for heading, _, _ in rows):
        names = ", ".join(words for group, words, _ in rows if group == heading)
        yield prose(section(run(t(heading), bold=True), f" {names}"))
    comments = [attendee for _, _, attendee in rows if attendee is not None and attendee.party.comment]
    if comments:
        lines: list[list[Block | str]] = [[run(each.name, bold=True), f" – {each.party.comment}"] for each in comments]
        yield prose(section(run(t("who-comments"), bold=True)), bullets(lines))


def _remembered(event: Event, each: Remembered, t: Texts) -> list[Block | str]:
    said: list[Block | str] = [f"{t.moment(each.entry.at)} · ", run(each.name, bold=True), f" · {said_of(event, each.entry, t)}"]
    said.append(f" · {way_of(each.entry, each.by, t)}")
    return [*said, f" – {each.entry.comment}"] if each.entry.comment else said


def _turning(action_id: str, event: Event, at: int, last: int, t: Texts) -> list[Block]:
    taps = []
    if at > 0:
        taps.append(button(t("button-page-back"), f"{action_id}.back", f"{event.id}:{at - 1}"))
    if at < last:
        taps.append(button(t("button-page-on"), f"{action_id}.on", f"{event.id}:{at + 1}"))
    return taps


def _for_organiser(attendees: Attendees, t: Texts, now: datetime) -> Iterator[Block]:
    event = str(attendees.shown.event.id)
    yield button(t("button-sheet"), SHEET_ACTION, event)
    yield button(t("button-history"), HISTORY_ACTION, event)
    if attendees.shown.event.takes_answers(now):
        yield button(t("button-answer-for"), FOR_ACTION, event)
    if attendees.shown.event.has_begun(now):
        yield attendance_button(attendees.shown.event.id, t)
