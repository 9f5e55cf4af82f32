"""Settings: one's own language and hour; for organisers the network's; what is forged is refused."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.db.models import OutboxRow
from bot.domain.reminders import USUAL, Schedule
from bot.sandbox.delivery import Parcel
from bot.services import reminders
from tests.wire.running import HERE, Running
from tests.wire.test_refusing import submit_forged, tap_forged


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

    fields = ["language", "hour", "days", "digest", "paused_until", "wanted", "partnership", "partnership_type", "province", "topics"]
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
    bot.network_form("anna")
    gone = anna.submit({"chair": "U4DIRK"})
    assert anna.submit({"channel": "C2BESTUUR", "organisers": ["U2BRAM"], "chair": "U3CARLA", "secretary": "U2BRAM"}) is None
    bot.deliver()
    anna.close(whole_stack=True)
    again = bot.network_form("anna")
    anna.close(whole_stack=True)
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
        one_bot.network_form("anna")
        assert anna.submit({"organisers": named}) is None
        one_bot.deliver()

    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs nieuw")


def test_a_member_who_forges_the_network_form_changes_nothing(one_bot: Running) -> None:
    one_bot.form("bram", "/prs instellingen")
    assert "Instellingen van het netwerk" not in one_bot.reads(one_bot.person("bram").modal())
    forged = {"organisers": {"selected_users": ["U2BRAM"]}, "chair": {"selected_user": "U2BRAM"}, "aliases": {"value": "SRS = PRS"}}
    replies = [
        submit_forged(one_bot, "bram", "network_form", forged),
        submit_forged(one_bot, "bram", "network_form", {"aliases": {"value": "SRS = PRS"}}),
        submit_forged(one_bot, "bram", "network_form", {}),
    ]
    tap_forged(one_bot, "bram", "offer_form.network", "-")
    one_bot.deliver()

    assert all("voorbehouden aan organisatoren" in str(reply.body) for reply in replies)
    assert "voorbehouden aan organisatoren" in one_bot.whispers("bram")[-1]
    assert "voorbehouden aan organisatoren" in one_bot.told("bram", "/prs nieuw")


def test_an_hour_nobody_offered_is_refused(one_bot: Running) -> None:
    form = one_bot.form("bram", "/prs instellingen")
    form["state"]["values"] = {"hour": {"hour": {"type": "static_select", "selected_option": {"value": "3"}}}}
    payload = one_bot.slack.interactions._common(one_bot.person("bram").person, "view_submission")
    reply = one_bot.slack.courier.ask(Parcel("interactive", payload | {"view": form, "response_urls": []}))

    assert reply.body == {"response_action": "errors", "errors": {"hour": "Kies een uur tussen 7 en 21."}}


def test_reminders_come_on_the_weekdays_of_ones_own(bot: Running) -> None:
    bram = bot.person("bram")
    form = bot.form("bram", "/prs instellingen")
    assert bram.submit({"days": []}) == {"days": "Dit veld is verplicht"} or bram.modal() is not None
    assert bram.submit({"days": ["0", "1"]}) is None
    bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    seen = {}
    for day in range(5, 10):  # its own days are a Friday a week before, and the Monday after
        bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        bot.deliver()
        seen[day] = sum("staat voor u open" in words for words in bot.words("bram"))

    assert [option["value"] for option in next(b["element"] for b in form["blocks"] if b["block_id"] == "days")["initial_options"]] == list(
        "01234"
    )
    assert seen == {5: 0, 6: 0, 7: 0, 8: 1, 9: 1}
    again = bot.form("bram", "/prs instellingen")
    assert "☑ maandag" in bot.reads(again) or "[maandag, dinsdag]" in bot.reads(again)


def test_a_forged_form_without_a_day_is_refused_at_its_field(one_bot: Running) -> None:
    reply = submit_forged(one_bot, "bram", "settings_form", {"days": {"selected_options": [{"value": "6"}, {"value": "²"}]}})

    assert reply.body == {
        "response_action": "errors",
        "errors": {"days": "Kies ten minste één dag. Wilt u niets horen, kies dan een pauze of haal hieronder vinkjes weg."},
    }


def test_what_was_switched_off_is_skipped_with_its_reason_and_all_else_comes(bot: Running) -> None:
    bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    bot.form("bram", "/prs instellingen")
    assert bot.person("bram").submit({"wanted": ["events", "unanswered", "hints"]}) is None
    bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    bot.deliver()
    with bot.deps.reading(HERE) as session:
        pings = [(row.state, row.reason) for row in session.scalars(select(OutboxRow).where(OutboxRow.kind == "ping_owner"))]

    assert pings == [("skipped", "switched off")]
    assert bot.words("bram") == ["Uw instellingen zijn opgeslagen."]
    again = next(block["element"] for block in bot.form("bram", "/prs instellingen")["blocks"] if block["block_id"] == "wanted")
    assert [option["value"] for option in again["initial_options"]] == ["events", "unanswered", "hints"]
    assert "overviews" not in str(again)


def test_deputies_and_operators_are_named_in_the_network_form_each_mistake_at_its_field(bot: Running) -> None:
    anna, bram = bot.person("anna"), bot.person("bram")
    bot.network_form("anna")
    same = anna.submit({"chair": "U3CARLA", "chair_deputy": "U3CARLA"})
    assert anna.submit({"chair_deputy": "U2BRAM", "organisers": ["U2BRAM"], "operators": []}) is None
    anna.close(whole_stack=True)
    form = bot.network_form("bram")
    forged = submit_forged(bot, "bram", "network_form", {"organisers": {"selected_users": []}, "operators": {"selected_users": ["U2BRAM"]}})
    bram.close(whole_stack=True)
    again = {block["block_id"]: block.get("element") for block in bot.network_form("anna")["blocks"]}

    assert same == {"chair_deputy": "Een plaatsvervanger is iemand anders dan degene die de functie heeft."}
    assert "operators" not in {block["block_id"] for block in form["blocks"]}
    assert "Alleen een beheerder wijst beheerders aan." in str(forged.body)
    assert (again["chair_deputy"]["initial_user"], again["organisers"]["initial_users"]) == ("U2BRAM", ["U2BRAM"])


def test_the_last_organiser_is_told_to_name_another_first(one_bot: Running) -> None:
    one_bot.network_form("anna")
    assert one_bot.person("anna").submit({"organisers": ["U2BRAM"]}) is None
    for admin in ("anna", "frank"):
        one_bot.slack.change_person(admin, admin=False)
    one_bot.slack.settle()
    one_bot.network_form("bram")

    assert one_bot.person("bram").submit({"organisers": []}) == {
        "organisers": "Er moet ten minste één organisator blijven. Wijs eerst een ander aan."
    }


def test_an_organiser_chooses_the_language_of_the_channels_and_standing_cards_follow(one_bot: Running) -> None:
    dutch = one_bot.reads(one_bot.announce())
    one_bot.network_form("anna")
    assert one_bot.person("anna").submit({"language": "en"}) is None
    one_bot.deliver()
    told = one_bot.told("bram", "/prs volgende-vergadering")

    assert "[Aanwezig]" in dutch
    assert "[Present]" in one_bot.reads(one_bot.card())
    assert "[Aanwezig]" in told
    one_bot.person("anna").close(whole_stack=True)
    one_bot.network_form("anna")
    assert one_bot.person("anna").submit({"language": "nl"}) is None
    one_bot.deliver()
    assert "[Aanwezig]" in one_bot.reads(one_bot.card())


def test_an_organiser_previews_the_schedule_as_it_stands_in_the_form_before_keeping_it(bot: Running) -> None:
    anna = bot.person("anna")
    bot.announce(agenda="Opening")
    bot.network_form("anna")
    anna.fill({"agenda_days": "10", "unanswered_days": "0", "before": ["day"]})
    anna.tap(None, "schedule_preview")
    shown = bot.reads(anna.modal())
    anna.close()
    with bot.deps.reading(HERE) as session:
        assert reminders.schedule(session) == USUAL
    assert anna.submit({}) is None
    with bot.deps.reading(HERE) as session:
        kept = reminders.schedule(session)

    assert "vrijdag 16 november, 13.00 uur: de agenda in #algemeen" in shown
    assert "de agenda in #algemeen" in shown
    assert "een herinnering aan wie komt, misschien komt of op de wachtlijst staat" in shown
    assert "met de plaats en de link" not in shown
    assert "heeft gereageerd" not in shown
    assert kept == Schedule(agenda_days=10, unanswered_days=0, hour=False)


def test_a_member_who_forges_the_preview_sees_nothing_of_it(one_bot: Running) -> None:
    one_bot.announce()
    tap_forged(one_bot, "bram", "schedule_preview", "-")
    one_bot.deliver()

    assert "voorbehouden aan organisatoren" in one_bot.whispers("bram")[-1]


def test_whoever_wants_a_digest_gets_it_on_their_day_acts_in_it_and_gets_no_single_reminders(bot: Running) -> None:
    bram = bot.person("bram")
    bot.announce(rsvp_until="2012-10-12")
    bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 12 oktober")
    bot.form("bram", "/prs instellingen")
    assert bram.submit({"digest": "1"}) is None
    before = len(bot.words("bram"))
    for day in (1, 2, 3, 5, 8, 10, 11, 12):
        bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        bot.deliver()
        if day == 2:
            told = [one for one in bram.dms() if "Uw overzicht van deze week" in bot.reads(one)]
            bram.tap(told[-1], "rsvp.yes")
            bot.deliver()
    words = bot.words("bram")[before:]
    digests = [said for said in words if "Uw overzicht van deze week" in said]
    with bot.deps.reading(HERE) as session:
        skipped = session.scalars(select(OutboxRow.reason).where(OutboxRow.workspace_id == HERE, OutboxRow.kind == "ping_owner"))

        assert set(skipped) == {"in the weekly digest"}
    assert len(digests) >= 1
    assert not [said for said in words if "staat voor u open" in said]
    assert "Aanwezig" in bot.told("bram", "/prs V1")
    form = bot.reads(bot.form("bram", "/prs instellingen"))
    assert "Eens per week op mijn dag: [dinsdag]" in form
