"""What Slack marks in typed text is kept and shown by name, whatever command keeps it."""

import pytest

from bot.db import action_items, rsvps
from bot.db.engine import WorkspaceSession
from bot.domain.commands import Command
from bot.domain.responses import OfferForm, SayUnknownWord, ShowAction
from bot.language.commands import parse
from bot.services.indexes import Indexes
from bot.services.mention_names import written
from bot.services.perform import Request, perform
from tests.builders import ANNA, BRAM, NOW, ZONE, announced

MARKED = f"mail <mailto:a@b.nl|a@b.nl> of <@{BRAM}|bram> in <#C1ALGEMEEN> &amp; &lt;@{BRAM}&gt; <!here>"
READ = f"mail a@b.nl of Bram Visser in #algemeen & <@{BRAM}> @here"


def done(session: WorkspaceSession, text: str) -> object:
    command: Command = parse(text).command
    return perform(session, Indexes(), command, Request(by=ANNA, at=NOW, now=NOW, zone=ZONE))


def test_a_comment_a_guest_and_a_deputy_are_kept_as_people_read_them(session: WorkspaceSession) -> None:
    event = announced(session)
    done(session, f"aanwezig V1 opmerking: {MARKED}")
    commented = rsvps.parties(session, event.id)[0].comment
    done(session, f"aanwezig V1 +1: <@{BRAM}>")
    guests = rsvps.parties(session, event.id)[0].names
    done(session, f"afwezig V1 vervanger: <@{BRAM}|bram>")

    assert commented == READ
    assert guests == ("Bram Visser",)
    assert rsvps.parties(session, event.id)[0].deputy == "Bram Visser"


def test_an_action_item_is_kept_as_people_read_it(session: WorkspaceSession) -> None:
    made = done(session, f"actie {MARKED}, svp")

    assert isinstance(made, ShowAction)
    assert action_items.get(session, made.item).text == f"{READ}, svp"


@pytest.mark.parametrize("command", ["besluit", "agendapunt"])
def test_a_form_opens_with_what_was_typed(session: WorkspaceSession, command: str) -> None:
    announced(session)

    assert done(session, f"{command} {MARKED}") == OfferForm(form="decision" if command == "besluit" else "agenda-item", prefill=READ)


def test_an_unknown_word_is_shown_as_typed(session: WorkspaceSession) -> None:
    assert done(session, "xyzzy <https://prs.nl|prs.nl>") == SayUnknownWord(word="xyzzy prs.nl")


def test_members_and_channels_that_are_not_known_stay_readable(session: WorkspaceSession) -> None:
    assert written(session, "<@U9NIEMAND> in <#C9NERGENS>") == "U9NIEMAND in #C9NERGENS"
