"""One's answer: the word after it, its form, and news of one's place."""

import json
from collections.abc import Sequence
from datetime import datetime

from bot.domain.events import Event
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import LONGEST_COMMENT, LONGEST_NAME, LONGEST_NAMES, MOST_GUESTS, Answer, Extras, Party, Place
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    Message,
    View,
    bullets,
    button,
    buttons,
    checkboxes,
    field,
    modal,
    option,
    prose,
    section,
    select,
    sentence,
    small,
    text_input,
)
from bot.views.events import OWN_CARD, answer_buttons, answer_label, member_card, more_buttons, number, own_answer, when_of

FOR_ACTION = "answer_for"
"""Opens the form in which an organiser passes on an answer; the value is the event's number."""

READING_ACTION = "answer_reading"
"""Action ids `answer_reading.<place>`: what was meant by an answer in words; the value says which party."""

LIST_ACTION = "answer_list"
FEWER_ACTION = "answer_fewer"
"""Put the whole party on the list, or come with as many as fit; the value says which party."""

ANSWER_FORM = "answer_form"
ANSWER_FOR_FORM = "answer_for_form"
WAITING_LIST_FORM = "answer_list_form"
MOST_BOXES = 10
"""Options of checkboxes; docs.slack.dev/reference/block-kit/block-elements/checkboxes-element."""


def rsvp_said(shown: ShownEvent, t: Texts, *, named: bool, now: datetime) -> Message:
    """Render the word after an answer: what counts now, and for which event where they did not name it."""
    said = own_answer(shown, t)
    more = [more_buttons(shown, t)] if shown.own is not None and shown.event.takes_answers(now) else []
    if named:
        label = [answer_label(shown.event, shown.own.answer, t)] if shown.own is not None else []
        return Message(text=said, blocks=(sentence(said), small(" · ".join([*label, number(shown.event.id)])), *more))
    card = member_card(shown, t, now=now).blocks[:3]
    return Message(text=said, blocks=(sentence(said), *card, answer_buttons(shown.event, t, row=OWN_CARD), *more))


def place_news(shown: ShownEvent, t: Texts, *, now: datetime) -> Message:
    """Tell a member that the waiting list gave them a place, or that they are on it."""
    plan = shown.event.plan
    facts = {"title": plan.title, "when": when_of(plan, t, now=now), "number": number(shown.event.id)}
    size = shown.own.size if shown.own is not None else 1
    if shown.own is not None and shown.own.place is Place.WAITING:
        said = t("place-waiting", rank=shown.rank, size=size, **facts)
    else:
        said = t("place-given", size=size, **facts)
    if shown.own is not None and shown.own.confirm_by:
        said += " " + t("own-provisional", day=t.day(shown.own.confirm_by))
    return Message(text=said, blocks=(sentence(said), answer_buttons(shown.event, t)))


def passed_over(shown: ShownEvent, t: Texts) -> Message:
    """Tell a member who waits that a place went to a party behind theirs, as their own does not fit."""
    size = shown.own.size if shown.own is not None else 1
    said = t("passed-over", title=shown.event.plan.title, number=number(shown.event.id), size=size, rank=shown.rank)
    return Message(text=said, blocks=(sentence(said), more_buttons(shown, t)))


def answered_for(shown: ShownEvent, t: Texts) -> Message:
    """Tell a member what an organiser answered for them."""
    said = f"{own_answer(shown, t)} {t('answered-for-change')}"
    return Message(text=said, blocks=(sentence(said), answer_buttons(shown.event, t)))


def list_offer(event: Event, asked: Extras, places: int, t: Texts) -> Message:
    """Say that a party does not fit, and offer the waiting list for all of it, or as many as fit."""
    said = _does_not_fit(event, asked, places, t)
    taps = [button(t("button-whole-list", size=1 + (asked.guests or 0)), LIST_ACTION, _packed(event.id, asked))]
    if places > 0:
        fewer = Extras(
            guests=places - 1, names=(asked.names or ())[: places - 1] if asked.names is not None else None, comment=asked.comment
        )
        taps.append(button(t("button-fewer", guests=places - 1), FEWER_ACTION, _packed(event.id, fewer)))
    return Message(text=said, blocks=(sentence(said), buttons("list_offer", *taps)))


def answer_form(shown: ShownEvent, t: Texts, *, now: datetime) -> View:
    """Render the form for one's own answer: guests by number or name, a deputy, a comment; of a course also which sessions one misses."""
    own = shown.own
    return modal(
        ANSWER_FORM,
        t("form-answer-title"),
        (sentence(shown.event.plan.title), *_fields(shown.event, own, t), *_missed(shown, t, now)),
        t,
        submit=t("button-save"),
        carries=shown.event.id,
    )


def _missed(shown: ShownEvent, t: Texts, now: datetime) -> list[Block]:
    """Offer the sessions that are still to come to whoever misses some; ten at most, as Slack has it."""
    coming = [each for each in shown.event.plan.sessions if each.starts_at > now][:MOST_BOXES]
    if not coming:
        return []
    options = [option(t.when(each.starts_at, each.ends_at), each.starts_at.isoformat()) for each in coming]
    chosen = [each.starts_at.isoformat() for each in coming if each.starts_at in shown.missed]
    return [field("missed", t("field-missed"), checkboxes(options, chosen=chosen), hint=t("field-missed-hint"), optional=True)]


