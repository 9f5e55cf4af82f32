"""The blocks that the bot uses, and the limits over a whole message or view.

Limits: https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/views
"""

import copy
import json
import secrets
from collections.abc import Iterator
from typing import Any

from bot.sandbox.composition import BLOCK_ID, URL, plain, text
from bot.sandbox.elements import CLICKABLE, FILLABLE, children
from bot.sandbox.model import Json, Refused, invalid
from bot.sandbox.schema import Problems, Rule, also, boolean, integer, items, one_of, report, shape, string, typed

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 13_200  # measured by third parties; Slack publishes no figure
VIEW_BYTES = 250_000

_STYLE = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean))
_ID = string(1, 255)


def _inline(kind: str, required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Rule:
    return shape({"type": one_of(kind), **required}, {"style": _STYLE, **(optional or {})})


_TEXT = _inline("text", {"text": string(1)})
_LINK = _inline("link", {"url": URL}, {"text": string(0), "unsafe": boolean})
_INLINE = typed(
    {
        "text": _TEXT,
        "link": _LINK,
        "emoji": _inline("emoji", {"name": string(1)}, {"unicode": string(1)}),
        "user": _inline("user", {"user_id": _ID}),
        "channel": _inline("channel", {"channel_id": _ID}),
        "date": _inline("date", {"timestamp": integer(0), "format": string(1)}, {"url": URL, "fallback": string(1)}),
    }
)
_RICH_SECTION = shape({"type": one_of("rich_text_section"), "elements": items(_INLINE, 0, None)})
_RICH = typed(
    {
        "rich_text_section": _RICH_SECTION,
        "rich_text_list": shape(
            {
                "type": one_of("rich_text_list"),
                "style": one_of("bullet", "ordered"),
                "elements": items(typed({"rich_text_section": _RICH_SECTION}), 1, None),
            },
            {"indent": integer(0, 8), "offset": integer(0), "border": one_of(0, 1)},
        ),
        "rich_text_quote": shape({"type": one_of("rich_text_quote"), "elements": items(_INLINE, 0, None)}, {"border": one_of(0, 1)}),
        "rich_text_preformatted": shape(
            {"type": one_of("rich_text_preformatted"), "elements": items(typed({"text": _TEXT, "link": _LINK}), 0, None)},
            {"border": one_of(0, 1), "language": string(1)},
        ),
    }
)


def _says_something(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and "text" not in value and "fields" not in value:
        report(problems, "must provide either text or fields", pointer)


def _block(kind: str, required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Rule:
    return shape({"type": one_of(kind), **required}, {"block_id": BLOCK_ID, **(optional or {})})


_SHOWN: dict[str, Rule] = {
    "section": also(
        _block("section", {}, {"text": text(3000), "fields": items(text(2000), 1, 10), "accessory": CLICKABLE, "expand": boolean}),
        _says_something,
    ),
    "header": _block("header", {"text": plain(150)}),
    "divider": _block("divider", {}),
    "context": _block("context", {"elements": items(text(3000), 1, 10)}),
    "actions": _block("actions", {"elements": items(CLICKABLE, 1, 25)}),
    "rich_text": _block("rich_text", {"elements": items(_RICH, 1, None)}),
}


def _no_dispatch_of_files(value: object, pointer: str, problems: Problems) -> None:
    element = value.get("element") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(element, dict) and element.get("type") == "file_input" and value.get("dispatch_action"):
        report(problems, "dispatch_action is not supported for file_input", f"{pointer}/dispatch_action")


_INPUT = also(
    _block(
        "input",
        {"label": plain(2000), "element": FILLABLE},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    _no_dispatch_of_files,
)
BLOCK = typed({**_SHOWN, "input": _INPUT})


def _ids_differ(value: object, pointer: str, problems: Problems) -> None:
    """Refuse equal block_ids in one payload and equal action_ids within one block."""
    seen: set[str] = set()
    for index, block in enumerate(value if isinstance(value, list) else []):
        name = block.get("block_id")
        if name in seen:
            report(problems, f"block_id {name} already exists", f"{pointer}/{index}/block_id")
        seen.update({name} if name else ())
        actions = [one["action_id"] for one in children(block) if "action_id" in one]
        if len(actions) != len(set(actions)):
            report(problems, "action_id must be unique within a block", f"{pointer}/{index}")


def _focus_once(value: object, pointer: str, problems: Problems) -> None:
    found = [one for block in (value if isinstance(value, list) else []) for one in children(block) if one.get("focus_on_load")]
    if len(found) > 1:
        report(problems, "only one element may set focus_on_load", pointer)


_MESSAGE = also(items(BLOCK, 0, MESSAGE_BLOCKS), _ids_differ, _focus_once)
_VIEW_LIST = also(items(BLOCK, 0, VIEW_BLOCKS), _ids_differ, _focus_once)


def _submit_with_inputs(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and "submit" not in value and any(one["type"] == "input" for one in value["blocks"]):
        report(problems, "submit is required when an input block is present", f"{pointer}/submit")


_VIEW_COMMON: dict[str, Rule] = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}
_MODAL = also(
    shape(
        {"type": one_of("modal"), "title": plain(24), "blocks": _VIEW_LIST},
        {
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
            **_VIEW_COMMON,
        },
    ),
    _submit_with_inputs,
)
_HOME = shape({"type": one_of("home"), "blocks": _VIEW_LIST}, _VIEW_COMMON)


def checked_blocks(blocks: list[Json]) -> list[Json]:
    """Return a message's blocks with Slack's own ids filled in.

    Raises:
        Refused: `invalid_blocks` or `msg_blocks_too_long`, as Slack words it.
    """
    problems: Problems = []
    _MESSAGE(blocks, "/blocks", problems)
    if problems:
        raise invalid("invalid_blocks", problems)
    if sum(map(len, _texts(blocks))) > MESSAGE_CHARACTERS:
        raise Refused("msg_blocks_too_long")
    return _with_ids(blocks)


def checked_view(view: Json, kind: str) -> Json:
    """Return a modal or home view with Slack's own ids filled in.

    Raises:
        Refused: `invalid_arguments` or `view_too_large`, as Slack words it.
    """
    problems: Problems = []
    typed({kind: _MODAL if kind == "modal" else _HOME})(view, "/view", problems)
    if problems:
        raise invalid("invalid_arguments", problems)
    if len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES:
        raise Refused("view_too_large")
    return {**view, "blocks": _with_ids(view["blocks"])}


def _with_ids(blocks: list[Json]) -> list[Json]:
    result = copy.deepcopy(blocks)
    for block in result:
        block.setdefault("block_id", secrets.token_urlsafe(4)[:5])
        for element in children(block):
            element.setdefault("action_id", secrets.token_urlsafe(4)[:5])
    return result


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
