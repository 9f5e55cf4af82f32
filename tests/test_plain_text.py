"""Messages as members see them."""

from typing import Any

import pytest

from bot.plain_text import mrkdwn, plain

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
