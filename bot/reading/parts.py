"""The parts that minutes fall into, each knowing where it was."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.reading.fields import Field
from bot.reading.findings import AgendaItem
from bot.reading.headings import Section
from bot.reading.labels import Role
from bot.reading.tables import Table


class Kind(StrEnum):
    """What a block is made of."""

    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    FIELD = "field"


class Mark(StrEnum):
    """What the writer marked a sentence as."""

    DECISION = "decision"
    ACTION = "action"
    AGREEMENT = "agreement"
    ASIDE = "aside"
    """What leads to a decision: `Voorstel:`, `Toelichting:`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place: under which item, in which paragraph, marked as what."""

    text: str
    item: AgendaItem | None
    block: int
    kind: Kind
    section: Section
    mark: Mark | None = None
    label: str = ""
    source: str = ""
    done: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and its place."""

    table: Table
    item: AgendaItem | None
    section: Section
    role: Role | None = None
    """What the label above it says its names are."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The head of minutes sent as an e-mail."""

    author: str
    sent: str
    subject: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Document:
    """Minutes taken apart."""

    head: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    mail: Mail | None = None
    others: tuple[str, ...] = ()
    """Names in the heads of older mails: known, not present."""
