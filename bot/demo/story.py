"""The demo's story: read from its file, and put into the database by the same services that members use."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.db import workspaces
from bot.db.engine import WorkspaceSession
from bot.demo.retrying import retry_while_busy
from bot.deps import Deps
from bot.domain.agenda import AgendaPoint
from bot.domain.calendar import local_day
from bot.domain.events import EventKind, EventPlan
from bot.domain.ids import ChannelId, DecisionId, MemberId
from bot.domain.members import Choices, Language
from bot.domain.polls import ABSTAIN, AGAINST, FOR, PollKind, PollPlan
from bot.domain.rsvp import Answer, Extras, Way
from bot.sandbox import Channel, Person, Team
from bot.services import action_items, agenda, announcing, cards, decision_register, decisions, members, polls, rsvp

Result = TypeVar("Result")

VOTES = {"for": FOR, "against": AGAINST, "abstain": ABSTAIN}
"""The votes in a proposal, as the story's file names them."""


@dataclass(frozen=True, slots=True)
class Story:
    """The demo's story, as its file has it."""

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

    def team(self) -> Team:
        """Name the workspace after the network, and the app after itself."""
        return Team(name=self.facts["network"], bot_name="PRS-bot")

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
                topic=each["topic"],
            )
            for each in self.facts["channels"]
        ]

    def leavers(self) -> list[tuple[datetime, str]]:
        """Return those who leave the network in the course of the story, and when, the first one first."""
        return sorted((self._moment(each["on"]), str(each["who"])) for each in self.facts.get("leaves", ()))

    def tell(self, deps: Deps, language: Language) -> None:
        """Put the story into the database, as if it had happened through Slack among people who chose this language."""
        now = deps.clock()
        _write(deps, self._roles)
        self.choose_language(deps, language)
        for event in self.facts["events"]:
            _write(deps, partial(self._event, told=event, now=now))
        for proposal in self.facts["proposals"]:
            _write(deps, partial(self._proposal, told=proposal, now=now))
        for number, item in enumerate(self.facts["actions"]):
            noted = now - timedelta(hours=1) + timedelta(seconds=number)  # while they met
            _write(deps, partial(self._action, told=item, now=noted))
        numbers: dict[str, DecisionId] = {}
        for decision in sorted(self.facts["decisions"], key=lambda each: each["on"]):
            numbers[decision["text"]] = _write(deps, partial(self._decision, told=decision, earlier=numbers, now=now))

    def choose_language(self, deps: Deps, language: Language) -> None:
        """Let the network and every member who is still there choose a language."""
        _write(deps, partial(self._language, language=language, now=deps.clock()))
        for each in self.people():
            _write(deps, partial(self._own_language, member=MemberId(each.id), language=language))

    def _own_language(self, session: WorkspaceSession, *, member: MemberId, language: Language) -> None:
        if members.is_member(session, member):
            members.choose_own(session, member, language=language)

    def _language(self, session: WorkspaceSession, *, language: Language, now: datetime) -> None:
        workspaces.save_choices(session, replace(workspaces.choices(session), language=language))
        cards.refresh_all(session, now=now)

    def _roles(self, session: WorkspaceSession) -> None:
        chair, secretary = self._one("chair"), self._one("secretary")
        channel = next(each["name"] for each in self.facts["channels"] if each.get("announcements"))
        chosen = Choices(channel=channel_id(channel), chair=chair, secretary=secretary)
        members.choose_for_network(session, chair, chosen, [secretary])

    def _event(self, session: WorkspaceSession, *, told: Mapping[str, Any], now: datetime) -> None:
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
            announcing.keep_held(session, plan, by=self._one("secretary"), now=now)
            return
        event = announcing.announce_plan(session, plan, by=self._one("secretary"), now=now)
        for order, (handle, said) in enumerate(told.get("answers", {}).items()):
            answer, _, guests = said.partition(" +")
            at = now + timedelta(milliseconds=order)
            extras = Extras(guests=int(guests) if guests else None)
            rsvp.answer(session, event.id, member_id(handle), Answer(answer), Way.BUTTON, at=at, now=now, extras=extras)
        for each in told.get("proposed", ()):
            point = AgendaPoint(title=each["title"], lasts=timedelta(minutes=each["lasts"]))
            agenda.propose(session, event.id, point, by=member_id(each["by"]), now=now)

    def _proposal(self, session: WorkspaceSession, *, told: Mapping[str, Any], now: datetime) -> None:
        channel = next(each["name"] for each in self.facts["channels"] if each.get("announcements"))
        plan = PollPlan(
            kind=PollKind.PROPOSAL,
            question=told["text"],
            explanation=told["because"],
            channel=channel_id(channel),
            closes_at=self._moment(told["until"]),
        )
        made = polls.put(session, plan, (), by=self._one("secretary"), now=now, zone=self.zone)
        for handle, said in told["votes"].items():
            polls.vote(session, made.id, VOTES[said], by=member_id(handle), now=now)

    def _action(self, session: WorkspaceSession, *, told: Mapping[str, Any], now: datetime) -> None:
        by = self._one("chair" if told["owner"] != self._handle("chair") else "secretary")
        action_items.make(session, text=told["text"], owners=[member_id(told["owner"])], due_on=told.get("due"), by=by, now=now)

    def _decision(
        self, session: WorkspaceSession, *, told: Mapping[str, Any], earlier: Mapping[str, DecisionId], now: datetime
    ) -> DecisionId:
        by = self._one("secretary")
        made = decisions.record(
            session,
            text=told["text"],
            decided_on=told["on"],
            meeting=told["meeting"],
            topic=told["topic"],
            by=by,
            now=now,
            today=local_day(now, self.zone),
        )
        if "replaces" in told:
            decision_register.supersede(session, earlier[told["replaces"]], successor=made.id, by=by, now=now)
        if "supplements" in told:
            decision_register.supplement(session, made.id, earlier=earlier[told["supplements"]], by=by, now=now)
        if "revoked" in told:
            decision_register.revoke(session, made.id, on=told["revoked"], by=by, now=now)
        return made.id

    def _one(self, role: str) -> MemberId:
        return member_id(self._handle(role))

    def _handle(self, role: str) -> str:
        return next(str(each["handle"]) for each in self.facts["people"] if each.get("role") == role)

    def _moment(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone)


def _write(deps: Deps, work: Callable[[WorkspaceSession], Result]) -> Result:
    """Write one thing of the story in a transaction of its own."""

    def once() -> Result:
        workspace = deps.home.workspace
        if workspace is None:
            raise AssertionError
        with deps.writing(workspace) as session:
            return work(session)

    return retry_while_busy(once)


def member_id(handle: str) -> MemberId:
    """Make a member's id from their handle."""
    return MemberId(f"U0{handle.upper()}")


def channel_id(name: str) -> ChannelId:
    """Make a channel's id from its name."""
    return ChannelId(f"C0{name.upper()[:12]}")
