"""Minutes in Slack: brought in, reviewed, recorded, and given back."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.db import minutes
from bot.db.models import ActionItemRow, DecisionRow, MinutesRow
from bot.domain.ids import MinutesId
from bot.domain.members import Choices
from bot.domain.minutes import Minutes, MinutesState
from bot.services import members
from bot.services.minutes import TRIES
from jobs import read_minutes
from tests.reading.test_second_reader import Model, serving
from tests.wire.minutes import FIRST, TEXT, as_docx, drop, found_in, open_review, read, recorded, review_message, to_the_end, value_of
from tests.wire.running import HERE, MEETING, Running, has_action

Json = dict[str, Any]

HELD = {**MEETING, "date": "2012-09-13", "begin": "15:00", "end": "16:00"}
"""A meeting of today, which begins in an hour."""


def counted(bot: Running, table: type[Any]) -> int:
    with bot.deps.reading(HERE) as session:
        return session.scalar(select(func.count()).select_from(table).where(table.workspace_id == HERE)) or 0


def standing(bot: Running) -> MinutesState:
    with bot.deps.reading(HERE) as session:
        return minutes.get(session, FIRST).state


def every(bot: Running) -> list[Minutes]:
    with bot.deps.reading(HERE) as session:
        return [minutes.get(session, MinutesId(number + 1)) for number in range(counted(bot, MinutesRow))]


def held(bot: Running) -> None:
    """Announce a meeting, and let it be held."""
    bot.announce(**HELD)
    bot.clock.advance(timedelta(hours=3))
    bot.deliver()


# --- in ---


def test_file_dropped_in_a_dm_is_read_and_shown_with_what_is_odd(bot: Running) -> None:
    bot.person("anna").upload("verslag.docx", as_docx(TEXT.replace("donderdag", "vrijdag")))
    bot.deliver()
    at_once = bot.words("anna")
    read(bot)

    assert at_once == ["Ik lees het verslag verslag.docx …"]
    assert "\n".join(bot.words("anna")[1:]) == (
        "Ik heb verslag.docx gelezen: 1 besluit, 2 actiepunten en 1 aankondiging.\n"
        "Vergadering: Verslag van het Najaarsoverleg\n"
        "Datum: donderdag 13 september 2012\n"
        "Voorzitter: Anna de Wit\n"
        "Aanwezig: Anna de Wit, Bram Visser, Carla Smit\n"
        "Afwezig: Piet Klaassen\n"
        "Let op\n"
        "• Niet bij de leden gevonden: Piet Klaassen.\n"
        "• „vrijdag 13 september 2012” klopt niet: die dag was een donderdag, geen vrijdag. Aangehouden is donderdag 13 september 2012.\n"
        "• Punt 3: geen besluit of actie gevonden.\n"
        "[Nakijken en vastleggen]\n"
        "Er is nog niets vastgelegd. Dat gebeurt pas als u het verslag hebt nagekeken, en alleen wat u aanvinkt."
    )


def test_same_file_delivered_twice_by_slack_is_read_once(one_bot: Running) -> None:
    event = one_bot.person("anna").upload("verslag.docx", as_docx()) | {"type": "message", "channel_type": "im"}
    one_bot.slack.settle()
    one_bot.slack.emit({name: value for name, value in event.items() if name != "ephemeral"})
    read(one_bot)

    assert counted(one_bot, MinutesRow) == 1


def test_minutes_come_in_by_the_form_as_a_file_or_as_text(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.form("anna", "/prs verslag nieuw")
    nothing = anna.submit({})
    assert anna.submit({"file": [anna.attach("notulen.md", TEXT.encode())]}) is None
    anna.close(whole_stack=True)
    one_bot.form("anna", "/prs minutes new")
    half = len(TEXT) // 2
    assert anna.submit({"text": TEXT[:half], "text_2": TEXT[half:]}) is None
    read(one_bot)

    assert nothing == {"text": "Geef een bestand, of plak de tekst van het verslag."}
    assert [word.partition(":")[0] for word in one_bot.words("anna")] == ["Ik heb notulen.md gelezen", "Ik heb verslag.txt gelezen"]


def test_pasted_text_is_named_in_the_language_of_whoever_pastes_it(one_bot: Running) -> None:
    one_bot.told("anna", "/prs language en")
    one_bot.form("anna", "/prs minutes new")
    assert one_bot.person("anna").submit({"text": TEXT}) is None
    read(one_bot)

    assert "minutes.txt" in one_bot.words("anna")[-1]


def test_secretary_makes_the_minutes_from_the_message_after_the_meeting(one_bot: Running) -> None:
    held(one_bot)
    anna = one_bot.person("anna")
    asked = next(one for one in anna.dms() if has_action(one, "minutes_make"))
    assert anna.tap(asked, "minutes_make") is None
    offered = one_bot.reads(anna.modal())
    assert anna.submit({"text": TEXT}) is None
    anna.close(whole_stack=True)
    read(one_bot)
    recorded(one_bot, review_message(one_bot))
    one_bot.person("anna").upload("weer.txt", TEXT.encode(), text="V1")
    one_bot.deliver()

    assert "Het verslag van Najaarsoverleg (V1)." in offered
    after = next(word for word in one_bot.words("anna") if "presentielijst" in word)
    assert "Verslag maken" not in after
    assert "Het verslag is vastgelegd." in after
    assert one_bot.words("anna")[-1] == "Van V1 is al een verslag vastgelegd. Kies een andere vergadering."


def test_what_cannot_be_read_is_told_in_a_sentence_of_its_own(one_bot: Running) -> None:
    odd = {
        "oud.doc": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "oud.doc is een Word-bestand van vroeger. Open het in Word, kies Opslaan als"),
        "geheim.docx": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "geheim.docx vraagt om een wachtwoord."),
        "stuk.docx": (b"PK\x03\x04 kapot", "stuk.docx is beschadigd."),
        "leeg.txt": (b"  \n", "In leeg.txt staat geen tekst."),
        "foto.png": (b"\x89PNG\r\n\x1a\n" + b"\x01" * 50, "foto.png is geen verslag dat ik kan lezen."),
        "groot.txt": (b"x" * 5_000_001, "Het bestand is te groot: hoogstens 5 MB."),
        "lang.txt": (b"regel\n" * 9_000, "lang.txt is te veel om als verslag te lezen"),
    }
    for name, (content, _) in odd.items():
        one_bot.person("anna").upload(name, content)
        one_bot.slack.settle()
    read(one_bot)
    told = one_bot.words("anna")[len(odd) :]

    assert [word[: len(said)] for word, (_, said) in zip(told, odd.values(), strict=True)] == [said for _, said in odd.values()]
    assert [each.state for each in every(one_bot)] == [MinutesState.REFUSED] * len(odd)


def test_file_that_slack_does_not_give_is_told(one_bot: Running) -> None:
    one_bot.person("anna").upload("weg.docx", as_docx())
    one_bot.deliver()
    one_bot.slack.workspace.files.clear()
    read_minutes.run(one_bot.deps)
    with one_bot.slack.workspace.lock:
        for conversation in one_bot.slack.workspace.conversations.values():
            for message in conversation.messages.values():
                message.files.clear()
    one_bot.deliver()

    assert one_bot.words("anna")[-1] == "Slack geeft mij weg.docx niet. Stuur het bestand nog eens, hier in ons gesprek."


def test_file_is_fetched_once_slack_answers_again(one_bot: Running) -> None:
    one_bot.slack.faults.status("files.info")
    one_bot.person("anna").upload("verslag.docx", as_docx())
    read(one_bot)
    waits = (standing(one_bot), read_minutes.run(one_bot.deps))
    with one_bot.deps.writing(HERE) as session:
        minutes.put_off(session, FIRST, timedelta(seconds=-1))
    read(one_bot)

    assert waits == (MinutesState.READING, 0)
    assert standing(one_bot) is MinutesState.REVIEW


def test_file_over_which_one_process_after_another_is_lost_is_refused_in_the_end(one_bot: Running) -> None:
    one_bot.person("anna").upload("verslag.docx", as_docx())
    one_bot.deliver()
    with one_bot.deps.writing(HERE) as session:
        minutes.save(session, FIRST, tries=TRIES + 1)
    read(one_bot)

    assert one_bot.words("anna")[-1].startswith("verslag.docx is beschadigd.")


def test_whoever_may_not_make_minutes_is_refused_and_the_secretary_may(one_bot: Running) -> None:
    bram = one_bot.person("bram")
    bram.upload("verslag.docx", as_docx())
    one_bot.deliver()
    refused = one_bot.words("bram")
    with one_bot.deps.writing(HERE) as session:
        members.choose_for_network(session, one_bot.person("anna").id, Choices(secretary=bram.id), [])  # type: ignore[arg-type]  # plain ids
    recorded(one_bot, drop(one_bot, "bram"), "bram")

    assert refused == ["Alleen organisatoren en de secretaris leveren een verslag aan."]
    assert not has_action(bram.dms()[-1], "minutes_ahead")  # only organisers announce
    assert (counted(one_bot, DecisionRow), counted(one_bot, ActionItemRow), standing(one_bot)) == (1, 2, MinutesState.DRAFT)


# --- reviewed ---


def test_everything_found_is_in_the_form_by_agenda_item_with_its_sentence(one_bot: Running) -> None:
    message = drop(one_bot)
    first = one_bot.reads(open_review(one_bot, message))
    one_bot.person("anna").submit()

    assert first.splitlines()[1:5] == [
        "Stap 1 van 2. Wat u invult, blijft bewaard, ook als u tussendoor sluit.",
        "Van welke vergadering: [Een andere vergadering]",
        "Gehouden op: [2012-09-13]",
        "Naam van de vergadering: [Verslag van het Najaarsoverleg]",
    ]
    assert one_bot.reads(one_bot.person("anna").modal()).splitlines()[2:] == [
        "1 Opening",
        "[Besluit toevoegen] [Actiepunt toevoegen]",
        "2 Contributie",
        "Besluit: ☑ Vastleggen",
        "Wat is er besloten?: [de contributie gaat per 1 januari 2013 naar 50 euro.]",
        "In het verslag: „Besluit: de contributie gaat per 1 januari 2013 naar 50 euro.”",
        "Actiepunt: ☑ Vastleggen",
        "Wat moet er gebeuren?: [Bram Visser stuurt de leden een brief, uiterlijk 1 oktober 2012.]",
        "Actiehouder: [Bram Visser]",
        "Actiehouders zonder Slack: […]",
        "Met komma’s ertussen. Kies hierboven wie lid is, en laat de naam dan hier weg.",
        "Uiterlijk: [2012-10-01]",
        "In het verslag: „Actie: Bram Visser stuurt de leden een brief, uiterlijk 1 oktober 2012.”",
        "Actiepunt: ☑ Vastleggen",
        "Wat moet er gebeuren?: [Piet Klaassen maakt een overzicht van de betalingen.]",
        "Actiehouder: […]",
        "Actiehouders zonder Slack: [Piet Klaassen]",
        "Met komma’s ertussen. Kies hierboven wie lid is, en laat de naam dan hier weg.",
        "Uiterlijk: […]",
        "In het verslag: „Actie: Piet Klaassen maakt een overzicht van de betalingen.”",
        "[Besluit toevoegen] [Actiepunt toevoegen]",
        "3 Rondvraag",
        "Punt 3: geen besluit of actie gevonden.",
        "[Besluit toevoegen] [Actiepunt toevoegen]",
        "Vooruit",
        "Volgende vergadering: maandag 26 november 2012, 13.00, Den Haag: ☑ Aanbieden als ingevuld formulier",
        "In het verslag: „Volgende vergadering: maandag 26 november 2012, 13.00 uur, Den Haag.”",
        "[Terug]",
        "[Vastleggen] [Later verder]",
    ]


def test_what_only_the_second_reader_found_bears_its_mark_and_is_not_ticked(one_bot: Running) -> None:
    model = Model()
    model.content = json.dumps({"decisions": [{"text": "Er zijn geen vragen."}]})
    one_bot.person("anna").upload("verslag.docx", as_docx(TEXT))
    one_bot.deliver()
    with serving(model) as url:
        reading = one_bot.deps.settings.model_copy(update={"prs_reader_url": url, "prs_reader_model": "ons-model"})
        read_minutes.run(replace(one_bot.deps, settings=reading))
    one_bot.deliver()

    open_review(one_bot, review_message(one_bot))
    one_bot.person("anna").submit()

    assert "Besluit · tweede lezer: ☐ Vastleggen\nWat is er besloten?: [Er zijn geen vragen.]" in one_bot.reads(
        one_bot.person("anna").modal()
    )


def test_only_what_is_ticked_is_recorded_as_it_was_edited_and_added(one_bot: Running) -> None:
    open_review(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    anna.submit()
    anna.fill(
        {"review.tick.2": [], "review.text.1": "De contributie gaat naar 55 euro.", "review.owners.3": ["U3CARLA"], "review.names.3": None}
    )
    anna.tap(None, "minutes_add.decision", block_id="review_add:2")
    anna.fill({"review.text.5": "De koffie is voortaan gratis."})
    to_the_end(one_bot)
    one_bot.deliver()

    with one_bot.deps.reading(HERE) as session:
        decided = session.execute(
            select(DecisionRow.text, DecisionRow.agenda_item, DecisionRow.source_text, DecisionRow.minutes_status)
            .where(DecisionRow.workspace_id == HERE)
            .order_by(DecisionRow.id)
        ).all()
    assert [tuple(row) for row in decided] == [
        (
            "De contributie gaat naar 55 euro.",
            "2 Contributie",
            "Besluit: de contributie gaat per 1 januari 2013 naar 50 euro.",
            "draft",
        ),
        ("De koffie is voortaan gratis.", "3 Rondvraag", "", "draft"),
    ]
    assert one_bot.words("carla")[0].splitlines()[:3] == [
        "Anna de Wit gaf u een actiepunt uit een verslag:",
        "A1 Piet Klaassen maakt een overzicht van de betalingen.",
        "Carla Smit · geen datum · uit een conceptverslag",
    ]
    assert one_bot.words("bram") == []
    assert "Vastgelegd door Anna de Wit." in one_bot.words("anna")[1]
    assert one_bot.words("anna")[-1].splitlines()[:6] == [
        "Het verslag is vastgelegd.",
        "Verslag van het Najaarsoverleg, donderdag 13 september 2012",
        "Concept: nog niet vastgesteld.",
        "• B1 · De contributie gaat naar 55 euro.",
        "• A1 · Piet Klaassen maakt een overzicht van de betalingen.",
        "• B2 · De koffie is voortaan gratis.",
    ]


def test_owner_of_more_hears_of_all_in_one_message(one_bot: Running) -> None:
    recorded(one_bot, drop(one_bot, content=as_docx(TEXT.replace("Piet Klaassen maakt", "Bram Visser maakt"))))

    assert len(one_bot.words("bram")) == 1
    assert one_bot.words("bram")[0].startswith("Anna de Wit gaf u 2 actiepunten uit een verslag:")


def test_what_was_typed_is_kept_when_the_form_is_closed_and_another_organiser_goes_on(one_bot: Running) -> None:
    open_review(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    anna.fill({"review.title": "Bestuur"})
    anna.submit()
    anna.fill({"review.text.1": "Half getypt", "review.tick.3": [], "review.due.3": "2012-12-01"})
    anna.close(whole_stack=True)
    one_bot.deliver()
    back = review_message(one_bot)
    open_review(one_bot, back)
    anna.close(whole_stack=True)
    one_bot.deliver()
    listed = one_bot.person("frank").command("/prs verslag", "algemeen")
    modal = open_review(one_bot, listed.message or {}, "frank")

    assert one_bot.words("anna")[1:] == [
        one_bot.words("anna")[1],
        "Nog niet vastgelegd: donderdag 13 september 2012 · Bestuur. Wat u invulde, is bewaard.\n[Verder met het verslag]",
    ]
    assert "Hierover staat een nieuwer bericht." in one_bot.words("anna")[1]
    assert "[Verder met het verslag]" in listed.shown
    assert value_of(modal, "review.text.1") == "Half getypt"
    assert (value_of(modal, "review.tick.3"), value_of(modal, "review.due.3")) == ([], "2012-12-01")
    one_bot.person("frank").tap(None, "minutes_page_back")
    assert value_of(one_bot.person("frank").modal(), "review.title") == "Bestuur"
    assert counted(one_bot, DecisionRow) == 0


def test_two_organisers_at_once_lose_nothing_that_either_typed(one_bot: Running) -> None:
    message = drop(one_bot)
    open_review(one_bot, message)
    one_bot.person("anna").submit()
    open_review(one_bot, one_bot.person("frank").command("/prs verslag", "algemeen").message or {}, "frank")
    one_bot.person("frank").fill({"review.text.1": "Van Frank", "review.tick.2": []})
    assert one_bot.person("anna").submit({"review.text.1": "Van Anna", "review.text.3": "Ook van Anna"}) is None
    shown = one_bot.person("anna").modal()

    assert "Frank Bos heeft hier intussen iets gewijzigd; dat ziet u nu. U had: „Van Anna”" in one_bot.reads(shown)
    assert [value_of(shown, f"review.{name}") for name in ("text.1", "tick.2", "text.3")] == ["Van Frank", [], "Ook van Anna"]
    assert counted(one_bot, DecisionRow) == 0


def drawn_as(modal: Json | None, name: str) -> str:
    """Return the block that holds a field, whatever mark it has."""
    return next(str(block["block_id"]) for block in (modal or {})["blocks"] if str(block["block_id"]).partition("@")[0] == name)


def test_tick_keeps_the_words_that_another_typed_since_the_page_was_drawn(one_bot: Running) -> None:
    message = drop(one_bot)
    open_review(one_bot, message)
    one_bot.person("anna").submit()
    open_review(one_bot, one_bot.person("frank").command("/prs verslag", "algemeen").message or {}, "frank")
    one_bot.person("frank").fill({"review.text.1": "Van Frank", "review.due.3": "2012-12-01"})
    one_bot.person("anna").fill({"review.tick.1": [], "review.tick.3": []})
    one_bot.person("anna").submit()
    with one_bot.deps.reading(HERE) as session:
        found = {each.position: each for each in minutes.findings(session, every(one_bot)[0].id)}

    assert (found[1].content.text, found[1].ticked) == ("Van Frank", False)
    assert (found[3].content.on, found[3].ticked) == (date(2012, 12, 1), False)


def test_first_page_that_was_left_as_it_was_keeps_what_another_filled_in_meanwhile(one_bot: Running) -> None:
    message = drop(one_bot)
    open_review(one_bot, message)
    open_review(one_bot, one_bot.person("frank").command("/prs verslag", "algemeen").message or {}, "frank")
    one_bot.person("frank").fill({"review.title": "Overleg van Frank", "review.held_on": "2012-09-12"})
    one_bot.person("anna").submit()
    kept = every(one_bot)[0]

    assert (kept.title, kept.held_on) == ("Overleg van Frank", date(2012, 9, 12))


def test_first_page_tells_what_another_filled_in_meanwhile_and_takes_it_once_that_was_seen(one_bot: Running) -> None:
    message = drop(one_bot)
    open_review(one_bot, message)
    open_review(one_bot, one_bot.person("frank").command("/prs verslag", "algemeen").message or {}, "frank")
    one_bot.person("frank").fill({"review.title": "Overleg van Frank", "review.held_on": "2012-09-12"})
    assert one_bot.person("anna").submit({"review.held_on": "2012-09-11"}) is None
    shown = one_bot.person("anna").modal()
    told, first = one_bot.reads(shown), every(one_bot)[0]
    seen = [value_of(shown, f"review.{name}") for name in ("title", "held_on")]
    one_bot.person("anna").submit({drawn_as(shown, "review.held_on"): "2012-09-11"})
    kept = every(one_bot)[0]

    assert "Frank Bos heeft hier intussen iets gewijzigd; dat ziet u nu. U had: dinsdag 11 september 2012" in told
    assert seen == ["Overleg van Frank", "2012-09-12"]
    assert (first.held_on, kept.title, kept.held_on) == (date(2012, 9, 12), "Overleg van Frank", date(2012, 9, 11))


def test_second_recording_says_who_was_first_and_records_nothing(one_bot: Running) -> None:
    message = drop(one_bot)
    open_review(one_bot, message)
    listed = one_bot.person("frank").command("/prs verslag", "algemeen").message or {}
    open_review(one_bot, listed, "frank")
    to_the_end(one_bot)
    said = to_the_end(one_bot, "frank")

    assert "Dit verslag is al vastgelegd, door Anna de Wit." in one_bot.reads(said)
    assert (counted(one_bot, DecisionRow), counted(one_bot, ActionItemRow)) == (1, 2)


def test_mistake_in_what_is_ticked_is_said_at_its_field_and_records_nothing(one_bot: Running) -> None:
    open_review(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    anna.fill({"review.held_on": None})
    anna.submit()
    wrong = anna.submit({"review.text.1": None, "review.owners.2": ["U4DIRK"]})
    first = one_bot.reads(anna.modal())
    anna.submit({"review.held_on": "2012-09-13"})
    empty = anna.submit()
    gone = anna.submit({"review.text.1": "Iets"})

    assert wrong is None
    assert "Vul de dag van de vergadering in." in first
    assert list(empty or {}) == ["review.text.1"]
    assert list(gone or {}) == ["review.owners.2"]
    assert (counted(one_bot, DecisionRow), standing(one_bot)) == (0, MinutesState.REVIEW)


def test_many_findings_stand_on_several_pages_and_all_are_recorded(one_bot: Running) -> None:
    many = "\n".join(f"Besluit: zaal nummer {number} wordt gehuurd voor groep {number}.\n" for number in range(60))
    message = drop(one_bot, content=as_docx(TEXT.replace("Er zijn geen vragen.", many)))
    modal = open_review(one_bot, message)
    recorded(one_bot, message)

    assert "Stap 1 van 5." in one_bot.reads(modal)
    assert counted(one_bot, DecisionRow) == 61
    assert all(each.decision for each in found_in(one_bot) if each.kind == "decision")


# --- what is known already ---


def test_decision_like_an_earlier_one_is_asked_about_and_never_linked_by_itself(one_bot: Running) -> None:
    one_bot.form("anna", "/prs besluit De contributie is 45 euro per jaar.")
    assert one_bot.person("anna").submit({"decided_on": "2012-03-01"}) is None
    one_bot.person("anna").close(whole_stack=True)
    open_review(one_bot, drop(one_bot))
    asked = to_the_end(one_bot)
    anna = one_bot.person("anna")
    unanswered = anna.submit({})
    before = counted(one_bot, DecisionRow)
    anna.submit({"review.relation.1": "replaces:1"})
    one_bot.deliver()

    assert "Dit lijkt op B1 van donderdag 1 maart 2012: ○ Het vervangt B1 ○ Het vult B1 aan ○ Het is iets anders" in one_bot.reads(asked)
    assert (list(unanswered or {}), before) == (["review.relation.1"], 1)
    assert "Vervangen door B2" in one_bot.told("anna", "/prs B1")


def test_second_decision_that_is_to_replace_the_same_one_is_refused_at_its_field(one_bot: Running) -> None:
    one_bot.form("anna", "/prs besluit De contributie is 45 euro per jaar.")
    assert one_bot.person("anna").submit({"decided_on": "2012-03-01"}) is None
    one_bot.person("anna").close(whole_stack=True)
    again = "Besluit: de contributie gaat vanaf 2014 naar 60 euro.\nActie: Bram"
    open_review(one_bot, drop(one_bot, content=as_docx(TEXT.replace("Actie: Bram", again, 1))))
    to_the_end(one_bot)
    anna = one_bot.person("anna")
    refused = anna.submit({"review.relation.1": "replaces:1", "review.relation.2": "replaces:1"})
    before = counted(one_bot, DecisionRow)
    anna.submit({"review.relation.1": "replaces:1", "review.relation.2": "other:1"})
    one_bot.deliver()

    said = "B1 wordt al vervangen door „de contributie gaat per 1 januari 2013 naar 50 euro.” uit dit verslag. Kies hier iets anders."
    assert {name: words.casefold() for name, words in (refused or {}).items()} == {"review.relation.2": said.casefold()}
    assert (before, counted(one_bot, DecisionRow)) == (1, 3)
    assert "Vervangen door B2" in one_bot.told("anna", "/prs B1")


def test_next_meeting_is_offered_as_a_filled_form(one_bot: Running) -> None:
    recorded(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    offer = anna.dms()[-1]
    assert anna.tap(offer, "minutes_ahead") is None
    values = (anna.modal() or {})["state"]["values"]

    assert "Volgende vergadering, maandag 26 november 2012: staat in het verslag." in one_bot.reads(offer)
    assert values["date"]["date"]["selected_date"] == "2012-11-26"
    assert values["begin"]["begin"]["selected_time"] == "13:00"
    assert values["place"]["place"]["value"] == "Den Haag"


def test_offer_to_announce_says_what_was_announced_and_is_there_again_when_that_was_withdrawn(one_bot: Running) -> None:
    recorded(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    assert anna.tap(anna.dms()[-1], "minutes_ahead") is None
    assert anna.submit({"end": "16:00", "channel": MEETING["channel"]}) is None
    assert anna.submit({}) is None
    one_bot.deliver()
    settled = anna.dms()[-1]
    anna.tap(None, "event_withdraw")
    one_bot.deliver()

    assert not has_action(settled, "minutes_ahead")
    assert "Volgende vergadering, maandag 26 november 2012: staat in het verslag.\nV1 staat nu in #algemeen." in one_bot.reads(settled)
    assert has_action(anna.dms()[-1], "minutes_ahead")


def test_card_of_minutes_that_were_withdrawn_offers_nothing_any_more(one_bot: Running) -> None:
    recorded(one_bot, drop(one_bot))
    anna = one_bot.person("anna")
    assert anna.tap(anna.dms()[-1], "minutes_withdraw") is None
    assert anna.submit({"note": "Verkeerd bestand."}) is None
    one_bot.deliver()
    cards = [each for each in anna.dms() if "Contributie" in one_bot.reads(each) or "contributie" in one_bot.reads(each)]

    assert cards
    assert not any(has_action(each, deed) for each in cards for deed in ("minutes_withdraw", "minutes_ahead"))
    assert "(Verslag van het Najaarsoverleg) is ingetrokken door Anna de Wit. Toelichting: Verkeerd bestand." in one_bot.reads(cards[-1])


def test_announced_tour_is_offered_as_a_tour_with_its_reserve_date(one_bot: Running) -> None:
    tour = "De bustour is op vrijdag 12 oktober 2012, met als reservedatum vrijdag 19 oktober 2012.\n"
    recorded(one_bot, drop(one_bot, content=as_docx(TEXT.replace("Er zijn geen vragen.\n", tour))))
    anna = one_bot.person("anna")
    assert anna.tap(anna.dms()[-1], "minutes_ahead", block_id="ahead:1-5") is None
    values = (anna.modal() or {})["state"]["values"]

    assert values["kind"]["kind"]["selected_option"]["value"] == "tour"
    assert [values[name][name]["selected_date"] for name in ("date", "reserve_on")] == ["2012-10-12", "2012-10-19"]


def test_next_meeting_that_is_planned_is_named_and_not_offered(one_bot: Running) -> None:
    one_bot.announce()
    recorded(one_bot, drop(one_bot))

    assert "Volgende vergadering, maandag 26 november 2012: al gepland (V1)." in one_bot.words("anna")[-1]
    assert "Aankondigen" not in one_bot.words("anna")[-1]


# --- given back ---


def test_file_comes_back_to_whoever_was_invited_and_to_nobody_else(one_bot: Running) -> None:
    held(one_bot)
    content = as_docx()
    recorded(one_bot, drop(one_bot, content=content))
    invited = one_bot.told("bram", "/prs verslag V1")
    one_bot.deliver()
    file = one_bot.person("bram").dms()[-1]["files"][0]

    assert invited.splitlines()[:4] == [
        "Het bestand komt in uw berichten met mij.",
        "Verslag van het Najaarsoverleg, donderdag 13 september 2012",
        "Concept: nog niet vastgesteld.",
        "Nummer V1",
    ]
    assert (file["name"], one_bot.slack.workspace.files[file["id"]].content) == ("verslag.docx", content)
    assert "V1 · donderdag 13 september 2012 · Verslag van het Najaarsoverleg" in one_bot.told("carla", "/prs verslag")


def test_what_was_recorded_leads_back_to_its_sentence_and_its_minutes(one_bot: Running) -> None:
    held(one_bot)
    recorded(one_bot, drop(one_bot))

    origin = "Uit het verslag „Verslag van het Najaarsoverleg” van donderdag 13 september 2012 (V1)"
    assert origin in one_bot.told("bram", "/prs B1")
    assert "Besluit: de contributie gaat per 1 januari 2013 naar 50 euro." in one_bot.told("bram", "/prs B1")
    promised = one_bot.told("bram", "/prs A1")
    assert origin in promised
    assert "Actie: Bram Visser stuurt de leden een brief, uiterlijk 1 oktober 2012." in promised
    assert [(each.decision, each.action) for each in found_in(one_bot)] == [(1, None), (None, 1), (None, 2), (None, None)]
