"""The page of `make texts`: every text and every message on it, in both languages, and nothing from elsewhere."""

import re
from html import escape

import pytest

from bot.domain.members import Language
from bot.texts import LANGUAGES
from tests.texts.examples import texts
from tests.texts.page import page
from tests.views.samples_of_home import ALL


@pytest.fixture(scope="module")
def shown() -> str:
    return page()


def test_every_text_and_message_has_its_row(shown: str) -> None:
    rows = set(re.findall(r'<th scope="row">([^<]+)</th>', shown))

    assert {text.id for text in texts(Language.NL)} | {escape(name) for name in ALL} <= rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_branch_of_a_text_is_read_there(shown: str, language: Language) -> None:
    """For one thing, for several, and for none where that reads otherwise."""
    said = {
        Language.NL: [
            "Er heeft zich nog niemand aangemeld;",
            "Er is 1 aanmelding;",
            "Er zijn 21 aanmeldingen;",
        ],
        Language.EN: ["You have signed up for", "You may come to", "You are not coming to", "in two weeks", "in 21 days"],
    }
    assert [words for words in said[language] if words not in shown] == []


def test_it_stands_by_itself_and_tells_a_screen_reader_its_languages(shown: str) -> None:
    assert re.findall(r"<(?:script|link|img|iframe)\b|\b(?:src|href)=\"(?!#)", shown) == []
    assert shown.count('<td lang="nl">') == shown.count('<td lang="en">') > len(ALL)
