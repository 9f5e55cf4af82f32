"""The addresses of the local workspace: Slack's, and the page's."""

import json

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.sandbox import shapes
from bot.sandbox.api import Api
from bot.sandbox.model import Json, Refused
from bot.sandbox.page_api import PageApi
from bot.sandbox.responses import Responses
from bot.sandbox.socket_mode import SocketHub
from bot.sandbox.workspace import Workspace


class Doors:
    """Slack's other addresses: response_url, uploads, private files."""

    def __init__(self, workspace: Workspace, responses: Responses, token: str) -> None:
        self.workspace, self.responses, self.token = workspace, responses, token

    async def hook(self, request: Request) -> Response:
        """Take a post to a response_url."""
        try:
            body: Json = json.loads(await request.body())
            with self.workspace.lock:
                self.responses.use_hook(request.path_params["key"], body)
        except (ValueError, TypeError):
            return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
        except Refused as refusal:
            self.workspace.complain(f"response_url: {refusal.error} {refusal.extra or ''}".strip())
            status = 404 if refusal.error in ("used_url", "expired_url") else 400
            return JSONResponse({"ok": False, "error": refusal.error} | refusal.extra, status_code=status)
        return PlainTextResponse("ok")

    async def upload(self, request: Request) -> Response:
        """Take the bytes of a file; their number must be what was announced."""
        file = self.workspace.files.get(request.path_params["key"])
        content = await request.body()
        if file is None or file.content is not None:
            return PlainTextResponse("file not found", status_code=404)
        if len(content) != file.length:
            return PlainTextResponse("length differs from what was announced", status_code=400)
        file.content = content
        return PlainTextResponse(f"OK - {len(content)}")

    async def private_file(self, request: Request) -> Response:
        """Serve the bytes of a file to the bot's token (Slack shows strangers a login page)."""
        file = self.workspace.file(request.path_params["key"])
        allowed = request.headers.get("authorization") == f"Bearer {self.token}" and "files:read" in self.workspace.scopes
        if not allowed or file is None:
            return PlainTextResponse("<html>login</html>", media_type="text/html")
        return Response(file.content or b"", media_type=shapes.media_type(file.name))


def application(api: Api, hub: SocketHub, page: PageApi, doors: Doors) -> Starlette:
    """Return the ASGI application."""
    slack: list[BaseRoute] = [
        Route("/api/{method}", api.serve, methods=["GET", "POST"]),
        WebSocketRoute("/socket", hub.serve),
        Route("/hooks/{key}", doors.hook, methods=["POST"]),
        Route("/upload/{key}", doors.upload, methods=["POST"]),
        Route("/files-pri/{key}/{name:path}", doors.private_file),
    ]
    own: list[BaseRoute] = [
        Route("/", page.index),
        Route("/page/state", page.state),
        Route("/page/act", page.act, methods=["POST"]),
        Route("/page/inboxes", page.inboxes),
        Route("/page/clock", page.clock, methods=["POST"]),
        Route("/page/reset", page.reset, methods=["POST"]),
        Route("/page/speak", page.speak, methods=["POST"]),
        WebSocketRoute("/page/live", page.live),
        Route("/page/files/{key}", page.file),
        Route("/page/{name:path}", page.asset),
    ]
    return Starlette(routes=slack + own)
