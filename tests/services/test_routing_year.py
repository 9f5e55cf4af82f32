"""A year of questions in a network of 400: those who know are asked, nobody is worn out, and the second asker finds the answer."""

from bot.domain.routing import IN_PEACE
from tests.bench.routing import year


def test_a_year_of_questions_reaches_those_who_know_and_wears_nobody_out() -> None:
    made = year()

    assert made.hits >= 0.8
    assert made.peace >= IN_PEACE
    assert made.gini <= 0.5
    assert made.kept >= 0.9
    assert made.hits > 2 * year(how="random").hits
