"""The manifest against Slack's limits, against what has a listener, and against the list that is promised."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

import handlers
from bot.manifest import manifest
from bot.sandbox import Sandbox

SOCKET = manifest(command="/prs", socket=True, url=None)
HTTP = manifest(command="/netwerk", socket=False, url="https://prs.example.org")
BOTH = pytest.mark.parametrize("made", [SOCKET, HTTP], ids=["socket", "http"])

SCOPES = (
    "commands chat:write app_mentions:read im:history im:write users:read reactions:read reactions:write channels:read groups:read "
    "channels:history groups:history channels:join files:read files:write"
)
"""As in docs/product.md, section 9, word for word."""

EVENTS = (
    "app_mention message.im reaction_added reaction_removed app_home_opened member_joined_channel member_left_channel team_join user_change "
    "channel_archive channel_unarchive channel_rename channel_deleted group_archive group_unarchive group_rename group_deleted "
    "app_uninstalled tokens_revoked"
)
"""The same."""


@dataclass(frozen=True)
class Text:
    longest: int
    shortest: int = 1
    form: str = r"(?s).*"


@dataclass(frozen=True)
class Flag:
    pass


@dataclass(frozen=True)
class Number:
    allowed: tuple[int, ...]


@dataclass(frozen=True)
class Many:
    of: "Rule"
    most: int
    least: int = 1


@dataclass(frozen=True)
class Group:
    required: dict[str, "Rule"] = field(default_factory=dict)
    optional: dict[str, "Rule"] = field(default_factory=dict)


Rule = Text | Flag | Number | Many | Group
URL = Text(3000, form=r"https://\S+")

LIMITS = Group(
    # Slack's manifest schema; a key that is not in it is refused. The lower of two limits where Slack's text and schema differ.
    required={
        "display_information": Group(
            required={"name": Text(35)},
            optional={
                "description": Text(140),
                "long_description": Text(4000, 175),
                "background_color": Text(7, form=r"#(?:[0-9a-f]{3}){1,2}"),
            },
        ),
        "features": Group(
            required={"bot_user": Group(required={"display_name": Text(80)}, optional={"always_online": Flag()})},
            optional={
                "app_home": Group(
                    optional={"home_tab_enabled": Flag(), "messages_tab_enabled": Flag(), "messages_tab_read_only_enabled": Flag()}
                ),
                "slash_commands": Many(
                    Group(
                        required={"command": Text(32, 2, r"/\S+"), "description": Text(2000)},
                        optional={"usage_hint": Text(1000), "should_escape": Flag(), "url": URL},
                    ),
                    most=5,
                ),
                "shortcuts": Many(
                    Group(
                        required={
                            "name": Text(24),
                            "type": Text(7, form="message|global"),
                            "callback_id": Text(255),
                            "description": Text(150),
                        }
                    ),
                    most=10,  # docs/slack-facts.md, 14: of the two numbers that Slack gives this one is right
                ),
                "unfurl_domains": Many(Text(255), most=5),
            },
        ),
        "oauth_config": Group(required={"scopes": Group(required={"bot": Many(Text(50), most=255)})}),
        "settings": Group(
            required={
                "event_subscriptions": Group(required={"bot_events": Many(Text(100), most=100)}, optional={"request_url": URL}),
                "interactivity": Group(required={"is_enabled": Flag()}, optional={"request_url": URL, "message_menu_options_url": URL}),
            },
            optional={"socket_mode_enabled": Flag(), "org_deploy_enabled": Flag(), "token_rotation_enabled": Flag()},
        ),
    },
    optional={"_metadata": Group(required={"major_version": Number((1, 2))}, optional={"minor_version": Number((0, 1))})},
)


def breaches(value: Any, rule: Rule, at: str = "") -> list[str]:
    """Return everything that Slack would refuse, with its place."""
    match rule:
        case Text():
            fits = isinstance(value, str) and rule.shortest <= len(value) <= rule.longest and re.fullmatch(rule.form, value)
            return [] if fits else [f"{at}: {value!r}"]
        case Flag():
            return [] if isinstance(value, bool) else [f"{at}: {value!r}"]
        case Number():
            return [] if value in rule.allowed else [f"{at}: {value!r}"]
        case Many():
            wrong = [f"{at}: {len(value)} items"] if not rule.least <= len(value) <= rule.most else []
            return wrong + [each for place, item in enumerate(value) for each in breaches(item, rule.of, f"{at}/{place}")]
        case Group():
            wrong = [f"{at}/{name}: missing" for name in rule.required if name not in value]
            known = rule.required | rule.optional
            wrong += [f"{at}/{name}: unknown" for name in value if name not in known]
            return wrong + [each for name, item in value.items() if name in known for each in breaches(item, known[name], f"{at}/{name}")]


@BOTH
def test_it_is_within_slacks_limits(made: dict[str, Any]) -> None:
    assert breaches(made, LIMITS) == []


def test_the_limits_find_what_is_too_long_unknown_or_missing() -> None:
    wrong = json.loads(json.dumps(SOCKET))
    wrong["display_information"]["name"] = "x" * 36
    wrong["features"]["shortcuts"][0]["extra"] = True
    del wrong["settings"]["interactivity"]["is_enabled"]

    assert [each.partition(":")[0] for each in breaches(wrong, LIMITS)] == [
        "/display_information/name",
        "/features/shortcuts/0/extra",
        "/settings/interactivity/is_enabled",
    ]


@BOTH
def test_it_is_plain_json(made: dict[str, Any]) -> None:
    assert json.loads(json.dumps(made)) == made


@BOTH
def test_it_asks_for_the_promised_scopes_and_events(made: dict[str, Any]) -> None:
    assert made["oauth_config"]["scopes"] == {"bot": SCOPES.split()}
    assert made["settings"]["event_subscriptions"]["bot_events"] == EVENTS.split()


def test_the_local_workspace_grants_the_same_unless_told_otherwise() -> None:
    assert Sandbox().workspace.scopes == SCOPES.split()
    assert Sandbox().workspace.events == set(EVENTS.split())
    assert Sandbox(app=HTTP | {"oauth_config": {"scopes": {"bot": ["commands"]}}}).workspace.scopes == ["commands"]


def test_members_can_write_to_the_bot_and_there_is_a_home_tab() -> None:
    assert SOCKET["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_mentions_in_a_command_come_as_ids() -> None:
    assert [each["should_escape"] for each in SOCKET["features"]["slash_commands"]] == [True]


def test_socket_mode_names_no_address() -> None:
    assert SOCKET["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(SOCKET)


@pytest.mark.parametrize("given", ["https://prs.example.org", "https://prs.example.org/", "https://prs.example.org/slack/events"])
def test_http_names_one_door_for_everything(given: str) -> None:
    made = manifest(command="/prs", socket=False, url=given)
    door = "https://prs.example.org/slack/events"

    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == door
    assert made["settings"]["interactivity"]["request_url"] == door
    assert [each["url"] for each in made["features"]["slash_commands"]] == [door]


@pytest.mark.parametrize("given", [None, "", "http://prs.example.org", "prs.example.org"])
def test_http_without_an_address_for_slack_is_refused(given: str | None) -> None:
    with pytest.raises(ValueError, match="https"):
        manifest(command="/prs", socket=False, url=given)


@pytest.mark.parametrize("given", ["", "/", "prs", "/PRS", "/p rs", "/" + "p" * 32])
def test_a_command_that_slack_refuses_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        manifest(command=given, socket=True, url=None)


def test_the_command_has_the_name_of_the_settings() -> None:
    assert [each["command"] for each in HTTP["features"]["slash_commands"]] == ["/netwerk"]


# what Slack sends has a listener


@pytest.fixture(scope="module")
def app() -> App:
    made = App(
        client=WebClient(token="xoxb-1"),
        signing_secret="",
        request_verification_enabled=False,
        token_verification_enabled=False,
        process_before_response=True,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0BOT", bot_id="B0BOT", bot_token="xoxb-1"),
    )
    handlers.register(made, "/prs")
    return made


def heard(app: App, body: dict[str, Any]) -> bool:
    """Return whether a listener would take a payload; none is run."""
    request = BoltRequest(body=json.dumps(body), headers={"content-type": ["application/json"]})
    return any(listener.matches(req=request, resp=BoltResponse(status=404)) for listener in app._listeners)


@pytest.mark.parametrize("name", EVENTS.split())
def test_every_event_has_a_listener(app: App, name: str) -> None:
    kind, _, channel_type = name.partition(".")
    event = {"type": kind, "user": "U1", "channel": "C1", "channel_type": channel_type or "channel", "ts": "1.2", "event_ts": "1.2"}

    assert heard(app, {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event})


@pytest.mark.parametrize("shortcut", SOCKET["features"]["shortcuts"], ids=lambda each: str(each["callback_id"]))
def test_every_shortcut_has_a_listener(app: App, shortcut: dict[str, Any]) -> None:
    kind = {"global": "shortcut", "message": "message_action"}[shortcut["type"]]

    assert heard(app, {"type": kind, "callback_id": shortcut["callback_id"], "team": {"id": "T1"}, "user": {"id": "U1"}})


def test_an_event_of_which_we_know_nothing_has_no_listener(app: App) -> None:
    assert not heard(app, {"type": "event_callback", "team_id": "T1", "event": {"type": "pin_added", "user": "U1"}})
