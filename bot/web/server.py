"""The HTTP server: `/slack/events`, `/healthz`, `/readyz`, `/metrics`. Bolt is synchronous, so each request gets a thread."""

import time
from collections.abc import Callable

import structlog
from slack_bolt import App, BoltRequest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.views.calendar import PATH
from bot.web.signature import Signature, judge_signature

log = structlog.get_logger(__name__)

LARGEST_BODY = 1_000_000
"""Bytes; Slack's largest payload, a view of 250 kB, is well below."""


class BodyTooLarge(Exception):  # a fact
    """A body that is larger than any of Slack's."""


_ODD = (ValueError, RecursionError, AttributeError, TypeError, LookupError)
"""What Bolt trips over in a payload that is no object of Slack's: it takes the fields as they should be."""


def make_web(app: App, deps: Deps, problems: Callable[[], list[str]], *, signed: bool) -> Starlette:
    """Make the web application; `problems` names what keeps us from being ready, `signed` opens Slack's door."""

    async def slack(request: Request) -> Response:
        body = await _body(request)
        refusal = _refusal(request, body, deps)
        if refusal is not None:
            return refusal
        if deps.home.workspace is None and b"url_verification" not in body:
            # Slack sends its events again; whoever typed a command sees that we are not there yet.
            return PlainTextResponse("starting", status_code=503, headers={"Retry-After": "30"})
        bolt = _read(request, body)
        if bolt is None:
            return PlainTextResponse("not a payload of Slack's", status_code=400)
        answer = await run_in_threadpool(app.dispatch, bolt)
        return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        found = await run_in_threadpool(problems)
        return JSONResponse({"ready": not found, "problems": found}, status_code=503 if found else 200)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz)]
    if deps.measures.counts:
        from bot.web.metrics import metrics_route  # noqa: PLC0415  # Prometheus' client, which nobody else needs

        routes.append(metrics_route(deps, problems))
    if deps.settings.prs_public_url is not None:
        from bot.web.feeds import Feeds  # noqa: PLC0415  # loads what writes calendar files, which nobody else needs at the start

        routes.append(Route(PATH, Feeds(deps).answer, methods=["GET"]))
    if signed:
        routes.append(Route("/slack/events", slack, methods=["POST"]))
    web = Starlette(routes=routes, exception_handlers={ClientDisconnect: _hung_up, BodyTooLarge: _too_much, TryAgain: _busy})
    web.router.redirect_slashes = False  # it would build an address from a Host header that strangers choose
    return web


async def _body(request: Request) -> bytes:
    """Read a body, no further than a little over what we take."""
    body = bytearray()
    if int(request.headers.get("content-length", 0)) > LARGEST_BODY:  # h11 lets through nothing but digits
        raise BodyTooLarge
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise BodyTooLarge
    return bytes(body)


def _refusal(request: Request, body: bytes, deps: Deps) -> Response | None:
    """Return what anybody but Slack gets."""
    verdict, ahead = judge_signature(deps.settings.slack_signing_secret or "", request.headers, body, now=time.time())
    if verdict is Signature.GENUINE:
        deps.refused_requests.let_in()
        return None
    if verdict is Signature.WRONG_CLOCK or (
        verdict is Signature.WRONG_SECRET and "slackbot" in request.headers.get("user-agent", "").lower()
    ):
        deps.refused_requests.refuse(round(ahead) if verdict is Signature.WRONG_CLOCK else None, now=deps.clock())
    if verdict is Signature.STRANGE and b"ssl_check=1" in body:  # Slack looks at our certificate, and signs nothing
        return Response()
    return PlainTextResponse("invalid request", status_code=401)


def _read(request: Request, body: bytes) -> BoltRequest | None:
    try:
        bolt = BoltRequest(body=body.decode(), headers=dict(request.headers))
        return bolt if bolt.body.items() else None
    except _ODD as error:
        log.warning("payload_not_read", error=type(error).__name__)
        return None


async def _hung_up(_: Request, _error: Exception) -> Response:
    """Answer nothing: the connection ended before the request did."""
    return Response(status_code=400)


async def _too_much(_: Request, _error: Exception) -> Response:
    return PlainTextResponse("too large", status_code=413)


async def _busy(_: Request, _error: Exception) -> Response:
    return PlainTextResponse("the database does not answer", status_code=503, headers={"Retry-After": "30"})
