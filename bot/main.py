"""The composition root: settings become an engine, deps and a Bolt app, which `bot/process.py` keeps running. Nothing else makes these."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy import Engine

import handlers
from bot.config import Settings
from bot.db.engine import wall_clock
from bot.deps import UNASKED, DeliveryPace, Deps, make_deps
from bot.domain.errors import TryAgain
from bot.exchange import acknowledge
from bot.measures import Measures
from bot.process import Parts
from bot.services.members import Stranger
from bot.slack import payloads
from jobs.deliver import Turn

log = structlog.get_logger(__name__)


def assemble(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = wall_clock,
    pace: DeliveryPace | None = None,
    engine: Engine | None = None,
    measures: Measures | None = None,
) -> Parts:
    """Make the parts of a process (an engine too, unless one is given); nothing is connected, nothing runs yet."""
    made: list[Deps] = []
    turn = Turn(lambda: made[0])
    deps = make_deps(settings, clock=clock, wake=turn.wake, pace=pace, engine=engine, measures=measures)
    made.append(deps)
    return Parts(deps=deps, app=make_app(deps), turn=turn)


class MeasuredApp(App):
    """Bolt's app, which tells how long each request took, by whatever way it came."""

    measures = Measures()

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Answer a request."""
        began = time.perf_counter()
        answer = super().dispatch(req)
        kind = _KINDS.get(str(req.body.get("type")), "command" if "command" in req.body else "other")
        self.measures.handled(kind, "answered" if answer.status < HTTPStatus.BAD_REQUEST else "failed", time.perf_counter() - began)
        return answer


_KINDS: Final = {
    "event_callback": "event",
    "block_actions": "tap",
    "block_suggestion": "options",
    "view_submission": "form",
    "view_closed": "form",
    "shortcut": "shortcut",
    "message_action": "shortcut",
}
"""The words by which requests are counted; whatever else comes in is one more."""


def make_app(deps: Deps) -> App:
    """Build the one Bolt app, served by Socket Mode, by HTTP, and in tests by dispatch."""
    settings = deps.settings
    app = MeasuredApp(
        name="prs-bot",  # without one Bolt reads the source of every caller, for the name of a file
        logger=logging.getLogger("bot.bolt"),
        client=WebClient(base_url=settings.slack_api_url),
        signing_secret=settings.slack_signing_secret or "",
        request_verification_enabled=settings.slack_signing_secret is not None,
        token_verification_enabled=False,  # Bolt's own asks Slack at the start, and dies when Slack is away
        process_before_response=True,
        raise_error_for_unhandled_request=True,  # a button of an older version is answered too
        authorize=lambda: _authorize(deps),
        before_authorize=_at_the_door(deps),
    )
    app.measures = deps.measures
    handlers.register(app, settings.prs_command)
    return app


def _authorize(deps: Deps) -> AuthorizeResult:
    """Answer from the stored identity: nobody asks Slack while a member waits."""
    identity, workspace = deps.home.identity, deps.home.workspace
    if identity is None or workspace is None:  # the payload was refused before this is asked
        raise AssertionError
    return AuthorizeResult(
        enterprise_id=None,
        team_id=workspace,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=deps.settings.slack_bot_token,
    )


def _at_the_door(deps: Deps) -> Callable[..., BoltResponse | None]:
    """Make the one middleware: it refuses payloads of another team before anything is read, and hands out the deps."""

    def at_the_door(body: dict[str, Any], context: dict[str, Any], next_: Callable[[], BoltResponse]) -> BoltResponse | None:
        context["deps"] = deps
        context["workspace"] = workspace = deps.home.workspace
        t = deps.texts(UNASKED)
        if body.get("type") == "url_verification":
            return next_()
        if workspace is None:  # Slack has yet to say which bot we are: its events come again
            return acknowledge(body, t(TryAgain.text_id), t, otherwise=503)
        teams = payloads.teams_of(body)
        if workspace in teams:
            return next_()
        log.warning("foreign_payload_refused")
        if not teams:
            return BoltResponse(status=403, body="")
        return acknowledge(body, t(Stranger.text_id), t, otherwise=200)  # or Slack switches its events off

    return at_the_door
