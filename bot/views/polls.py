"""How polls of every kind look: the card in the channel, with one's own vote, in a list, and how they ended."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.events import Event
from bot.domain.polls import ABSTAIN, AGAINST, FOR, LONGEST_QUESTION, PLANS, Electorate, Poll, PollKind, PollState
from bot.domain.rsvp import Party
from bot.domain.view_models import ShownEvent, ShownPoll
from bot.texts import Texts
from bot.views import date_polls
from bot.views.blocks import Block, Message, bullets, button, buttons, clip, lines, prose, quote, run, section, sentence
from bot.views.events import answer_buttons, answer_label
from bot.views.moving import confirm_buttons, question
from bot.views.profile import audience_words

VOTE_ACTION = "poll_vote"
"""Action ids `poll_vote.<choice>`; the value is the poll's number and the choice's place."""
TALK_ACTION = "poll_talk"
FILL_ACTION = "poll_fill"
END_ACTION = "poll_end"
WITHDRAW_ACTION = "poll_withdraw"
NO_STANDPOINT_ACTION = "poll_no_standpoint"

_PROPOSAL = {FOR: "for", AGAINST: "against", ABSTAIN: "abstain"}
_UNTIL = {PollKind.DATES: "dates-until", PollKind.INTEREST: "interest-until"}
_TALKS_SHOWN = 5
_REMINDED = 5


def number(poll: Poll) -> str:
    """Write a poll's short number."""
    return f"P{poll.id}"


def channel_card(shown: ShownPoll, t: Texts, *, now: datetime) -> Message:
    """Render the card that everybody sees: question, choices, counts where those are shown, and the buttons while it is open."""
    poll = shown.poll
    title = t(f"poll-title-{poll.plan.kind}", number=number(poll), question=clip(poll.plan.question, LONGEST_QUESTION))
    blocks: list[Block] = [prose(section(run(title, bold=True)))]
    if poll.plan.explanation:
        blocks.append(prose(quote(poll.plan.explanation)))
    asked = _choices(shown, t)
    if asked:
        blocks.append(prose(bullets([[line] for line in asked])))
    blocks.append(prose(lines(*([fact] for fact in _facts(shown, t)))))
    if poll.takes_votes(now):
        blocks.append(buttons("poll", *_votes(shown, t)))
    choices = ", ".join(_read_out(shown, t))
    return Message(text=f"{title}: {choices}. {_until(shown, t)}", blocks=tuple(blocks), alone=True)


def own_card(shown: ShownPoll, t: Texts, *, now: datetime, news: str = "") -> Message:
    """Render a poll for one member: with their vote, and what they may do with it; first what just happened."""
    said = _news(shown, t, news) if news else ""
    card = channel_card(shown, t, now=now)
    blocks = [*([sentence(said)] if said else []), *card.blocks]
    if shown.own is not None and not said:
        blocks.append(sentence(_own(shown, t)))
    if shown.may_manage and shown.poll.takes_votes(now):
        deeds = [(END_ACTION, "button-poll-end"), (WITHDRAW_ACTION, "button-poll-withdraw")]
        blocks.append(buttons("poll_manage", *(button(t(text), action, str(shown.poll.id)) for action, text in deeds)))
    if shown.names is not None:
        blocks += (date_polls.matrix if shown.poll.plan.kind is PollKind.DATES else date_polls.hands)(shown, t)
    elif shown.organises and shown.poll.state is PollState.ENDED and shown.poll.decision is None:
        blocks.append(buttons("poll_standpoint", button(t("button-no-standpoint"), NO_STANDPOINT_ACTION, str(shown.poll.id))))
    return Message(text=said or card.text, blocks=tuple(blocks))


def ended(shown: ShownPoll, t: Texts) -> Message:
    """Say how a poll ended, with its counts."""
    poll = shown.poll
    said = t(f"poll-said-{_ending(shown)}", number=number(poll), question=poll.plan.question)
    if shown.event is not None:
        said = t("poll-said-planned", number=number(poll), **_planned(shown.event, t))
    blocks: list[Block] = [sentence(said)]
    if shown.counts is not None and shown.event is None:
        outcome = _choices(shown, t) or [t("interest-hands", count=shown.voted)]
        blocks.append(prose(bullets([[line] for line in outcome])))
    if poll.decision is not None:
        blocks.append(sentence(t("poll-is-decision", number=f"B{poll.decision}")))
    if shown.talks:
        blocks.append(prose(bullets([run(name, bold=True), f": {clip(reason, 300)}"] for name, reason in shown.talks[:_TALKS_SHOWN])))
    return Message(text=said, blocks=tuple(blocks))


