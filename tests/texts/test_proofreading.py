"""A proofreader's eye on every text: LanguageTool's Dutch and English rules, with what they may say of ours in `proofreading.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.members import Language
from bot.texts import LANGUAGES
from tests.texts.examples import texts

lt_py = pytest.importorskip("lt_py", reason="lingotweaker comes for Linux on x86-64 alone")

pytestmark = pytest.mark.slow

CODES = {Language.NL: "nl", Language.EN: "en-GB"}
EXCEPTIONS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "proofreading.toml").read_text(encoding="utf-8"))["exception"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the proofreader said of a text."""

    text: str
    rule: str
    words: str
    """The words it is about."""
    advice: str

    def is_excused_by(self, exception: dict[str, Any]) -> bool:
        """An exception is for a rule, and where it names them for some texts or words only."""
        texts_, words = exception.get("texts"), exception.get("words")
        return self.rule == exception["rule"] and (not texts_ or self.text in texts_) and (not words or self.words in words)


def remarks(language: Language) -> Iterator[Remark]:
    engine = lt_py.Engine(CODES[language])
    seen: set[tuple[str, str]] = set()
    for text in texts(language):
        for _, said in text.shown(language):
            alike = text.id, re.sub(r"\d+", "9", said)
            if alike in seen:  # another number, the same words
                continue
            seen.add(alike)
            whole = said.replace("„", "“").encode()  # it counts in bytes, and knows no Dutch quotation marks that begin low
            for found in engine.check(whole.decode()):
                words = whole[found["offset"] : found["offset"] + found["length"]].decode(errors="replace")
                yield Remark(text.id, found["rule_id"], words.strip(), f"{found['message']} {found['suggestions'][:3]} in: {said}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proofreader_has_nothing_to_remark(language: Language) -> None:
    exceptions = [each for each in EXCEPTIONS if each["language"] == language]
    made = list(remarks(language))
    unneeded = [each for each in exceptions if not any(remark.is_excused_by(each) for remark in made)]
    words = {(each["rule"], word) for each in exceptions for word in each.get("words", [])}
    ids = {(each["rule"], text) for each in exceptions for text in each.get("texts", [])}

    assert [remark for remark in made if not any(remark.is_excused_by(each) for each in exceptions)] == []
    assert unneeded == []
    assert words - {(remark.rule, remark.words) for remark in made} == set()
    assert ids - {(remark.rule, remark.text) for remark in made} == set()


def test_every_exception_has_its_reason() -> None:
    assert [each for each in EXCEPTIONS if len(each["reason"]) < 20] == []
