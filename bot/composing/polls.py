"""Polls: their cards, how they ended, and the reminder of those one has not voted in."""

from collections.abc import Callable, Sequence

from bot.composing.composed import Composed, Context, Edit, Post, Skip, composer
from bot.domain.events import EventState
from bot.domain.notices import PostPoll, RefreshPoll, RemindVote, SayUnderPoll, TellPlanned, TellPutter
from bot.domain.polls import PollKind, PollState
from bot.services import events, members, polls
from bot.views import polls as views


def how_voted(at: Context) -> Callable[[Sequence[int]], str]:
    """Return what says in words how a proposal was decided."""
    return lambda counts: views.how_voted(counts, at.network_texts)


@composer.register
def post_poll(notice: PostPoll, at: Context) -> Composed:
    """Put a poll in its channel, as it is at the moment of posting."""
    poll = polls.get(at.session, notice.poll)
    if poll.state is PollState.WITHDRAWN:
        return Skip(reason="withdrawn")
    return Post(
        message=views.channel_card(polls.show(at.session, poll, zone=at.zone), at.network_texts, now=at.now), channel=notice.channel
    )


@composer.register
def refresh_poll(notice: RefreshPoll, at: Context) -> Composed:
    """Bring the card of a poll up to date."""
    poll = polls.get(at.session, notice.poll)
    if poll.card_ts is None:
        return Skip(reason="card is gone")
    message = views.channel_card(polls.show(at.session, poll, zone=at.zone), at.network_texts, now=at.now)
    return Edit(message=message, channel=poll.plan.channel, ts=poll.card_ts, anew=not poll.takes_votes(at.now))


@composer.register
def say_under_poll(notice: SayUnderPoll, at: Context) -> Composed:
    """Say under the card of a poll, and in the channel, how it ended."""
    poll = polls.get(at.session, notice.poll)
    if poll.card_ts is None:
        return Skip(reason="card is gone")
    message = views.ended(polls.show(at.session, poll, zone=at.zone), at.network_texts)
    return Post(message=message, channel=poll.plan.channel, thread=poll.card_ts, shown=True)


@composer.register
def remind_vote(notice: RemindVote, at: Context) -> Composed:
    """Remind a member of the polls that end soon and that they have not voted in."""
    ending = [poll for poll in polls.open_now(at.session, now=at.now) if polls.ends_soon(poll, at.now)]
    soon = polls.to_vote(at.session, ending, to=notice.member)
    if not soon:
        return Skip(reason="voted, or ended")
    shown = [polls.show(at.session, poll, zone=at.zone, to=notice.member) for poll in soon]
    return Post(message=views.reminder(shown, at.texts(notice.member)), member=notice.member)


@composer.register
def tell_putter(notice: TellPutter, at: Context) -> Composed:
    """Tell whoever put a poll that something can be planned of it now."""
    poll = polls.get(at.session, notice.poll)
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    if poll.event is not None or poll.state is PollState.WITHDRAWN:
        return Skip(reason="planned or withdrawn since")
    shown = polls.show(at.session, poll, zone=at.zone, to=notice.member)
    return Post(message=views.own_card(shown, at.texts(notice.member), now=at.now, news=notice.news), member=notice.member)


@composer.register
def tell_planned(notice: TellPlanned, at: Context) -> Composed:
    """Tell a member what was planned of a poll in which they said that they would come."""
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    poll = polls.get(at.session, notice.poll)
    shown = events.show(at.session, events.get(at.session, notice.event), to=notice.member)
    if shown.event.state is not EventState.ANNOUNCED or shown.event.is_too_late_for(at.now):
        return Skip(reason="begun, or moved or called off since")
    if shown.own is None and poll.plan.kind is PollKind.DATES:
        return Skip(reason="lapsed or taken back since")
    return Post(message=views.told_planned(poll, shown, shown.own, at.texts(notice.member)), member=notice.member)
