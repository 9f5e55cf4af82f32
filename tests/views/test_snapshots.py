"""Every message and form in both languages: as JSON for the machine, and as a member reads it. Reviewed like code."""

from html import escape

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from bot.domain.members import Language
from bot.sandbox import plain
from bot.texts import LANGUAGES, Texts
from bot.views.blocks import Message, View
from tests.builders import ZONE
from tests.views.samples_of_home import ALL


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_what_slack_gets(name: str, language: Language, snapshot: SnapshotAssertion) -> None:
    made = ALL[name](Texts(language, ZONE))
    payload = made.payload()
    if isinstance(made, Message):  # what `whole` adds is in the blocks: tests/views/test_accessible.py
        payload["text"] = escape(made.text, quote=False)

    assert payload == snapshot(extension_class=JSONSnapshotExtension)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_member_reads(language: Language, snapshot: SnapshotAssertion) -> None:
    t = Texts(language, ZONE)
    names = {"U2BRAM": "Bram Visser"}
    for name, sample in ALL.items():
        made = sample(t)
        title = f"[[ {made.title} ]]\n" if isinstance(made, View) else ""
        assert title + plain(made.payload(), names) == snapshot(name=name)
