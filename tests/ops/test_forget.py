"""Whoever cannot ask in Slack is forgotten by the operator."""

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.db.engine import Sessions
from bot.services import members
from tests.builders import CARLA, DIRK, HERE
from tests.db.test_personal import where_it_stands

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def where(database_url: str) -> dict[str, str]:
    return {"DATABASE_URL": database_url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "geheim"}


def test_leaver_is_forgotten_by_their_id_after_one_question(network: Sessions, where: dict[str, str]) -> None:
    left = CliRunner().invoke(app, ["forget", DIRK], env=where, input="n\n")
    with network.reading(HERE) as session:
        assert members.name_of(session, DIRK) == "Dirk Mol"
    done = CliRunner().invoke(app, ["forget", DIRK], env=where, input="y\n")

    assert (left.exit_code, done.exit_code) == (1, 0), done.output
    with network.reading(HERE) as session:
        assert where_it_stands(session, DIRK, "Dirk Mol") == set()
        assert members.name_of(session, CARLA) == "Carla Smit"


def test_unknown_member_is_refused_with_where_the_id_is(where: dict[str, str]) -> None:
    refused = CliRunner().invoke(app, ["forget", "U9NIEMAND", "--yes"], env=where)

    assert refused.exit_code == 2
    assert "Copy member ID" in refused.output
