"""What is planned by the calendar: a row each, and one loop for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from bot.composing import home
from bot.composing.composed import Context
from bot.composing.polls import how_voted
from bot.deps import Deps
from bot.services import (
    action_pings,
    adoption,
    announcing,
    answering,
    cards,
    deadlines,
    digests,
    experiences,
    go_no_go,
    homes,
    lapsing,
    late_answers,
    members,
    overviews,
    polls,
    reminders,
    routing,
    undecided_proposals,
)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Something that has its moment: run late or twice it plans nothing new, as a unique key or what it leaves behind says so."""

    name: str
    every: float
    """Seconds between two looks."""
    next_moment: Callable[[Context], datetime | None]
    """When it has something to do next; a look that is too early takes no write lock."""
    plan: Callable[[Context], int] | None = None
    """Do what is due in one transaction, and return the number."""
    look: Callable[[Context], Callable[[Context], int]] | None = None
    """In place of it, where finding out what is due takes long: look without a lock, and return what is left to do in one."""
    says: str
    """The event of the log."""
    counts: str
    """What it counts, as the log's field."""
    in_batches: bool = False
    """It is asked again until nothing is due."""
    often: bool = False
    """Too often for the log of every day."""
    is_due: Callable[[Context], bool] | None = None
    """Whether something is due, where that is more than its next moment tells."""

    def run(self, deps: Deps) -> None:
        """Plan what is due by now."""
        workspace, now = deps.home.workspace, deps.clock()
        while workspace is not None:
            with deps.reading(workspace) as session:
                if not self.has_work(Context(session, deps, now)):
                    return
                plan = self.look(Context(session, deps, now)) if self.look else self.plan
            with deps.writing(workspace) as session:
                planned = plan(Context(session, deps, now)) if plan else 0
            if planned:
                (log.debug if self.often else log.info)(self.says, **{self.counts: int(planned)})
            if not planned or not self.in_batches:
                return

    def has_work(self, at: Context) -> bool:
        """Return whether there is something to plan by now."""
        if self.is_due is not None:
            return self.is_due(at)
        moment = self.next_moment(at)
        return moment is not None and moment <= at.now


def _routed(at: Context) -> Callable[[Context], int]:
    put = routing.look(at.session, now=at.now)
    return lambda writing: put(writing.session)


