"""The state of deliveries, for the operator."""

from pathlib import Path

import pytest

from bot import main
from bot.config import CannotStart, Settings, load_settings
from bot.ops.status import status

pytestmark = pytest.mark.wire


def settings(url: str) -> Settings:
    return load_settings({"DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "geheim"})


def test_how_deliveries_stand_is_refused_with_what_to_do_where_there_is_no_database_yet(tmp_path: Path) -> None:
    parts = main.assemble(settings(f"sqlite:///{tmp_path}/nieuw.db"))

    try:
        with pytest.raises(CannotStart, match="prs db upgrade"):
            status(parts.deps)
    finally:
        parts.deps.sessions.engine.dispose()
