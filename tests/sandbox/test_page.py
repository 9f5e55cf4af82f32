"""The page's API: what a member may see, what they do, the clock, and who may ask."""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.sandbox import Actor, Backstage, MovableClock, Sandbox
from tests.sandbox.conftest import CHANNELS, PEOPLE
from tests.sandbox.robot import EMPTY, Got, Response, Robot, json_answer
from tests.sandbox.test_story import TEXT, actions, button, entry, form, opening
from tests.sandbox.test_web_api import section

GENERAL = "C1ALGEMEEN"


@pytest.fixture
def page(slack: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=slack.url) as one:
        yield one


def state(page: httpx.Client, user: str = "U1ANNA") -> dict[str, Any]:
    found: dict[str, Any] = page.get("/page/state", params={"as": user}).json()
    return found


def act(page: httpx.Client, do: str, user: str = "U1ANNA", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.post("/page/act", json={"as": user, "do": do} | more).json()
    return found


def conversation(page: httpx.Client, key: str, user: str = "U1ANNA") -> dict[str, Any]:
    return next(one for one in state(page, user)["conversations"] if one["id"] == key)


def test_the_state_has_all_that_the_page_shows(page: httpx.Client, slack: Sandbox) -> None:
    found = state(page)

    assert (found["me"], found["bot"], found["team"]["name"], found["zone"]) == ("U1ANNA", slack.team.bot_user, "PRS", "Europe/Amsterdam")
    assert datetime.fromisoformat(found["clock"]).tzinfo is not None
    assert found["commands"][0]["command"] == "/prs"
    assert {one["callback_id"]: one["type"] for one in found["shortcuts"]} == {"nieuw": "global", "actiepunt": "message"}
    assert (found["modals"], found["home"], found["can_advance_to_next"], found["next_due"]) == ([], None, False, None)
    assert {one["id"] for one in found["members"]} >= {"U1ANNA", "U4WEG", slack.team.bot_user}
    assert set(found["members"][0]) == {"id", "name", "real_name", "is_admin", "is_bot", "deleted"}


def test_an_app_without_a_home_shows_none(page: httpx.Client, slack: Sandbox) -> None:
    assert state(page)["has_home"]

    slack.workspace.home_enabled = False
    assert not state(page)["has_home"]


def test_a_member_sees_only_what_is_theirs(page: httpx.Client, client: WebClient, slack: Sandbox) -> None:
    client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="alleen Anna")
    client.chat_postMessage(channel="U1ANNA", text="aan Anna")
    slack.person("anna").say("besloten", "bestuur")

    annas, carlas = state(page), state(page, "U3CARLA")
    assert {one["name"] for one in annas["conversations"] if one["kind"] == "private"} == {"bestuur", "kring"}
    assert {one["name"] for one in carlas["conversations"] if one["kind"] == "private"} == set()
    assert [one["id"] for one in carlas["conversations"] if one["kind"] == "im"] == ["D3CARLA"]
    assert "Anna" not in json.dumps(carlas["conversations"])
    assert {one["name"]: one["is_member"] for one in carlas["conversations"]}["open"] is False
    ephemeral = next(one for one in annas["conversations"] if one["id"] == GENERAL)["messages"][0]
    assert (ephemeral["ephemeral"], ephemeral["text"]) == (True, "alleen Anna")
    assert page.get("/page/state").json()["me"] == "U1ANNA"
    assert page.get("/page/state", params={"as": "U0NIEMAND"}).status_code == 404
    assert page.get("/page/state", params={"as": slack.team.bot_user}).status_code == 404


def test_threads_reactions_and_unread_messages_show(page: httpx.Client, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="kaart", blocks=[section("kaart")])["ts"]
    client.chat_postMessage(channel=GENERAL, text="antwoord", thread_ts=ts)
    assert act(page, "react", channel=GENERAL, ts=ts, name="x") == {"ok": True}
    assert act(page, "react", channel=GENERAL, ts=ts, name="x")["error"] == "You already reacted with that emoji."

    found = conversation(page, GENERAL)
    message = found["messages"][0]
    assert (len(found["messages"]), found["unread"], message["reply_count"]) == (1, 2, 1)
    assert message["reactions"] == [{"name": "x", "users": ["U1ANNA"]}]
    assert message["replies"][0]["text"] == "antwoord"
    assert message["blocks"][0]["type"] == "section"
    act(page, "unreact", channel=GENERAL, ts=ts, name="x")
    act(page, "read", channel=GENERAL)
    found = conversation(page, GENERAL)
    assert (found["unread"], found["messages"][0]["reactions"]) == (0, [])
    assert conversation(page, GENERAL, "U2BRAM")["unread"] == 2


