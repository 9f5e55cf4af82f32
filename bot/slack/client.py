"""The only client of Slack's Web API that anyone uses: what the bot asks of Slack, in our own words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError
from slack_sdk.web import SlackResponse

from bot.domain.calendar import known_zone
from bot.domain.errors import FormShut
from bot.domain.ids import ChannelId, MemberId, MessageTs, WorkspaceId
from bot.domain.members import Channel, Identity, Member
from bot.slack.deadline_client import DeadlineClient
from bot.slack.errors import TROUBLE, code_of, judge

T = TypeVar("T")

log = structlog.get_logger(__name__)

REQUEST_TIMEOUT = timedelta(seconds=10)
FORM_TIMEOUT = timedelta(seconds=2)
"""A form must open within Slack's three seconds, or not at all."""

ASK_TIMEOUT = timedelta(seconds=1)
"""A look-up of somebody comes before anything else within the three seconds."""

DELIVERY_EVENT = "prs_delivery"
"""The metadata's event_type of every message we post; its payload holds nothing but the delivery's id."""

PAGE = 200
LOOK_BACK = timedelta(days=1)
"""How far before an attempt a look-up starts: our clock and Slack's may differ, and ours may have jumped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What Slack says of our token: whose it is, what it may, and what time Slack has."""

    workspace: WorkspaceId
    identity: Identity
    scopes: frozenset[str]
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """The members who gave one reaction."""

    emoji: str
    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A file of Slack's; `content` is None where it is larger than was asked for."""

    name: str
    media_type: str
    content: bytes | None


