"""Messages as members see them, typed text as Slack writes it, and the movable clock."""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.sandbox import MovableClock, plain
from bot.sandbox.markup import as_command_text, as_event_text, escape, unescape
from bot.sandbox.text import mrkdwn

NAMES = {"U1": "Anna de Wit", "C1": "algemeen"}


def words(text: str, kind: str = "plain_text", **more: Any) -> dict[str, Any]:
    return {"type": kind, "text": text, **more}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*vet* _schuin_ ~weg~ `code` 2*3*4", "vet schuin weg code 2*3*4"),
        ("&lt;!channel&gt; &amp;", "<!channel> &"),
        ("<!channel> <!here|here> <!subteam^S1>", "@channel @here @subteam"),
        ("<@U1> in <#C1|algemeen> en <@U9|piet>", "@Anna de Wit in #algemeen en @piet"),
        ("<https://x.nl|de site> <https://y.nl>", "de site https://y.nl"),
        ("<!date^1^{date}|26 november>", "26 november"),
        (":white_check_mark: :onbekend:", "✅ :onbekend:"),
    ],
)
def test_mrkdwn_as_it_shows(written: str, shown: str) -> None:
    assert mrkdwn(written, NAMES) == shown


def test_every_block_reads_in_lines() -> None:
    option = {"text": words("Ja"), "value": "ja"}
    rich = [
        {"type": "text", "text": "*letterlijk* "},
        {"type": "link", "url": "https://x.nl"},
        {"type": "emoji", "name": "x"},
        {"type": "user", "user_id": "U1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "date", "timestamp": 1, "format": "{date}", "fallback": "toen"},
    ]
    view = {
        "title": words("Formulier"),
        "submit": words("OK"),
        "close": words("Sluiten"),
        "blocks": [
            {"type": "header", "text": words("Kop :x:", emoji=False)},
            {"type": "divider"},
            {"type": "section", "text": words("*vet*", "mrkdwn"), "accessory": {"type": "overflow", "options": [option, option]}},
            {"type": "section", "fields": [words("een"), words("twee :x:")]},
            {"type": "context", "elements": [words("voet"), words("noot")]},
            {"type": "actions", "elements": [{"type": "button", "text": words("Klaar")}, {"type": "button", "text": words("Later")}]},
            {
                "type": "input",
                "label": words("Soort"),
                "hint": words("kies"),
                "element": {"type": "static_select", "initial_option": option},
            },
            {"type": "input", "label": words("Dag"), "element": {"type": "datepicker", "initial_date": "2012-11-26"}},
            {"type": "input", "label": words("Wie"), "element": {"type": "multi_users_select", "initial_users": ["U1"]}},
            {"type": "input", "label": words("Leeg"), "element": {"type": "plain_text_input"}},
            {"type": "input", "label": words("Vink"), "element": {"type": "checkboxes", "options": [option], "initial_options": [option]}},
            {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": rich}]},
            {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "a\nb"}]}]},
            {
                "type": "rich_text",
                "elements": [
                    {"type": "rich_text_list", "style": style, "elements": [{"elements": [{"type": "text", "text": "punt"}]}]}
                    for style in ("bullet", "ordered")
                ],
            },
        ],
    }

    assert plain(view, NAMES).split("\n") == [
        "Formulier",
        "Kop :x:",
        "---",
        "vet",
        "[… Ja · Ja]",
        "een",
        "twee ❌",
        "voet noot",
        "[Klaar] [Later]",
        "Soort: [Ja]",
        "kies",
        "Dag: [2012-11-26]",
        "Wie: [Anna de Wit]",
        "Leeg: […]",
        "Vink: ☑ Ja",
        "*letterlijk* https://x.nl❌@Anna de Wit#algemeentoen",
        "> a",
        "> b",
        "• punt",
        "1. punt",
        "[OK] [Sluiten]",
    ]
    assert plain({"text": "zonder &amp; blokken"}) == "zonder & blokken"


def test_typed_text_is_written_down_differently_for_events_and_commands() -> None:
    known: dict[str, Any] = {"handles": {"anna": "U1"}, "channels": {"algemeen": "C1"}}
    typed = "@anna a@anna.nl #algemeen &#39; @here <b>"

    assert as_event_text(typed, **known) == "<@U1> a@anna.nl <#C1|algemeen> &amp;#39; <!here> &lt;b&gt;"
    assert as_command_text(typed, **known) == "<@U1|anna> a@anna.nl <#C1|algemeen> &amp;#39; @here &lt;b&gt;"
    assert unescape(escape(typed)) == typed


def test_the_clock_ticks_and_moves() -> None:
    clock = MovableClock(datetime(2012, 9, 14, 11, tzinfo=timezone(timedelta(hours=2))))
    first = clock()
    time.sleep(0.01)

    assert first.tzinfo is UTC
    assert timedelta(0) < clock() - first < timedelta(seconds=5)
    clock.advance(timedelta(days=2))
    assert clock().date().isoformat() == "2012-09-16"
    clock.set(datetime(2012, 9, 1, tzinfo=UTC))
    assert clock().date().isoformat() == "2012-09-01"
    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime(2012, 9, 1))  # noqa: DTZ001 - the mistake under test
    assert abs(MovableClock()().timestamp() - time.time()) < 1
