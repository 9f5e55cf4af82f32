"""Members: kept as Slack tells of them, with what people chose here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.db import decision_import, feeds, forgotten, members, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.audience import LONGEST_PARTNERSHIP, Profile
from bot.domain.calendar import Receiver, WorkingTime, at_local, is_free_on, local_day, read_free_days
from bot.domain.errors import DomainError, Forbidden, NotAllowed, at_field, within
from bot.domain.handover import Duty
from bot.domain.ids import MemberId
from bot.domain.members import DEFAULT_HOUR, WEEKDAYS, Choices, Digest, Identity, Language, Member, Sort
from bot.services.duties import acting, acts_as

if TYPE_CHECKING:
    from holidays import HolidayBase

# As the database has it.
identity = workspaces.identity
stop_sending = workspaces.stop
is_removed = workspaces.removed_at
stopped_because = workspaces.stopped_because
keep_dm = members.save_dm
member_of_dm = members.of_dm
choices = workspaces.choices
network_language = workspaces.language
named_organisers = members.named_organisers
named_operators = members.named_operators
known_workspaces = workspaces.known
all_organisers = members.organisers


class Stranger(Forbidden):
    """Somebody of another organisation, in a channel shared with it."""

    text_id = "refused-stranger"


class NotMet(DomainError):
    """Somebody of whom Slack has yet to tell, and could not be asked now."""

    text_id = "refused-not-met"


class MembersOnly(Forbidden):
    """Guests of the workspace see what is in channels they are in, and answer there; all else is its members'."""

    text_id = "refused-guest"


class HourOutOfReach(DomainError):
    """Reminders come on working moments only."""

    text_id = "mistake-hour"
    field = "hour"


class NoDayLeft(DomainError):
    """Whoever wants no reminders at all pauses, or switches them off by their sort."""

    text_id = "mistake-days"
    field = "days"


class PersonGone(DomainError):
    """Slack's people picker also offers leavers and other bots."""

    text_id = "mistake-person-gone"


class DeputyOfThemselves(DomainError):
    """A deputy is there for when the holder is not."""

    text_id = "mistake-deputy"


class LastOrganiser(DomainError):
    """Somebody must be able to organise, and to name others."""

    text_id = "mistake-last-organiser"
    field = "organisers"


class OperatorsOnly(NotAllowed):
    """Only an operator names operators."""

    text_id = "refused-operators-only"


class PauseTooLong(DomainError):
    """Whoever is away for more than a year hands over what is theirs."""

    text_id = "mistake-pause"
    field = "paused_until"


LONGEST_PAUSE = timedelta(days=366)
EARLIEST_HOUR, LATEST_HOUR = 7, 21
"""A reminder hour of one's own lies within waking hours."""


def admitted(session: WorkspaceSession, member: MemberId) -> Member:
    """Read whoever acts, at the door: a member of the workspace or a guest, active, no bot.

    Raises:
        NotMet: Slack has yet to tell of them.
        Stranger: they are of another organisation, deactivated, or a bot.
    """
    found = members.get(session, member)
    if found is None:
        raise NotMet(member=member)
    if found.gone or found.bot:
        raise Stranger(member=member)
    return found


def require(session: WorkspaceSession, member: MemberId) -> Member:
    """Read a member who acts.

    Raises:
        Stranger: the workspace has no such member.
    """
    found = members.get(session, member)
    if found is None or found.gone or found.bot:
        raise Stranger(member=member)
    return found


def require_organiser(session: WorkspaceSession, member: MemberId, *, or_secretary: bool = False) -> Member:
    """Read a member who does what only organisers may (`or_secretary`: and the secretary).

    Raises:
        Stranger: the workspace has no such member.
        NotAllowed: they are no organiser.
    """
    found = require(session, member)
    if not (found.organiser or (or_secretary and is_secretary(session, found))):
        raise NotAllowed
    return found


def is_secretary(session: WorkspaceSession, member: Member) -> bool:
    """Return whether a member acts as secretary; a guest cannot."""
    return acts_as(session, member, Duty.SECRETARY)


def language_of(session: WorkspaceSession, member: MemberId) -> Language:
    """Read the language a member chose; Dutch for everybody else."""
    found = members.get(session, member)
    return found.language if found else Language.NL


def switched_off(session: WorkspaceSession, member: MemberId) -> frozenset[Sort]:
    """Return what a member wants no messages about."""
    found = members.get(session, member)
    return found.off if found else frozenset()


def digest_of(session: WorkspaceSession, member: MemberId) -> Digest | None:
    """Return when a member wants a digest; None: single reminders."""
    found = members.get(session, member)
    return found.digest if found else None


