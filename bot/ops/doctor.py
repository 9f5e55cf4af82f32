"""The doctor: looks at an installation from the outside in, and says in plain English what to do about what is wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.config import REMEDIES, Settings
from bot.db import diagnosis, migrate
from bot.deps import Deps
from bot.domain.delivery_status import remedy_for
from bot.domain.errors import TryAgain
from bot.domain.ids import WorkspaceId
from bot.domain.members import Language
from bot.domain.rsvp import SEEDS
from bot.manifest import SCOPES
from bot.ops import mending
from bot.ops.status import CLOCK_TOLD, clock_lines
from bot.services import cards, deliveries, members, refused_requests, slack_sync, upkeep, workers
from bot.slack.client import Access, all_of
from bot.slack.errors import NOT_IN_CHANNEL, TROUBLE, Doubt, Retry, judge

CLOCKS_APART = timedelta(seconds=30)
"""More than this, and reminders come at the wrong moment; at five minutes Slack's signatures are refused."""


CARDS_LOOKED_AT = 20
"""Announcements whose reactions Slack is asked for: it lets us ask fifty times a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: how it is, and what to do where it is not well."""

    name: str
    ok: bool
    said: str
    remedy: str = ""
    mend: Callable[[], str] | None = field(default=None, compare=False)
    """Puts it right without telling any member anything they should not hear anyway, and says what it did."""


def mend(deps: Deps) -> Iterator[tuple[str, str]]:
    """Mend what can be mended here, one finding at a time, and yield its name with what was done: what one hides is looked at after it."""
    tried: set[str] = set()
    while found := next((each for each in examine(deps) if each.mend is not None and each.name not in tried), None):
        tried.add(found.name)
        assert found.mend is not None  # noqa: S101  # as it was chosen by it
        yield found.name, mending.said(found.mend)


def examine(deps: Deps) -> list[Check]:
    """Look at tokens, scopes, clock, database and channel; what depends on something that failed is left out."""
    access, token = _bot_token(deps)
    found = [token]
    if access is not None:
        found.append(_scopes(access.scopes))
    found.append(_way_in(deps))
    if access is not None:
        found.append(_clock(access.told_at, deps.clock()))
    database, ready = _database(deps)
    found.append(database)
    found += _second_reader(deps.settings)
    if access is not None:
        found.append(_channel(deps, access, ready=ready))
        if ready:
            found += _refused_requests(deps, access.workspace)
            found += [*_clock_set(deps, access.workspace), *_closed(deps, access), *_members(deps, access)]
            found += [*_rows(deps, access.workspace), _deliveries(deps, access.workspace), *_cards(deps, access)]
    return found


def _bot_token(deps: Deps) -> tuple[Access | None, Check]:
    name = "bot token"
    if deps.settings.slack_bot_token is None:
        remedy = "Install the app in your workspace and copy the Bot User OAuth Token (xoxb-…) to SLACK_BOT_TOKEN."
        return None, Check(name=name, ok=False, said="SLACK_BOT_TOKEN is missing", remedy=remedy)
    try:
        access = deps.slack.access()
    except TROUBLE as error:
        return None, _refused(name, error, remedy=REMEDIES["SLACK_BOT_TOKEN"])
    said = f"accepted: {access.identity.bot_name} in {access.identity.team_name} ({access.workspace})"
    return access, Check(name=name, ok=True, said=said)


def _scopes(granted: Iterable[str]) -> Check:
    missing = [scope for scope in SCOPES if scope not in set(granted)]
    if missing:
        remedy = "Replace the app's manifest by what `prs manifest` prints, and install the app again: that is when Slack grants scopes."
        return Check(name="scopes", ok=False, said=f"not granted: {', '.join(missing)}", remedy=remedy)
    more = sorted(set(granted) - set(SCOPES))
    return Check(name="scopes", ok=True, said="all granted" + (f"; not needed: {', '.join(more)}" if more else ""))


def _way_in(deps: Deps) -> Check:
    """Look at how Slack reaches us: by the app token, or else over HTTP."""
    settings = deps.settings
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        remedy = "Make an app-level token with connections:write (xapp-…) for SLACK_APP_TOKEN, or copy the Signing Secret."
        return Check(name="way in", ok=False, said="neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set", remedy=remedy)
    if settings.slack_app_token is None:
        return Check(name="signing secret", ok=True, said="set; whether it is the right one shows at Slack's first request")
    try:
        deps.slack.try_app_token(settings.slack_app_token)
    except TROUBLE as error:
        return _refused("app token", error, remedy=REMEDIES["SLACK_APP_TOKEN"])
    return Check(name="app token", ok=True, said="opens a Socket Mode connection")


