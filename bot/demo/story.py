"""The demo's story: read from its file, and put into the database by the same services that members use."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, DecisionId, MemberId
from bot.domain.members import Choices
from bot.domain.rsvp import Answer, Extras, Way
from bot.sandbox import Channel, Person
from bot.services import action_items, decision_register, decisions, events, members, rsvp


@dataclass(frozen=True, slots=True)
class Story:
    """What the demo tells, as it stands in the file."""

    facts: Mapping[str, Any]
    zone: ZoneInfo

    @classmethod
    def read(cls, zone: ZoneInfo) -> "Story":
        """Read the story that comes with the bot."""
        return cls(tomllib.loads(Path(__file__).with_name("story.toml").read_text(encoding="utf-8")), zone)

    @property
    def starts_at(self) -> datetime:
        """The moment at which the demo begins."""
        return self._moment(self.facts["starts"])

    def people(self) -> list[Person]:
        """Give the invented members to the local workspace."""
        return [
            Person(member_id(each["handle"]), each["handle"], each["name"], admin=each.get("admin", False)) for each in self.facts["people"]
        ]

    def channels(self) -> list[Channel]:
        """Give the channels to the local workspace."""
        return [
            Channel(
                channel_id(each["name"]),
                each["name"],
                private=each.get("private", False),
                members=tuple(each["members"]),
                bot_in=each.get("bot", True),
            )
            for each in self.facts["channels"]
        ]

    def leavers(self) -> list[tuple[datetime, str]]:
        """Give who leaves the network in the course of the story, and when, the first one first."""
        return sorted((self._moment(each["on"]), str(each["who"])) for each in self.facts.get("leaves", ()))

    def tell(self, deps: Deps) -> None:
        """Put the story into the database, as if it had happened through Slack."""
        workspace = deps.home.workspace
        if workspace is None:
            raise AssertionError
        now = deps.clock()
        with deps.writing(workspace) as session:
            self._roles(session)
        for event in self.facts["events"]:
            with deps.writing(workspace) as session:
                self._event(session, event, now)
        for number, item in enumerate(self.facts["actions"]):
            with deps.writing(workspace) as session:
                action_items.make(
                    session,
                    text=item["text"],
                    owners=[member_id(item["owner"])],
                    due_on=item.get("due"),
                    by=self._one("chair" if item["owner"] != self._handle("chair") else "secretary"),
                    now=now - timedelta(hours=1) + timedelta(seconds=number),  # while they met
                )
        self._decisions(deps, now)

    def _roles(self, session: WorkspaceSession) -> None:
        chair, secretary = self._one("chair"), self._one("secretary")
        channel = next(each["name"] for each in self.facts["channels"] if each.get("announcements"))
        chosen = Choices(channel=channel_id(channel), chair=chair, secretary=secretary)
        members.choose_for_network(session, chair, chosen, [secretary])

    def _event(self, session: WorkspaceSession, told: Mapping[str, Any], now: datetime) -> None:
        channel = next(each["name"] for each in self.facts["channels"] if each.get("announcements"))
        plan = EventPlan(
            title=told["title"],
            kind=EventKind(told["kind"]),
            starts_at=self._moment(told["starts"]),
            ends_at=self._moment(told["ends"]),
            place=told["place"],
            channel=channel_id(channel),
            agenda=tuple(told.get("agenda", ())),
            rsvp_until=told.get("rsvp_until"),
            minimum=told.get("minimum"),
            maximum=told.get("maximum"),
            reserve_on=told.get("reserve"),
            audience=told.get("audience"),
        )
        if told.get("held"):
            events.keep_held(session, plan, by=self._one("secretary"), now=now)
            return
        event = events.announce_plan(session, plan, by=self._one("secretary"), now=now)
        for order, (handle, said) in enumerate(told.get("answers", {}).items()):
            answer, _, guests = said.partition(" +")
            at = now + timedelta(milliseconds=order)
            extras = Extras(guests=int(guests) if guests else None)
            rsvp.answer(session, event.id, member_id(handle), Answer(answer), Way.BUTTON, at=at, now=now, extras=extras)

    def _decisions(self, deps: Deps, now: datetime) -> None:
        workspace = deps.home.workspace
        if workspace is None:
            raise AssertionError
        numbers: dict[str, DecisionId] = {}
        today = now.astimezone(self.zone).date()
        told = sorted(self.facts["decisions"], key=lambda each: each["on"])
        for each in told:
            with deps.writing(workspace) as session:
                decided_on: date = each["on"]
                made = decisions.record(
                    session,
                    text=each["text"],
                    decided_on=decided_on,
                    meeting=each["meeting"],
                    topic=each["topic"],
                    by=self._one("secretary"),
                    now=now,
                    today=today,
                )
                numbers[each["text"]] = made.id
                if "replaces" in each:
                    decision_register.supersede(session, numbers[each["replaces"]], successor=made.id, by=self._one("secretary"), now=now)
                if "supplements" in each:
                    decision_register.supplement(session, made.id, earlier=numbers[each["supplements"]], by=self._one("secretary"), now=now)
                if "revoked" in each:
                    decision_register.revoke(session, made.id, on=each["revoked"], by=self._one("secretary"), now=now)

    def _one(self, role: str) -> MemberId:
        return member_id(self._handle(role))

    def _handle(self, role: str) -> str:
        return next(str(each["handle"]) for each in self.facts["people"] if each.get("role") == role)

    def _moment(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone)


def member_id(handle: str) -> MemberId:
    """Make a member's id from his handle."""
    return MemberId(f"U0{handle.upper()}")


def channel_id(name: str) -> ChannelId:
    """Make a channel's id from its name."""
    return ChannelId(f"C0{name.upper()[:12]}")
