"""The Home tab: what asks something of one member, what comes with their own answer, the latest decisions, and for organisers the rest."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.minutes import Minutes
from bot.domain.rsvp import Answer
from bot.domain.view_models import ShownAction, ShownDecision, ShownEvent, ShownHome, ShownProposal
from bot.texts import Texts
from bot.views import deliveries
from bot.views.action_items import due_asked, item_blocks, item_buttons
from bot.views.adoption import named
from bot.views.agenda import proposal
from bot.views.blocks import (
    MOST_VIEW_BLOCKS,
    Block,
    HomeView,
    Message,
    bullets,
    button,
    buttons,
    clip,
    divider,
    header,
    lines,
    link,
    plain,
    prose,
    run,
    section,
    sentence,
    small,
    text_input,
)
from bot.views.decisions import number as decision_number
from bot.views.events import answer_buttons, answer_label, number, own_line, when_of, why
from bot.views.general import HELP_ACTION, OFFER_ACTION

SEARCH_ACTION = "home_search"
"""The field for a question about decisions: it asks when one presses Enter in it."""

BACK_ACTION = "home_back"
MINUTES_ACTION = "home_minutes"
"""Sends the minutes of a meeting; the value is its number."""

LONGEST_ASIDE = 8
"""Blocks of an answer that stands above the rest; a longer one stands alone, with the way back."""

FEWEST_COMING = 15
"""Blocks that are left for what is coming when there is an answer to read."""

LONGEST_QUOTED = 300

Asked = Sequence[Block]
"""What a message in the DM asks, with its buttons."""


def home(
    shown: ShownHome, t: Texts, *, now: datetime, said: Message | None = None, searched: bool = False, asked: Sequence[Asked] = ()
) -> HomeView:
    """Render it: `said` is what the last tap in it came to (`searched`: an answer to a question), `asked` what else waits for a word.

    An answer stands under the field it was asked in, any other word on top; what is long stands alone, with the way back.
    """
    words = said.blocks if said is not None else ()
    top = [*_first_steps(shown, t), *_asks(shown, asked, t, now)]
    rest = [*_undelivered(shown, t), *_decisions(shown, t, found=words if searched else ()), *_ways_on(shown, t)]
    if len(words) > LONGEST_ASIDE and (not searched or len(top) + len(rest) + FEWEST_COMING > MOST_VIEW_BLOCKS):
        return HomeView((*_search(shown, t), *words, _back(t)))
    aside = [*words, divider()] if words and not searched else []
    return HomeView((*aside, *top, *_coming(shown, t, now, room=MOST_VIEW_BLOCKS - len(aside) - len(top) - len(rest)), *rest))


def digest(shown: ShownHome, decisions: Sequence[ShownDecision], t: Texts, *, now: datetime, more: int, command: str) -> Message:
    """Render a member's digest: what to answer, action items, minutes to read before they are adopted, decisions recorded lately."""
    today = local_day(now, t.zone)
    actions = [block for each in shown.actions for block in (*item_blocks(each, t, today, spoken=True), *item_buttons(each, t, "ping"))]
    rest = [small(t("digest-more-decisions", count=more, command=command))] if more else []
    parts = {
        "answers": (len(shown.to_answer), [block for each in shown.to_answer for block in _event(each, shown, t, now)]),
        "actions": (len(shown.actions), [*actions, *_other_actions(shown, t)]),
        "minutes": (len(shown.up_for_adoption), [block for found in shown.up_for_adoption for block in _to_adopt(*found, t)]),
        "decisions": (len(decisions) + more, [prose(_listed(decisions, t)), *rest]),
    }
    told = {part: found for part, found in parts.items() if found[0]}
    said = " ".join([t("digest-intro"), *(t(f"digest-{part}", count=count) for part, (count, _) in told.items())])
    blocks = [block for part, (_, found) in told.items() for block in (header(t(f"digest-{part}-title")), *found)]
    return Message(text=said, blocks=(sentence(t("digest-intro")), *blocks))


