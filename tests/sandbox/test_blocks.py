"""Every limit of blocks, elements and views: what just fits is taken, one more is refused where it is."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.blocks import checked_blocks, checked_view
from bot.sandbox.model import Json, Refused

FITS: list[str] = []


def plain(text: str = "x", **more: Any) -> Json:
    return {"type": "plain_text", "text": text, **more}


def mrkdwn(text: str = "x", **more: Any) -> Json:
    return {"type": "mrkdwn", "text": text, **more}


def option(n: int = 0, **more: Any) -> Json:
    return {"text": plain(str(n)), "value": f"v{n}", **more}


def options(count: int) -> list[Json]:
    return [option(n) for n in range(count)]


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Klaar"), **more}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def entry(element: Json | None = None, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element or {"type": "plain_text_input"}, **more}


def rich(*elements: Json, kind: str = "rich_text_section", **more: Any) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements), **more}]}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain("OK"), "blocks": list(blocks), **more}


def problems(check: Callable[[], object]) -> list[str]:
    try:
        check()
    except Refused as refusal:
        return list(refusal.extra.get("response_metadata", {"messages": [refusal.error]})["messages"])  # type: ignore[index]
    return []


def of_message(*blocks: Json) -> list[str]:
    return problems(lambda: checked_blocks(list(blocks)))


def of_view(view: Json) -> list[str]:
    return problems(lambda: checked_view(view, view["type"]))


def actions_in_a_modal(*elements: Json) -> Json:
    return modal(actions(*elements))


CONFIRM = {"title": plain("x" * 100), "text": plain("x" * 300), "confirm": plain("x" * 30), "deny": plain("x" * 30)}
SELECT = {"type": "static_select", "options": options(3)}
INPUTS: list[Json] = [
    {"type": "plain_text_input", "min_length": 0, "max_length": 3000, "multiline": True, "initial_value": "x", "focus_on_load": True},
    {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9", "initial_value": "3"},
    {"type": "url_text_input", "initial_value": "https://x.nl", "placeholder": plain("x" * 150)},
    {"type": "static_select", "options": options(100), "initial_option": option(5)},
    {"type": "static_select", "option_groups": [{"label": plain("x" * 75), "options": options(2)}]},
    {"type": "multi_static_select", "options": options(100), "initial_options": options(2), "max_selected_items": 2},
    {"type": "multi_static_select", "option_groups": [{"label": plain("x" * 75), "options": options(2)}]},
    {"type": "users_select", "initial_user": "U1"},
    {"type": "multi_users_select", "initial_users": ["U1"], "max_selected_items": 1},
    {"type": "conversations_select", "default_to_current_conversation": True, "filter": {"include": ["public"]}},
    {"type": "channels_select", "initial_channel": "C1"},
    {"type": "datepicker", "initial_date": "2012-11-26"},
    {"type": "timepicker", "initial_time": "13:00", "timezone": "Europe/Amsterdam"},
    {"type": "checkboxes", "options": options(10), "initial_options": options(2)},
    {"type": "radio_buttons", "options": options(10), "initial_option": option(0)},
]
SHOWN: list[Json] = [
    section(text=mrkdwn("x" * 3000), block_id="b" * 255),
    section(fields=[plain("x" * 2000)] * 3, accessory=button(value="v" * 2000, url="https://x.nl", style="primary", confirm=CONFIRM)),
    {"type": "section", "fields": [mrkdwn()] * 10},
    {"type": "header", "text": plain("x" * 150, emoji=False)},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn(verbatim=True)] * 10},
    actions(*[button(action_id=f"a{n}") for n in range(25)]),
    actions({"type": "overflow", "options": [option(n, url="https://x.nl") for n in range(5)]}),
    rich({"type": "text", "text": "x", "style": {"bold": True, "strike": False}}, {"type": "user", "user_id": "U1"}),
    rich({"type": "link", "url": "https://x.nl", "text": "x"}, {"type": "emoji", "name": "x"}, {"type": "channel", "channel_id": "C1"}),
    rich({"type": "date", "timestamp": 1, "format": "{date}", "fallback": "x"}, kind="rich_text_quote"),
    rich({"type": "text", "text": "x"}, kind="rich_text_preformatted", border=1),
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_list", "style": "bullet", "indent": 8, "elements": [{"type": "rich_text_section", "elements": []}]}
        ],
    },
]


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: str(block["type"]))
def test_what_just_fits_is_taken(block: Json) -> None:
    assert of_message(block) == FITS


@pytest.mark.parametrize("element", INPUTS, ids=lambda element: str(element["type"]))
def test_every_input_is_taken_in_a_form(element: Json) -> None:
    assert of_view(modal(entry(element, hint=plain("x" * 2000), optional=True, dispatch_action=True))) == FITS


@pytest.mark.parametrize(
    ("block", "message", "pointer"),
    [
        ({"type": "image", "alt_text": "x"}, "unsupported type: image", "/type"),
        ({}, "missing required field: type", ""),
        ({"type": ["section"]}, "unsupported type: ['section']", "/type"),
        (section(text=mrkdwn("x" * 3001)), "must be less than 3001 characters", "/text/text"),
        (section(text=mrkdwn("")), "must be more than 0 characters", "/text/text"),
        (section(text=plain(verbatim=True)), "invalid additional property: verbatim", "/text"),
        (section(text=mrkdwn(emoji=True)), "invalid additional property: emoji", "/text"),
        (section(text="x"), "must provide an object", "/text"),
        ({"type": "section"}, "must provide either text or fields", ""),
        (section(fields=[mrkdwn()] * 11), "no more than 10 items allowed", "/fields"),
        (section(fields=[]), "must be more than 0 items", "/fields"),
        (section(fields=[mrkdwn("x" * 2001)]), "must be less than 2001 characters", "/fields/0/text"),
        (section(block_id="b" * 256), "must be less than 256 characters", "/block_id"),
        (section(accessory={"type": "plain_text_input"}), "unsupported type: plain_text_input", "/accessory/type"),
        (section(accessory=button(color="red")), "invalid additional property: color", "/accessory"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters", "/text/text"),
        ({"type": "header", "text": mrkdwn()}, "value must be one of plain_text", "/text/type"),
        ({"type": "context", "elements": [mrkdwn()] * 11}, "no more than 10 items allowed", "/elements"),
        (actions(), "must be more than 0 items", "/elements"),
        (actions(*[button(action_id=f"a{n}") for n in range(26)]), "no more than 25 items allowed", "/elements"),
        (actions(button(action_id="a"), button(action_id="a")), "action_id must be unique within a block", ""),
        (actions(button(text=plain("x" * 76))), "must be less than 76 characters", "/elements/0/text/text"),
        (actions(button(value="v" * 2001)), "must be less than 2001 characters", "/elements/0/value"),
        (actions(button(url="x" * 3001)), "must be less than 3001 characters", "/elements/0/url"),
        (actions(button(style="green")), "value must be one of primary, danger", "/elements/0/style"),
        (actions(button(action_id="a" * 256)), "must be less than 256 characters", "/elements/0/action_id"),
        (
            actions(button(confirm=CONFIRM | {"title": plain("x" * 101)})),
            "must be less than 101 characters",
            "/elements/0/confirm/title/text",
        ),
        (actions({"type": "overflow", "options": options(6)}), "no more than 5 items allowed", "/elements/0/options"),
        (actions({"type": "static_select", "options": options(101)}), "no more than 100 items allowed", "/elements/0/options"),
        (actions({"type": "static_select"}), "must provide either options or option_groups", "/elements/0"),
        (
            actions(SELECT | {"option_groups": [{"label": plain(), "options": options(1)}]}),
            "must provide either options or option_groups",
            "/elements/0",
        ),
        (
            actions(SELECT | {"initial_option": option(1, description=plain())}),
            "initial_option must exactly match one of the provided options",
            "/elements/0/initial_option",
        ),
        (actions({"type": "static_select", "options": [option(1), option(1)]}), "option values must be unique", "/elements/0"),
        (
            actions({"type": "static_select", "options": [option(url="https://x.nl")]}),
            "invalid additional property: url",
            "/elements/0/options/0",
        ),
        (
            actions({"type": "overflow", "options": [option() | {"value": "v" * 151}]}),
            "must be less than 151 characters",
            "/elements/0/options/0/value",
        ),
        (
            actions({"type": "overflow", "options": [option() | {"text": plain("x" * 76)}]}),
            "must be less than 76 characters",
            "/elements/0/options/0/text/text",
        ),
        (actions({"type": "checkboxes", "options": options(11)}), "no more than 10 items allowed", "/elements/0/options"),
        (actions({"type": "radio_buttons", "options": []}), "must be more than 0 items", "/elements/0/options"),
        (
            actions({"type": "checkboxes", "options": options(2), "initial_options": [option(7)]}),
            "initial_options must exactly match provided options",
            "/elements/0/initial_options/0",
        ),
        (
            actions({"type": "datepicker", "initial_date": "2012-02-30"}),
            "must be a valid date in the format YYYY-MM-DD",
            "/elements/0/initial_date",
        ),
        (actions({"type": "timepicker", "initial_time": "24:00"}), "must be a valid time in the format HH:mm", "/elements/0/initial_time"),
        (
            actions({"type": "users_select", "placeholder": plain("x" * 151)}),
            "must be less than 151 characters",
            "/elements/0/placeholder/text",
        ),
        (actions({"type": "multi_users_select", "max_selected_items": 0}), "must be at least 1", "/elements/0/max_selected_items"),
        (actions({"type": "conversations_select", "filter": {"include": []}}), "must be more than 0 items", "/elements/0/filter/include"),
        (rich({"type": "text", "text": ""}), "must be more than 0 characters", "/elements/0/elements/0/text"),
        (rich({"type": "broadcast", "range": "here"}), "unsupported type: broadcast", "/elements/0/elements/0/type"),
        (rich({"type": "text", "text": "x", "style": {"big": True}}), "invalid additional property: big", "/elements/0/elements/0/style"),
        (rich({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted"), "unsupported type: user", "/elements/0/elements/0/type"),
        ({"type": "rich_text", "elements": []}, "must be more than 0 items", "/elements"),
    ],
)
def test_what_is_too_much_or_unknown_is_refused_where_it_stands(block: Json, message: str, pointer: str) -> None:
    assert f"[ERROR] {message} [json-pointer:/blocks/0{pointer}]" in of_message(block)


def test_a_message_holds_fifty_blocks_and_a_view_a_hundred() -> None:
    divider = {"type": "divider"}

    assert of_message(*[divider] * 50) == FITS
    assert of_message(*[divider] * 51) == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
    assert of_view(modal(*[divider] * 100)) == FITS
    assert of_view(modal(*[divider] * 101)) == ["[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]"]


def test_block_ids_are_unique_and_given_where_they_are_absent() -> None:
    filled = checked_blocks([actions(button()), section(block_id="b")])

    assert filled[0]["block_id"]
    assert filled[0]["elements"][0]["action_id"]
    assert of_message(section(block_id="b"), section(block_id="b")) == [
        "[ERROR] block_id b already exists [json-pointer:/blocks/1/block_id]"
    ]


@pytest.mark.parametrize(
    ("view", "message", "pointer"),
    [
        (modal(title=plain("x" * 25)), "must be less than 25 characters", "/title/text"),
        (modal(submit=plain("x" * 25)), "must be less than 25 characters", "/submit/text"),
        (modal(close=plain("")), "must be more than 0 characters", "/close/text"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters", "/private_metadata"),
        (modal(callback_id="x" * 256), "must be less than 256 characters", "/callback_id"),
        (modal(external_id="x" * 256), "must be less than 256 characters", "/external_id"),
        (modal(colour="red"), "invalid additional property: colour", ""),
        ({"type": "modal", "title": plain(), "blocks": [entry()]}, "submit is required when an input block is present", "/submit"),
        ({"type": "modal", "blocks": []}, "missing required field: title", ""),
        ({"type": "home", "blocks": [], "title": plain()}, "invalid additional property: title", ""),
        (modal(entry(label=plain("x" * 2001))), "must be less than 2001 characters", "/blocks/0/label/text"),
        (modal(entry({"type": "button", "text": plain()})), "unsupported type: button", "/blocks/0/element/type"),
        (modal(entry({"type": "plain_text_input", "max_length": 3001})), "must be between 1 and 3000", "/blocks/0/element/max_length"),
        (
            modal(entry({"type": "plain_text_input", "min_length": 5, "max_length": 4})),
            "min_length must be less than or equal to max_length",
            "/blocks/0/element",
        ),
        (
            modal(entry({"type": "plain_text_input", "max_length": 3, "initial_value": "vier"})),
            "must be less than 4 characters",
            "/blocks/0/element/initial_value",
        ),
        (modal(entry({"type": "number_input"})), "missing required field: is_decimal_allowed", "/blocks/0/element"),
        (
            modal(entry({"type": "number_input", "is_decimal_allowed": False, "min_value": 1})),
            "must be a number as a string",
            "/blocks/0/element/min_value",
        ),
        (
            modal(entry({"type": "number_input", "is_decimal_allowed": False, "initial_value": "1.5"})),
            "decimals are not allowed",
            "/blocks/0/element/initial_value",
        ),
        (
            modal(entry({"type": "number_input", "is_decimal_allowed": True, "min_value": "2", "max_value": "1"})),
            "min_value must be less than or equal to max_value",
            "/blocks/0/element",
        ),
        (
            modal(entry({"type": "file_input"}, dispatch_action=True)),
            "dispatch_action is not supported for file_input",
            "/blocks/0/dispatch_action",
        ),
        (modal(entry({"type": "file_input", "max_files": 11})), "must be between 1 and 10", "/blocks/0/element/max_files"),
        (modal(entry({"type": "file_input", "filetypes": []})), "must be more than 0 items", "/blocks/0/element/filetypes"),
        (actions_in_a_modal({"type": "file_input"}), "unsupported type: file_input", "/blocks/0/elements/0/type"),
        (modal(entry({"type": "url_text_input", "multiline": True})), "invalid additional property: multiline", "/blocks/0/element"),
        (
            modal(entry({"type": "datepicker", "focus_on_load": True}), entry({"type": "datepicker", "focus_on_load": True})),
            "only one element may set focus_on_load",
            "/blocks",
        ),
    ],
)
def test_a_view_that_breaks_a_rule_is_refused_where_it_does(view: Json, message: str, pointer: str) -> None:
    assert f"[ERROR] {message} [json-pointer:/view{pointer}]" in of_view(view)


def test_a_view_of_the_wrong_kind_or_size_is_refused() -> None:
    assert problems(lambda: checked_view({"type": "home", "blocks": []}, "modal")) == [
        "[ERROR] unsupported type: home [json-pointer:/view/type]"
    ]
    assert of_view(modal(*[section(text=mrkdwn("x" * 3000)) for _ in range(90)])) == ["view_too_large"]
    assert of_view({"type": "home", "blocks": [section()]}) == FITS
