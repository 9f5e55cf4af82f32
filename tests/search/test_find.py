"""What a member finds, on decisions invented here."""

from datetime import date

from bot.search import Entry, Found, Hit, Index

TODAY = date(2025, 6, 2)


def entry(
    number: int,
    topic: str,
    text: str,
    *,
    on: str = "2020-03-18",
    status: str = "decided",
    successor: int | None = None,
    meeting: str = "Ledenvergadering",
) -> Entry:
    return Entry(number, date.fromisoformat(on), meeting, topic, text, status, successor)


def numbers(found: Found) -> list[int]:
    return [hit.number for hit in found.hits]


BAND = [
    entry(1, "Repetities", "De fanfare oefent op dinsdagavond in het dorpshuis.", on="2015-01-12", status="superseded", successor=4),
    entry(2, "Uniformen", "Er worden veertig nieuwe uniformen aangeschaft bij de kleermaker.", on="2016-05-09"),
    entry(3, "Café", "Na afloop drinkt men koffie in café De Hoorn.", on="2017-02-01"),
    entry(4, "Repetities", "Vanaf januari oefent de fanfare op woensdag.", on="2019-11-20"),
]


def test_words_are_found_whatever_their_ending_case_or_accent() -> None:
    index = Index(BAND)

    assert numbers(index.find("Uniform", today=TODAY)) == [2]
    assert numbers(index.find("CAFE", today=TODAY)) == [3]
    assert numbers(index.find("wat is er besloten over het oefenen?", today=TODAY)) == [4, 1]


def test_a_decision_is_found_by_its_number() -> None:
    index = Index(BAND)

    assert numbers(index.find("B3", today=TODAY)) == [3]
    assert numbers(index.find("b 3", today=TODAY)) == [3]
    assert index.find("B99", today=TODAY).hits == ()


def test_a_superseded_decision_stands_under_its_successor() -> None:
    index = Index(BAND)

    assert numbers(index.find("dorpshuis", today=TODAY))[:2] == [4, 1]


def test_what_does_not_fit_gives_nothing_but_the_nearest_topics() -> None:
    index = Index(BAND)

    assert index.find("verzekering van het dorpshuisorgel bij de fanfare", today=TODAY) == Found((), ("Repetities",))
    assert index.find("podium", today=TODAY) == Found((), ())
    assert index.find("", today=TODAY) == Found((), ())


def test_a_change_is_seen_by_the_next_question() -> None:
    index = Index(BAND)
    index.put(entry(5, "Vaandel", "Het vaandel wordt gerestaureerd."))
    assert numbers(index.find("vaandel", today=TODAY)) == [5]

    index.put(entry(5, "Trom", "De grote trom krijgt een nieuw vel."))
    assert index.find("vaandel", today=TODAY).hits == ()
    assert index.find("trom", today=TODAY).hits[0] == Hit(5, index.find("trom", today=TODAY).hits[0].score)

    index.remove(5)
    index.remove(5)
    assert index.find("trom", today=TODAY).hits == ()
