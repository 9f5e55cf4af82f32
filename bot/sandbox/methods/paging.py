"""Slack's cursors: opaque, and pages may be shorter than asked."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.sandbox.model import Json, Refused

Item = TypeVar("Item")


def page(things: Sequence[Item], args: Json, *, most: int, default: int) -> tuple[list[Item], str]:
    """Return one page and the cursor of the next ("" at the end).

    Raises:
        Refused: `invalid_cursor` or `invalid_limit`.
    """
    wanted = args.get("limit", default) or default
    if wanted > 1000:  # noqa: PLR2004 - Slack's own bound
        raise Refused("invalid_limit")
    start = _start(args.get("cursor", ""))
    if start > len(things):
        raise Refused("invalid_cursor")
    end = start + min(wanted, most)
    return list(things[start:end]), _cursor(end) if end < len(things) else ""


def _cursor(start: int) -> str:
    return base64.urlsafe_b64encode(f"from:{start}".encode()).decode()


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.urlsafe_b64decode(cursor.encode()).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Refused("invalid_cursor") from error
    if word != "from" or not number.isdigit():
        raise Refused("invalid_cursor")
    return int(number)
