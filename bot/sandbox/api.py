"""The Web API's door: tokens, arguments, scopes, faults and limits, then the method itself."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.broken_lines import Lines
from bot.sandbox.faults import Fault
from bot.sandbox.methods import METHODS, Call, Method
from bot.sandbox.methods.registry import read_arguments
from bot.sandbox.model import Json, Refused
from bot.sandbox.workspace import Workspace

BUGS = frozenset({"invalid_arguments", "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "no_text"})
"""Refusals that only a bug in the bot can cause; they are kept as complaints."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The bot's tokens."""

    bot: str
    app: str


class Api:
    """Serves `/api/<method>`."""

    def __init__(self, workspace: Workspace, tokens: Tokens, lines: Lines) -> None:
        self.workspace, self.tokens, self.lines = workspace, tokens, lines

    async def serve(self, request: Request) -> Response:
        """Answer one Web API request, or let it go wrong as planned."""
        name = request.path_params["method"]
        given = await _given(request)
        fault = self.workspace.faults.take(name)
        if fault is not None:
            return await self._go_wrong(fault, request, name, given)
        return self._handle(request, name, given)

    async def _go_wrong(self, fault: Fault, request: Request, name: str, given: Json) -> Response:
        if fault.kind == "accept_late":
            await self.lines.pause(fault.seconds)
            return self._handle(request, name, given)
        if fault.kind == "lose_reply":
            self._handle(request, name, given)
            if fault.how in {"status", "empty"}:
                return _plain_status(503) if fault.how == "status" else _answer({"ok": True})
            if fault.how == "hang":
                await self.lines.pause(fault.seconds)
            return self.lines.cut(request)
        self.workspace.record(name, str(given.get("channel", "")), f"fault:{fault.kind}", given)
        if fault.kind == "reset":
            return self.lines.cut(request)
        if fault.kind == "error":
            return _answer({"ok": False, "error": fault.error})
        return _too_many(fault.retry_after) if fault.status == 429 else _plain_status(fault.status)  # noqa: PLR2004 - HTTP

    def _handle(self, request: Request, name: str, given: Json) -> Response:
        channel = str(given.get("channel", ""))
        wait = self.workspace.limits.wait_for(name, channel)
        if wait:
            self.workspace.record(name, channel, "ratelimited", given)
            return _too_many(wait)
        body: Json
        try:
            with self.workspace.lock:
                body = {"ok": True} | self._call(request, name, given)
                outcome = "ok"
        except Refused as refusal:
            self._complain(name, refusal)
            body = {"ok": False, "error": refusal.error} | refusal.extra
            outcome = refusal.error
        self.workspace.record(name, channel, outcome, given)
        return _answer(body, scopes=self.workspace.scopes)

    def _call(self, request: Request, name: str, given: Json) -> Json:
        method = METHODS.get(name)
        if method is None:
            raise Refused("unknown_method", req_method=name)
        if not method.anybody:
            self._authenticate(request, method)
        call = Call(self.workspace, read_arguments(method, given), self.workspace.address)
        call.need(method.scope)
        return method.answer(call)

    def _authenticate(self, request: Request, method: Method) -> None:
        """Refuse a token that is absent, unknown, revoked or of the other kind."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refused("not_authed")
        if token not in (self.tokens.bot, self.tokens.app):
            raise Refused("invalid_auth")
        if self.workspace.revoked:
            raise Refused("token_revoked")
        if (token == self.tokens.app) != method.app_token:
            raise Refused("not_allowed_token_type")

    def _complain(self, name: str, refusal: Refused) -> None:
        if name == "blocks.validate":  # whoever asks may well be told
            return
        if refusal.error in BUGS or refusal.error in ("unknown_method", "missing_scope", "view_too_large"):
            details = refusal.extra.get("response_metadata") or refusal.extra or ""
            self.workspace.complain(f"{name}: {refusal.error} {details}".strip())


async def _given(request: Request) -> Json:
    """Read the arguments from the query, a form or a JSON body."""
    given: Json = dict(parse_qsl(request.url.query, keep_blank_values=True))
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            parsed = json.loads(body or b"{}")
        except ValueError:
            parsed = {}
        given |= {name: value for name, value in parsed.items() if value is not None} if isinstance(parsed, dict) else {}
    else:
        given |= dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    # The token is in the header; Bolt's client sends its team_id along with every call.
    return {name: value for name, value in given.items() if name not in ("token", "team_id")}


def _answer(body: Json, *, scopes: list[str] | None = None) -> Response:
    headers = {"x-oauth-scopes": ",".join(scopes)} if scopes is not None else {}
    return JSONResponse(body, headers=headers)


def _too_many(seconds: int) -> Response:
    return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers={"Retry-After": str(seconds)})


def _plain_status(status: int) -> Response:
    return PlainTextResponse("Slack is having trouble", status_code=status)
