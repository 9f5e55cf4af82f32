"""Slack's Web API, called with the official client."""

import base64
import json
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Actor, Sandbox
from tests.sandbox.conftest import with_scopes

GENERAL = "C1ALGEMEEN"


def refusal(call: Callable[..., object], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def pages_of(first: Iterable[Any]) -> list[dict[str, Any]]:
    """All pages; the client hands out one and the same object, so its data must be taken each time."""
    return [page.data for page in first]


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


# tokens, methods, arguments, scopes


def test_auth_test_says_who_the_bot_is_and_what_it_may(client: WebClient, slack: Sandbox) -> None:
    answer = client.auth_test()

    assert (answer["user_id"], answer["team_id"], answer["bot_id"]) == (slack.team.bot_user, slack.team.id, slack.team.bot_id)
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-else", "invalid_auth")])
def test_a_bad_token_is_refused(slack: Sandbox, token: str, error: str) -> None:
    assert refusal(WebClient(token or None, base_url=slack.api_url).auth_test) == error


def test_a_payload_is_judged_without_a_token_and_what_is_wrong_with_it_has_a_place(slack: Sandbox) -> None:
    stranger = WebClient(base_url=slack.api_url)
    header = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    fine = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}

    assert stranger.blocks_validate(blocks=[section("Dag")])["ok"]
    assert stranger.blocks_validate(message={"blocks": [section("Dag")]})["ok"]
    assert stranger.blocks_validate(view=fine)["ok"]
    with pytest.raises(SlackApiError) as caught:
        stranger.blocks_validate(blocks=[section("Dag"), header])
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["errors"] == [
        {"pointer": "/blocks/1/text/text", "code": "failed_constraint", "message": "must be less than 151 characters"}
    ]
    assert refusal(stranger.blocks_validate, view={**fine, "type": "sheet"}) == "invalid_view"
    assert refusal(stranger.blocks_validate, message={"blocks": [header]}) == "invalid_message"
    assert refusal(stranger.blocks_validate) == "invalid_arguments"
    assert slack.complaints == []


def test_tokens_of_the_other_kind_are_refused(slack: Sandbox, client: WebClient) -> None:
    assert refusal(WebClient(slack.app_token, base_url=slack.api_url).auth_test) == "not_allowed_token_type"
    assert refusal(client.apps_connections_open, app_token=slack.bot_token) == "not_allowed_token_type"


def test_a_revoked_token_is_refused_until_it_is_restored(slack: Sandbox, client: WebClient) -> None:
    slack.revoke_token()
    assert refusal(client.auth_test) == "token_revoked"

    slack.restore_token()
    assert client.auth_test()["ok"]


def test_an_unknown_method_fails_loudly(slack: Sandbox, client: WebClient) -> None:
    assert refusal(client.pins_add, channel=GENERAL) == "unknown_method"
    assert slack.complaints == ["pins.add: unknown_method {'req_method': 'pins.add'}"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"channel": GENERAL, "text": "dag", "icon_emoji": ":wave:"},
        {"channel": GENERAL, "text": 7},
        {"channel": GENERAL, "blocks": "geen json"},
        {"text": "dag"},
    ],
)
def test_unknown_ill_typed_and_missing_arguments_fail_loudly(slack: Sandbox, client: WebClient, arguments: dict[str, Any]) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.api_call("chat.postMessage", json=arguments)

    assert caught.value.response["error"] == "invalid_arguments"
    assert caught.value.response["response_metadata"]["messages"][0].startswith("[ERROR] ")
    assert len(slack.complaints) == 1


def test_a_missing_scope_names_what_is_needed(slack: Sandbox, client: WebClient) -> None:
    with_scopes(slack, "reactions:write")

    with pytest.raises(SlackApiError) as caught:
        client.reactions_add(channel=GENERAL, timestamp="1.0", name="x")

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "reactions:write"
    assert "chat:write" in caught.value.response["provided"]


