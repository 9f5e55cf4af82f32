"""Polls and proposals as members see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.audience import Audience, PartnershipType
from bot.domain.ids import DecisionId, MessageTs, PollId
from bot.domain.polls import Electorate, Poll, PollKind, PollPlan, PollState, Rule, Terms, Verdict
from bot.domain.view_models import ShownPoll
from bot.texts import Texts
from bot.views import poll_forms, polls
from bot.views.blocks import Message, View
from tests.builders import ANNA, CARD, GENERAL, NOW

_POLL = Poll(
    id=PollId(3),
    plan=PollPlan(
        kind=PollKind.POLL,
        question="Waar houden we de volgende bijeenkomst? <!channel>",
        explanation="De zaal in Utrecht is *duurder*.",
        choices=("Utrecht", "Amersfoort & omgeving"),
        channel=GENERAL,
        closes_at=NOW + timedelta(days=7),
    ),
    named=True,
    made_by=ANNA,
    made_at=NOW,
    card_ts=MessageTs(CARD),
)
_PROPOSAL = replace(
    _POLL,
    id=PollId(4),
    plan=replace(_POLL.plan, kind=PollKind.PROPOSAL, question="De contributie gaat naar 50 euro.", choices=(), explanation=""),
)
_OPEN = ShownPoll(poll=_POLL, counts=(3, 1), voted=4, voters=12, verdict=None, talks=(), own=None, may_manage=False, put_by="Anna de Wit")
_PUT = replace(_OPEN, poll=_PROPOSAL, counts=(5, 2, 1), voted=8, voters=12)


def _with(shown: ShownPoll, terms: Terms, **changes: object) -> ShownPoll:
    return replace(shown, poll=replace(shown.poll, plan=replace(shown.poll.plan, terms=terms)), **changes)  # type: ignore[arg-type]


def _ended(verdict: Verdict, **changes: object) -> ShownPoll:
    return replace(_PUT, poll=replace(_PROPOSAL, state=PollState.ENDED, ended_at=NOW, **changes), verdict=verdict)  # type: ignore[arg-type]


_SECRET = _with(_PUT, Terms(secret=True, rule=Rule.TWO_THIRDS, quorum=6, abstentions=True), counts=None)
_SEVERAL = _with(_OPEN, Terms(several=True, shown_at_once=False), counts=None, voted=1)
_ACCEPTED = _ended(Verdict.ACCEPTED, decision=DecisionId(104))
_TALKED = replace(_PUT, poll=replace(_PROPOSAL, state=PollState.TO_DISCUSS), counts=None, talks=(("Bram Visser", "Te *snel*."),) * 3)
_NARROWED = replace(_OPEN, poll=replace(_POLL, plan=replace(_POLL.plan, narrowed=Audience(types=(PartnershipType.SERVICE,)))))
_FOR_THE_BOARD = replace(_OPEN, poll=replace(_POLL, plan=replace(_POLL.plan, voters=Electorate.ORGANISERS)))

SAMPLES: dict[str, Callable[[Texts], Message | View]] = {
    "poll_card": lambda t: polls.channel_card(_OPEN, t, now=NOW),
    "poll_card_several": lambda t: polls.channel_card(_SEVERAL, t, now=NOW),
    "poll_card_nobody_yet": lambda t: polls.channel_card(replace(_OPEN, counts=(0, 0), voted=0), t, now=NOW),
    "poll_card_secret": lambda t: polls.channel_card(_SECRET, t, now=NOW),
    "poll_card_accepted": lambda t: polls.channel_card(_ACCEPTED, t, now=NOW),
    "poll_card_narrowed": lambda t: polls.channel_card(_NARROWED, t, now=NOW),
    "poll_card_for_the_board": lambda t: polls.channel_card(_FOR_THE_BOARD, t, now=NOW),
    "poll_own_of_a_member": lambda t: polls.own_card(replace(_OPEN, may_manage=True), t, now=NOW),
    "poll_own": lambda t: polls.own_card(replace(_OPEN, own=(1,), may_manage=True, organises=True), t, now=NOW),
    "poll_own_put": lambda t: polls.own_card(replace(_PUT, may_manage=True, organises=True), t, now=NOW, news="put"),
    "poll_own_rejected": lambda t: polls.own_card(replace(_ended(Verdict.REJECTED), may_manage=True, organises=True), t, now=NOW),
    "poll_voted": lambda t: polls.own_card(replace(_SEVERAL, own=()), t, now=NOW, news="voted"),
    "poll_voted_secret": lambda t: polls.own_card(replace(_SECRET, own=()), t, now=NOW, news="voted"),
    "poll_ended": lambda t: polls.ended(replace(_OPEN, poll=replace(_POLL, state=PollState.ENDED)), t),
    "poll_accepted": lambda t: polls.ended(_ACCEPTED, t),
    "poll_rejected": lambda t: polls.ended(_ended(Verdict.REJECTED), t),
    "poll_no_quorum": lambda t: polls.ended(_ended(Verdict.NO_QUORUM), t),
    "poll_to_discuss": lambda t: polls.ended(_TALKED, t),
    "poll_withdrawn": lambda t: polls.ended(replace(_OPEN, poll=replace(_POLL, state=PollState.WITHDRAWN), counts=None), t),
    "poll_list": lambda t: polls.poll_list([replace(_OPEN, own=(0,)), _SECRET, _ACCEPTED], t, ended=True),
    "poll_list_empty": lambda t: polls.poll_list([], t, ended=False),
    "poll_reminder": lambda t: polls.reminder([_OPEN, _SECRET], t),
    "poll_form": lambda t: poll_forms.poll_form(t, question="Waar?", channel=GENERAL, now=NOW),
    "proposal_form": lambda t: poll_forms.proposal_form(t, channel=None, now=NOW),
    "poll_talk_form": lambda t: poll_forms.talk_form(_PROPOSAL, t),
}