def test_what_is_typed_is_a_message_a_command_or_an_invitation(page: httpx.Client, robot: Robot, slack: Sandbox) -> None:
    robot.answer = lambda got: json_answer({"text": "hallo"}) if "command" in got.payload else EMPTY
    root = act(page, "say", channel=GENERAL, text="dag")["ts"]

    assert act(page, "say", channel=GENERAL, text="/prs help")["ok"]
    assert act(page, "command", channel=GENERAL, text="/prs help")["ok"]
    assert act(page, "say", channel=GENERAL, text="antwoord", thread_ts=root)["ok"]
    assert act(page, "say", channel=GENERAL, text="/prs", thread_ts=root) == {
        "ok": False,
        "error": "/prs is not supported in threads. Sorry!",
    }
    assert act(page, "say", channel="C2BESTUUR", text="/invite @prs") == {"ok": True}
    assert act(page, "invite_bot", channel="C4OPEN") == {"ok": True}
    assert act(page, "say", channel=GENERAL, text="  ") == {"ok": False, "error": "There is nothing to send."}
    assert act(page, "say", user="U3CARLA", channel="C4OPEN", text="x")["error"] == "You are not in this channel."
    assert act(page, "join", user="U3CARLA", channel="C4OPEN")["ok"]
    assert act(page, "say", user="U3CARLA", channel="C4OPEN", text="x")["ok"]
    assert act(page, "leave", user="U3CARLA", channel="C4OPEN")["ok"]
    assert [one["ephemeral"] for one in conversation(page, GENERAL)["messages"]] == [False, True, True]
    assert slack.team.bot_user in slack.workspace.conversation("bestuur").members


def test_a_form_is_opened_filled_in_and_sent_from_the_page(page: httpx.Client, client: WebClient, robot: Robot) -> None:
    start = opening(client, form(entry("titel", TEXT), actions(button("meer"))))
    refuse = {"response_action": "errors", "errors": {"titel": "Bestaat al"}}

    def answer(got: Got) -> Response:
        kind = got.payload.get("type")
        return json_answer(refuse) if kind == "view_submission" else EMPTY if kind == "block_actions" else start(got)

    robot.answer = answer
    act(page, "say", channel=GENERAL, text="/prs nieuw")
    view = state(page)["modals"][-1]
    typed = {"titel": {"a": {"type": "plain_text_input", "value": "ALV"}}}

    place = {"type": "view", "view_id": view["id"]}
    assert act(page, "tap", container=place, block_id="rij", action_id="meer", action={"type": "button"}, state={"values": typed})["ok"]
    assert state(page)["modals"][-1]["state"]["values"] == typed
    assert robot.of("block_actions")[0].payload["view"]["state"]["values"] == typed
    assert act(page, "submit", view_id=view["id"], values=typed) == {"ok": True, "errors": {"titel": "Bestaat al"}}
    empty = {"titel": {"a": {"type": "plain_text_input", "value": None}}}
    assert act(page, "submit", view_id=view["id"], values=empty)["errors"] == {"titel": "Please complete this required field."}
    robot.answer = lambda _got: EMPTY
    assert act(page, "submit", view_id=view["id"], values=typed) == {"ok": True, "errors": None}
    assert state(page)["modals"] == []


def test_a_tap_on_a_message_and_closing_a_form(page: httpx.Client, client: WebClient, robot: Robot) -> None:
    ts = client.chat_postMessage(
        channel=GENERAL, text="x", blocks=[actions(button(value="v"), {"type": "datepicker", "action_id": "dag"})]
    )["ts"]
    place = {"type": "message", "channel": GENERAL, "ts": ts}
    robot.answer = opening(client, form())

    assert act(page, "tap", container=place, block_id="rij", action_id="klaar", action={"value": "forged"})["ok"]
    day = {"rij": {"dag": {"type": "datepicker", "selected_date": "2012-11-26"}}}
    picked = {"selected_date": "2012-11-26"}
    assert act(page, "tap", container=place, block_id="rij", action_id="dag", action=picked, state={"values": day})["ok"]

    first, second = (got.payload for got in robot.of("block_actions"))
    assert first["actions"][0]["value"] == "v"
    assert second["actions"][0]["selected_date"] == "2012-11-26"
    assert second["state"]["values"] == day
    assert act(page, "close", view_id=state(page)["modals"][-1]["id"]) == {"ok": True}
    assert state(page)["modals"] == []