def poll_list(found: Sequence[ShownPoll], t: Texts, *, ended: bool) -> Message:
    """List polls, each with how it stands."""
    title = t("polls-title-all" if ended else "polls-title")
    if not found:
        return Message(text=t("polls-none"), blocks=(sentence(t("polls-none")),))
    rows: list[list[Block | str]] = [
        [run(number(each.poll), bold=True), f" · {clip(each.poll.plan.question, 150)} · {_state(each, t)}"] for each in found
    ]
    return Message(text=title, blocks=(prose(section(run(title, bold=True)), bullets(rows)),))


def reminder(found: Sequence[ShownPoll], t: Texts) -> Message:
    """Remind a member of what ends soon, each with its buttons."""
    said = t("poll-reminder", count=len(found))
    blocks: list[Block] = [sentence(said)]
    for each in found[:_REMINDED]:
        blocks += ask(each, t)
    asked = " ".join(f"{number(each.poll)} · {each.poll.plan.question}." for each in found[:_REMINDED])
    return Message(text=f"{said} {asked}", blocks=tuple(blocks))


def ask(shown: ShownPoll, t: Texts) -> list[Block]:
    """Ask for a vote, by itself."""
    asked = section(run(f"{number(shown.poll)} · {shown.poll.plan.question}", bold=True))
    return [prose(asked, section(_until(shown, t))), buttons(f"poll_{shown.poll.id}", *_votes(shown, t))]


def how_voted(counts: Sequence[int], t: Texts) -> str:
    """Say how a proposal was decided between meetings, for the register."""
    return t("poll-how", **{name: counts[choice] for choice, name in _PROPOSAL.items()})


def choice_text(poll: Poll, choice: int, t: Texts) -> str:
    """Name a choice."""
    return poll.plan.choices[choice] if poll.plan.choices else t(f"vote-{_PROPOSAL[choice]}")


def told_planned(poll: Poll, shown: ShownEvent, own: Party | None, t: Texts) -> Message:
    """Tell a member what was planned of a poll in which they said that they would come; who comes along provisionally confirms."""
    event = shown.event
    said = [t(f"told-planned-{poll.plan.kind}", number=number(poll), **_planned(event, t))]
    if own is None:
        row = answer_buttons(event, t)
    elif own.confirm_by is None:
        said.append(t("told-answered", answer=answer_label(event, own.answer, t)))
        row = answer_buttons(event, t)
    else:
        said.append(question(own, own.confirm_by, t))
        row = confirm_buttons(event, own, t)
    return Message(text=" ".join(said), blocks=(*(sentence(part) for part in said), row))


def _planned(event: Event, t: Texts) -> dict[str, str]:
    return {"title": event.plan.title, "when": t.when(event.plan.starts_at, event.plan.ends_at), "event": f"V{event.id}"}


def _votes(shown: ShownPoll, t: Texts) -> list[Block]:
    poll = shown.poll
    if poll.plan.kind is PollKind.DATES:
        return [button(t("button-dates-fill"), FILL_ACTION, str(poll.id))]
    if poll.plan.kind is PollKind.INTEREST:
        return [button(t("button-interest-raise"), f"{VOTE_ACTION}.0", f"{poll.id}:0")]
    made = []
    for choice in range(poll.choices):
        each = button(choice_text(poll, choice, t), f"{VOTE_ACTION}.{choice}", f"{poll.id}:{choice}")
        if poll.plan.terms.secret:
            each["confirm"] = _confirm(poll, choice, t)
        made.append(each)
    if poll.plan.kind is PollKind.PROPOSAL:
        made.append(button(t("button-poll-talk"), TALK_ACTION, str(poll.id)))
    return made


def _confirm(poll: Poll, choice: int, t: Texts) -> Block:
    """Ask once more before a secret vote, which is final."""
    return {
        "title": {"type": "plain_text", "text": t("poll-confirm-title")},
        "text": {"type": "plain_text", "text": t("poll-confirm", chosen=choice_text(poll, choice, t))},
        "confirm": {"type": "plain_text", "text": t("button-poll-vote")},
        "deny": {"type": "plain_text", "text": t("button-cancel")},
    }


