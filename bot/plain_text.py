"""A message, modal or home tab as a member sees it, in plain lines."""

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import unescape

Json = dict[str, Any]
"""A JSON object as it goes over the wire."""

Names = Mapping[str, str]
"""What `<@U…>` and `<#C…>` show as, by id; without it the ids show."""

_EMOJI = {
    "white_check_mark": "✅",
    "heavy_check_mark": "✔️",
    "grey_question": "❔",
    "question": "❓",
    "x": "❌",
    "no_entry_sign": "🚫",
    "+1": "👍",
    "-1": "👎",
    "thinking_face": "🤔",
    "calendar": "📅",
    "warning": "⚠️",
}
_BRACKETS = re.compile(r"<([^<>]+)>")
_STYLES = [re.compile(rf"(?<![\w{sign}])\{sign}(?=\S)([^{sign}\n]+?)(?<=\S)\{sign}(?![\w{sign}])") for sign in ("*", "_", "~", "`")]


def plain(message: Json, names: Names | None = None) -> str:
    """Return what a member reads: every block in lines, buttons as `[Klaar]`; the text where there are no blocks."""
    blocks = message.get("blocks")
    if blocks is None and "message" in message:
        return plain(message["message"], names)
    title = [message["title"]["text"]] if isinstance(message.get("title"), dict) else []
    ends = [f"[{message[key]['text']}]" for key in ("submit", "close") if isinstance(message.get(key), dict)]
    if not blocks and not title:
        return mrkdwn(message.get("text", ""), names)
    lines = [line for block in blocks or [] for line in _block(block, names or {})]
    return "\n".join([*title, *lines, *([" ".join(ends)] if ends else [])])


def mrkdwn(text: str, names: Names | None = None) -> str:
    """Return mrkdwn as it shows: mentions by name, links by label, entities as signs, styles without their marks."""
    shown = _emoji(text)
    for style in _STYLES:
        shown = style.sub(r"\1", shown)
    return unescape(_BRACKETS.sub(lambda found: _reference(found[1], names or {}), shown))


def _reference(inner: str, names: Names) -> str:
    target, _, label = inner.partition("|")
    if target.startswith(("@", "#")):
        return target[0] + names.get(target[1:], label or target[1:])
    if target.startswith("!date^"):
        return label
    if target.startswith("!"):
        return "@" + target[1:].partition("^")[0]
    return label or target


def _emoji(text: str) -> str:
    return re.sub(r":([a-z0-9_+-]+):", lambda found: _EMOJI.get(found[1], found[0]), text)


def _text(value: Json | None, names: Names) -> str:
    if not value:
        return ""
    if value["type"] == "mrkdwn":
        return mrkdwn(value["text"], names)
    words = str(value["text"])
    return words if value.get("emoji") is False else _emoji(words)


def _block(block: Json, names: Names) -> list[str]:
    match block["type"]:
        case "header":
            lines = [_text(block["text"], names)]
        case "section":
            lines = [_text(one, names) for one in [block.get("text"), *block.get("fields", [])] if one]
            lines += [_element(block["accessory"], names)] if "accessory" in block else []
        case "context":
            lines = [" ".join(_text(one, names) for one in block["elements"])]
        case "actions":
            lines = [" ".join(_element(one, names) for one in block["elements"])]
        case "input":
            lines = [f"{_text(block['label'], names)}: {_element(block['element'], names)}"]
            lines += [_text(block["hint"], names)] if "hint" in block else []
        case "rich_text":
            lines = [line for one in block["elements"] for line in _rich(one, names)]
        case _:
            lines = ["---"]
    return lines


def _rich(part: Json, names: Names) -> list[str]:
    match part["type"]:
        case "rich_text_list":
            bullet = [f"{n}." if part["style"] == "ordered" else "•" for n in range(1 + part.get("offset", 0), 10_000)]
            indent = "  " * part.get("indent", 0)
            return [f"{indent}{sign} {_inline(one['elements'], names)}" for sign, one in zip(bullet, part["elements"], strict=False)]
        case "rich_text_quote":
            return [f"> {line}" for line in _inline(part["elements"], names).split("\n")]
    return [_inline(part["elements"], names)]


def _inline(parts: list[Json], names: Names) -> str:
    return "".join(_piece(one, names) for one in parts)


def _piece(one: Json, names: Names) -> str:
    match one["type"]:
        case "text":
            words = one["text"]
        case "link":
            words = one.get("text") or one["url"]
        case "emoji":
            words = _EMOJI.get(one["name"], f":{one['name']}:")
        case "user":
            words = "@" + names.get(one["user_id"], one["user_id"])
        case "channel":
            words = "#" + names.get(one["channel_id"], one["channel_id"])
        case _:
            words = one.get("fallback", one["timestamp"])
    return str(words)


def _element(element: Json, names: Names) -> str:
    match element["type"]:
        case "button":
            return f"[{_text(element['text'], names)}]"
        case "overflow":
            return "[… " + " · ".join(_text(one["text"], names) for one in element["options"]) + "]"
        case "checkboxes" | "radio_buttons":
            return _choices(element, names)
    return f"[{_shown_value(element, names)}]"


def _choices(element: Json, names: Names) -> str:
    chosen: list[Any] = [*element.get("initial_options", []), element.get("initial_option")]
    marks = ("☑", "☐") if element["type"] == "checkboxes" else ("◉", "○")
    return " ".join(f"{marks[one not in chosen]} {_text(one['text'], names)}" for one in element["options"])


def _shown_value(element: Json, names: Names) -> str:
    if "initial_option" in element:
        return _text(element["initial_option"]["text"], names)
    for key in ("initial_value", "initial_date", "initial_time", "initial_user", "initial_conversation", "initial_channel"):
        if key in element:
            return names.get(element[key], str(element[key]))
    if "initial_options" in element:
        return ", ".join(_text(one["text"], names) for one in element["initial_options"])
    if "initial_users" in element:
        return ", ".join(names.get(one, one) for one in element["initial_users"])
    return _text(element.get("placeholder"), names) or "…"
