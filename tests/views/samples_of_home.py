"""The Home tab as it is shown: to a member with much to do, to an organiser at the start, to whoever has nothing, to a guest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.domain.agenda import AgendaItem, AgendaPoint, ItemState
from bot.domain.delivery_status import Missing
from bot.domain.events import EventKind, EventState
from bot.domain.ids import AgendaItemId, EventId, MinutesId
from bot.domain.minutes import Minutes, MinutesState
from bot.domain.rsvp import Answer, Party, Place, Tally
from bot.domain.view_models import ShownAction, ShownDecision, ShownEvent, ShownHome, ShownItem, ShownProposal
from bot.services import home_content as most
from bot.texts import Texts
from bot.views import first_times, home
from bot.views.blocks import HomeView, Message, View, button, buttons, sentence
from bot.views.general import help_message
from tests.builders import ANNA, BRAM, NOW, TODAY, event, plan
from tests.views.samples import SAMPLES, decision, item, shown

MEETING: Final = event(state=EventState.ANNOUNCED, plan=plan(rsvp_until=date(2012, 11, 20), link="https://bellen.voorbeeld.nl/1"))
TOUR: Final = event(
    id=EventId(13),
    state=EventState.ANNOUNCED,
    plan=plan(
        kind=EventKind.TOUR,
        title="Bezoek aan de haven",
        starts_at=NOW + timedelta(days=12),
        ends_at=NOW + timedelta(days=12, hours=6),
        place="Rotterdam",
    ),
)
PARTY: Final = Party(member=BRAM, answer=Answer.YES, since=NOW, guests=2, place=Place.SEATED)
WAITS: Final = replace(PARTY, place=Place.WAITING)


def listed(one: object = MEETING, **facts: object) -> ShownEvent:
    given: dict[str, object] = {"event": one, "channel_name": "algemeen", "tally": Tally(yes=12, maybe=3, no=4)}
    return ShownEvent(**given | facts)  # type: ignore[arg-type]  # fields by name


PROPOSAL: Final = ShownProposal(
    item=AgendaItem(
        id=AgendaItemId(5),
        event=EventId(1),
        point=AgendaPoint(title="Koffie"),
        position=0,
        state=ItemState.PROPOSED,
        proposed_by=BRAM,
        proposed_at=NOW,
    ),
    shown=ShownItem(title="Koffie"),
    event=MEETING,
    by="Bram Visser",
)
MINUTES: Final = Minutes(
    id=MinutesId(7),
    file_name="verslag.docx",
    media_type="",
    size=1,
    sent_by=ANNA,
    sent_at=NOW,
    state=MinutesState.UP_FOR_ADOPTION,
    event=EventId(9),
    title="Overleg",
    held_on=date(2012, 9, 13),
    on_agenda_of=EventId(1),
)
MUCH: Final = ShownHome(
    to_answer=(listed(), listed(TOUR, own=replace(PARTY, confirm_by=date(2012, 9, 20)))),
    actions=(shown(item(31, due_on=TODAY - timedelta(days=3)), ends=True, owns=True, pinged=True, given=True),),
    more_actions=2,
    due_asked=(shown(item(32, asked_due_on=date(2012, 12, 1), asked_due_by=BRAM), asked_due_by="Bram Visser", changes=True),),
    proposals=(PROPOSAL,),
    up_for_adoption=((MINUTES, MEETING),),
    coming=(
        listed(TOUR, own=WAITS, rank=2),
        listed(replace(MEETING, closed_at=NOW), own=replace(PARTY, answer=Answer.NO, guests=0, deputy="Piet Vos")),
    ),
    more_coming=3,
    decisions=(ShownDecision(decision=decision()),),
)
AT_THE_START: Final = ShownHome(organiser=True, steps={"channel": True, "event": False, "schedule": False})
ORGANISER: Final = replace(
    MUCH,
    organiser=True,
    silent={EventId(1): 20, EventId(13): 1},
    undelivered=(Missing("post_card", "V13", "failed", "restricted_action", NOW, TOUR),),
)
QUESTION: Final = (sentence("Gaat het bezoek aan de haven door?"), buttons("decide:13", button("Laten doorgaan", "decide_go", "13")))


def _aside(t: Texts) -> Message:
    return Message(text=t("action-done", number="A31"), blocks=(sentence(t("action-done", number="A31")),))


HOMES: Final[dict[str, Callable[[Texts], Message | HomeView]]] = {
    "home": lambda t: home.home(MUCH, t, now=NOW),
    "digest": lambda t: home.digest(MUCH, MUCH.decisions, t, now=NOW, more=3, command="/prs"),
    "digest_of_decisions": lambda t: home.digest(ShownHome(), MUCH.decisions[:1], t, now=NOW, more=0, command="/prs"),
    "home_nothing": lambda t: home.home(ShownHome(), t, now=NOW),
    "home_nothing_else": lambda t: home.home(ShownHome(to_answer=(listed(),), more_actions=1), t, now=NOW),
    "home_organiser": lambda t: home.home(ORGANISER, t, now=NOW, asked=[QUESTION]),
    "home_organiser_at_the_start": lambda t: home.home(AT_THE_START, t, now=NOW),
    "welcome": lambda t: first_times.welcome(t, name="Nina Nieuw", command="/prs"),
    "action_done_for_the_first_time": lambda t: first_times.with_hint(_aside(t), "done", t, command="/prs"),
    "home_guest": lambda t: home.home(ShownHome(guest=True, coming=(listed(),)), t, now=NOW),
    "home_after_a_tap": lambda t: home.home(ShownHome(), t, now=NOW, said=_aside(t)),
    "home_searched": lambda t: home.home(ShownHome(), t, now=NOW, said=_aside(t), searched=True),
    "home_with_the_help": lambda t: home.home(
        MUCH, t, now=NOW, said=replace(help_message(t, organiser=True, command="/prs"), blocks=9 * _aside(t).blocks)
    ),
}


ALL: Final[dict[str, Callable[[Texts], Message | View | HomeView]]] = {**SAMPLES, **HOMES}


def fullest() -> ShownHome:
    """The most of everything that is ever gathered."""

    def times(count: int, one: ShownAction | ShownProposal | ShownEvent | ShownDecision) -> tuple[object, ...]:
        return (one,) * count

    facts = {
        "to_answer": times(most.MOST_ASKED, listed()),
        "actions": times(most.MOST_ASKED, MUCH.actions[0]),
        "due_asked": times(most.MOST_ASKED, MUCH.due_asked[0]),
        "proposals": times(most.MOST_ASKED, PROPOSAL),
        "up_for_adoption": ((MINUTES, MEETING),) * most.MOST_ASKED,
        "coming": times(most.MOST_COMING, listed()),
        "decisions": times(most.MOST_DECISIONS, MUCH.decisions[0]),
        "undelivered": tuple(
            Missing("post_card", f"V{number}", "failed", "", NOW, replace(TOUR, id=EventId(number)))
            for number in range(most.MOST_UNDELIVERED)
        ),
        "silent": {MEETING.id: 20},
        "steps": {"channel": False, "event": False, "schedule": False},
    }
    return replace(ORGANISER, **facts)  # type: ignore[arg-type]  # fields by name
