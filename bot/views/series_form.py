"""What the form of an event asks of a series: by what it comes again, and of a change of one which others it is of."""

from bot.domain.calendar import OnFreeDay, Rhythm
from bot.domain.event_form import EventForm
from bot.domain.series import AHEAD_CHOICES, Scope
from bot.domain.series_form import MOST_EVERY, RepeatFields
from bot.texts import Texts
from bot.views.blocks import Block, checkboxes, field, option, select, text_input

REPEATS_ACTION = "repeats"
"""Choosing by what an event comes again gives the form other fields, so Slack tells of it at once."""


def repeat_fields(typed: RepeatFields, t: Texts) -> list[Block]:
    """Make *Herhaalt zich*, and what there is to say of it once something is chosen."""
    rhythm = str(typed.rhythm) if typed.rhythm else "once"
    options = [option(t(f"repeats-{each}"), each) for each in ("once", *map(str, Rhythm))]
    blocks = [{**field(REPEATS_ACTION, t("field-repeats"), select(REPEATS_ACTION, options, chosen=rhythm)), "dispatch_action": True}]
    if typed.rhythm is None:
        return blocks
    if typed.rhythm is Rhythm.NAMED:
        days = text_input(value=typed.named, multiline=True)
        blocks.append(field("repeat_days", t("field-repeat-days"), days, hint=t("field-repeat-days-hint")))
    else:
        until: Block = {"type": "datepicker", **({"initial_date": typed.until.isoformat()} if typed.until else {})}
        label = t("field-repeat-weeks" if typed.rhythm is Rhythm.WEEKS else "field-repeat-months")
        blocks += [
            field("repeat_every", label, _count(typed.every, MOST_EVERY)),
            field("repeat_until", t("field-repeat-until"), until, optional=True),
            field("repeat_times", t("field-repeat-times"), _count(typed.times), hint=t("field-repeat-times-hint"), optional=True),
        ]
    free = [option(t(f"on-free-{each}"), str(each)) for each in OnFreeDay]
    school = [option(t("repeat-school"), "school")]
    return [
        *blocks,
        field("on_free", t("field-on-free"), select("on_free", free, chosen=str(typed.on_free)), hint=t("field-on-free-hint")),
        field("school", t("field-school"), checkboxes(school, chosen=["school"] if typed.school else []), optional=True),
        _ahead(typed.ahead, t),
    ]


def scope_fields(form: EventForm, t: Texts) -> list[Block]:
    """Ask of what a change is, where the event is one of a series; nothing for all others."""
    if form.scope is None:
        return []
    scopes = [option(t(f"scope-{scope}"), str(scope)) for scope in Scope]
    return [
        field("scope", t("field-scope"), select("scope", scopes, chosen=str(form.scope)), hint=t("field-scope-hint")),
        _ahead(form.ahead, t),
    ]


def _ahead(weeks: int, t: Texts) -> Block:
    options = [option(t("ahead-weeks", weeks=each), str(each)) for each in AHEAD_CHOICES]
    return field("ahead", t("field-ahead"), select("ahead", options, chosen=str(weeks)), hint=t("field-ahead-hint"))


def _count(typed: str, most: int | None = None) -> Block:
    made: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", **({"max_value": str(most)} if most else {})}
    return {**made, "initial_value": typed} if typed.isdecimal() else made