def is_organiser(session: WorkspaceSession, member: MemberId) -> bool:
    """Return whether a member may organise."""
    found = members.get(session, member)
    return found is not None and found.organiser


def is_gone(session: WorkspaceSession, member: MemberId) -> bool:
    """Return whether there is nobody (any more) to tell."""
    found = members.get(session, member)
    return found is None or found.gone or found.bot


def is_member(session: WorkspaceSession, member: MemberId) -> bool:
    """Return whether somebody is a whole member, who can own, chair and organise: a guest is not."""
    found = members.get(session, member)
    return found is not None and not found.gone and not found.bot and not found.guest


def name_of(session: WorkspaceSession, member: MemberId) -> str:
    """Return a member's name; empty where they are unknown."""
    found = members.get(session, member)
    return found.name if found else ""


def receiver(session: WorkspaceSession, member: Member) -> Receiver:
    """Return when a member wants to hear: Dutch public holidays and the network's own free days out, in their zone, at their hour."""
    return receivers(session, [member])[member.id]


def channel_receiver(session: WorkspaceSession, zone: ZoneInfo) -> Receiver:
    """Return when a channel hears: on the working moments of the workspace's own zone."""
    return Receiver(work=WorkingTime(zone=zone, is_free=_free_days(session)), hour=DEFAULT_HOUR)


def _free_days(session: WorkspaceSession) -> Callable[[date], bool]:
    public, own = _dutch_holidays(), workspaces.free_days(session)
    return lambda day: day in public or is_free_on(day, own)


def receiver_of(session: WorkspaceSession, member: MemberId) -> Receiver | None:
    """Return when a member wants to hear; None where there is nobody (any more) to tell."""
    found = members.get(session, member)
    return receiver(session, found) if found is not None and not found.gone and not found.bot else None


def receivers(session: WorkspaceSession, people: Iterable[Member]) -> dict[MemberId, Receiver]:
    """Return for several members when each wants to hear; the free days are read once."""
    is_free = _free_days(session)
    return {
        member.id: Receiver(
            work=WorkingTime(zone=ZoneInfo(member.zone), is_free=_outside(member.days, is_free)),
            hour=member.hour,
            paused_until=member.paused_until,
        )
        for member in people
    }


def _outside(days: Collection[int], is_free: Callable[[date], bool]) -> Callable[[date], bool]:
    """Count the weekdays on which somebody wants no reminders as free, too."""
    return lambda day: day.weekday() not in days or is_free(day)


@cache
def _dutch_holidays() -> "HolidayBase":
    """Dutch public holidays; years are added as they are asked for."""
    from holidays import country_holidays  # noqa: PLC0415  # as large as all the rest, and only for what reckons with working days

    return country_holidays("NL")


def keep_identity(session: WorkspaceSession, identity: Identity) -> None:
    """Keep the bot's own identity, as auth.test returned it; decisions imported before it was known come along."""
    workspaces.save_identity(session, identity)
    decision_import.adopt_unconnected(session)


def keep_members(session: WorkspaceSession, told: Iterable[Member]) -> None:
    """Keep members as Slack tells of them, save those who were forgotten; the calendar feed of whoever has left is closed."""
    people = list(told)
    away = forgotten.among(session, (member.id for member in people))
    for member in people:
        if member.id in away:
            if away[member.id] or member.gone:
                continue
            forgotten.lift(session, member.id)
        members.save_from_slack(session, member)
        if member.gone:
            feeds.revoke(session, member.id)


def pause(session: WorkspaceSession, member: MemberId, until: date | None, *, now: datetime) -> None:
    """Keep the day from which a member wants reminders again; a day gone by, or none, ends their pause.

    Raises:
        Stranger: the workspace has no such member.
        PauseTooLong: more than a year ahead.
    """
    found = require(session, member)
    today = local_day(now, ZoneInfo(found.zone))
    if until is not None and until > today + LONGEST_PAUSE:
        raise PauseTooLong(field="paused_until", latest=today + LONGEST_PAUSE)
    members.save_pause(session, member, until if until is not None and until > today else None)


def choose_free_days(session: WorkspaceSession, member: MemberId, written: str, *, today: date) -> None:
    """Keep the network's own free days, a day or a stretch a line.

    Raises:
        NotAllowed: only an organiser chooses for the network.
        FreeDaysNotUnderstood, FreeDaysBackwards, TooManyFreeDays: what was typed does not hold.
    """
    require_organiser(session, member)
    workspaces.save_free_days(session, read_free_days(written, today=today))


