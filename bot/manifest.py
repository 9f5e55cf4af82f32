"""The Slack app's manifest: what the bot asks of a workspace, and nothing more (docs/scopes.md has each reason)."""

import re
from typing import Any

SCOPES = (
    "commands",
    "chat:write",
    "app_mentions:read",
    "im:history",
    "im:write",
    "users:read",
    "reactions:read",
    "reactions:write",
    "channels:read",
    "groups:read",
    "channels:history",
    "groups:history",
    "channels:join",
    "files:read",
    "files:write",
)
"""The bot's permissions; docs/product.md, section 9, has the list."""

EVENTS = (
    "app_mention",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "app_home_opened",
    "member_joined_channel",
    "member_left_channel",
    "team_join",
    "user_change",
    "channel_archive",
    "channel_unarchive",
    "channel_rename",
    "channel_deleted",
    "group_archive",
    "group_unarchive",
    "group_rename",
    "group_deleted",
    "app_uninstalled",
    "tokens_revoked",
)
"""What Slack tells us of."""

SHORTCUTS = (
    {
        "name": "Nieuwe vergadering",
        "type": "global",
        "callback_id": "new_event",
        "description": "Een vergadering, bijeenkomst, excursie of leergang aankondigen",
    },
    {"name": "Nieuw actiepunt", "type": "global", "callback_id": "new_action", "description": "Een actiepunt vastleggen"},
    {
        "name": "Actiepunt hiervan maken",
        "type": "message",
        "callback_id": "action_from_message",
        "description": "Een actiepunt dat bij dit bericht hoort",
    },
    {
        "name": "Leg vast als besluit",
        "type": "message",
        "callback_id": "record_decision",
        "description": "Een besluit met de woorden van dit bericht",
    },
    {
        "name": "Leg voor aan het netwerk",
        "type": "message",
        "callback_id": "ask_network",
        "description": "Een vraag aan het netwerk met de woorden van dit bericht",
    },
    {
        "name": "Dit is het antwoord",
        "type": "message",
        "callback_id": "question_answer",
        "description": "Deze reactie bewaren als antwoord op de vraag",
    },
)
"""The callback ids are those of handlers/commands.py, action_forms.py, decisions.py and network_questions.py."""

ENDPOINT = "/slack/events"
"""The one door of bot/web for everything Slack sends."""


def manifest(*, command: str, socket: bool, url: str | None) -> dict[str, Any]:
    """Make the manifest, for Socket Mode or for HTTP at the server's public address.

    Raises:
        ValueError: a command that Slack refuses, or HTTP without an address that Slack can reach.
    """
    if not re.fullmatch(r"/[a-z0-9_-]{1,31}", command):
        wrong = "The command must be a slash and at most 31 small letters, digits, - or _, as in /prs"
        raise ValueError(wrong)
    request_url = None if socket else _request_url(url)
    at = {} if request_url is None else {"request_url": request_url}
    slash = {
        "command": command,
        "description": "Vergaderingen, actiepunten en besluiten",
        "usage_hint": "volgende-vergadering | aanwezig | acties | besluiten … | help",
        "should_escape": True,  # members and channels come as ids, not as names
        **({} if request_url is None else {"url": request_url}),
    }
    return {
        "display_information": {
            "name": "PRS-bot",
            "description": "Vergaderingen aankondigen, actiepunten onthouden, besluiten terugvinden.",
            "background_color": "#1f4e5f",
        },
        "features": {
            # The messages tab is where members write to us, the Home tab where they see all that concerns them.
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            "bot_user": {"display_name": "PRS", "always_online": True},
            "shortcuts": [dict(each) for each in SHORTCUTS],
            "slash_commands": [slash],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **at},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": False,  # it cannot be switched off again, and our token is the settings' own
        },
    }


def _request_url(url: str | None) -> str:
    if url is None or not url.startswith("https://"):
        message = "Slack sends to https only: give the public address, as in --http https://prs.example.org"
        raise ValueError(message)
    return url.rstrip("/").removesuffix(ENDPOINT) + ENDPOINT
