"""The tables. Each is scoped by workspace, and so is each key: a row can only point at a row of its own workspace."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from secrets import token_hex
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    bindparam,
    false,
    func,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

T = TypeVar("T")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC, to the microsecond; SQLite keeps it without its zone, PostgreSQL with."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it would be ambiguous."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment without a zone: {value!r}"
            raise ValueError(message)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return every moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """Read what is not a moment (SQLite keeps anything) as None: it stops no other row."""
        return _or_nothing(super().result_processor(dialect, coltype))


class Day(TypeDecorator[date]):
    """A day; what is not one is read as None."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], date | None] | None:
        """Read what is not a day as None."""
        return _or_nothing(super().result_processor(dialect, coltype))


def _or_nothing(read: Callable[[Any], T | None] | None) -> Callable[[Any], T | None] | None:
    def reading(value: Any) -> T | None:  # noqa: ANN401  # any value
        try:
            return read(value) if read is not None else value
        except (ValueError, TypeError):
            return None

    return reading if read is not None else None


_JSON = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


Key = String(64)
"""Slack's ids are short; a bound keeps an index small and makes a mistake loud."""


class Base(DeclarativeBase):
    """All tables, with names for every constraint (SQLite's migrations need them)."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        date: Day(),
        str: Text(),
        dict[str, Any]: _JSON,
        list[str]: _JSON,
        list[int]: _JSON,
        bytes: LargeBinary(),
    }
    workspace_id: Mapped[str] = mapped_column(Key, primary_key=True, sort_order=-1)


def _to(table: str, *columns: str, target: tuple[str, ...] = ("id",)) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["workspace_id", *columns],
        [f"{table}.workspace_id", *(f"{table}.{name}" for name in target)],
    )


class WorkspaceRow(Base):
    """The workspace itself: the bot's identity in it and what its organisers chose."""

    __tablename__ = "workspaces"
    __table_args__ = ()
    team_name: Mapped[str]
    bot_user: Mapped[str]
    bot_id: Mapped[str]
    bot_name: Mapped[str]
    channel_id: Mapped[str | None] = mapped_column(Key)
    chair_id: Mapped[str | None] = mapped_column(Key)
    secretary_id: Mapped[str | None] = mapped_column(Key)
    chair_deputy_id: Mapped[str | None] = mapped_column(Key)
    secretary_deputy_id: Mapped[str | None] = mapped_column(Key)
    question_channel_id: Mapped[str | None] = mapped_column(Key)
    """Where questions to the network go; None: where announcements go."""
    decisions_version: Mapped[int] = mapped_column(default=0)
    aliases_version: Mapped[int] = mapped_column(default=0, server_default="0")
    language: Mapped[str | None] = mapped_column(String(8))
    """Of what stands in channels; None: Dutch."""
    members_poll: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Members put polls too, not only organisers."""
    free_days: Mapped[list[str] | None]
    """The network's own, each a day or a stretch in ISO 8601: `2012-12-24/2012-12-31`."""
    recess: Mapped[list[str] | None]
    """When the councils are in recess, each as in `free_days`: the network is written to, but nothing is planned."""
    schedule: Mapped[dict[str, Any] | None]
    """Which reminders events get (`bot.domain.reminders.Schedule`); None: as usual."""
    overview_on: Mapped[date | None]
    """The Monday for which the chair's overview was last looked at."""
    synced_at: Mapped[datetime | None]
    calendar_key: Mapped[str | None] = mapped_column(Key, default=lambda: token_hex(8))
    """Of this installation alone, so that no other database gives events the names that calendars know ours by; None for one that
    gave names before it had a key."""
    stopped_because: Mapped[str | None]
    removed_at: Mapped[datetime | None]
    """When the app was removed from the workspace; None while it is there."""
    clock_set_at: Mapped[datetime | None]
    """When the machine's clock was last found to have been set, by the clock as it was set."""
    clock_set_by: Mapped[int | None]
    """The number of seconds; negative: back."""
    refused_requests: Mapped[dict[str, Any] | None]
    """What looked like Slack's and was refused, since the last that was let in (`bot.domain.delivery_status.Refusals`)."""


class ReadingRow(Base):
    """A list of Slack's that is being read page by page: `members`, `channels`, or who is in a channel."""

    __tablename__ = "readings"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    what: Mapped[str] = mapped_column(Key, primary_key=True)
    cursor: Mapped[str]
    done: Mapped[int]
    found: Mapped[list[str]]
    tries: Mapped[int]
    reason: Mapped[str | None]
    not_before: Mapped[datetime | None]
    """On the stopwatch: when the next page may be asked for."""


class CounterRow(Base):
    """The last short number given out, per kind; numbers are never reused."""

    __tablename__ = "counters"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    last: Mapped[int]


