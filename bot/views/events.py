"""How an event looks: the card in the channel, the card for one member, lists and words to a tap."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.domain.calendar import local_day
from bot.domain.event_life import Whereabouts
from bot.domain.events import Event, EventKind, EventPlan, EventState, GoNoGo
from bot.domain.go_no_go import is_recruiting
from bot.domain.ids import EventId
from bot.domain.rsvp import Answer, Place
from bot.domain.view_models import Coming, ShownEvent
from bot.texts import Texts
from bot.views.agenda import agenda_parts
from bot.views.blocks import (
    Block,
    Message,
    bullets,
    button,
    buttons,
    header,
    lines,
    link,
    option,
    overflow,
    prose,
    run,
    section,
    sentence,
    small,
)
from bot.views.call_offs import reasons_told
from bot.views.profile import audience_words

RSVP_ACTION = "rsvp"
"""Action ids `rsvp.yes`, `rsvp.maybe`, `rsvp.no`; the value is the event's number."""

MORE_ACTION = "event_more"
ANSWER_FORM_ACTION = "answer_form"
"""Opens the form for guests, deputy and comment; the value is the event's number."""

WITHDRAW_ACTION = "event_withdraw"
MANAGE_ACTION = "event_manage"
OWN_CARD = "own"
NEXT_CARD = "next"
"""Under a card that answered one member (of the next meeting): it follows what is tapped in it."""

WHO = "who"
MANAGE = "manage"
CALENDAR = "calendar"

MOST_DAYS_NAMED = 6
"""Days of one series in a line of a list."""

EVENTS_LISTED = 20
"""Lines in a list of events: what fits a screen."""


def number(event: EventId) -> str:
    """Write an event's short number."""
    return f"V{event}"


def channel_card(shown: ShownEvent, t: Texts, *, now: datetime | None = None, again: bool = False) -> Message:
    """Render the card that everybody sees; equal arguments give equal blocks. What is said of it holds nothing that answers change.

    `now` tells what the clock has made of the event; without it (a preview) it takes answers. The buttons of one that is
    closed say why it is; one that has begun, or does not take place as announced, has none. `again`: it was posted before.
    """
    event = shown.event
    blocks = [header(_headline(event, t)), prose(*_facts(shown, t, now)), tally_line(shown, t)]
    answers = now is None or event.takes_answers(now)
    if now is not None and not answers:
        blocks.append(prose(*why_closed(shown, t, now)))
    if event.state is EventState.ANNOUNCED and not (now and event.is_too_late_for(now)):
        blocks.append(answer_buttons(event, t))
    key = number(event.id)
    blocks.append(small(t("card-reactions-too", number=key) if answers else key))
    said = said_of(event, t, asks=answers)
    if again and answers:
        blocks.append(small(t("card-again")))
        said = f"{said} {t('card-again')}"
    return Message(text=said, blocks=tuple(blocks), alone=True)


def member_card(shown: ShownEvent, t: Texts, *, now: datetime, before: Sequence[Event] = (), row: str = OWN_CARD) -> Message:
    """Render the card that answers one member: with their own answer, and what comes before it."""
    event = shown.event
    blocks: list[Block] = [header(_headline(event, t)), prose(*_facts(shown, t, now)), tally_line(shown, t)]
    if is_under_way(event.plan, now):
        coming = event.plan.next_sitting(now)
        blocks.insert(1, sentence(t("next-session", when=t.when(coming.starts_at, coming.ends_at))))
    if shown.own is not None:
        blocks.append(sentence(own_answer(shown, t)))
    if event.takes_answers(now):
        blocks.append(answer_buttons(event, t, row=row))
        if shown.own is not None:
            blocks.append(more_buttons(shown, t))
    else:
        blocks.append(prose(*why_closed(shown, t, now)))
        if shown.manages:
            blocks.append(buttons(f"manage:{event.id}", button(t("menu-manage"), MANAGE_ACTION, str(event.id))))
    blocks += [small(_line_of("earlier-event", each, t, now)) for each in before[:3]]
    where = t("card-in-channel" if shown.posted else "card-to-come", number=number(event.id), channel=shown.channel_name)
    return Message(text=said_of(event, t, asks=shown.own is None and event.takes_answers(now)), blocks=(*blocks, small(where)))


def next_meeting(coming: Coming, t: Texts, *, now: datetime) -> Message:
    """Render the answer to *when is the next meeting*."""
    if coming.meeting is not None:
        return member_card(coming.meeting, t, now=now, before=coming.before, row=NEXT_CARD)
    said = [t("no-meeting-planned")]
    if coming.last_held is not None:
        plan = coming.last_held.plan
        said.append(t("last-meeting", title=plan.title, day=t.day(local_day(plan.starts_at, t.zone)), number=number(coming.last_held.id)))
    blocks = [sentence(" ".join(said)), *(small(_line_of("also-event", event, t, now)) for event in coming.before[:3])]
    return Message(text=" ".join(said), blocks=tuple(blocks))


