"""Members' calendars under their private addresses: whoever has the address reads, and nobody learns what else there is."""

import re
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.deps import Deps
from bot.services import calendars
from bot.texts import Texts
from bot.views.calendar_file import calendar_file

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,100}")
"""As `secrets.token_urlsafe` makes them: nothing else is asked of the database, which takes no NUL."""

_HEADERS = {
    "Cache-Control": "private, no-cache",  # no cache between us and the reader; their own asks us each time
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Feeds:
    """Answers requests for feeds; an address that opens nothing is as unknown as any other."""

    def __init__(self, deps: Deps) -> None:
        """Keep what reading takes."""
        self._deps = deps

    async def answer(self, request: Request) -> Response:
        """Give a feed, or say that nothing has changed."""
        found = await run_in_threadpool(self._read, request.path_params["secret"])
        if found is None:
            return PlainTextResponse("Not Found", status_code=404, headers={"Cache-Control": "no-store"})
        content, digest, changed_at = found
        headers = {**_HEADERS, "ETag": f'"{digest}"', "Last-Modified": format_datetime(changed_at, usegmt=True)}
        if _knows(request, digest, changed_at):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)

    def _read(self, secret: str) -> tuple[bytes, str, datetime] | None:
        deps, workspace = self._deps, self._deps.home.workspace
        if workspace is None or not _SECRET.fullmatch(secret):
            return None
        now = deps.clock()
        with deps.reading(workspace) as session:
            opened = calendars.opened(session, secret, now=now)
            if opened is None:
                return None
            _, language, entries = opened
            t = Texts(language, deps.settings.zone)
            name = deps.home.identity.team_name if deps.home.identity else ""
            content = calendar_file(entries, calendars.host(session), t, name=t("calendar-name", network=name))
            digest = sha256(content).hexdigest()[:32]
            since = calendars.said_since(session, secret, digest)
        if since is None:
            with deps.writing(workspace) as session:
                since = calendars.note_said(session, secret, digest, now=now)
        return content, digest, since


def _knows(request: Request, digest: str, changed_at: datetime) -> bool:
    """Return whether the reader has it already; its tag counts before its date (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in {f'"{digest}"', "*"} for tag in tags.split(","))
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return parsedate_to_datetime(since) >= changed_at
    except (ValueError, TypeError, OverflowError):  # no date, or one without a zone: as if it were not there
        return False
