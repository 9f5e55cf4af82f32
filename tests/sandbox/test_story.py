"""What members do and what comes of it: commands, taps, forms, response_url, over signed HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.sandbox import Actor, Refused, Sandbox
from tests.sandbox.robot import EMPTY, Got, Response, Robot, bolt, json_answer, slowly
from tests.sandbox.test_web_api import refusal, section

GENERAL = "C1ALGEMEEN"


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(action_id: str = "klaar", **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain("Klaar"), **more}


def actions(*elements: dict[str, Any], block_id: str = "rij") -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def entry(block_id: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": {"action_id": "a", **element}, **more}


TEXT = {"type": "plain_text_input"}


def form(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    fields = blocks or (entry("titel", TEXT),)
    return {"type": "modal", "callback_id": "f", "title": plain("Formulier"), "submit": plain("OK"), "blocks": list(fields), **more}


def opening(client: WebClient, view: dict[str, Any]) -> Callable[[Got], Response]:
    """A bot that answers everything with a trigger by opening this form."""

    def answer(got: Got) -> Response:
        if got.payload.get("type") not in ("view_submission", "view_closed"):
            client.views_open(trigger_id=got.payload["trigger_id"], view=view)
        return EMPTY

    return answer


# commands


def test_a_command_arrives_as_slack_sends_it(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.command("/prs  actie @bram #algemeen #kring a<b & c https://x.nl/?a=1&b=2 @here @niemand ", "algemeen")

    sent = robot.got[0].payload
    assert sent["text"] == (
        "actie <@U2BRAM|bram> <#C1ALGEMEEN|algemeen> <#C3KRING|kring> a&lt;b &amp; c <https://x.nl/?a=1&amp;b=2> @here @niemand"
    )
    assert (sent["command"], sent["user_id"], sent["channel_name"], sent["is_enterprise_install"]) == (
        "/prs",
        "U1ANNA",
        "algemeen",
        "false",
    )
    assert set(sent) >= {"team_id", "api_app_id", "response_url", "trigger_id", "user_name", "team_domain", "token"}
    anna.command("/prs")
    anna.command("/prs", "bestuur")
    assert [got.payload["channel_name"] for got in robot.got[1:]] == ["directmessage", "privategroup"]
    assert slack.complaints == []


@pytest.mark.parametrize(
    ("response", "text"),
    [
        (json_answer({"text": "Dag &amp; welkom"}), "Dag & welkom"),
        ((200, {"Content-Type": "text/plain"}, b"Dag"), "Dag"),
        (json_answer({"text": "x", "blocks": [section("Dag"), actions(button())]}), "Dag\n[Klaar]"),
        (EMPTY, ""),
    ],
)
def test_the_answer_to_a_command_is_for_the_asker_only(slack: Sandbox, robot: Robot, anna: Actor, response: Response, text: str) -> None:
    robot.answer = lambda _got: response

    answer = anna.command("/prs help", "algemeen")

    assert (answer.shown, answer.error) == (text, None)
    assert len(anna.sees("algemeen")) == (1 if text else 0)
    assert slack.messages("algemeen") == []


def test_an_answer_in_channel_is_for_all(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    robot.answer = lambda _got: json_answer({"response_type": "in_channel", "text": "voor allen"})
    anna.command("/prs", "algemeen")

    assert [one["text"] for one in slack.messages("algemeen")] == ["voor allen"]


def test_what_goes_wrong_with_a_command_is_said_in_slacks_words(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    robot.answer = lambda _got: (500, {}, b"")
    assert anna.command("/prs").error == '/prs failed with the error "dispatch_failed"'

    robot.answer = lambda _got: json_answer({"text": "x", "blocks": [{"type": "image"}]})
    assert anna.command("/prs").error == '/prs failed with the error "invalid_blocks"'

    slack.pace.ack = 0.1
    robot.answer = lambda _got: slowly(0.3)
    assert anna.command("/prs").error == '/prs failed with the error "operation_timeout"'
    assert len(robot.got) == 3  # never tried again
    assert len(slack.complaints) == 1


def test_commands_are_refused_in_threads_and_unknown_ones_everywhere(robot: Robot, anna: Actor) -> None:
    root = anna.say("vraag", "algemeen")

    assert anna.command("/prs", "algemeen", thread=root).error == "/prs is not supported in threads. Sorry!"
    assert "not a valid command" in str(anna.command("/weg", "algemeen").error)
    assert robot.of("command") == []
    with pytest.raises(Refused, match="not supported in threads"):
        anna.say("/prs", thread=root)


# taps on messages


def test_a_tap_carries_the_message_and_an_ephemeral_one_does_not(client: WebClient, robot: Robot, anna: Actor) -> None:
    client.chat_postMessage(channel=GENERAL, text="kaart", blocks=[actions(button(value="v1", style="primary"))])
    client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="u", blocks=[actions(button())])
    posted, shown = anna.sees("algemeen")

    assert anna.tap(posted, "klaar") is None
    assert anna.tap(shown, "klaar") is None

    first, second = (got.payload for got in robot.of("block_actions"))
    assert first["message"]["ts"] == posted["ts"]
    assert first["actions"][0] | {"action_ts": ""} == {
        "type": "button",
        "action_id": "klaar",
        "block_id": "rij",
        "text": plain("Klaar"),
        "value": "v1",
        "action_ts": "",
    }
    assert first["container"] == {"type": "message", "message_ts": posted["ts"], "channel_id": GENERAL, "is_ephemeral": False}
    assert first["channel"] == {"id": GENERAL, "name": "algemeen"}
    assert second["container"]["is_ephemeral"] is True
    assert "message" not in second


def test_menus_give_their_choice_and_the_state_of_the_message(client: WebClient, robot: Robot, anna: Actor) -> None:
    options = [{"text": plain(label), "value": value} for label, value in (("Morgen", "1d"), ("Over een week", "7d"))]
    menu = {"type": "static_select", "action_id": "wanneer", "options": options}
    more = {"type": "overflow", "action_id": "meer", "options": options}
    day = {"type": "datepicker", "action_id": "dag"}
    client.chat_postMessage(channel=GENERAL, text="x", blocks=[actions(menu, more, day)])
    message = anna.sees("algemeen")[0]

    anna.choose(message, "wanneer", "Over een week")
    anna.choose(message, "dag", "2012-11-26")
    anna.choose(message, "meer", "1d")

    sent = [got.payload for got in robot.of("block_actions")]
    assert sent[0]["actions"][0]["selected_option"]["value"] == "7d"
    assert sent[1]["state"]["values"]["rij"]["wanneer"]["selected_option"]["value"] == "7d"
    assert sent[1]["actions"][0]["selected_date"] == "2012-11-26"
    assert sent[2]["actions"][0]["selected_option"]["text"]["text"] == "Morgen"
    assert "meer" not in sent[2]["state"]["values"]["rij"]


def test_a_bot_that_fails_on_a_tap_is_said_so(robot: Robot, client: WebClient, anna: Actor) -> None:
    client.chat_postMessage(channel=GENERAL, text="x", blocks=[actions(button())])
    robot.answer = lambda _got: (500, {}, b"")

    assert anna.tap(anna.sees("algemeen")[0], "klaar") == "PRS did not respond (dispatch_failed)."
    assert len(robot.of("block_actions")) == 1


# response_url


def test_a_response_url_replaces_and_deletes_the_tapped_message(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="u", blocks=[actions(button())])
    anna.tap(anna.sees("algemeen")[0], "klaar")
    hook = WebhookClient(robot.got[0].payload["response_url"])

    assert hook.send(text="gedaan", replace_original=True).body == "ok"
    assert [one["text"] for one in anna.sees("algemeen")] == ["gedaan"]
    assert hook.send(text="en dit").status_code == 200
    assert [one["text"] for one in anna.sees("algemeen")] == ["gedaan", "en dit"]
    assert hook.send(delete_original=True).status_code == 200
    assert [one["text"] for one in anna.sees("algemeen")] == ["en dit"]
    assert slack.messages("algemeen") == []


def test_a_response_url_edits_a_public_message_in_place(robot: Robot, client: WebClient, anna: Actor, slack: Sandbox) -> None:
    client.chat_postMessage(channel=GENERAL, text="kaart", blocks=[actions(button())])
    anna.tap(anna.sees("algemeen")[0], "klaar")

    WebhookClient(robot.got[0].payload["response_url"]).send(text="nieuw", replace_original=True)

    assert [one["text"] for one in slack.messages("algemeen")] == ["nieuw"]


def test_a_commands_response_url_has_no_original(robot: Robot, anna: Actor) -> None:
    anna.command("/prs", "algemeen")
    hook = WebhookClient(robot.got[0].payload["response_url"])

    hook.send(text="een")
    hook.send(text="twee", replace_original=True)

    assert [one["text"] for one in anna.sees("algemeen")] == ["een", "twee"]


def test_a_response_url_works_five_times_and_not_for_ever(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.command("/prs", "algemeen")
    hook = WebhookClient(robot.got[0].payload["response_url"])

    assert [hook.send(text="x").status_code for _ in range(6)] == [200] * 5 + [404]
    anna.command("/prs", "algemeen")
    slack.responses.life = -1
    late = WebhookClient(robot.got[1].payload["response_url"]).send(text="x")
    assert (late.status_code, "expired_url" in late.body) == (404, True)
    assert [words.split()[1] for words in slack.complaints] == ["used_url", "expired_url"]


# forms


def test_a_form_is_filled_in_sent_and_closed(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    options = [{"text": plain(label), "value": label.lower()} for label in ("Vergadering", "Excursie")]
    fields = form(
        entry("titel", TEXT),
        entry("soort", {"type": "static_select", "options": options, "initial_option": options[0]}),
        entry("datum", {"type": "datepicker", "initial_date": "2012-11-26"}),
        entry("begin", {"type": "timepicker"}),
        entry("wie", {"type": "multi_users_select"}, optional=True),
        entry("toch", {"type": "checkboxes", "options": options}, optional=True),
        entry("link", {"type": "url_text_input"}, optional=True),
        entry("aantal", {"type": "number_input", "is_decimal_allowed": False, "min_value": "2", "max_value": "40"}, optional=True),
        private_metadata="geheim",
    )
    robot.answer = opening(client, fields)
    anna.command("/prs nieuw")

    assert anna.submit({"link": "geen link", "aantal": "1.5"}) == {
        "titel": "Please complete this required field.",
        "begin": "Please complete this required field.",
        "link": "Please enter a valid URL.",
        "aantal": "Please enter a whole number.",
    }
    assert robot.of("view_submission") == []
    values = {
        "titel.a": "<!channel> *vet* & co",
        "soort": "Excursie",
        "begin": "13:00",
        "wie": ["U2BRAM"],
        "toch": ["excursie"],
        "link": None,
    }
    assert anna.submit(values | {"aantal": 1}) == {"aantal": "Please enter a number no less than 2."}
    assert anna.submit({"aantal": 30}) is None

    view = robot.of("view_submission")[0].payload["view"]
    assert {block: next(iter(fields.values())) for block, fields in view["state"]["values"].items()} == {
        "titel": {"type": "plain_text_input", "value": "<!channel> *vet* & co"},
        "soort": {"type": "static_select", "selected_option": options[1]},
        "datum": {"type": "datepicker", "selected_date": "2012-11-26"},
        "begin": {"type": "timepicker", "selected_time": "13:00"},
        "wie": {"type": "multi_users_select", "selected_users": ["U2BRAM"]},
        "toch": {"type": "checkboxes", "selected_options": [options[1]]},
        "link": {"type": "url_text_input", "value": None},
        "aantal": {"type": "number_input", "value": "30"},
    }
    assert (view["private_metadata"], view["callback_id"], view["root_view_id"]) == ("geheim", "f", view["id"])
    assert anna.modal() is None
    assert slack.complaints == []


def answering(client: WebClient, body: object, status: int = 200) -> Callable[[Got], Response]:
    """Open a form on a command, and answer its submission with this body."""
    start = opening(client, form())

    def answer(got: Got) -> Response:
        return json_answer(body, status) if got.payload.get("type") == "view_submission" else start(got)

    return answer


def test_errors_keep_the_form_open_with_what_was_typed(robot: Robot, client: WebClient, anna: Actor) -> None:
    robot.answer = answering(client, {"response_action": "errors", "errors": {"titel": "Deze titel bestaat al."}})
    anna.command("/prs nieuw")

    assert anna.submit({"titel": "ALV"}) == {"titel": "Deze titel bestaat al."}
    modal = anna.modal()
    assert modal
    assert modal["state"]["values"]["titel"]["a"]["value"] == "ALV"


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ({"response_action": "update", "view": form(title=plain("Tweede"))}, ["Tweede"]),
        ({"response_action": "push", "view": form(title=plain("Boven"))}, ["Formulier", "Boven"]),
        ({"response_action": "clear"}, []),
        ({}, []),
    ],
)
def test_a_form_can_be_followed_by_another(robot: Robot, client: WebClient, anna: Actor, body: object, titles: list[str]) -> None:
    robot.answer = answering(client, body)
    anna.command("/prs nieuw")
    anna.submit({"titel": "ALV"})

    assert [view["title"]["text"] for view in anna.modals()] == titles


@pytest.mark.parametrize(
    "body",
    [
        {"response_action": "errors", "errors": {"weg": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "dance"},
        {"response_action": "push"},
        "tekst",
    ],
)
def test_a_wrong_answer_to_a_form_is_trouble(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor, body: object) -> None:
    robot.answer = answering(client, body)
    anna.command("/prs nieuw")

    assert anna.submit({"titel": "ALV"}) == {"": "We had some trouble connecting. Try again?"}
    assert anna.modal() is not None
    assert len(slack.complaints) == 1


def test_no_answer_to_a_form_is_trouble(robot: Robot, client: WebClient, anna: Actor) -> None:
    robot.answer = answering(client, {}, status=500)
    anna.command("/prs nieuw")

    assert anna.submit({"titel": "ALV"}) == {"": "We had some trouble connecting. Try again?"}
    assert len(robot.of("view_submission")) == 1


def test_a_field_that_dispatches_sends_the_state_so_far(robot: Robot, client: WebClient, anna: Actor) -> None:
    kinds = [{"text": plain(label), "value": label} for label in ("een", "twee")]
    pick = {"type": "static_select", "options": kinds}
    robot.answer = opening(client, form(entry("titel", TEXT), entry("soort", pick, dispatch_action=True), actions(button())))
    anna.command("/prs nieuw")
    robot.answer = lambda _got: EMPTY

    anna.fill({"titel": "ALV", "soort": "twee"})
    anna.tap(None, "klaar")

    sent = [got.payload for got in robot.of("block_actions")]
    assert [one["actions"][0]["action_id"] for one in sent] == ["a", "klaar"]
    assert sent[0]["view"]["state"]["values"]["titel"]["a"]["value"] == "ALV"
    assert sent[1]["view"]["state"]["values"]["soort"]["a"]["selected_option"] == kinds[1]
    assert "rij" not in sent[1]["view"]["state"]["values"]
    assert sent[0]["container"] == {"type": "view", "view_id": sent[0]["view"]["id"]}
    assert "channel" not in sent[0]
    assert "response_url" not in sent[0]


def test_closing_is_told_only_when_asked_for(robot: Robot, client: WebClient, anna: Actor) -> None:
    robot.answer = opening(client, form())
    anna.command("/prs nieuw")
    anna.close()
    robot.answer = opening(client, form(notify_on_close=True))
    anna.command("/prs nieuw")
    anna.close(whole_stack=True)

    closed = robot.of("view_closed")
    assert [got.payload["is_cleared"] for got in closed] == [True]
    assert closed[0].payload["view"]["state"] == {"values": {}}
    assert anna.modal() is None


# views through the Web API


def test_a_trigger_opens_one_form_and_only_for_three_seconds(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    for _ in range(2):
        anna.command("/prs")
    first, second = (got.payload["trigger_id"] for got in robot.got)
    assert slack.workspace.views.trigger_seconds == 3.0

    assert client.views_open(trigger_id=first, view=form())["view"]["state"]["values"]["titel"]["a"]["value"] is None
    assert refusal(client.views_open, trigger_id=first, view=form()) == "exchanged_trigger_id"
    assert refusal(client.views_open, trigger_id="1.2.x", view=form()) == "invalid_trigger_id"
    slack.workspace.views.trigger_seconds = 0.0
    assert refusal(client.views_open, trigger_id=second, view=form()) == "expired_trigger_id"


def test_three_views_stand_on_each_other_and_no_more(robot: Robot, client: WebClient, anna: Actor) -> None:
    def trigger() -> str:
        anna.command("/prs")
        return str(robot.got[-1].payload["trigger_id"])

    assert refusal(client.views_push, trigger_id=trigger(), view=form()) == "not_found"
    root = client.views_open(trigger_id=trigger(), view=form())["view"]
    middle = client.views_push(trigger_id=trigger(), view=form())["view"]
    client.views_push(trigger_id=trigger(), view=form())

    assert (middle["previous_view_id"], middle["root_view_id"]) == (root["id"], root["id"])
    assert refusal(client.views_push, trigger_id=trigger(), view=form()) == "push_limit_reached"


def test_an_update_keeps_what_was_entered_where_the_ids_stay(robot: Robot, client: WebClient, anna: Actor) -> None:
    robot.answer = opening(client, form(entry("titel", TEXT), entry("plaats", TEXT)))
    anna.command("/prs")
    anna.fill({"titel": "ALV", "plaats": "Utrecht"})
    view = anna.modal()
    assert view

    updated = client.views_update(
        view_id=view["id"],
        hash=view["hash"],
        view=form(entry("titel", TEXT), entry("plaats2", TEXT), entry("datum", {"type": "datepicker"})),
    )["view"]

    assert updated["state"]["values"]["titel"]["a"]["value"] == "ALV"
    assert updated["state"]["values"]["plaats2"]["a"]["value"] is None
    assert refusal(client.views_update, view_id=view["id"], hash=view["hash"], view=form()) == "hash_conflict"
    anna.close()
    assert refusal(client.views_update, view_id=view["id"], view=form()) == "not_found"


def test_a_view_is_found_by_its_external_id_which_is_unique(robot: Robot, client: WebClient, anna: Actor, slack: Sandbox) -> None:
    robot.answer = opening(client, form(external_id="f1"))
    anna.command("/prs")
    slack.person("bram").command("/prs")
    trigger = robot.got[0].payload["trigger_id"]

    assert client.views_update(external_id="f1", view=form(external_id="f1", title=plain("Nieuw")))["view"]["title"]["text"] == "Nieuw"
    assert refusal(client.views_open, trigger_id=trigger, view=form(external_id="f1")) == "duplicate_external_id"


def test_a_home_tab_is_one_persons_own(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    home = {"type": "home", "blocks": [section("Welkom"), actions(button())]}
    shown = client.views_publish(user_id="U1ANNA", view=home)["view"]

    assert slack.plain(anna.home()) == "Welkom\n[Klaar]"
    assert slack.person("bram").home() is None
    anna.tap(anna.home(), "klaar")
    assert robot.of("block_actions")[0].payload["view"]["type"] == "home"
    client.views_publish(user_id="U1ANNA", view=home, hash=shown["hash"])
    assert refusal(client.views_publish, user_id="U1ANNA", view=home, hash=shown["hash"]) == "hash_conflict"
    slack.workspace.home_enabled = False
    assert refusal(client.views_publish, user_id="U1ANNA", view=home) == "not_enabled"


# shortcuts


def test_shortcuts_come_with_what_they_are_about(robot: Robot, anna: Actor) -> None:
    message = anna.say("Bram zoekt een zaal", "algemeen")
    assert anna.shortcut("nieuw") is None
    assert anna.message_shortcut(message, "actiepunt") is None
    assert anna.shortcut("onbekend") == "onbekend is no shortcut of this app."

    free, about = robot.of("shortcut")[0].payload, robot.of("message_action")[0].payload
    assert (free["callback_id"], "channel" in free, "response_url" in free) == ("nieuw", False, False)
    assert (about["message"]["text"], about["message_ts"], about["channel"]["id"]) == ("Bram zoekt een zaal", message["ts"], GENERAL)
    assert set(free) == {"type", "team", "user", "api_app_id", "token", "trigger_id", "enterprise", "is_enterprise_install"} | {
        "callback_id",
        "action_ts",
    }
    assert set(about) - set(free) == {"message_ts", "message", "channel", "response_url"}


def test_bolt_opens_a_form_from_a_shortcut_and_from_a_message(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    app = App(client=client, signing_secret=slack.signing_secret, process_before_response=True)

    def open_form(ack: Ack, shortcut: dict[str, Any]) -> None:
        said = shortcut.get("message", {}).get("text", "")
        view = form(entry("tekst", {**TEXT, "initial_value": said}), title=plain(shortcut["callback_id"]))
        client.views_open(trigger_id=shortcut["trigger_id"], view=view)
        ack()

    app.global_shortcut("nieuw")(open_form)
    app.message_shortcut("actiepunt")(open_form)
    robot.answer = bolt(app)

    assert anna.shortcut("nieuw") is None
    assert slack.plain(anna.modal()).startswith("nieuw")
    assert anna.message_shortcut(anna.say("Zaal huren", "algemeen"), "actiepunt") is None
    assert "[Zaal huren]" in slack.plain(anna.modal())