class SlackClient:
    """Calls Slack. Errors go up as slack_sdk raised them; `bot.slack.errors.judge` says what they mean.

    The SDK's own retry on a reset connection is off: it doubles posts. Each call states its own time-out.
    """

    def __init__(self, token: str | None, base_url: str, *, refused: Callable[[str], None] = lambda _code: None) -> None:
        """Make the clients; nothing is called yet. `refused` hears the code of each call that failed."""
        self._web = DeadlineClient(token, base_url, timeout=int(REQUEST_TIMEOUT.total_seconds()), refused=refused)
        self._quick = DeadlineClient(token, base_url, timeout=int(FORM_TIMEOUT.total_seconds()), refused=refused)
        self._brief = DeadlineClient(token, base_url, timeout=int(ASK_TIMEOUT.total_seconds()), refused=refused)

    def cut(self) -> None:
        """End every call that is under way, and make none any more."""
        for client in (self._web, self._quick, self._brief):
            client.cut()

    # --- our own identity, members and channels ---

    def identify(self) -> tuple[WorkspaceId, Identity]:
        """Ask for our own identity (auth.test)."""
        answer = self._web.auth_test()
        return WorkspaceId(answer["team_id"]), _identity(answer)

    def members(self, workspace: WorkspaceId, cursor: str = "") -> tuple[list[Member], str]:
        """Read a page of members, and where the next one begins; "" after the last (users.list). What is no member is left out."""
        users, following = self._page("users.list", "members", cursor)
        return _understood(users, lambda user: member_from_slack(user, workspace)), following

    def member(self, member: MemberId, workspace: WorkspaceId) -> Member:
        """Ask who somebody is, while they wait for an answer (users.info)."""
        told = _understood([self._brief.users_info(user=member).get("user")], lambda user: member_from_slack(user, workspace))
        if not told:
            raise SlackClientError("ok, but of nobody")
        return told[0]

    def channels(self, cursor: str = "") -> tuple[list[Channel], str]:
        """Read a page of the channels the bot may see, and where the next one begins (conversations.list)."""
        told, following = self._page(
            "conversations.list", "channels", cursor, types="public_channel,private_channel", exclude_archived="false"
        )
        return _understood(told, channel_from_slack), following

    def channel(self, channel: ChannelId) -> Channel:
        """Read one channel, within the three seconds in which a form is answered (conversations.info)."""
        return channel_from_slack(self._quick.conversations_info(channel=channel)["channel"])

    def channel_members(self, channel: ChannelId, cursor: str = "") -> tuple[list[MemberId], str]:
        """Read a page of who is in a channel, and where the next one begins (conversations.members)."""
        keys, following = self._page("conversations.members", "members", cursor, channel=channel)
        return [MemberId(key) for key in keys if isinstance(key, str)], following

    def join(self, channel: ChannelId) -> Channel:
        """Join a public channel (conversations.join)."""
        return channel_from_slack(self._web.conversations_join(channel=channel)["channel"])

    def open_dm(self, member: MemberId) -> ChannelId:
        """Open the DM with a member (conversations.open): the same channel every time."""
        return ChannelId(self._web.conversations_open(users=member)["channel"]["id"])

    # --- messages ---

    def post(
        self, channel: ChannelId, message: dict[str, Any], *, delivery_id: str, thread: MessageTs | None = None, until: float | None = None
    ) -> MessageTs:
        """Post a message that carries our delivery id, so that it can be found again; not after `until` on the stopwatch.

        Raises:
            TooLate: nothing was sent.
        """
        with self._web.until(until):
            answer = self._web.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                metadata={"event_type": DELIVERY_EVENT, "event_payload": {"id": delivery_id}},
                unfurl_links=False,
                unfurl_media=False,
                mrkdwn=False,
                parse="none",
                link_names=False,
                **message,
            )
        if not answer.get("ts"):
            raise SlackClientError("ok, but of no message")  # an answer of unknown meaning
        return MessageTs(answer["ts"])

    def whisper(
        self, channel: ChannelId, member: MemberId, message: dict[str, Any], *, thread: MessageTs | None = None, until: float | None = None
    ) -> None:
        """Say something only one member sees; whether it arrives is not known (chat.postEphemeral).

        Raises:
            TooLate: nothing was sent by `until`, on the stopwatch.
        """
        with self._web.until(until):
            self._web.chat_postEphemeral(channel=channel, user=member, thread_ts=thread, parse="none", link_names=False, **message)

    def replace(self, address: str, message: dict[str, Any], *, until: float | None = None) -> None:
        """Put a message in the place of the one a member tapped, by the address that came with the tap (response_url).

        Raises:
            SlackRequestError: the address is of no use any more: half an hour old, or used five times.
            TooLate: nothing was sent by `until`, on the stopwatch.
        """
        try:
            with self._web.until(until):
                self._web.send_to(address, {"replace_original": True, **message})
        except HTTPError as error:
            if error.code >= 500:  # noqa: PLR2004  # RFC 9110, section 15.6
                raise
            raise SlackRequestError(f"response_url: {error.code}") from error

    def update(self, channel: ChannelId, ts: MessageTs, message: dict[str, Any], *, anew: bool = False, until: float | None = None) -> None:
        """Edit a message: blocks only, so that it does not show as edited, or `anew` (chat.update parses by default).

        Raises:
            TooLate: nothing was sent by `until`, on the stopwatch.
        """
        # `api_call`, as chat_update warns of the missing text that is meant to be missing.
        changed = {"channel": channel, "ts": ts, "blocks": message["blocks"], "parse": "none", "link_names": False}
        if anew:
            changed["text"] = message["text"]
        with self._web.until(until):
            self._web.api_call("chat.update", json=changed)

    def delete(self, channel: ChannelId, ts: MessageTs) -> None:
        """Delete our own message; one that is gone already is deleted too."""
        self._survive({"message_not_found"}, self._web.chat_delete, channel=channel, ts=ts)

    def find(
        self, channel: ChannelId, delivery_id: str, *, bot_id: str, since: datetime, thread: MessageTs | None = None
    ) -> MessageTs | None:
        """Look a delivery up by its id: among the latest messages, and all since a day before a moment.

        The latest are read whatever our clock says, for it may have jumped since the attempt, or before.
        """
        oldest = (since - LOOK_BACK).timestamp()
        method, more = ("conversations.replies", {"ts": thread}) if thread else ("conversations.history", {})
        page = partial(self._page, method, "messages", channel=channel, include_all_metadata="true", **more)
        for seen, message in enumerate(all_of(page)):
            metadata = message.get("metadata") or {}
            ours = message.get("bot_id") == bot_id and metadata.get("event_type") == DELIVERY_EVENT
            if ours and metadata.get("event_payload", {}).get("id") == delivery_id:
                return MessageTs(message["ts"])
            if thread is None and seen >= PAGE and float(message["ts"]) < oldest:  # the newest come first
                return None
        return None

    def thread(self, channel: ChannelId, root: MessageTs) -> list[dict[str, Any]]:
        """Read a whole thread, its first message included (conversations.replies)."""
        return list(all_of(partial(self._page, "conversations.replies", "messages", channel=channel, ts=root)))

    # --- files ---

    def upload(self, name: str, content: bytes, *, alt: str = "") -> str:
        """Hand Slack the bytes of a file; nobody sees it until it is shared (files.getUploadURLExternal)."""
        answer = self._web.files_getUploadURLExternal(filename=name, length=len(content), alt_txt=alt or None)
        request = Request(answer["upload_url"], data=content, headers={"Content-Type": "application/octet-stream"})  # noqa: S310  # Slack's own
        with urlopen(request, timeout=self._web.timeout) as reply:  # noqa: S310
            reply.read()
        return str(answer["file_id"])

    def share_file(
        self,
        file: str,
        title: str,
        channel: ChannelId,
        blocks: list[dict[str, Any]],
        *,
        thread: MessageTs | None = None,
        until: float | None = None,
    ) -> None:
        """Show a file whose bytes Slack has in a conversation; Slack does it a moment later (files.completeUploadExternal).

        Raises:
            TooLate: nothing was sent by `until`, on the stopwatch.
        """
        shown: dict[str, Any] = {"files": [{"id": file, "title": title}], "channel_id": channel, "blocks": blocks}
        # `api_call`, as the method of the SDK knows no blocks.
        with self._web.until(until):
            self._web.api_call("files.completeUploadExternal", json={**shown, **({"thread_ts": thread} if thread else {})})

    def is_shared(self, file: str) -> bool:
        """Return whether the upload of a file was completed: until then Slack knows of no such file (files.info)."""
        try:
            self._web.files_info(file=file)
        except SlackApiError as error:
            if code_of(error) != "file_not_found":
                raise
            return False
        return True

    def fetch(self, file: str, *, most: int) -> SharedFile:
        """Read a file that somebody sent us, with the bytes that only our token gets (files.info, url_private_download).

        Raises:
            SlackRequestError: Slack does not give it: it is gone, or the token may not read files.
        """
        told = self._web.files_info(file=file).get("file") or {}
        name, kind, address = str(told.get("name") or "bestand"), str(told.get("mimetype") or ""), told.get("url_private_download")
        if int(told.get("size") or 0) > most:
            return SharedFile(name=name, media_type=kind, content=None)
        if not address:
            raise SlackRequestError("files.info: no address")
        request = Request(str(address), headers={"Authorization": f"Bearer {self._web.token}"})  # noqa: S310  # as Slack told it
        try:
            with _NO_DETOUR.open(request, timeout=self._web.timeout) as reply:
                content, given = reply.read(most + 1), str(reply.headers.get("Content-Type") or "")
        except HTTPError as error:
            if error.code >= 500:  # noqa: PLR2004  # RFC 9110, section 15.6
                raise
            raise SlackRequestError(f"url_private_download: {error.code}") from error
        if given.startswith("text/html") and kind != "text/html":  # a page to log in
            raise SlackRequestError("url_private_download: not ours to read")
        return SharedFile(name=name, media_type=kind, content=content if len(content) <= most else None)

    # --- reactions ---

    def react(self, channel: ChannelId, ts: MessageTs, emoji: str) -> None:
        """Add our own reaction; one that is there already is fine."""
        self._survive({"already_reacted"}, self._web.reactions_add, channel=channel, timestamp=ts, name=emoji)

    def unreact(self, channel: ChannelId, ts: MessageTs, emoji: str) -> None:
        """Take our own reaction away; one that is gone already is fine."""
        self._survive({"no_reaction"}, self._web.reactions_remove, channel=channel, timestamp=ts, name=emoji)

    def reactions(self, channel: ChannelId, ts: MessageTs) -> list[Reaction]:
        """Read all reactions under a message, with everybody who gave them (reactions.get, full)."""
        answer = self._web.reactions_get(channel=channel, timestamp=ts, full=True)
        given = answer["message"].get("reactions", [])
        return [Reaction(each["name"], tuple(MemberId(user) for user in each["users"])) for each in given]

    # --- forms ---

    def open_form(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a form within the three seconds of its trigger (views.open).

        Raises:
            FormShut: it did not open; perhaps Slack was too slow to say that it does.
        """
        self._open(self._quick.views_open, trigger_id, view)

    def push_form(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Put a form on top of the one that is open, within the three seconds of its trigger (views.push).

        Raises:
            FormShut: it did not open; perhaps Slack was too slow to say that it does.
        """
        self._open(self._quick.views_push, trigger_id, view)

    def update_form(self, view_id: str, view: dict[str, Any], *, view_hash: str | None = None) -> None:
        """Change a form that is open; one that was closed, changed since `view_hash`, or out of reach stays as it is (views.update).

        What was done is done, and what was typed is still there: a form that stays as it is can be tapped again.
        """
        try:
            self._survive({"not_found", "hash_conflict"}, self._quick.views_update, view_id=view_id, view=view, hash=view_hash)
        except TROUBLE as error:
            log.warning("form_not_changed", code=judge(error).reason)

    def publish_home(self, member: MemberId, view: dict[str, Any], *, over: str | None, until: float | None = None) -> str | None:
        """Replace what the Home tab of a member shows, and return Slack's hash of it (views.publish).

        `over`: the hash of what it replaces; where something else is shown by now Slack refuses it (*hash_conflict*).

        Raises:
            TooLate: nothing was sent by `until`, on the stopwatch.
        """
        with self._web.until(until):
            answer = self._web.views_publish(user_id=member, view=view, **({"hash": over} if over else {}))
        found = (answer.get("view") or {}).get("hash")
        return str(found) if found else None

    # --- whether all is well ---

    def access(self) -> Access:
        """Ask what our token is good for (auth.test, and the headers of its answer)."""
        answer = self._web.auth_test()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        scopes = frozenset(scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip())
        told_at = parsedate_to_datetime(headers["date"]) if "date" in headers else None
        return Access(workspace=WorkspaceId(answer["team_id"]), identity=_identity(answer), scopes=scopes, told_at=told_at)

    def try_app_token(self, app_token: str) -> None:
        """Ask for a Socket Mode address, and use it for nothing (apps.connections.open)."""
        self._web.apps_connections_open(app_token=app_token)

    def problems_of(self, payload: dict[str, Any]) -> list[str]:
        """Ask what Slack has against a message or form: nothing where it would take it (blocks.validate)."""
        try:
            if "type" in payload:
                self._web.blocks_validate(view=payload)
            else:
                self._web.blocks_validate(blocks=payload["blocks"])
        except SlackApiError as error:
            if code_of(error) not in {"invalid_blocks", "invalid_view"}:
                raise
            told = error.response.get("errors") or [{"message": code_of(error)}]
            return [f"{each.get('message')} at {each.get('pointer', '/')}" for each in told]
        return []

    def _page(self, method: str, key: str, cursor: str, **arguments: Any) -> tuple[list[Any], str]:  # noqa: ANN401  # Slack's JSON
        answer = self._web.api_call(method, params={"limit": PAGE, **arguments, **({"cursor": cursor} if cursor else {})})
        rows = answer.get(key)
        if not isinstance(rows, list):
            raise SlackClientError("ok, but of nothing")
        return rows, (answer.get("response_metadata") or {}).get("next_cursor") or ""

    @staticmethod
    def _open(call: Any, trigger_id: str, view: dict[str, Any]) -> None:  # noqa: ANN401  # a method of the client
        try:
            call(trigger_id=trigger_id, view=view)
        except TROUBLE as error:
            log.warning("form_not_opened", code=judge(error).reason)
            raise FormShut from error

    @staticmethod
    def _survive(codes: set[str], call: Any, **arguments: Any) -> None:  # noqa: ANN401  # any method of the client
        try:
            call(**arguments)
        except SlackApiError as error:
            if code_of(error) not in codes:
                raise


class _NoDetour(HTTPRedirectHandler):
    """Our token goes to the address that Slack named, and to no other."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_NO_DETOUR = build_opener(_NoDetour)


def _identity(answer: SlackResponse) -> Identity:
    return Identity(
        team_name=str(answer["team"]),
        bot_user=MemberId(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        bot_name=str(answer["user"]),
    )


def all_of(page: Callable[[str], tuple[list[T], str]]) -> Iterator[T]:
    """Read a list of Slack's whole, page by page."""
    rows, cursor = page("")
    yield from rows
    while cursor:
        rows, cursor = page(cursor)
        yield from rows


def _understood(rows: Iterable[Any], read: Callable[[Any], T]) -> list[T]:
    """Read rows of Slack's; one of a shape that it never told of is left out, and keeps no other from being read."""
    found: list[T] = []
    for row in rows:
        try:
            found.append(read(row))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            log.warning("row_left_out", id=row.get("id") if isinstance(row, dict) else None, error=type(error).__name__)
    return found


def member_from_slack(user: dict[str, Any], workspace: WorkspaceId) -> Member:
    """Read a user object of Slack's (users.list, team_join, user_change); a gone one has few fields.

    Slack also lists people of other organisations with whom a channel is shared: here they are nobody to invite or tell.
    """
    profile = user.get("profile") or {}
    names = (profile.get("real_name"), profile.get("display_name"), user.get("real_name"), user.get("name"), user["id"])
    gone = bool(user.get("deleted")) or user.get("team_id", workspace) != workspace
    admin = bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")) and not gone
    return Member(
        id=MemberId(user["id"]),
        name=next(name for name in names if name and str(name).strip()),
        zone=known_zone(user.get("tz")),
        organiser=admin,
        admin=admin,
        bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        gone=gone,
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
    )


def channel_from_slack(channel: dict[str, Any]) -> Channel:
    """Read a channel object of Slack's (conversations.list, conversations.info)."""
    return Channel(
        id=ChannelId(channel["id"]),
        name=str(channel.get("name", "")),
        private=bool(channel.get("is_private")),
        archived=bool(channel.get("is_archived")),
        shared=bool(channel.get("is_ext_shared")),
        joined=bool(channel.get("is_member")),
    )


def moment_of(ts: str) -> datetime:
    """Read Slack's ts (seconds and six decimals) as a moment."""
    seconds, _, micros = ts.partition(".")
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int((micros + "000000")[:6]))