def test_nobody_acts_in_what_is_another_members(page: httpx.Client, client: WebClient, robot: Robot, anna: Actor) -> None:
    robot.answer = opening(client, form())
    anna.command("/prs")
    view = state(page)["modals"][0]["id"]
    hidden = client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="u", blocks=[actions(button())])["message_ts"]

    assert act(page, "submit", user="U2BRAM", view_id=view)["ok"] is False
    assert (
        act(page, "tap", user="U2BRAM", container={"type": "message", "channel": GENERAL, "ts": hidden}, action_id="klaar")["ok"] is False
    )
    assert act(page, "say", user="U3CARLA", channel="C2BESTUUR", text="x")["ok"] is False
    assert act(page, "dance")["error"] == "Slack knows no deed called 'dance'."
    assert act(page, "say", user=f"{view}")["error"] == "Nobody of that name is here."


def test_the_app_and_its_shortcuts_open_from_the_page(page: httpx.Client, client: WebClient, robot: Robot, slack: Sandbox) -> None:
    ts = act(page, "say", channel=GENERAL, text="dag")["ts"]
    for deed in ({"do": "open_home"}, {"do": "open_messages"}, {"do": "shortcut", "callback_id": "nieuw"}):
        assert act(page, **deed) == {"ok": True}
    assert act(page, "message_shortcut", channel=GENERAL, ts=ts, callback_id="actiepunt") == {"ok": True}
    slack.settle()
    client.views_publish(user_id="U1ANNA", view={"type": "home", "blocks": [section("Welkom")]})

    assert [got.event["tab"] for got in robot.of("app_home_opened")] == ["home", "messages"]
    assert robot.of("message_action")[0].payload["message"]["text"] == "dag"
    assert state(page)["home"]["blocks"][0]["text"]["text"] == "Welkom"


def test_a_file_is_for_whom_it_was_shown_to(page: httpx.Client, client: WebClient, slack: Sandbox) -> None:
    dm = client.conversations_open(users="U1ANNA")["channel"]["id"]
    key = client.files_upload_v2(filename="wie komt é.xlsx", content=b"PK", channel=dm, title="Deelnemers")["file"]["id"]
    slack.wait_for(lambda: slack.messages(dm))
    shown = conversation(page, dm)["messages"][0]["files"]

    def fetch(user: str) -> httpx.Response:
        return page.get(f"/page/files/{key}", params={"as": user})

    assert shown == [{"id": key, "name": "wie komt é.xlsx", "title": "Deelnemers", "filetype": "xlsx", "size": 2}]
    assert (fetch("U1ANNA").content, fetch("U1ANNA").headers["content-disposition"]) == (
        b"PK",
        "attachment; filename*=UTF-8''wie%20komt%20%C3%A9.xlsx",
    )
    assert [fetch(user).status_code for user in ("U2BRAM", slack.team.bot_user, "")] == [404, 404, 404]
    assert page.get(f"/page/files/{key}", params={"as": "U1ANNA"}, headers={"Host": "elders.nl"}).status_code == 403


def test_the_clock_moves_for_the_page(page: httpx.Client, clock: MovableClock) -> None:
    clock.set(datetime(2012, 9, 14, 9, 0, tzinfo=UTC))

    assert page.post("/page/clock", json={"advance": "hour"}).json()["clock"].startswith("2012-09-14T10:00:")
    assert page.post("/page/clock", json={"advance": "day"}).json()["clock"].startswith("2012-09-15T10:00:")
    assert page.post("/page/clock", json={"to": "2012-11-26T13:00:00+01:00"}).json()["clock"].startswith("2012-11-26T12:00:")
    assert page.post("/page/clock", json={"advance": "next"}).json() == {"ok": False, "error": "Nothing is due."}
    assert page.post("/page/clock", json={"day": "2012-12-03"}).json()["clock"].startswith("2012-12-03T08:00:")
    past, far = {"day": "2012-12-03"}, {"day": "2032-12-03"}
    for wrong in ({"advance": "year"}, {"to": "morgen"}, {"to": "2012-11-26T13:00:00"}, {"day": 3}, past, far, {}):
        assert page.post("/page/clock", json=wrong).json()["error"] == "That is no moment to go to."


