"""What somebody who hears a message, or sees no colours, gets of it: all that the others get."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

import pytest

from bot.domain.members import Language
from bot.plain_text import plain
from bot.texts import LANGUAGES, Texts
from bot.views.blocks import LONGEST_WHOLE, MOST_FALLBACK, MOST_LABEL, Message, button, buttons, sentence
from tests.builders import ZONE
from tests.texts.examples import texts
from tests.views.samples_of_home import ALL
from tests.views.test_promises import each


def messages(language: Language) -> Iterator[tuple[str, Message]]:
    for name, sample in ALL.items():
        made = sample(Texts(language, ZONE))
        if isinstance(made, Message):
            yield name, made


def spoken(message: Message) -> str:
    """What a notification shows and a screen reader reads."""
    return unescape(message.payload()["text"])


def shown(message: Message) -> list[str]:
    """What the blocks show, without what can be tapped."""
    blocks = [
        {key: value for key, value in block.items() if key != "accessory"}
        for block in message.blocks
        if block["type"] not in {"actions", "divider"}
    ]
    return plain({"blocks": blocks}).splitlines() if blocks else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_message_holds_all_that_its_blocks_show(language: Language) -> None:
    """Title, date, what is asked, every line of a list; a fact that was said may lack its label."""
    lacking = []
    for name, message in messages(language):
        said = spoken(message).casefold()
        lines = [line for line in shown(message) if line.casefold() not in said and line.partition(": ")[2].casefold() not in said]
        if lines and not message.alone and len(said) < LONGEST_WHOLE:
            lacking.append((name, lines))

    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_what_when_and_where_and_asks_who_comes(language: Language) -> None:
    """What changes with each answer is left out: an edit of a card leaves its text as it is."""
    t = Texts(language, ZONE)
    cards = [(name, message) for name, message in messages(language) if message.alone and not name.startswith(("poll", "question"))]

    assert len(cards) > 10
    for name, message in cards:
        said, blocks = spoken(message), shown(message)
        title, when = blocks[0].partition(": ")[2] or blocks[0], blocks[1]
        asks = any(element.get("action_id", "").startswith("rsvp.") for element in each(message.payload()))
        assert title in said, name
        assert when in said, name
        assert t("fact-place", place="").strip() in "\n".join(blocks), name
        assert any(line.startswith(t("fact-place", place="")) and line.partition(": ")[2] in said for line in blocks), name
        assert (t("card-asks") in said) or not asks or "closed" in name, name
        assert "19 september" not in said or "19 september" in when, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poll_says_what_is_asked_the_choices_and_until_when(language: Language) -> None:
    cards = [(name, message) for name, message in messages(language) if message.alone and name.startswith("poll")]

    assert len(cards) >= 5
    for name, message in cards:
        blocks = shown(message)
        assert blocks[0] in spoken(message), name
        votes = [one["text"]["text"] for one in each(message.payload()) if one.get("action_id", "").startswith("poll_vote.")]
        assert [vote for vote in votes if vote not in spoken(message)] == [], name
        assert len(re.findall(r"\d{1,2} \w+", spoken(message))) > 0, name


def test_what_goes_over_the_wire_is_never_more_than_slack_takes() -> None:
    message = Message(text="<" * LONGEST_WHOLE, blocks=(sentence("&" * LONGEST_WHOLE),))

    assert len(message.payload()["text"]) <= MOST_FALLBACK


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_of_the_same_words_are_told_apart_by_what_a_screen_reader_says(language: Language) -> None:
    alike = []
    for name, sample in ALL.items():
        heard: defaultdict[str, set[str]] = defaultdict(set)
        for one in each(sample(Texts(language, ZONE)).payload()):
            if one.get("type") == "button":
                words, label = one["text"]["text"], one.get("accessibility_label", one["text"]["text"])
                assert label.startswith(words), name
                assert len(label) <= MOST_LABEL, name
                heard[label].add(one["value"])
        alike += [(name, label) for label, values in heard.items() if len(values) > 1]

    assert alike == []


def test_a_long_label_begins_with_what_the_button_shows() -> None:
    row = buttons("action:31", button("Klaar", "action_done", "31"), about="A31 " + "Zaal in Zwolle bespreken " * 10)

    assert row["elements"][0]["accessibility_label"].startswith("Klaar: A31 Zaal in Zwolle")
    assert len(row["elements"][0]["accessibility_label"]) == MOST_LABEL


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_cannot_tell_emojis_apart_reads_in_words_what_each_means(language: Language) -> None:
    found = [(text.id, said) for text in texts(language) for _, said in text.shown(language) if not is_told_in_words(said)]

    assert found == []


def is_told_in_words(said: str) -> bool:
    """Each picture has a word right after it, or after all of them stands what they mean, one by one."""
    pictures = [at for at, sign in enumerate(said) if unicodedata.category(sign) == "So"]
    meanings = said[pictures[-1] :].partition(": ")[2].split(", ") if pictures else []
    return len(meanings) == len(pictures) or all(said[at + 2 : at + 3].isalpha() for at in pictures)


@pytest.mark.parametrize(
    ("said", "told"),
    [("Reageren met ✅ ❌ kan ook", False), ("✅ ja, ❌ nee", True), ("Met ✅ ❌ kan het ook: ja, nee", True), ("Klaar", True)],
)
def test_an_emoji_without_words_is_found(said: str, told: bool) -> None:
    assert is_told_in_words(said) is told


def test_every_image_says_what_it_shows() -> None:
    images = [
        (name, one)
        for name, sample in ALL.items()
        for one in each(sample(Texts(Language.NL, ZONE)).payload())
        if one.get("type") == "image"
    ]

    assert [name for name, one in images if not one.get("alt_text")] == []
