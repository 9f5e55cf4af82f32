"""The HTTP server: `/slack/events`, `/healthz`, `/readyz`. Bolt is synchronous, so each request gets a thread."""

from collections.abc import Callable, Sequence

from slack_bolt import App, BoltRequest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.deps import Deps
from bot.views.calendar import PATH

LARGEST_BODY = 1_000_000
"""Bytes; Slack's largest payload, a view of 250 kB, is well below."""


def make_web(app: App, deps: Deps, problems: Callable[[], list[str]], *, signed: bool) -> Starlette:
    """Make the web application; `problems` names what keeps us from being ready, `signed` opens Slack's door."""

    async def slack(request: Request) -> Response:
        body = await request.body()
        if len(body) > LARGEST_BODY:
            return PlainTextResponse("too large", status_code=413)
        bolt = BoltRequest(body=body.decode("utf-8", "replace"), query=request.url.query, headers=_headers(request))
        if deps.home.workspace is None and b"url_verification" not in body:
            # Slack sends its events again; who typed a command sees that we are not there yet.
            return PlainTextResponse("starting", status_code=503, headers={"Retry-After": "30"})
        answer = await run_in_threadpool(app.dispatch, bolt)
        return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        found = await run_in_threadpool(problems)
        return JSONResponse({"ready": not found, "problems": found}, status_code=503 if found else 200)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz)]
    if deps.settings.prs_public_url is not None:
        from bot.web.feeds import Feeds  # noqa: PLC0415  # loads what writes calendar files, which nobody else needs at the start

        routes.append(Route(PATH, Feeds(deps).answer, methods=["GET"]))
    if signed:
        routes.append(Route("/slack/events", slack, methods=["POST"]))
    return Starlette(routes=routes)


def _headers(request: Request) -> dict[str, str | Sequence[str]]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in request.headers.raw}