def event_list(
    coming: Sequence[ShownEvent],
    past: Sequence[ShownEvent] | None,
    t: Texts,
    *,
    planned: Sequence[ShownEvent] = (),
    now: datetime | None = None,
) -> Message:
    """Render what is coming, to organisers what is planned and not announced yet, and past events where they were asked for."""
    if not coming and not past and not planned:
        return Message(text=t("no-events"), blocks=(sentence(t("no-events")),))
    blocks: list[Block] = [header(t("events-coming"))]
    blocks.append(prose(bullets(_list_line(each, t, now=now) for each in coming[:EVENTS_LISTED])) if coming else sentence(t("no-events")))
    if planned:
        blocks += [header(t("events-planned")), prose(bullets(_planned_line(each, t) for each in planned[:EVENTS_LISTED]))]
    if past:  # the number signed up says little of who was there
        blocks += [header(t("events-past")), prose(bullets(_list_line(each, t, past=True) for each in past[:EVENTS_LISTED]))]
    return Message(text=t("events-coming"), blocks=tuple(blocks))


def closed_explained(shown: ShownEvent, t: Texts, *, now: datetime) -> Message:
    """Tell a member once why their reaction no longer counts; under a card that was replaced, where it does."""
    event = shown.event
    too_late = t("reaction-too-late", title=event.plan.title, number=number(event.id))
    if event.takes_answers(now):
        said = f"{too_late} {t('card-replaced', channel=shown.channel_name, number=number(event.id))}"
        return Message(text=said, blocks=(sentence(said), answer_buttons(event, t)))
    said = f"{too_late} {why(event, t, now)}"
    return Message(text=said, blocks=(prose(section(said), *_because(event)),))


def own_answer(shown: ShownEvent, t: Texts) -> str:
    """Say in a sentence what a member answered: with guests or deputy, their rank where they wait, and who answered for them."""
    party, plan = shown.own, shown.event.plan
    if party is None:
        return t("rsvp-taken-back", title=plan.title)
    said = [t("own-answer", answer=str(party.answer), title=plan.title)]
    if party.names:
        said.append(t("own-guests-named", guests=party.guests, names=", ".join(party.names)))
    elif party.guests:
        said.append(t("own-guests", guests=party.guests))
    if party.deputy:
        said.append(t("own-deputy", deputy=party.deputy))
    if party.place is Place.WAITING:
        said.append(t("own-waiting", rank=shown.rank, size=party.size))
    if party.comment:
        said.append(t("own-comment", comment=party.comment))
    if shown.missed:
        said.append(t("own-missed", days=", ".join(t.short_day(local_day(each, t.zone)) for each in shown.missed)))
    if shown.answered_by:
        said.append(t("own-by", by=shown.answered_by))
    if party.confirm_by:
        said.append(t("own-provisional", day=t.day(party.confirm_by)))
    return " ".join(said)


def answer_label(event: Event, answer: Answer, t: Texts) -> str:
    """Name an answer: meetings have *Aanwezig*, other kinds *Ik kom*."""
    return t(f"answer-{answer}-{'meeting' if event.plan.kind is EventKind.MEETING else 'other'}")


def more_buttons(shown: ShownEvent, t: Texts) -> Block:
    """Make the buttons under one's own answer: for guests, a deputy and a comment, and for the partnership where it matters."""
    taps = [button(t("button-answer-more"), ANSWER_FORM_ACTION, str(shown.event.id))]
    if shown.asks_profile:
        taps.append(button(t("button-profile"), "offer_form.profile", "-"))
    return buttons(f"answer:{shown.event.id}", *taps)


def answer_buttons(event: Event, t: Texts, *, row: str = "rsvp", about: str = "") -> Block:
    """Make the three buttons and the menu of an event; `row` says whose card they are under, `about` what they are about among others."""
    return buttons(
        f"{row}:{event.id}",
        *(button(answer_label(event, answer, t), f"{RSVP_ACTION}.{answer}", str(event.id)) for answer in Answer),
        menu(event, t),
        about=about,
    )


def menu(event: Event, t: Texts) -> Block:
    """Make the menu behind the three dots; *Beheren…* is in everybody's, and tells those who may not who may."""
    return overflow(
        MORE_ACTION,
        option(t("menu-who"), f"{WHO}:{event.id}"),
        option(t("menu-calendar"), f"{CALENDAR}:{event.id}"),
        option(t("menu-manage"), f"{MANAGE}:{event.id}"),
    )