class MemberRow(Base):
    """A person (or bot) in the workspace and what they chose."""

    __tablename__ = "members"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    zone: Mapped[str]
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_bot: Mapped[bool] = mapped_column(default=False)
    is_gone: Mapped[bool] = mapped_column(default=False)
    is_restricted: Mapped[bool] = mapped_column(default=False)
    is_organiser: Mapped[bool] = mapped_column(default=False)
    is_operator: Mapped[bool] = mapped_column(default=False, server_default=false())
    language: Mapped[str | None] = mapped_column(String(8))
    hour: Mapped[int | None]
    days: Mapped[list[int] | None]
    """The weekdays of their reminders, Monday is 0; None: Monday to Friday."""
    switched_off: Mapped[list[str] | None]
    digest_day: Mapped[int | None]
    """The weekday of their digest; None: single reminders."""
    digest_since: Mapped[datetime | None]
    digested_at: Mapped[datetime | None]
    paused_until: Mapped[date | None]
    dm_id: Mapped[str | None] = mapped_column(Key)
    partnership: Mapped[str] = mapped_column(default="")
    partnership_type: Mapped[str | None] = mapped_column(String(16))
    province: Mapped[str | None] = mapped_column(String(16))
    topics: Mapped[list[str] | None]
    not_asked: Mapped[list[str] | None]
    """What they know of, and about what they want to be asked nothing any more (`bot.domain.audience.Profile`)."""
    left_at: Mapped[datetime | None]
    """When we heard that they left the workspace."""


class ForgottenRow(Base):
    """Somebody who was forgotten, by a digest of the id, so that what Slack tells of its members does not bring them back."""

    __tablename__ = "forgotten"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    digest: Mapped[str] = mapped_column(Key, primary_key=True)
    until_they_act: Mapped[bool]
    """They asked for it, and only what they do themselves brings them back; otherwise their coming back to the workspace."""
    forgotten_at: Mapped[datetime]


class HomeRow(Base):
    """A member who opened the Home tab, and what it shows them."""

    __tablename__ = "homes"
    __table_args__ = (_to("members", "member_id"),)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    opened_at: Mapped[datetime]
    seen_change: Mapped[int]
    """The number of the last change that it was composed after (`counters`, *change*)."""
    composed_at: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    """When the clock alone makes it look otherwise."""
    digest: Mapped[str | None] = mapped_column(Key)
    """Of what Slack shows; None: that is not known."""
    view_hash: Mapped[str | None] = mapped_column(Key)
    """Slack's own name for what it shows, with which it refuses what is older."""
    said: Mapped[dict[str, Any] | None]
    """What the last tap in it came to (a response)."""


class FirstTimeRow(Base):
    """What a member was told once: `welcome`, or a hint after a first use."""

    __tablename__ = "first_times"
    __table_args__ = (_to("members", "member_id"),)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    told_at: Mapped[datetime]


class ChannelRow(Base):
    """A channel the bot knows of."""

    __tablename__ = "channels"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    is_private: Mapped[bool] = mapped_column(default=False)
    is_archived: Mapped[bool] = mapped_column(default=False)
    is_shared: Mapped[bool] = mapped_column(default=False)
    is_joined: Mapped[bool] = mapped_column(default=False)


class ChannelMemberRow(Base):
    """Who is in a channel the bot is in."""

    __tablename__ = "channel_members"
    __table_args__ = (_to("channels", "channel_id"),)
    channel_id: Mapped[str] = mapped_column(Key, primary_key=True)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)


class DraftRow(Base):
    """A form between its preview and *Plaatsen*; thrown away after a day."""

    __tablename__ = "drafts"
    __table_args__ = (_to("members", "member_id"),)
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    member_id: Mapped[str] = mapped_column(Key)
    plan: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    poll_id: Mapped[int | None]
    poll_slot: Mapped[int | None]
    """Of which poll it is planned, and on which of its moments."""