def test_a_move_of_the_clock_tells_what_was_sent_to_whom(clock: MovableClock) -> None:
    clock.set(datetime(2012, 9, 14, 9, 0, tzinfo=UTC))
    with Sandbox(people=PEOPLE, channels=CHANNELS, clock=clock) as slack, httpx.Client(base_url=slack.url) as page:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        dm = client.conversations_open(users="U1ANNA")["channel"]["id"]
        client.chat_postMessage(channel=GENERAL, text="daarvoor")

        def advance(target: datetime) -> None:
            clock.set(target)
            client.chat_postMessage(channel=dm, text="kort", blocks=[section("*Dag* <@U2BRAM>")])
            client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="gefluisterd")
            root = client.chat_postMessage(channel=GENERAL, text="aan allen")
            client.chat_postMessage(channel=GENERAL, text="in de draad", thread_ts=root["ts"])
            slack.person("bram").say("van een mens", "algemeen")

        assert state(page)["moved"] is None
        slack.page.backstage = Backstage(advance=advance)
        page.post("/page/clock", json={"advance": "day"})
        moved = state(page, "U3CARLA")["moved"]

    assert (moved["from"][:10], moved["to"][:10]) == ("2012-09-14", "2012-09-15")
    assert [(one["channel"], one["to"], one["text"], one["thread"] is None) for one in moved["sent"]] == [
        (dm, "U1ANNA", "Dag @Bram Visser", True),
        (GENERAL, None, "aan allen", True),
        (GENERAL, None, "in de draad", False),
    ]


def test_all_inboxes_are_shown_each_with_what_is_in_it(page: httpx.Client, client: WebClient) -> None:
    dm = client.conversations_open(users="U2BRAM")["channel"]["id"]
    client.chat_postMessage(channel=dm, text="voor Bram")
    shown = page.get("/page/inboxes").json()["inboxes"]

    assert {one["me"]: [said["text"] for said in one["messages"]] for one in shown} == {
        "U1ANNA": [],
        "U2BRAM": ["voor Bram"],
        "U3CARLA": [],
        "U6GAST": [],
    }
    assert page.get("/page/inboxes", headers={"Host": "elders.example"}).status_code == 403


def test_everything_begins_anew_where_whoever_runs_the_workspace_can_do_that() -> None:
    spoken: list[str] = []
    with Sandbox(people=PEOPLE, channels=CHANNELS) as slack, httpx.Client(base_url=slack.url) as page:
        refused = page.post("/page/reset", json={}).json()
        slack.page.backstage = Backstage(reset=lambda: slack.begin(PEOPLE, CHANNELS), speak=spoken.append)
        slack.person("anna").say("hallo", "algemeen")
        before = state(page)
        foreign = page.post("/page/reset", json={}, headers={"Origin": "https://elders.example"}).status_code
        done = page.post("/page/reset", json={"language": "en"}).json()
        after = state(page)

    assert (refused["ok"], before["can_reset"], foreign, done["ok"]) == (False, True, 403, True)
    assert [len(one["messages"]) for one in (before["conversations"][0], after["conversations"][0])] == [1, 0]
    assert (after["start"] - before["start"], after["language"], spoken) == (1, "en", ["en"])


def test_the_composition_root_moves_the_clock_through_what_is_due() -> None:
    due, moved = datetime(2012, 11, 19, 8, tzinfo=UTC), []
    clock = MovableClock(datetime(2012, 9, 14, tzinfo=UTC))

    def advance(target: datetime) -> None:
        moved.append(clock.set(target))

    with (
        Sandbox(clock=clock, backstage=Backstage(advance=advance, next_due=lambda: due)) as slack,
        httpx.Client(base_url=slack.url) as page,
    ):
        assert (state(page)["can_advance_to_next"], state(page)["next_due"]) == (True, due.isoformat())
        page.post("/page/clock", json={"advance": "next"})
    assert moved == [due]


def test_a_page_hears_that_something_changed(slack: Sandbox, client: WebClient) -> None:
    with connect(slack.url.replace("http", "ws") + "/page/live?as=U1ANNA") as line:
        for _ in range(20):
            client.chat_postMessage(channel=GENERAL, text="dag")
        assert json.loads(line.recv(2)) == {"type": "changed"}
    with connect(slack.url.replace("http", "ws") + "/page/live?as=U1ANNA", open_timeout=2) as line, pytest.raises(TimeoutError):
        line.recv(0.25)


