"""Whatever happens to events and answers, in whatever order: the promises about places hold after every step."""

import os
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule, run_state_machine_as_test

from bot.db.engine import Sessions
from bot.domain.ids import EventId, MemberId
from bot.domain.rsvp import Answer
from tests.builders import ANNA, NOW
from tests.databases import Postgres
from tests.expected_news import OF_PLACES, news_of_places
from tests.properties.network import MEMBERS, Network, Standing, check_history, check_places, check_tallies

DEEP = int(os.environ.get("PRS_DEEP_PROPERTIES", "0"))
"""So many long stories instead of a dozen short ones: for whoever changes the rules about places."""

EXAMPLES = DEEP or 12
STEPS = 60 if DEEP else 25
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
"""All but explaining, which traces every line and takes minutes."""

members, answers = st.sampled_from(MEMBERS), st.sampled_from(Answer)
maxima = st.none() | st.integers(1, 9)


class AnythingMayHappen(RuleBasedStateMachine):
    """Two events and what organisers and members do with them; every step is a transaction of its own."""

    sessions: Sessions
    events = Bundle("events")

    def __init__(self) -> None:
        super().__init__()
        self.network = Network(self.sessions)
        self.before = self.network.standing()
        self.heard = set[int]()
        self.actors = set[MemberId]()
        self.stood, self.carried = self.network.stood(), self.network.carried()
        self.answered: tuple[EventId, MemberId] | None = None
        """Those who answered by a button, and so have the answer to it."""
        self.days_passed = False
        self.known = set[int]()

    @initialize(target=events, first=maxima, second=maxima)
    def announce(self, first: int | None, second: int | None) -> Any:  # hypothesis's own
        self.network.begin(first, second)
        return multiple(*self.network.numbers())

    @rule(event=events, member=members, answer=answers, guests=st.none() | st.integers(0, 4), late=st.sampled_from([0, 0, 20]))
    def answers_by_button(self, event: EventId, member: MemberId, answer: Answer, guests: int | None, late: int) -> None:
        self.actors.add(member)
        self.answered = event, member
        self.network.say(event, member, answer, guests=guests, late=late)

    @rule(event=events, member=members, answer=answers, on=st.booleans(), late=st.sampled_from([0, 0, 20]))
    def reacts(self, event: EventId, member: MemberId, answer: Answer, on: bool, late: int) -> None:
        self.actors.add(member)
        self.network.react(event, member, answer, on=on, late=late)

    @rule(event=events, maximum=maxima)
    def changes_the_maximum(self, event: EventId, maximum: int | None) -> None:
        self.network.limit(event, maximum)

    @rule(target=events, event=events, days=st.integers(1, 40))
    def moves(self, event: EventId, days: int) -> Any:  # hypothesis's own
        self.actors.add(ANNA)  # whoever moves it knows
        known = set(self.network.numbers())
        self.network.move(event, days)
        return multiple(*sorted(set(self.network.numbers()) - known))

    @rule(event=events, target_event=events)
    def goes_on_in_another(self, event: EventId, target_event: EventId) -> None:
        self.actors.add(ANNA)
        self.network.move_into(event, target_event)

    @rule(event=events)
    def undoes_the_move(self, event: EventId) -> None:
        self.actors.add(ANNA)
        self.network.undo_move(event)

    @rule(event=events)
    def calls_off(self, event: EventId) -> None:
        self.network.call_off(event)

    @rule(event=events)
    def lets_it_take_place_after_all(self, event: EventId) -> None:
        self.network.restore(event)

    @rule(event=events, closed=st.booleans())
    def closes_and_opens(self, event: EventId, closed: bool) -> None:
        self.network.close(event, closed=closed)

    @rule(event=events)
    def goes_ahead(self, event: EventId) -> None:
        self.network.go_ahead(event)

    @rule(days=st.integers(0, 9))
    def time_passes(self, days: int) -> None:
        self.days_passed = True
        self.network.pass_time(days)

    @invariant()
    def places_are_right(self) -> None:
        check_places(self.network)

    @invariant()
    def card_says_what_the_database_holds(self) -> None:
        check_tallies(self.network)

    @invariant()
    def history_gives_the_state(self) -> None:
        check_history(self.network)

    @invariant()
    def exactly_those_are_told_whom_the_rule_names(self) -> None:
        """Promoted, newly waiting, passed over, lapsed: each once, and nobody else; whoever comes along with a move hears of the move."""
        stood, carried = self.network.stood(), self.network.carried()
        expected = Counter[tuple[str, EventId, MemberId]]()
        for event, after in stood.items():
            along = carried[event][len(self.carried.get(event, ())) :]
            quiet = {entry.member for entry in along} | {member for at, member in [self.answered or (None, None)] if at == event and member}
            told = news_of_places(self.stood.get(event, {}), after, quiet=quiet)
            told.update(("tell_lapsed", entry.member) for entry in along if self.days_passed and not entry.on)
            expected.update({(kind, event, member): times for (kind, member), times in told.items()})
        news = [notice for row, notice in self.network.told().items() if row not in self.known]
        assert Counter((each["kind"], each["event"], each["member"]) for each in news if each["kind"] in OF_PLACES) == expected
        self.stood, self.carried, self.answered, self.days_passed = stood, carried, None, False
        self.known = set(self.network.told())

    @invariant()
    def nobodys_place_changes_in_silence(self) -> None:
        """Whoever did nothing themselves and has another answer or place than before has a message on its way; a no has nothing to lose."""
        after, told = self.network.standing(), self.network.told()
        news = [notice for row, notice in told.items() if row not in self.heard]
        hears = {(event, notice["member"]) for notice in news for event in (notice["event"], notice.get("was"))}
        changed = {key for key in self.before.keys() | after.keys() if _matters(self.before.get(key)) != _matters(after.get(key))}
        silent = {(event, member) for event, member in changed if member not in self.actors and not self._hears(event, member, hears)}
        assert not silent
        self.before, self.heard, self.actors = after, set(told), set()

    def _hears(self, event: EventId, member: MemberId, hears: set[tuple[Any, Any]]) -> bool:
        """Return whether a member hears of this event, or of the one that took its place."""
        return bool({(event, member), (self.network.goes_on_in(event), member)} & hears)


