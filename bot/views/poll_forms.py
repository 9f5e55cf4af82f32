"""The forms of polls of every kind, and the one that asks why somebody wants to talk first."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.calendar import local_day
from bot.domain.events import EventKind
from bot.domain.ids import ChannelId
from bot.domain.polls import LONGEST_EXPLANATION, LONGEST_QUESTION, LONGEST_REASON, Electorate, Fits, Poll, PollKind, Rule, fits_of
from bot.domain.view_models import ShownPoll
from bot.texts import Texts
from bot.views.blocks import Block, View, checkboxes, field, modal, option, prose, quote, select, text_input
from bot.views.date_polls import fit, moments
from bot.views.event_form import channel_select, timepicker
from bot.views.polls import number
from bot.views.profile import provinces_menu, types_menu

POLL_FORM = "poll_form"
PROPOSAL_FORM = "proposal_form"
TALK_FORM = "poll_talk"
DATES_FORM = "dates_form"
INTEREST_FORM = "interest_form"
FILL_FORM = "poll_fill"

_POLL_OPTIONS = ("several", "secret", "later")
_PROPOSAL_OPTIONS = ("secret", "abstentions", "later")
_ENDS = time(17)
_OPEN_FOR = timedelta(days=7)


def poll_form(t: Texts, *, question: str = "", channel: ChannelId | None, now: datetime) -> View:
    """Render the form of a poll."""
    choices = text_input(multiline=True, most=1000)
    own = (field("choices", t("field-poll-choices"), choices, hint=t("field-poll-choices-hint")), *_voters(t))
    return _form(t, POLL_FORM, "poll", (*_asked(t, "poll", question), *own), _POLL_OPTIONS, channel=channel, now=now)


def proposal_form(t: Texts, *, question: str = "", channel: ChannelId | None, now: datetime) -> View:
    """Render the form of a proposal."""
    own = (
        *_voters(t),
        field("rule", t("field-poll-rule"), select("rule", _options("rule", [str(rule) for rule in Rule], t), chosen=str(Rule.MAJORITY))),
        field("quorum", t("field-poll-quorum"), text_input(most=4), hint=t("field-poll-quorum-hint"), optional=True),
    )
    return _form(t, PROPOSAL_FORM, "proposal", (*_asked(t, "proposal", question), *own), _PROPOSAL_OPTIONS, channel=channel, now=now)


def dates_form(
    t: Texts,
    *,
    question: str = "",
    channel: ChannelId | None,
    now: datetime,
    moments: str = "",
    hours: tuple[time, time] = (time(13), time(16)),
) -> View:
    """Render the form of a date poll: the moments in words, and the hours of those that name none."""
    begin, end = hours
    typed = text_input(value=moments, multiline=True, most=2000)
    own = (
        field("moments", t("field-dates-moments"), typed, hint=t("field-dates-moments-hint")),
        field("begin", t("field-dates-begin"), timepicker(begin)),
        field("end", t("field-dates-end"), timepicker(end)),
        *_voters(t),
    )
    return _form(t, DATES_FORM, "dates", (*_asked(t, "dates", question), *own), ("later",), channel=channel, now=now)


def interest_form(t: Texts, *, question: str = "", channel: ChannelId | None, now: datetime) -> View:
    """Render the form that asks who would come before an event is planned."""
    kinds = select("kind", [option(t(f"kind-{kind}"), str(kind)) for kind in EventKind], chosen=str(EventKind.COURSE))
    own = (
        field("kind", t("field-kind"), kinds),
        field("quorum", t("field-interest-quorum"), text_input(most=4), hint=t("field-interest-quorum-hint")),
        *_voters(t, hint=None),
    )
    return _form(t, INTEREST_FORM, "interest", (*_asked(t, "interest", question), *own), (), channel=channel, now=now)


def fill_form(shown: ShownPoll, t: Texts) -> View:
    """Render the form in which a member says of each moment whether it fits."""
    poll = shown.poll
    said = fits_of(shown.own or ())
    answers = {each: option(t(fit(each)), str(each.value)) for each in Fits}
    fields = []
    for slot, asked in enumerate(moments(replace(shown, counts=None), t)):
        radios: Block = {"type": "radio_buttons", "options": list(answers.values())}
        if slot in said:
            radios["initial_option"] = answers[said[slot]]
        fields.append(field(f"slot_{slot}", asked, radios, optional=True))
    asked_of = prose(quote(f"{number(poll)} · {poll.plan.question}"))
    return modal(FILL_FORM, t("form-dates-title"), (asked_of, *fields), t, submit=t("button-save"), carries=poll.id)


def talk_form(poll: Poll, t: Texts) -> View:
    """Render the form that asks why somebody wants to talk first."""
    return View(
        callback_id=TALK_FORM,
        title=t("form-poll-talk-title"),
        blocks=(
            prose(quote(f"{number(poll)} · {poll.plan.question}")),
            field("reason", t("field-poll-reason"), text_input(multiline=True, most=LONGEST_REASON), hint=t("field-poll-reason-hint")),
        ),
        submit=t("button-ask"),
        close=t("button-cancel"),
        private_metadata=str(poll.id),
    )


def _asked(t: Texts, kind: str, question: str) -> tuple[Block, ...]:
    return (
        field("question", t(f"field-{kind}-question"), text_input(value=question, multiline=kind == "proposal", most=LONGEST_QUESTION)),
        field("explanation", t("field-poll-explanation"), text_input(multiline=True, most=LONGEST_EXPLANATION), optional=True),
    )


def _voters(t: Texts, *, hint: str | None = "field-poll-voters-hint") -> tuple[Block, ...]:
    which = select("voters", _options("voters", [str(each) for each in Electorate], t), chosen=str(Electorate.CHANNEL))
    return (
        field("voters", t("field-poll-voters"), which, hint=t(hint) if hint else None),
        field("chosen", t("field-poll-chosen"), {"type": "multi_users_select"}, hint=t("field-poll-chosen-hint"), optional=True),
        field("audience_types", t("field-poll-types"), types_menu((), t), hint=t("field-poll-types-hint"), optional=True),
        field("audience_provinces", t("field-poll-provinces"), provinces_menu((), t), optional=True),
    )


def _form(
    t: Texts, callback_id: str, kind: str, own: tuple[Block, ...], options: tuple[str, ...], *, channel: ChannelId | None, now: datetime
) -> View:
    day = local_day(now + _OPEN_FOR, t.zone).isoformat()
    return View(
        callback_id=callback_id,
        title=t(f"form-{kind}-title"),
        blocks=(
            *own,
            field("closes_on", t("field-poll-closes-on"), {"type": "datepicker", "initial_date": day}),
            field("closes_at", t("field-poll-closes-at"), {"type": "timepicker", "initial_time": _ENDS.strftime("%H:%M")}),
            field("channel", t("field-poll-channel"), channel_select(channel)),
            *([field("options", t("field-poll-options"), checkboxes(_options("option", options, t)), optional=True)] if options else []),
        ),
        submit=t("button-poll-put"),
        close=t("button-cancel"),
    )


def _options(what: str, values: "tuple[str, ...] | list[str]", t: Texts) -> list[Block]:
    return [option(t(f"poll-{what}-{value}"), value) for value in values]


FORMS: Mapping[PollKind, Callable[..., View]] = {
    PollKind.POLL: poll_form,
    PollKind.PROPOSAL: proposal_form,
    PollKind.DATES: dates_form,
    PollKind.INTEREST: interest_form,
}
"""The form to put a poll of each kind."""
