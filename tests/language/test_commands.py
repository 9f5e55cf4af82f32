"""The grammar of /prs: every command and alias of the product's reference, whatever the case, spaces and hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands import (
    AddAction,
    AddDecision,
    AskDecisions,
    ChooseLanguage,
    Command,
    DraftOfMinutes,
    FinishAction,
    GiveAnswer,
    Help,
    Incomplete,
    ListActions,
    ListAttendees,
    ListEvents,
    LookAtAction,
    LookAtAgenda,
    LookAtCoverage,
    LookAtDecision,
    LookAtEvent,
    LookAtPoll,
    LookAtTurnout,
    ManageEvent,
    NewEvent,
    NewPoll,
    NextMeeting,
    OpenSettings,
    ProposeItem,
    ReopenAction,
    UnknownWord,
)
from bot.domain.events import EventKind
from bot.domain.ids import ActionItemId, DecisionId, EventId, MemberId, PollId
from bot.domain.members import Language
from bot.domain.polls import PollKind
from bot.domain.rsvp import Answer, Extras
from bot.language.commands import Parsed, parse, read_command
from bot.language.small_talk import is_small_talk

V12, A31, B104 = EventId(12), ActionItemId(31), DecisionId(104)
BRAM = MemberId("U2BRAM")

DUTCH: dict[str, Command] = {
    "": Help(),
    "   ": Help(),
    "help": Help(),
    "hulp": Help(),
    "HELP": Help(),
    "verslag opmaken": DraftOfMinutes(),
    "verslag opmaken V12": DraftOfMinutes(event=V12),
    "Verslag-opmaken van v12?": DraftOfMinutes(event=V12),
    "volgende-vergadering": NextMeeting(),
    "volgende vergadering": NextMeeting(),
    "volgendevergadering": NextMeeting(),
    "Volgende - Vergadering": NextMeeting(),
    "volgende": NextMeeting(),
    "wanneer": NextMeeting(),
    "wanneer?": NextMeeting(),
    "Wanneer is de volgende vergadering?": NextMeeting(),
    "wanneer is het volgende overleg": NextMeeting(),
    "wanneer is de volgende vergadering ook alweer?": NextMeeting(),
    "eerstvolgende vergadering": NextMeeting(),
    "de volgende vergadering": NextMeeting(),
    "vergaderingen": ListEvents(),
    "vergaderingen alle": ListEvents(past=True),
    "VERGADERINGEN  ALLE": ListEvents(past=True),
    "nieuw": NewEvent(),
    "vergadering nieuw": NewEvent(),
    "nieuwe vergadering": NewEvent(),
    "evenement nieuw": NewEvent(),
    "nieuwe bijeenkomst": NewEvent(),
    "V12": LookAtEvent(event=V12),
    "V12?": LookAtEvent(event=V12),
    "#v12": LookAtEvent(event=V12),
    "vergadering V12": LookAtEvent(event=V12),
    "excursie 12": LookAtEvent(event=V12),
    "actie A31": LookAtAction(item=A31),
    "besluit b104": LookAtDecision(decision=B104),
    "besluit 104": LookAtDecision(decision=B104),
    "v12": LookAtEvent(event=V12),
    "A31": LookAtAction(item=A31),
    "a 31": LookAtAction(item=A31),
    "B104": LookAtDecision(decision=B104),
    "aanwezig": GiveAnswer(answer=Answer.YES),
    "ik kom": GiveAnswer(answer=Answer.YES),
    "misschien V12": GiveAnswer(answer=Answer.MAYBE, event=V12),
    "afwezig v12": GiveAnswer(answer=Answer.NO, event=V12),
    "ik kom niet": GiveAnswer(answer=Answer.NO),
    "ik kom niet V12 ziek": GiveAnswer(answer=Answer.NO, event=V12, extras=Extras(comment="ziek")),
    "aanwezig V12 +2 met de trein": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=2, comment="met de trein")),
    "aanwezig +2": GiveAnswer(answer=Answer.YES, extras=Extras(guests=2)),
    "aanwezig 12": GiveAnswer(answer=Answer.YES, event=V12),
    "aanwezig 12 +1": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=1)),
    "aanwezig voor V12, met 2 gasten": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=2)),
    "ik kom met twee gasten": GiveAnswer(answer=Answer.YES, extras=Extras(guests=2)),
    "aanwezig + 2 gasten, wij lopen": GiveAnswer(answer=Answer.YES, extras=Extras(guests=2, comment="wij lopen")),
    "aanwezig +100000": GiveAnswer(answer=Answer.YES, extras=Extras(guests=100_000)),
    "aanwezig V12 +Jan Pot en Piet Vos": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=2, names=("Jan Pot", "Piet Vos"))),
    "aanwezig V12 +3: Jan Pot, Piet Vos": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=3, names=("Jan Pot", "Piet Vos"))),
    "aanwezig gasten: Jan Pot; Piet Vos, opmerking: met de trein": GiveAnswer(
        answer=Answer.YES, extras=Extras(guests=2, names=("Jan Pot", "Piet Vos"), comment="met de trein")
    ),
    "aanwezig V12 +1 met Jan en Piet": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(guests=1, comment="met Jan en Piet")),
    "aanwezig 2 uur later": GiveAnswer(answer=Answer.YES, extras=Extras(comment="2 uur later")),
    "misschien, opmerking: hangt van het weer af": GiveAnswer(answer=Answer.MAYBE, extras=Extras(comment="hangt van het weer af")),
    "afwezig V12 vervanger: Dirk Bos": GiveAnswer(answer=Answer.NO, event=V12, extras=Extras(deputy="Dirk Bos")),
    "afwezig, vervanger: Dirk Bos": GiveAnswer(answer=Answer.NO, extras=Extras(deputy="Dirk Bos")),
    "aanwezig V12 vervanger: geen": GiveAnswer(answer=Answer.YES, event=V12, extras=Extras(comment="vervanger: geen")),
    "deelnemers": ListAttendees(),
    "deelnemers v12": ListAttendees(event=V12),
    "opkomst": LookAtTurnout(),
    "Opkomst 2026": LookAtTurnout(year=2026),
    "opkomst v12 2026": LookAtTurnout(year=2026, event=V12),
    "opkomst V12 excursies": Incomplete(text_id="incomplete-turnout"),
    "opkomst excursies": LookAtTurnout(kind=EventKind.TOUR),
    "opkomst van de bustours in 2025?": Incomplete(text_id="incomplete-turnout"),
    "opkomst vergaderingen in 2025?": LookAtTurnout(year=2025, kind=EventKind.MEETING),
    "opkomst 2025 2026": Incomplete(text_id="incomplete-turnout"),
    "dekking": LookAtCoverage(),
    "agenda": LookAtAgenda(),
    "Agenda V12": LookAtAgenda(event=V12),
    "agenda 12": LookAtAgenda(event=V12),
    "agenda van de bustour": Incomplete(text_id="incomplete-agenda"),
    "agendapunt": ProposeItem(),
    "agendapunt V12 Contributie & begroting": ProposeItem(text="V12 Contributie & begroting"),
    "deelnemers van de bustour": Incomplete(text_id="incomplete-attendees"),
    "wijzig V12": ManageEvent(event=V12, part="change"),
    "wijzigen 12": ManageEvent(event=V12, part="change"),
    "verplaats v12": ManageEvent(event=V12, part="move"),
    "afgelasten V12": ManageEvent(event=V12, part="call-off"),
    "sluit V12": ManageEvent(event=V12, part="manage"),
    "sluit": Incomplete(text_id="incomplete-manage"),
    "acties": ListActions(),
    "acties alle": ListActions(scope="all"),
    "acties verlopen": ListActions(scope="overdue"),
    "mijn actiepunten": ListActions(),
    "actiepunten verlopen": ListActions(scope="overdue"),
    "acties <@U2BRAM>": ListActions(scope="member", owner=BRAM),
    "acties <@U2BRAM|bram>": ListActions(scope="member", owner=BRAM),
    "actie": AddAction(text=""),
    "actie Zaal regelen uiterlijk 12 oktober": AddAction(text="Zaal regelen uiterlijk 12 oktober"),
    "actie Koffie &amp; thee &lt;ok&gt; <@U2BRAM|bram>": AddAction(text="Koffie & thee <ok> <@U2BRAM>"),
    "actiepunt Zaal regelen": AddAction(text="Zaal regelen"),
    "actie 20 stoelen huren": AddAction(text="20 stoelen huren"),
    "klaar A31": FinishAction(item=A31),
    "klaar met A31": FinishAction(item=A31),
    "A31 is klaar": FinishAction(item=A31),
    "klaar a31": FinishAction(item=A31),
    "klaar 31": FinishAction(item=A31),
    "klaar": Incomplete(text_id="incomplete-done"),
    "klaar zaal": Incomplete(text_id="incomplete-done"),
    "heropen A31": ReopenAction(item=A31),
    "heropen": Incomplete(text_id="incomplete-reopen"),
    "besluiten": AskDecisions(question=""),
    "besluiten contributie in 2012?": AskDecisions(question="contributie in 2012?"),
    "besluiten geldend": AskDecisions(question="", valid=True),
    "besluiten geldend over de contributie": AskDecisions(question="over de contributie", valid=True),
    "geldende besluiten contributie": AskDecisions(question="contributie", valid=True),
    "peiling Waar?": NewPoll(kind=PollKind.POLL, text="Waar?"),
    "datumprikker Regiodag": NewPoll(kind=PollKind.DATES, text="Regiodag"),
    "datumprikker P3": LookAtPoll(poll=PollId(3)),
    "belangstelling Leergang": NewPoll(kind=PollKind.INTEREST, text="Leergang"),
    "belangstelling peilen Leergang": NewPoll(kind=PollKind.INTEREST, text="Leergang"),
    "besluit": AddDecision(),
    "besluit De zon schijnt": AddDecision(text="De zon schijnt"),
    "instellingen": OpenSettings(),
    "taal nl": ChooseLanguage(language=Language.NL),
    "taal engels": ChooseLanguage(language=Language.EN),
    "taal": Incomplete(text_id="incomplete-language"),
}
ENGLISH: dict[str, Command] = {
    "minutes draft V12": DraftOfMinutes(event=V12),
    "turnout 2026 tours": LookAtTurnout(year=2026, kind=EventKind.TOUR),
    "coverage": LookAtCoverage(),
    "agenda-item membership fee": ProposeItem(text="membership fee"),
    "next-meeting": NextMeeting(),
    "next meeting": NextMeeting(),
    "NEXTMEETING": NextMeeting(),
    "meetings": ListEvents(),
    "meetings all": ListEvents(past=True),
    "meeting new": NewEvent(),
    "event new": NewEvent(),
    "yes": GiveAnswer(answer=Answer.YES),
    "maybe V12": GiveAnswer(answer=Answer.MAYBE, event=V12),
    "no V12": GiveAnswer(answer=Answer.NO, event=V12),
    "change V12": ManageEvent(event=V12, part="change"),
    "move V12": ManageEvent(event=V12, part="move"),
    "call-off V12": ManageEvent(event=V12, part="call-off"),
    "close V12": ManageEvent(event=V12, part="manage"),
    "actions": ListActions(),
    "actions all": ListActions(scope="all"),
    "actions overdue": ListActions(scope="overdue"),
    "action Book a room": AddAction(text="Book a room"),
    "done A31": FinishAction(item=A31),
    "reopen 31": ReopenAction(item=A31),
    "decisions membership fee": AskDecisions(question="membership fee"),
    "decisions valid fee": AskDecisions(question="fee", valid=True),
    "valid decisions": AskDecisions(question="", valid=True),
    "date poll When?": NewPoll(kind=PollKind.DATES, text="When?"),
    "interest A course": NewPoll(kind=PollKind.INTEREST, text="A course"),
    "decision": AddDecision(),
    "settings": OpenSettings(),
}


@pytest.mark.parametrize("text", DUTCH)
def test_every_command_is_read(text: str) -> None:
    assert parse(text) == Parsed(DUTCH[text])


@pytest.mark.parametrize("text", ENGLISH)
def test_every_english_alias_is_read_and_answered_in_english(text: str) -> None:
    assert parse(text) == Parsed(ENGLISH[text], Language.EN)


def test_a_language_is_chosen_in_either() -> None:
    assert parse("language en").command == ChooseLanguage(language=Language.EN)
    assert parse("language nl").command == ChooseLanguage(language=Language.NL)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("afmelden V1", "afwezig"),
        ("wanneer is de bustour", "vergaderingen"),
        ("acties anna", "acties @naam"),
        ("volgnde", "volgende"),
        ("vergaderinge", "vergaderingen"),
        ("akties", "acties"),
        ("bsluiten", "besluiten"),
        ("setings", "settings"),
        ("sluitt V1", "sluit"),
        ("verplats V1", "verplaats"),
    ],
)
def test_a_mistyped_word_names_the_nearest(typed: str, nearest: str) -> None:
    command = parse(typed).command

    assert isinstance(command, UnknownWord)
    assert nearest in command.nearest


@pytest.mark.parametrize("typed", ["sluitt V1", "sluit af V1", "wijzg V1"])
def test_a_word_about_an_event_is_not_taken_for_one_about_decisions(typed: str) -> None:
    command = parse(typed).command

    assert not isinstance(command, UnknownWord) or "besluit" not in command.nearest


def test_whoever_mistypes_dutch_is_offered_dutch_only() -> None:
    assert parse("aktie").command == UnknownWord(word="aktie", nearest=("actie", "acties"))
    assert parse("decison").language is Language.EN


def test_a_number_without_its_letter_offers_what_it_may_be() -> None:
    assert parse("31").command == UnknownWord(word="31", nearest=("V31", "A31", "B31"))


@pytest.mark.parametrize("text", ["V99999999999", "A", "V-", "B1x", "V12 A31", "²", "vergaderingenzaal", "actiever"])
def test_what_only_looks_like_a_command_is_none(text: str) -> None:
    assert isinstance(parse(text).command, UnknownWord)


@pytest.mark.parametrize("text", ["Wat is er besloten over de contributie?", "nieuws van het bestuur?", "volgende week vrij", "niet"])
def test_a_question_is_no_command(text: str) -> None:
    assert read_command(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "dank u wel",
        "Bedankt!",
        "hoi",
        "Goedemorgen.",
        "ok",
        "prima",
        "thanks",
        "Ok, bedankt!",
        "dank u wel voor de notulen",
        ":+1: :tada:",
        "👍",
    ],
)
def test_thanks_and_greetings_are_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["hoi, wanneer is de vergadering?", "contributie", "", "dank voor de notulen, waar staan ze?", "?", "A31"])
def test_what_asks_something_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(text)


@given(st.text(max_size=10_000))
def test_any_text_is_parsed_and_nothing_raises(text: str) -> None:
    assert isinstance(parse(text), Parsed)
    assert is_small_talk(text) in {True, False}


@given(st.sampled_from([*DUTCH, *ENGLISH]), st.text(max_size=200), st.sampled_from(["", " ", "-", "  "]))
def test_any_text_behind_a_command_is_parsed(command: str, rest: str, between: str) -> None:
    assert isinstance(parse(command + between + rest), Parsed)


@pytest.mark.parametrize("text", DUTCH)
def test_case_and_spaces_make_no_difference(text: str) -> None:
    words = text.split(" ")
    spaced = "  ".join(word.upper() if index == 0 else word for index, word in enumerate(words))

    assert type(parse(f" {spaced} ").command) is type(DUTCH[text])