def _matters(standing: Standing | None) -> Standing | None:
    """Take of what somebody has what they would miss."""
    return None if standing is None or standing[0] is Answer.NO else standing


@pytest.fixture
def machine(sqlite_sessions: Sessions) -> type[AnythingMayHappen]:
    return type("Machine", (AnythingMayHappen,), {"sessions": sqlite_sessions})


@pytest.mark.slow
def test_whatever_happens_the_promises_about_places_hold(machine: type[AnythingMayHappen]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck)
        ),
    )


def chance(network: Network, events: Sequence[EventId], rolls: random.Random) -> None:
    """Let one thing happen, as the dice fall."""
    event, other, member = rolls.choice(events), rolls.choice(events), rolls.choice(MEMBERS)
    answer, guests = rolls.choice(list(Answer)), rolls.choice([None, 0, 1, 3])
    match rolls.randrange(12):
        case 0:
            network.limit(event, rolls.choice([None, 2, 4, 8]))
        case 1:
            network.move(event, rolls.randint(1, 20))
        case 2:
            network.move_into(event, other)
        case 3:
            network.undo_move(event)
        case 4:
            network.call_off(event)
        case 5:
            network.restore(event)
        case 6 | 7:
            network.react(event, member, answer, on=rolls.random() < 0.7)  # more is given than taken back
        case _:
            network.say(event, member, answer, guests=guests)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", range(max(2, DEEP // 20)))
def test_the_same_holds_when_it_all_happens_at_once(postgres_url: str, postgres: Postgres, seed: int) -> None:
    """Four organisers' and members' worth of things at a time, on the same two events; nobody waits for another for ever."""
    network = Network(Sessions(postgres.engine(postgres_url)))
    network.begin(3, None)
    events = network.numbers()

    def busy(number: int) -> None:
        rolls = random.Random(seed * 100 + number)  # noqa: S311  # dice, not secrets
        one = replace(network, now=NOW + timedelta(seconds=number))
        for _ in range(25):
            chance(one, events, rolls)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(busy, range(4)))
    network.now = NOW + timedelta(hours=1)
    check_places(network)
    check_tallies(network)
    check_history(network)
    network.pass_time(9)
    check_places(network)
    check_history(network)
