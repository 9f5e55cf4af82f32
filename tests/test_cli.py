"""Every command on an installation with something wrong: a sentence that names the setting and the remedy, and never a stack trace."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.sandbox import Sandbox
from tests.databases import Postgres, Sqlite
from tests.ops.test_doctor import CHANNELS
from tests.test_config import DEFAULTS

pytestmark = pytest.mark.wire

ON_THE_DATABASE = (
    "run",
    "tick",
    "db upgrade",
    "status",
    "doctor",
    "rehearse --from 2012-11-01 --to 2012-11-02",
    "decisions search contributie",
    "decisions import besluiten.jsonl",
    "export uit",
)
ON_SLACK = ("run", "tick", "doctor")


class Installation:
    """A folder with settings, in which commands are given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.chdir(folder)
        for name in DEFAULTS:
            monkeypatch.delenv(name, raising=False)
        (folder / "besluiten.jsonl").write_text("")
        (folder / "verslag.txt").write_text("Verslag")
        self.settings = {"SLACK_API_URL": "http://127.0.0.1:1/api/", "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x", "PORT": "0"}

    def says(self, command: str, **changed: str) -> str:
        """Give a command that cannot be done, and give what it says."""
        result: Result = CliRunner().invoke(app, command.split(), env={**self.settings, **changed})

        assert result.exit_code in {1, 2}, (command, result.output)
        assert isinstance(result.exception, SystemExit), (command, result.exception)
        return result.output


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    return Installation(tmp_path, monkeypatch)


@pytest.fixture
def sound(sqlite: Sqlite) -> Callable[[Path], Path]:
    """Make a database of today's shape at a place."""

    def put(file: Path) -> Path:
        with sqlite.migrated() as url:
            shutil.copy(url.partition(":///")[2], file)
        return file

    return put


# --- databases ---


def no_folder(folder: Path, _sound: Callable[[Path], Path]) -> tuple[str, str]:
    return f"sqlite:///{folder}/no/such/prs.db", f"the folder of DATABASE_URL is not there: {folder}/no/such"


def a_folder(folder: Path, _sound: Callable[[Path], Path]) -> tuple[str, str]:
    return f"sqlite:///{folder}", "DATABASE_URL names a folder"


def no_database(folder: Path, _sound: Callable[[Path], Path]) -> tuple[str, str]:
    (folder / "prs.db").write_bytes(b"Dit is geen database. " * 500)
    return f"sqlite:///{folder}/prs.db", "damaged, or no SQLite database"


def damaged(folder: Path, sound: Callable[[Path], Path]) -> tuple[str, str]:
    file = sound(folder / "prs.db")
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content), 4096):
        content[at : at + 300] = b"\xff" * 300
    file.write_bytes(content)
    return f"sqlite:///{file}", "damaged, or no SQLite database"


def newer(folder: Path, sound: Callable[[Path], Path]) -> tuple[str, str]:
    file = sound(folder / "prs.db")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    return f"sqlite:///{file}", "was made by a newer version (9999)"


def another_programs(folder: Path, _sound: Callable[[Path], Path]) -> tuple[str, str]:
    with sqlite3.connect(folder / "prs.db") as connection:
        connection.execute("CREATE TABLE events (title TEXT)")
    connection.close()
    return f"sqlite:///{folder}/prs.db", "holds the tables of something else"


def server_away(_folder: Path, _sound: Callable[[Path], Path]) -> tuple[str, str]:
    return "postgresql://prs:geheim@127.0.0.1:1/prs", "the database is away"


@pytest.mark.parametrize("wrong", [no_folder, a_folder, no_database, damaged, newer, another_programs, server_away])
@pytest.mark.parametrize("command", ON_THE_DATABASE)
def test_a_database_that_cannot_be_used_is_named_with_the_remedy(
    installation: Installation,
    sound: Callable[[Path], Path],
    command: str,
    wrong: Callable[[Path, Callable[[Path], Path]], tuple[str, str]],
) -> None:
    url, words = wrong(installation.folder, sound)
    said = installation.says(command, DATABASE_URL=url)

    if command.startswith(("rehearse", "export")) and wrong is no_folder:
        assert "connect to Slack first" in said
    else:
        assert words in said
    assert "geheim" not in said
    assert "sqlite3." not in said
    assert "psycopg." not in said


@pytest.mark.postgres
@pytest.mark.parametrize("command", ["status", "run", "doctor", "db upgrade"])
def test_a_database_on_a_server_that_is_not_there_is_named(installation: Installation, postgres: Postgres, command: str) -> None:
    with postgres.bare() as url:
        good = make_url(url)
        gone, odd = good.set(database="nietdaar"), good.update_query_dict({"nonsense": "1"})
        elsewhere, nonsense = (installation.says(command, DATABASE_URL=each.render_as_string(hide_password=False)) for each in (gone, odd))

    assert "there is no database of that name" in elsewhere
    assert "the address is not understood" in nonsense


