"""What Slack makes of typed text is read back as typed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands import AddAction, AskDecisions, Command, FinishAction, Help, ListActions, NextMeeting
from bot.domain.ids import ActionItemId, MemberId
from bot.language.commands import is_own_business, read_said
from bot.slack.markup import as_typed, readable, unformatted, words_in, words_of

MARKED = {
    "Mail <mailto:a@b.nl|a@b.nl> even": "Mail a@b.nl even",
    "Mail <mailto:a@b.nl>": "Mail a@b.nl",
    "Bel <tel:0612345678|06-12345678>": "Bel 06-12345678",
    "Zie <https://prs.nl/a?b=1&amp;c=2>": "Zie https://prs.nl/a?b=1&c=2",
    "Zie <http://www.prs.nl|www.prs.nl>": "Zie www.prs.nl",
    "In <#C1ALGEMEEN|algemeen>": "In #algemeen",
    "In <#C1ALGEMEEN|>": "In <#C1ALGEMEEN>",
    "In <#C1ALGEMEEN>": "In <#C1ALGEMEEN>",
    "Vraag <!subteam^S1BESTUUR|@bestuur>": "Vraag @bestuur",
    "Vraag <!subteam^S1BESTUUR>": "Vraag @S1BESTUUR",
    "Vandaag, <!date^1347609600^{date_long}|14 september 2012>": "Vandaag, 14 september 2012",
    "<!here> <!channel> <!everyone> <!here|here>": "@here @channel @everyone @here",
    "<@U2BRAM|bram> en <@U1ANNA>": "<@U2BRAM> en <@U1ANNA>",
    "Koffie &amp; thee &lt;ok&gt; &amp;lt;": "Koffie & thee <ok> &lt;",
    "&lt;!channel&gt; &lt;https://a.nl|b&gt;": "<!channel> <https://a.nl|b>",
    "‘s middags, “goed” ’s avonds": "'s middags, \"goed\" 's avonds",
    "het „besluit” van gisteren": "het „besluit” van gisteren",
    "om\u00a013.00\u202fuur\u200b": "om 13.00 uur",
    "een familie 👨\u200d👩\u200d👧": "een familie 👨\u200d👩\u200d👧",
    "3 < 4 en 5 > 4": "3 < 4 en 5 > 4",
}


@pytest.mark.parametrize("text", MARKED)
def test_every_mark_is_read_back_as_typed(text: str) -> None:
    assert as_typed(text) == MARKED[text]


def test_a_member_typed_by_hand_is_no_member() -> None:
    assert "<@U2BRAM>" not in as_typed("&lt;@U2BRAM&gt;")


@given(st.text(max_size=200))
def test_text_without_marks_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert readable(as_typed(escaped)).translate({ord(c): "'" for c in "‘’‛ʼ"}).translate({ord(c): '"' for c in "“”‟"}) == readable(
        text
    ).translate({ord(c): "'" for c in "‘’‛ʼ"}).translate({ord(c): '"' for c in "“”‟"})


FORMATTED = {
    "*wanneer*": "wanneer",
    "_*wanneer*_": "wanneer",
    "`wanneer`": "wanneer",
    "```wanneer```": "wanneer",
    "&gt; wanneer": "wanneer",
    "• wanneer": "wanneer",
    "1. wanneer": "wanneer",
    "~aanwezig~ afwezig": "afwezig",
    "2*3*4 en snake_case_naam": "2*3*4 en snake_case_naam",
}


@pytest.mark.parametrize("text", FORMATTED)
def test_formatting_is_no_part_of_what_is_said(text: str) -> None:
    assert unformatted(text) == FORMATTED[text]


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


WORDS: list[tuple[dict[str, Any], str]] = [
    ({"text": "Zaal regelen", "blocks": [rich({"type": "text", "text": "anders"})]}, "Zaal regelen"),
    ({"text": "", "blocks": [rich({"type": "text", "text": "Bel "}, {"type": "user", "user_id": "U2BRAM"})]}, "Bel <@U2BRAM>"),
    ({"blocks": [rich({"type": "link", "url": "https://prs.nl", "text": "prs.nl"})]}, "prs.nl"),
    ({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Zaal *regelen*"}}]}, "Zaal *regelen*"),
    ({"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "A & B"}}]}, "A & B"),
    ({"attachments": [{"fallback": "x", "title": "Besluit", "text": "De zaal is geboekt"}]}, "Besluit\nDe zaal is geboekt"),
    ({"attachments": [{"fallback": "De zaal is geboekt"}]}, "De zaal is geboekt"),
    ({"attachments": [{"blocks": [rich({"type": "text", "text": "Doorgestuurd"})]}]}, "Doorgestuurd"),
    ({"attachments": [{"message_blocks": [{"message": {"blocks": [rich({"type": "text", "text": "Gedeeld"})]}}]}]}, "Gedeeld"),
    ({"text": " ", "files": [{"title": "Verslag september", "name": "v.docx"}]}, "Verslag september"),
    ({}, ""),
    ({"blocks": None, "attachments": [None], "files": "x"}, ""),
]


@pytest.mark.parametrize(("message", "words"), WORDS)
def test_the_words_of_a_message_are_found_wherever_slack_keeps_them(message: dict[str, Any], words: str) -> None:
    assert as_typed(words_of(message)) == words


def test_a_field_for_formatted_text_is_read_as_typed() -> None:
    assert as_typed(words_in(rich({"type": "text", "text": "A & "}, {"type": "channel", "channel_id": "C1"}))) == "A & <#C1>"


CALLED: dict[str, Command] = {
    "<@UBOT>: wanneer": NextMeeting(),
    "<@UBOT>, wanneer?": NextMeeting(),
    "<@UBOT> - wanneer": NextMeeting(),
    "hoi <@UBOT>, wanneer is de volgende vergadering?": NextMeeting(),
    "Goedemiddag <@UBOT>! Wanneer is de volgende vergadering?": NextMeeting(),
    "wanneer is de volgende vergadering <@UBOT>?": NextMeeting(),
    "wanneer is de volgende vergadering, <@UBOT>?": NextMeeting(),
    "wanneer <@UBOT> is de volgende vergadering": NextMeeting(),
    "<@UBOT> <@UBOT|prs> wanneer": NextMeeting(),
    "*<@UBOT> wanneer*": NextMeeting(),
    "*<@UBOT>* _wanneer_": NextMeeting(),
    "&gt; <@UBOT> wanneer": NextMeeting(),
    "• <@UBOT> wanneer": NextMeeting(),
    "<@UBOT> `acties`": ListActions(),
    "<@UBOT> ```acties```": ListActions(),
    "<@UBOT> acties graag": ListActions(),
    "<@UBOT> acties, alsjeblieft!": ListActions(),
    "<@UBOT> acties <@U2BRAM>": ListActions(scope="member", owner=MemberId("U2BRAM")),
    "<@UBOT>\u00a0klaar A31": FinishAction(item=ActionItemId(31)),
    "<@UBOT>": Help(),
    "hoi <@UBOT>!": Help(),
    "/netwerk wanneer": NextMeeting(),
    "netwerk wanneer": NextMeeting(),
    "/prs wanneer": NextMeeting(),
    "PRS: wanneer?": NextMeeting(),
    "wanneer": NextMeeting(),
    "actie Koffie &amp; thee": AddAction(text="Koffie & thee"),
    "actie *Zaal* regelen": AddAction(text="Zaal regelen"),
    "Wat kost &amp;lt; de zaal?": AskDecisions(question="Wat kost &lt; de zaal?"),
    "komt Piet ook?": AskDecisions(question="komt Piet ook?"),
    "misschien weet u wat er besloten is": AskDecisions(question="misschien weet u wat er besloten is"),
}


@pytest.mark.parametrize("text", CALLED)
def test_the_bot_is_called_in_many_ways(text: str) -> None:
    assert read_said(text, us="UBOT", command="/netwerk").command == CALLED[text]


@pytest.mark.parametrize(
    "question",
    ["akties", "mijn openstaande actiepunten", "instellingen?", "wie heeft er nog niet gereageerd?", "actielijst van Anna", "deelnemrs"],
)
def test_what_a_command_answers_privately_is_not_answered_in_public(question: str) -> None:
    assert is_own_business(question)


@pytest.mark.parametrize("question", ["Wat is er besloten over de contributie?", "besluit over de bustour", "wanneer is de fee verhoogd?"])
def test_a_question_about_decisions_is_answered_in_the_thread(question: str) -> None:
    assert not is_own_business(question)
