"""The one place where a crash ends: logged with an id, and told with that id."""

from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import App, BoltResponse

from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.slack import payloads

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the listener for everything that went up."""
    app.error(on_error)


def _deps(context: dict[str, Any]) -> Deps:
    deps: Deps = context["deps"]
    return deps


def on_error(error: Exception, body: dict[str, Any], context: dict[str, Any]) -> BoltResponse:
    """Log a crash with an id and say that id; Slack's events are left unacknowledged, so that they come again."""
    crash = uuid4().hex[:8]
    if isinstance(error, TryAgain):
        log.warning("request_refused_busy", crash=crash)
    else:
        log.error("request_crashed", crash=crash, exc_info=error)
    if payloads.is_slack_event(body):
        return BoltResponse(status=500)
    deps = _deps(context)
    t = deps.texts()
    said = t(error.text_id) if isinstance(error, TryAgain) else t("went-wrong", id=crash)
    if body.get("type") == "view_submission":
        first = next((block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"), None)
        return BoltResponse(status=200, body={"response_action": "errors", "errors": {first: said}} if first else "")
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": said})
    return BoltResponse(status=200, body="")
