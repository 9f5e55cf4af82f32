"""What a notice comes to, without a bot that runs."""

from datetime import datetime
from functools import cache

from bot import main
from bot.composing import Composed, compose
from bot.config import load_settings
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import Notice


@cache
def deps() -> Deps:
    """Return the parts of a bot that is connected to nothing."""
    settings = load_settings({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "DATABASE_URL": "sqlite:///nergens.db"})
    return main.assemble(settings).deps


def composed(session: WorkspaceSession, notice: Notice, now: datetime) -> Composed:
    """Say what a notice comes to at a moment."""
    return compose(session, deps(), notice, now=now)