# --- tokens ---


@pytest.fixture
def slack() -> object:
    with Sandbox(channels=CHANNELS) as sandbox:
        yield sandbox


@pytest.mark.parametrize("command", ON_SLACK)
def test_a_bot_token_that_slack_refuses_is_named(installation: Installation, slack: Sandbox, command: str) -> None:
    said = installation.says(command, **{**slack.settings, "SLACK_BOT_TOKEN": "xoxb-wrong"})

    assert "invalid_auth" in said
    assert "Bot User OAuth Token" in said
    assert ("bot token" if command == "doctor" else "SLACK_BOT_TOKEN") in said


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_an_app_token_that_slack_refuses_is_named(installation: Installation, slack: Sandbox, command: str) -> None:
    said = installation.says(command, **{**slack.settings, "SLACK_APP_TOKEN": "xapp-wrong"})

    assert ("app token" if command == "doctor" else "SLACK_APP_TOKEN") in said
    assert "connections:write" in said


def test_tokens_that_were_swapped_are_both_named(installation: Installation) -> None:
    said = installation.says("run", SLACK_BOT_TOKEN="xapp-1", SLACK_APP_TOKEN="xoxb-1")

    assert "SLACK_BOT_TOKEN must start with xoxb-" in said
    assert "this one belongs in SLACK_APP_TOKEN" in said
    assert "this one belongs in SLACK_BOT_TOKEN" in said


# --- addresses and files ---


def test_a_port_that_is_taken_is_named(installation: Installation, slack: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = installation.says("run", **{**slack.settings, "PORT": port, "HOST": "127.0.0.1"})

    assert f"PORT {port} of HOST 127.0.0.1 is not to be had" in said
    assert "set PORT to another one" in said


def test_a_host_that_is_none_is_named(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _unknown)

    assert "HOST een.adres is not to be had" in installation.says("run", HOST="een.adres")


def _unknown(*_: object, **__: object) -> object:
    raise socket.gaierror(-2, "Name or service not known")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "veel", "PORT must be a whole number from 0 to 65535"),
        ("PORT", "70000", "PORT must be a whole number from 0 to 65535"),
        ("LOG_LEVEL", "luid", "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be text or json"),
        ("PRS_TIMEZONE", "Amsterdam", "PRS_TIMEZONE must be a zone"),
        ("PRS_PUBLIC_URL", "prs.example.org", "PRS_PUBLIC_URL must be the http(s) address"),
        ("PRS_PUBLIC_URL", "https://[::1", "PRS_PUBLIC_URL must be the http(s) address"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "sqlite+aiosqlite:///x", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "postgresql+asyncpg://x/y", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "sqlite:///x?mode=vreemd", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("SLACK_BOT_TOKEN", "xoxb-één", "SLACK_BOT_TOKEN must start with xoxb-"),
        ("SLACK_SIGNING_SECRET", "   ", "SLACK_SIGNING_SECRET must be the Signing Secret"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL must be an http(s) address"),
    ],
)
@pytest.mark.parametrize("command", ["run", "tick", "status", "doctor", "minutes read verslag.txt"])
def test_a_setting_that_does_not_hold_is_named_in_our_own_words(
    installation: Installation, command: str, name: str, value: str, words: str
) -> None:
    said = installation.says(command, **{name: value})

    assert words in said
    assert "pydantic" not in said
    assert "Input should" not in said


def test_settings_come_from_a_file_as_windows_saves_it_and_nobody_else_reads_it_then(installation: Installation, slack: Sandbox) -> None:
    file = installation.folder / ".env"
    file.write_text("\ufeff" + "".join(f"{name}={value} \r\n" for name, value in slack.settings.items()), encoding="utf-8")
    file.chmod(0o644)
    installation.settings = {"PORT": "0"}
    ended = CliRunner().invoke(app, ["tick"], env=installation.settings)

    assert ended.exit_code == 0, ended.output
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_a_file_of_settings_that_cannot_be_read_is_named(installation: Installation) -> None:
    file = installation.folder / ".env"
    file.write_bytes("PRS_CHANNEL=één".encode("utf-16"))
    strange = installation.says("status")
    file.unlink()
    file.mkdir()

    assert ".env cannot be read" in strange
    assert ".env is a folder" in installation.says("status")


# --- which version, there and back ---


def test_the_version_is_that_of_the_package(installation: Installation) -> None:
    told = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]["version"]
    said = CliRunner().invoke(app, ["--version"], env=installation.settings)

    assert (said.exit_code, said.output) == (0, f"prs-bot {told}\n")


