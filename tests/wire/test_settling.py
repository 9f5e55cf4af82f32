"""Settings: one's own language and hour; for organisers the network's; what is forged is refused."""

from datetime import UTC, datetime
from typing import Any

from bot.sandbox.delivery import Parcel
from tests.wire.running import Running


def test_a_member_chooses_their_language_and_hour(bot: Running) -> None:
    bram = bot.person("bram")
    form = bot.form("bram", "/prs instellingen")
    assert bram.submit({"language": "en", "hour": "14"}) is None
    bot.deliver()
    bot.told("bram", "/prs actie Book a room uiterlijk 12 oktober")
    seen = []
    for hour in (8, 12):
        bot.clock.set(datetime(2012, 10, 5, hour, 0, tzinfo=UTC))
        bot.deliver()
        seen.append(len(bot.words("bram")))

    fields = ["language", "hour", "paused_until", "partnership", "partnership_type", "province"]
    assert [block["block_id"] for block in form["blocks"]] == fields
    assert bot.words("bram")[0] == "Your settings are saved."
    assert bot.told("bram", "/prs volgende-vergadering") == "No next meeting is planned."
    assert seen == [1, 2]
    assert "Book a room" in bot.words("bram")[1]


def test_a_language_can_be_typed(one_bot: Running) -> None:
    english, dutch = one_bot.told("bram", "/prs language en"), one_bot.told("bram", "/prs taal nl")

    assert "English" in english
    assert dutch == "Ik antwoord u voortaan in het Nederlands."


def test_an_organiser_names_channel_organisers_chair_and_secretary(bot: Running) -> None:
    anna = bot.person("anna")
    bot.form("anna", "/prs instellingen")
    gone = anna.submit({"chair": "U4DIRK"})
    assert anna.submit({"channel": "C2BESTUUR", "organisers": ["U2BRAM"], "chair": "U3CARLA", "secretary": "U2BRAM"}) is None
    bot.deliver()
    again = bot.form("anna", "/prs instellingen")
    anna.close()
    bram_form = bot.form("bram", "/prs nieuw")

    assert gone == {"chair": "Kies iemand die lid is van deze werkruimte."}
    initial = {block["block_id"]: block["element"] for block in again["blocks"] if block["type"] == "input"}
    assert initial["channel"]["initial_conversation"] == "C2BESTUUR"
    assert initial["organisers"]["initial_users"] == ["U2BRAM"]
    assert initial["chair"]["initial_user"] == "U3CARLA"
    assert initial["secretary"]["initial_user"] == "U2BRAM"
    channel = next(block["element"] for block in bram_form["blocks"] if block["block_id"] == "channel")
    assert channel["initial_conversation"] == "C2BESTUUR"


def test_whoever_is_no_longer_named_may_no_longer_announce(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    for named in (["U2BRAM"], []):
        one_bot.form("anna", "/prs instellingen")
        assert anna.submit({"organisers": named}) is None
        one_bot.deliver()

    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs nieuw")


def test_a_member_who_forges_the_network_part_changes_nothing(one_bot: Running) -> None:
    form = one_bot.form("bram", "/prs instellingen")
    forged: dict[str, Any] = {
        "organisers": {"organisers": {"type": "multi_users_select", "selected_users": ["U2BRAM"]}},
        "chair": {"chair": {"type": "users_select", "selected_user": "U2BRAM"}},
        "language": {"language": {"type": "static_select", "selected_option": {"value": "en"}}},
        "hour": {"hour": {"type": "static_select", "selected_option": {"value": "9"}}},
    }
    payload = one_bot.slack.interactions._common(one_bot.person("bram").person, "view_submission")
    form["state"]["values"] = forged
    reply = one_bot.slack.courier.ask(Parcel("interactive", payload | {"view": form, "response_urls": []}))
    one_bot.deliver()

    assert reply.ok
    assert isinstance(reply.body, dict)
    assert reply.body["response_action"] == "errors"
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs nieuw")
    assert one_bot.told("bram", "/prs volgende-vergadering") == "Er is geen volgende vergadering gepland."


def test_an_hour_nobody_offered_is_refused(one_bot: Running) -> None:
    form = one_bot.form("bram", "/prs instellingen")
    form["state"]["values"] = {"hour": {"hour": {"type": "static_select", "selected_option": {"value": "3"}}}}
    payload = one_bot.slack.interactions._common(one_bot.person("bram").person, "view_submission")
    reply = one_bot.slack.courier.ask(Parcel("interactive", payload | {"view": form, "response_urls": []}))

    assert reply.body == {"response_action": "errors", "errors": {"hour": "Kies een uur tussen 7 en 21."}}
