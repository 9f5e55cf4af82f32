"""Settings from the environment or `.env`: read once, frozen, and wrong ones named all at once with the way to mend each."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_PORT = 3000

REMEDIES = {
    "SLACK_BOT_TOKEN": "Copy the Bot User OAuth Token (xoxb-…) again from *OAuth & Permissions*; reinstall the app if it was removed.",
    "SLACK_APP_TOKEN": "Make a new app-level token with connections:write in *Basic Information*, and switch Socket Mode on.",
}
"""What to do about a token that Slack refuses."""


class CannotStart(Exception):  # a fact
    """The bot cannot start like this; the message says what to do."""


class WrongSettings(Exception):  # a fact
    """Some settings do not hold; the message names each with the way to mend it."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems, one a line."""
        super().__init__("\n".join(["These settings do not hold:", *(f"  {problem}" for problem in problems)]))
        self.problems = problems


def _token(prefix: str, where: str, other: str, belongs: str) -> AfterValidator:
    def check(value: str | None) -> str | None:
        if value is not None and not re.fullmatch(rf"{prefix}[!-~]+", value):
            swapped = f"; this one belongs in {belongs}" if value.startswith(other) else ""
            message = f"must start with {prefix} (copy it from {where} in your Slack app's settings{swapped})"
            raise ValueError(message)
        return value

    return AfterValidator(check)


def _database(value: str) -> str:
    # Only where the address is given: a quarter of a second, which `prs run` without tokens need not take.
    from sqlalchemy.engine import make_url  # noqa: PLC0415
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    try:
        url = make_url(value)
        known = url.drivername == "postgresql+psycopg" or (
            url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database not in {None, "", ":memory:"} and not url.query
        )
    except (ArgumentError, ValueError):
        known = False
    if not known:
        message = "must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
        raise ValueError(message)
    return value


def _api(value: str) -> str:
    if not re.fullmatch(r"https?://\S+/api/", value):
        message = "must be an http(s) address ending in /api/ (leave it out for Slack itself)"
        raise ValueError(message)
    return value


@cache
def _zones() -> set[str]:
    return available_timezones()


def _zone(value: str) -> str:
    if value not in _zones():
        message = "must be a zone of the IANA database, such as Europe/Amsterdam"
        raise ValueError(message)
    return value


def _public(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[!-~]*)?", value):
        message = "must be the http(s) address under which the outside reaches this server"
        raise ValueError(message)
    return value.rstrip("/") if value else None


def _command(value: str) -> str:
    if not re.fullmatch(r"/[a-z0-9_-]{1,31}", value):
        message = "must be a slash and at most 31 small letters, digits, - or _, as in /prs (Slack's limit is 32)"
        raise ValueError(message)
    return value


def _reader(value: str | None) -> str | None:
    if value is not None:
        address = urlsplit(value)
        near = re.fullmatch(r"localhost|\[?::1\]?|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|[\w-]+(\.local)?", address.hostname or "")
        if not address.hostname or address.scheme not in ({"http", "https"} if near else {"https"}) or not re.fullmatch(r"[!-~]+", value):
            message = "must be an https address such as https://llm.example.org/v1, or an http one on this machine or network"
            raise ValueError(message)
    return value.rstrip("/") if value else None


def _model(value: str | None, others: ValidationInfo) -> str | None:
    if value is None and others.data.get("prs_reader_url"):
        message = "must name the model that PRS_READER_URL is to use"
        raise ValueError(message)
    return value


