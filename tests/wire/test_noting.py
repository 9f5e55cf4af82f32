"""Decisions and action items noted in the thread under a meeting's agenda, in Slack."""

from bot.sandbox import posts
from jobs import read_threads
from tests.wire.running import Json, Running
from tests.wire.test_reminding import go_to, local


def in_meeting(bot: Running) -> Json:
    """Let a meeting be held, and return its agenda in the channel."""
    bot.announce(agenda="Opening\nContributie")
    go_to(bot, local("2012-11-26 13:10"))
    return bot.slack.messages("algemeen")[-1]


def read(bot: Running) -> None:
    read_threads.run(bot.deps)
    bot.deliver()


def ticked(bot: Running, said: Json) -> bool:
    found = next(one for one in bot.slack.messages("algemeen") if one["ts"] == said["ts"])
    return any(
        each["name"] == "white_check_mark" and bot.deps.home.identity.bot_user in each["users"] for each in found.get("reactions", [])
    )


def test_lines_in_the_thread_get_the_bots_tick_and_lose_it_when_they_are_edited_away(one_bot: Running) -> None:
    agenda = in_meeting(one_bot)
    anna, bram = one_bot.person("anna"), one_bot.person("bram")
    talk = bram.say("Dat vind ik een goed idee", thread=agenda)
    note = anna.say("besluit: de contributie blijft 45 euro", thread=agenda)
    read(one_bot)
    read(one_bot)
    before = (ticked(one_bot, note), ticked(one_bot, talk))
    conversation = one_bot.slack.workspace.conversations[note["channel"]]
    posts.edit(
        one_bot.slack.workspace, conversation, conversation.messages[note["ts"]], {"text": "blijft de contributie 45 euro?", "blocks": []}
    )
    read(one_bot)

    assert before == (True, False)
    assert not ticked(one_bot, note)
