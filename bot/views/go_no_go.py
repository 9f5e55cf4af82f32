"""How the question looks whether an event goes on, and what it says once somebody decided."""

from bot.domain.calendar import local_day
from bot.domain.events import Event, GoNoGo
from bot.domain.forecasts import Forecast
from bot.domain.go_no_go import asks_all
from bot.domain.view_models import ShownQuestion
from bot.texts import Texts
from bot.views.blocks import Block, Message, button, buttons, header, lines, prose, run, sentence, small
from bot.views.event_messages import nudge_button, nudged
from bot.views.events import number

GO_AHEAD_ACTION = "decide_go"
RESERVE_ACTION = "decide_reserve"
SHORTEN_ACTION = "decide_shorten"
CALL_OFF_ACTION = "decide_call_off"
LATER_ACTION = "decide_later"
"""The value of each is the event's number."""

NAMES_SHOWN = 20


def question(asked: ShownQuestion, t: Texts, *, times: int = 1) -> Message:
    """Ask an organiser whether an event goes on: the count, who might still come, and what they can do."""
    event = asked.shown.event
    blocks = [header(t("question-title")), prose(*_facts(asked, t))]
    if not asked.open:
        blocks.append(sentence(verdict(asked, t)))
        return Message(text=_fallback(event, t), blocks=tuple(blocks))
    blocks.append(_choices(event, t, may_nudge=asked.nudged is None and bool(asked.maybe or asked.silent)))
    if asked.nudged is not None:
        blocks.append(small(nudged(asked.nudged, t)))
    if asks_all(times):
        blocks.append(small(t("question-to-all")))
    enough = asked.shown.tally.yes >= (event.plan.minimum or 0)
    blocks.append(small(t("question-once" if enough else "question-again")))
    return Message(text=_fallback(event, t), blocks=tuple(blocks))


def verdict(asked: ShownQuestion, t: Texts) -> str:
    """Say what was decided, by whom and when; an event that begins undecided takes place."""
    outcome, to = asked.outcome, asked.moved_to
    if outcome is None:
        return t("question-undecided")
    facts: dict[str, str | int] = {"by": asked.decided_by, "on": t.short_day(local_day(outcome.at, t.zone))}
    if to is not None:
        facts |= {"when": t.when(to.plan.starts_at, to.plan.ends_at), "event": number(to.id)}
    if to is not None and outcome.verdict is GoNoGo.MERGED:
        facts["title"] = to.plan.title
    return t(f"decided-{outcome.verdict}", **facts)


def _facts(asked: ShownQuestion, t: Texts) -> list[Block]:
    event, tally = asked.shown.event, asked.shown.tally
    plan, minimum = event.plan, event.plan.minimum or 0
    count = "question-enough" if tally.yes >= minimum else "question-too-few"
    rows: list[list[Block | str]] = [
        [run(f"{plan.title} ({number(event.id)})", bold=True)],
        [t.when(plan.starts_at, plan.ends_at)],
        [t(count, count=tally.yes, minimum=minimum)],
    ]
    if tally.waiting:
        rows.append([t("question-waiting", count=tally.waiting)])
    if asked.forecast:
        rows += [[expected(asked.forecast, tally.yes, event, t)], [t("forecast-how-sure")]]
    if asked.maybe:
        rows.append([t("question-maybe", names=", ".join(asked.maybe[:NAMES_SHOWN]))])
    if asked.silent:
        rows.append([t("question-silent", count=asked.silent)])
    if plan.reserve_on and asked.open:
        rows.append([t("fact-reserve", day=t.day(plan.reserve_on))])
    return [lines(*rows)]


def expected(found: Forecast, now: int, event: Event, t: Texts) -> str:
    """Say what to expect, and how that follows from earlier events."""
    band = t("forecast-band", low=found.low, high=found.high) if found.low < found.high else str(found.low)
    way = "forecast-late" if found.later > 0 else "forecast-fallen" if found.later else "forecast-steady"
    share = {"share": abs(found.later)} if found.later else {}
    return t(way, now=now, band=band, kinds=t(f"kinds-{event.plan.kind}"), earlier=str(found.events), days=found.days, **share)


def _choices(event: Event, t: Texts, *, may_nudge: bool) -> Block:
    value = str(event.id)
    chosen = [button(t("button-go-ahead"), GO_AHEAD_ACTION, value, style="primary")]
    if event.plan.reserve_on:
        chosen.append(button(t("button-to-reserve"), RESERVE_ACTION, value))
    chosen += [
        button(t("button-shorten"), SHORTEN_ACTION, value),
        button(t("button-call-off-event"), CALL_OFF_ACTION, value, style="danger"),
        button(t("button-decide-later"), LATER_ACTION, value),
    ]
    return buttons(f"decide:{event.id}", *chosen, *([nudge_button(event, t)] if may_nudge else []))


def _fallback(event: Event, t: Texts) -> str:
    return t("question-fallback", title=event.plan.title, event=number(event.id), day=t.day(local_day(event.plan.starts_at, t.zone)))
