"""What Slack's own client refuses before a form is sent, and how a value is written in `state.values`."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.composition import all_options, is_number
from bot.sandbox.elements import children
from bot.sandbox.model import Json, View
from bot.sandbox.views import value_key

REQUIRED = "Please complete this required field."


def refusals(view: View) -> dict[str, str]:
    """Return Slack's own words for the fields that keep a form from being sent, by block_id."""
    found: dict[str, str] = {}
    for block in view.body["blocks"]:
        if block["type"] != "input":
            continue
        value = view.values[block["block_id"]][block["element"]["action_id"]]
        words = _refusal(block, value[value_key(block["element"])])
        if words:
            found[block["block_id"]] = words
    return found


def _refusal(block: Json, value: Any) -> str | None:  # noqa: ANN401 - a value of any input
    element = block["element"]
    if value in (None, "", []):
        return None if block.get("optional") else REQUIRED
    match element["type"]:
        case "plain_text_input":
            return _length(element, value)
        case "number_input":
            return _number(element, value)
        case "url_text_input":
            return None if urlsplit(value).scheme and urlsplit(value).netloc else "Please enter a valid URL."
        case "file_input":
            return _files(element, value)
    most = element.get("max_selected_items")
    return f"You can select at most {most}." if most is not None and len(value) > most else None


def _files(element: Json, files: list[Json]) -> str | None:
    most, kinds = element.get("max_files", 10), element.get("filetypes")
    if len(files) > most:
        return f"You can upload at most {most} files."
    wrong = [one["name"] for one in files if kinds and one["filetype"] not in kinds]
    return f"{wrong[0]} is not a supported file type." if wrong else None


def _length(element: Json, value: str) -> str | None:
    low, high = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < low:
        return f"Please enter at least {low} characters."
    return f"Please enter at most {high} characters." if len(value) > high else None


def _number(element: Json, value: str) -> str | None:
    if not is_number(value):
        return "Please enter a valid number."
    if "." in value and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and float(value) < float(low):
        return f"Please enter a number no less than {low}."
    if high is not None and float(value) > float(high):
        return f"Please enter a number no more than {high}."
    return None


def find_element(blocks: list[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
    """Return the block and the element with an action_id.

    Raises:
        KeyError: there is none.
    """
    for block in blocks:
        for element in children(block):
            if element.get("action_id") == action_id and block_id in (None, block["block_id"]):
                return block, element
    raise KeyError(action_id)


def find_field(blocks: list[Json], name: str) -> tuple[Json, Json]:
    """Return the block and the element that `block_id` or `block_id.action_id` names.

    Raises:
        KeyError: the form has no such field.
    """
    for block in blocks:
        for element in children(block):
            if name in (block["block_id"], f"{block['block_id']}.{element.get('action_id')}"):
                return block, element
    raise KeyError(f"{name} (the form has {', '.join(block['block_id'] for block in blocks)})")


def written(element: Json, value: Any) -> Json:  # noqa: ANN401 - whatever a person picks or types
    """Write a person's choice as `state.values` has it: options by value or label, all else as is.

    Raises:
        KeyError: no such option.
    """
    key = value_key(element)
    if key == "selected_option":
        value = None if value is None else _option(element, value)
    elif key == "selected_options":
        value = [_option(element, one) for one in value or []]
    elif key == "value" and value is not None:
        value = str(value) or None
    return {"type": element["type"], key: value}


def _option(element: Json, wanted: Any) -> Json:  # noqa: ANN401 - an option, its value or its label
    for one in all_options(element):
        if isinstance(one, dict) and wanted in (one, one["value"], one["text"]["text"]):
            return one
    raise KeyError(f"no option {wanted!r} in {element.get('action_id')}")


def chosen_option(element: Json, wanted: Any) -> Json:  # noqa: ANN401 - an option, its value or its label
    """Return an option of an overflow menu."""
    return _option(element, wanted)
