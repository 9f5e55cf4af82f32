"""Settings from the environment or `.env`: read once, frozen, and wrong ones named all at once with the way to mend each."""

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

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


def _token(prefix: str, where: str) -> AfterValidator:
    def check(value: str | None) -> str | None:
        if value is not None and not value.startswith(prefix):
            message = f"must start with {prefix} (copy it from {where} in your Slack app's settings)"
            raise ValueError(message)
        return value

    return AfterValidator(check)


def _database(value: str) -> str:
    value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    try:
        url = make_url(value)
        known = url.get_backend_name() == "postgresql" or (
            url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
        )
    except ArgumentError:
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
    if value is not None and not re.fullmatch(r"https?://\S+", value):
        message = "must be the http(s) address under which the outside reaches this server"
        raise ValueError(message)
    return value.rstrip("/") if value else None


def _command(value: str) -> str:
    if not re.fullmatch(r"/[a-z0-9_-]{1,31}", value):
        message = "must be a slash and at most 31 small letters, digits, - or _, as in /prs (Slack's limit is 32)"
        raise ValueError(message)
    return value


class Settings(BaseSettings):
    """All settings; names are those of the environment (product reference, section 9)."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True)

    slack_bot_token: Annotated[str | None, _token("xoxb-", "*OAuth & Permissions*"), Field(repr=False)] = None
    slack_app_token: Annotated[str | None, _token("xapp-", "*Basic Information, App-Level Tokens*"), Field(repr=False)] = None
    slack_signing_secret: Annotated[str | None, Field(repr=False)] = None
    slack_api_url: Annotated[str, AfterValidator(_api)] = "https://slack.com/api/"
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = "sqlite:///prs.db"
    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT
    host: str = "127.0.0.1"
    prs_channel: str | None = None
    prs_timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Amsterdam"
    prs_public_url: Annotated[str | None, AfterValidator(_public)] = None
    prs_command: Annotated[str, AfterValidator(_command)] = "/prs"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's zone."""
        return ZoneInfo(self.prs_timezone)

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

    Raises:
        WrongSettings: naming every one that does not hold.
    """
    try:
        # `_env_file` is pydantic-settings' own argument, of which the type checker knows nothing.
        settings = Settings(_env_file=env_file) if environment is None else Settings(**_alone(environment))  # type: ignore[call-arg]
    except ValidationError as error:
        raise WrongSettings([_problem(dict(each)) for each in error.errors()]) from error
    given = environment if environment is not None else os.environ
    if "port" in settings.model_fields_set and "host" not in settings.model_fields_set and (environment is not None or "PORT" in given):
        return settings.model_copy(update={"host": "0.0.0.0"})  # noqa: S104  # a platform that sets PORT reaches us from outside
    return settings


def _alone(environment: Mapping[str, str]) -> dict[str, Any]:
    """Hand settings in as a mapping, whatever the real environment holds: no name there starts with that prefix."""
    given = {name.lower(): value for name, value in environment.items() if name.lower() in Settings.model_fields and value != ""}
    return {"_env_file": None, "_env_prefix": "not from the environment: ", **given}


def _problem(error: Mapping[str, Any]) -> str:
    name = "_".join(str(part) for part in error["loc"]).upper()
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{name} {message[0].lower() + message[1:] if not message.startswith('must') else message}"