ROWS: Final = (
    Planned(  # one DM per owner per day
        name="remind_owners",
        every=5,
        next_moment=lambda at: action_pings.next_moment(at.session),
        plan=lambda at: action_pings.plan_pings(at.session, now=at.now),
        in_batches=True,
        says="pings_planned",
        counts="owners",
    ),
    Planned(  # the agenda to the channel, and to members what each of them needs to hear before an event begins
        name="remind_of_events",
        every=5,
        next_moment=lambda at: reminders.next_moment(at.session, now=at.now),
        is_due=lambda at: reminders.anything_due(at.session, now=at.now),
        plan=lambda at: reminders.plan_reminders(at.session, now=at.now, zone=at.zone),
        in_batches=True,
        often=True,
        says="event_reminders_planned",
        counts="events",
    ),
    Planned(  # what was planned ahead is announced when its moment comes
        name="announce",
        every=30,
        next_moment=lambda at: announcing.next_announcement(at.session, now=at.now),
        plan=lambda at: announcing.announce_planned(at.session, now=at.now),
        says="events_announced",
        counts="events",
    ),
    Planned(  # whether events with a minimum go on
        name="go_no_go",
        every=5,
        next_moment=lambda at: go_no_go.next_moment(at.session, now=at.now, zone=at.zone),
        plan=lambda at: go_no_go.plan_askings(at.session, now=at.now, zone=at.zone),
        in_batches=True,
        says="questions_planned",
        counts="events",
    ),
    Planned(  # provisional answers that were not confirmed in time, an event at a time
        name="lapse",
        every=5,
        next_moment=lambda at: lapsing.next_moment(at.session, now=at.now, zone=at.zone),
        plan=lambda at: lapsing.plan_lapses(at.session, now=at.now, zone=at.zone),
        in_batches=True,
        says="answers_lapsed",
        counts="members",
    ),
    Planned(  # pauses that are over: from then on no deputy acts
        name="pauses",
        every=60,
        next_moment=lambda at: members.pauses_end_at(at.session),
        plan=lambda at: members.end_pauses(at.session, now=at.now),
        says="pauses_ended",
        counts="members",
    ),
    Planned(  # once a week, to whoever wants that instead of single reminders
        name="digests",
        every=30,
        next_moment=lambda at: digests.next_moment(at.session),
        plan=lambda at: digests.plan(at.session, now=at.now),
        in_batches=True,
        says="digests_planned",
        counts="members",
    ),
    Planned(  # to the chair, once a week; the minute does not matter
        name="overview",
        every=60,
        next_moment=lambda at: overviews.next_moment(at.session, now=at.now),
        plan=lambda at: overviews.plan_overview(at.session, now=at.now),
        says="overview_planned",
        counts="overviews",
    ),
    Planned(  # reactions are compared before the last day for answers ends: what was given until then is in time
        name="deadlines",
        every=30,
        next_moment=lambda at: deadlines.next_moment(at.session, now=at.now, zone=at.zone),
        plan=lambda at: deadlines.compare_before_deadlines(at.session, now=at.now, zone=at.zone),
        says="deadlines_compared",
        counts="cards",
    ),
    Planned(  # cards follow the clock: the last day to answer goes by, the event begins, it is over
        name="end_answering",
        every=5,
        next_moment=lambda at: cards.next_turn(at.session, now=at.now, zone=at.zone),
        plan=lambda at: cards.follow_clock(at.session, now=at.now, zone=at.zone),
        says="cards_turned",
        counts="cards",
    ),
    Planned(  # what Slack's free plan is about to hide of events to come is posted again
        name="renew",
        every=60,
        next_moment=lambda at: cards.next_renewal(at.session, now=at.now, zone=at.zone) if at.deps.settings.slack_forgets else None,
        plan=lambda at: cards.renew(at.session, now=at.now, zone=at.zone),
        says="cards_renewed",
        counts="cards",
    ),
    Planned(  # answers come when they come: no moment of the calendar brings any
        name="late_answers",
        every=30,
        next_moment=lambda _: None,
        is_due=lambda at: late_answers.anything_to_tell(at.session, now=at.now, zone=at.zone),
        plan=lambda at: late_answers.plan(at.session, now=at.now, zone=at.zone),
        says="late_answers_planned",
        counts="organisers",
    ),
    Planned(  # minutes go on the next agenda, and at its meeting's end the chair is asked what became of them
        name="adoption",
        every=30,
        next_moment=lambda at: adoption.next_moment(at.session, now=at.now, zone=at.zone),
        plan=lambda at: adoption.plan(at.session, now=at.now, zone=at.zone),
        says="adoptions_planned",
        counts="minutes",
    ),
    Planned(  # polls and proposals end, and who has not voted is reminded a day before
        name="polls",
        every=5,
        next_moment=lambda at: polls.next_moment(at.session, zone=at.zone),
        plan=lambda at: polls.plan(at.session, now=at.now, zone=at.zone, how=how_voted(at)),
        says="polls_planned",
        counts="polls",
    ),
    Planned(  # new questions to the network are put to whoever may know
        name="routing",
        every=5,
        next_moment=lambda at: routing.next_moment(at.session),
        look=_routed,
        says="questions_routed",
        counts="questions",
    ),
    Planned(  # askers are asked for an answer, questions end without one, old answers are asked about
        name="answering",
        every=60,
        next_moment=lambda at: answering.next_moment(at.session, zone=at.zone),
        plan=lambda at: answering.plan(at.session, now=at.now, zone=at.zone),
        says="questions_followed",
        counts="questions",
    ),
    Planned(  # what those who leave pass on: a question at a time, and what they share is found once whoever succeeds them has had it
        name="experiences",
        every=60,
        next_moment=lambda at: experiences.next_moment(at.session, zone=at.zone),
        plan=lambda at: experiences.plan(at.session, now=at.now, zone=at.zone),
        says="experiences_planned",
        counts="questions",
    ),
    Planned(  # agenda proposals that a meeting's end left undecided go to the next meeting, and both sides hear
        name="left_over",
        every=60,
        next_moment=lambda at: undecided_proposals.next_moment(at.session, now=at.now),
        plan=lambda at: undecided_proposals.carry_over(at.session, now=at.now),
        says="proposals_carried_over",
        counts="items",
    ),
    Planned(  # what those who look at the Home tab see follows what changes; no moment of the calendar is one to wait for
        name="homes",
        every=1,
        next_moment=lambda _: None,
        is_due=lambda at: homes.anything_due(at.session, now=at.now),
        look=home.look,
        often=True,
        says="homes_composed",
        counts="homes",
    ),
)
"""What the scheduler, `prs tick`, the demo's clock and `prs rehearse` all plan by."""
