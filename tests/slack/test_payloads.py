"""Slack's payloads as values: what is odd, missing or forged never makes it crash."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.ids import WorkspaceId
from bot.slack import payloads
from bot.slack.markup import readable
from bot.slack.payloads import FormValues


def tap(**changes: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": "U2BRAM", "name": "bram", "team_id": "T1HIER"},
        "trigger_id": "1.2.3",
        "container": {"type": "message", "message_ts": "1347609600.000100", "channel_id": "C1ALGEMEEN", "thread_ts": "1347609500.000100"},
        "actions": [{"action_id": "rsvp.yes", "value": "12", "action_ts": "1347609601.500000"}],
        **changes,
    }


def test_a_tap_says_who_where_what_and_when() -> None:
    read = payloads.tap(tap())

    assert (read.by.id, read.channel, read.message, read.thread) == ("U2BRAM", "C1ALGEMEEN", "1347609600.000100", "1347609500.000100")
    assert (read.action_id, read.value, read.number) == ("rsvp.yes", "12", 12)
    assert read.at == datetime(2012, 9, 14, 8, 0, 1, 500_000, tzinfo=UTC)


def test_a_tap_in_a_form_has_no_channel_but_a_view() -> None:
    read = payloads.tap(tap(container={"type": "view", "view_id": "V1"}, view={"id": "V1"}))

    assert read.channel is None
    assert read.view == {"id": "V1"}


@pytest.mark.parametrize("value", ["", "-1", "twaalf", "1.5", "99999999999", "²", "１２345678901", None])
def test_a_number_that_is_none_of_ours_is_zero(value: str | None) -> None:
    assert payloads.tap(tap(actions=[{"action_id": "x", "value": value, "action_ts": "1.0"}])).number == 0


@pytest.mark.parametrize(
    ("body", "ours"),
    [
        ({"team_id": "T1"}, True),
        ({"team": {"id": "T1", "domain": "prs"}}, True),
        ({"team": None, "user": {"id": "U1", "team_id": "T1"}}, True),
        ({"team": {"id": "T9"}, "view": {"app_installed_team_id": "T1"}}, True),
        ({"team_id": "T9", "authorizations": [{"team_id": "T1"}]}, True),
        ({"team_id": "T9", "authorizations": [{"team_id": "T9"}], "context_team_id": "T1"}, True),
        ({"team_id": "T9", "authorizations": [{"team_id": "T9"}], "context_team_id": "T9"}, False),
        ({"team": {"id": "T9"}, "user": {"id": "U1", "team_id": "T1"}}, False),
        ({"team": {"id": "T9"}, "view": {"app_installed_team_id": "T9"}}, False),
        ({"team_id": "T9"}, False),
        ({"team": None}, False),
        ({"team": 4, "authorizations": "x", "view": [], "user": "U1"}, False),
        ({"team_id": ["T1"], "authorizations": [3]}, False),
        ({}, False),
    ],
)
def test_whether_a_payload_is_for_our_installation(body: dict[str, Any], ours: bool) -> None:
    assert (WorkspaceId("T1") in payloads.teams_of(body)) is ours


def test_the_values_of_a_form_by_name() -> None:
    values = FormValues(
        {
            "title": {"title": {"type": "plain_text_input", "value": "Overleg"}},
            "empty": {"empty": {"type": "plain_text_input", "value": None}},
            "date": {"date": {"type": "datepicker", "selected_date": "2012-11-26"}},
            "begin": {"begin": {"type": "timepicker", "selected_time": "13:00"}},
            "kind": {"kind": {"type": "static_select", "selected_option": {"value": "tour"}}},
            "channel": {"channel": {"type": "conversations_select", "selected_conversation": "C1"}},
            "chair": {"chair": {"type": "users_select", "selected_user": "U1"}},
            "owners": {"owners": {"type": "multi_users_select", "selected_users": ["U1", "U2"]}},
        }
    )

    assert (values.text("title"), values.text("empty"), values.text("nowhere")) == ("Overleg", None, None)
    assert (values.day("date"), values.clock("begin")) == (date(2012, 11, 26), time(13))
    assert (values.chosen("kind"), values.chosen("channel"), values.chosen("chair"), values.chosen("title")) == ("tour", "C1", "U1", None)
    assert values.people("owners") == ["U1", "U2"]
    assert values.people("nowhere") == []
    assert (values.has("title"), values.has("nowhere")) == (True, False)


@pytest.mark.parametrize("state", [{}, {"date": {}}, {"date": {"date": None}}, {"date": {"date": {"selected_date": "31-02-2012"}}}])
def test_a_forged_day_is_no_day(state: dict[str, Any]) -> None:
    assert FormValues(state).day("date") is None


def test_what_nobody_can_read_is_left_out_and_the_rest_stays() -> None:
    assert readable("een\u0000twee\u0007 \ud800drie\nvier\tvijf 🎉 \u202eom") == "eentwee drie\nvier\tvijf 🎉 \u202eom"


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "subtype": "message_changed", "channel": "D1", "ts": "1.1", "user": "U1"},
        {"type": "message", "bot_id": "B1", "user": "U0", "text": "hoi", "channel": "D1", "ts": "1.1"},
        {"type": "message", "text": "zonder afzender", "channel": "D1", "ts": "1.1"},
    ],
)
def test_what_no_person_said_is_nothing(event: dict[str, Any]) -> None:
    assert payloads.said({"event": event}) is None


def test_a_reaction_on_a_file_is_nothing() -> None:
    assert payloads.reacted({"event": {"type": "reaction_added", "item": {"type": "file", "file": "F1"}, "user": "U1"}}) is None


def test_the_same_payload_again_has_the_same_key() -> None:
    assert payloads.duplicate_key({"event_id": "Ev1", "trigger_id": "1"}) == "Ev1"
    assert payloads.duplicate_key({"trigger_id": "1.2"}) == "1.2"
