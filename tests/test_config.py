import re
from pathlib import Path
from typing import Any

import pytest

from bot.config import Settings, WrongSettings, load_settings

ROOT = Path(__file__).parents[1]
DEFAULTS = {
    "SLACK_BOT_TOKEN": None,
    "SLACK_APP_TOKEN": None,
    "SLACK_SIGNING_SECRET": None,
    "SLACK_API_URL": "https://slack.com/api/",
    "DATABASE_URL": "sqlite:///prs.db",
    "PORT": 3000,
    "HOST": "127.0.0.1",
    "PRS_CHANNEL": None,
    "PRS_TIMEZONE": "Europe/Amsterdam",
    "PRS_PUBLIC_URL": None,
    "PRS_COMMAND": "/prs",
    "PRS_METRICS_TOKEN": None,
    "PRS_SLACK_PLAN": "free",
    "PRS_READER_URL": None,
    "PRS_READER_MODEL": None,
    "PRS_READER_KEY": None,
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "text",
}
"""As in docs/product.md, section 9."""


def settings(**environment: str) -> dict[str, Any]:
    return {name.upper(): value for name, value in load_settings(environment).model_dump().items()}


def test_every_setting_has_its_default() -> None:
    assert settings() == DEFAULTS


@pytest.mark.parametrize("name", DEFAULTS)
def test_empty_setting_is_as_if_it_were_not_there(name: str) -> None:
    assert settings(**{name: ""}) == DEFAULTS


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-1", "xoxb-1"),
        ("SLACK_APP_TOKEN", "xapp-1", "xapp-1"),
        ("SLACK_SIGNING_SECRET", "geheim", "geheim"),
        ("SLACK_API_URL", "http://127.0.0.1:8000/api/", "http://127.0.0.1:8000/api/"),
        ("DATABASE_URL", "sqlite:////var/prs.db", "sqlite:////var/prs.db"),
        ("DATABASE_URL", "postgres://u:p@db/prs?sslmode=require", "postgresql+psycopg://u:p@db/prs?sslmode=require"),
        ("DATABASE_URL", "postgresql://u:p@db/prs", "postgresql+psycopg://u:p@db/prs"),
        ("DATABASE_URL", "postgresql+psycopg://u:p@db/prs", "postgresql+psycopg://u:p@db/prs"),
        ("PRS_CHANNEL", "C1", "C1"),
        ("PRS_TIMEZONE", "Europe/London", "Europe/London"),
        ("PRS_PUBLIC_URL", "https://prs.example.org/", "https://prs.example.org"),
        ("PRS_COMMAND", "/platform-2", "/platform-2"),
        ("PRS_SLACK_PLAN", "paid", "paid"),
        ("LOG_LEVEL", "DEBUG", "DEBUG"),
        ("LOG_FORMAT", "json", "json"),
    ],
)
def test_setting_is_read(name: str, given: str, kept: str) -> None:
    assert settings(**{name: given}) == {**DEFAULTS, name: kept}


WRONG = {
    "SLACK_BOT_TOKEN": ("xapp-1", "must start with xoxb-"),
    "SLACK_APP_TOKEN": ("xoxb-1", "must start with xapp-"),
    "SLACK_API_URL": ("https://slack.com", "ending in /api/"),
    "DATABASE_URL": ("mysql://x", "sqlite:///FILE or postgresql://"),
    "PORT": ("veel", "a whole number from 0 to 65535"),
    "PRS_TIMEZONE": ("Amsterdam", "such as Europe/Amsterdam"),
    "PRS_PUBLIC_URL": ("prs.example.org", "http(s) address"),
    "PRS_COMMAND": ("prs", "must be a slash"),
    "PRS_READER_URL": ("http://llm.example.org/v1", "must be an https address"),
    "LOG_LEVEL": ("verbose", "DEBUG, INFO, WARNING or ERROR"),
    "LOG_FORMAT": ("xml", "text or json"),
    "PRS_SLACK_PLAN": ("pro", "free or paid"),
}


