"""The events that the bot gets: which, when, and in what shape."""

from slack_sdk import WebClient

from bot.sandbox import Actor, Person, Sandbox
from tests.sandbox.robot import Robot

GENERAL = "C1ALGEMEEN"


def test_the_envelope_is_slacks(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.say("dag")
    slack.settle()

    envelope = robot.got[0].payload
    assert envelope["type"] == "event_callback"
    assert (envelope["team_id"], envelope["api_app_id"]) == (slack.team.id, slack.team.app_id)
    assert envelope["authorizations"][0]["user_id"] == slack.team.bot_user
    assert envelope["event_id"].startswith("Ev")
    assert robot.got[0].event["event_ts"] == robot.got[0].event["ts"]


def test_a_direct_message_is_told_with_its_text_escaped(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.say("<!channel> & @bram in #algemeen, @here")
    slack.settle()

    event = robot.of("message")[0].event
    assert event["text"] == "&lt;!channel&gt; &amp; <@U2BRAM> in <#C1ALGEMEEN|algemeen>, <!here>"
    assert (event["channel_type"], event["user"], event["channel"][0]) == ("im", "U1ANNA", "D")


def test_a_mention_is_told_in_a_channel_and_in_a_thread(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    root = anna.say("dag allen", "algemeen")
    anna.say("@prs wat is er besloten?", "algemeen")
    anna.say("@prs en hier?", thread=root)
    anna.say("@prs hoor je mij?", "bestuur")
    slack.settle()

    events = [got.event for got in robot.of("app_mention")]
    assert [one["text"] for one in events] == [f"<@{slack.team.bot_user}> wat is er besloten?", f"<@{slack.team.bot_user}> en hier?"]
    assert events[1]["thread_ts"] == root["ts"]
    assert len(robot.got) == 2  # plain channel messages are not subscribed to, the board's channel is without the bot


def test_reactions_are_told_the_bots_own_too(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="kaart")["ts"]
    client.reactions_add(channel=GENERAL, timestamp=ts, name="x")
    anna.react(anna.sees("algemeen")[0], "+1::skin-tone-2")
    anna.unreact(anna.sees("algemeen")[0], "+1::skin-tone-2")
    slack.settle()

    told = [got.event for got in robot.got]
    assert sorted((one["type"], one["user"], one["reaction"]) for one in told) == [
        ("reaction_added", slack.team.bot_user, "x"),
        ("reaction_added", "U1ANNA", "+1::skin-tone-2"),
        ("reaction_removed", "U1ANNA", "+1::skin-tone-2"),
    ]
    assert all(one["item"] == {"type": "message", "channel": GENERAL, "ts": ts} and one["item_user"] == slack.team.bot_user for one in told)


def test_nothing_is_told_of_a_channel_without_the_bot(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.react(anna.say("dag", "bestuur"), "x")
    slack.settle()
    assert robot.got == []

    anna.invite_bot("bestuur")
    slack.settle()
    joined = robot.of("member_joined_channel")[0].event
    assert (joined["user"], joined["inviter"], joined["channel_type"]) == (slack.team.bot_user, "U1ANNA", "G")


def test_invitations_are_answered_in_slacks_words(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    assert anna.invite_bot("algemeen") == "That user is already in this channel."
    anna.say("/invite @prs", "open")
    slack.settle()

    assert slack.team.bot_user in slack.workspace.conversation("open").members
    assert robot.of("member_joined_channel")[0].event["channel_type"] == "C"


def test_people_come_change_and_go(slack: Sandbox, robot: Robot) -> None:
    slack.add_person(Person("U7FRITS", "frits", "Frits Bos"))
    slack.join("frits", "algemeen")
    slack.change_person("frits", real_name="Frits Bosch")
    slack.leave("frits", "algemeen")
    slack.deactivate("bram")
    slack.settle()

    kinds = sorted(got.event["type"] for got in robot.got)
    assert kinds == ["member_joined_channel", "member_left_channel", "team_join", "user_change", "user_change"]
    gone = next(got.event["user"] for got in robot.of("user_change") if got.event["user"]["id"] == "U2BRAM")
    assert (gone["deleted"], "tz" in gone) == (True, False)
    assert "U2BRAM" not in slack.workspace.conversation("algemeen").members


def test_channels_change_under_the_name_of_their_kind(slack: Sandbox, robot: Robot) -> None:
    slack.archive("algemeen", by="anna")
    slack.unarchive("algemeen")
    slack.rename("algemeen", "iedereen")
    slack.delete_channel("iedereen")
    slack.archive("kring")
    slack.archive("bestuur")
    slack.settle()

    told = {got.event["type"]: got.event for got in robot.got}
    assert set(told) == {"channel_archive", "channel_unarchive", "channel_rename", "channel_deleted", "group_archive"}
    assert told["channel_archive"] | {"event_ts": ""} == {"type": "channel_archive", "channel": GENERAL, "user": "U1ANNA", "event_ts": ""}
    assert told["channel_rename"]["channel"]["name"] == "iedereen"


def test_the_app_home_is_told_with_the_view_there_is(slack: Sandbox, robot: Robot, client: WebClient, anna: Actor) -> None:
    anna.open_home()
    slack.settle()
    client.views_publish(user_id="U1ANNA", view={"type": "home", "blocks": []})
    anna.open_home()
    anna.open_home("messages")
    slack.settle()

    told = sorted((got.event for got in robot.of("app_home_opened")), key=lambda event: str(event["event_ts"]))
    assert [(one["tab"], "view" in one) for one in told] == [("home", False), ("home", True), ("messages", False)]


def test_an_uninstalled_app_hears_it_and_then_nothing(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.uninstall()
    anna.say("dag")
    slack.settle()

    assert sorted(got.event["type"] for got in robot.got) == ["app_uninstalled", "tokens_revoked"]
    assert robot.of("tokens_revoked")[0].event["tokens"]["bot"] == [slack.team.bot_user]


def test_the_bots_own_dms_and_edits_are_told(slack: Sandbox, robot: Robot, client: WebClient) -> None:
    posted = client.chat_postMessage(channel="U1ANNA", text="dag")
    client.chat_update(channel=posted["channel"], ts=posted["ts"], text="hallo")
    client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    slack.settle()

    told = sorted((got.event for got in robot.of("message")), key=lambda event: str(event["event_ts"]))
    assert [one.get("subtype") for one in told] == [None, "message_changed", "message_deleted"]
    assert told[0]["bot_id"] == slack.team.bot_id


def test_only_what_the_manifest_subscribes_to_is_sent(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    slack.workspace.events.discard("message.im")
    anna.say("dag")
    slack.settle()

    assert robot.got == []


def test_a_dropped_file_comes_with_its_message(slack: Sandbox, robot: Robot, anna: Actor) -> None:
    anna.upload("verslag.txt", b"tekst", text="het verslag")
    slack.settle()

    event = robot.of("message")[0].event
    assert (event["subtype"], event["files"][0]["name"], event["text"]) == ("file_share", "verslag.txt", "het verslag")
