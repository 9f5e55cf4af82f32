"""Polls and proposals as members see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.audience import Audience, PartnershipType
from bot.domain.calendar import DayOccasion, PublicHoliday, Region, SchoolHoliday
from bot.domain.ids import DecisionId, EventId, MessageTs, PollId
from bot.domain.polls import Electorate, Poll, PollKind, PollPlan, PollState, Rule, Slot, Terms, Verdict
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.view_models import Marked, ShownEvent, ShownPoll
from bot.texts import Texts
from bot.views import poll_forms, polls
from bot.views.blocks import Message, View
from tests.builders import ANNA, CARD, GENERAL, NOW, event

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
_EVENT = ShownEvent(event=event(), channel_name="algemeen", tally=Tally())
_MAY_HOLIDAY = DayOccasion(public=PublicHoliday.ASCENSION, school=SchoolHoliday.MAY, regions=(Region.NORTH,))
_SLOTS = tuple(Slot(NOW + timedelta(days=days), NOW + timedelta(days=days, hours=3)) for days in (40, 41, 47))
_DATES = replace(
    _OPEN,
    poll=replace(_POLL, plan=replace(_POLL.plan, kind=PollKind.DATES, choices=tuple(map(str, _SLOTS)), question="Regiodag *Noord*")),
    counts=(2, 1, 0, 3, 0, 0, 0, 0, 1),
    marks=(Marked(days=(_MAY_HOLIDAY,)), Marked(events=(_EVENT.event,)), Marked(days=(_MAY_HOLIDAY,), events=(_EVENT.event,))),
)
_BY_NAME = replace(
    _DATES,
    plannable=True,
    may_manage=True,
    organises=True,
    names=(("Anna", "Bram <b>"), ("Carla",), (), tuple(f"Lid {number}" for number in range(42)), (), (), (), (), ("Bram",)),
)
_PLANNED = replace(_DATES, poll=replace(_DATES.poll, state=PollState.ENDED, event=EventId(12)), event=_EVENT.event, marks=())
_INTEREST = replace(
    _OPEN,
    poll=replace(
        _POLL,
        plan=replace(
            _POLL.plan, kind=PollKind.INTEREST, choices=("course",), question="Leergang inkoop", terms=Terms(several=True, quorum=12)
        ),
    ),
    counts=(3,),
    voted=3,
    voters=None,
)
_HANDS = replace(_INTEREST, plannable=True, may_manage=True, organises=True, names=(("Anna", "Bram", "Carla"),))
_ALONG = Party(member=ANNA, answer=Answer.YES, since=NOW, place=Place.SEATED, confirm_by=NOW.date())

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
    "poll_dates_card": lambda t: polls.channel_card(_DATES, t, now=NOW),
    "poll_dates_own": lambda t: polls.own_card(replace(_BY_NAME, own=(0, 3, 8)), t, now=NOW),
    "poll_dates_filled_in": lambda t: polls.own_card(replace(_DATES, own=(0, 8)), t, now=NOW, news="voted"),
    "poll_dates_to_choose": lambda t: polls.own_card(
        replace(_BY_NAME, poll=replace(_DATES.poll, state=PollState.ENDED), marks=()), t, now=NOW, news="filled-in"
    ),
    "poll_dates_planned": lambda t: polls.own_card(replace(_PLANNED, own=(3,), organises=True, names=_BY_NAME.names), t, now=NOW),
    "poll_dates_said_planned": lambda t: polls.ended(_PLANNED, t),
    "poll_dates_said_ended": lambda t: polls.ended(replace(_DATES, poll=replace(_DATES.poll, state=PollState.ENDED), marks=()), t),
    "poll_interest_card": lambda t: polls.channel_card(_INTEREST, t, now=NOW),
    "poll_interest_enough": lambda t: polls.own_card(_HANDS, t, now=NOW, news="enough"),
    "poll_interest_raised": lambda t: polls.own_card(replace(_INTEREST, own=(0,)), t, now=NOW, news="voted"),
    "poll_interest_taken_back": lambda t: polls.own_card(_INTEREST, t, now=NOW, news="voted"),
    "poll_interest_said_ended": lambda t: polls.ended(replace(_INTEREST, poll=replace(_INTEREST.poll, state=PollState.ENDED)), t),
    "poll_interest_ended": lambda t: polls.own_card(replace(_HANDS, poll=replace(_INTEREST.poll, state=PollState.ENDED)), t, now=NOW),
    "told_planned_dates": lambda t: polls.told_planned(_DATES.poll, _EVENT, _ALONG, t),
    "told_planned_dates_answered": lambda t: polls.told_planned(_DATES.poll, _EVENT, replace(_ALONG, confirm_by=None), t),
    "told_planned_interest": lambda t: polls.told_planned(_INTEREST.poll, _EVENT, None, t),
    "dates_form": lambda t: poll_forms.dates_form(t, question="Regiodag", channel=GENERAL, now=NOW),
    "dates_fill_form": lambda t: poll_forms.fill_form(replace(_DATES, own=(0, 5)), t),
    "interest_form": lambda t: poll_forms.interest_form(t, channel=None, now=NOW),
    "poll_form": lambda t: poll_forms.poll_form(t, question="Waar?", channel=GENERAL, now=NOW),
    "proposal_form": lambda t: poll_forms.proposal_form(t, channel=None, now=NOW),
    "poll_talk_form": lambda t: poll_forms.talk_form(_PROPOSAL, t),
}
