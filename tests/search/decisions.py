"""Invented decisions of a village band, and what the tests of search share."""

from datetime import date

from bot.search import Found, Index, IndexEntry

TODAY = date(2025, 6, 2)


def entry(
    number: int,
    topic: str,
    text: str,
    *,
    on: str = "2020-03-18",
    meeting: str = "Ledenvergadering",
    status: str = "decided",
    successor: int | None = None,
) -> IndexEntry:
    return IndexEntry(number, date.fromisoformat(on), meeting, topic, text, status, successor)


def numbers(found: Found) -> list[int]:
    return [hit.number for hit in found.hits]


def ask(index: Index, question: str) -> list[int]:
    return numbers(index.find(question, today=TODAY))


BAND = [
    entry(1, "Repetities", "De fanfare oefent op dinsdagavond in het dorpshuis.", on="2015-01-12", status="superseded", successor=4),
    entry(
        2, "Uniformen", "Er worden veertig nieuwe uniformen aangeschaft bij de kleermaker.", on="2016-05-09", meeting="Bestuursvergadering"
    ),
    entry(3, "Café", "Na afloop drinkt men koffie in café De Hoorn.", on="2017-02-01"),
    entry(4, "Repetities", "Vanaf januari oefent de fanfare op woensdag.", on="2019-11-20"),
    entry(5, "Contributiestaffel", "Jeugdleden betalen € 40, volwassenen € 90.", on="2018-03-14"),
    entry(6, "Instrumentenfonds", "Voor het onderhoud van de trompetten komt er een instrumentenfonds.", on="2018-03-14"),
    entry(
        7,
        "Concours",
        "De fanfare neemt op 13 september 2014 deel aan het concours in Kerkrade.",
        on="2013-10-02",
        meeting="Bestuursvergadering",
    ),
    entry(8, "Jaarrekening 2017", "De jaarrekening wordt vastgesteld en de penningmeester krijgt décharge.", on="2018-03-14"),
    entry(9, "Dirigent", "Mevrouw Dorresteijn wordt benoemd tot dirigent.", on="2012-03-14"),
    entry(10, "Dirigent", "De heer Vlasblom volgt mevrouw Dorresteijn op als dirigent.", on="2021-06-16"),
    entry(11, "Privacy", "De ledenlijst gaat in verband met de AVG van de site.", on="2018-06-13", meeting="Bestuursvergadering"),
    entry(12, "Slagwerk", "De aankoop van een pauk wordt uitgesteld.", on="2022-09-13", status="revoked"),
    entry(13, "Kapelconcert", "Het kerstconcert in de kapel gaat door bij minstens tachtig bezoekers.", on="2023-11-01"),
]