def _facts(shown: ShownEvent, t: Texts, now: datetime | None) -> list[Block]:
    return [*facts(shown, t, now), *agenda_parts(shown.agenda, t)]


def facts(shown: ShownEvent, t: Texts, now: datetime | None) -> list[Block]:
    """Say what one needs to know of an event: when, where, for whom, until when, how many; without `now` it takes answers."""
    plan = shown.event.plan
    answers = now is None or shown.event.takes_answers(now)
    rows: list[list[Block | str]] = [[run(when_of(plan, t), bold=True)], [t("fact-place", place=plan.place)]]
    if shown.moved_from is not None:
        day = t.day(local_day(shown.moved_from.plan.starts_at, t.zone))
        rows.append([t("fact-moved-from", day=day, event=number(shown.moved_from.id))])
    if plan.link:
        rows.append([t("fact-link"), " ", link(plan.link, plan.link)])
    if plan.audience or plan.narrowed.narrows:
        rows.append([t("fact-audience", audience=audience_words(plan.narrowed, plan.audience, t))])
    if plan.rsvp_until:
        gone = now is not None and (local_day(now, t.zone) > plan.rsvp_until or shown.event.is_too_late_for(now))
        rows.append([t("fact-rsvp-until-gone" if gone else "fact-rsvp-until", day=t.short_day(plan.rsvp_until))])
    if shown.event.verdict is GoNoGo.GO:
        rows.append([t("fact-goes-on")])
    if answers and plan.minimum and is_recruiting(shown.event) and shown.tally.yes < plan.minimum:
        rows.append([t("fact-still-needed", needed=plan.minimum - shown.tally.yes)])
    if plan.maximum:
        left = [" · ", t("fact-places-left", left=max(0, plan.maximum - shown.tally.yes))] if answers else []
        rows.append([t("fact-maximum", maximum=plan.maximum), *left])
    if plan.reserve_on:
        rows.append([t("fact-reserve", day=t.day(plan.reserve_on))])
    return [lines(*rows), *session_list(plan, t)]


def tally_line(shown: ShownEvent, t: Texts) -> Block:
    """Count heads in small print, with names while they are a handful."""
    counted = [
        f"{answer_label(shown.event, Answer.YES, t)} {shown.tally.yes}",
        f"{answer_label(shown.event, Answer.MAYBE, t)} {shown.tally.maybe}",
        f"{answer_label(shown.event, Answer.NO, t)} {shown.tally.no}",
    ]
    if shown.tally.waiting:
        counted.append(t("tally-waiting", waiting=shown.tally.waiting))
    if shown.provisional and shown.event.confirm_by:
        counted.append(t("tally-provisional", count=shown.provisional, day=t.short_day(shown.event.confirm_by)))
    names = t("tally-names", names=", ".join(shown.coming)) if shown.coming else ""
    return small(" · ".join(counted), names)


def _list_line(shown: ShownEvent, t: Texts, *, past: bool = False, now: datetime | None = None) -> list[Block | str]:
    plan = shown.event.plan
    tail = [plan.place] if past else [plan.place, t("list-signed-up", yes=shown.tally.yes)]
    line: list[Block | str] = [run(plan.title, bold=True), f" · {number(shown.event.id)}\n{when_of(plan, t, now=now)}\n{' · '.join(tail)}"]
    own = ["\n", own_line(shown, t)] if shown.own is not None or not past else []
    return [*line, *own, *_then(shown, t)]


def _then(shown: ShownEvent, t: Texts) -> list[Block | str]:
    """Name the days of the others of a series; what was not announced yet has no number for those who cannot open it."""
    days = [_day_in_series(each, t, numbered=shown.event.state is EventState.PLANNED) for each in shown.then[:MOST_DAYS_NAMED]]
    left = len(shown.then) - len(days)
    said = t("series-then-more", days=", ".join(days), count=left) if left else t("series-then", days=", ".join(days))
    return ["\n", said] if days else []


def _day_in_series(shown: ShownEvent, t: Texts, *, numbered: bool) -> str:
    day, key = t.short_day(local_day(shown.event.plan.starts_at, t.zone)), number(shown.event.id)
    if shown.event.state is EventState.PLANNED:
        return f"{day} ({key})" if numbered else day
    return f"{day} ({key}, {answer_label(shown.event, shown.own.answer, t) if shown.own else t('series-own-none')})"


