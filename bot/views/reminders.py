"""How reminders of an event look: the agenda in the channel, and the direct messages."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.calendar import local_day
from bot.domain.events import CourseSession, EventKind
from bot.domain.reminders import Occasion
from bot.domain.view_models import ShownAction, ShownEvent, ShownMessage
from bot.texts import Texts
from bot.views.agenda import agenda_parts, open_items_parts, propose_button
from bot.views.attendance import attendance_button
from bot.views.blocks import Block, Message, button, buttons, header, lines, link, prose, quote, run, section, sentence, small
from bot.views.events import answer_buttons, facts, number, own_answer, tally_line
from bot.views.minutes_cards import DRAFT_ACTION, MAKE_ACTION


def agenda_post(shown: ShownEvent, open_items: Sequence[ShownAction], t: Texts, *, now: datetime | None = None) -> Message:
    """Render the agenda in the channel, a week before: with what is still open of the meetings before, and its own buttons.

    An event that is no meeting and has no agenda is only announced.
    """
    plan = shown.event.plan
    has_agenda = plan.kind is EventKind.MEETING or bool(shown.agenda)
    said = t(
        "agenda-post" if has_agenda else "soon-post",
        title=plan.title,
        when=t.when(plan.starts_at, plan.ends_at),
        place=plan.place,
        number=number(shown.event.id),
    )
    parts = facts(shown, t, now)
    if has_agenda:
        parts += agenda_parts(shown.agenda, t) or [section("\n", t("agenda-empty"))]
    parts += open_items_parts(open_items, t)
    return Message(
        text=f"{said} {t('card-asks')}",
        alone=True,
        blocks=(
            header(t("agenda-heading" if has_agenda else "soon-heading", title=plan.title)),
            prose(*parts),
            tally_line(shown, t),
            answer_buttons(shown.event, t),
            *([buttons(f"agenda:{shown.event.id}", propose_button(shown.event.id, t))] if has_agenda else []),
            _small_number(shown, t),
        ),
    )


def reminder(
    shown: ShownEvent,
    occasion: Occasion,
    sitting: CourseSession,
    t: Texts,
    *,
    today: date,
    elsewhere: Texts | None = None,
    lapsed: bool = False,
    nudge: ShownMessage | None = None,
) -> Message:
    """Render a member's reminder.

    `elsewhere` tells the hours of their own zone where that is another; `lapsed`: what they had answered was not confirmed in time;
    `nudge`: what the organiser wrote who had it sent.
    """
    plan = shown.event.plan
    when = t.when(sitting.starts_at, sitting.ends_at)
    said = _nudge(shown, nudge, t, today) if nudge else _said(shown, occasion, sitting, t, today, lapsed=lapsed)
    rows: list[Sequence[Block | str]] = [[run(when, bold=True)], [t("fact-place", place=plan.place)], _online(shown, t)]
    if elsewhere is not None:
        rows.append([t("reminder-own-zone", when=elsewhere.when(sitting.starts_at, sitting.ends_at))])
    if shown.own is not None:
        rows.append([own_answer(shown, t)])
    words = [prose(quote(nudge.message.words))] if nudge and nudge.message.words else [sentence(t("nudge-words"))] if nudge else []
    blocks = (sentence(said), *words, prose(lines(*rows)), _small_number(shown, t), answer_buttons(shown.event, t))
    return Message(text=said, blocks=blocks)


def minutes_asked(shown: ShownEvent, t: Texts, *, sitting: int = 0, again: bool = False) -> Message:
    """Ask for what is left to do after the end (of a course, of one session): minutes of a meeting, and who was there."""
    plan = shown.event.plan
    text_id = "minutes-asked-meeting" if plan.kind is EventKind.MEETING else "minutes-asked-other"
    title = t("calendar-session", title=plan.title, place=sitting + 1, count=len(plan.sessions)) if plan.sessions else plan.title
    said = t("minutes-asked-again", title=title) if again else t(text_id, title=title, coming=shown.tally.yes)
    taps = [buttons(f"attendance:{shown.event.id}", attendance_button(shown.event.id, t, number=sitting + 1))]
    if plan.kind is EventKind.MEETING:
        make = button(t("button-minutes-make"), MAKE_ACTION, str(shown.event.id))
        draft = button(t("button-minutes-draft"), DRAFT_ACTION, str(shown.event.id))
        taps.append(buttons(f"make_minutes:{shown.event.id}", make, draft))
    return Message(text=said, blocks=(sentence(said), _small_number(shown, t), *taps))


def _small_number(shown: ShownEvent, t: Texts) -> Block:
    """Name the event by its short number in small print: it is accepted everywhere."""
    return small(t("card-number", number=number(shown.event.id)))


def _said(shown: ShownEvent, occasion: Occasion, sitting: CourseSession, t: Texts, today: date, *, lapsed: bool) -> str:
    plan = shown.event.plan
    begins_on = local_day(sitting.starts_at, t.zone)
    if occasion is Occasion.UNANSWERED:
        return t(
            "reminder-lapsed" if lapsed else "reminder-unanswered",
            day=t.coming_day(min(plan.rsvp_until or begins_on, begins_on)),
            title=plan.title,
        )
    if occasion is Occasion.HOUR:
        return t("reminder-hour", begin=t.clock(sitting.starts_at), title=plan.title)
    away = (begins_on - today).days
    text_id = "reminder-today" if away <= 0 else "reminder-tomorrow" if away == 1 else "reminder-day"
    return t(text_id, day=t.coming_day(begins_on), title=plan.title)


def _nudge(shown: ShownEvent, nudge: ShownMessage, t: Texts, today: date) -> str:
    until = shown.event.plan.rsvp_until
    late = until is None or until < today
    facts = {"name": nudge.by, "title": shown.event.plan.title}
    return t("reminder-nudge-late", **facts) if late or until is None else t("reminder-nudge", day=t.coming_day(until), **facts)


def _online(shown: ShownEvent, t: Texts) -> Sequence[Block | str]:
    address = shown.event.plan.link
    return [t("fact-link"), " ", link(address, address)] if address else []