def test_reading_dms_as_channels_needs_im_read(client: WebClient) -> None:
    assert refusal(client.conversations_list, types="im") == "missing_scope"
    assert refusal(client.conversations_info, channel=client.conversations_open(users="U1ANNA")["channel"]["id"]) == "missing_scope"


# people


def test_users_come_in_pages_with_bots_and_deactivated_people(slack: Sandbox, client: WebClient) -> None:
    slack.workspace.page_size = 2

    pages = pages_of(client.users_list(limit=200))

    found = {one["id"]: one for page in pages for one in page["members"]}
    assert len(pages) == 4
    assert set(found) == {"U1ANNA", "U2BRAM", "U3CARLA", "U4WEG", "U5BOT", slack.team.bot_user, "USLACKBOT"}
    assert found["U4WEG"]["deleted"] is True
    assert "tz" not in found["U4WEG"]
    assert found["U5BOT"]["is_bot"] is True
    assert found["U1ANNA"]["is_admin"] is True


def test_a_bad_cursor_is_refused(client: WebClient) -> None:
    assert refusal(client.users_list, cursor="@@@") == "invalid_cursor"
    assert refusal(client.users_list, cursor=base64.urlsafe_b64encode(b"from:999").decode()) == "invalid_cursor"
    assert refusal(client.users_list, limit=1001) == "invalid_limit"


def test_one_person_with_and_without_locale(client: WebClient) -> None:
    assert client.users_info(user="U6GAST")["user"]["team_id"] == "T9OVERIG"
    assert client.users_info(user="U1ANNA", include_locale=True)["user"]["locale"] == "en-US"
    assert "locale" not in client.users_info(user="U1ANNA")["user"]
    assert refusal(client.users_info, user="U0NIEMAND") == "user_not_found"


# conversations


def test_channels_are_listed_as_far_as_the_bot_may_see(slack: Sandbox, client: WebClient) -> None:
    slack.archive("open")

    every = client.conversations_list(types="public_channel,private_channel")["channels"]
    live = client.conversations_list(types="public_channel", exclude_archived=True)["channels"]

    assert [one["name"] for one in every] == ["algemeen", "kring", "open", "gedeeld"]
    assert [one["name"] for one in live] == ["algemeen", "gedeeld"]
    assert [one["is_member"] for one in every] == [True, True, False, True]
    assert every[3]["is_ext_shared"] is True


def test_channel_info_counts_members_only_when_asked(client: WebClient) -> None:
    assert client.conversations_info(channel=GENERAL, include_num_members=True)["channel"]["num_members"] == 4
    assert "num_members" not in client.conversations_info(channel=GENERAL)["channel"]


def test_a_private_channel_without_the_bot_does_not_exist_for_it(client: WebClient) -> None:
    assert refusal(client.conversations_info, channel="C2BESTUUR") == "channel_not_found"
    assert refusal(client.chat_postMessage, channel="C2BESTUUR", text="dag") == "channel_not_found"
    assert refusal(client.conversations_join, channel="C2BESTUUR") == "channel_not_found"


def test_a_public_channel_must_be_joined_before_posting(slack: Sandbox, client: WebClient) -> None:
    assert refusal(client.chat_postMessage, channel="C4OPEN", text="dag") == "not_in_channel"
    assert refusal(client.conversations_history, channel="C4OPEN") == "not_in_channel"

    client.conversations_join(channel="C4OPEN")
    again = client.conversations_join(channel="C4OPEN")

    assert again["warning"] == "already_in_channel"
    assert client.chat_postMessage(channel="C4OPEN", text="dag")["ok"]
    assert slack.team.bot_user in client.conversations_members(channel="C4OPEN")["members"]


