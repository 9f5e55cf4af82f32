"""What an error of Slack's means for a delivery: try again, look first, give up, or stop altogether."""

import re
from dataclasses import dataclass
from datetime import timedelta
from errno import EHOSTUNREACH, ENETDOWN, ENETUNREACH
from http.client import HTTPException
from socket import gaierror
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError


@dataclass(frozen=True, slots=True)
class Retry:
    """It was not done; try again, no sooner than `after`. `limited`: Slack asked the whole `method` to wait."""

    reason: str
    after: timedelta | None = None
    limited: bool = False
    method: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The outcome is unknown: it may have been done."""

    reason: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Slack refuses for good, until somebody acts."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Slack is closed to us: the token was revoked, or the app removed."""

    reason: str


TROUBLE = (SlackClientError, HTTPException, OSError)
"""All that a call of Slack can raise: its own errors, a broken conversation, the network."""

Verdict = Retry | Doubt | GiveUp | Stop

# docs.slack.dev, errors of the methods we call (docs/slack-facts.md, section 11). An unknown code is permanent but logged:
# Slack says its lists are not exhaustive, and trying for ever is a flood.
_RETRY = {"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "request_timeout", "team_added_to_org"}
_DOUBT = {"internal_error", "fatal_error"}
"""Slack's own words: "it is possible some aspect of the operation succeeded"."""
_STOP = {
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "account_inactive",
    "token_expired",
    "org_login_required",
    "team_access_not_granted",
}
_NEVER_MADE = {ENETDOWN, ENETUNREACH, EHOSTUNREACH}
_CODE = re.compile(r"[a-z0-9_]+")
NOT_IN_CHANNEL = {"not_in_channel", "channel_not_found"}
ARCHIVED = {"is_archived", "is_inactive"}
NOBODY_THERE = {"user_disabled", "user_not_found", "user_not_visible", "cannot_dm_bot", "user_not_in_channel"}
"""The receiver is not there; whatever else Slack refuses for good is about the app, a setting or a channel, and fails."""
NOT_HEARD = NOT_IN_CHANNEL | ARCHIVED | {"user_not_in_channel"}
"""Only one member would see it, and there they do not: it goes to their DM."""
SHOWN_OTHERWISE = "hash_conflict"
"""What a view was to replace is no longer what it shows."""
CARD_LOST = {"message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch", "thread_not_found"}


def code_of(error: Exception) -> str:
    """Return the code of an error: Slack's own word, or its class."""
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error", ""))
        # What is no JSON (a proxy's page) the SDK puts into `error` whole.
        return code if _CODE.fullmatch(code) else f"http_{error.response.status_code}"
    return type(error).__name__


def judge(error: Exception) -> Verdict:
    """Return what an error of a call means.

    A connection that was never made did nothing; one that broke later may have. HTTP 5xx answers may come from a proxy
    behind which the request went through.
    """
    if isinstance(error, SlackApiError):
        return _judge_answer(error)
    if isinstance(error, SlackRequestError):  # a mistake in our own call
        return GiveUp(code_of(error))
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, (ConnectionRefusedError, gaierror)) or (isinstance(cause, OSError) and cause.errno in _NEVER_MADE):
        return Retry(type(cause).__name__)
    if isinstance(error, (SlackClientError, HTTPException, OSError)):
        return Doubt(type(cause).__name__)
    raise error


def _judge_answer(error: SlackApiError) -> Verdict:
    code = code_of(error)
    status = error.response.status_code
    if status == 429:  # noqa: PLR2004  # RFC 6585, section 4
        headers = {name.lower(): value for name, value in (error.response.headers or {}).items()}
        method = str(error.response.api_url).rpartition("/")[2]
        return Retry("ratelimited", timedelta(seconds=float(headers.get("retry-after", 1))), limited=True, method=method)
    if code in _STOP:
        return Stop(code)
    if code in _RETRY:
        return Retry(code)
    if code in _DOUBT or code == "http_200" or status >= 500:  # noqa: PLR2004  # RFC 9110, section 15.6
        return Doubt(code)
    needed = error.response.get("needed")  # beside missing_scope
    return GiveUp(f"{code} ({needed})" if needed else code)