def test_foreign_pages_are_turned_away(page: httpx.Client, slack: Sandbox) -> None:
    foreign = {"Origin": "https://elders.example"}
    deed = {"as": "U1ANNA", "do": "say", "channel": GENERAL, "text": "x"}

    assert page.post("/page/act", json=deed, headers=foreign).status_code == 403
    assert page.post("/page/act", content=json.dumps(deed), headers={"Content-Type": "text/plain"}).status_code == 403
    assert page.post("/page/clock", json={"advance": "day"}, headers=foreign).status_code == 403
    assert page.post("/page/act", json=deed, headers={"Origin": slack.url}).json()["ok"]
    assert page.post("/page/act", json=[1]).status_code == 400
    assert page.get("/page/state", params={"as": "U1ANNA"}, headers={"Host": "elders.example"}).status_code == 403
    with pytest.raises(Exception, match=r"403|rejected"):
        connect(slack.url.replace("http", "ws") + "/page/live?as=U1ANNA", additional_headers=foreign)


def test_the_pages_files_come_with_a_strict_policy(page: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "app.js").write_text("1")
    monkeypatch.setattr("bot.sandbox.page_api.PAGE", tmp_path)

    for path in ("/", "/page/app.js"):
        answer = page.get(path)
        assert (answer.status_code, answer.headers["content-security-policy"]) == (200, "default-src 'self'")
    assert page.get("/page/..%2F..%2Fserver.py").status_code == 404
    assert page.get("/page/absent.js").status_code == 404


def test_the_workspace_stops_while_pages_and_bots_hang_on() -> None:
    slack = Sandbox().start()
    slack.faults.lose_reply("auth.test", how="hang")
    caller = threading.Thread(target=left_hanging, args=(slack,))
    with connect(slack.url.replace("http", "ws") + "/page/live?as=U1ANNA") as line:
        caller.start()
        slack.wait_for(lambda: slack.count("auth.test"))
        slack.stop()
        caller.join(2)

        assert not caller.is_alive()
        with pytest.raises(ConnectionClosed):
            line.recv(1)


def left_hanging(slack: Sandbox) -> None:
    with pytest.raises(OSError, match=r"closed|reset"):
        WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[]).auth_test()


def test_a_file_dropped_at_the_page_is_a_message_with_a_file(page: httpx.Client, slack: Sandbox) -> None:
    dm = slack.workspace.dm("U1ANNA").id
    done = act(page, "upload", channel=dm, name="verslag van mei.docx", content=b64encode(b"PK inhoud").decode(), text="Verslag")
    message = slack.person("anna").dms()[-1]

    assert (done["ok"], message["text"], message["subtype"]) == (True, "Verslag", "file_share")
    assert (message["files"][0]["name"], message["files"][0]["size"], message["files"][0]["filetype"]) == (
        "verslag van mei.docx",
        9,
        "docx",
    )
    address = message["files"][0]["url_private_download"]
    assert " " not in address
    assert httpx.get(address, headers={"Authorization": f"Bearer {slack.settings['SLACK_BOT_TOKEN']}"}).content == b"PK inhoud"
    assert b"login" in httpx.get(address).content
    slack.workspace.scopes.remove("files:read")
    assert b"login" in httpx.get(address, headers={"Authorization": f"Bearer {slack.settings['SLACK_BOT_TOKEN']}"}).content


def test_a_file_chosen_in_a_form_is_sent_in_with_it(page: httpx.Client, slack: Sandbox, robot: Robot, client: WebClient) -> None:
    robot.answer = opening(client, form(entry("bestand", {"type": "file_input", "max_files": 1, "filetypes": ["txt"]})))
    slack.person("anna").command("/prs nieuw")
    view = state(page)["modals"][0]
    files = [act(page, "attach", name=name, content=b64encode(b"tekst").decode())["file"] for name in ("a.txt", "b.txt", "c.doc")]

    def sent(*chosen: Any) -> Any:
        return act(page, "submit", view_id=view["id"], values={"bestand": {"a": {"type": "file_input", "files": list(chosen)}}})

    assert sent(files[0], files[1])["errors"] == {"bestand": "You can upload at most 1 files."}
    assert sent(files[2])["errors"] == {"bestand": "c.doc is not a supported file type."}
    assert sent(files[0])["errors"] is None
    assert robot.of("view_submission")[-1].payload["view"]["state"]["values"]["bestand"]["a"]["files"][0]["name"] == "a.txt"
