"""The page's own API: what a member sees, what they do, and the clock. Same origin only."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.backstage import Backstage, sent_since, target
from bot.sandbox.model import Json, Refused
from bot.sandbox.page_acts import Acts
from bot.sandbox.page_state import may_see, page_inboxes, page_state
from bot.sandbox.workspace import Workspace

PAGE = Path(__file__).parent / "page"
POLICY = {
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
BEAT = 0.1
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
LANGUAGES = ("nl", "en")


class PageApi:
    """Serves the page, its state, its deeds and its clock."""

    def __init__(self, workspace: Workspace, acts: Acts, backstage: Backstage) -> None:
        self.workspace, self.acts, self.backstage = workspace, acts, backstage
        self._moving = threading.Lock()
        workspace.language = LANGUAGES[0] if backstage.speak else None

    async def index(self, _request: Request) -> Response:
        """Serve the page itself."""
        return _asset(PAGE / "index.html")

    async def asset(self, request: Request) -> Response:
        """Serve a file of the page."""
        path = (PAGE / request.path_params["name"]).resolve()
        if not path.is_relative_to(PAGE) or not path.is_file():
            return Response(status_code=404, headers=POLICY)
        return _asset(path)

    def file(self, request: Request) -> Response:
        """Serve a member a file that was shown where they may look."""
        if not _own_name(request):
            return _failed("Only the page itself may ask this.", 403)
        user = request.query_params.get("as", "")
        with self.workspace.lock:
            found = self.workspace.file(request.path_params["key"])
            places = [self.workspace.conversations.get(key) for key, _ in found.shares] if found else []
        if found is None or not self._plays(user) or not any(place and may_see(place, user) for place in places):
            return _failed("There is no such file here.", 404)
        headers = POLICY | {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"}
        return Response(found.content, media_type="application/octet-stream", headers=headers)

    def state(self, request: Request) -> Response:
        """Return all that a member sees."""
        if not _own_name(request):
            return _failed("Only the page itself may ask this.", 403)
        user = request.query_params.get("as") or self._first()
        if not self._plays(user):
            return _failed("Nobody of that name is here.", 404)
        backstage = self.backstage
        due = backstage.next_due() if backstage.next_due else None
        guide = backstage.guide() if backstage.guide else None
        with self.workspace.lock:
            found = page_state(self.workspace, self.acts.interactions, user, due)
        return JSONResponse(found | {"guide": guide, "can_reset": backstage.reset is not None}, headers=POLICY)

    def inboxes(self, request: Request) -> Response:
        """Return every member's direct messages with the bot, to lie side by side."""
        if not _own_name(request):
            return _failed("Only the page itself may ask this.", 403)
        with self.workspace.lock:
            return JSONResponse({"ok": True, "inboxes": page_inboxes(self.workspace)}, headers=POLICY)

    async def act(self, request: Request) -> Response:
        """Do what a member does."""
        deed, refusal = await self._deed(request)
        if refusal:
            return refusal
        if not self._plays(str(deed.get("as"))):
            return _failed("Nobody of that name is here.", 404)
        try:
            return JSONResponse(await run_in_threadpool(self.acts.do, deed), headers=POLICY)
        except (Refused, KeyError, TypeError, ValueError) as error:
            return _failed(f"Slack could not do that ({error}).")

    async def clock(self, request: Request) -> Response:
        """Move the clock: an hour, a day, to the next thing due, or to a moment."""
        wish, refusal = await self._deed(request)
        if refusal:
            return refusal
        try:
            moment = target(self.workspace, wish, self.backstage.next_due)
        except (KeyError, ValueError, TypeError):
            return _failed("That is no moment to go to.")
        if moment is None:
            return _failed("Nothing is due.")
        await run_in_threadpool(self._advance, moment)
        return JSONResponse({"ok": True, "clock": self.workspace.clock().isoformat()}, headers=POLICY)

    async def reset(self, request: Request) -> Response:
        """Put everything back to the start, in the language of whoever looks."""
        _, refusal = await self._deed(request)
        if refusal or self.backstage.reset is None:
            return refusal or _failed("This workspace has no start to go back to.")
        await run_in_threadpool(self._reset)
        return await self.speak(request)

    async def speak(self, request: Request) -> Response:
        """Hear in which language the page is read."""
        wish, refusal = await self._deed(request)
        if refusal:
            return refusal
        if self.backstage.speak is not None and wish.get("language") in LANGUAGES:
            await run_in_threadpool(self._speak, self.backstage.speak, wish["language"])
        return JSONResponse({"ok": True}, headers=POLICY)

    async def live(self, websocket: WebSocket) -> None:
        """Tell a page that something changed, ten times a second at most."""
        if not _same_origin(websocket) or not self._plays(websocket.query_params.get("as", "")):
            await websocket.close(4003)
            return
        await websocket.accept()
        told = self.workspace.version
        try:
            while True:
                await _silence(websocket)
                if self.workspace.version != told:
                    told = self.workspace.version
                    await websocket.send_json({"type": "changed"})
        except (WebSocketDisconnect, RuntimeError):
            return

    def _plays(self, user: str) -> bool:
        person = self.workspace.people.get(user)
        return person is not None and not person.bot

    def _first(self) -> str:
        """Return the member of a page that does not name one."""
        return next(one.id for one in self.workspace.people.values() if not one.bot and not one.deleted)

    def _advance(self, moment: datetime) -> None:
        with self._moving:
            start, since = self.workspace.clock(), self.workspace.next_ts()
            if self.backstage.advance is not None:
                self.backstage.advance(moment)
            else:
                move: Any = self.workspace.clock
                move.set(moment)
            sent = sent_since(self.workspace, since)
            self.workspace.moved = {"from": start.isoformat(), "to": self.workspace.clock().isoformat(), "sent": sent}
        self.workspace.changed()

    def _speak(self, speak: Callable[[str], None], language: str) -> None:
        """Let everybody speak a language; not while the clock moves, or everything begins anew."""
        with self._moving:
            self.workspace.language = language
            speak(language)

    def _reset(self) -> None:
        with self._moving:
            if self.backstage.reset is not None:
                self.backstage.reset()
        self.workspace.changed()

    async def _deed(self, request: Request) -> tuple[Json, Response | None]:
        if not _same_origin(request) or not request.headers.get("content-type", "").startswith("application/json"):
            return {}, _failed("Only the page itself may ask this.", 403)
        try:
            deed = await request.json()
        except ValueError:
            deed = None
        return (deed, None) if isinstance(deed, dict) else ({}, _failed("That is no request.", 400))


def _asset(path: Path) -> Response:
    """Return a file of the page as a whole: one that is read while it is sent stays open when the browser hangs up."""
    kind, _ = guess_type(path.name)
    return Response(path.read_bytes(), media_type=kind, headers=POLICY)


def _same_origin(connection: Request | WebSocket) -> bool:
    origin = connection.headers.get("origin")
    return _own_name(connection) and (origin is None or origin.partition("://")[2] == connection.headers.get("host"))


def _own_name(connection: Request | WebSocket) -> bool:
    """Return whether the workspace was asked by a name of its own: a foreign name that leads here is a trick."""
    host = (connection.headers.get("host") or "").rpartition(":")[0]
    return host in OWN_NAMES


async def _silence(websocket: WebSocket) -> None:
    """Wait one beat; whatever a page says is ignored, its leaving ends the wait with an exception."""
    try:
        await asyncio.wait_for(websocket.receive_text(), BEAT)
    except TimeoutError:
        return


def _failed(words: str, status: int = 200) -> Response:
    return JSONResponse({"ok": False, "error": words}, status_code=status, headers=POLICY)