def _choices(shown: ShownPoll, t: Texts) -> list[str]:
    poll = shown.poll
    if poll.plan.kind is PollKind.DATES:
        return date_polls.moments(shown, t)
    if poll.plan.kind is PollKind.INTEREST:
        return []
    names = [choice_text(poll, choice, t) for choice in range(poll.choices)]
    if shown.counts is None:
        return names
    return [t("poll-count", chosen=name, count=count) for name, count in zip(names, shown.counts, strict=True)]


def _read_out(shown: ShownPoll, t: Texts) -> list[str]:
    """Say what can be chosen, for whoever sees no blocks: that stays the same whatever is voted."""
    poll = shown.poll
    if poll.plan.kind in PLANS:
        return [t.when(slot.starts_at, slot.ends_at) for slot in poll.slots] or [
            t("button-interest-raise"),
            t("interest-enough", count=poll.plan.terms.quorum),
        ]
    return [choice_text(poll, choice, t) for choice in range(poll.choices)]


def _facts(shown: ShownPoll, t: Texts) -> list[str]:
    terms, kind = shown.poll.plan.terms, shown.poll.plan.kind
    facts = [_until(shown, t), _for_whom(shown, t)]
    if kind is PollKind.PROPOSAL:
        facts.append(t(f"poll-rule-{terms.rule}"))
        facts.append(t("poll-abstentions-count") if terms.abstentions else "")
        facts.append(t("poll-quorum", count=terms.quorum) if terms.quorum else "")
    facts.append(t("poll-several") if terms.several and kind is PollKind.POLL else "")
    facts.append(t("poll-secret") if terms.secret else "")
    if shown.poll.state is PollState.OPEN and not terms.shown_at_once and not terms.secret:
        facts.append(t("poll-counts-later"))
    if kind in PLANS:
        facts.append(t("dates-seen"))
    if kind is PollKind.INTEREST:
        facts.append(t("interest-enough", count=terms.quorum))
        facts.append(t("interest-hands", count=shown.voted))
    elif shown.voters is not None:
        facts.append(t("dates-filled-in" if kind is PollKind.DATES else "poll-voted-of", count=shown.voted, voters=shown.voters))
    else:
        facts.append(t("poll-voted", count=shown.voted))
    facts.append(t("poll-talks", count=len(shown.talks)) if shown.talks else "")
    return [fact for fact in [*facts, t("poll-put-by", name=shown.put_by)] if fact]


def _for_whom(shown: ShownPoll, t: Texts) -> str:
    """Say who votes, where that is not everybody in the channel."""
    plan = shown.poll.plan
    if plan.voters is not Electorate.CHANNEL:
        return t(f"poll-for-{plan.voters}")
    return t("poll-for-narrowed", audience=audience_words(plan.narrowed, None, t)) if plan.narrowed.narrows else ""


def _until(shown: ShownPoll, t: Texts) -> str:
    plan = shown.poll.plan
    if shown.poll.state is PollState.OPEN:
        return t(_UNTIL.get(plan.kind, "poll-until"), moment=t.moment(plan.closes_at))
    if shown.event is not None:
        return t("poll-state-planned", **_planned(shown.event, t))
    return t(f"poll-state-{_ending(shown)}")


def _state(shown: ShownPoll, t: Texts) -> str:
    return f"{_until(shown, t)} {_own(shown, t)}" if shown.own is not None else _until(shown, t)


def _ending(shown: ShownPoll) -> str:
    """Name how it ended: by its verdict where it was counted as a proposal, else by its state."""
    return (str(shown.verdict) if shown.verdict else str(shown.poll.state)).replace("_", "-")


def _own(shown: ShownPoll, t: Texts) -> str:
    poll, chosen = shown.poll, shown.own or ()
    if poll.plan.kind is PollKind.DATES and chosen:
        return date_polls.own(shown, t)
    if poll.plan.kind is PollKind.INTEREST:
        return t("interest-own" if chosen else "interest-own-not", number=number(poll))
    if poll.plan.terms.secret:
        return t("poll-own-secret", number=number(poll))
    if not chosen:
        return t("poll-own-nothing", number=number(poll))
    names = " · ".join(choice_text(poll, choice, t) for choice in chosen)
    open_ = poll.state is PollState.OPEN
    return t("poll-own" if open_ else "poll-own-was", number=number(poll), chosen=names, moment=t.moment(poll.plan.closes_at))


def _news(shown: ShownPoll, t: Texts, news: str) -> str:
    return _own(shown, t) if news == "voted" else t(f"poll-news-{news}", number=number(shown.poll))
