"""Which eight questions somebody who leaves is asked, and when."""

from datetime import date, timedelta

from bot.domain.experiences import DRAWN, GENERAL, Asked, drawn, due_days, ends_on


def test_questions_are_eight_drawn_in_turn_from_what_they_did_and_at_least_two_asked_of_everybody() -> None:
    much = {kind: [f"{kind} {number}" for number in range(6)] for kind in DRAWN}
    some = {Asked.EVENT: ["Bustour", "Bustour", "Leergang"], Asked.ITEM: ["Contributie"]}

    assert drawn({}) == [(kind, "") for kind in GENERAL]
    assert drawn(some)[:4] == [(Asked.EVENT, "Bustour"), (Asked.ITEM, "Contributie"), (Asked.EVENT, "Leergang"), (GENERAL[0], "")]
    assert [len(drawn(done)) for done in ({}, some, much)] == [8, 8, 8]
    assert [kind for kind, _ in drawn(much)] == [*DRAWN, *DRAWN[:2], *GENERAL[:2]]


def test_questions_go_over_six_weeks_and_the_last_word_comes_after_them() -> None:
    first = date(2012, 9, 17)
    days = due_days(first)

    assert (len(days), days[0], days[-1] - days[0]) == (8, first, timedelta(weeks=6))
    assert ends_on(first) > days[-1]
