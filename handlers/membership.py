"""Who is there: Slack's events about members, channels and the app itself."""

from functools import partial

import structlog
from slack_bolt import Ack, App

from bot.deps import Deps
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.exchange import Json, Session, told
from bot.services import channels, deliveries, first_times, handovers, rsvp, slack_sync
from bot.slack.client import all_of, member_from_slack
from bot.slack.errors import TROUBLE, judge

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the events that keep members and channels fresh, and those that end it all."""
    app.event("team_join")(told(newcomer))
    app.event("user_change")(told(member))
    app.event("member_joined_channel")(on_joined)
    app.event("member_left_channel")(told(left))
    for kind in ("channel", "group"):
        for change in ("archive", "unarchive", "rename", "deleted"):
            app.event(f"{kind}_{change}")(told(channel_changed))
    for name in ("app_uninstalled", "tokens_revoked"):
        app.event(name)(on_removed)


def member(session: Session, event: Json, deps: Deps) -> None:
    """Keep a member as Slack tells of them now; the places of whoever left go to those who wait."""
    workspace = session.workspace
    handovers.keep_people(session, [member_from_slack(event["user"], workspace)], now=deps.clock())
    rsvp.let_go_of_leavers(session, now=deps.clock())
    deliveries.skip_for_gone(session, now=deps.clock())


def newcomer(session: Session, event: Json, deps: Deps) -> None:
    """Keep somebody who joined the workspace, and welcome them."""
    member(session, event, deps)
    first_times.welcome(session, MemberId(event["user"]["id"]), now=deps.clock())


def on_joined(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
    """Note who joined a channel; where it is the bot itself, read the channel whole."""
    if body["event"]["user"] != deps.home.bot_user:
        _member_joined(ack, body, deps, workspace)
        return
    channel = ChannelId(body["event"]["channel"])
    try:
        shown, present = deps.slack.channel(channel), list(all_of(partial(deps.slack.channel_members, channel)))
    except TROUBLE as error:
        log.warning("channel_not_read", channel=channel, code=judge(error).reason)
        with deps.writing(workspace) as session:
            slack_sync.read_channels(session)
    else:
        with deps.writing(workspace) as session:
            channels.joined(session, shown, present)
            deliveries.reopen_channel(session, channel, now=deps.clock())
    ack()


def joined(session: Session, event: Json, _deps: Deps) -> None:
    """Note who joined a channel."""
    channels.member_joined(session, ChannelId(event["channel"]), MemberId(event["user"]))


_member_joined = told(joined)


def left(session: Session, event: Json, deps: Deps) -> None:
    """Note who left a channel, the bot itself included."""
    channel, leaver = ChannelId(event["channel"]), MemberId(event["user"])
    if leaver == deps.home.bot_user:
        channels.left(session, channel)
        deliveries.close_channel(session, channel, "removed", now=deps.clock())
    else:
        channels.member_left(session, channel, leaver)


def channel_changed(session: Session, event: Json, deps: Deps) -> None:
    """Note that a channel was archived, taken out of the archive, renamed or deleted."""
    facts = event["channel"]
    channel = ChannelId(facts["id"] if isinstance(facts, dict) else facts)
    change = str(event["type"]).partition("_")[2]
    name = str(facts["name"]) if change == "rename" and isinstance(facts, dict) else None
    archived = {"archive": True, "deleted": True, "unarchive": False}.get(change)
    channels.changed(session, channel, archived=archived, name=name)
    if change in {"archive", "deleted"}:
        deliveries.close_channel(session, channel, "archived" if change == "archive" else "deleted", now=deps.clock())
    if change == "unarchive":
        deliveries.reopen_channel(session, channel, now=deps.clock())


def on_removed(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
    """Stop sending: the app was removed, or the bot's token revoked; what was still to be said is not said later either."""
    event = body["event"]
    if event["type"] == "app_uninstalled" or event.get("tokens", {}).get("bot"):
        with deps.writing(workspace) as session:
            deliveries.app_removed(session, str(event["type"]), now=deps.clock())
        log.error("slack_closed", code=event["type"])
    ack()