def _secret_word(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[!-~]{16,}", value):
        message = "must be at least 16 letters, digits or signs, such as `openssl rand -hex 16` prints"
        raise ValueError(message)
    return value


def _secret(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[!-~]+", value):
        message = "must be the Signing Secret of *Basic Information* in your Slack app's settings"
        raise ValueError(message)
    return value


class Settings(BaseSettings):
    """All settings; names are those of the environment (docs/product.md, section 9)."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", str_strip_whitespace=True, extra="ignore", frozen=True, env_ignore_empty=True
    )

    slack_bot_token: Annotated[str | None, _token("xoxb-", "*OAuth & Permissions*", "xapp-", "SLACK_APP_TOKEN"), Field(repr=False)] = None
    slack_app_token: Annotated[
        str | None, _token("xapp-", "*Basic Information, App-Level Tokens*", "xoxb-", "SLACK_BOT_TOKEN"), Field(repr=False)
    ] = None
    slack_signing_secret: Annotated[str | None, AfterValidator(_secret), Field(repr=False)] = None
    slack_api_url: Annotated[str, AfterValidator(_api)] = "https://slack.com/api/"
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False, validate_default=False)] = "sqlite:///prs.db"
    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT
    host: str = "127.0.0.1"
    prs_channel: str | None = None
    prs_timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Amsterdam"
    prs_public_url: Annotated[str | None, AfterValidator(_public)] = None
    prs_command: Annotated[str, AfterValidator(_command)] = "/prs"
    prs_slack_plan: Literal["free", "paid"] = "free"
    prs_reader_url: Annotated[str | None, AfterValidator(_reader)] = None
    prs_reader_model: Annotated[str | None, AfterValidator(_model), Field(validate_default=True)] = None
    prs_reader_key: Annotated[str | None, Field(repr=False)] = None
    prs_metrics_token: Annotated[str | None, AfterValidator(_secret_word), Field(repr=False)] = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's zone."""
        return ZoneInfo(self.prs_timezone)

    @property
    def slack_forgets(self) -> bool:
        """Whether Slack hides messages after 90 days, as on its free plan."""
        return self.prs_slack_plan == "free"

    @property
    def sqlite(self) -> bool:
        """Whether the database is the one-process default."""
        return self.database_url.startswith("sqlite")

    def missing_for_slack(self) -> list[str]:
        """Name what a start against Slack still needs."""
        problems = []
        if self.slack_bot_token is None:
            problems.append("SLACK_BOT_TOKEN is missing: install the app in your workspace and copy the Bot User OAuth Token (xoxb-…)")
        if self.slack_app_token is None and self.slack_signing_secret is None:
            problems.append(
                "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: "
                "make an app-level token with connections:write (xapp-…), or copy the Signing Secret"
            )
        return problems


def load_settings(environment: Mapping[str, str] | None = None, *, env_file: str | None = ".env") -> Settings:
    """Read the settings.

    A file `.env` is kept from others on this machine: it holds the tokens.

    Raises:
        WrongSettings: naming every one that does not hold.
    """
    if environment is None and env_file is not None:
        _keep_private(Path(env_file))
    try:
        # `_env_file` is pydantic-settings' own argument, of which the type checker knows nothing.
        settings = Settings(_env_file=env_file) if environment is None else Settings(**_alone(environment))  # type: ignore[call-arg]
    except ValidationError as error:
        raise WrongSettings([_problem(dict(each)) for each in error.errors()]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSettings(
            [f"{env_file} cannot be read ({error}). Give the bot's user the right to, and save it as plain text (UTF-8)"]
        ) from error
    given = environment if environment is not None else os.environ
    if "port" in settings.model_fields_set and "host" not in settings.model_fields_set and (environment is not None or "PORT" in given):
        return settings.model_copy(update={"host": "0.0.0.0"})  # noqa: S104  # a platform that sets PORT reaches us from outside
    return settings


def _keep_private(file: Path) -> None:
    """Withhold a file with tokens from everybody else."""
    if file.is_dir():
        raise WrongSettings([f"{file} is a folder: copy .env.example to a file of that name"])
    with suppress(OSError):  # another's file: it is read as it is
        if file.exists() and file.stat().st_mode & 0o077:
            file.chmod(0o600)


_OWN_WORDS = {
    "port": f"must be a whole number from 0 to 65535, such as {DEFAULT_PORT}",
    "log_level": "must be DEBUG, INFO, WARNING or ERROR",
    "log_format": "must be text or json",
    "prs_slack_plan": "must be free or paid, as the workspace's plan at Slack is",
}
"""For settings that pydantic checks by itself, in words that are not ours."""


def _alone(environment: Mapping[str, str]) -> dict[str, Any]:
    """Hand settings in as a mapping, whatever the real environment holds: no name there starts with that prefix."""
    given = {name.lower(): value for name, value in environment.items() if name.lower() in Settings.model_fields and value != ""}
    return {"_env_file": None, "_env_prefix": "not from the environment: ", **given}


def _problem(error: Mapping[str, Any]) -> str:
    name = "_".join(str(part) for part in error["loc"])
    return f"{name.upper()} {_OWN_WORDS.get(name) or str(error['msg']).removeprefix('Value error, ')}"
