from datetime import date, timedelta

import pytest

from bot.db.engine import Sessions, WorkspaceSession
from bot.domain.action_items import Source
from bot.domain.decisions import DecidedInTheFuture, Decision, DecisionNotFound, DecisionStatus, DecisionTextMissing, NotYourDecision
from bot.domain.errors import NotAllowed
from bot.domain.ids import DecisionId, MemberId, MessageTs
from bot.services import decisions
from bot.services.indexes import Indexes
from bot.services.members import Stranger
from tests.builders import ANNA, BRAM, DIRK, ELSEWHERE, GENERAL, HERE, NOW, STRANGER, TODAY, decided, people

FEE = "De contributie gaat per 1 januari naar 45 euro."
ROOM = "De bijeenkomsten zijn voortaan in Utrecht."


def numbers(session: WorkspaceSession, indexes: Indexes, question: str) -> list[int]:
    return [hit.number for hit in decisions.find(session, indexes, question, today=TODAY).hits]


def ask(sessions: Sessions, indexes: Indexes, question: str) -> list[int]:
    with sessions.reading(HERE) as session:
        return numbers(session, indexes, question)


def test_decision_is_kept_word_for_word(session: WorkspaceSession) -> None:
    source = Source(channel=GENERAL, ts=MessageTs("1.2"))
    made = decided(session, "  <!channel> *vet* & 🎉 ", meeting=" Overleg ", topic=" Contributie ", source=source)

    assert decisions.get(session, made.id) == made
    assert made == Decision(
        id=DecisionId(1), text="<!channel> *vet* & 🎉", decided_on=date(2012, 9, 13), meeting="Overleg", topic="Contributie",
        recorded_by=ANNA, recorded_at=NOW, source=source,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"by": BRAM}, NotAllowed),
        ({"by": STRANGER}, Stranger),
        ({"by": DIRK}, Stranger),
        ({"text": " "}, DecisionTextMissing),
        ({"decided_on": TODAY + timedelta(days=1)}, DecidedInTheFuture),
    ],
)
def test_decision_that_may_not_be_is_refused_and_not_kept(
    session: WorkspaceSession, changes: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decided(session, **changes)

    assert decisions.latest(session) == []


def test_decision_is_taken_back_by_whoever_recorded_it(session: WorkspaceSession) -> None:
    kept, slip = decided(session, ROOM), decided(session, FEE)
    undone = decisions.undo(session, slip.id, by=ANNA, now=NOW)

    assert undone.status is DecisionStatus.UNDONE
    assert decisions.latest(session) == [kept]
    assert [shown.decision for shown in decisions.show(session, [slip.id, kept.id], today=NOW.date())] == [kept]


@pytest.mark.parametrize("who", [BRAM, STRANGER])
def test_decision_is_not_taken_back_by_another(session: WorkspaceSession, who: MemberId) -> None:
    made = decided(session)
    with pytest.raises(NotYourDecision):
        decisions.undo(session, made.id, by=who, now=NOW)


def test_unknown_number_is_refused(session: WorkspaceSession) -> None:
    with pytest.raises(DecisionNotFound):
        decisions.get(session, DecisionId(99))
    with pytest.raises(DecisionNotFound):
        decisions.show_one(session, DecisionId(99), to=ANNA)
    with pytest.raises(DecisionNotFound):
        decisions.undo(session, DecisionId(99), by=ANNA, now=NOW)


@pytest.mark.parametrize(
    ("text", "by", "seconds", "found"),
    [(f" {FEE} ", ANNA, 60, True), (FEE, ANNA, 61, False), (ROOM, ANNA, 1, False), (FEE, BRAM, 1, False)],
)
def test_same_decision_by_the_same_member_within_a_minute_is_recognised(
    session: WorkspaceSession, text: str, by: MemberId, seconds: int, found: bool
) -> None:
    made = decided(session, FEE)
    now = NOW + timedelta(seconds=seconds)
    again = decisions.recorded_just_now(session, text=text, by=by, now=now)
    decisions.undo(session, made.id, by=ANNA, now=NOW)

    assert again == (made if found else None)
    assert decisions.recorded_just_now(session, text=text, by=by, now=now) is None


def test_latest_ten_are_listed_the_newest_first(session: WorkspaceSession) -> None:
    made = [decided(session, f"Besluit {number}", decided_on=date(2012, 1, 1 + number % 6)) for number in range(12)]
    expected = sorted(made, key=lambda each: (each.decided_on, each.id), reverse=True)[:10]

    assert decisions.latest(session) == expected


def test_question_finds_the_decision_whatever_form_its_words_take(network: Sessions) -> None:
    with network.writing(HERE) as session:
        fee, _ = decided(session, FEE), decided(session, ROOM, topic="Locatie")

    assert ask(network, Indexes(), "contributies?") == [fee.id]
    assert ask(network, Indexes(), f"B{fee.id}") == [fee.id]


def test_what_one_process_records_the_next_question_in_another_finds(network: Sessions) -> None:
    one, other = Indexes(), Indexes()
    empty = [ask(network, each, "contributie") for each in (one, other)]
    with network.writing(HERE) as session:
        fee = decided(session, FEE)
    found = [ask(network, each, "contributie") for each in (one, other)]
    with network.writing(HERE) as session:
        decided(session, ROOM, topic="Locatie")
        decisions.undo(session, fee.id, by=ANNA, now=NOW)
    gone = [ask(network, each, "contributie") for each in (one, other)]
    late = ask(network, Indexes(), "contributie")

    assert empty == [[], []]
    assert found == [[fee.id], [fee.id]]
    assert gone == [[], []]
    assert late == []


def test_index_of_one_workspace_knows_nothing_of_another(network: Sessions) -> None:
    indexes = Indexes()
    with network.writing(HERE) as session:
        fee = decided(session, FEE)
    with network.writing(ELSEWHERE) as session:
        people(session)
        decided(session, ROOM, topic="Locatie")
    here = ask(network, indexes, "contributie")
    with network.reading(ELSEWHERE) as session:
        elsewhere = numbers(session, indexes, "contributie")

    assert here == [fee.id]
    assert elsewhere == []


def test_decision_that_was_rolled_back_hides_no_later_one(network: Sessions) -> None:
    """Its count of changes is given out again."""
    indexes = Indexes()
    with pytest.raises(ZeroDivisionError), network.writing(HERE) as session:  # noqa: PT012  # the whole transaction
        decided(session, ROOM, topic="Locatie")
        numbers(session, indexes, "locatie")
        raise ZeroDivisionError
    with network.writing(HERE) as session:
        fee = decided(session, FEE)

    assert ask(network, indexes, "contributie") == [fee.id]
    assert ask(network, indexes, "locatie") == []
