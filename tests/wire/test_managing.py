from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.ids import EventId
from bot.services import events
from tests.wire.running import HERE, MEETING, START, Running

Json = dict[str, Any]


def manage(bot: Running, who: str, card: Json) -> Json:
    """Open *Beheren…* from the card's menu."""
    actor = bot.person(who)
    assert actor.choose(card, "event_more", "Beheren…") is None
    modal = actor.modal()
    assert modal is not None, bot.whispers(who)
    return modal


def manage_word(bot: Running, who: str, card: Json) -> list[str]:
    """Open *Beheren…* as somebody who may not, and read what they are told."""
    actor = bot.person(who)
    actor.choose(card, "event_more", "Beheren…")
    bot.deliver()
    assert actor.modal() is None
    return bot.whispers(who)


def later(bot: Running, by: timedelta) -> None:
    bot.clock.advance(by)
    bot.deliver()


def buttons_of(message: Json) -> list[str]:
    return [one["action_id"] for block in message["blocks"] for one in block.get("elements", []) if one.get("type") == "button"]


def test_change_is_told_once_with_old_and_new_after_ten_minutes(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()
    anna = one_bot.person("anna")
    manage(one_bot, "anna", card)
    anna.tap(None, "event_manage.change")
    assert anna.submit({"place": "Utrecht"}) is None
    said = one_bot.reads(anna.modal())
    anna.close(whole_stack=True)
    later(one_bot, timedelta(minutes=6))
    manage(one_bot, "anna", card)
    anna.tap(None, "event_manage.change")
    assert anna.submit({"begin": "14:00"}) is None
    later(one_bot, timedelta(minutes=6))
    early = one_bot.words("bram")
    later(one_bot, timedelta(minutes=5))

    assert "1 persoon krijgt hierover bericht; wat u binnen tien minuten nog wijzigt, gaat mee" in said
    assert early == []
    assert [word.splitlines()[:3] for word in one_bot.words("bram")] == [
        [
            "Gewijzigd: Najaarsoverleg (V1).",
            "Wanneer: maandag 26 november 2012, 14.00 – 16.00 uur (was: maandag 26 november 2012, 13.00 – 16.00 uur)",
            "Locatie: Utrecht (was: Den Haag)",
        ]
    ]
    assert "Locatie: Utrecht" in one_bot.reads(one_bot.card())
    assert one_bot.slack.complaints == []


def test_whom_it_is_for_is_changed_in_the_same_form(one_bot: Running) -> None:
    card = one_bot.announce()
    anna = one_bot.person("anna")
    manage(one_bot, "anna", card)
    anna.tap(None, "event_manage.change")
    assert anna.submit({"audience_provinces": ["utrecht"], "maximum": "30"}) is None
    one_bot.deliver()
    with one_bot.deps.reading(HERE) as session:
        plan = events.get(session, EventId(1)).plan

    assert (plan.narrowed.provinces, plan.maximum, plan.channel) == (("utrecht",), 30, "C1ALGEMEEN")


def test_change_that_is_undone_in_time_is_told_to_nobody(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.person("bram").tap(card, "rsvp.yes")
    anna = one_bot.person("anna")
    manage(one_bot, "anna", card)
    anna.tap(None, "event_manage.change")
    anna.submit({"place": "Utrecht"})
    anna.tap(None, "event_manage.undo_change")
    said = one_bot.reads(anna.modal())
    later(one_bot, timedelta(minutes=11))

    assert "ongedaan gemaakt" in said
    assert one_bot.words("bram") == []
    assert "Locatie: Den Haag" in one_bot.reads(one_bot.card())


def test_second_of_two_organisers_is_told_and_keeps_what_they_typed(bot: Running) -> None:
    card = bot.announce()
    anna, frank = bot.person("anna"), bot.person("frank")
    for who in ("anna", "frank"):
        manage(bot, who, card)
        bot.person(who).tap(None, "event_manage.change")
    assert frank.submit({"place": "Utrecht"}) is None
    assert anna.submit({"title": "Winteroverleg"}) is None
    form = anna.modal()
    told = bot.reads(form)
    assert anna.submit({}) is None
    bot.deliver()

    assert form
    assert form["callback_id"] == "event_change"
    assert "Intussen gewijzigd door Frank Bos: locatie." in told
    assert "Titel: [Winteroverleg]" in told
    assert "Locatie: [Utrecht]" in told
    assert bot.reads(bot.card()).splitlines()[0] == "Winteroverleg"
    assert "Locatie: Utrecht" in bot.reads(bot.card())
    assert bot.slack.complaints == []


def test_mistake_in_a_changed_form_is_said_in_it_also_after_a_conflict(bot: Running) -> None:
    card = bot.announce()
    anna, frank = bot.person("anna"), bot.person("frank")
    for who in ("anna", "frank"):
        manage(bot, who, card)
        bot.person(who).tap(None, "event_manage.change")
    frank.submit({"end": "17:00"})
    anna.submit({"title": "Winteroverleg"})
    form = anna.modal()
    assert form
    field = next(block["block_id"] for block in form["blocks"] if block["block_id"].startswith("end@"))

    assert anna.submit({field: "09:00"}) == {
        field: "Het einde ligt voor het begin. Eindigt het op een andere dag, vul dan bij Meer opties de einddatum in."
    }


def test_whoever_does_not_organise_it_hears_who_does(one_bot: Running) -> None:
    card = one_bot.announce(hosts=["U3CARLA"])
    words = manage_word(one_bot, "bram", card)

    assert words == ["V1 wordt georganiseerd door Anna de Wit, Carla Smit. Neem contact op met de organisator."]
    assert "V1 beheren" in one_bot.reads(manage(one_bot, "carla", card))


def test_closed_event_says_so_everywhere_and_opens_again(one_bot: Running) -> None:
    card = one_bot.announce()
    manage(one_bot, "anna", card)
    one_bot.person("anna").tap(None, "event_manage.close")
    closed = one_bot.reads(one_bot.person("anna").modal())
    one_bot.deliver()
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.person("carla").react(card, "white_check_mark")
    one_bot.deliver()
    shut, typed = one_bot.card(), one_bot.told("bram", "/prs aanwezig V1")
    one_bot.person("anna").tap(None, "event_manage.reopen")
    one_bot.deliver()

    assert "[Aanmelding heropenen]" in closed
    assert "De aanmelding is gesloten." in one_bot.reads(shut)
    assert [one["name"] for one in shut.get("reactions", [])] == ["white_check_mark"]
    assert [one["users"] for one in shut["reactions"]] == [["U3CARLA"]]
    assert "gesloten; antwoorden kan niet meer" in one_bot.whispers("bram")[0]
    assert "gesloten; antwoorden kan niet meer" in typed
    assert len(one_bot.words("carla")) == 1
    assert "De aanmelding is gesloten." in one_bot.words("carla")[0]
    # What was given meanwhile counts once it is open again.
    assert "Aanwezig 1" in one_bot.reads(one_bot.card())
    assert {one["name"] for one in one_bot.card()["reactions"]} == {"white_check_mark", "grey_question", "x"}


def posted(bot: Running) -> list[Json]:
    """The messages in the channel itself, not under another message."""
    return [one for one in bot.slack.messages("algemeen") if one.get("thread_ts", one["ts"]) == one["ts"]]


def test_called_off_and_on_again(bot: Running) -> None:
    card = bot.announce()
    bot.person("bram").tap(card, "rsvp.yes")
    bot.deliver()
    anna = bot.person("anna")
    manage(bot, "anna", card)
    anna.tap(None, "event_manage.call_off")
    question = bot.reads(anna.modal())
    assert anna.submit({"because": "Te weinig aanmeldingen"}) is None
    anna.close(whole_stack=True)
    bot.deliver()
    [off] = posted(bot)
    typed = bot.told("bram", "/prs afwezig V1")
    offer = anna.dms()[-1]
    anna.tap(offer, "event_follow_up.costs")
    bot.deliver()
    todo = bot.words("anna")
    anna.tap(offer, "event_restore")
    assert anna.submit({}) is None
    bot.deliver()
    old, new = posted(bot)

    assert "krijgt bericht: 1 persoon." in question
    assert bot.reads(off).startswith("Afgelast: Najaarsoverleg\n")
    assert "Te weinig aanmeldingen" in bot.reads(off)
    assert (buttons_of(off), off.get("reactions", [])) == ([], [])
    assert bot.words("bram")[0] == (
        "Het Najaarsoverleg is afgelast. Toelichting van Anna de Wit: Te weinig aanmeldingen\nHet stond gepland voor maandag 26 november 2012, 13.00 – 16.00 uur (V1)."
    )
    assert typed == "Najaarsoverleg (V1) is op donderdag 13 september 2012 afgelast."
    assert any("Kosten van Najaarsoverleg (V1) afrekenen" in word for word in todo)
    assert buttons_of(old) == []
    assert "Te bevestigen t/m 20 september: 1" in bot.reads(new)
    assert "gaat toch door" in bot.words("bram")[-1]
    assert "Aanwezig 1" in bot.reads(new)
    assert bot.slack.complaints == []


def test_copy_opens_a_filled_form_for_another_date(one_bot: Running) -> None:
    card = one_bot.announce(maximum="12")
    anna = one_bot.person("anna")
    manage(one_bot, "anna", card)
    anna.tap(None, "event_manage.copy")
    form = anna.modal()
    assert form
    values = form["state"]["values"]
    assert anna.submit({}) == {"date": "Kies een datum."} or values["date"]["date"]["selected_date"] is None
    assert anna.submit({"date": "2012-12-10"}) is None
    assert anna.submit({}) is None
    one_bot.deliver()

    assert values["title"]["title"]["value"] == "Najaarsoverleg"
    assert values["maximum"]["maximum"]["value"] == "12"
    assert "maandag 10 december 2012, 13.00 – 16.00 uur" in one_bot.reads(one_bot.card())
    assert len(one_bot.cards()) == 2


def test_course_has_its_sessions_and_one_registration(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    anna.fill(MEETING | {"title": "Leergang notuleren"})
    anna.fill({"kind": "course"})
    title = one_bot.reads(anna.modal())
    anna.fill({"begin": "12:30", "end": "15:30"})
    anna.tap(None, "event_add_session")
    sessions = {"session_date_2": "2012-12-03", "session_date_3": "2012-12-01", "session_begin_3": "09:30", "session_end_3": "09:00"}
    wrong = anna.submit(sessions)
    assert anna.submit({"session_date_3": "2012-12-10", "session_end_3": "12:00"}) is None
    assert anna.submit({}) is None
    one_bot.deliver()
    card = one_bot.reads(one_bot.card())

    assert wrong == {
        "session_end_3": "Het einde van deze bijeenkomst ligt voor het begin.",
        "session_date_3": "Deze bijeenkomst begint voordat de vorige is afgelopen. Zet ze op volgorde.",
    }
    assert "3 bijeenkomsten, van maandag 26 november 2012 tot en met maandag 10 december 2012" in card
    assert "Nieuwe leergang" in title
    assert "• maandag 3 december 2012, 12.30 – 15.30 uur" in card
    assert "• maandag 10 december 2012, 9.30 – 12.00 uur" in card
    assert "[Ik kom] [Misschien] [Ik kom niet]" in card

    one_bot.clock.set(datetime(2012, 11, 27, 9, 0, tzinfo=UTC))  # after the first
    bram = one_bot.person("bram")
    bram.tap(bram.command("/prs ik kom V1", "algemeen"), "answer_form")
    offered = one_bot.reads(bram.modal())
    assert bram.submit({"missed": ["2012-12-03T11:30:00+00:00"]}) is None

    assert "maandag 3 december 2012, 12.30 – 15.30 uur" in offered
    assert "maandag 26 november 2012" not in offered
    assert "Niet bij: 3 december." in one_bot.reads(bram.modal())
    assert "Eerstvolgende bijeenkomst: maandag 3 december 2012, 12.30 – 15.30 uur" in one_bot.told("bram", "/prs V1")
    assert one_bot.slack.complaints == []


def test_hour_that_does_not_exist_is_refused_and_one_that_comes_twice_is_the_first(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs nieuw")
    night = MEETING | {"begin": "02:30", "end": "05:00"}
    refused = anna.submit(night | {"date": "2013-03-31"})
    assert anna.submit({"date": "2012-10-28"}) is None
    assert anna.submit({}) is None
    one_bot.deliver()
    with one_bot.deps.reading(HERE) as session:
        starts_at = events.get(session, EventId(1)).plan.starts_at

    assert refused == {"begin": "Die nacht bestaat 2.30 uur niet: de klok gaat dan een uur vooruit. Kies bijvoorbeeld 3.00 uur."}
    assert starts_at.isoformat() == "2012-10-28T00:30:00+00:00"
    assert "zondag 28 oktober 2012, 2.30 – 5.00 uur" in one_bot.reads(one_bot.card())


def test_begun_event_loses_our_reactions(one_bot: Running) -> None:
    card = one_bot.announce(date="2012-09-14", begin="10:00", end="12:00")
    one_bot.clock.set(START + timedelta(days=1))
    one_bot.deliver()

    assert card["reactions"]
    assert next(one for one in one_bot.slack.messages("algemeen") if one["ts"] == card["ts"]).get("reactions", []) == []


def test_event_is_moved_from_the_same_menu_and_by_a_co_organiser(one_bot: Running) -> None:
    card = one_bot.announce(hosts=["U2BRAM"])
    one_bot.person("carla").tap(card, "rsvp.yes")
    one_bot.deliver()
    bram = one_bot.person("bram")
    manage(one_bot, "bram", card)
    bram.tap(None, "event_manage.move")
    assert bram.submit({"date": "2012-12-03"}) is None
    one_bot.deliver()
    old, new = posted(one_bot)

    assert bram.modal() is None
    assert "maandag 3 december 2012, 13.00 – 16.00 uur" in one_bot.reads(new)
    assert (buttons_of(old), old.get("reactions", [])) == ([], [])
    assert len(new["reactions"]) == 3
    assert "maandag 3 december 2012" in one_bot.words("carla")[-1]


def test_button_on_an_old_answer_says_why_it_no_longer_works(one_bot: Running) -> None:
    dates = {"closed": "2012-11-26", "called off": "2012-11-27", "withdrawn": "2012-11-28", "moved": "2012-11-29", "past": "2012-09-14"}
    cards = {why: one_bot.announce(title=why, date=date) for why, date in dates.items()}
    bram = one_bot.person("bram")
    old = {why: bram.command(f"/prs V{number}", "algemeen") for number, why in enumerate(dates, 1)}
    anna = one_bot.person("anna")
    for why, action, form in (
        ("closed", "close", None),
        ("called off", "call_off", {}),
        ("withdrawn", "withdraw", None),
        ("moved", "move", {"date": "2012-12-03"}),
    ):
        manage(one_bot, "anna", cards[why])
        anna.tap(None, f"event_manage.{action}")
        if form is not None:
            assert anna.submit(form) is None
        if anna.modal():
            anna.close(whole_stack=True)
    later(one_bot, timedelta(days=2))
    for answer in old.values():
        bram.tap(answer, "rsvp.yes")
    one_bot.deliver()

    assert one_bot.whispers("bram")[-5:] == [
        "De aanmelding voor closed (V1) is gesloten; antwoorden kan niet meer. Neem contact op met de organisator als er iets verandert.",
        "called off (V2) is op donderdag 13 september 2012 afgelast.",
        "De aankondiging van V3 is ingetrokken.",
        "moved (V4) is verplaatst: antwoorden kan bij V6.",
        "past (V5) is al begonnen; antwoorden kan niet meer.",
    ]


def test_posting_the_very_same_again_is_asked_first(bot: Running) -> None:
    bot.announce()
    anna = bot.person("anna")
    bot.form("anna", "/prs nieuw")
    anna.submit(MEETING)
    assert anna.submit({}) is None
    question = bot.reads(anna.modal())
    bot.deliver()
    once = len(bot.cards())
    assert anna.submit({}) is None
    bot.deliver()

    assert "U hebt Najaarsoverleg zojuist al geplaatst als V1. Nog een keer?" in question
    assert (once, len(bot.cards())) == (1, 2)


PARTS = {
    "wijzig": "V1 wijzigen",
    "change": "Change V1",
    "verplaats": "Verplaatsen",
    "afgelasten": "V1 afgelasten",
    "sluit": "V1 beheren",
}


def test_a_command_opens_its_part_of_managing_for_whoever_organises_and_tells_others_who_does(one_bot: Running) -> None:
    one_bot.announce()
    titles = {word: one_bot.form("anna", f"/prs {word} V1")["title"]["text"] for word in PARTS if word != "change"}
    refused = one_bot.told("bram", "/prs sluit V1")
    unknown = one_bot.told("anna", "/prs wijzig V9")
    one_bot.person("anna").say("afgelasten V1")
    one_bot.deliver()
    offered = one_bot.person("anna").dms()[-1]
    assert one_bot.person("anna").tap(offered, "offer_form.call-off") is None
    form = one_bot.person("anna").modal()

    assert titles == {word: title for word, title in PARTS.items() if word != "change"}
    assert "Anna de Wit" in refused
    assert "Ik ken geen bijeenkomst V9" in unknown
    assert form is not None
    assert form["title"]["text"] == "V1 afgelasten"


def test_an_english_command_opens_its_form_in_english(one_bot: Running) -> None:
    assert one_bot.form("anna", "/prs meeting new")["title"]["text"] == "New meeting"
    assert one_bot.form("anna", "/prs nieuw")["title"]["text"] == "Nieuwe vergadering"


def test_calling_off_is_also_said_under_the_card_and_shown_in_the_channel(one_bot: Running) -> None:
    card = one_bot.announce()
    anna = one_bot.person("anna")
    anna.choose(card, "event_more", "Beheren…")
    anna.tap(None, "event_manage.call_off")
    assert anna.submit({"because": "Te weinig *aanmeldingen*"}) is None
    one_bot.deliver()
    shown = {one.ts for one in one_bot.slack.workspace.conversation("algemeen").messages.values() if one.broadcast}
    said = [one for one in one_bot.slack.messages("algemeen") if one["ts"] in shown]

    assert [one["thread_ts"] for one in said] == [card["ts"]]
    assert "Het Najaarsoverleg is afgelast. Toelichting van Anna de Wit: Te weinig *aanmeldingen*" in one_bot.reads(said[0])


def test_the_form_under_a_form_shows_what_was_done_in_it(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    manage(one_bot, "anna", one_bot.announce())
    anna.tap(None, "event_manage.change")
    anna.submit({"place": "Utrecht"})
    changed = one_bot.reads(anna.modals()[0])
    anna.tap(None, "event_manage.undo_change")
    back = one_bot.reads(anna.modals()[0])
    anna.close()
    anna.tap(None, "event_manage.call_off")
    anna.submit({"because": "Te weinig aanmeldingen"})
    off = one_bot.reads(anna.modals()[0])
    anna.tap(None, "event_restore")
    anna.submit({})
    on = one_bot.reads(anna.modals()[0])

    assert ("Utrecht" in changed, "Utrecht" in back, "Den Haag" in back) == (True, False, True)
    assert ("[Afgelasten…]" in back, "[Afgelasten…]" in off, "Te weinig aanmeldingen" in off) == (True, False, True)
    assert "[Afgelasten…]" in on
    assert one_bot.slack.complaints == []


def test_what_a_screen_reader_says_of_a_card_follows_its_changes_and_shows_as_edited_only_then(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()
    answered = one_bot.card()
    manage(one_bot, "anna", card)
    one_bot.person("anna").tap(None, "event_manage.change")
    assert one_bot.person("anna").submit({"place": "Utrecht"}) is None
    one_bot.deliver()
    changed = one_bot.card()

    said = "Najaarsoverleg (V1): maandag 26 november 2012, 13.00 – 16.00 uur, {}. Laat weten of u komt."
    assert (card["text"], answered["text"], "edited" in answered) == (said.format("Den Haag"), said.format("Den Haag"), False)
    assert (changed["text"], "edited" in changed) == (said.format("Utrecht"), True)