def answer_for_form(event: Event, t: Texts) -> View:
    """Render the form in which an organiser answers for a member who phoned."""
    member = field("member", t("field-member"), {"type": "users_select"}, hint=t("field-member-hint"))
    return modal(
        ANSWER_FOR_FORM,
        t("form-answer-for-title"),
        (sentence(event.plan.title), member, *_fields(event, None, t)),
        t,
        submit=t("button-save"),
        carries=event.id,
    )


def list_form(event: Event, asked: Extras, places: int, t: Texts, *, member: MemberId | None = None) -> View:
    """Ask on top of the form whether the whole party goes on the waiting list; going back changes the number."""
    return View(
        callback_id=WAITING_LIST_FORM,
        title=t("form-answer-title"),
        blocks=(sentence(_does_not_fit(event, asked, places, t)), sentence(t("whole-list-asked"))),
        submit=t("button-to-list"),
        close=t("button-back"),
        private_metadata=_packed(event.id, asked, member),
    )


def passed_on(shown: ShownEvent, name: str, t: Texts, *, told: int) -> str:
    """Say to an organiser what they passed on for a member, and how many hear of it: the member, and those who get a place by it."""
    party = shown.own
    if party is None:
        return t("rsvp-taken-back", title=shown.event.plan.title)
    said = answer_label(shown.event, party.answer, t) + (f" +{party.guests}" if party.guests else "")
    parts = [t("answer-passed-on", name=name, said=t("with-deputy", said=said, deputy=party.deputy) if party.deputy else said)]
    if party.place is Place.WAITING:
        parts.append(t("answer-passed-on-waiting", rank=shown.rank))
    return " ".join([*parts, t("told-of-it", told=told)])


def ask_answer(readings: Sequence[tuple[Event, Answer, Extras]], t: Texts, *, now: datetime) -> Message:
    """Ask which answer is meant, and to which event; a button for each, with what was typed beside it."""
    said = t("answer-asked", count=len(readings))
    taps = [
        button(_label(event, answer, asked, t), f"{READING_ACTION}.{place}", _packed(event.id, asked, answer=answer))
        for place, (event, answer, asked) in enumerate(readings)
    ]
    events = {event.id: event for event, _, _ in readings}.values()
    listed = bullets([f"{number(each.id)} {each.plan.title}, {when_of(each.plan, t, now=now)}"] for each in events)
    comment = next((asked.comment for _, _, asked in readings if asked.comment), None)
    beside = [sentence(t("own-comment", comment=comment))] if comment else []
    return Message(text=said, blocks=(prose(section(said), listed), *beside, buttons("answer_reading", *taps)))


def _label(event: Event, answer: Answer, asked: Extras, t: Texts) -> str:
    said = answer_label(event, answer, t) + (f" +{asked.guests}" if asked.guests else "")
    return f"{t('with-deputy', said=said, deputy=asked.deputy) if asked.deputy else said} · {number(event.id)}"


def _packed(event: EventId, asked: Extras, member: MemberId | None = None, *, answer: Answer | None = None) -> str:
    """Serialise a party, and with an `answer` what else was said; `bot.slack.payloads.party` reads it."""
    party = [event, asked.guests if answer else asked.guests or 0, asked.names, asked.comment, member]
    return json.dumps([*party, answer, asked.deputy] if answer else party, ensure_ascii=False)


def _does_not_fit(event: Event, asked: Extras, places: int, t: Texts) -> str:
    return t("does-not-fit", title=event.plan.title, size=1 + (asked.guests or 0), places=places)


def _fields(event: Event, own: Party | None, t: Texts) -> list[Block]:
    answers = [option(answer_label(event, answer, t), str(answer)) for answer in Answer]
    chosen = own.answer if own is not None else Answer.YES
    return [
        field("answer", t("field-answer"), select("answer", answers, chosen=str(chosen))),
        field("guests", t("field-guests"), _count(own.guests if own else 0), hint=t("field-guests-hint"), optional=True),
        field(
            "names",
            t("field-guest-names"),
            text_input(value="\n".join(own.names) if own else "", multiline=True, most=LONGEST_NAMES),
            hint=t("field-guest-names-hint"),
            optional=True,
        ),
        field(
            "deputy",
            t("field-deputy"),
            text_input(value=own.deputy if own else "", most=LONGEST_NAME),
            hint=t("field-deputy-hint"),
            optional=True,
        ),
        field(
            "comment",
            t("field-comment"),
            text_input(value=own.comment if own else "", multiline=True, most=LONGEST_COMMENT),
            hint=t("field-comment-hint"),
            optional=True,
        ),
    ]


def _count(guests: int) -> Block:
    made: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": str(MOST_GUESTS)}
    return {**made, "initial_value": str(guests)} if guests else made
