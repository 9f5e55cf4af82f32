"""No question, whatever it holds, raises or is slow; and a decision is found by what is its own."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search import Index, IndexEntry
from bot.search.words import FRAME_WORDS, STOP_WORDS
from tests.search.decisions import BAND, TODAY, ask, entry

INDEX = Index(BAND)
SLOW = 0.3  # seconds of work, whatever else the machine does; usual is a fiftieth of it
TOPICS = [
    "Kampeerterrein", "Zwembadsluiting", "Muziekbibliotheek", "Vergaderrooster", "Lustrumfeest", "Ziektevervanging", "Geluidsinstallatie",
    "Oudpapieractie", "Sponsorcontract", "Jeugdorkest", "Partituurbeheer", "Vaandelrestauratie", "Uniformreiniging", "Optredenvergoeding",
]  # fmt: skip
MANY = [
    entry(
        number,
        f"{topic} {season}",
        f"Het bestuur regelt de {topic.lower()} voor seizoen {season}, dossier {number}{season}.",
        on=f"{season}-03-01",
    )
    for number, (topic, season) in enumerate(((topic, season) for topic in TOPICS for season in range(2010, 2018)), 1)
]
CROWD = Index(MANY)

nasty = st.sampled_from(
    [
        '"', "'", "''", "AND", "OR", "NOT", "NEAR/3", "*", "(", ")", "topic:", "^", "--", ";", "%", "_", "\\", "\x00", "\u202e", "🎺", "e\u0301",
        "'; DROP TABLE decisions; --", "<!channel>", "a" * 200, "regio's", "١٢", "²", "Ⅻ", "in", "13", "september", "2012", "31 februari 2012", "van",
        "tussen 2015 en 2012", "sinds", "9999", "0000-00-00", "99-99-2012", "t/m", "İ", "ß", "ﬁ", "-", "’s", "1.000.000,00",
    ]
)  # fmt: skip


def timed(index: Index, question: str) -> None:
    started = time.thread_time()
    found = index.find(question, today=TODAY)

    assert len(found.hits) <= 10
    assert len(found.topics) <= 3
    assert time.thread_time() - started < SLOW


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=4000))
def test_any_text_is_a_question(question: str) -> None:
    timed(INDEX, question)


@settings(max_examples=150, deadline=None)
@given(st.lists(nasty | st.text(max_size=12), max_size=60).map(" ".join))
def test_operators_quotes_and_broken_dates_are_only_text(question: str) -> None:
    timed(INDEX, question)


@pytest.mark.parametrize(
    "question",
    [
        "fanfare " * 500,
        "x" * 4000,
        "contribuzie" * 360,
        " ".join(f"woord{number}" for number in range(600)),
        " ".join("".join(random.Random(number).choices("abcdefghijklmnop", k=14)) for number in range(260)),  # noqa: S311
        "-" * 4000,
        "a-" * 2000,
        "1." * 2000,
        "in 2012 " * 500,
        "van de " * 600,
        "e\u0301" * 2000,
    ],
)
def test_four_thousand_characters_are_answered_in_time(question: str) -> None:
    timed(INDEX, question)
    timed(CROWD, question)


@pytest.mark.parametrize("each", [*BAND, *MANY[::5]], ids=lambda each: each.number)
def test_every_decision_is_found_by_its_own_text_and_number(each: IndexEntry) -> None:
    index = INDEX if each in BAND else CROWD

    assert each.number in ask(index, each.text)[:2]
    assert ask(index, f"B{each.number}") == [each.number]
    assert ask(index, f"b{each.number}") == [each.number]


def slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + chance.choice("aeiourstln") + word[at:]
    if kind == 2:
        return word[:at] + chance.choice("aeiourstln") + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(BAND), st.integers(0, 10_000))
def test_every_decision_is_found_after_one_slip_in_a_long_word(each: IndexEntry, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    long = [word.strip(".,") for word in f"{each.topic} {each.text}".split()]
    long = [word for word in long if len(word) >= 8 and word.isalpha() and word.lower() not in STOP_WORDS | FRAME_WORDS]
    if not long:
        return
    word = chance.choice(long)

    assert each.number in ask(INDEX, slipped(word, chance)), word
