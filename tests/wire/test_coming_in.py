"""Who may come in at all, by every way: members, guests, people of another organisation, the departed, and whoever is new to us."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox import Person
from bot.sandbox.delivery import Parcel
from tests.views.test_promises import Listeners, made, tappable
from tests.wire.conftest import crashed
from tests.wire.running import Running, running
from tests.wire.test_refusing import STRANGER, submit_forged, tap_forged

GUEST = "Dit is voor leden van deze werkruimte. Als gast ziet u wat in uw eigen kanalen staat, en kunt u daar antwoorden."
NOT_MET = "Ik kon nu niet bij Slack nagaan of u lid bent van deze werkruimte. Probeer het over een minuut opnieuw."
OLDER = "Deze knop of dit formulier is van een eerdere versie en werkt niet meer. Vraag het opnieuw op, bijvoorbeeld met een commando."


def hide(bot: Running, person: Person, channel: str) -> None:
    """Put somebody in the workspace of whom Slack has not told us."""
    with bot.slack.workspace.lock:
        bot.slack.workspace.people[person.id] = person
        bot.slack.workspace.conversation(channel).members.append(person.id)


READS = ("/prs acties alle", "/prs vergaderingen", "/prs volgende", "/prs V1", "/prs agenda V1", "/prs besluiten", "/prs A1", "/prs help")


@pytest.mark.parametrize("who", ["eva", "dirk"])
def test_people_of_another_organisation_and_the_departed_read_nothing_by_command(one_bot: Running, who: str) -> None:
    one_bot.announce(channel="C5GEDEELD")
    one_bot.told("bram", "/prs actie Zaal regelen")
    one_bot.slack.change_person("eva", real_name="Eva Boom-de Vries")  # now we know of them, as of another organisation
    one_bot.slack.settle()

    assert {one_bot.told(who, line, "gedeeld") for line in READS} == {STRANGER}


def test_a_member_whom_slack_now_calls_anothers_is_refused_before_it_tells_us_of_the_change(one_bot: Running) -> None:
    one_bot.announce()
    theirs = {"id": one_bot.person("bram").id, "username": "bram", "name": "bram", "team_id": "T9OVERIG"}
    tap_forged(one_bot, "bram", "rsvp.yes", "1", user=theirs)
    one_bot.deliver()

    assert "Aanwezig 0" in one_bot.reads(one_bot.card())
    assert one_bot.whispers("bram") == [STRANGER]


def test_a_guest_sees_and_answers_what_is_in_their_channels_and_nothing_else(bot: Running) -> None:
    bot.slack.add_person(Person("U8GUUS", "guus", "Guus Gast", restricted=True))
    bot.slack.add_person(Person("U9GITTE", "gitte", "Gitte Gast", ultra_restricted=True))
    for guest in ("guus", "gitte"):
        bot.slack.join(guest, "bestuur")
    bot.slack.settle()
    card = bot.announce(channel="C2BESTUUR", title="Bestuursoverleg")
    bot.announce(title="Najaarsoverleg")
    bot.told("bram", "/prs actie Zaal regelen")
    for guest in ("guus", "gitte"):
        listed = bot.told(guest, "/prs vergaderingen", "bestuur")
        assert "Bestuursoverleg" in listed
        assert "Najaarsoverleg" not in listed
        assert "Bestuursoverleg" in bot.told(guest, "/prs volgende", "bestuur")
        assert "Ik ken geen bijeenkomst V2" in bot.told(guest, "/prs V2", "bestuur")
        refused = [
            "/prs acties alle",
            "/prs A1",
            "/prs besluiten",
            "/prs deelnemers V1",
            "/prs actie Iets",
            "/prs agendapunt",
            "/prs instellingen",
        ]
        assert {bot.told(guest, line, "bestuur") for line in refused} <= {GUEST, f"{GUEST}\n> actie Iets"}
        bot.person(guest).tap(card, "rsvp.yes")
        bot.person(guest).choose(card, "event_more", "who:1")
        bot.person(guest).say("@prs wat is er besloten over de contributie?", "bestuur")
    bot.deliver()

    assert "Aanwezig 2" in bot.reads(bot.card("bestuur"))
    for guest in ("guus", "gitte"):
        assert bot.whispers(guest, "bestuur").count(GUEST) == 6 + 2  # six commands, the menu, the mention


def test_a_guest_out_of_the_channel_cannot_answer_by_any_way(one_bot: Running) -> None:
    one_bot.slack.add_person(Person("U8GUUS", "guus", "Guus Gast", restricted=True))
    one_bot.slack.settle()
    one_bot.announce()
    typed = one_bot.told("guus", "/prs aanwezig V1", None)
    submit_forged(one_bot, "guus", "answer_form", {"answer": {"selected_option": {"value": "yes"}}}, "1")
    one_bot.deliver()

    assert "Ik ken geen bijeenkomst V1" in typed
    assert "Aanwezig 0" in one_bot.reads(one_bot.card())


def test_a_member_becomes_a_guest_and_a_member_again(one_bot: Running) -> None:
    one_bot.announce()
    one_bot.slack.change_person("frank", restricted=True)
    one_bot.slack.settle()
    as_guest = one_bot.told("frank", "/prs nieuw")
    one_bot.slack.change_person("frank", restricted=False)
    one_bot.slack.settle()
    one_bot.form("frank", "/prs nieuw")

    assert as_guest == GUEST


def test_whoever_slack_has_not_told_us_of_is_asked_of_slack_and_let_in_as_who_they_are(bot: Running) -> None:
    card = bot.announce(channel="C5GEDEELD")
    hide(bot, Person("U8NINA", "nina", "Nina Nieuw", admin=True), "gedeeld")
    hide(bot, Person("U9GUUS", "guus", "Guus Gast", restricted=True), "gedeeld")
    hide(bot, Person("U9OTTO", "otto", "Otto Elders", team="T9OVERIG"), "gedeeld")
    hide(bot, Person("U9WEG", "wanda", "Wanda Weg", deleted=True), "gedeeld")
    bot.person("nina").tap(card, "rsvp.yes")
    bot.person("otto").react(card, "white_check_mark")
    bot.deliver()
    asked = bot.slack.count("users.info")
    typed = {who: bot.told(who, "/prs acties", "gedeeld") for who in ("nina", "guus", "otto", "wanda")}
    bot.form("nina", "/prs nieuw")  # an admin of Slack's is an organiser from the first tap

    assert "Aanwezig 1" in bot.reads(bot.card("gedeeld"))
    assert "Nina Nieuw" in bot.reads(bot.card("gedeeld"))
    assert asked == 2
    assert bot.slack.count("users.info") == 4  # each is asked of once
    assert GUEST in typed["guus"]
    assert (typed["otto"], typed["wanda"]) == (STRANGER, STRANGER)
    assert STRANGER not in typed["nina"]


def test_where_slack_cannot_be_asked_nobody_is_called_a_stranger(bot: Running) -> None:
    hide(bot, Person("U8NINA", "nina", "Nina Nieuw"), "algemeen")
    bot.slack.workspace.faults.error("users.info", "ratelimited", times=2)
    typed = bot.told("nina", "/prs vergaderingen")
    bot.person("nina").say("vergaderingen")
    bot.deliver()

    assert typed == NOT_MET
    assert NOT_MET in bot.words("nina")
    assert bot.told("nina", "/prs vergaderingen") == "Er is niets gepland."


def test_our_own_member_in_a_channel_that_another_workspace_made_counts(bot: Running) -> None:
    bot.slack.workspace.conversation("gedeeld").origin = "T9OVERIG"
    card = bot.announce(channel="C5GEDEELD")
    bot.person("bram").react(card, "white_check_mark")
    bot.person("eva").react(card, "white_check_mark")
    bot.person("anna").tap(card, "rsvp.yes")
    bot.person("eva").tap(card, "rsvp.yes")
    bot.person("bram").say("@prs vergaderingen", "gedeeld")
    bot.person("eva").say("@prs vergaderingen", "gedeeld")
    bot.deliver()

    assert "Aanwezig 2" in bot.reads(bot.card("gedeeld"))
    assert "Najaarsoverleg" in bot.whispers("bram", "gedeeld")[-1]
    assert bot.whispers("eva", "gedeeld") == [STRANGER, STRANGER]
    assert bot.slack.courier.given_up == []


def test_a_mention_with_a_file_names_no_team_and_is_answered_all_the_same(bot: Running) -> None:
    bot.person("bram").upload("agenda.txt", b"1. Opening", "algemeen", text="@prs vergaderingen")
    bot.deliver()

    assert bot.whispers("bram") == ["Er is niets gepland."]


def test_ssl_check_opens_nothing(bot: Running) -> None:
    person = bot.person("bram").person
    typed = bot.slack.interactions._command_payload(person, bot.slack.workspace.conversation("algemeen"), "/prs", "help")
    for value in ("1", "0", ""):
        reply = bot.slack.courier.ask(Parcel("slash_commands", typed | {"ssl_check": value, "team_id": "T9VREEMD"}))
        assert str(reply.body or "") in {"", f"{{'response_type': 'ephemeral', 'text': '{STRANGER}'}}"} or STRANGER in str(reply.body)


def test_what_an_older_version_drew_gets_a_sentence(bot: Running) -> None:
    replies = [
        tap_forged(bot, "bram", "event_snooze", "1"),
        tap_forged(bot, "bram", "rsvp.perhaps", "1"),
        tap_forged(bot, "bram", "offer_form.feast", "-"),
        submit_forged(bot, "bram", "event_form_2011", {"title": {"value": "Oud"}}),
    ]
    bot.person("bram").shortcut("new_event")
    payload = bot.slack.interactions._common(bot.person("bram").person, "shortcut") | {"callback_id": "old_shortcut", "action_ts": "1.2"}
    replies.append(bot.slack.courier.ask(Parcel("interactive", payload)))
    bot.deliver()

    assert all(reply.ok for reply in replies)
    assert bot.whispers("bram") == [OLDER, OLDER, OLDER]
    assert OLDER in str(replies[3].body)
    assert bot.words("bram")[-1] == OLDER
    assert crashed == []


def test_a_message_that_slack_delivers_under_another_event_id_is_one_message(bot: Running) -> None:
    bram = bot.person("bram")
    bot.slack.hold_events()
    bram.say("actie Zaal regelen")
    bram.say("@prs wat is er besloten over de contributie?", "algemeen")
    held = [envelope["event"] for envelope in bot.slack.courier._held]
    bot.slack.release_events()
    for event in held:
        bot.slack.emit(event)  # the same message in another envelope
    bot.deliver()

    assert bot.told("anna", "/prs acties alle").count("Zaal regelen") == 1
    assert len(bot.words("bram")) == 1
    assert len([one for one in bot.slack.messages("algemeen") if one.get("bot_id")]) == 1


def test_a_tap_by_somebody_who_cannot_be_whispered_to_is_confirmed_by_dm(bot: Running) -> None:
    card = bot.announce()
    bot.person("frank").tap(card, "rsvp.yes")  # who sees a public channel without being in it
    bot.deliver()

    assert bot.whispers("frank") == []
    assert any("Najaarsoverleg" in words for words in bot.words("frank"))


@pytest.mark.parametrize("way", ["tap", "form", "command", "mention", "reaction"])
def test_nothing_is_lost_in_silence_while_the_database_is_locked(sqlite_url: str, way: str) -> None:
    with running(sqlite_url, "http") as bot:
        card = bot.announce()
        bram = bot.person("bram")
        if way == "form":
            bot.form("bram", "/prs instellingen")
        with bot.deps.sessions.engine.begin() as held:
            held.exec_driver_sql("UPDATE workspaces SET workspace_id = workspace_id")
            deeds: dict[str, Callable[[], Any]] = {
                "tap": lambda: bram.tap(card, "rsvp.yes"),
                "form": lambda: bram.submit({}),
                "command": lambda: bram.command("/prs aanwezig V1", "algemeen").shown,
                "mention": lambda: bram.say("@prs aanwezig V1", "algemeen") and None,
                "reaction": lambda: bram.react(card, "white_check_mark"),
            }
            said = deeds[way]()
            failed = bot.slack.wait_for(lambda: bot.slack.courier.failures or way not in {"mention", "reaction"})
        bot.deliver()
        if way == "tap":
            assert said is not None  # Slack's own warning
        elif way in {"form", "command"}:
            assert "Het is even te druk" in str(said)
        else:
            assert failed
            assert "Aanwezig 1" in bot.reads(bot.card())  # Slack brought it again
        crashed.clear()


ODD = (
    "",
    "-",
    "x:y:z",
    "1:1:1:1",
    "0",
    "99999999999",
    "²",
    "null",
    "[]",
    "{}",
    "[1]",
    '["1", 2, [], {}, null]',
    '{"text": 1}',
    "2012-13-45",
    "1:2012-02-30",
)
SHAPES: tuple[Any, ...] = (
    {"value": None},
    {"value": "²"},
    {"selected_option": None},
    {"selected_option": {"value": "gone"}},
    {"selected_option": "gone"},
    {"selected_options": None},
    {"selected_users": ["U0NIEMAND"]},
    {"selected_date": "2012-02-30"},
    {"selected_time": "25:61"},
    "gone",
    None,
)


def test_values_of_other_shapes_are_a_sentence_and_never_a_crash(one_bot: Running) -> None:
    one_bot.announce()
    listeners = Listeners()
    drawn = sorted({action_id for _, one in made() for action_id in tappable(one)})
    fields = sorted({block["block_id"] for _, one in made() for block in one.blocks if block["type"] == "input" and "block_id" in block})
    odd, metadata = itertools.cycle(ODD), itertools.cycle(("", "x", "1", "[]", "1:2:3"))
    silent: list[tuple[object, ...]] = []
    for action_id in drawn:
        for value in itertools.islice(odd, 4):
            reply = tap_forged(one_bot, "anna", action_id, value)
            silent += [] if reply.ok else [(action_id, value, reply.reason)]
    for callback_id in listeners.views:
        for shape in SHAPES:
            reply = submit_forged(one_bot, "anna", callback_id, dict.fromkeys(fields, shape), next(metadata))
            silent += [] if reply.ok else [(callback_id, shape)]

    assert silent == []
    assert crashed == []
