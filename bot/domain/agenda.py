"""Agendas: what will be discussed, in which order, how long, and by whom; members propose, an organiser decides."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from bot.domain.errors import DomainError, FieldMistake
from bot.domain.ids import AgendaItemId, EventId, MemberId

LONGEST_ITEM = 300
"""Characters of an agenda item's title."""

LONGEST_TALK = timedelta(hours=8)
"""More than a day's meeting for one item is a typing error."""

LONGEST_WORD = 500
"""Characters of the reason with which a proposal is declined."""

MOST_ITEMS = 40
"""Items on one agenda: what a card can show."""

_CLOSING = re.compile(r"\b(rondvraag|sluiting|w\.?v\.?t\.?t\.?k|any other business|aob|closing|close)\b", re.IGNORECASE)
"""The items with which a meeting ends, as agendas word them."""


class ItemState(StrEnum):
    """The state of an agenda item."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REMOVED = "removed"


class AgendaMistake(FieldMistake):
    """One field of the form of an item does not hold."""


class AgendaItemGone(DomainError):
    """It is not on the agenda (any more)."""

    text_id = "refused-agenda-item-gone"


class ProposalDecided(DomainError):
    """The proposal was accepted or declined already; the sentence says by whom."""

    text_id = "refused-proposal-decided"


class AgendaFull(DomainError):
    """More items than a card can show."""

    text_id = "refused-agenda-full"


class AgendaClosed(DomainError):
    """The event is over or will not take place: its agenda no longer changes."""

    text_id = "refused-agenda-closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """What is filled in of an agenda item. A presenter without Slack is known by name."""

    title: str
    lasts: timedelta | None = None
    presenter: MemberId | None = None
    presenter_name: str | None = None
    attachment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An agenda item of an event: its place on the agenda (0 while it has none), who proposed it, and what came of that."""

    id: AgendaItemId
    event: EventId
    point: AgendaPoint
    position: int
    state: ItemState
    proposed_by: MemberId
    proposed_at: datetime
    decided_by: MemberId | None = None
    decided_at: datetime | None = None
    reason: str = ""


def checked_point(point: AgendaPoint) -> AgendaPoint:
    """Tidy what was filled in.

    Raises:
        AgendaMistake: a field does not hold.
    """
    title = " ".join(point.title.split())
    if not title:
        raise AgendaMistake("title", "mistake-agenda-title-empty")
    if len(title) > LONGEST_ITEM:
        raise AgendaMistake("title", "mistake-agenda-title-long", limit=LONGEST_ITEM, length=len(title))
    if point.lasts is not None and not timedelta(0) < point.lasts <= LONGEST_TALK:
        raise AgendaMistake("lasts", "mistake-agenda-lasts")
    attachment = (point.attachment or "").strip() or None
    if attachment is not None and not is_address(attachment):
        raise AgendaMistake("attachment", "mistake-agenda-attachment")
    name = (point.presenter_name or "").strip() or None
    return replace(point, title=title, attachment=attachment, presenter_name=None if point.presenter else name)


def is_address(text: str) -> bool:
    """Return whether a text is an address on the web that a reader can open."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(sign.isspace() for sign in text)


def with_lines(items: Sequence[AgendaItem], lines: Iterable[str]) -> list[AgendaItem | str]:
    """Bring an agenda in line with the lines of a form: an item whose title is among them keeps all else that is known of it.

    Returns the agenda in its new order; a new line becomes an item of text only.
    """
    left = list(items)
    new: list[AgendaItem | str] = []
    for line in lines:
        known = next((item for item in left if item.point.title == line), None)
        if known is not None:
            left.remove(known)
        new.append(known or line)
    return new


def place_for_new(items: Sequence[AgendaItem], title: str) -> int:
    """Return the place of an item that is added, the first being 1: the last, but before *rondvraag* and *sluiting* at the end."""
    place = len(items)
    while place > 0 and not _CLOSING.search(title) and _CLOSING.search(items[place - 1].point.title):
        place -= 1
    return place + 1


def moved(items: Sequence[AgendaItem], item: AgendaItemId, *, to: int) -> list[AgendaItem]:
    """Move an item to another place on the agenda, the first being 1; out of reach counts as first or last.

    Raises:
        AgendaItemGone: it is not on this agenda.
    """
    wanted = next((each for each in items if each.id == item), None)
    if wanted is None:
        raise AgendaItemGone
    rest = [each for each in items if each.id != item]
    rest.insert(max(to, 1) - 1, wanted)
    return rest
