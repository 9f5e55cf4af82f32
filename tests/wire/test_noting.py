"""Decisions and action items noted in the thread under a meeting's agenda, in Slack."""

from datetime import date

from bot.db import meeting_notes, minutes
from bot.domain.ids import EventId
from bot.sandbox import posts
from jobs import read_minutes, read_threads
from tests.builders import BRAM
from tests.wire.running import HERE, Json, Running
from tests.wire.test_prompts import last
from tests.wire.test_reminding import go_to, local


def in_meeting(bot: Running) -> Json:
    """Let a meeting be held, and return its agenda in the channel."""
    bot.announce(agenda="Opening\nContributie")
    bot.told("bram", "/prs aanwezig V1")
    go_to(bot, local("2012-11-26 13:10"))
    return bot.slack.messages("algemeen")[-1]


def read(bot: Running, *, late: bool = False) -> None:
    read_threads.run(bot.deps, late=late)
    bot.deliver()


def edit(bot: Running, said: Json, text: str) -> None:
    conversation = bot.slack.workspace.conversations[said["channel"]]
    posts.edit(bot.slack.workspace, conversation, conversation.messages[said["ts"]], {"text": text, "blocks": []})


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
    edit(one_bot, note, "blijft de contributie 45 euro?")
    read(one_bot)

    assert before == (True, False)
    assert not ticked(one_bot, note)


def test_what_is_mended_or_added_the_next_morning_is_noted_as_well(one_bot: Running) -> None:
    agenda, anna = in_meeting(one_bot), one_bot.person("anna")
    note = anna.say("besluit: de contributie blijft 45 euro", thread=agenda)
    read(one_bot)
    go_to(one_bot, local("2012-11-27 09:00"))
    edit(one_bot, note, "besluit: de contributie wordt 50 euro")
    added = anna.say("actie: de website bijwerken", thread=agenda)
    read(one_bot)
    during = ticked(one_bot, added)
    read(one_bot, late=True)
    with one_bot.deps.reading(HERE) as session:
        noted = [each.text for each in meeting_notes.of_event(session, EventId(1))]

    assert (during, ticked(one_bot, added)) == (False, True)
    assert noted == ["besluit: de contributie wordt 50 euro", "actie: de website bijwerken"]


def test_minutes_are_made_of_what_was_noted_and_read_back_whole_to_be_reviewed(one_bot: Running) -> None:
    agenda = in_meeting(one_bot)
    anna = one_bot.person("anna")
    anna.say("besluit: de contributie blijft 45 euro", thread=agenda)
    anna.say("actie: @bram zaal bespreken uiterlijk 3 december", thread=agenda)
    read(one_bot)
    go_to(one_bot, local("2012-11-26 16:10"))
    asked = last(one_bot, "anna", "verslag zorgen")
    anna.tap(asked, "minutes_draft")
    form = one_bot.reads(anna.modal())
    assert anna.submit({}) is None
    read_minutes.run(one_bot.deps)
    one_bot.deliver()
    words = one_bot.words("anna")
    with one_bot.deps.reading(HERE) as session:
        found = minutes.findings(session, minutes.in_review(session)[0].id)

    assert "1 aanwezige en wat er in de draad onder de agenda is genoteerd: 1 besluit en 1 actiepunt." in form
    assert any("verslag-V1.docx" in said and "1 besluit, 1 actiepunt" in said for said in words)
    assert [(each.content.text, each.content.owners, each.content.on, each.ticked) for each in found] == [
        ("de contributie blijft 45 euro", (), None, True),
        ("zaal bespreken", (BRAM,), date(2012, 12, 3), True),
    ]


def test_minutes_are_made_by_a_command_too_and_not_by_whoever_may_not(one_bot: Running) -> None:
    in_meeting(one_bot)

    assert "Verslag opmaken" in one_bot.reads(one_bot.form("anna", "/prs verslag opmaken"))
    assert "Alleen organisatoren en de secretaris" in one_bot.told("bram", "/prs verslag opmaken V1")
