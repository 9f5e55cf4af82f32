"""Whoever may not come in: one sentence where they tapped, and nothing is done."""

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse

from bot.deps import Deps  # noqa: TC001  # also what Bolt hands a listener
from bot.exchange import turn_away


def register(app: App) -> None:
    """Register the check that comes before every tap, form and shortcut."""
    app.use(refuse_strangers)


def refuse_strangers(body: dict[str, Any], context: dict[str, Any], next_: Callable[[], BoltResponse]) -> BoltResponse:
    """Let through whoever the door lets in; whoever else taps is told so where they tapped."""
    deps: Deps = context["deps"]
    return turn_away(body, deps, context["workspace"]) or next_()