def _listed(decisions: Sequence[ShownDecision], t: Texts) -> Block:
    return bullets(
        [
            run(decision_number(each.decision.id), bold=True),
            f" · {t.short_day(each.decision.decided_on)} · ",
            clip(each.decision.text, LONGEST_QUOTED),
        ]
        for each in decisions
    )


def _back(t: Texts) -> Block:
    return buttons("home_back", button(t("button-home-back"), BACK_ACTION, "-"))


def _first_steps(shown: ShownHome, t: Texts) -> list[Block]:
    if not shown.steps:
        return []
    blocks = [header(t("home-steps")), sentence(t("home-steps-intro"))]
    for step, done in shown.steps.items():
        blocks.append(sentence(t(f"home-step-{step}-done" if done else f"home-step-{step}")))
        if not done:
            blocks.append(buttons(f"home_step:{step}", _step_button(step, t)))
    return blocks


def _step_button(step: str, t: Texts) -> Block:
    form = {"channel": "network", "event": "event", "schedule": "network"}[step]
    return button(t(f"button-home-step-{step}"), f"{OFFER_ACTION}.{form}", "-", style="primary")


def _asks(shown: ShownHome, asked: Sequence[Asked], t: Texts, now: datetime) -> list[Block]:
    today = local_day(now, t.zone)
    blocks = [block for each in shown.to_answer for block in _event(each, shown, t, now)]
    for item in shown.actions:
        blocks += [*item_blocks(item, t, today, spoken=True), *item_buttons(item, t, "ping")]
    blocks += _other_actions(shown, t) if shown.actions else []
    blocks += [block for each in shown.due_asked for block in _due_asked(each, t, now)]
    blocks += [block for each in shown.proposals for block in _proposal(each, t)]
    blocks += [block for minutes, meeting in shown.up_for_adoption for block in _to_adopt(minutes, meeting, t)]
    blocks += [block for each in asked for block in each]
    blocks = blocks or [sentence(t("home-nothing-asked"))]
    return [header(t("home-asks")), *blocks, *(_other_actions(shown, t) if not shown.actions else [])]


def _other_actions(shown: ShownHome, t: Texts) -> list[Block]:
    if not shown.more_actions:
        return []
    more = t("home-more-actions" if shown.actions else "home-later-actions", count=shown.more_actions)
    return [small(more), buttons("home_actions", button(t("button-home-actions"), f"{HELP_ACTION}.actions", "actions"))]


def _due_asked(item: ShownAction, t: Texts, now: datetime) -> Sequence[Block]:
    on = item.item.asked_due_on
    return due_asked(item, t, today=local_day(now, t.zone), by=item.asked_due_by or "", on=on).blocks if on else ()


def _proposal(shown: ShownProposal, t: Texts) -> Sequence[Block]:
    return proposal(shown, t).blocks


def _to_adopt(minutes: Minutes, meeting: Event, t: Texts) -> list[Block]:
    day = t.coming_day(local_day(meeting.plan.starts_at, t.zone))
    said = t("home-up-for-adoption", minutes=named(minutes, t), title=meeting.plan.title, number=number(meeting.id), day=day)
    read = [buttons(f"home_minutes:{minutes.id}", button(t("button-home-read"), MINUTES_ACTION, str(minutes.event)))]
    return [sentence(said), *(read if minutes.event else [])]


def _coming(shown: ShownHome, t: Texts, now: datetime, *, room: int) -> list[Block]:
    """List what comes, as far as there is room; the rest is a tap away."""
    title = header(t("home-coming"))
    if not shown.coming:
        return [title, sentence(t("home-nothing-else-coming" if shown.to_answer else "home-nothing-coming"))]
    blocks, left = [title], len(shown.coming) + shown.more_coming
    for each in shown.coming:
        more = _event(each, shown, t, now)
        if len(blocks) + len(more) + 2 > room:
            break
        blocks += more
        left -= 1
    if left:
        every = button(t("button-home-events"), f"{HELP_ACTION}.events", "events")
        blocks += [small(t("home-more-coming", count=left)), buttons("home_events", every)]
    return blocks


