"""What Slack makes of typed text, read back as typed: its marks, its three entities, the spaces and quotes of a phone's keyboard.

The one place that does it. Without a name beside them members and channels stay `<@U…>` and `<#C…>`, until
`bot.services.mention_names` names them.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
"""A member as Slack writes them with `should_escape` and in events; the label is not always there."""

GUARD = "\u2060"
"""Put into a `<@U…>` that was typed by hand, so that it is taken for no member; `bot.services.mention_names` takes it out."""

# matches: <@U1ANNA|anna>
# not: 1 < 2 en 3 > 2
_MARK = re.compile(
    r"<(?P<sign>[@#!]|(?=(?:https?|mailto|tel|sip|ftp|slack|file):))(?P<what>[^<>|]+)(?:\|(?P<label>[^<>]*))?>", re.IGNORECASE
)
_TYPED_BY_HAND = re.compile(r"<(?=[@#][UWC][A-Z0-9]+>)")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<=\w)[\u200c\u200d]|[\u200c\u200d](?=\w)")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "‟": '"'})
_FORMATTED = re.compile(r"(?<![^\s(\"'*_~])([*_~])(?=\S)([^*_~\n]+?)(?<=\S)\1(?![^\W_])")


def readable(text: str) -> str:
    """Leave out what nobody can read and no database keeps: control characters, halves of a pair, signs without a width."""
    return _SPACES.sub(" ", _UNSEEN.sub("", _UNREADABLE.sub("", text)))


def as_typed(text: str) -> str:
    """Take Slack's marks out of a text (docs.slack.dev/messaging/formatting-message-text), once.

    >>> as_typed("Mail <mailto:a@b.nl|a@b.nl> &amp; <!here>")
    'Mail a@b.nl & @here'
    """
    parts, last = [], 0
    for mark in _MARK.finditer(text):
        parts += [_entities(text[last : mark.start()]), _shown(mark["sign"], mark["what"], readable(unescape(mark["label"] or "")))]
        last = mark.end()
    said = "".join([*parts, _entities(text[last:])])
    return said if "„" in said else said.translate(_QUOTES)


def unformatted(text: str) -> str:
    """Take the signs of bold, italic, code, quotes and lists out of a message, and what was struck through."""
    bare = re.sub(r"(?m)^\s*(?:>+|&gt;|[•◦▪-]\s|\d+\.\s(?=\S))\s*", "", text.replace("```", " ").replace("`", ""))
    for _ in range(3):  # one within another
        bare = _FORMATTED.sub(lambda found: "" if found[1] == "~" else found[2], bare)
    return bare.strip()


def words_of(message: Mapping[str, Any]) -> str:
    """Return the words of a message wherever Slack keeps them: its text, else its blocks, its attachments, or its files' names."""
    for found in (
        str(message.get("text") or ""),
        _in_blocks(message.get("blocks")),
        "\n".join(filter(None, map(_in_attachment, _listed(message.get("attachments"))))),
        "\n".join(str(file.get("title") or file.get("name") or "") for file in _listed(message.get("files"))),
    ):
        if found.strip():
            return found.strip()
    return ""


def words_in(rich: Any) -> str:  # noqa: ANN401  # whatever Slack sends
    """Return the words of a rich text, in Slack's marks."""
    return "".join(_spoken(rich)).strip() if isinstance(rich, Mapping) else ""


def _entities(text: str) -> str:
    return _TYPED_BY_HAND.sub(f"<{GUARD}", readable(unescape(text)))


def _shown(sign: str, what: str, label: str) -> str:
    match sign:
        case "@":
            return f"<@{what}>" if re.fullmatch(r"[UW][A-Z0-9]+", what) else label or what
        case "#":
            return f"#{label.lstrip('#')}" if label else f"<#{what}>"
        case "!" if what.startswith("date^"):
            return label or what.split("^")[2]
        case "!":
            return f"@{(label or what.rpartition('^')[2]).lstrip('@')}"
        case _:
            return label or re.sub(r"^(?:mailto|tel|sip):", "", unescape(what))


def _listed(found: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401  # whatever Slack sends
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _in_blocks(blocks: Any) -> str:  # noqa: ANN401  # whatever Slack sends
    return "\n".join(filter(None, ("".join(_spoken(block)).strip() for block in _listed(blocks))))


def _in_attachment(attachment: Mapping[str, Any]) -> str:
    told = [str(attachment.get(part) or "") for part in ("pretext", "title", "text")]
    told += [f"{field.get('title') or ''}: {field.get('value') or ''}" for field in _listed(attachment.get("fields"))]
    inner = [_in_blocks(each.get("message", {}).get("blocks")) for each in _listed(attachment.get("message_blocks"))]
    return "\n".join(filter(None, [*told, _in_blocks(attachment.get("blocks")), *inner])) or str(attachment.get("fallback") or "")


_LEAVES = {
    "text": lambda part: _escaped(str(part.get("text") or "")),
    "plain_text": lambda part: _escaped(str(part.get("text") or "")),
    "mrkdwn": lambda part: str(part.get("text") or ""),
    "link": lambda part: f"<{part.get('url')}|{_escaped(str(part.get('text') or ''))}>",
    "user": lambda part: f"<@{part.get('user_id')}>",
    "channel": lambda part: f"<#{part.get('channel_id')}>",
    "usergroup": lambda part: f"<!subteam^{part.get('usergroup_id')}>",
    "broadcast": lambda part: f"<!{part.get('range')}>",
    "emoji": lambda part: f":{part.get('name')}:",
    "date": lambda part: _escaped(str(part.get("fallback") or "")),
}
"""The parts of a rich text in Slack's marks."""
_ON_LINES = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted", "section", "context", "header"})


def _spoken(part: Mapping[str, Any]) -> Iterator[str]:
    """Return the words of a block or a part of one, in Slack's marks."""
    kind = part.get("type")
    if kind in _LEAVES:
        yield _LEAVES[kind](part)
        return
    inner = [part["text"]] if isinstance(part.get("text"), Mapping) else []
    for each in [*inner, *_listed(part.get("fields")), *_listed(part.get("elements"))]:
        yield from _spoken(each)
    if kind in _ON_LINES:
        yield "\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
