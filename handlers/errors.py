"""The one place where a crash ends: logged with an id, and told with that id; and where what nobody listens to is answered."""

from typing import Any, NoReturn
from uuid import uuid4

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.deps import UNASKED, Deps
from bot.domain.errors import OlderVersion, TryAgain
from bot.domain.ids import WorkspaceId
from bot.domain.responses import Say
from bot.exchange import acknowledge, open_or_tell, tapped
from bot.services.members import NotMet
from bot.slack import payloads

log = structlog.get_logger(__name__)


def register(app: App) -> None:
    """Register the listener for everything that went up."""
    app.error(on_error)


def on_error(error: Exception, body: dict[str, Any], context: dict[str, Any]) -> BoltResponse:
    """Say what happened where the acknowledgement can carry a sentence; else Slack shows its own warning, or sends its event again."""
    deps: Deps = context["deps"]
    if isinstance(error, BoltUnhandledRequestError):
        try:
            return _unheard(body, deps, context["workspace"])
        except Exception as another:  # noqa: BLE001  # told as any other
            error = another
    crash = uuid4().hex[:8]
    t = deps.texts(UNASKED)
    if isinstance(error, (TryAgain, NotMet)):
        log.warning("request_refused_busy", crash=crash, cause=error.cause if isinstance(error, TryAgain) else error.text_id)
        return acknowledge(body, t(error.text_id), t, otherwise=500)
    log.error("request_crashed", crash=crash, exc_info=error)
    return acknowledge(body, t("went-wrong", id=crash), t, otherwise=500)


def _unheard(body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> BoltResponse:
    """Answer a button, form or shortcut that no listener knows any more; Slack's events of which we know nothing need no answer."""
    t = deps.texts(UNASKED)
    log.info("request_of_older_version", kind=body.get("type"))
    if payloads.is_tap(body):
        _old_button(lambda: None, body, deps, workspace)  # type: ignore[arg-type]  # nobody reads it
    elif body.get("type") in {"shortcut", "message_action"}:
        person, trigger_id = payloads.shortcut(body)
        open_or_tell(deps, workspace, person, trigger_id, _no_form)
    return acknowledge(body, t(OlderVersion.text_id), t, otherwise=200)


_old_button = tapped(lambda _x, _tap: Say(text_id=OlderVersion.text_id))


def _no_form(_x: object) -> NoReturn:
    raise OlderVersion