def choose_recess(session: WorkspaceSession, member: MemberId, written: str, *, today: date) -> None:
    """Keep when the councils are in recess, a day or a stretch a line.

    Raises:
        as `choose_free_days`.
    """
    require_organiser(session, member)
    with at_field("recess"):
        workspaces.save_recess(session, read_free_days(written, today=today))


def choose_own(
    session: WorkspaceSession,
    member: MemberId,
    *,
    language: Language | None = None,
    hour: int | None = None,
    days: Collection[int] | None = None,
    off: Collection[Sort] | None = None,
) -> None:
    """Keep a member's own language, the hour and the weekdays of their reminders, and what they switched off; None: as it was.

    Raises:
        Stranger: the workspace has no such member.
        HourOutOfReach: not between 7 and 21.
        NoDayLeft: no weekday from Monday to Friday.
    """
    require(session, member)
    if hour is not None and not EARLIEST_HOUR <= hour <= LATEST_HOUR:
        raise HourOutOfReach(earliest=EARLIEST_HOUR, latest=LATEST_HOUR)
    if days is not None and not WEEKDAYS.intersection(days):
        raise NoDayLeft
    members.save_choices(session, member, language=language, hour=hour, days=days and WEEKDAYS.intersection(days), off=off)


def choose_profile(session: WorkspaceSession, member: MemberId, profile: Profile) -> None:
    """Keep for which partnership a member works; it decides to which events they are invited from now on.

    Raises:
        Stranger: the workspace has no such member.
    """
    require(session, member)
    members.save_profile(
        session, member, replace(profile, partnership=within(profile.partnership, LONGEST_PARTNERSHIP, field="partnership"))
    )


def choose_for_network(
    session: WorkspaceSession,
    member: MemberId,
    chosen: Choices,
    organisers: Iterable[MemberId],
    operators: Iterable[MemberId] | None = None,
) -> None:
    """Keep the network's channel, chair, secretary, their deputies, language, organisers and operators (None: as they were).

    Raises:
        NotAllowed: only an organiser chooses for the network.
        OperatorsOnly: only an operator names operators.
        PersonGone, DeputyOfThemselves: somebody chosen is no (longer a) member, or both holder and deputy; `field` says where.
        LastOrganiser: nobody would be left who may do this.
    """
    by = require_organiser(session, member)
    named = {"organisers": set(organisers)}
    if operators is not None:
        named["operators"] = set(operators)
        if not by.operator and named["operators"] != set(members.named_operators(session)):
            raise OperatorsOnly
    for field in ("chair", "secretary", "chair_deputy", "secretary_deputy"):
        named[field] = {each} if (each := getattr(chosen, field)) else set()
    for field, people in named.items():
        if not all(is_member(session, each) for each in people):
            raise PersonGone(field=field)
    for field in ("chair", "secretary"):
        if named[field] & named[f"{field}_deputy"]:
            raise DeputyOfThemselves(field=f"{field}_deputy")
    workspaces.save_choices(session, chosen)
    members.name_organisers(session, named["organisers"])
    if "operators" in named:
        members.name_operators(session, named["operators"])
    if not members.organisers(session):
        raise LastOrganiser


def pauses_end_at(session: WorkspaceSession) -> datetime | None:
    """Find when the first pause ends: at the beginning of its day, in the member's own zone."""
    return min((_begins(member) for member in members.paused(session)), default=None)


def end_pauses(session: WorkspaceSession, *, now: datetime) -> int:
    """Take away the pauses that are over; return the number. Until then whoever deputises acts."""
    over = [member.id for member in members.paused(session) if _begins(member) <= now]
    for each in over:
        members.save_pause(session, each, None)
    return len(over)


def _begins(paused: Member) -> datetime:
    return at_local(paused.paused_until or date.max, time(0), ZoneInfo(paused.zone))


def operator_to_tell(session: WorkspaceSession) -> MemberId | None:
    """Find who hears of trouble with the installation: whoever was named for it, else who hears of all other."""
    return someone_to_tell(session, *members.named_operators(session))


def someone_to_tell(session: WorkspaceSession, *preferred: MemberId | None, besides: MemberId | None = None) -> MemberId | None:
    """Find who hears of trouble: the first preferred one who is still here, else who acts as chair, else any organiser; not `besides`."""
    chair = acting(session, Duty.CHAIR)
    for wanted in (*preferred, chair.id if chair else None):
        found = members.get(session, wanted) if wanted and wanted != besides else None
        if found and not found.gone and not found.bot:
            return found.id
    return next((organiser.id for organiser in members.organisers(session) if organiser.id != besides), None)
