"""A short text of minutes for the tests, and how somebody brings it in and reviews it."""

import io
from typing import Any, Final

import docx

from bot.db import minutes
from bot.domain.ids import MinutesId
from bot.domain.minutes import Finding
from jobs import read_minutes
from tests.wire.running import HERE, Running, has_action

Json = dict[str, Any]

TEXT: Final = """Verslag van het Najaarsoverleg
Datum: donderdag 13 september 2012
Aanwezig: Anna de Wit (voorzitter), Bram Visser, Carla Smit
Afwezig: Piet Klaassen

1. Opening
Anna opent de vergadering.

2. Contributie
Besluit: de contributie gaat per 1 januari 2013 naar 50 euro.
Actie: Bram Visser stuurt de leden een brief, uiterlijk 1 oktober 2012.
Actie: Piet Klaassen maakt een overzicht van de betalingen.

3. Rondvraag
Er zijn geen vragen.

Volgende vergadering: maandag 26 november 2012, 13.00 uur, Den Haag.
"""
FIRST: Final = MinutesId(1)


def as_docx(text: str = TEXT) -> bytes:
    """Write a text as a Word file, a paragraph a line."""
    document, file = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def read(bot: Running) -> None:
    """Let what came in be read, and said."""
    bot.deliver()
    read_minutes.run(bot.deps)
    bot.deliver()


def drop(bot: Running, who: str = "anna", *, name: str = "verslag.docx", content: bytes | None = None, text: str = "") -> Json:
    """Drop a file in the DM with the bot and let it be read; gives the message with the button of the review."""
    bot.person(who).upload(name, as_docx() if content is None else content, text=text)
    read(bot)
    return review_message(bot, who)


def review_message(bot: Running, who: str = "anna") -> Json:
    found = [one for one in bot.person(who).dms() if one.get("bot_id") and has_action(one, "minutes_review")]
    assert found, bot.words(who)
    return found[-1]


def open_review(bot: Running, message: Json, who: str = "anna") -> Json:
    """Open the review from a message; gives the form."""
    actor = bot.person(who)
    assert actor.tap(message, "minutes_review") is None
    modal = actor.modal()
    assert modal is not None, bot.words(who)
    return modal


def fields(modal: Json | None) -> dict[str, Json]:
    """Return the inputs of a form by their ids, without the mark of what another changed."""
    assert modal is not None
    return {block["block_id"].partition("@")[0]: block for block in modal["blocks"] if block["type"] == "input"}


def value_of(modal: Json | None, name: str) -> object:
    """Return the value of a field."""
    block = fields(modal)[name]
    assert modal is not None
    (value,) = modal["state"]["values"][block["block_id"]].values()
    return next(each for key, each in value.items() if key != "type")


def to_the_end(bot: Running, who: str = "anna") -> Json | None:
    """Turn every page of the review and send in the last; gives the form that shows then."""
    actor = bot.person(who)
    while (modal := actor.modal()) is not None and modal["callback_id"] == "minutes_review":
        assert actor.submit() is None
    return actor.modal()


def recorded(bot: Running, message: Json, who: str = "anna") -> None:
    """Record minutes just as they were read."""
    open_review(bot, message, who)
    to_the_end(bot, who)
    bot.person(who).close(whole_stack=True)
    bot.deliver()


def found_in(bot: Running, number: MinutesId = FIRST) -> list[Finding]:
    with bot.deps.reading(HERE) as session:
        return minutes.findings(session, number)
