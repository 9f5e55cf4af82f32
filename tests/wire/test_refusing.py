"""Whoever may not do it cannot, by any way in: command, old button, forged value, another workspace, another organisation."""

import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event

from bot.sandbox.delivery import Acknowledgement, Parcel
from tests.wire.running import Json, Running

ORGANISERS = "Dit is voorbehouden aan organisatoren."
STRANGER = "Dit is voor leden van deze werkruimte. U hoort bij een andere organisatie of uw gegevens zijn hier nog niet bekend."


def tap_forged(bot: Running, who: str, action_id: str, value: str, *, message: Json | None = None, **changes: Any) -> Acknowledgement:
    """Send a tap that no button of ours would give."""
    person = bot.person(who).person
    payload = bot.slack.interactions._common(person, "block_actions") | {
        "container": {"type": "message", "message_ts": (message or {}).get("ts", "1347538500.000001"), "channel_id": "C1ALGEMEEN"},
        "channel": {"id": "C1ALGEMEEN", "name": "algemeen"},
        "state": {"values": {}},
        "actions": [
            {
                "type": "button",
                "action_id": action_id,
                "block_id": "b",
                "value": value,
                "action_ts": bot.slack.workspace.next_ts(),
            }
        ],
    }
    return bot.slack.courier.ask(Parcel("interactive", payload | changes))


def submit_forged(bot: Running, who: str, callback_id: str, values: dict[str, Any], metadata: str = "") -> Acknowledgement:
    """Send a form nobody opened."""
    person = bot.person(who).person
    view = {
        "id": "V0VALS",
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "blocks": [],
        "hash": "1.x",
        "state": {"values": {name: {name: value} for name, value in values.items()}},
    }
    payload = bot.slack.interactions._common(person, "view_submission") | {"view": view, "response_urls": []}
    return bot.slack.courier.ask(Parcel("interactive", payload))


EVENT = {
    "title": {"value": "Vals"},
    "kind": {"selected_option": {"value": "meeting"}},
    "date": {"selected_date": "2012-11-26"},
    "begin": {"selected_time": "13:00"},
    "end": {"selected_time": "16:00"},
    "place": {"value": "Nergens"},
    "channel": {"selected_conversation": "C1ALGEMEEN"},
}


def test_a_member_announces_nothing_by_any_way_in(bot: Running) -> None:
    bram = bot.person("bram")
    typed = [bot.told("bram", line) for line in ("/prs nieuw", "/prs vergadering nieuw", "/prs besluit Nee")]
    bram.shortcut("new_event")
    opened = bram.modal()
    tap_forged(bot, "bram", "help.new", "new")
    tap_forged(bot, "bram", "offer_form.event", "-")
    tap_forged(bot, "bram", "offer_form.decision", "-")
    forms = [
        submit_forged(bot, "bram", "event_form", EVENT),
        submit_forged(bot, "bram", "event_preview", {}, "verzonnen"),
        submit_forged(bot, "bram", "decision_form", {"text": {"value": "Vals"}, "decided_on": {"selected_date": "2012-09-13"}}),
    ]
    bot.deliver()

    assert all(one.startswith(ORGANISERS) for one in typed)
    assert opened is None
    assert bot.words("bram")[0].startswith(ORGANISERS)
    assert bram.modal() is None
    assert all(one.ok for one in forms)
    assert ORGANISERS in str(forms[0].body)
    assert ORGANISERS in str(forms[1].body)
    assert ORGANISERS in str(forms[2].body)
    assert bot.told("bram", "/prs besluiten") == "Er zijn nog geen besluiten vastgelegd."
    assert bot.told("bram", "/prs vergaderingen") == "Er is niets gepland."


