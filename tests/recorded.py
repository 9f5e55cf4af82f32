"""Minutes that were recorded: a draft with one decision and one action item, as the review leaves them."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.db import minutes
from bot.db.engine import WorkspaceSession
from bot.domain.decisions import MinutesStatus
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.minutes import Content, Finding, FindingKind, Minutes, MinutesState, Sureness
from bot.services import action_items, decisions
from tests.builders import ANNA, BRAM, NOW, decided

HELD_ON = date(2012, 9, 13)
DECISION = "De contributie gaat naar 45 euro."
PROMISE = "Zaal bespreken"


def recorded(session: WorkspaceSession, of: Event | None, *, owners: tuple[MemberId, ...] = (BRAM,), held_on: date = HELD_ON) -> Minutes:
    """Keep minutes as a draft, with a decision and an action item that came from them."""
    made = minutes.add(
        session,
        file_name="verslag.txt",
        media_type="text/plain",
        by=ANNA,
        now=NOW,
        content=b"Besluit: ja.",
        event=of.id if of else None,
    )
    decision = decided(session, DECISION, decided_on=held_on, minutes=MinutesStatus.DRAFT)
    item = action_items.make(session, text=PROMISE, owners=owners, due_on=None, by=ANNA, now=NOW, event=of.id if of else None)
    found: tuple[tuple[int, FindingKind, str, dict[str, Any]], ...] = (
        (1, FindingKind.DECISION, DECISION, {"decision": decision.id}),
        (2, FindingKind.ACTION, PROMISE, {"action": item.id}),
    )
    for place, kind, text, facts in found:
        finding = Finding(position=place, kind=kind, sureness=Sureness.CERTAIN, source=text, ticked=True, content=Content(text=text))
        minutes.add_finding(session, made.id, finding)
        minutes.save_finding(session, made.id, replace(finding, **facts))
    minutes.save(session, made.id, state=str(MinutesState.DRAFT), title="Overleg", held_on=held_on, recorded_by=ANNA, recorded_at=NOW)
    return minutes.get(session, made.id)


def came_of(session: WorkspaceSession, found: Minutes) -> tuple[str, str, str]:
    """Return the words of the decision, how its minutes stand, and the words of the action item."""
    first, second = minutes.findings(session, found.id)
    assert first.decision is not None
    assert second.action is not None
    decision = decisions.get(session, first.decision)
    return decision.text, str(decision.minutes), action_items.get(session, second.action).text
