"""How Slack encodes what people type, and how it reads the app's text."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

BROADCASTS = ("here", "channel", "everyone")
_URL = re.compile(r"https?://[^\s<>|]+")
_MENTION = re.compile(r"(?<![\w<])@([\w.-]*\w)")
_CHANNEL = re.compile(r"(?<![\w<&])#([\w-]+)")


def as_event_text(text: str, *, handles: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """Write a typed message as events have it: entities, `<@U…>`, `<#C…|name>`, `<!here>`, `<url>`."""

    def mention(found: re.Match[str]) -> str:
        name = found[1].lower()
        if name in BROADCASTS:
            return f"<!{name}>"
        return f"<@{handles[name]}>" if name in handles else found[0]

    return _link(_MENTION.sub(mention, escape(text)), channels)


def as_command_text(text: str, *, handles: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """Write a command's words as `should_escape: true` does: like events, with the names as labels.

    Whether Slack turns `@here` into a broadcast there is not documented; it is left as typed.
    """

    def mention(found: re.Match[str]) -> str:
        name = found[1].lower()
        return f"<@{handles[name]}|{name}>" if name in handles else found[0]

    return _link(_MENTION.sub(mention, escape(text)), channels)


def parsed_by_slack(text: str) -> str:
    """Turn bare broadcasts into live ones, as Slack does under `parse` full or client, or `link_names`."""
    return re.sub(rf"(?<![\w<!])@({'|'.join(BROADCASTS)})\b", r"<!\1>", text)


def broadcasts(texts: Iterable[str]) -> bool:
    """Return whether one of these mrkdwn texts calls everyone."""
    return any(re.search(rf"<!({'|'.join(BROADCASTS)})(\|[^>]*)?>", one) for one in texts)


def _link(text: str, channels: Mapping[str, str]) -> str:
    def channel(found: re.Match[str]) -> str:
        return f"<#{channels[found[1]]}|{found[1]}>" if found[1] in channels else found[0]

    return _URL.sub(lambda found: f"<{found[0]}>", _CHANNEL.sub(channel, text))
