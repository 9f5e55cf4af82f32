"""Action items: made by command, asked back, assigned, pinged when due, put off, done."""

from datetime import UTC, datetime, timedelta

import jobs
from tests.wire.running import Running


def test_a_command_makes_an_action_item_with_the_date_as_written(bot: Running) -> None:
    said = bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")

    assert said == (
        "Vastgelegd als A1, uiterlijk vrijdag 12 oktober 2012.\n"
        "A1 Zaal regelen\n"
        "Bram Visser · uiterlijk vrijdag 12 oktober 2012\n"
        "[Klaar] [Later herinneren] [Wijzigen] [Ongedaan maken]"
    )


DATES = {
    "Notulen voor volgende week vrijdag": "vrijdag 21 september 2012",
    "Nota uiterlijk 26-11": "maandag 26 november 2012",
    "Bellen op ma 1 oktober": "maandag 1 oktober 2012",
    "Rooster deadline over twee weken": "donderdag 27 september 2012",
    "Agenda uiterlijk morgen": "vrijdag 14 september 2012",
}


def test_dates_are_read_as_people_write_them(one_bot: Running) -> None:
    for text, day in DATES.items():
        assert f"uiterlijk {day}." in one_bot.told("bram", f"/prs actie {text}").splitlines()[0], text
    assert "zonder datum" in one_bot.told("bram", "/prs actie Op 12 oktober de zaal bekijken met de beheerder")


def test_a_date_with_two_readings_is_asked_back_and_one_tap_answers(bot: Running) -> None:
    bram = bot.person("bram")
    answer = bram.command("/prs actie Zaal regelen uiterlijk volgende vrijdag", "algemeen")
    none_yet = bot.told("bram", "/prs acties")
    assert bram.tap(answer, "action_choose_date.1") is None
    bot.deliver()

    assert "kan op meer dan één dag slaan" in answer.shown
    assert "[vrijdag 14 september 2012] [vrijdag 21 september 2012] [Zonder datum]" in answer.shown
    assert none_yet == "U hebt geen openstaande actiepunten."
    assert "Vastgelegd als A1, uiterlijk vrijdag 21 september 2012." in bot.whispers("bram")[0]  # in place of the question


ASKED_BACK = {
    "uiterlijk 12 ocktober svp": (
        "„12 ocktober svp” lees ik niet als datum. Welke dag bedoelt u?",
        "[vrijdag 12 oktober 2012] [Zonder datum]",
    ),
    "uiterlijk zo snel mogelijk": ("lees ik niet als datum. Schrijf bijvoorbeeld 26 november", "[Zonder datum]"),
    "voor de zomervakantie": ("„de zomervakantie” lees ik niet als datum.", "voor de zomervakantie\n[Zonder datum]"),
    "uiterlijk 12-1-2012": ("donderdag 12 januari 2012 is al voorbij.", "[zaterdag 12 januari 2013] [Zonder datum]"),
    "uiterlijk gisteren": ("woensdag 12 september 2012 is al voorbij.", "[Zonder datum]"),
    "uiterlijk de week van 17 september": ("kan op meer dan één dag slaan", "[vrijdag 21 september 2012] [Zonder datum]"),
    "op 12 of 19 okt": ("kan op meer dan één dag slaan", "[vrijdag 12 oktober 2012] [vrijdag 19 oktober 2012] [Zonder datum]"),
}


def test_a_due_date_that_cannot_be_read_or_has_gone_by_is_asked_back_and_nothing_is_recorded(one_bot: Running) -> None:
    for typed, (said, choices) in ASKED_BACK.items():
        shown = one_bot.told("bram", f"/prs actie Zaal regelen {typed}")

        assert said in shown, typed
        assert choices in shown, typed
    assert one_bot.told("bram", "/prs acties") == "U hebt geen openstaande actiepunten."


DUE = {
    "Zaal regelen @bram uiterlijk vandaag": "donderdag 13 september 2012",
    "@bram Zaal regelen, uiterlijk morgen svp!": "vrijdag 14 september 2012",
    "Zaal regelen @bram graag voor vrijdag a.u.b.": "vrijdag 14 september 2012",
    "Zaal regelen uiterlijk 12 oktober @bram :pray:": "vrijdag 12 oktober 2012",
}


def test_a_due_date_goes_out_of_the_text_whatever_politeness_stands_round_it(one_bot: Running) -> None:
    for typed, day in DUE.items():
        assert f"Zaal regelen\nBram Visser · uiterlijk {day}\n" in one_bot.told("anna", f"/prs actie {typed}"), typed


def test_not_before_a_date_is_no_due_date(one_bot: Running) -> None:
    said = one_bot.told("bram", "/prs actie Zaal regelen niet voor 12 oktober")

    assert said.startswith("Vastgelegd als A1, zonder datum.\nA1 Zaal regelen niet voor 12 oktober\n")


