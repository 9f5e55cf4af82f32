from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.db import decision_changes
from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.decisions import (
    Alias,
    DecidedInTheFuture,
    DecisionCircle,
    DecisionHolds,
    DecisionHoldsNoMore,
    DecisionStatus,
    DecisionStep,
    DecisionTextMissing,
    EndsBeforeItBegan,
    MinutesStatus,
    Wording,
)
from bot.domain.errors import NotAllowed
from bot.domain.ids import DecisionId
from bot.services import aliases, decision_register, decisions
from bot.services.indexes import Indexes
from tests.builders import ANNA, BRAM, HERE, NOW, TODAY, decided

OLD = Wording(text="De contributie wordt 45 euro.", decided_on=date(2012, 9, 13), meeting="Overleg", topic="Contributie")


def statuses(session: WorkspaceSession, *numbers: int) -> list[str]:
    return [str(each.status) for each in decisions.several(session, [DecisionId(number) for number in numbers])]


def test_correction_keeps_the_old_words(session: WorkspaceSession) -> None:
    made = decided(session, "De contributie wordt 45 euro.")
    new = Wording(text=" De contributie wordt 46 euro. ", decided_on=date(2012, 9, 12), meeting=" ALV ", topic="", agenda_item=" 4 ")
    corrected = decision_register.correct(session, made.id, new, by=ANNA, now=NOW, today=TODAY)
    again = decision_register.correct(session, made.id, new, by=ANNA, now=NOW, today=TODAY)
    (change,) = decision_changes.history(session, made.id)

    assert corrected == again
    assert Wording.of(corrected) == Wording(
        text="De contributie wordt 46 euro.", decided_on=date(2012, 9, 12), meeting="ALV", agenda_item="4"
    )
    assert (change.change, change.before, change.by, change.at) == (DecisionStep.CORRECTED, OLD, ANNA, NOW)


@pytest.mark.parametrize(
    ("wording", "refusal"),
    [
        (Wording(text=" ", decided_on=TODAY), DecisionTextMissing),
        (Wording(text="Ja", decided_on=TODAY + timedelta(days=1)), DecidedInTheFuture),
    ],
)
def test_correction_that_does_not_hold_is_refused(session: WorkspaceSession, wording: Wording, refusal: type[Exception]) -> None:
    made = decided(session)
    with pytest.raises(refusal):
        decision_register.correct(session, made.id, wording, by=ANNA, now=NOW, today=TODAY)

    assert decisions.get(session, made.id) == made


