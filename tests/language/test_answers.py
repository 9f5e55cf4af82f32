"""Answers in ordinary words: what is wholly understood counts as it was meant, what can mean otherwise is asked back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands import DoubtAnswer, GiveAnswer
from bot.domain.ids import EventId
from bot.domain.rsvp import Answer
from bot.language.commands import parse, read_answer_alone

TABLE = Path(__file__).with_name("answers_in_words.txt")


def phrases() -> Iterator[tuple[str, str]]:
    meaning = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            meaning = line[2:]
        else:
            yield line, meaning


def read(text: str) -> str:
    """Return what is understood as the table writes it."""
    parsed = read_answer_alone(text.replace("’", "'"))
    if parsed is None:
        return "-"
    if isinstance(parsed.command, DoubtAnswer):
        return "?"
    assert isinstance(parsed.command, GiveAnswer)
    return written(parsed.command) + (" en" if parsed.language else "")


def written(said: GiveAnswer) -> str:
    extras = said.extras
    named = said.event is None and (said.loose.strict or bool(said.loose.about and said.loose.about[0].isdigit()))
    facts = [
        str(said.answer),
        f"V{said.event}" if said.event else "",
        f"+{extras.guests}" if extras.guests is not None else "",
        f"n:{';'.join(extras.names)}" if extras.names else "",
        f"d:{extras.deputy}" if extras.deputy else "",
        f"a:{said.loose.about}" if named else f"c:{extras.comment}" if extras.comment else "",
    ]
    return " ".join(fact for fact in facts if fact)


def test_the_table_is_long() -> None:
    assert len(list(phrases())) >= 300


@pytest.mark.parametrize(("text", "meaning"), list(phrases()))
def test_an_answer_in_words_means_what_it_says_or_is_asked_back(text: str, meaning: str) -> None:
    assert read(text) == meaning


SURE = [text for text, meaning in phrases() if meaning in {"yes", "yes +1", "yes +2", "yes V12", "yes V12 +2"}]
HEADS = ["ik kom", "aanwezig", "ik ben erbij", "wij komen", "ik ben aanwezig"]
ADVERBS = ["", "helaas", "toch", "echt", "dit keer"]
PLACES = ["", "V12", "voor V12"]
COMPANY = {"": None, "met 1 collega": 1, "+2": 2, "met z'n drieën": 2, "met twee gasten": 2}
REMARKS = {
    "": None,
    ", ben wat later": "ben wat later",
    ", opmerking: niet te lang": "niet te lang",
    ", ik eet niet mee": "ik eet niet mee",
}


@given(*(st.sampled_from(list(parts)) for parts in (HEADS, ADVERBS, ["", "niet"], PLACES, COMPANY, REMARKS)))
def test_parts_put_together_mean_what_they_mean_apart(head: str, adverb: str, denied: str, place: str, company: str, remark: str) -> None:
    guests = "" if denied else company
    said = " ".join(part for part in (head, adverb, denied, place, guests) if part) + remark
    command = parse(said).command

    assert isinstance(command, GiveAnswer), said
    assert command.answer is (Answer.NO if denied else Answer.YES)
    assert command.event == (EventId(12) if place else None)
    assert (command.extras.guests, command.extras.comment) == (COMPANY[guests], REMARKS[remark])


@given(st.sampled_from(SURE), st.sampled_from(["niet", "misschien", "als het lukt", "waarschijnlijk", "niet alleen", "of niet"]), st.data())
def test_a_word_that_may_change_an_answer_is_never_left_out_of_it(sure: str, changing: str, data: st.DataObject) -> None:
    words = sure.split(" ")
    place = data.draw(st.integers(0, len(words)))
    command = parse(" ".join([*words[:place], changing, *words[place:]])).command

    assert not (isinstance(command, GiveAnswer) and command.answer is Answer.YES)