def _event(each: ShownEvent, shown: ShownHome, t: Texts, now: datetime) -> list[Block]:
    event, plan = each.event, each.event.plan
    answers = event.takes_answers(now)
    rows: list[list[Block | str]] = [[run(plan.title, bold=True), f" · {number(event.id)}"], [when_of(plan, t, now=now)], [plan.place]]
    if plan.link:
        rows[-1] += [" · ", link(plan.link, t("home-online"))]
    last = f" {t('fact-rsvp-until', day=t.short_day(plan.rsvp_until))}." if plan.rsvp_until and answers and each.own is None else ""
    rows.append([f"{own_line(each, t)}.{last}"])
    if not answers:
        rows.append([why(event, t, now)])
    counted = [small(_counts(each, shown.silent.get(event.id), t))] if shown.organiser or event.id in shown.silent else []
    return [prose(lines(*rows)), *counted, *([answer_buttons(event, t, about=event.plan.title)] if answers else [])]


def _counts(each: ShownEvent, silent: int | None, t: Texts) -> str:
    tally = each.tally
    counted = {Answer.YES: tally.yes, Answer.MAYBE: tally.maybe, Answer.NO: tally.no}
    said = [f"{answer_label(each.event, answer, t)} {count}" for answer, count in counted.items()]
    if tally.waiting:
        said.append(t("tally-waiting", waiting=tally.waiting))
    if silent is not None:
        said.append(t("home-silent", count=silent))
    return " · ".join(said)


def _undelivered(shown: ShownHome, t: Texts) -> list[Block]:
    rows = shown.undelivered
    if not rows:
        return []
    return [header(t("home-undelivered")), prose(bullets([deliveries.line(row, t)] for row in rows)), *deliveries.ways_on(rows, t)]


def _search(shown: ShownHome, t: Texts) -> list[Block]:
    if shown.guest:
        return []
    asks_at_enter = {"trigger_actions_on": ["on_enter_pressed"]}
    typed = text_input(most=200, placeholder=t("home-search-example")) | {
        "action_id": SEARCH_ACTION,
        "dispatch_action_config": asks_at_enter,
    }
    return [
        {
            "type": "input",
            "block_id": "home_search",
            "dispatch_action": True,
            "optional": True,
            "label": plain(t("home-search")),
            "element": typed,
        }
    ]


def _decisions(shown: ShownHome, t: Texts, *, found: Sequence[Block] = ()) -> list[Block]:
    if shown.guest:
        return []
    blocks = [header(t("home-decisions")), *_search(shown, t)]
    if found:
        return [*blocks, *found, _back(t)]
    if not shown.decisions:
        return [*blocks, sentence(t("decisions-empty"))]
    return [*blocks, prose(section(t("decisions-latest")), _listed(shown.decisions, t))]


def _ways_on(shown: ShownHome, t: Texts) -> list[Block]:
    """Offer what one can begin here, and what is looked at now and then."""
    own = [] if shown.guest else ["action", "question"]
    forms = ["event", "decision", "minutes", *own] if shown.organiser else [*own, "agenda-item"] if own else []
    looks = ["help"] if shown.guest else ["minutes", *(["turnout", "status"] if shown.organiser else []), "settings", "help"]
    new = [button(t(f"button-home-new-{form}"), f"{OFFER_ACTION}.{form}", "-") for form in forms]
    look = [button(t(f"button-home-{what}"), f"{HELP_ACTION}.{what}", what) for what in looks]
    return [divider(), *([buttons("home_new", *new)] if new else []), buttons("home_look", *look)]
