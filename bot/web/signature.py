"""Whether a request is Slack's: signed with our secret, a moment ago.

Bolt's own check stays behind this one, which also says what is wrong and does not stumble over what strangers send.
Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
import re
from collections.abc import Mapping
from enum import Enum, auto
from hashlib import sha256

FRESH = 300
"""Seconds that a request may be away from our clock, either way."""

_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")


class Signature(Enum):
    """What a signature says of a request."""

    GENUINE = auto()
    WRONG_CLOCK = auto()
    """Signed with our secret at another time than we have: a clock is wrong, or somebody repeats an old request."""
    WRONG_SECRET = auto()
    """It has all that Slack's have and another signature: our secret is wrong, or somebody forges."""
    STRANGE = auto()
    """Nothing like a request of Slack's."""


def judge_signature(secret: str, headers: Mapping[str, str], body: bytes, *, now: float) -> tuple[Signature, float]:
    """Judge a request by its headers and body; also return by how many seconds its time is ahead of ours."""
    timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return Signature.STRANGE, 0.0
    ahead = int(timestamp) - now
    ours = "v0=" + hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, sha256).hexdigest()
    if hmac.compare_digest(ours, signature):
        return (Signature.GENUINE if abs(ahead) <= FRESH else Signature.WRONG_CLOCK), ahead
    return Signature.WRONG_SECRET, ahead
