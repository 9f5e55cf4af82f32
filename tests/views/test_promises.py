"""What holds for every message and form: people's text is never markup, all of it fits Slack, every button has a listener."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from types import CodeType, FunctionType, ModuleType
from typing import Any
from unittest.mock import MagicMock

import pytest

import handlers
from bot import views
from bot.composing.home import MOST_ASKED
from bot.composing.prompts import ROWS_SHOWN
from bot.domain.members import Language
from bot.sandbox import plain
from bot.sandbox.blocks import checked_blocks, checked_view
from bot.services.digests import MOST_ACTIONS, MOST_DECISIONS
from bot.texts import LANGUAGES, Texts
from bot.views import home
from bot.views.blocks import HomeView, Message, View
from tests.builders import NOW, ZONE
from tests.views.samples_of_home import ALL, QUESTION, fullest

Json = dict[str, Any]


def all_views() -> list[ModuleType]:
    """Every module of views."""
    return [import_module(f"bot.views.{module.name}") for module in iter_modules(views.__path__)]


def each(node: Any) -> Iterator[Json]:
    """Every object within a payload."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from each(value)
    elif isinstance(node, list):
        for value in node:
            yield from each(value)


def made() -> Iterator[tuple[str, Message | View | HomeView]]:
    for name, sample in ALL.items():
        yield name, sample(Texts(Language.NL, ZONE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_within_slacks_limits(language: Language) -> None:
    for sample in ALL.values():
        one = sample(Texts(language, ZONE))
        if isinstance(one, (View, HomeView)):
            checked_view(one.payload(), "modal" if isinstance(one, View) else "home")
        else:
            checked_blocks(one.payload()["blocks"])
            assert 0 < len(one.payload()["text"]) <= 4000


@pytest.mark.parametrize("searched", [True, False])
@pytest.mark.parametrize("words", [0, home.LONGEST_ASIDE, home.LONGEST_ASIDE + 1, 49])
def test_however_much_there_is_it_fits_in_the_home_tab(words: int, searched: bool) -> None:
    t = Texts(Language.NL, ZONE)
    asked = [(QUESTION[0], *QUESTION[1:] * ROWS_SHOWN)] * MOST_ASKED
    said = Message(text="", blocks=QUESTION[:1] * words)
    view = home.home(fullest(), t, now=NOW, said=said, searched=searched, asked=asked)

    checked_view(view.payload(), "home")
    assert "Terug naar het overzicht" in plain(view.payload()) or "Alles wat gepland is" in plain(view.payload())


def test_nothing_is_markup() -> None:
    for name, one in made():
        for node in each(one.payload()):
            assert node.get("type") not in {"mrkdwn", "broadcast", "emoji"}, name
            assert not (node.get("type") == "plain_text" and node.get("emoji")), name


def test_equal_arguments_give_equal_blocks() -> None:
    assert [one.payload() for _, one in made()] == [one.payload() for _, one in made()]


class Listeners:
    """What handlers register, by kind."""

    def __init__(self) -> None:
        app = MagicMock()
        handlers.register(app, "/prs")
        self.actions = [call.args[0] for call in app.action.call_args_list]
        self.views = [call.args[0] for call in app.view.call_args_list]
        self.events = [call.args[0] for call in app.event.call_args_list]
        self.shortcuts = [call.args[0]["callback_id"] for call in app.shortcut.call_args_list]

    def hears(self, action_id: str) -> bool:
        return len([one for one in self.actions if is_for(one, action_id)]) == 1


def is_for(constraint: str | re.Pattern[str], action_id: str) -> bool:
    return bool(constraint.search(action_id)) if isinstance(constraint, re.Pattern) else constraint == action_id


def tappable(one: Message | View | HomeView) -> Iterator[str]:
    """The action ids that tell the bot at once."""
    for block in one.blocks:
        if block["type"] == "actions":
            yield from (element["action_id"] for element in block["elements"])
        elif block["type"] == "input" and block.get("dispatch_action"):
            yield block["element"]["action_id"]
        elif "accessory" in block:
            yield block["accessory"]["action_id"]


def test_every_button_has_exactly_one_listener() -> None:
    listeners = Listeners()
    drawn = {action_id for _, one in made() for action_id in tappable(one)}

    assert {action_id for action_id in drawn if not listeners.hears(action_id)} == set()


def test_every_form_that_can_be_sent_has_a_listener() -> None:
    forms = {one.callback_id for _, one in made() if isinstance(one, View) and one.submit is not None}

    assert forms == set(Listeners().views)


def test_every_listener_has_a_button() -> None:
    drawn = {action_id for _, one in made() for action_id in tappable(one)}
    unused = [one for one in Listeners().actions if not any(is_for(one, action_id) for action_id in drawn)]

    assert unused == []


def test_every_action_of_the_views_is_drawn_by_a_sample() -> None:
    modules = all_views()
    known = {value for module in modules for name, value in vars(module).items() if name.endswith("_ACTION") and isinstance(value, str)}
    drawn = {action_id.partition(".")[0] for _, one in made() for action_id in tappable(one)}

    assert {one.partition(".")[0] for one in known} == drawn


def test_block_ids_differ_within_one_message() -> None:
    for name, one in made():
        ids = [block["block_id"] for block in one.payload()["blocks"] if "block_id" in block]
        assert len(ids) == len(set(ids)), name


def test_every_message_and_form_of_the_views_is_drawn_by_a_sample() -> None:
    """So each can be read on the page of `make texts`, fits Slack, and reads right in both languages."""
    makers = {
        maker.__code__: f"{module.__name__}.{maker.__name__}"
        for module in all_views()
        for maker in vars(module).values()
        if isinstance(maker, FunctionType)
        and maker.__module__ == module.__name__
        and maker.__annotations__.get("return") in {Message, View}
    }
    drawn: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: drawn.add(frame.f_code) if event == "call" else None)
    try:
        list(made())
    finally:
        sys.setprofile(None)

    assert {name for code, name in makers.items() if code not in drawn} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_digest_fits_a_message(language: Language) -> None:
    full = fullest()
    actions = (full.actions[0],) * MOST_ACTIONS
    made = home.digest(
        replace(full, actions=actions), full.decisions * MOST_DECISIONS, Texts(language, ZONE), now=NOW, more=100, command="/prs"
    )

    assert len(made.payload()["blocks"]) <= 50