class SeriesRow(Base):
    """A series of events: by what rule they come again, and how many weeks ahead each is announced."""

    __tablename__ = "series"
    __table_args__ = (_to("members", "made_by"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rule: Mapped[dict[str, Any]]
    ahead: Mapped[int]
    made_by: Mapped[str] = mapped_column(Key)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class EventRow(Base):
    """An event as planned."""

    __tablename__ = "events"
    __table_args__ = (
        _to("members", "created_by"),
        _to("series", "series"),
        Index("ix_events_coming", "workspace_id", "ends_at"),
        Index("ix_events_series", "workspace_id", "channel_id", "event_kind", "starts_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    event_kind: Mapped[str] = mapped_column(String(16))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    last_begins_at: Mapped[datetime | None]
    """Of a course, when its last session begins."""
    place: Mapped[str]
    channel_id: Mapped[str] = mapped_column(Key)
    link: Mapped[str | None]
    rsvp_until: Mapped[date | None]
    minimum: Mapped[int | None]
    maximum: Mapped[int | None]
    reserve_on: Mapped[date | None]
    audience: Mapped[str | None]
    decision_on: Mapped[date | None]
    sessions: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    """Each *begin/end*, as ISO 8601 writes an interval."""
    hosts: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    audience_types: Mapped[list[str]] = mapped_column(default=list)
    audience_provinces: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(String(16))
    created_by: Mapped[str] = mapped_column(Key)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(Key)
    called_off_at: Mapped[datetime | None]
    called_off_by: Mapped[str | None] = mapped_column(Key)
    called_off_because: Mapped[str] = mapped_column(default="", server_default=text("''"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(Key)
    asked_times: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    asked_on: Mapped[date | None]
    """The number of times, and the last day, the organisers were asked whether it goes on."""
    verdict: Mapped[str | None] = mapped_column(String(16))
    moved_to: Mapped[int | None]
    moved_from: Mapped[int | None]
    confirm_by: Mapped[date | None]
    series: Mapped[int | None]
    announce_at: Mapped[datetime | None]
    """When an event that is planned ahead is announced by itself."""


TOO_LATE_AT = func.coalesce(EventRow.last_begins_at, EventRow.starts_at)
"""From when on answers to an event come too late."""

MOMENT = bindparam("moment", type_=UtcDateTime())
"""A moment that is compared with what is no column: SQLite would compare it as text."""


class EventChangeRow(Base):
    """One change of an event, with the plan as it was before: who did what when, and what people last heard."""

    __tablename__ = "event_changes"
    __table_args__ = (_to("events", "event_id"), _to("members", "changed_by"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The event's version since this change."""
    what: Mapped[str] = mapped_column(String(16))
    was: Mapped[dict[str, Any]]
    changed_by: Mapped[str] = mapped_column(Key)
    changed_at: Mapped[datetime]


class EventMessageRow(Base):
    """What an organiser wrote to those an event concerns, and to whom."""

    __tablename__ = "event_messages"
    __table_args__ = (
        _to("events", "event_id"),
        _to("members", "written_by"),
        Index("ix_event_messages_event", "workspace_id", "event_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int]
    whom: Mapped[str] = mapped_column(String(16))
    words: Mapped[str]
    written_by: Mapped[str] = mapped_column(Key)
    written_at: Mapped[datetime]


class AgendaItemRow(Base):
    """A subject on an event's agenda, or one proposed for it; `position` is its place, 0 while it has none."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        _to("events", "event_id"),
        _to("members", "proposed_by"),
        Index("ix_agenda_items_event", "workspace_id", "event_id", "position"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int]
    position: Mapped[int]
    title: Mapped[str]
    lasts_minutes: Mapped[int | None]
    presenter_id: Mapped[str | None] = mapped_column(Key)
    presenter_name: Mapped[str | None]
    """A presenter without Slack is kept by name."""
    attachment: Mapped[str | None]
    state: Mapped[str] = mapped_column(String(16))
    proposed_by: Mapped[str] = mapped_column(Key)
    proposed_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(Key)
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    """The reason with which it was declined."""


class FeedRow(Base):
    """The private address under which a member's calendar reads their events; gone with the member."""

    __tablename__ = "feeds"
    __table_args__ = (_to("members", "member_id"), Index("uq_feeds_secret", "workspace_id", "secret", unique=True))
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    secret: Mapped[str] = mapped_column(Key)
    made_at: Mapped[datetime]
    digest: Mapped[str | None] = mapped_column(Key)
    """Of what it said when it was last read."""
    changed_at: Mapped[datetime | None]


class CalendarFileRow(Base):
    """A member who took an event as a calendar file: what becomes of the event has to reach that calendar too."""

    __tablename__ = "calendar_files"
    __table_args__ = (_to("events", "event_id"), _to("members", "member_id"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)


class ReminderPlanRow(Base):
    """How far the reminders of an event are planned; `next_at` is what the planner looks at, so it never grows with history."""

    __tablename__ = "reminder_plans"
    __table_args__ = (_to("events", "event_id"), Index("ix_reminder_plans_next", "workspace_id", "next_at"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    """The event's when it was looked at: a change of the event has it looked at again."""
    planned_until: Mapped[datetime]
    looked_at: Mapped[datetime]
    next_at: Mapped[datetime | None]


class CardRow(Base):
    """One message in a channel that shows an event."""

    __tablename__ = "cards"
    __table_args__ = (
        _to("events", "event_id"),
        Index("ix_cards_message", "workspace_id", "channel_id", "ts", unique=True),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int]
    channel_id: Mapped[str] = mapped_column(Key)
    ts: Mapped[str] = mapped_column(Key)
    live: Mapped[bool] = mapped_column(default=True)
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())
    """A newer announcement took its place: it takes no answers, and says so."""
    seeded: Mapped[bool] = mapped_column(default=True, server_default=true())
    phase: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """What the clock has made of its event as the card last showed it: see `bot.db.cards.Phase`."""
    is_agenda: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Our own three reactions are to be under it: as long as it takes answers."""


class RsvpEntryRow(Base):
    """One thing a member did about an event; only ever added to."""

    __tablename__ = "rsvp_entries"
    __table_args__ = (
        _to("events", "event_id"),
        _to("members", "member_id"),
        Index("ix_rsvp_entries_member", "workspace_id", "event_id", "member_id"),
    )
    workspace_id: Mapped[str] = mapped_column(Key)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    event_id: Mapped[int]
    member_id: Mapped[str] = mapped_column(Key)
    answer: Mapped[str] = mapped_column(String(8))
    way: Mapped[str] = mapped_column(String(16))
    emoji: Mapped[str | None]
    card_ts: Mapped[str | None] = mapped_column(Key)
    is_on: Mapped[bool]
    guests: Mapped[int | None]
    guest_names: Mapped[list[str] | None]
    deputy: Mapped[str | None]
    comment: Mapped[str | None]
    since: Mapped[datetime | None]
    confirm_by: Mapped[date | None]
    answered_by: Mapped[str | None] = mapped_column(Key)
    """The organiser who answered for a member who phoned."""
    takes_list: Mapped[bool] = mapped_column(default=False)
    """The whole party goes on the waiting list, the place it had is given up."""
    occurred_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class RsvpRow(Base):
    """The answer of a member that counts now."""

    __tablename__ = "rsvps"
    __table_args__ = (
        _to("events", "event_id"),
        _to("members", "member_id"),
        Index(
            "ix_rsvps_provisional",
            "workspace_id",
            "confirm_by",
            sqlite_where=text("confirm_by IS NOT NULL"),
            postgresql_where=text("confirm_by IS NOT NULL"),
        ),
    )
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    answer: Mapped[str] = mapped_column(String(8))
    since: Mapped[datetime]
    guests: Mapped[int]
    guest_names: Mapped[list[str]] = mapped_column(default=list)
    deputy: Mapped[str] = mapped_column(default="")
    comment: Mapped[str]
    answered_by: Mapped[str | None] = mapped_column(Key)
    place: Mapped[str] = mapped_column(String(8))
    confirm_by: Mapped[date | None]
    """A provisional answer: after this day it lapses."""


class CapacityRow(Base):
    """The maximum of an event from a moment on, so that places can be given out anew in the order of Slack's time."""

    __tablename__ = "capacities"
    __table_args__ = (_to("events", "event_id"),)
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    maximum: Mapped[int | None]
    after_entry: Mapped[int]
    """The last entry that was recorded before: what is recorded later cannot go before the change, whatever Slack's time of it."""
    since: Mapped[datetime]


class AttendanceRow(Base):
    """Who was there, as ticked by an organiser; a deputy and guests go with the member who sent or brought them."""

    __tablename__ = "attendances"
    __table_args__ = (_to("events", "event_id"), _to("members", "member_id"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    began_at: Mapped[datetime] = mapped_column(primary_key=True)
    """When people came together: of a course, when that session began."""
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    came: Mapped[bool]
    ticked_by: Mapped[str] = mapped_column(Key)
    ticked_at: Mapped[datetime]


class AbsenceRow(Base):
    """A session of a course that somebody who comes said they miss."""

    __tablename__ = "absences"
    __table_args__ = (_to("events", "event_id"), _to("members", "member_id"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    began_at: Mapped[datetime] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    noted_at: Mapped[datetime]


class ActionItemRow(Base):
    """A promise."""

    __tablename__ = "action_items"
    __table_args__ = (
        _to("members", "assigned_by"),
        _to("events", "source_event_id"),
        _to("decisions", "source_decision_id"),
        Index("ix_action_items_open", "workspace_id", "state", "due_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(8))
    assigned_by: Mapped[str] = mapped_column(Key)
    assigned_at: Mapped[datetime]
    closed_by: Mapped[str | None] = mapped_column(Key)
    closed_at: Mapped[datetime | None]
    source_channel_id: Mapped[str | None] = mapped_column(Key)
    source_ts: Mapped[str | None] = mapped_column(Key)
    source_event_id: Mapped[int | None]
    source_decision_id: Mapped[int | None]
    asked_due_on: Mapped[date | None]
    """Another due date that an owner asked for, until it is accepted or declined."""
    asked_due_by: Mapped[str | None] = mapped_column(Key)


class NamedOwnerRow(Base):
    """An owner who is not in Slack, by name; whoever stands in for them has an assignment."""

    __tablename__ = "named_owners"
    __table_args__ = (_to("action_items", "item_id"),)
    item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]


class ActionLogRow(Base):
    """What happened to an action item; only ever added to."""

    __tablename__ = "action_log"
    __table_args__ = (_to("action_items", "item_id"), Index("ix_action_log_item", "workspace_id", "item_id", "id"))
    workspace_id: Mapped[str] = mapped_column(Key)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    item_id: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(Key)
    """None: the bot itself."""
    what: Mapped[str] = mapped_column(String(16))
    facts: Mapped[dict[str, Any]]


class HandoverRow(Base):
    """One line of what a leaver had in hand: an action item, an event or a duty, and who is to take it over."""

    __tablename__ = "handovers"
    __table_args__ = (
        _to("members", "leaver_id"),
        Index("uq_handovers_line", "workspace_id", "leaver_id", "subject", unique=True),
        Index("ix_handovers_state", "workspace_id", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    leaver_id: Mapped[str] = mapped_column(Key)
    subject: Mapped[str] = mapped_column(String(32))
    """`A31`, `V12`, or the duty: `chair`, `secretary`."""
    state: Mapped[str] = mapped_column(String(8))
    successor_id: Mapped[str | None] = mapped_column(Key)
    asked_by: Mapped[str | None] = mapped_column(Key)
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class AssignmentRow(Base):
    """One owner's side of an action item; `next_ping_at` is what the planner looks at, so it never grows with history.

    Whoever `stands_in` is no owner: they are pinged for those who are not in Slack.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        _to("action_items", "item_id"),
        _to("members", "owner_id"),
        Index("ix_assignments_due", "workspace_id", "next_ping_at"),
        Index("ix_assignments_owner", "workspace_id", "owner_id"),
    )
    item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner_id: Mapped[str] = mapped_column(Key, primary_key=True)
    position: Mapped[int]
    stands_in: Mapped[bool] = mapped_column(default=False)
    assigned_at: Mapped[datetime]
    postponed_until: Mapped[date | None]
    pinged_on: Mapped[date | None]
    next_ping_at: Mapped[datetime | None]


class DecisionRow(Base):
    """A decision, worded as it was taken."""

    __tablename__ = "decisions"
    __table_args__ = (
        _to("members", "recorded_by"),
        _to("decisions", "successor_id"),
        _to("decisions", "supplements_id"),
        Index("ix_decisions_date", "workspace_id", "decided_on"),
        Index("ix_decisions_version", "workspace_id", "version"),
        Index("uq_decisions_import_key", "workspace_id", "import_key", unique=True),
        Index("ix_decisions_successor", "workspace_id", "successor_id"),
        Index("ix_decisions_supplements", "workspace_id", "supplements_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    decided_on: Mapped[date]
    meeting: Mapped[str]
    topic: Mapped[str]
    agenda_item: Mapped[str]
    how: Mapped[str | None]
    """How it was taken."""
    status: Mapped[str] = mapped_column(String(16))
    successor_id: Mapped[int | None]
    supplements_id: Mapped[int | None]
    ended_on: Mapped[date | None]
    """Since when it no longer holds."""
    minutes_status: Mapped[str | None] = mapped_column(String(16))
    source_text: Mapped[str]
    source_link: Mapped[str | None]
    import_key: Mapped[str | None] = mapped_column(String(255))
    """By which an import knows it again: the file's own id, or a digest of its content."""
    recorded_by: Mapped[str | None] = mapped_column(Key)
    """None: imported."""
    recorded_at: Mapped[datetime]
    source_channel_id: Mapped[str | None] = mapped_column(Key)
    source_ts: Mapped[str | None] = mapped_column(Key)
    version: Mapped[int]
    """The workspace's decisions_version at the last change: what an index in another process has yet to read."""


class DecisionChangeRow(Base):
    """What became of a decision, with its words as they were before; only ever added to."""

    __tablename__ = "decision_changes"
    __table_args__ = (_to("decisions", "decision_id"), Index("ix_decision_changes_decision", "workspace_id", "decision_id"))
    workspace_id: Mapped[str] = mapped_column(Key)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    decision_id: Mapped[int]
    change: Mapped[str] = mapped_column(String(16))
    other_id: Mapped[int | None]
    """The decision that replaces or supplements it."""
    took_effect_on: Mapped[date | None]
    before: Mapped[dict[str, Any] | None]
    changed_by: Mapped[str | None] = mapped_column(Key)
    changed_at: Mapped[datetime]


class DecisionVectorRow(Base):
    """The embedding of a decision, as an encoder made it; of no use to another encoder, or once its words have changed."""

    __tablename__ = "decision_vectors"
    __table_args__ = (_to("decisions", "decision_id"),)
    decision_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    encoder: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(32))
    vector: Mapped[bytes]


class IndexPartRow(Base):
    """A piece of the search index as it was at some count of changes, so that a start reads it instead of analysing all anew."""

    __tablename__ = "index_parts"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    shape: Mapped[str] = mapped_column(String(64))
    """The format, and the digest of the knowledge, it was made with."""
    version: Mapped[int]
    data: Mapped[bytes]


class AliasRow(Base):
    """A name or abbreviation of the network's own, with what it stands for."""

    __tablename__ = "aliases"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    meaning: Mapped[str]
    added_by: Mapped[str] = mapped_column(Key)
    added_at: Mapped[datetime]


class InboxRow(Base):
    """What Slack sent and was handled: kept 24 hours, so that a second delivery changes nothing."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_received", "received_at"),)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    received_at: Mapped[datetime]


class OutboxRow(Base):
    """Something to say or do in Slack, as an intent; see bot/db/outbox.py for its life."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("uq_outbox_dedupe_key", "workspace_id", "dedupe_key", unique=True),
        Index(
            "ix_outbox_waiting",
            "due_at",
            sqlite_where=text("state IN ('queued', 'sending', 'doubtful')"),
            postgresql_where=text("state IN ('queued', 'sending', 'doubtful')"),
        ),
        Index(
            "ix_outbox_subject",
            "workspace_id",
            "subject",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_outbox_told",
            "workspace_id",
            "told_in",
            sqlite_where=text("told_in IS NOT NULL"),
            postgresql_where=text("told_in IS NOT NULL"),
        ),
        Index(
            "ix_outbox_untold",
            "workspace_id",
            sqlite_where=text("state IN ('failed', 'missed') AND told_in IS NULL"),
            postgresql_where=text("state IN ('failed', 'missed') AND told_in IS NULL"),
        ),
    )
    workspace_id: Mapped[str] = mapped_column(Key)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    notice: Mapped[dict[str, Any] | None]
    dedupe_key: Mapped[str] = mapped_column(String(255))
    delivery_id: Mapped[str] = mapped_column(Key)
    lane: Mapped[str] = mapped_column(String(96))
    subject: Mapped[str | None] = mapped_column(String(96))
    method: Mapped[str] = mapped_column(String(64), server_default=text("'chat.postMessage'"))
    urgency: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None]
    due_at: Mapped[datetime]
    shifted_from: Mapped[datetime | None]
    """When it was meant to go out, if a rule of when the bot speaks moved it."""
    useful_until: Mapped[datetime | None]
    """On the calendar: what has not gone out by then is missed, and told."""
    added_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    told_in: Mapped[str | None] = mapped_column(Key)
    """Which message told the organisers that it did not arrive."""
    attempts: Mapped[int] = mapped_column(default=0)
    looked_up: Mapped[int] = mapped_column(default=0)
    attempted_at: Mapped[datetime | None]
    channel_id: Mapped[str | None] = mapped_column(Key)
    thread_ts: Mapped[str | None] = mapped_column(Key)
    ts: Mapped[str | None] = mapped_column(Key)
    not_before: Mapped[datetime | None]
    """On the stopwatch: when it may be tried again, or be looked up."""
    trying_since: Mapped[datetime | None]
    """On the stopwatch: when it was first tried."""
    doubtful_since: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    """On the stopwatch: after it a best-effort reply is pointless."""
    lease_until: Mapped[datetime | None]
    file_id: Mapped[str | None] = mapped_column(Key)
    """Of an upload: the file that Slack made, stored before it is shared."""
    shown: Mapped[dict[str, Any] | None]
    """Of a message that asks something: as it went out, so that it can be edited to what was chosen."""


class PromptRow(Base):
    """One thing that a message in a DM asks about; the message is its delivery's."""

    __tablename__ = "prompts"
    __table_args__ = (Index("ix_prompts_subject", "workspace_id", "subject", "member_id"),)
    delivery_id: Mapped[str] = mapped_column(Key, primary_key=True)
    subject: Mapped[str] = mapped_column(Key, primary_key=True)
    member_id: Mapped[str] = mapped_column(Key)
    chosen: Mapped[dict[str, Any] | None]
    """What was tapped, where nothing else keeps it: a text and its facts."""
    edited: Mapped[bool]


class LaneRow(Base):
    """When the next call on a lane (a channel, a card, a method of Slack's) may be made, on the stopwatch."""

    __tablename__ = "lanes"
    lane: Mapped[str] = mapped_column(String(96), primary_key=True)
    free_at: Mapped[datetime]


class WorkerRow(Base):
    """A process that delivers, as long as it runs; its heartbeat is on the stopwatch that processes share."""

    __tablename__ = "workers"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.workspace_id"]),)
    id: Mapped[str] = mapped_column(Key, primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    host: Mapped[str]
    pid: Mapped[int]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    missed_at: Mapped[datetime | None]
    """When the others saw that it had disappeared without signing off, and said so."""


class MinutesRow(Base):
    """Minutes: a file with what was read in it, and how far people are with it."""

    __tablename__ = "minutes"
    __table_args__ = (
        _to("events", "event_id"),
        _to("members", "sent_by"),
        Index("ix_minutes_event", "workspace_id", "event_id"),
        Index("ix_minutes_state", "workspace_id", "state"),
        Index("ix_minutes_agenda", "workspace_id", "agenda_event_id"),
        Index("ix_minutes_settled", "workspace_id", "settled_event_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(24))
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(default=0)
    sketch: Mapped[list[int] | None]
    """Of the words (bot/reading/likeness.py), by which the same minutes are known again, in another file or mended."""
    slack_file: Mapped[str | None] = mapped_column(Key)
    title: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None]
    read: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    """All that was read, as the reader has it: much, and wanted by the review alone."""
    version: Mapped[int] = mapped_column(default=0)
    """Raised at every change in the review."""
    page: Mapped[int] = mapped_column(default=0)
    sent_by: Mapped[str] = mapped_column(Key)
    sent_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(Key)
    recorded_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None]
    """On the stopwatch: until when a process is reading it, or when it may be tried again."""
    agenda_event_id: Mapped[int | None]
    """The meeting on whose agenda their adoption stands."""
    settled_event_id: Mapped[int | None]
    """The meeting that dealt with them last."""
    settled_by: Mapped[str | None] = mapped_column(Key)
    settled_at: Mapped[datetime | None]
    note: Mapped[str | None]
    """With which change they were adopted, or why they were withdrawn."""
    withdrawal: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    """How they stood before they were withdrawn, and what went with them."""
    heading_version: Mapped[int] = mapped_column(default=0, server_default="0")
    """The version at which somebody last said of which meeting they are, and who."""
    heading_by: Mapped[str | None] = mapped_column(Key)


class MinutesFileRow(Base):
    """The bytes of minutes, as they came in: Slack forgets its files, the register does not."""

    __tablename__ = "minutes_files"
    __table_args__ = (_to("minutes", "minutes_id"),)
    minutes_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes]


class FindingRow(Base):
    """One thing found in minutes, or added to them: in review as it was last left, and what was recorded of it."""

    __tablename__ = "minutes_findings"
    __table_args__ = (
        _to("minutes", "minutes_id"),
        _to("decisions", "decision_id"),
        _to("action_items", "action_id"),
        Index("ix_minutes_findings_decision", "workspace_id", "decision_id"),
        Index("ix_minutes_findings_action", "workspace_id", "action_id"),
    )
    minutes_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    finding_kind: Mapped[str] = mapped_column(String(16))
    sureness: Mapped[str] = mapped_column(String(16))
    item_number: Mapped[str]
    item_title: Mapped[str]
    source: Mapped[str]
    ticked: Mapped[bool]
    content: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=0)
    changed_by: Mapped[str | None] = mapped_column(Key)
    changed_at: Mapped[datetime | None]
    """By Slack's clock: what was typed earlier may come in later."""
    decision_id: Mapped[int | None]
    action_id: Mapped[int | None]


class MeetingNoteRow(Base):
    """What somebody noted in the thread of a meeting: the lines of one message."""

    __tablename__ = "meeting_notes"
    __table_args__ = (_to("events", "event_id"), Index("ix_meeting_notes_event", "workspace_id", "event_id"))
    channel_id: Mapped[str] = mapped_column(Key, primary_key=True)
    ts: Mapped[str] = mapped_column(Key, primary_key=True)
    thread_ts: Mapped[str] = mapped_column(Key)
    event_id: Mapped[int]
    member_id: Mapped[str] = mapped_column(Key)
    text: Mapped[str]
    noted_at: Mapped[datetime]


class PollRow(Base):
    """A poll or proposal."""

    __tablename__ = "polls"
    __table_args__ = (
        _to("members", "made_by"),
        _to("decisions", "decision_id"),
        Index("ix_polls_state", "workspace_id", "state", "closes_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    poll_kind: Mapped[str] = mapped_column(String(16))
    question: Mapped[str]
    explanation: Mapped[str]
    choices: Mapped[list[str]] = mapped_column(_JSON)
    secret: Mapped[bool]
    several: Mapped[bool]
    shown_at_once: Mapped[bool]
    rule: Mapped[str] = mapped_column(String(16))
    quorum: Mapped[int]
    abstentions: Mapped[bool]
    named: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Only those vote who were named at its start."""
    of_whom: Mapped[str] = mapped_column(String(16), default="channel", server_default=text("'channel'"))
    audience_types: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    audience_provinces: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    channel_id: Mapped[str] = mapped_column(Key)
    closes_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16))
    made_by: Mapped[str] = mapped_column(Key)
    made_at: Mapped[datetime]
    reminded: Mapped[bool]
    """Those who had not voted were reminded, once."""
    ended_at: Mapped[datetime | None]
    card_ts: Mapped[str | None] = mapped_column(Key)
    decision_id: Mapped[int | None]
    event_id: Mapped[int | None]
    """What was planned of it."""


class PollVoterRow(Base):
    """Somebody who may vote, and whether they did; what they chose only where the poll is open. No moment: it would tell with others."""

    __tablename__ = "poll_voters"
    __table_args__ = (_to("polls", "poll_id"), _to("members", "member_id"), Index("ix_poll_voters_member", "workspace_id", "member_id"))
    poll_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    voted: Mapped[bool]
    choices: Mapped[list[int] | None] = mapped_column(_JSON)


class PollCountRow(Base):
    """How many secret votes a choice has."""

    __tablename__ = "poll_counts"
    __table_args__ = (_to("polls", "poll_id"),)
    poll_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    choice: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    votes: Mapped[int]


class PollTalkRow(Base):
    """Somebody who wants to talk about a proposal before it is decided, with the reason."""

    __tablename__ = "poll_talks"
    __table_args__ = (_to("polls", "poll_id"), _to("members", "member_id"))
    poll_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    reason: Mapped[str]


class CallOffRow(Base):
    """That an event was called off for want of sign-ups; `holds`: it does not take place after all."""

    __tablename__ = "call_offs"
    __table_args__ = (_to("events", "event_id"), Index("ix_call_offs_version", "workspace_id", "version"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    signed_up: Mapped[int]
    minimum: Mapped[int]
    holds: Mapped[bool]
    version: Mapped[int]
    """The workspace's count (`decisions_version`) when it last changed: by it an index knows what is new."""


class CallOffAskingRow(Base):
    """Somebody who was asked why they did not sign up; which reason they gave is in no row."""

    __tablename__ = "call_off_askings"
    __table_args__ = (_to("call_offs", "event_id", target=("event_id",)), _to("members", "member_id"))
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    answered: Mapped[bool]


class CallOffCountRow(Base):
    """How often a reason was given; all those of an event are rewritten with each answer."""

    __tablename__ = "call_off_counts"
    __table_args__ = (_to("call_offs", "event_id", target=("event_id",)),)
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(String(16), primary_key=True)
    answers: Mapped[int]


class TurnRow(Base):
    """The last day on which a member got a message of the network's own conversation, and which delivery that was."""

    __tablename__ = "turns"
    __table_args__ = (_to("members", "member_id"),)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    day: Mapped[date]
    delivery_id: Mapped[str] = mapped_column(Key)


class QuestionRow(Base):
    """A question to the network."""

    __tablename__ = "questions"
    __table_args__ = (
        _to("members", "asked_by"),
        Index("ix_questions_state", "workspace_id", "state"),
        Index("ix_questions_version", "workspace_id", "version"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    topics: Mapped[list[str]]
    audience_types: Mapped[list[str]]
    audience_provinces: Mapped[list[str]]
    anonymous: Mapped[bool]
    channel_id: Mapped[str] = mapped_column(Key)
    until: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    asked_by: Mapped[str] = mapped_column(Key)
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    routed: Mapped[bool]
    nudges: Mapped[int]
    card_ts: Mapped[str | None] = mapped_column(Key)
    version: Mapped[int]
    """The workspace's count (`decisions_version`) when it last changed: by it an index knows what is new."""


class QuestionPersonRow(Base):
    """Somebody who was asked to answer a question, or follows it. Nothing in it tells whose question it is."""

    __tablename__ = "question_people"
    __table_args__ = (
        _to("questions", "question_id"),
        _to("members", "member_id"),
        Index("ix_question_people_asked", "workspace_id", "member_id", "asked_at"),
    )
    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    follows: Mapped[bool]
    asked_at: Mapped[datetime | None]
    """For when it was put to them; None: it was not."""
    why: Mapped[str | None] = mapped_column(String(16))
    why_what: Mapped[str | None]
    response: Mapped[str | None] = mapped_column(String(16))
    """What they answered to being asked."""


class QuestionReplyRow(Base):
    """A reply in the thread of a question; its words are kept only as long as the question is open."""

    __tablename__ = "question_replies"
    __table_args__ = (_to("questions", "question_id"), _to("members", "member_id"))
    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key)
    ts: Mapped[str | None] = mapped_column(Key)
    by_form: Mapped[bool]
    """It was given by the form: the bot posts it in the thread, and `ts` is None until then."""
    text: Mapped[str]


class QuestionAnswerRow(Base):
    """The answer to a question that is kept; apart from the question, so that whoever gave it is not told whose question it was."""

    __tablename__ = "question_answers"
    __table_args__ = (_to("questions", "question_id"), _to("members", "member_id"))
    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key)
    text: Mapped[str]
    summary: Mapped[bool]
    given_at: Mapped[datetime]
    outdated: Mapped[bool]
    checked_at: Mapped[datetime | None]


class FarewellRow(Base):
    """Somebody who passes on what they know, and to whom first."""

    __tablename__ = "farewells"
    __table_args__ = (_to("members", "member_id"), _to("members", "started_by"), _to("members", "successor_id"))
    member_id: Mapped[str] = mapped_column(Key, primary_key=True)
    started_by: Mapped[str] = mapped_column(Key)
    successor_id: Mapped[str | None] = mapped_column(Key)
    started_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))


class ExperienceRow(Base):
    """A question to somebody who leaves, and what they answered; it is found by everybody once it is shared and `found`."""

    __tablename__ = "experiences"
    __table_args__ = (
        _to("members", "member_id"),
        Index("ix_experiences_member", "workspace_id", "member_id"),
        Index("ix_experiences_version", "workspace_id", "version"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(Key)
    asked: Mapped[str] = mapped_column(String(16))
    about: Mapped[str]
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    words: Mapped[str]
    talk: Mapped[str]
    shared: Mapped[bool]
    found: Mapped[bool]
    found_from: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    version: Mapped[int]
    """The workspace's count (`decisions_version`) when it last changed to whoever searches."""
