"""`prs export --yearbook`: pages to read and keep, and the same as JSON Lines; without names of who was there."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.db import migrate, workspaces
from bot.deps import Deps
from bot.domain.members import Language
from bot.domain.yearbook import Yearbook
from bot.ops.decisions import only_workspace
from bot.ops.startup import OLDER, refuse_unless_there
from bot.ops.transfer import Unfit, new_folder
from bot.services.yearbook import gather
from bot.views.yearbook import pages

Json = dict[str, Any]


def write(deps: Deps, folder: Path, *, year: int | None, language: Language | None) -> Yearbook:
    """Write the yearbook of one year, or of all, in the network's language unless said otherwise.

    Raises:
        CannotStart: the database is not there or not of this version's shape, or there is something in the folder already.
    """
    refuse_unless_there(deps.settings, deps.sessions.engine)
    if not migrate.is_current(deps.sessions.engine):
        raise Unfit(OLDER)
    with deps.reading(only_workspace(deps)) as session:
        book = gather(session, year=year, now=deps.clock(), zone=deps.settings.zone)
        language = language or workspaces.language(session)
    if year is not None and not book.years:
        raise Unfit(f"Nothing was recorded of {year}.")
    new_folder(folder)
    for name, page in pages(book, deps.texts(language)):
        (folder / name).write_text(page, encoding="utf-8")
    for name, rows in (("decisions", _decisions(book)), ("meetings", _events(book)), ("minutes", _minutes(book))):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + os.linesep for row in rows)
    return book


def _decisions(book: Yearbook) -> Iterator[Json]:
    """Write each decision as `prs decisions import` reads it, and more."""
    for shown in (each for of in book.years for each in of.decisions):
        decision = shown.decision
        yield {
            "id": f"B{decision.id}",
            "date": decision.decided_on.isoformat(),
            "meeting": decision.meeting,
            "topic": decision.topic,
            "agenda_item": decision.agenda_item,
            "text": decision.text,
            "how": decision.how,
            "status": str(decision.status),
            "replaced_by": f"B{decision.successor}" if decision.successor else None,
            "supplements": f"B{decision.supplements}" if decision.supplements else None,
            "ended_on": decision.ended_on.isoformat() if decision.ended_on else None,
            "minutes": str(decision.minutes) if decision.minutes else None,
        }


def _events(book: Yearbook) -> Iterator[Json]:
    for held in (each for of in book.years for each in of.events):
        event, plan = held.event, held.event.plan
        yield {
            "id": f"V{event.id}",
            "kind": str(plan.kind),
            "title": plan.title,
            "begins": plan.starts_at.isoformat(),
            "ends": plan.ends_at.isoformat(),
            "place": plan.place,
            "state": str(event.state),
            "because": event.called_off_because,
            "moved_to": f"V{event.moved_to}" if event.moved_to else None,
            "signed_up": {"yes": held.tally.yes, "maybe": held.tally.maybe, "no": held.tally.no},
            "there": [{"began": began_at.isoformat(), "count": count} for began_at, count in held.there],
        }


def _minutes(book: Yearbook) -> Iterator[Json]:
    for minutes in (each for of in book.years for each in of.minutes):
        yield {
            "title": minutes.title or minutes.file_name,
            "held_on": minutes.held_on.isoformat() if minutes.held_on else None,
            "meeting": f"V{minutes.event}" if minutes.event else None,
            "status": str(minutes.state),
            "note": minutes.note,
        }
