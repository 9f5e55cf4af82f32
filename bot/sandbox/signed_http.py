"""Signed HTTP: Slack's requests to the bot's own address.

Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import asyncio
import hashlib
import hmac
import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from bot.sandbox.delivery import Acknowledgement, Envelope, Pace, Parcel
from bot.sandbox.model import Json

OK = range(200, 300)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign a body as Slack does: v0, HMAC-SHA256 over version, time and raw body."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def encoded(kind: Envelope, payload: Json) -> tuple[str, bytes]:
    """Return content type and body: events as JSON, taps and forms as `payload=`, commands as form fields."""
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


@dataclass(slots=True)
class SignedHttp:
    """Posts to `request_url` with a signature; each request has `pace.ack` seconds."""

    request_url: str
    secret: str
    pace: Pace
    clock_skew: float = 0.0
    """Seconds added to the timestamp, for tests of old or early requests."""
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(32, "slack-http"))
    _semaphore: asyncio.Semaphore | None = None

    async def deliver(self, parcel: Parcel) -> Acknowledgement:
        """Post a parcel and wait for the answer."""
        if parcel.kind != "events_api":
            return await self._deliver(parcel)
        async with self._turns():
            return await self._deliver(parcel)

    def _turns(self) -> asyncio.Semaphore:
        if self._semaphore is None:
            self._semaphore = asyncio.Semaphore(self.pace.events_at_once)
        return self._semaphore

    async def _deliver(self, parcel: Parcel) -> Acknowledgement:
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.wait_for(loop.run_in_executor(self._pool, self.post, parcel), self.pace.ack)
        except TimeoutError:
            return Acknowledgement(ok=False, reason="http_timeout")

    def post(self, parcel: Parcel) -> Acknowledgement:
        """Post a parcel from this thread."""
        address = urlsplit(self.request_url)
        content_type, body = encoded(parcel.kind, parcel.payload)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=self.pace.ack)
        try:
            connection.request("POST", address.path or "/", body, self.headers(content_type, body, parcel))
            response = connection.getresponse()
            return _reply(response, response.read())
        except TimeoutError:
            return Acknowledgement(ok=False, reason="http_timeout")
        except (OSError, http.client.HTTPException):
            return Acknowledgement(ok=False, reason="connection_failed")
        finally:
            connection.close()

    def headers(self, content_type: str, body: bytes, parcel: Parcel) -> dict[str, str]:
        """Return the headers of a request: signature, and how often it was tried before."""
        timestamp = str(int(time.time() + self.clock_skew))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.secret, timestamp, body),
        }
        if parcel.attempt:
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason}
        return headers

    def verify(self) -> bool:
        """Send Slack's url_verification and say whether the challenge came back."""
        challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"
        payload = {"token": "verification-token", "challenge": challenge, "type": "url_verification"}
        reply = self.post(Parcel("events_api", payload))
        return reply.ok and (reply.body == challenge or (isinstance(reply.body, dict) and reply.body.get("challenge") == challenge))

    def close(self) -> None:
        """Stop the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _reply(response: http.client.HTTPResponse, body: bytes) -> Acknowledgement:
    no_retry = response.getheader("X-Slack-No-Retry") == "1"
    if response.status not in OK:
        return Acknowledgement(ok=False, reason="http_error", no_retry=no_retry)
    if not body:
        return Acknowledgement(ok=True)
    if (response.getheader("Content-Type") or "").startswith("application/json"):
        try:
            return Acknowledgement(ok=True, body=json.loads(body))
        except ValueError:
            return Acknowledgement(ok=True, body=body.decode(errors="replace"))
    return Acknowledgement(ok=True, body=body.decode(errors="replace"))
