"""The invented network of the tests: its workspaces, people, channels, and what they plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.db.engine import WorkspaceSession
from bot.domain.action_items import ActionItem
from bot.domain.decisions import Decision
from bot.domain.events import Event, EventKind, EventPlan
from bot.domain.ids import ChannelId, EventId, MemberId, MessageTs, WorkspaceId
from bot.domain.members import Channel, Identity, Member
from bot.services import action_items, announcing, cards, channels, decisions, members

HERE: Final = WorkspaceId("T1HIER")
ELSEWHERE: Final = WorkspaceId("T2ELDERS")
IDENTITY: Final = Identity(team_name="PRS", bot_user=MemberId("U0BOT"), bot_id="B0BOT", bot_name="prs")

ZONE: Final = ZoneInfo("Europe/Amsterdam")
NOW: Final = datetime(2012, 9, 14, 8, 0, tzinfo=UTC)
"""Friday 14 September 2012, 10.00 in Amsterdam."""
TODAY: Final = date(2012, 9, 14)

ANNA: Final = MemberId("U1ANNA")
"""An admin of the workspace, so an organiser."""
BRAM: Final = MemberId("U2BRAM")
CARLA: Final = MemberId("U3CARLA")
DIRK: Final = MemberId("U4DIRK")
"""Left the workspace."""
BOT: Final = MemberId("U0BOT")
STRANGER: Final = MemberId("U9VREEMD")

GENERAL: Final = ChannelId("C1ALGEMEEN")
BOARD: Final = ChannelId("C2BESTUUR")
"""Private: only Anna and Carla are in it, and the bot."""
CLOSED: Final = ChannelId("C3DICHT")
"""Private, and the bot is not in it."""
ATTIC: Final = ChannelId("C4ZOLDER")
"""Archived."""
CARD: Final = MessageTs("1347609600.000100")


def person(member: MemberId, name: str, **facts: Any) -> Member:
    """Make a member as Slack tells of them."""
    return Member(id=member, name=name, zone="Europe/Amsterdam", organiser=bool(facts.get("admin")), **facts)


PEOPLE: Final = (
    person(ANNA, "Anna de Wit", admin=True),
    person(BRAM, "Bram Visser"),
    person(CARLA, "Carla Smit"),
    person(DIRK, "Dirk Mol", gone=True),
    person(BOT, "PRS-bot", bot=True),
)
CHANNELS: Final = (
    Channel(id=GENERAL, name="algemeen", private=False, archived=False, shared=False, joined=True),
    Channel(id=BOARD, name="bestuur", private=True, archived=False, shared=False, joined=True),
    Channel(id=CLOSED, name="dicht", private=True, archived=False, shared=False, joined=False),
    Channel(id=ATTIC, name="zolder", private=False, archived=True, shared=False, joined=True),
)


def people(session: WorkspaceSession) -> None:
    """Fill a workspace with its people and channels."""
    members.keep_identity(session, IDENTITY)
    members.keep_members(session, PEOPLE)
    channels.keep(session, CHANNELS)
    channels.keep_members(session, GENERAL, [ANNA, BRAM, CARLA, BOT])
    channels.keep_members(session, BOARD, [ANNA, CARLA, BOT])


def crowd(session: WorkspaceSession, size: int) -> list[MemberId]:
    """Let so many more members in."""
    many = [person(MemberId(f"U5{number:04}"), f"Lid {number}") for number in range(size)]
    members.keep_members(session, many)
    return [member.id for member in many]


MEETING: Final = EventPlan(
    title="Najaarsvergadering",
    kind=EventKind.MEETING,
    starts_at=datetime(2012, 11, 26, 12, 0, tzinfo=UTC),
    ends_at=datetime(2012, 11, 26, 15, 0, tzinfo=UTC),
    place="Den Haag",
    channel=GENERAL,
)


def plan(**changes: Any) -> EventPlan:
    """Plan a meeting on Monday 26 November, 13.00 to 16.00, or another one."""
    return replace(MEETING, **changes)


def event(**changes: Any) -> Event:
    """Make an event that is nowhere yet."""
    facts: dict[str, Any] = {"id": EventId(1), "plan": MEETING, "state": "announced", "created_by": ANNA, "created_at": NOW}
    return Event(**facts | changes)


def announced(session: WorkspaceSession, *, now: datetime = NOW, **changes: Any) -> Event:
    """Announce an event; its card is under way."""
    return announcing.announce_plan(session, plan(**changes), by=ANNA, now=now)


def posted(session: WorkspaceSession, *, ts: MessageTs = CARD, now: datetime = NOW, **changes: Any) -> Event:
    """Announce an event whose card is in its channel."""
    made = announced(session, now=now, **changes)
    cards.posted(session, made.id, made.plan.channel, ts, now=now)
    return made


def promised(session: WorkspaceSession, *owners: MemberId, now: datetime = NOW, **changes: Any) -> ActionItem:
    """Make an action item, assigned by Anna unless said otherwise."""
    facts: dict[str, Any] = {"text": "Zaal bespreken", "due_on": date(2012, 11, 26), "by": ANNA}
    return action_items.make(session, owners=owners, now=now, **facts | changes)


def decided(session: WorkspaceSession, text: str = "De contributie gaat naar 45 euro.", **changes: Any) -> Decision:
    """Record a decision of yesterday's meeting."""
    facts: dict[str, Any] = {
        "decided_on": date(2012, 9, 13),
        "meeting": "Overleg",
        "topic": "Contributie",
        "by": ANNA,
        "now": NOW,
        "today": TODAY,
    }
    return decisions.record(session, text=text, **facts | changes)


def minutes_after(number: float) -> datetime:
    """Return a moment so many minutes after NOW."""
    return NOW + timedelta(minutes=number)