def test_an_organisers_draft_cannot_be_posted_by_another(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.submit({"title": "Van Anna", "date": "2012-11-26", "place": "Zwolle", "channel": "C1ALGEMEEN"})
    draft = (anna.modal() or {})["private_metadata"]
    for who in ("bram", "frank"):
        submit_forged(one_bot, who, "event_preview", {}, draft)
    one_bot.deliver()

    assert one_bot.cards() == []


def test_forged_button_values_are_a_sentence_and_change_nothing(one_bot: Running) -> None:
    one_bot.told("anna", "/prs actie Van Anna")
    told = 0
    for action_id, value in (
        ("rsvp.yes", "999"),
        ("rsvp.yes", "x'; DROP"),
        ("rsvp.yes", ""),
        ("rsvp.yes", "99999999999999999999"),
        ("rsvp.perhaps", "1"),
        ("action_done", "1"),
        ("action_done", "-1"),
        ("action_drop", "1"),
        ("action_undo", "1"),
        ("action_reopen", "vijf"),
        ("action_again", "77"),
        ("action_again", "1"),
        ("action_change", "99"),
        ("action_later", "99"),
        ("action_later", "1"),
        ("action_page", "own"),
        ("action_page", "::::"),
        ("action_page", "alles::x"),
        ("action_page", "own::99999"),
        ("action_choose_date.0", "{}"),
        ("action_choose_date.0", "geen json"),
        ("action_choose_date.0", '{"text": "Vals", "owners": ["U1ANNA"], "due": "morgen"}'),
        ("action_choose_date.0", '{"text": "Vals", "owners": ["U1ANNA"], "due": "2012-10-12"}'),
        ("action_choose_date.0", "[]"),
        ("event_withdraw", "1"),
        ("event_withdraw", "een"),
        ("decision_undo", "een"),
        ("decision_undo", "7"),
        ("event_more", "who:zz"),
        ("event_more", "rommel"),
        ("help.anders", "anders"),
        ("offer_form.anders", "-"),
        ("event_more_options", "more"),
    ):
        reply = tap_forged(one_bot, "bram", action_id, value)
        assert reply.ok, (action_id, value)
        told += 1
    one_bot.deliver()

    assert told
    assert "Van Anna" in one_bot.told("anna", "/prs acties")
    assert "Vals" not in one_bot.told("bram", "/prs acties alle")


def test_forged_forms_are_a_sentence_and_change_nothing(bot: Running) -> None:
    bot.told("anna", "/prs actie Van Anna")
    for callback_id, values, metadata in (
        ("action_form", {"text": {"value": "Gekaapt"}, "owners": {"selected_users": ["U2BRAM"]}}, "1"),
        ("action_form", {"text": {"value": "Gekaapt"}, "owners": {"selected_users": ["U1ANNA"]}}, ""),
        ("action_form", {"text": {"value": "Gekaapt"}}, "rommel"),
        ("action_form", {}, ""),
        ("action_form", {"text": {"value": "Gekaapt"}, "owners": {"selected_users": ["U9NIEMAND"]}}, ""),
        ("action_postpone", {"until": {"selected_option": {"value": "1"}}}, "1"),
        ("action_postpone", {"until": {"selected_option": {"value": "9999999"}}}, "77"),
        ("action_postpone", {"own_date": {"selected_date": "geen"}}, ""),
        ("event_form", {}, ""),
        ("event_form", EVENT | {"kind": {"selected_option": {"value": "feest"}}, "maximum": {"value": "1e9"}}, ""),
        ("settings_form", {"language": {"selected_option": {"value": "fr"}}, "hour": {"selected_option": {"value": "²"}}}, ""),
        ("settings_form", {}, ""),
    ):
        reply = submit_forged(bot, "bram", callback_id, values, metadata)
        assert reply.ok, (callback_id, values)
        assert "ging iets mis" not in str(reply.body), (callback_id, values)
    bot.deliver()

    assert "Gekaapt" not in bot.told("anna", "/prs acties alle")
    assert "Van Anna" in bot.told("anna", "/prs acties")


def test_a_private_channels_event_is_not_there_for_whoever_is_not_in_it(one_bot: Running) -> None:
    card = one_bot.announce(channel="C2BESTUUR", title="Bestuursoverleg")
    one_bot.told("anna", "/prs actie @bram Iets")
    answers = [
        one_bot.told("bram", line)
        for line in (
            "/prs V1",
            "/prs aanwezig V1",
            "/prs aanwezig",
            "/prs vergaderingen alle",
            "/prs volgende-vergadering",
            "/prs meetings",
        )
    ]
    for action_id in ("rsvp.yes", "event_more"):
        tap_forged(one_bot, "bram", action_id, "1" if action_id == "rsvp.yes" else "who:1", message=card)
    one_bot.deliver()
    inside = one_bot.told("carla", "/prs V1")

    assert not [one for one in (*answers, *one_bot.whispers("bram"), *one_bot.words("bram")) if "Bestuursoverleg" in one]
    assert "Ik ken geen bijeenkomst V1" in answers[0]
    assert "Aanwezig 0" in one_bot.reads(one_bot.card("bestuur"))
    assert "Bestuursoverleg" in inside


def test_whoever_leaves_the_channel_no_longer_sees_its_event(bot: Running) -> None:
    bot.announce(channel="C2BESTUUR", title="Bestuursoverleg")
    before = bot.told("carla", "/prs V1")
    bot.slack.leave("carla", "bestuur")
    bot.slack.settle()

    assert "Bestuursoverleg" in before
    assert "Bestuursoverleg" not in bot.told("carla", "/prs V1")


def test_whoever_was_let_in_sees_it_from_then_on(one_bot: Running) -> None:
    one_bot.announce(channel="C2BESTUUR", title="Bestuursoverleg")
    one_bot.slack.join("bram", "bestuur")
    one_bot.slack.settle()

    assert "Bestuursoverleg" in one_bot.told("bram", "/prs V1")


def foreign(bot: Running) -> list[Parcel]:
    """One payload of each kind, from another workspace."""
    team = {"id": "T9VREEMD", "domain": "vreemd"}
    person = bot.person("bram").person
    command = bot.slack.interactions._command_payload(person, bot.slack.workspace.conversation("algemeen"), "/prs", "acties alle")
    tap = bot.slack.interactions._common(person, "block_actions") | {
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "C1ALGEMEEN"},
        "channel": {"id": "C1ALGEMEEN", "name": "algemeen"},
        "actions": [{"type": "button", "action_id": "rsvp.yes", "block_id": "b", "value": "1", "action_ts": "1347538500.000001"}],
    }
    form = bot.slack.interactions._common(person, "view_submission") | {
        "view": {"id": "V1", "type": "modal", "callback_id": "action_form", "private_metadata": "", "blocks": [], "state": {"values": {}}}
    }
    said = bot.slack.courier._envelope(
        {"type": "message", "channel_type": "im", "user": "U2BRAM", "text": "acties", "channel": "D2BRAM", "ts": "1.1"}
    )
    nobody = dict(command)
    del nobody["team_id"]
    return [
        Parcel("slash_commands", command | {"team_id": "T9VREEMD"}),
        Parcel("slash_commands", nobody),
        Parcel("interactive", tap | {"team": team}),
        Parcel("interactive", form | {"team": team}),
        Parcel("events_api", said | {"team_id": "T9VREEMD", "context_team_id": "T9VREEMD", "authorizations": [{"team_id": "T9VREEMD"}]}),
    ]


