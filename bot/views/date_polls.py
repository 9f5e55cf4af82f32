"""The moments of a date poll as they look: each with its counts and what else there is that day, and who said what of it."""

from collections.abc import Sequence

from bot.domain.polls import Fits, PlannedOf, PollState, best_first, fits_of
from bot.domain.view_models import Marked, ShownPoll
from bot.texts import Texts
from bot.views.blocks import Block, button, buttons, clip, lines, prose, run, section
from bot.views.planning import occasion_names

PLAN_ACTION = "poll_plan"
"""Opens the filled form of an event; its value is which poll, and which of its moments."""

_NAMES = 40
"""Of one answer to one moment; more are counted."""


def moments(shown: ShownPoll, t: Texts) -> list[str]:
    """Write each moment, with its counts where those are shown and what else there is that day."""
    marks = shown.marks or (Marked(),) * len(shown.poll.slots)
    said = []
    for slot, (moment, mark) in enumerate(zip(shown.poll.slots, marks, strict=True)):
        counted = f": {_counts(shown.counts, slot, t)}" if shown.counts is not None else ""
        said.append(f"{t.when(moment.starts_at, moment.ends_at)}{counted}{_beside(mark, t)}")
    return said


def matrix(shown: ShownPoll, t: Texts) -> list[Block]:
    """Show an organiser who said what of which moment, that which fits most members first, each with *Kies deze datum*."""
    names = shown.names or ()
    blocks: list[Block] = []
    for slot in best_first([len(each) for each in names]):
        moment = shown.poll.slots[slot]
        when = t.when(moment.starts_at, moment.ends_at)
        answers = [[f"{t(fit(fits))}: {_listed(names[len(Fits) * slot + fits], t)}"] for fits in Fits]
        blocks.append(prose(section(run(when, bold=True)), lines(*answers)))
        if shown.plannable:
            blocks.append(buttons(f"poll_slot_{slot}", plan_button(shown, t("button-dates-choose"), slot), about=when))
    return blocks


def hands(shown: ShownPoll, t: Texts) -> list[Block]:
    """Show an organiser who raised a hand, with the button that plans it."""
    raised = (shown.names or ((),))[0]
    found: list[Block] = [prose(section(t("interest-names", names=_listed(raised, t))))]
    return [*found, buttons("poll_slot_0", plan_button(shown, t("button-interest-plan"), 0))] if shown.plannable else found


def plan_button(shown: ShownPoll, text: str, slot: int) -> Block:
    """Make the button that opens the filled form of an event."""
    return button(text, PLAN_ACTION, written(PlannedOf(poll=shown.poll.id, slot=slot)))


def written(of: PlannedOf) -> str:
    """Write of which poll an event is planned, for a button or a form."""
    return f"P{of.poll}.{of.slot}"


def fit(fits: Fits) -> str:
    """Name the text of an answer."""
    return f"dates-fit-{fits.name.lower().replace('_', '-')}"


def own(shown: ShownPoll, t: Texts) -> str:
    """Say what the reader filled in, as one line."""
    said = fits_of(shown.own or ())
    fine = sum(each is Fits.YES for each in said.values())
    facts: dict[str, str | int] = {"number": f"P{shown.poll.id}", "count": fine}
    moment = t.moment(shown.poll.plan.closes_at)
    return t("dates-own", moment=moment, **facts) if shown.poll.state is PollState.OPEN else t("dates-own-was", **facts)


def _counts(counts: Sequence[int], slot: int, t: Texts) -> str:
    return " · ".join(f"{t(fit(fits))} {counts[len(Fits) * slot + fits]}" for fits in Fits)


def _beside(mark: Marked, t: Texts) -> str:
    marked = list(dict.fromkeys(name for day in mark.days for name in occasion_names(day, t)))
    marked += [t("dates-mark-event", event=f"V{event.id}", title=event.plan.title) for event in mark.events]
    return f" ({clip('; '.join(marked), 300)})" if marked else ""


def _listed(names: Sequence[str], t: Texts) -> str:
    shown, rest = names[:_NAMES], len(names) - _NAMES
    return ", ".join([*shown, *([t("dates-more", count=rest)] if rest > 0 else [])]) or t("dates-nobody")