def _second_reader(settings: Settings) -> list[Check]:
    """Look whether the second reader of minutes answers, where one is named."""
    if settings.prs_reader_url is None:
        return []
    from bot.reading.second_reader import DOUBTS, named  # noqa: PLC0415  # the reader is large, and most installations name no second one

    reader = named(settings.prs_reader_url, settings.prs_reader_model, settings.prs_reader_key)
    try:
        assert reader is not None  # noqa: S101 - its address is set
        reader.reached()
    except DOUBTS as error:
        remedy = "Look at PRS_READER_URL, PRS_READER_MODEL and PRS_READER_KEY; without an answer minutes are read by the rules alone."
        return [Check(name="second reader", ok=False, said=f"does not answer ({type(error).__name__}: {error})", remedy=remedy)]
    return [Check(name="second reader", ok=True, said=f"answers at {settings.prs_reader_url}; it is sent the text of minutes")]


def _clock(told_at: datetime | None, now: datetime) -> Check:
    if told_at is None:
        return Check(name="clock", ok=True, said="not compared: the answer had no Date header")
    apart = abs(now - told_at)
    said = f"{apart.total_seconds():.0f} s from Slack's"
    remedy = "Let the machine set its clock by NTP (timedatectl set-ntp true)."
    return Check(name="clock", ok=apart <= CLOCKS_APART, said=said, remedy=remedy)


def _clock_set(deps: Deps, workspace: WorkspaceId) -> list[Check]:
    with deps.reading(workspace) as session:
        lines = clock_lines(upkeep.clock_set(session, since=deps.clock() - CLOCK_TOLD))
    return [Check(name="clock set", ok=True, said=line) for line in lines]


def _database(deps: Deps) -> tuple[Check, bool]:
    """Look at the database; also return whether it can be read."""
    engine = deps.sessions.engine
    try:
        current = migrate.is_current(engine)
        if current:
            deps.sessions.try_writing()
    except migrate.NotOurs as error:
        said, _, remedy = str(error).partition(". ")
        return Check(name="database", ok=False, said=said, remedy=remedy), False
    except (SQLAlchemyError, TryAgain) as error:
        said, remedy = diagnosis.found(engine.url, error.__cause__ if isinstance(error, TryAgain) else error)
        return Check(name="database", ok=False, said=said, remedy=remedy), False
    if current:
        return Check(name="database", ok=True, said="reached and up to date"), True
    upgrade = partial(mending.bring_up_to_date, deps)
    if deps.settings.sqlite:
        return Check(name="database", ok=True, said="reached; the next start brings it up to date", mend=upgrade), False
    return Check(name="database", ok=False, said="reached, but not up to date", remedy="Run: prs db upgrade", mend=upgrade), False


def _refused_requests(deps: Deps, workspace: WorkspaceId) -> list[Check]:
    with deps.reading(workspace) as session:
        refused = refused_requests.refused(session)
    return [Check(name="requests", ok=False, said=refused.line, remedy=refused.remedy)] if refused else []


def _channel(deps: Deps, access: Access, *, ready: bool) -> Check:
    name = "channel"
    chosen = _chosen_channel(deps, access.workspace) if ready else None
    wanted = chosen or (deps.settings.prs_channel or "").removeprefix("#")
    if not wanted:
        return Check(name=name, ok=True, said="none chosen yet: that happens at the first announcement")
    invite = f"Type in that channel: /invite @{access.identity.bot_name}"
    try:
        found = next((each for each in all_of(deps.slack.channels) if wanted in {each.id, each.name}), None)
    except TROUBLE as error:
        return _refused(name, error, remedy="Mend the scopes first.")
    if found is None:
        return Check(name=name, ok=False, said=f"we see no channel {wanted}", remedy=f"Check its name. Is it private? {invite}")
    if found.archived:
        return Check(name=name, ok=False, said=f"#{found.name} is archived", remedy="Choose another one, or take it out of the archive.")
    if not found.joined:
        said = f"the bot is not in #{found.name} yet: it joins at the first announcement"
        return Check(name=name, ok=True, said=said, mend=partial(mending.join, deps, access.workspace, found))
    return Check(name=name, ok=True, said=f"#{found.name}, and the bot is in it")


def _closed(deps: Deps, access: Access) -> list[Check]:
    """Look whether we took Slack for closed, which has just answered."""
    with deps.reading(access.workspace) as session:
        why = members.stopped_because(session)
    if why is None:
        return []
    remedy = "A running bot looks each minute, and goes on; if it does not run, start it."
    reopen = partial(mending.reopen, deps, access)
    return [Check(name="sending", ok=False, said=f"stopped ({why}), but Slack is open again", remedy=remedy, mend=reopen)]