def test_members_look_but_do_not_touch(session: WorkspaceSession) -> None:
    old, new = decided(session), decided(session, "Anders")
    deeds: list[Callable[[], object]] = [
        lambda: decision_register.correct(session, old.id, OLD, by=BRAM, now=NOW, today=TODAY),
        lambda: decision_register.supersede(session, old.id, successor=new.id, by=BRAM, now=NOW),
        lambda: decision_register.supplement(session, new.id, earlier=old.id, by=BRAM, now=NOW),
        lambda: decision_register.revoke(session, old.id, on=TODAY, by=BRAM, now=NOW),
        lambda: decision_register.restore(session, old.id, by=BRAM, now=NOW),
        lambda: aliases.choose(session, [Alias(name="a", meaning="b")], by=BRAM, now=NOW),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    shown = decisions.show_one(session, old.id, to=BRAM)

    assert (shown.may_change, shown.may_undo) == (False, False)
    assert decision_changes.history(session, old.id) == []


def test_what_is_replaced_says_by_what_and_since_when(session: WorkspaceSession) -> None:
    old, new = decided(session), decided(session, "De contributie wordt 50 euro.", decided_on=TODAY)
    decision_register.supersede(session, old.id, successor=new.id, by=ANNA, now=NOW)
    kept = decisions.get(session, old.id)

    assert (kept.status, kept.successor, kept.ended_on) == (DecisionStatus.SUPERSEDED, new.id, TODAY)
    assert [each.decision.id for each in decisions.show(session, [old.id], today=NOW.date())] == [old.id]
    assert decisions.show(session, [old.id], today=NOW.date())[0].holder == decisions.get(session, new.id)
    assert decisions.show_one(session, new.id, to=ANNA).replaced == (kept,)


def test_a_circle_is_refused_however_long(session: WorkspaceSession) -> None:
    made = [decided(session, f"Besluit {number}").id for number in range(4)]
    for old, new in pairwise(made):
        decision_register.supersede(session, old, successor=new, by=ANNA, now=NOW)
        decision_register.supplement(session, new, earlier=old, by=ANNA, now=NOW)
    for start in made:
        with pytest.raises(DecisionCircle):
            decision_register.supersede(session, made[3], successor=start, by=ANNA, now=NOW)
        with pytest.raises(DecisionCircle):
            decision_register.supplement(session, made[0], earlier=start, by=ANNA, now=NOW)

    assert statuses(session, *made) == ["superseded"] * 3 + ["decided"]


def test_what_ended_cannot_end_again_nor_before_it_began(session: WorkspaceSession) -> None:
    made, other = decided(session), decided(session, "Anders")
    with pytest.raises(EndsBeforeItBegan):
        decision_register.revoke(session, made.id, on=date(2012, 9, 12), by=ANNA, now=NOW)
    with pytest.raises(DecisionHolds):
        decision_register.restore(session, made.id, by=ANNA, now=NOW)
    decision_register.revoke(session, made.id, on=TODAY, by=ANNA, now=NOW)
    with pytest.raises(DecisionHoldsNoMore):
        decision_register.supersede(session, made.id, successor=other.id, by=ANNA, now=NOW)
    restored = decision_register.restore(session, made.id, by=ANNA, now=NOW)

    assert (restored.status, restored.ended_on) == (DecisionStatus.DECIDED, None)
    assert [each.change for each in decision_changes.history(session, made.id)] == [DecisionStep.REVOKED, DecisionStep.RESTORED]


def test_undoing_lets_go_what_it_replaced_and_supplemented(session: WorkspaceSession) -> None:
    old, added, slip = decided(session), decided(session, "Erbij"), decided(session, "Vergissing")
    decision_register.supersede(session, old.id, successor=slip.id, by=ANNA, now=NOW)
    decision_register.supplement(session, slip.id, earlier=added.id, by=ANNA, now=NOW)
    decisions.undo(session, slip.id, by=ANNA, now=NOW)
    decisions.undo(session, slip.id, by=ANNA, now=NOW)

    assert statuses(session, old.id, slip.id) == ["decided", "undone"]
    assert [each.id for each in decision_register.chain(session, old.id)] == [old.id]
    assert [each.id for each in decision_register.chain(session, added.id)] == [added.id]
    with pytest.raises(DecisionHoldsNoMore):
        decision_register.supersede(session, old.id, successor=slip.id, by=ANNA, now=NOW)


def test_chain_holds_all_of_one_subject_in_order_of_their_days(session: WorkspaceSession) -> None:
    first, second, third, aside = (decided(session, f"Besluit {number}", decided_on=date(2012, 9, number)) for number in range(1, 5))
    decided(session, "Iets anders")
    decision_register.supersede(session, first.id, successor=second.id, by=ANNA, now=NOW)
    decision_register.supersede(session, second.id, successor=third.id, by=ANNA, now=NOW)
    decision_register.supplement(session, aside.id, earlier=second.id, by=ANNA, now=NOW)

    for each in (first, second, third, aside):
        assert [one.id for one in decision_register.chain(session, each.id)] == [first.id, second.id, third.id, aside.id]
    assert [each.change for each in decisions.show_history(session, second.id).changes] == [
        DecisionStep.SUPERSEDED,
        DecisionStep.SUPPLEMENTED,
    ]


def test_minutes_tell_how_they_stand(session: WorkspaceSession) -> None:
    made = decided(session, minutes=MinutesStatus.DRAFT, agenda_item=" 4. Kas ", source_text=" Zo stond het er. ", source_link="https://x")
    decision_register.note_minutes(session, [made.id], MinutesStatus.ADOPTED)
    decision_register.note_minutes(session, [], MinutesStatus.DRAFT)

    assert (made.minutes, made.agenda_item, made.source_text) == (MinutesStatus.DRAFT, "4. Kas", "Zo stond het er.")
    assert decisions.get(session, made.id).minutes is MinutesStatus.ADOPTED


def test_only_what_holds_is_found_where_that_is_asked(network: Sessions) -> None:
    indexes = Indexes()
    with network.writing(HERE) as session:
        old, new = decided(session, "De contributie wordt 45 euro."), decided(session, "Het lidgeld is voortaan 50 euro.", topic="Kas")
        decision_register.supersede(session, old.id, successor=new.id, by=ANNA, now=NOW)
        gone = decided(session, "De contributie wordt geïnd.")
        decision_register.revoke(session, gone.id, on=TODAY, by=ANNA, now=NOW)
    with network.reading(HERE) as session:
        every = decisions.find(session, indexes, "contributie 45 euro", today=TODAY)
        valid = decisions.find(session, indexes, "contributie 45 euro", today=TODAY, valid=True)
        listed = decisions.find(session, indexes, "september 2012", today=TODAY, valid=True)
        latest = decisions.latest(session, valid=True)

    assert {hit.number for hit in every.hits} >= {old.id, new.id}
    assert [hit.number for hit in valid.hits] == [new.id]
    assert [hit.number for hit in listed.hits] == [new.id]
    assert [each.id for each in latest] == [new.id]


def test_own_names_reach_every_process_with_the_next_question(network: Sessions) -> None:
    one, other = Indexes(), Indexes()

    def ask(indexes: Indexes) -> list[int]:
        with network.reading(HERE) as session:
            return [hit.number for hit in decisions.find(session, indexes, "het ZB", today=TODAY).hits]

    with network.writing(HERE) as session:
        made = decided(session, "Het Zuiderberaad vervalt.", topic="Zuiderberaad")
    before = [ask(each) for each in (one, other)]
    with network.writing(HERE) as session:
        aliases.choose(session, [Alias(name="ZB", meaning="Zuiderberaad")], by=ANNA, now=NOW)
        aliases.choose(session, [Alias(name="ZB", meaning="Zuiderberaad")], by=ANNA, now=NOW)
    after = [ask(each) for each in (one, other)]
    with network.writing(HERE) as session:
        aliases.choose(session, [], by=ANNA, now=NOW)
    gone = [ask(each) for each in (one, other)]

    assert (before, after, gone) == ([[], []], [[made.id], [made.id]], [[], []])
