"""The index under change and under load."""

import threading
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.search import Index, IndexEntry
from tests.search.decisions import BAND, TODAY, ask, entry

WORDS = [
    "contributie", "verhoging", "contributieverhoging", "verslag", "vergadering", "vergaderverslag", "kas", "commissie", "kascommissie",
    "penningmeester", "reis", "kosten", "reiskosten", "vergoeding", "reiskostenvergoeding", "website", "nieuwsbrief", "bustour", "lid",
    "leden", "ledenlijst", "AVG", "model-DVO", "2012", "€ 250", "regio's", "digitale", "één", "wordt", "vastgesteld", "de", "het",
]  # fmt: skip
QUESTIONS = [
    "contributie", "verhoging van de contributie", "kascommisie", "reis kosten", "leden 2012", "in 2012", "privacy", "membership fee",
    "sinds 2013", "verslagen", "zwembad", "B3", "vergoedingen voor de website",
]  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
entries = st.builds(
    IndexEntry,
    number=st.integers(1, 8),
    on=st.integers(0, 1500).map(lambda days: date(2011, 1, 1) + timedelta(days=days)),
    meeting=st.sampled_from(["Ledenvergadering", "Bestuursvergadering PRS"]),
    topic=texts,
    text=texts,
    status=st.just("decided"),
    successor=st.none() | st.integers(1, 8),
)
changes = st.lists(entries | st.integers(1, 8), max_size=25)


def answers(index: Index) -> list[object]:
    return [index.find(question, today=TODAY) for question in QUESTIONS]


def test_a_change_is_seen_by_the_next_question() -> None:
    index = Index(BAND)
    index.put(entry(20, "Vaandel", "Het vaandel wordt gerestaureerd."))
    assert ask(index, "vaandel") == [20]

    index.put(entry(20, "Fagot", "De fagot krijgt nieuwe kleppen."))
    assert ask(index, "vaandel") == []
    assert ask(index, "fagot") == [20]

    index.remove(20)
    index.remove(20)
    assert ask(index, "fagot") == []


@settings(max_examples=60, deadline=None)
@given(changes)
def test_changes_one_by_one_give_what_building_anew_gives(steps: list[IndexEntry | int]) -> None:
    index, kept = Index(), dict[int, IndexEntry]()
    for step in steps:
        if isinstance(step, int):
            index.remove(step)
            kept.pop(step, None)
        else:
            index.put(step)
            kept[step.number] = step

    assert answers(index) == answers(Index(kept.values()))


def test_questions_and_changes_at_once_neither_fail_nor_mix() -> None:
    index = Index(BAND)
    stop = threading.Event()
    wrong: list[object] = []

    def change(start: int) -> None:
        for round_ in range(60):
            index.put(entry(start, "Vaandel", f"Het vaandel wordt voor de {round_}e keer gerestaureerd, contributieverhoging {start}."))
            index.remove(start)

    def question() -> None:
        while not stop.is_set():
            for text in ("instrumenten fonds", "contribuzie stafel", "besluiten van 2018"):
                found = ask(index, text)
                if found[:1] not in ([6], [5], [11]):
                    wrong.append((text, found))

    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(question) for _ in range(3)]
        changing = [pool.submit(change, 100 + at) for at in range(3)]
        for each in changing:
            each.result()
        stop.set()
        for each in asking:
            each.result()

    assert wrong == []
    assert answers(index) == answers(Index(BAND))


# A stand-in for the sentence encoder: a vector is the set of meanings that a text names.
MEANINGS = {"roer": 1, "stuur": 1, "vogel": 2, "kraai": 2, "dorpshuis": 4}


class Likeness:
    def __init__(self, asked: bytes, kept: dict[int, bytes]) -> None:
        self._alike = {number: 0.9 * float(bool(asked[0] & vector[0])) for number, vector in kept.items()}

    def nearest(self, most: int) -> list[int]:
        return sorted(self._alike, key=lambda number: -self._alike[number])[:most]

    def of(self, numbers: Collection[int]) -> dict[int, float]:
        return {number: self._alike[number] for number in numbers if number in self._alike}


class Vectors:
    def __init__(self) -> None:
        self._kept: dict[int, bytes] = {}

    def put(self, number: int, vector: bytes) -> None:
        self._kept[number] = vector

    def discard(self, number: int) -> None:
        self._kept.pop(number, None)

    def __contains__(self, number: object) -> bool:
        return number in self._kept

    def likeness(self, vector: bytes) -> Likeness:
        return Likeness(vector, dict(self._kept))


class Encoder:
    name = "stand-in"

    def __init__(self) -> None:
        self.encoded = 0

    def of_decisions(self, entries: Sequence[IndexEntry]) -> list[bytes]:
        self.encoded += len(entries)
        return [self.of_question(f"{each.topic} {each.text}") for each in entries]

    def of_question(self, question: str) -> bytes:
        return bytes([sum({bit for word, bit in MEANINGS.items() if word in question.lower()})])

    def vectors(self) -> Vectors:
        return Vectors()


def test_meaning_finds_what_words_do_not() -> None:
    index = Index([entry(1, "Schip", "Er komt een nieuw roer."), entry(2, "Tuin", "De kraai mag blijven.")], aliases={})
    assert ask(index, "vogels") == []

    index.use_encoder(Encoder(), {})
    assert [each.number for each in index.lacking_vectors()] == [1, 2]
    assert ask(index, "vogels") == []

    encoder = Encoder()
    for each in index.lacking_vectors():
        index.give_vector(each, encoder.of_decisions([each])[0])
    assert index.lacking_vectors() == []
    assert ask(index, "vogels")[0] == 2
    assert ask(index, "vliegtuig") == []


def test_stored_vectors_are_not_made_again() -> None:
    encoder = Encoder()
    index = Index(BAND, encoder=encoder, vectors={each.number: b"\0" for each in BAND})
    assert encoder.encoded == 0

    index.put(entry(1, "Tuin", "De kraai mag blijven."), vector=b"\2")
    assert encoder.encoded == 0

    index.put(entry(2, "Boot", "Een nieuw roer."))
    assert encoder.encoded == 1
    assert ask(index, "vogel")[0] == 1
    assert ask(index, "stuur")[0] == 2


def test_a_vector_that_comes_late_for_an_old_text_is_not_kept() -> None:
    index = Index([entry(1, "Schip", "Er komt een nieuw roer.")], encoder=Encoder())
    index.give_vector(entry(1, "Schip", "Een oude tekst."), b"\2")

    assert len(index.lacking_vectors()) == 1
    index.remove(1)
    assert index.lacking_vectors() == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=3))
def test_the_same_question_gets_the_same_answer(questions: list[str]) -> None:
    index = Index(BAND)

    assert [index.find(each, today=TODAY) for each in questions] == [index.find(each, today=TODAY) for each in questions]