def test_a_payload_of_another_workspace_is_refused_before_anything_is_read(bot: Running) -> None:
    bot.announce()
    statements: list[str] = []
    engine = bot.deps.sessions.engine
    listen = lambda *args: statements.append(args[2])  # noqa: E731  # what SQLAlchemy hands a listener
    sqlalchemy_event.listen(engine, "before_cursor_execute", listen)
    calls = len(bot.slack.calls)
    replies = [bot.slack.courier.ask(parcel) for parcel in foreign(bot)]
    told = [str(reply.body or "") for reply in replies]
    sqlalchemy_event.remove(engine, "before_cursor_execute", listen)

    assert statements == []
    assert [reply.ok for reply in replies] == [True, False, True, True, True]  # or Slack switches the events off
    assert told[0].count(STRANGER) == told[3].count(STRANGER) == 1
    assert len(bot.slack.calls) == calls
    assert not [one for one in told if "Najaarsoverleg" in one or "actiepunt" in one]


def test_somebody_of_another_organisation_sees_and_changes_nothing(bot: Running) -> None:
    card = bot.announce(channel="C5GEDEELD")
    bot.announce(title="Intern")
    bot.told("bram", "/prs actie Zaal regelen")
    eva = bot.person("eva")
    eva.tap(card, "rsvp.yes")
    eva.react(card, "white_check_mark")
    tap_forged(bot, "eva", "action_done", "1")
    eva.say("@prs wat is er besloten over de contributie?", "gedeeld")
    eva.say("acties alle")
    typed = [eva.command(line, "gedeeld").shown for line in ("/prs volgende", "/prs aanwezig", "/prs acties alle", "/prs actie Iets doen")]
    bot.deliver()

    assert "Aanwezig 0" in bot.reads(bot.card("gedeeld"))
    assert "Zaal regelen" in bot.told("bram", "/prs acties")
    assert {answer.splitlines()[0] for answer in typed} == {STRANGER}
    heard = [*bot.words("eva"), *bot.whispers("eva", "gedeeld")]
    assert not [one for one in heard if "Zaal regelen" in one or "Intern" in one]


def test_a_deactivated_admin_is_no_organiser_any_more(bot: Running) -> None:
    bot.slack.change_person("frank", admin=False)
    bot.slack.settle()

    assert bot.told("frank", "/prs nieuw").startswith(ORGANISERS)


@pytest.mark.parametrize("signature", ["v0=00", "", None])
def test_an_unsigned_request_is_refused(one_bot: Running, signature: str | None) -> None:
    assert one_bot.slack.http
    headers = {"X-Slack-Request-Timestamp": str(int(time.time())), "Content-Type": "application/x-www-form-urlencoded"}
    if signature is not None:
        headers["X-Slack-Signature"] = signature
    request = urllib.request.Request(  # noqa: S310  # our own server
        one_bot.slack.http.request_url, b"command=/prs&team_id=T0PRS&user_id=U2BRAM&text=help", headers
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)  # noqa: S310
    refused.value.close()

    assert refused.value.code == 401
