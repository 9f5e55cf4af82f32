"""The whole slice done by hand: the real bot, the demo's story, and members at the page in a real browser.

What they see is kept as pictures in `tests/screenshots`, on a desk and on a phone, for a person to look at.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import (
    BOARD,
    GENERAL,
    SitDown,
    answer_of,
    ask,
    card,
    close_form,
    dm,
    error_at,
    fill,
    open_form,
    pick,
    picture,
    send,
    until,
)

pytestmark = pytest.mark.browser


def announce(page: Page, title: str, *, on: str = "2012-12-12", channel: str = "algemeen") -> str:
    """Announce a meeting with the seven fields, and give its number."""
    form = open_form(page, "/prs nieuw")
    fill(page, "title", title)
    fill(page, "date", on)
    fill(page, "place", "Gemeentehuis, Zutphen")
    pick(page, "channel", channel)
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    page.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als")
    found = re.search(r"vastgelegd als (V\d+)", form.inner_text())
    assert found
    return found[1]


# meetings


def test_whoever_asks_for_the_next_meeting_reads_day_hours_and_place(sit_down: SitDown) -> None:
    page = sit_down("maaike")
    picture(page, "01-start")
    answer = ask(page, "/prs volgende-vergadering")
    picture(page, "02-volgende-vergadering")

    expect(answer).to_contain_text("maandag 26 november 2012, 13.00 – 16.00 uur")
    expect(answer).to_contain_text("Locatie: Den Haag")
    expect(answer).to_contain_text("Eerst nog: excursie 26 september, V2")
    expect(answer.locator('[data-action-id="rsvp.yes"]')).to_have_text("Aanwezig")


def test_a_tap_answers_a_reaction_changes_it_and_taking_it_back_restores_it(sit_down: SitDown) -> None:
    page = sit_down("sander")
    announced = card(page, "V4")
    ts = announced.get_attribute("data-ts")
    announced.locator('[data-action-id="rsvp.yes"]').click()
    expect(announced).to_contain_text("Komen: Irene Vermeulen, Joost Hendriks, Sander Kuipers")
    expect(announced).to_contain_text("Aanwezig 3 · Misschien 1 · Afwezig 0")
    expect(answer_of(page, "U hebt zich aangemeld voor")).to_contain_text("U hebt zich aangemeld voor het Secretarissenoverleg.")
    picture(page, "03-aanwezig")

    announced.hover()
    announced.locator('[data-quick="grey_question"]').click()
    expect(announced).to_contain_text("Aanwezig 2 · Misschien 2 · Afwezig 0")
    expect(announced.locator('[data-reaction="grey_question"]')).to_have_attribute("aria-pressed", "true")
    picture(page, "04-reactie")
    announced.locator('[data-reaction="grey_question"]').click()
    expect(announced).to_contain_text("Aanwezig 3 · Misschien 1 · Afwezig 0")

    assert announced.get_attribute("data-ts") == ts


def test_an_answer_can_be_typed_with_guests_and_everybody_sees_who_comes(sit_down: SitDown) -> None:
    page = sit_down("maaike")
    answer = ask(page, "/prs aanwezig V2 +1")
    expect(answer).to_contain_text("U hebt zich aangemeld voor de Bustour langs drie regio’s. Met 1 gast.")
    expect(card(page, "V2")).to_contain_text("Ik kom 12 · Misschien 1 · Ik kom niet 1")
    expect(card(page, "V2")).to_contain_text("Nog 8 aanmeldingen nodig")

    answer = ask(page, "/prs V2")
    answer.get_by_label("Meer keuzes").click()
    picture(page, "05-menu")
    page.get_by_role("menuitem", name="Wie komt er?").click()
    expect(answer_of(page, "Komen:")).to_contain_text("Maaike Postma +1")
    picture(page, "06-wie-komt-er")


def test_all_that_is_planned_and_what_was_is_one_list(sit_down: SitDown) -> None:
    page = sit_down("lotte", GENERAL)
    answer = ask(page, "/prs vergaderingen alle")

    expect(answer).to_contain_text("Dag van de samenwerking")
    expect(answer).to_contain_text("Regio Merwestreek, Tiel")
    picture(page, "07-vergaderingen")


# announcing


def test_every_mistake_is_said_in_the_form_and_more_options_lose_nothing(sit_down: SitDown) -> None:
    page = sit_down("joost")
    open_form(page, "/prs nieuw")
    picture(page, "10-nieuw-leeg")
    page.click(".modal-submit")
    expect(page.locator(".field-error:visible")).to_have_count(3)
    picture(page, "11-nieuw-verplicht")

    fill(page, "title", "Themamiddag")
    fill(page, "place", "Arnhem")
    fill(page, "date", "2012-09-03")
    page.click(".modal-submit")
    expect(error_at(page, "date")).to_contain_text("al voorbij")
    fill(page, "date", "2012-12-12")
    fill(page, "end", "12:00")
    page.click(".modal-submit")
    expect(error_at(page, "end")).to_contain_text("Het einde ligt voor het begin")
    picture(page, "12-nieuw-fouten")

    page.click('[data-action-id="event_more_options"]')
    expect(page.get_by_label("Reservedatum")).to_be_visible()
    expect(page.locator('[data-block-id="title"] input')).to_have_value("Themamiddag")
    expect(page.locator('[data-block-id="place"] input')).to_have_value("Arnhem")
    expect(page.locator('[data-block-id="date"] input')).to_have_value("woensdag 12 december 2012")
    fill(page, "end", "16:00")
    fill(page, "rsvp_until", "2012-12-20")
    fill(page, "reserve_on", "2012-12-01")
    fill(page, "minimum", "20")
    fill(page, "maximum", "10")
    page.click(".modal-submit")
    expect(error_at(page, "rsvp_until")).to_have_text("Deze dag ligt na de datum zelf. Aanmelden kan hoogstens tot en met die dag.")
    expect(error_at(page, "reserve_on")).to_have_text("De reservedatum moet na de datum zelf liggen.")
    expect(error_at(page, "maximum")).to_have_text("Het maximum ligt onder het minimum.")
    picture(page, "13-meer-opties-fouten")
    close_form(page)


def test_an_announcement_is_previewed_posted_as_typed_and_seeded(sit_down: SitDown) -> None:
    page = sit_down("joost", GENERAL)
    form = open_form(page, "/prs nieuw")
    fill(page, "title", "Themamiddag *wonen* & werken <!channel>")
    page.locator('[data-block-id="kind"] select').select_option(label="Bijeenkomst")
    expect(form.get_by_role("heading", level=2)).to_have_text("Nieuwe bijeenkomst")
    fill(page, "date", "2012-12-13")
    fill(page, "place", "Provinciehuis, Arnhem")
    pick(page, "channel", "algemeen")
    page.click('[data-action-id="event_more_options"]')
    fill(page, "agenda", "Inloop\nDrie gemeenten vertellen\nBorrel")
    fill(page, "rsvp_until", "2012-12-06")
    fill(page, "maximum", "40")
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    expect(form).to_contain_text("Themamiddag *wonen* & werken <!channel>")
    picture(page, "14-voorbeeld")

    page.get_by_role("button", name="Terug").first.click()
    expect(page.locator('[data-block-id="agenda"] textarea')).to_have_value("Inloop\nDrie gemeenten vertellen\nBorrel")
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    page.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als")
    picture(page, "15-geplaatst")
    close_form(page)

    posted = answer_of(page, "Themamiddag")
    expect(posted).to_contain_text("donderdag 13 december 2012, 13.00 – 16.00 uur")
    expect(posted.get_by_role("heading")).to_have_text("Themamiddag *wonen* & werken <!channel>")
    expect(posted.locator("[data-reaction]")).to_have_count(3)
    picture(page, "16-aankondiging")


def test_a_slip_is_taken_back_and_its_card_goes(sit_down: SitDown) -> None:
    page = sit_down("joost", GENERAL)
    number = announce(page, "Verkeerde middag")
    expect(card(page, number)).to_have_count(1)
    page.locator("dialog.modal").get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("dialog.modal")).to_contain_text("De aankondiging is ingetrokken")
    picture(page, "17-ongedaan")
    close_form(page)

    expect(card(page, number)).to_have_count(0)


def test_a_private_channel_asks_for_an_invitation_and_works_after_it(sit_down: SitDown) -> None:
    page = sit_down("irene", BOARD)
    form = open_form(page, "/prs nieuw")
    fill(page, "title", "Bestuursvergadering")
    fill(page, "date", "2012-10-18")
    fill(page, "place", "Bij Aart thuis, Gorinchem")
    pick(page, "channel", "bestuur")
    page.click(".modal-submit")
    expect(error_at(page, "channel")).to_have_text(
        "Ik zit nog niet in dit kanaal. Typ daar /invite @prs en probeer het hier opnieuw; wat u invulde, blijft staan."
    )
    picture(page, "18-uitnodigen")

    said = re.search(r"/invite @\S+", error_at(page, "channel").inner_text())
    assert said
    other = sit_down("joost", BOARD)
    send(other, said[0])
    expect(other.locator("#messages")).to_contain_text("PRS-bot is toegevoegd aan #bestuur.")
    picture(other, "18-uitgenodigd")
    page.bring_to_front()  # a page behind another draws slowly
    page.click(".modal-submit")
    expect(form.get_by_role("heading", level=2)).to_have_text("Voorbeeld")
    page.click(".modal-submit")
    expect(form).to_contain_text("is vastgelegd als")
    close_form(page)

    expect(answer_of(page, "Bij Aart thuis")).to_contain_text("donderdag 18 oktober 2012")
    picture(page, "19-bestuur")


def test_whoever_is_no_organiser_is_told_so(sit_down: SitDown) -> None:
    page = sit_down("teun")
    answer = ask(page, "/prs nieuw")

    expect(answer).to_contain_text("Dit is voorbehouden aan organisatoren.")
    picture(page, "20-geen-organisator")


# action items


def test_an_action_item_is_made_listed_done_and_opened_again(sit_down: SitDown) -> None:
    page = sit_down("lotte", GENERAL)
    made = ask(page, "/prs actie Zaal in Den Haag regelen uiterlijk 12 oktober")
    expect(made).to_contain_text("uiterlijk vrijdag 12 oktober")
    picture(page, "30-actie")
    listed = ask(page, "/prs acties")
    expect(listed).to_contain_text("Zaal in Den Haag regelen")
    picture(page, "31-acties")
    listed.locator('[data-action-id="action_done"]').first.click()
    done = answer_of(page, "is afgerond.")
    expect(done.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    picture(page, "32-klaar")
    done.get_by_role("button", name="Ongedaan maken").click()

    expect(answer_of(page, "staat weer open.")).to_be_visible()


def test_an_action_item_waits_until_the_day_that_was_chosen(sit_down: SitDown) -> None:
    page = sit_down("sander", GENERAL)
    made = ask(page, "/prs actie Routekaart van de bustour rondsturen uiterlijk 5 oktober")
    made.get_by_role("button", name="Later herinneren").click()
    form = page.locator("dialog.modal")
    expect(form.get_by_role("radio")).to_have_count(3)
    picture(page, "33-later")
    fill(page, "own_date", "2012-12-24")
    page.click(".modal-submit")
    expect(error_at(page, "own_date")).to_contain_text("hoogstens 30 dagen vooruit")
    picture(page, "34-later-te-ver")
    fill(page, "own_date", "2012-09-28")
    page.click(".modal-submit")
    expect(form).to_have_count(0)
    dm(page)

    expect(answer_of(page, "hoort u vrijdag 28 september")).to_be_visible()
    picture(page, "35-uitgesteld")


def test_a_date_that_cannot_be_meant_is_asked_back(sit_down: SitDown) -> None:
    page = sit_down("lotte", GENERAL)
    asked = ask(page, "/prs actie Sprekers bellen uiterlijk woensdag 13 november")
    expect(asked).to_contain_text("dat is dinsdag 13 november 2012, geen woensdag")
    picture(page, "36-welke-dag")
    expect(asked.get_by_role("button", name="dinsdag 13 november 2012")).to_be_visible()
    asked.get_by_role("button", name="woensdag 14 november").click()

    expect(answer_of(page, "Vastgelegd als")).to_contain_text("uiterlijk woensdag 14 november")


def test_the_clock_brings_a_reminder_and_one_tap_ends_it(sit_down: SitDown) -> None:
    organiser = sit_down("joost", GENERAL)
    ask(organiser, "/prs actie Verslag van de bustour nalezen @anke uiterlijk 20 september")
    page = sit_down("anke")
    dm(page)
    given = answer_of(page, "Joost Hendriks heeft u actiepunt")
    expect(given).to_contain_text("Verslag van de bustour nalezen")
    expect(given).to_contain_text("donderdag 20 september 2012")
    picture(page, "40-toegewezen")
    until(page, re.compile("staat voor u open|staan voor u open"), most=8)
    ping = page.locator("#messages .message", has_text=re.compile("staa[nt] voor u open")).last
    expect(ping).to_be_visible()
    picture(page, "41-herinnering")
    ping.get_by_role("button", name="Klaar").first.click()

    expect(answer_of(page, "is afgerond.")).to_be_visible()
    picture(page, "42-klaar-in-dm")


# decisions


def test_a_decision_is_found_with_what_replaced_it(sit_down: SitDown) -> None:
    page = sit_down("teun", GENERAL)
    answer = ask(page, "/prs besluiten contributieverhoging")
    expect(answer).to_contain_text("verhoogd van € 150 naar € 175")
    expect(answer).to_contain_text("Vervangen door")
    picture(page, "50-besluiten")
    answer = ask(page, "/prs besluiten parkeervergunning voor de caravan")

    expect(answer).to_contain_text("Daarover vind ik geen besluit.")
    picture(page, "51-geen-besluit")


def test_a_mention_is_answered_in_its_thread(sit_down: SitDown) -> None:
    page = sit_down("aart", GENERAL)
    send(page, "@PRS wat is er besloten over de bustour?")
    asked = answer_of(page, "wat is er besloten over de bustour?")
    asked.get_by_role("button", name="1 antwoord").click()

    expect(page.locator("#thread-messages")).to_contain_text("23 januari 2013 de reservedatum")
    picture(page, "52-vermelding")
    send(page, "@prs en de reiskosten?", "#thread-composer")
    expect(page.locator("#thread-messages")).to_contain_text("treinkaartje tweede klas")


def test_a_question_in_the_dm_is_answered_there(sit_down: SitDown) -> None:
    page = sit_down("maaike")
    dm(page)
    send(page, "Gaat de leergang door?")

    expect(page.locator("#messages")).to_contain_text("De leergang gaat dit jaar niet door")
    send(page, "volgende vergadering")
    expect(page.locator("#messages")).to_contain_text("maandag 26 november 2012")
    picture(page, "53-dm")


def test_an_organiser_records_a_decision_and_finds_it_at_once(sit_down: SitDown) -> None:
    page = sit_down("irene", GENERAL)
    form = open_form(page, "/prs besluit Koffie en thee komen voortaan uit de streek")
    fill(page, "meeting", "Bestuur")
    fill(page, "topic", "Catering")
    picture(page, "54-besluit")
    page.click(".modal-submit")
    expect(form).to_contain_text("Vastgelegd als B")
    picture(page, "55-vastgelegd")
    close_form(page)

    expect(ask(page, "/prs besluiten streekproducten bij de koffie")).to_contain_text("Koffie en thee komen voortaan uit de streek")


# settings, help


def test_whoever_chooses_english_is_answered_in_english(sit_down: SitDown) -> None:
    page = sit_down("lotte", GENERAL)
    form = open_form(page, "/prs instellingen")
    picture(page, "60-instellingen")
    page.locator('[data-block-id="language"] select').select_option("en")
    page.locator('[data-block-id="hour"] select').select_option("10")
    page.click(".modal-submit")
    expect(form).to_have_count(0)
    answer = ask(page, "/prs next-meeting")
    picture(page, "61-english")
    help_ = ask(page, "/prs help")
    picture(page, "62-english-help")
    back = ask(page, "/prs taal nl")

    expect(answer).to_contain_text("Monday 26 November 2012")
    expect(help_).to_contain_text("What can I do for you?")
    expect(back).to_contain_text("Ik antwoord u voortaan in het Nederlands.")


def test_an_organiser_sets_the_channel_and_the_functions(sit_down: SitDown) -> None:
    page = sit_down("irene", GENERAL)
    form = open_form(page, "/prs instellingen")
    form.get_by_role("button", name="Instellingen van het netwerk").click()
    expect(form.get_by_label("Secretaris (optioneel)", exact=True)).to_have_value("Joost Hendriks")
    expect(form.get_by_label("Kanaal voor aankondigingen (optioneel)")).to_have_value("secretarissenoverleg")
    picture(page, "63-instellingen-organisator")
    pick(page, "organisers", "maaike")
    page.click(".modal-submit")
    expect(form).to_contain_text("Uur van uw herinneringen")
    close_form(page)
    other = sit_down("maaike", GENERAL)

    expect(open_form(other, "/prs nieuw")).to_contain_text("Nieuwe vergadering")
    close_form(other)


def test_help_says_what_one_can_do_and_a_slip_gets_the_nearest(sit_down: SitDown) -> None:
    page = sit_down("teun", GENERAL)
    answer = ask(page, "/prs")
    expect(answer).to_contain_text("Wat kan ik voor u doen?")
    expect(answer).not_to_contain_text("Voor organisatoren")
    picture(page, "64-help")
    answer.get_by_role("button", name="Volgende vergadering").click()
    expect(answer_of(page, "maandag 26 november 2012")).to_be_visible()
    slip = ask(page, "/prs volgnde vergadring")

    expect(slip).to_contain_text("/prs volgende-vergadering")
    picture(page, "65-verschrijving")