def _members(deps: Deps, access: Access) -> list[Check]:
    """Return how far members and channels were read, as long as that is not done; nothing is read before the first start."""
    with deps.reading(access.workspace) as session:
        progress = slack_sync.progress(session)
        lines = progress.lines if members.identity(session) else []
        runs = bool(workers.alive(session)) and not any(each.reason for each in progress.under_way)
    if not lines:
        return []
    remedy = "The running bot goes on by itself, as fast as Slack's limits allow; until then it asks Slack about whoever writes."
    said = "; ".join(line.removeprefix("members: ") for line in lines)
    read_on = None if progress.whole or runs else partial(mending.read_on, deps, access)
    return [Check(name="members", ok=progress.whole or runs, said=said, remedy=remedy, mend=read_on)]


def _rows(deps: Deps, workspace: WorkspaceId) -> list[Check]:
    """Look for values that are none of their column's kind: whatever reads them leaves their row out."""
    with deps.reading(workspace) as session:
        odd = upkeep.odd_values(session)
    if not odd:
        return []
    said = f"{len(odd)} hold what they cannot: {', '.join(each.name for each in odd[:5])}{' …' if len(odd) > 5 else ''}"  # noqa: PLR2004
    remedy = "Put the values of a backup back, or what they should be; until then these rows are left out, and all else goes on."
    mendable = any(each.mendable for each in odd)
    return [Check(name="rows", ok=False, said=said, remedy=remedy, mend=partial(mending.empty, deps, workspace) if mendable else None)]


def _deliveries(deps: Deps, workspace: WorkspaceId) -> Check:
    """Check that every notice came, or is on its way, to exactly one of its four ends."""
    name = "deliveries"
    with deps.reading(workspace) as session:
        broken = deliveries.broken_promises(session, now=deps.clock())
        standing = deliveries.status(session, now=deps.clock())
        refused = deliveries.refusals(session, now=deps.clock())
    if broken:
        said = "; ".join(f"{count} {what}" for what, count in broken.items())
        remedy = "This is a mistake of ours: report it, with what `prs status` prints."
        return Check(name=name, ok=False, said=said, remedy=remedy, mend=partial(mending.keep_promises, deps, workspace))
    if standing.overdue and not standing.alive and not deps.settings.sqlite:
        said = f"{standing.overdue} are due and no worker is alive"
        return Check(name=name, ok=False, said=said, remedy="Start one: prs worker.")
    if refused:
        remedies = dict.fromkeys(deps.texts(Language.EN)(remedy_for(row.reason)) for row in refused)
        said = "; ".join(f"Slack refuses {row.kind}: {row.reason}" for row in refused)
        shut = {row.lane.removeprefix("post:") for row in refused if row.lane.startswith("post:") and row.reason in NOT_IN_CHANNEL}
        join = partial(mending.join_all, deps, workspace, sorted(shut)) if shut else None
        return Check(name=name, ok=False, said=said, remedy=" ".join(remedies), mend=join)
    return Check(name=name, ok=True, said=f"each has one end; {standing.later} wait for their moment, {standing.overdue} are due")


def _cards(deps: Deps, access: Access) -> list[Check]:
    """Look whether what announces the coming events is there, with our own reactions under it."""
    with deps.reading(access.workspace) as session:
        standing = cards.announcements(session, now=deps.clock())[:CARDS_LOOKED_AT]
    bare, gone = [], []
    for card in standing:
        try:
            given = deps.slack.reactions(card.channel, card.ts)
        except TROUBLE as error:
            if judge(error).reason != "message_not_found":
                return [_refused("announcements", error, remedy="Mend the channel or the scopes first.")]
            gone.append(f"V{card.event}")
            continue
        ours = {each.emoji for each in given if access.identity.bot_user in each.members}
        if not ours.issuperset(SEEDS.values()):
            bare.append(card)
    if bare:
        said = f"our own reactions are not under {', '.join(f'V{card.event}' for card in bare)}"
        remedy = "Members can answer all the same, by a button or a reaction of their own."
        seed = partial(mending.seed, deps, access.workspace, bare)
        return [Check(name="announcements", ok=False, said=said, remedy=remedy, mend=seed)]
    if gone:
        said = f"somebody deleted that of {', '.join(gone)}"
        remedy = "A change of the event posts it anew: *Beheren…*, or /prs wijzig with its number."
        return [Check(name="announcements", ok=False, said=said, remedy=remedy)]
    return [Check(name="announcements", ok=True, said=f"{len(standing)} of what is to come, each as it should be")] if standing else []


def _chosen_channel(deps: Deps, workspace: WorkspaceId) -> str | None:
    with deps.reading(workspace) as session:
        return members.choices(session).channel


def _refused(name: str, error: Exception, *, remedy: str) -> Check:
    """Tell a refusal of Slack's from Slack being out of reach."""
    verdict = judge(error)
    if isinstance(verdict, (Retry, Doubt)):
        there = "Check the network, a proxy, SLACK_API_URL, and Slack's own status page; then try again."
        return Check(name=name, ok=False, said=f"Slack was not reached ({verdict.reason})", remedy=there)
    return Check(name=name, ok=False, said=f"refused by Slack ({verdict.reason})", remedy=remedy)
