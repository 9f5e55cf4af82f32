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
_CONFIRM: dict[str, Rule] = {"confirm": CONFIRM}
_FOCUS: dict[str, Rule] = {**_CONFIRM, "focus_on_load": boolean}
_MENU: dict[str, Rule] = {**_FOCUS, "placeholder": plain(150)}


def _element(kind: str, optional: Mapping[str, Rule], *checks: Rule, **required: Rule) -> dict[str, Rule]:
    """Make the rule of an element, by its kind."""
    return {kind: also(shape({"type": one_of(kind), **required}, {"action_id": ACTION_ID, **optional}), *checks)}


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


_MOST_SELECTED: dict[str, Rule] = {"max_selected_items": integer(1)}
_RESPONSE_URL: dict[str, Rule] = {"response_url_enabled": boolean}
_LISTED: dict[str, Rule] = {"options": items(option(), 1, 100), "option_groups": items(OPTION_GROUP, 1, 100), **_MENU}
_OPTIONS_FIT = (initial_options_exist, option_values_differ)
_BOX, _BOXES = option(formatted=True), items(option(formatted=True), 1, 10)
_MENUS = {
    **_element("static_select", {**_LISTED, "initial_option": option()}, _exactly_one_source, *_OPTIONS_FIT),
    **_element(
        "multi_static_select",
        {**_LISTED, **_MOST_SELECTED, "initial_options": items(option(), 1, None)},
        _exactly_one_source,
        *_OPTIONS_FIT,
    ),
    **_element("users_select", {**_MENU, "initial_user": _ID}),
    **_element("multi_users_select", {**_MENU, **_MOST_SELECTED, "initial_users": items(_ID, 0, None)}),
    **_element(
        "conversations_select",
        {**_MENU, **_RESPONSE_URL, "initial_conversation": _ID, "default_to_current_conversation": boolean, "filter": CONVERSATION_FILTER},
    ),
    **_element("channels_select", {**_MENU, **_RESPONSE_URL, "initial_channel": _ID}),
    **_element("datepicker", {**_MENU, "initial_date": _DATE}),
    **_element("timepicker", {**_MENU, "initial_time": _TIME, "timezone": string(1)}),
    **_element("checkboxes", {**_FOCUS, "initial_options": _BOXES}, *_OPTIONS_FIT, options=_BOXES),
    **_element("radio_buttons", {**_FOCUS, "initial_option": _BOX}, *_OPTIONS_FIT, options=_BOXES),
}
_TYPED_IN: dict[str, Rule] = {
    "initial_value": string(0, 3000),
    "dispatch_action_config": DISPATCH_CONFIG,
    "placeholder": plain(150),
    "focus_on_load": boolean,
}
_LENGTHS: dict[str, Rule] = {"multiline": boolean, "min_length": integer(0, 3000), "max_length": integer(1, 3000)}
_NUMBERS = dict.fromkeys(("min_value", "max_value", "initial_value"), _NUMBER)
_STYLED: dict[str, Rule] = {"style": one_of("primary", "danger"), "accessibility_label": string(1, 75)}

CLICKABLE = typed(
    {
        **_element("button", {**_CONFIRM, **_STYLED, "value": string(0, 2000), "url": URL}, text=plain(75)),
        **_element("overflow", _CONFIRM, option_values_differ, options=items(option(url=True), 1, 5)),
        **_MENUS,
    }
)
"""Elements of actions blocks and accessories of sections."""
FILLABLE = typed(
    {
        **_element("plain_text_input", {**_TYPED_IN, **_LENGTHS}, _lengths_agree),
        **_element("number_input", {**_TYPED_IN, **_NUMBERS}, _numbers_agree, is_decimal_allowed=boolean),
        **_element("url_text_input", _TYPED_IN),
        **_element("file_input", {"filetypes": items(string(1), 1, None), "max_files": integer(1, 10)}),
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
