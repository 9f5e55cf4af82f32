"""The forms of polls and proposals, and the one that asks why somebody wants to talk first."""

from datetime import datetime, time, timedelta

from bot.domain.calendar import local_day
from bot.domain.ids import ChannelId
from bot.domain.polls import LONGEST_EXPLANATION, LONGEST_QUESTION, LONGEST_REASON, Electorate, Poll, Rule
from bot.texts import Texts
from bot.views.blocks import Block, View, checkboxes, field, option, prose, quote, select, text_input
from bot.views.event_form import channel_select
from bot.views.polls import number
from bot.views.profile import provinces_menu, types_menu

POLL_FORM = "poll_form"
PROPOSAL_FORM = "proposal_form"
TALK_FORM = "poll_talk"

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


def _voters(t: Texts) -> tuple[Block, ...]:
    which = select("voters", _options("voters", [str(each) for each in Electorate], t), chosen=str(Electorate.CHANNEL))
    return (
        field("voters", t("field-poll-voters"), which, hint=t("field-poll-voters-hint")),
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
            field("options", t("field-poll-options"), checkboxes(_options("option", options, t)), optional=True),
        ),
        submit=t("button-poll-put"),
        close=t("button-cancel"),
    )


def _options(what: str, values: "tuple[str, ...] | list[str]", t: Texts) -> list[Block]:
    return [option(t(f"poll-{what}-{value}"), value) for value in values]