def test_an_action_item_in_a_direct_message_takes_the_same_road(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    bram.say("actie Zaal regelen uiterlijk morgen, graag")
    bram.say("actie Zaal regelen uiterlijk 12 ocktober")
    one_bot.slack.settle()
    one_bot.deliver()
    made, asked = one_bot.words("bram")[-2:]

    assert "A1 Zaal regelen\nBram Visser · uiterlijk vrijdag 14 september 2012" in made
    assert "[vrijdag 12 oktober 2012] [Zonder datum]" in asked


def test_a_weekday_that_does_not_fit_is_asked_back(one_bot: Running) -> None:
    said = one_bot.told("bram", "/prs actie Zaal regelen uiterlijk dinsdag 12 oktober")

    assert "dat is vrijdag 12 oktober 2012, geen dinsdag" in said


def test_the_same_command_within_a_minute_asks_whether_it_is_meant(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    one_bot.told("bram", "/prs actie Koffie zetten")
    again = bram.command("/prs actie Koffie zetten", "algemeen")
    listed = one_bot.told("bram", "/prs acties")
    assert bram.tap(again, "action_again") is None
    one_bot.deliver()
    twice = one_bot.told("bram", "/prs acties")
    one_bot.clock.advance(timedelta(minutes=2))

    assert "Dit legde u zojuist al vast als A1. Nog een keer?" in again.shown
    assert "A2" not in listed
    assert "A2 Koffie zetten" in twice
    assert "Vastgelegd als A3" in one_bot.told("bram", "/prs actie Koffie zetten")


def test_the_same_words_with_another_date_are_another_action_item(one_bot: Running) -> None:
    one_bot.told("bram", "/prs actie Koffie zetten uiterlijk 12 oktober")

    assert "Vastgelegd als A2" in one_bot.told("bram", "/prs actie Koffie zetten uiterlijk 19 oktober")


def test_a_card_by_its_number_and_done_and_open_again(bot: Running) -> None:
    bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    card = bot.told("bram", "/prs a1")
    strangers = bot.told("carla", "/prs klaar A1")
    done = bot.told("bram", "/prs klaar 1")
    twice = bot.told("bram", "/prs klaar A1")
    none = bot.told("bram", "/prs acties")
    reopened = bot.told("bram", "/prs heropen A1")
    open_again = bot.told("bram", "/prs reopen a1")

    assert "A1 Zaal regelen" in card
    assert strangers == "A1 is niet van u. Alleen de actiehouder of een organisator kan dit."
    assert done.startswith("A1 is afgerond.")
    assert "[Ongedaan maken]" in done
    assert "A1 is al gesloten (donderdag 13 september 2012, door Bram Visser)" in twice
    assert none == "U hebt geen openstaande actiepunten."
    assert reopened.startswith("A1 staat weer open.")
    assert open_again == "A1 is open as it is."


def test_lists_of_ones_own_of_all_of_another_and_of_what_is_overdue(one_bot: Running) -> None:
    one_bot.told("anna", "/prs actie Verslag maken uiterlijk 14 september")
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.clock.advance(timedelta(days=4))

    assert "Zaal" not in one_bot.told("anna", "/prs acties")
    assert "Verslag maken" in one_bot.told("anna", "/prs actions")
    everyone = one_bot.told("carla", "/prs acties alle")
    assert everyone.index("Verslag maken") < everyone.index("Zaal regelen")
    assert "Zaal regelen" in one_bot.told("carla", "/prs acties @bram")
    assert "3 dagen over tijd" in one_bot.told("carla", "/prs acties verlopen")
    assert "Zaal" not in one_bot.told("carla", "/prs acties verlopen")
    assert one_bot.told("carla", "/prs acties @carla") == "Carla Smit heeft geen openstaande actiepunten."


def test_a_long_list_comes_in_pages(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    for number in range(18):
        one_bot.told("bram", f"/prs actie Punt {number}")
    first = bram.command("/prs acties", "algemeen")
    assert bram.tap(first, "action_page") is None
    one_bot.deliver()

    assert "[Volgende (3)]" in first.shown
    assert "A18" in one_bot.whispers("bram")[-1]
    assert "A1 " not in one_bot.whispers("bram")[-1]


def test_an_organiser_gives_one_to_another_who_hears_of_it_and_is_done(bot: Running) -> None:
    assert "Voor een ander legt een organisator" in bot.told("bram", "/prs actie Zaal regelen @carla")
    bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 12 oktober")
    bot.clock.set(datetime(2012, 9, 14, 8, 0, tzinfo=UTC))
    bot.deliver()
    told = bot.words("bram")
    bram = bot.person("bram")
    assert bram.tap(bram.dms()[-1], "action_done") is None
    bot.deliver()

    assert len(told) == 1
    assert told[0].startswith("Anna de Wit heeft u actiepunt A1 gegeven.")
    assert "[Klaar] [Later herinneren]" in told[0]
    assert "A1 is afgerond." in bot.words("bram")[-1]
    assert bot.words("anna") == ["Bram Visser heeft A1 afgerond: Zaal regelen"]


def test_a_due_item_pings_its_owner_once_a_day_with_all_that_is_due(one_bot: Running) -> None:
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.told("bram", "/prs actie Broodjes bestellen uiterlijk 12 oktober")
    one_bot.told("carla", "/prs actie Sprekers vragen uiterlijk 12 oktober")
    one_bot.told("carla", "/prs klaar A3")
    seen = []
    for day, hour in ((5, 6), (5, 8), (5, 9), (5, 12), (6, 8), (11, 8), (12, 8), (12, 10)):
        one_bot.clock.set(datetime(2012, 10, day, hour, 0, tzinfo=UTC))
        one_bot.deliver()
        seen.append(len(one_bot.words("bram")))

    assert seen == [0, 1, 1, 1, 1, 2, 3, 3]
    assert one_bot.words("bram")[0].startswith("Deze 2 actiepunten staan voor u open:")
    assert "Broodjes bestellen" in one_bot.words("bram")[0]
    assert one_bot.words("bram")[0].count("[Klaar] [Later herinneren]") == 2
    assert one_bot.words("carla") == []


def test_what_was_done_between_planning_and_sending_is_not_pinged(one_bot: Running) -> None:
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    jobs.plan(one_bot.deps)
    one_bot.told("bram", "/prs klaar A1")
    one_bot.deliver()

    assert one_bot.words("bram") == []


def test_putting_off_moves_the_ping_and_never_the_due_date(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    one_bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    one_bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    one_bot.deliver()
    assert bram.tap(bram.dms()[-1], "action_later") is None
    form = one_bot.reads(bram.modal())
    too_far = bram.submit({"own_date": "2012-12-25"})
    past = bram.submit({"own_date": "2012-10-05"})
    assert bram.submit({"own_date": "2012-10-09"}) is None
    one_bot.deliver()
    seen = [len(one_bot.words("bram"))]
    for day in (8, 9, 11):
        one_bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        one_bot.deliver()
        seen.append(len(one_bot.words("bram")))

    assert "Herinner mij" in form
    assert too_far == {"own_date": "Herinneren kan hoogstens 30 dagen vooruit: tot en met zondag 4 november 2012."}
    assert past == {"own_date": "Kies een dag na vandaag."}
    assert "Over A1 hoort u dinsdag 9 oktober 2012 weer." in one_bot.words("bram")[1]
    assert seen == [2, 2, 3, 4]
    assert "uiterlijk vrijdag 12 oktober 2012" in one_bot.words("bram")[-1]


def test_without_a_text_a_form_opens_and_its_mistakes_are_said_in_it(bot: Running) -> None:
    bram = bot.person("bram")
    bot.form("bram", "/prs actie")
    empty = bram.submit({"text": "   "})
    not_theirs = bram.submit({"text": "Zaal regelen", "owners": ["U3CARLA"], "due_on": "2012-10-12"})
    assert bram.submit({"owners": ["U2BRAM"]}) is None
    bot.deliver()

    assert empty == {"text": "Vul in wat er moet gebeuren."}
    assert not_theirs == {"owners": "Voor een ander legt een organisator een actiepunt vast. Voor uzelf kan het zonder naam erachter."}
    assert bot.words("bram")[0].startswith("Vastgelegd als A1, uiterlijk vrijdag 12 oktober 2012.")


def test_what_was_understood_can_be_changed_and_undone(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    answer = bram.command("/prs actie Zaal regelen uiterlijk 12 oktober", "algemeen")
    assert bram.tap(answer, "action_change") is None
    assert bram.submit({"text": "Zaal in Zwolle regelen", "due_on": "2012-10-19"}) is None
    one_bot.deliver()
    changed = one_bot.told("bram", "/prs A1")
    assert bram.tap(answer, "action_undo") is None
    one_bot.deliver()

    assert "Zaal in Zwolle regelen" in changed
    assert "uiterlijk vrijdag 19 oktober 2012" in changed
    assert "A1 is ongedaan gemaakt." in one_bot.whispers("bram")[0]  # in place of the first answer
    assert one_bot.told("bram", "/prs acties") == "U hebt geen openstaande actiepunten."


def test_whoever_left_is_never_pinged(bot: Running) -> None:
    bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    bot.slack.deactivate("bram")
    bot.slack.settle()
    bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    bot.deliver()

    assert bot.words("bram") == []


def test_a_name_that_slack_did_not_know_is_asked_about_and_not_given_to_the_asker(bot: Running) -> None:
    anna = bot.person("anna")
    asked = anna.command("/prs actie Zaal regelen @bram.visser uiterlijk 12 oktober", "algemeen")
    nobody = anna.command("/prs actie Mail naar @piet.puk", "algemeen")
    none_yet = bot.told("anna", "/prs acties alle")
    assert anna.tap(asked, "action_owner.0") is None
    assert anna.tap(nobody, "action_owner.0") is None
    bot.deliver()

    assert "Wie is @bram.visser?" in asked.shown
    assert "[Bram Visser]" in asked.shown
    assert "nog niets vastgelegd" in nobody.shown
    assert none_yet == "Er staan geen actiepunten open."
    assert "Zaal regelen" in bot.told("bram", "/prs acties")
    assert "12 oktober" in bot.told("bram", "/prs acties")
    assert "Mail naar piet.puk" in bot.told("anna", "/prs acties")