@pytest.mark.slow
def test_a_database_goes_back_to_an_older_versions_shape_and_up_again(installation: Installation) -> None:
    where = {"DATABASE_URL": f"sqlite:///{installation.folder}/prs.db"}
    up = CliRunner().invoke(app, ["db", "upgrade"], env=where)
    newest = up.output.rstrip(".\n").rpartition(" ")[2]
    older = f"{int(newest) - 1:04}"
    down = CliRunner().invoke(app, ["db", "downgrade", older], env=where)
    with sqlite3.connect(installation.folder / "prs.db") as raw:
        now = raw.execute("SELECT version_num FROM alembic_version").fetchall()
    raw.close()
    again = CliRunner().invoke(app, ["db", "upgrade"], env=where)

    assert up.exit_code == down.exit_code == again.exit_code == 0, down.output
    assert f"back at {older}" in down.output
    assert now == [(older,)]
    assert again.output == up.output


def test_a_shape_that_is_none_is_refused(installation: Installation) -> None:
    assert "There is no base here; the newest is 0" in installation.says("db downgrade base")


# --- when the README was followed ---


def test_the_doctor_is_green_once_the_readme_was_followed(installation: Installation, slack: Sandbox) -> None:
    wanted = {**installation.settings, **slack.settings}
    started = CliRunner().invoke(app, ["tick"], env=wanted)
    looked = CliRunner().invoke(app, ["doctor"], env=wanted)

    assert started.exit_code == 0, started.output
    assert looked.exit_code == 0, looked.output
    assert "FAIL" not in looked.output


def test_the_doctor_mends_what_it_can_says_what_it_left_and_lets_slack_judge_all_we_make(
    installation: Installation, slack: Sandbox
) -> None:
    wanted = {**installation.settings, **slack.settings, "PRS_CHANNEL": "open"}
    CliRunner().invoke(app, ["tick"], env=wanted)
    with sqlite3.connect(installation.folder / "prs.db") as raw:
        raw.execute("UPDATE members SET paused_until = 'eens' WHERE id = 'U1ANNA'")
        raw.execute("UPDATE workers SET seen_at = 'ooit'")
        raw.execute("UPDATE channels SET is_archived = 'ja' WHERE id = 'C3DICHT'")
    raw.close()
    before = CliRunner().invoke(app, ["doctor"], env=wanted)
    looked = CliRunner().invoke(app, ["doctor", "--fix", "--blocks"], env=wanted)

    assert before.exit_code == 1
    assert "members.paused_until of U1ANNA" in before.output
    assert "Some of it can be mended by: prs doctor --fix" in before.output
    assert looked.exit_code == 0, looked.output
    assert "fix  channel: joined #open" in looked.output
    assert "fix  rows: emptied " in looked.output
    assert "ok   messages: Slack takes all " in looked.output


# --- what a command loads ---

BOT = {"slack_bolt", "starlette", "uvicorn", "apscheduler", "alembic", "handlers", "jobs", "bot.composing", "bot.views", "bot.reading"}
SLACK_AND_TEXTS = {"slack_sdk", "babel", "fluent", "holidays", "bot.search", "bot.deps"}
TEXTS = {"babel", "fluent", "holidays", "bot.texts"}
DATABASE = {"sqlalchemy", "structlog", *SLACK_AND_TEXTS}


@pytest.mark.parametrize(
    ("command", "given", "spared"),
    [
        ("--help", {}, {"pydantic_settings", *DATABASE, *BOT}),
        ("run --help", {}, {"pydantic_settings", *DATABASE, *BOT}),
        ("manifest", {}, {"pydantic_settings", *DATABASE, *BOT}),
        ("run", {}, {*DATABASE, *BOT}),
        ("web", {}, {*DATABASE, *BOT}),
        ("worker", {}, {*DATABASE, *BOT}),
        ("tick", {}, {*DATABASE, *BOT}),
        ("doctor", {}, {*DATABASE, *BOT}),
        ("status", {"PORT": "veel"}, {*DATABASE, *BOT}),
        ("rehearse --from x --to y", {}, {*DATABASE, *BOT} - {"structlog"}),
        ("db upgrade", {"DATABASE_URL": "of today"}, {"bot.db.models", *SLACK_AND_TEXTS, *BOT}),
        ("status", {"DATABASE_URL": "of today"}, {*SLACK_AND_TEXTS, *BOT}),
        ("doctor", {"DATABASE_URL": "of today", "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "x"}, {*TEXTS, *BOT}),
    ],
)
def test_a_small_command_loads_no_more_than_it_needs(
    tmp_path: Path, sqlite_url: str, command: str, given: dict[str, str], spared: set[str]
) -> None:
    facts = {name: value.replace("of today", sqlite_url) for name, value in given.items()} | {"SLACK_API_URL": "http://127.0.0.1:1/api/"}
    ask = f"""
import sys
sys.argv[1:] = {command.split()}
from bot.cli import entry
try:
    entry()
except SystemExit:
    print(*sorted({spared} & set(sys.modules)), file=sys.stderr)
"""
    ran = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True, cwd=tmp_path, env=facts)

    assert ran.stderr.splitlines()[-1] == ""
