"""Slack's composition objects: texts, options, confirmation dialogs.

Limits: https://docs.slack.dev/reference/block-kit/composition-objects
"""

import re
from datetime import date
from typing import Any

from bot.sandbox.schema import Problems, Rule, boolean, items, one_of, report, shape, string, typed

ACTION_ID = string(1, 255)
BLOCK_ID = string(1, 255)
URL = string(1, 3000)


def plain(high: int) -> Rule:
    """A plain_text object of 1 to `high` characters."""
    return shape({"type": one_of("plain_text"), "text": string(1, high)}, {"emoji": boolean})


def text(high: int) -> Rule:
    """A plain_text or mrkdwn object of 1 to `high` characters."""
    return typed(
        {
            "plain_text": plain(high),
            "mrkdwn": shape({"type": one_of("mrkdwn"), "text": string(1, high)}, {"verbatim": boolean}),
        }
    )


def option(*, url: bool = False, formatted: bool = False) -> Rule:
    """An option: text ≤75, value ≤150, description ≤75; `url` in overflow menus, mrkdwn in checkboxes and radios."""
    words = text(75) if formatted else plain(75)
    extra: dict[str, Rule] = {"description": words}
    return shape({"text": words, "value": string(1, 150)}, extra | ({"url": URL} if url else {}))


OPTION_GROUP = shape({"label": plain(75), "options": items(option(), 1, 100)})

CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)

CONVERSATION_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

DISPATCH_CONFIG = shape({"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})


def is_date(value: str) -> bool:
    """Return whether a value is a calendar day as YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_time(value: str) -> bool:
    """Return whether a value is a time of day as HH:mm."""
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None


def is_number(value: str) -> bool:
    """Return whether a value is a number as Slack's number_input writes it: a string."""
    return re.fullmatch(r"-?\d+(\.\d+)?", value) is not None


def all_options(element: dict[str, Any]) -> list[object]:
    """All options of a menu, in groups or not."""
    if "options" in element:
        return list(element["options"])
    return [one for group in element.get("option_groups", []) for one in group["options"]]


def initial_options_exist(value: object, pointer: str, problems: Problems) -> None:
    """Refuse an initial option that is not exactly one of the options."""
    if not isinstance(value, dict):
        return
    known = all_options(value)
    if "initial_option" in value and value["initial_option"] not in known:
        report(problems, "initial_option must exactly match one of the provided options", f"{pointer}/initial_option")
    for index, one in enumerate(value.get("initial_options", [])):
        if one not in known:
            report(problems, "initial_options must exactly match provided options", f"{pointer}/initial_options/{index}")


def option_values_differ(value: object, pointer: str, problems: Problems) -> None:
    """Refuse two options with one value: an answer could not tell them apart."""
    if not isinstance(value, dict):
        return
    values = [one["value"] for one in all_options(value) if isinstance(one, dict)]
    if len(values) != len(set(values)):
        report(problems, "option values must be unique", pointer)