def test_an_archived_channel_takes_no_posts_and_no_edits(slack: Sandbox, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    slack.archive("algemeen")

    assert refusal(client.chat_postMessage, channel=GENERAL, text="dag") == "is_archived"
    assert refusal(client.chat_update, channel=GENERAL, ts=ts, text="dag") == "is_inactive"
    assert refusal(client.conversations_join, channel=GENERAL) == "is_archived"


@pytest.mark.parametrize(
    ("user", "error"),
    [("U4WEG", "user_disabled"), ("U5BOT", "cannot_dm_bot"), ("USLACKBOT", "cannot_dm_bot"), ("U0NIEMAND", "user_not_found")],
)
def test_not_everyone_can_be_written_to(client: WebClient, user: str, error: str) -> None:
    assert refusal(client.conversations_open, users=user) == error
    assert refusal(client.conversations_open, users=f"{user},U1ANNA") == "missing_scope"


def test_a_dm_keeps_its_channel_and_takes_posts_by_user_id(slack: Sandbox, client: WebClient) -> None:
    opened = client.conversations_open(users="U1ANNA")["channel"]["id"]
    assert client.conversations_open(users="U1ANNA")["already_open"] is True

    posted = client.chat_postMessage(channel="U1ANNA", text="dag")

    assert posted["channel"] == opened
    assert [one["text"] for one in slack.person("anna").dms()] == ["dag"]
    slack.deactivate("anna")
    assert refusal(client.chat_postMessage, channel=opened, text="dag") == "user_disabled"


# messages


def test_history_is_newest_first_in_pages_without_replies(slack: Sandbox, client: WebClient) -> None:
    tss = [client.chat_postMessage(channel=GENERAL, text=str(n))["ts"] for n in range(5)]
    client.chat_postMessage(channel=GENERAL, text="antwoord", thread_ts=tss[0])
    slack.workspace.page_size = 2

    pages = pages_of(client.conversations_history(channel=GENERAL, limit=100))

    assert [one["text"] for page in pages for one in page["messages"]] == ["4", "3", "2", "1", "0"]
    assert [page["has_more"] for page in pages] == [True, True, False]
    assert pages[-1]["messages"][0]["reply_count"] == 1


def test_history_between_two_moments_leaves_out_the_bounds_unless_inclusive(client: WebClient) -> None:
    first, middle, last = (client.chat_postMessage(channel=GENERAL, text=text)["ts"] for text in "abc")

    between = client.conversations_history(channel=GENERAL, oldest=first, latest=last)["messages"]
    within = client.conversations_history(channel=GENERAL, oldest=first, latest=last, inclusive=True)["messages"]

    assert refusal(client.conversations_history, channel=GENERAL, oldest="gisteren") == "invalid_ts_oldest"
    assert [one["ts"] for one in between] == [middle]
    assert len(within) == 3


def test_keys_of_messages_are_unique_and_increase(client: WebClient) -> None:
    tss = [client.chat_postMessage(channel=GENERAL, text="dag")["ts"] for _ in range(20)]

    assert tss == sorted(set(tss), key=float)
    assert all(len(ts.partition(".")[2]) == 6 for ts in tss)


def test_a_thread_has_its_root_first(client: WebClient) -> None:
    root = client.chat_postMessage(channel=GENERAL, text="vraag")["ts"]
    for text in ("een", "twee"):
        client.chat_postMessage(channel=GENERAL, text=text, thread_ts=root)

    thread = client.conversations_replies(channel=GENERAL, ts=root)["messages"]

    assert [one["text"] for one in thread] == ["vraag", "een", "twee"]
    assert refusal(client.conversations_replies, channel=GENERAL, ts="1.000000") == "thread_not_found"
    assert refusal(client.chat_postMessage, channel=GENERAL, text="x", thread_ts="1.000000") == "thread_not_found"


def test_metadata_comes_back_whole_only_when_asked(client: WebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    ts = client.chat_postMessage(channel=GENERAL, text="dag", metadata=metadata)["ts"]

    def read(**how: Any) -> Any:
        return client.conversations_history(channel=GENERAL, **how)["messages"][0].get("metadata")

    assert read(include_all_metadata=True) == metadata
    assert read() == {"event_type": "delivery"}
    client.chat_update(channel=GENERAL, ts=ts, text="dag")
    assert read(include_all_metadata=True) == metadata
    client.chat_update(channel=GENERAL, ts=ts, text="dag", metadata={})
    assert read(include_all_metadata=True) is None


def test_metadata_has_a_form_and_a_size(client: WebClient) -> None:
    def post(metadata: dict[str, Any]) -> str:
        return refusal(client.chat_postMessage, channel=GENERAL, text="dag", metadata=metadata)

    assert post({"event_type": "x"}) == "invalid_metadata_format"
    assert post({"event_type": "x" * 51, "event_payload": {}}) == "invalid_metadata_format"
    assert post({"event_type": "x", "event_payload": {"veel": "x" * 20_000}}) == "metadata_too_large"


def test_an_edit_with_text_removes_blocks_and_shows_as_edited(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag", blocks=[section("dag")])["ts"]

    client.api_call("chat.update", json={"channel": GENERAL, "ts": ts, "blocks": [section("hallo")]})
    message = slack.messages("algemeen")[0]
    assert (message["text"], slack.plain(message), "edited" in message) == ("dag", "hallo", False)

    client.chat_update(channel=GENERAL, ts=ts, text="weg")
    message = slack.messages("algemeen")[0]
    assert ("blocks" in message, "edited" in message) == (False, True)


def test_only_own_messages_can_be_changed(client: WebClient, anna: Actor) -> None:
    ts = anna.say("van mij", "algemeen")["ts"]

    assert refusal(client.chat_update, channel=GENERAL, ts=ts, text="x") == "cant_update_message"
    assert refusal(client.chat_delete, channel=GENERAL, ts=ts) == "cant_delete_message"
    assert refusal(client.chat_update, channel=GENERAL, ts="1.000000", text="x") == "message_not_found"


def test_the_edit_window_can_close(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    slack.workspace.edit_window = 0.0

    assert refusal(client.chat_update, channel=GENERAL, ts=ts, text="x") == "edit_window_closed"


def test_lengths_of_texts(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="x" * 40_001)["ts"]

    assert len(slack.messages("algemeen")[0]["text"]) == 40_000
    assert client.chat_update(channel=GENERAL, ts=ts, text="x" * 4000)["ok"]
    assert refusal(client.chat_update, channel=GENERAL, ts=ts, text="x" * 4001) == "msg_too_long"
    assert refusal(client.api_call, api_method="chat.postMessage", json={"channel": GENERAL}) == "no_text"
    many = [section("x" * 3000) for _ in range(5)]
    assert refusal(client.chat_postMessage, channel=GENERAL, text="x", blocks=many) == "msg_blocks_too_long"


def test_a_bad_block_is_told_where_it_is(client: WebClient, slack: Sandbox) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=GENERAL, text="x", blocks=[section("goed"), section("x" * 3001)])

    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    ]
    assert slack.messages("algemeen") == []


def test_a_deleted_message_is_gone(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    client.chat_delete(channel=GENERAL, ts=ts)

    assert slack.messages("algemeen") == []
    assert refusal(client.chat_delete, channel=GENERAL, ts=ts) == "message_not_found"
    assert refusal(client.chat_getPermalink, channel=GENERAL, message_ts=ts) == "message_not_found"


def test_only_one_member_sees_an_ephemeral(client: WebClient, slack: Sandbox, anna: Actor) -> None:
    ts = client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="alleen u")["message_ts"]

    assert [one["text"] for one in anna.sees("algemeen")] == ["alleen u"]
    assert slack.person("bram").sees("algemeen") == slack.messages("algemeen") == []
    assert client.conversations_history(channel=GENERAL)["messages"] == []
    assert refusal(client.chat_update, channel=GENERAL, ts=ts, text="x") == "message_not_found"
    assert refusal(client.chat_postEphemeral, channel=GENERAL, user="U6GAST", text="x") == "user_not_in_channel"


def test_a_permalink_leads_to_the_message(client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]

    assert client.chat_getPermalink(channel=GENERAL, message_ts=ts)["permalink"].endswith(f"/{GENERAL}/p{ts.replace('.', '')}")


# mentions of everyone


@pytest.mark.parametrize(
    ("message", "calls_all"),
    [
        ({"text": "<!channel> kom"}, True),
        ({"text": "&lt;!channel&gt; kom"}, False),
        ({"text": "@here kom"}, False),
        ({"text": "@here kom", "link_names": True}, True),
        ({"text": "x", "blocks": [section("@here kom")]}, True),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "@here", "verbatim": True}}]}, False),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "<!here> @here"}}]}, False),
    ],
)
def test_calling_a_whole_channel_is_noticed(client: WebClient, slack: Sandbox, message: dict[str, Any], calls_all: bool) -> None:
    client.api_call("chat.postMessage", json={"channel": GENERAL} | message)

    assert bool(slack.broadcasts) is calls_all