def test_all_wrong_settings_are_named_at_once_each_with_the_way_to_mend_it() -> None:
    with pytest.raises(WrongSettings) as refusal:
        settings(**{name: value for name, (value, _) in WRONG.items()})
    told = {problem.partition(" ")[0]: problem for problem in refusal.value.problems}

    assert set(told) == set(WRONG)
    assert all(mend in told[name] for name, (_, mend) in WRONG.items())
    assert all(problem in str(refusal.value) for problem in refusal.value.problems)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql://u:p@db:port/prs"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PRS_COMMAND", "/PRS"),
        ("PRS_COMMAND", "/" + "x" * 32),
        ("PRS_COMMAND", "/met spatie"),
        ("SLACK_API_URL", "ftp://slack.com/api/"),
        ("PRS_READER_URL", "http://10.example.org/v1"),
        ("PRS_READER_URL", "https:///v1"),
        ("PRS_READER_URL", "ftp://localhost/v1"),
    ],
)
def test_wrong_setting_is_named_and_its_secret_is_not(name: str, value: str) -> None:
    with pytest.raises(WrongSettings, match=f"(?m)^  {name} ") as refusal:
        settings(**{name: value})

    assert len(refusal.value.problems) == 1
    assert "u:p@" not in str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://llm.example.org/v1",
        "http://localhost:11434/v1",
        "http://[::1]:1/v1",
        "http://192.168.1.4:8080/v1",
        "http://ollama:11434/v1",
    ],
)
def test_second_reader_is_reached_by_https_or_nearby_and_needs_a_model(url: str) -> None:
    assert settings(PRS_READER_URL=f"{url}/", PRS_READER_MODEL="ons-model")["PRS_READER_URL"] == url
    with pytest.raises(WrongSettings, match="PRS_READER_MODEL must name the model"):
        settings(PRS_READER_URL=url)


@pytest.mark.parametrize(
    ("environment", "host"),
    [
        ({}, "127.0.0.1"),
        ({"PORT": "8080"}, "0.0.0.0"),
        ({"PORT": "8080", "HOST": "127.0.0.1"}, "127.0.0.1"),
        ({"PORT": "8080", "HOST": "10.0.0.1"}, "10.0.0.1"),
        ({"HOST": "0.0.0.0"}, "0.0.0.0"),
        ({"PORT": "", "HOST": ""}, "127.0.0.1"),
    ],
)
def test_platform_that_sets_a_port_is_listened_to_from_outside(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], host: str
) -> None:
    for name in DEFAULTS:
        monkeypatch.delenv(name, raising=False)
    handed_in = load_settings(environment).host
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert handed_in == load_settings(env_file=None).host == host


def test_settings_that_are_handed_in_owe_nothing_to_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DEFAULTS:
        monkeypatch.setenv(name, "7" if name == "PORT" else "elsewhere")

    assert settings() == DEFAULTS
    assert settings(PORT="8080")["HOST"] == "0.0.0.0"


def test_settings_come_from_a_file_and_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in DEFAULTS:
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / ".env"
    file.write_text("PRS_CHANNEL=uit-bestand\nPRS_COMMAND=/bestand\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("PRS_COMMAND", "/omgeving")
    read = load_settings(env_file=str(file))

    assert (read.prs_channel, read.prs_command) == ("uit-bestand", "/omgeving")


def test_start_against_slack_says_what_it_still_needs() -> None:
    nothing = load_settings({}).missing_for_slack()
    socket_mode = load_settings({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}).missing_for_slack()
    over_http = load_settings({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}).missing_for_slack()

    assert [problem.partition(" ")[0] for problem in nothing] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert (socket_mode, over_http) == ([], [])


def test_zone_and_kind_of_database_follow() -> None:
    assert str(load_settings({}).zone) == "Europe/Amsterdam"
    assert load_settings({}).sqlite
    assert not load_settings({"DATABASE_URL": "postgres://u@h/n"}).sqlite


def test_settings_do_not_change() -> None:
    with pytest.raises(Exception, match="frozen"):
        load_settings({}).port = 1


def test_every_setting_stands_in_the_example_with_a_comment() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {found[1]: number for number, line in enumerate(lines) if (found := re.fullmatch(r"#?\s?([A-Z][A-Z_]+)=.*", line))}

    assert set(named) == {name.upper() for name in Settings.model_fields} == set(DEFAULTS)
    assert all(lines[number - 1].startswith("# ") for number in named.values())


def test_example_shows_the_defaults() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"(?m)^#?\s?([A-Z][A-Z_]+)=(.*)$", text))

    assert {name: shown[name] for name, value in DEFAULTS.items() if value is not None} == {
        name: str(value) for name, value in DEFAULTS.items() if value is not None
    }