def _planned_line(shown: ShownEvent, t: Texts) -> list[Block | str]:
    event = shown.event
    announced = t("planned-announced-on", day=t.short_day(local_day(event.announce_at, t.zone))) if event.announce_at else ""
    return [run(event.plan.title, bold=True), f" · {number(event.id)}\n{when_of(event.plan, t)}\n{announced}", *_then(shown, t)]


def own_line(shown: ShownEvent, t: Texts) -> str:
    """Say in a few words what a member answered, where the event is named already."""
    party = shown.own
    if party is None:
        return t("own-none")
    said = [t("own-short", answer=answer_label(shown.event, party.answer, t))]
    if party.guests:
        said.append(t("own-with", guests=party.guests))
    if party.deputy:
        said.append(t("own-sends", deputy=party.deputy))
    if party.place is Place.WAITING:
        said.append(t("own-waits", rank=shown.rank))
    if party.confirm_by:
        said.append(t("own-unconfirmed", day=t.short_day(party.confirm_by)))
    return ", ".join(said)


def _line_of(text_id: str, event: Event, t: Texts, now: datetime) -> str:
    day = t.short_day(local_day(event.plan.next_begins_at(now), t.zone))
    return t(text_id, kind=t(f"kind-{event.plan.kind}").lower(), day=day, number=number(event.id), title=event.plan.title)


def why_closed(shown: ShownEvent, t: Texts, now: datetime) -> list[Block]:
    """Say in paragraphs why an event takes no answers."""
    reasons = [section("\n", reasons_told(shown.call_off, t, to_organiser=True))] if shown.call_off else []
    return [section(why(shown.event, t, now)), *_because(shown.event), *reasons]


def _because(event: Event) -> list[Block]:
    return [section(run(event.called_off_because))] if event.called_off_because else []


def why(event: Event, t: Texts, now: datetime) -> str:
    """Say why an event takes no answers."""
    match event.state:
        case EventState.PLANNED:
            return t("why-planned", day=t.day(local_day(event.announce_at or event.plan.starts_at, t.zone)))
        case EventState.WITHDRAWN:
            return t("why-withdrawn")
        case EventState.CALLED_OFF:
            return t("why-called-off", day=t.day(local_day(event.called_off_at or now, t.zone)))
        case EventState.MOVED:
            return t("why-moved", event=number(event.moved_to or event.id))
        case EventState.ANNOUNCED if event.is_too_late_for(now):
            first, last = (t.day(local_day(moment, t.zone)) for moment in (event.plan.starts_at, event.plan.ends_at))
            ended = t("why-ended", day=first) if first == last else t("why-ended-days", first=first, last=last)
            return ended if event.has_ended(now) else t("why-begun")
        case EventState.ANNOUNCED:
            return t("why-closed")
        case _:
            assert_never(event.state)


def _headline(event: Event, t: Texts) -> str:
    """Name an event, with the one thing everybody must see first where it does not take place as announced."""
    return t("headline-called-off", title=event.plan.title) if event.state is EventState.CALLED_OFF else event.plan.title


def said_of(event: Event, t: Texts, *, asks: bool) -> str:
    """Say which event it is, when and where, and ask who comes: what a screen reader speaks of a card."""
    said = t("card-said", title=_headline(event, t), number=number(event.id), when=when_of(event.plan, t), place=event.plan.place)
    return f"{said} {t('card-asks')}" if asks else said


def named(event: Event, t: Texts) -> str:
    """Name an event with its number."""
    return t("card-named", title=event.plan.title, number=number(event.id))


def when_of(plan: EventPlan | Whereabouts, t: Texts, *, now: datetime | None = None) -> str:
    """Write when it is: day and hours, or from which day until which a course has its sessions; of one under way `now` the next."""
    if not plan.sessions:
        return t.when(plan.starts_at, plan.ends_at)
    first, last = (t.day(local_day(each.starts_at, t.zone)) for each in (plan.sessions[0], plan.sessions[-1]))
    said = t("when-sessions", sessions=len(plan.sessions), first=first, last=last)
    if now is None or isinstance(plan, Whereabouts) or not is_under_way(plan, now):
        return said
    coming = plan.next_sitting(now)
    return t("when-next-session", when=said, next=t.when(coming.starts_at, coming.ends_at))


def is_under_way(plan: EventPlan, now: datetime) -> bool:
    """Return whether a course has begun and has a session to come."""
    return plan.starts_at <= now < plan.last_begins_at


def session_list(plan: EventPlan | Whereabouts, t: Texts) -> list[Block]:
    """List the sessions of a course; nothing for all else."""
    return [bullets([t.when(each.starts_at, each.ends_at)] for each in plan.sessions)] if plan.sessions else []