def test_an_edit_parses_names_unless_told_not_to(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]

    client.chat_update(channel=GENERAL, ts=ts, text="@here kom", parse="none", link_names=False)
    assert slack.broadcasts == []
    client.chat_update(channel=GENERAL, ts=ts, text="@here kom")
    assert len(slack.broadcasts) == 1


# reactions


def test_reactions_are_once_per_person(client: WebClient, anna: Actor) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    item = {"channel": GENERAL, "timestamp": ts}
    client.reactions_add(**item, name="white_check_mark")
    anna.react(anna.sees("algemeen")[0], "white_check_mark")

    found = client.reactions_get(**item, full=True)["message"]["reactions"]

    assert found == [{"name": "white_check_mark", "users": ["U0PRSBOT", "U1ANNA"], "count": 2}]
    assert refusal(client.reactions_add, **item, name="white_check_mark") == "already_reacted"
    client.reactions_remove(**item, name="white_check_mark")
    assert refusal(client.reactions_remove, **item, name="white_check_mark") == "no_reaction"
    assert refusal(client.reactions_add, **item, name=":x:") == "invalid_name"
    assert refusal(client.reactions_add, channel=GENERAL, timestamp="1.000000", name="x") == "message_not_found"


def test_without_full_only_some_names_are_given(client: WebClient, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    slack.workspace.conversations[GENERAL].messages[ts].reactions["x"] = [f"U{n}" for n in range(60)]

    def users(**how: Any) -> dict[str, Any]:
        return dict(client.reactions_get(channel=GENERAL, timestamp=ts, **how)["message"]["reactions"][0])

    assert (len(users()["users"]), users()["count"], len(users(full=True)["users"])) == (25, 60, 60)


def test_a_message_takes_so_many_kinds_of_reaction(client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="dag")["ts"]
    for n in range(23):
        client.reactions_add(channel=GENERAL, timestamp=ts, name=f"kind{n}")

    assert refusal(client.reactions_add, channel=GENERAL, timestamp=ts, name="kind23") == "too_many_emoji"


# files


def test_a_file_is_uploaded_in_three_steps(client: WebClient, slack: Sandbox, anna: Actor) -> None:
    dm = client.conversations_open(users="U1ANNA")["channel"]["id"]

    client.files_upload_v2(filename="afspraak.ics", content="BEGIN:VCALENDAR", channel=dm, title="Agenda", initial_comment="Voor uw agenda")

    message = slack.wait_for(anna.dms)[0]
    assert (message["text"], message["files"][0]["title"], message["subtype"]) == ("Voor uw agenda", "Agenda", "file_share")
    info = client.files_info(file=message["files"][0]["id"])["file"]
    assert info["shares"]["private"][dm][0]["ts"] == message["ts"]
    assert (info["mimetype"], info["size"]) == ("text/calendar", 15)
    assert slack.complaints == []


def uploaded(client: WebClient, content: bytes = b"abc", name: str = "lijst.xlsx") -> str:
    """The id of a file whose bytes have arrived, by the official calls one by one."""
    given = client.files_getUploadURLExternal(filename=name, length=len(content))
    assert httpx.post(given["upload_url"], content=content).status_code == 200
    return str(given["file_id"])


def test_a_file_shows_a_moment_after_its_upload_was_acknowledged(client: WebClient, slack: Sandbox) -> None:
    slack.pace.sharing = 0.2
    key = uploaded(client)
    answer = client.files_completeUploadExternal(files=[{"id": key, "title": "Deelnemers"}], channel_id=GENERAL)

    assert answer["files"] == [{"id": key, "title": "Deelnemers"}]
    assert client.files_info(file=key)["file"]["shares"] == {}
    assert slack.messages("algemeen") == []

    slack.settle()
    found = client.files_info(file=key)["file"]
    [message] = slack.messages("algemeen")
    assert found["shares"] == {"public": {GENERAL: [{"ts": message["ts"]}]}}
    assert (found["is_public"], found["channels"], found["ims"]) == (True, [GENERAL], [])


def test_a_file_shows_in_a_thread_and_with_blocks(client: WebClient, slack: Sandbox) -> None:
    root = client.chat_postMessage(channel=GENERAL, text="Bustour")["ts"]
    extras: list[dict[str, Any]] = [
        {"blocks": json.dumps([section("De lijst")])},
        {"initial_comment": "De lijst", "blocks": json.dumps([section("valt weg")])},
    ]
    for extra in extras:
        client.files_completeUploadExternal(files=[{"id": uploaded(client)}], channel_id=GENERAL, thread_ts=root, **extra)
        slack.settle()

    first, second = slack.messages("algemeen")[1:]
    assert (first["thread_ts"], slack.plain(first)) == (root, "De lijst")
    assert (second["text"], "blocks" in second) == ("De lijst", False)


def test_an_upload_goes_only_where_the_bot_may_speak(client: WebClient, slack: Sandbox) -> None:
    slack.archive("kring")
    wrong = {"C0WEG": "channel_not_found", "U1ANNA": "channel_not_found", "C4OPEN": "not_in_channel", "C3KRING": "is_archived"}
    for channel, error in wrong.items():
        assert refusal(client.files_completeUploadExternal, files=[{"id": uploaded(client)}], channel_id=channel) == error

    arguments = {"files": [{"id": uploaded(client)}], "channel_id": GENERAL, "thread_ts": "1.000001"}
    assert refusal(client.files_completeUploadExternal, **arguments) == "thread_not_found"


def test_an_empty_upload_a_wrong_length_and_a_missing_scope_are_refused(client: WebClient, slack: Sandbox) -> None:
    assert refusal(client.files_getUploadURLExternal, filename="leeg.txt", length=0) == "invalid_arguments"
    address = client.files_getUploadURLExternal(filename="x.txt", length=3)["upload_url"]
    assert httpx.post(address, content=b"vier").status_code == 400

    with_scopes(slack, "files:write", "files:read")
    assert refusal(client.files_getUploadURLExternal, filename="x.txt", length=3) == "missing_scope"
    assert refusal(client.files_info, file="F1") == "missing_scope"


def test_a_dropped_file_can_be_fetched_with_the_token_only(slack: Sandbox, anna: Actor) -> None:
    address = anna.upload("verslag.txt", b"Aanwezig: ...")["files"][0]["url_private_download"]

    def fetch(token: str) -> bytes:
        return httpx.get(address, headers={"Authorization": f"Bearer {token}"}).content

    assert fetch(slack.bot_token) == b"Aanwezig: ..."
    assert b"login" in fetch("xoxb-else")


def test_an_unfinished_upload_is_no_file(client: WebClient) -> None:
    key = client.files_getUploadURLExternal(filename="x.txt", length=3)["file_id"]

    assert refusal(client.files_completeUploadExternal, files=[{"id": key, "title": "x"}]) == "file_not_found"
    assert refusal(client.files_info, file=key) == "file_not_found"


# counting


def test_every_call_is_counted_with_its_time(client: WebClient, slack: Sandbox) -> None:
    before = time.monotonic()
    client.chat_postMessage(channel=GENERAL, text="dag")
    refusal(client.chat_postMessage, channel="C4OPEN", text="dag")

    assert slack.count("chat.postMessage") == 2
    assert slack.count("chat.postMessage", ok_only=True) == 1
    assert [one.outcome for one in slack.calls_of("chat.postMessage")] == ["ok", "not_in_channel"]
    assert before <= slack.calls_of("chat.postMessage", GENERAL)[0].at <= time.monotonic()
