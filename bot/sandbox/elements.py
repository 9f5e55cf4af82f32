"""The interactive elements that the bot uses, each with its fields, limits and places.

Limits: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.composition import (
    ACTION_ID,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    OPTION_GROUP,
    URL,
    initial_options_exist,
    is_date,
    is_number,
    is_time,
    option,
    option_values_differ,
    plain,
)
from bot.sandbox.schema import Problems, Rule, also, boolean, integer, items, matching, one_of, report, shape, string, typed

_ID = string(1, 255)
_DATE = matching(is_date, "must be a valid date in the format YYYY-MM-DD")
_TIME = matching(is_time, "must be a valid time in the format HH:mm")
_NUMBER = matching(is_number, "must be a number as a string")
_PLACEHOLDER: dict[str, Rule] = {"placeholder": plain(150)}
_FOCUS: dict[str, Rule] = {"focus_on_load": boolean}


def _element(kind: str, required: Mapping[str, Rule], optional: Mapping[str, Rule]) -> Rule:
    return shape({"type": one_of(kind), **required}, {"action_id": ACTION_ID, **optional})


def _exactly_one_source(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        report(problems, "must provide either options or option_groups", pointer)


def _lengths_agree(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, dict):
        return
    low, high = value.get("min_length", 0), value.get("max_length", 3000)
    if low > high:
        report(problems, "min_length must be less than or equal to max_length", pointer)
    initial = value.get("initial_value")
    if initial is not None and len(initial) > high:
        report(problems, f"must be less than {high + 1} characters", f"{pointer}/initial_value")


def _numbers_agree(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, dict):
        return
    bounds = {name: float(value[name]) for name in ("min_value", "max_value", "initial_value") if name in value}
    if bounds.get("min_value", float("-inf")) > bounds.get("max_value", float("inf")):
        report(problems, "min_value must be less than or equal to max_value", pointer)
    whole = [name for name in bounds if not value["is_decimal_allowed"] and "." in value[name]]
    for name in whole:
        report(problems, "decimals are not allowed", f"{pointer}/{name}")


BUTTON = _element(
    "button",
    {"text": plain(75)},
    {
        "value": string(0, 2000),
        "url": URL,
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(1, 75),
    },
)
OVERFLOW = also(
    _element("overflow", {"options": items(option(url=True), 1, 5)}, {"confirm": CONFIRM}),
    option_values_differ,
)
STATIC_SELECT = also(
    _element(
        "static_select",
        {},
        {
            "options": items(option(), 1, 100),
            "option_groups": items(OPTION_GROUP, 1, 100),
            "initial_option": option(),
            "confirm": CONFIRM,
            **_PLACEHOLDER,
            **_FOCUS,
        },
    ),
    _exactly_one_source,
    initial_options_exist,
    option_values_differ,
)
MULTI_STATIC_SELECT = also(
    _element(
        "multi_static_select",
        {},
        {
            "options": items(option(), 1, 100),
            "option_groups": items(OPTION_GROUP, 1, 100),
            "initial_options": items(option(), 1, None),
            "max_selected_items": integer(1),
            "confirm": CONFIRM,
            **_PLACEHOLDER,
            **_FOCUS,
        },
    ),
    _exactly_one_source,
    initial_options_exist,
    option_values_differ,
)
USERS_SELECT = _element("users_select", {}, {"initial_user": _ID, "confirm": CONFIRM, **_PLACEHOLDER, **_FOCUS})
MULTI_USERS_SELECT = _element(
    "multi_users_select",
    {},
    {"initial_users": items(_ID, 0, None), "max_selected_items": integer(1), "confirm": CONFIRM, **_PLACEHOLDER, **_FOCUS},
)
CONVERSATIONS_SELECT = _element(
    "conversations_select",
    {},
    {
        "initial_conversation": _ID,
        "default_to_current_conversation": boolean,
        "filter": CONVERSATION_FILTER,
        "response_url_enabled": boolean,
        "confirm": CONFIRM,
        **_PLACEHOLDER,
        **_FOCUS,
    },
)
CHANNELS_SELECT = _element(
    "channels_select",
    {},
    {"initial_channel": _ID, "response_url_enabled": boolean, "confirm": CONFIRM, **_PLACEHOLDER, **_FOCUS},
)
DATEPICKER = _element("datepicker", {}, {"initial_date": _DATE, "confirm": CONFIRM, **_PLACEHOLDER, **_FOCUS})
TIMEPICKER = _element(
    "timepicker",
    {},
    {"initial_time": _TIME, "timezone": string(1), "confirm": CONFIRM, **_PLACEHOLDER, **_FOCUS},
)
CHECKBOXES = also(
    _element(
        "checkboxes",
        {"options": items(option(formatted=True), 1, 10)},
        {"initial_options": items(option(formatted=True), 1, 10), "confirm": CONFIRM, **_FOCUS},
    ),
    initial_options_exist,
    option_values_differ,
)
RADIO_BUTTONS = also(
    _element(
        "radio_buttons",
        {"options": items(option(formatted=True), 1, 10)},
        {"initial_option": option(formatted=True), "confirm": CONFIRM, **_FOCUS},
    ),
    initial_options_exist,
    option_values_differ,
)
_TYPED_IN: dict[str, Rule] = {"initial_value": string(0, 3000), "dispatch_action_config": DISPATCH_CONFIG, **_PLACEHOLDER, **_FOCUS}
PLAIN_TEXT_INPUT = also(
    _element(
        "plain_text_input",
        {},
        {"multiline": boolean, "min_length": integer(0, 3000), "max_length": integer(1, 3000), **_TYPED_IN},
    ),
    _lengths_agree,
)
NUMBER_INPUT = also(
    _element(
        "number_input",
        {"is_decimal_allowed": boolean},
        {**_TYPED_IN, "min_value": _NUMBER, "max_value": _NUMBER, "initial_value": _NUMBER},
    ),
    _numbers_agree,
)
URL_TEXT_INPUT = _element("url_text_input", {}, _TYPED_IN)
FILE_INPUT = _element("file_input", {}, {"filetypes": items(string(1), 1, None), "max_files": integer(1, 10)})

_MENUS: dict[str, Rule] = {
    "static_select": STATIC_SELECT,
    "multi_static_select": MULTI_STATIC_SELECT,
    "users_select": USERS_SELECT,
    "multi_users_select": MULTI_USERS_SELECT,
    "conversations_select": CONVERSATIONS_SELECT,
    "channels_select": CHANNELS_SELECT,
    "datepicker": DATEPICKER,
    "timepicker": TIMEPICKER,
    "checkboxes": CHECKBOXES,
    "radio_buttons": RADIO_BUTTONS,
}
CLICKABLE = typed({"button": BUTTON, "overflow": OVERFLOW, **_MENUS})
"""Elements of actions blocks and accessories of sections."""
FILLABLE = typed(
    {
        "plain_text_input": PLAIN_TEXT_INPUT,
        "number_input": NUMBER_INPUT,
        "url_text_input": URL_TEXT_INPUT,
        "file_input": FILE_INPUT,
        **_MENUS,
    }
)
"""Elements of input blocks."""

STATELESS = frozenset({"button", "overflow"})
"""Elements that never occur in `state.values`."""


def children(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the interactive elements of a block."""
    found = block.get("elements", []) if block.get("type") == "actions" else [block.get("accessory"), block.get("element")]
    return [one for one in found if isinstance(one, dict)]
