"""Every request of Slack's refused: by a wrong signing secret, or by a clock that is off. Strangers who forge change nothing."""

import re

import httpx
import pytest

from bot.ops.doctor import examine
from bot.ops.status import status
from bot.sandbox.delivery import Parcel
from tests.wire.running import HERE, Running


def knock(bot: Running, *, times: int = 1, secret: str | None = None, skew: float = 0.0, agent: str | None = None) -> None:
    """Let Slack (or whoever says so) send something, and let the bot record whom it refused."""
    http = bot.slack.http
    assert http
    real, http.secret, http.clock_skew = http.secret, secret or http.secret, skew
    payload = {"type": "url_verification", "challenge": "x", "team_id": HERE}
    for _ in range(times):
        if agent is None:
            http.post(Parcel("events_api", payload))
        else:
            headers = {**http.headers("application/json", b"{}", Parcel("events_api", payload)), "User-Agent": agent}
            httpx.post(http.request_url, content=b"{}", headers=headers)
    http.secret, http.clock_skew = real, 0.0
    if bot.deps.refused_requests.changed:
        with bot.deps.writing(HERE) as session:
            bot.deps.refused_requests.keep(session)


def told(bot: Running) -> tuple[str, str, str]:
    """Return what readiness, `prs status` and the doctor say of it."""
    ready = [line for line in bot.process.problems() if "refused" in line]
    told = [line for line in status(bot.deps) if "Slack's requests refused" in line]
    doctor = [f"{finding.said} {finding.remedy}" for finding in examine(bot.deps) if finding.name == "requests"]
    return " ".join(ready), " ".join(told), " ".join(doctor)


@pytest.mark.parametrize(
    ("secret", "skew", "cause", "remedy"),
    [
        ("een ander geheim", 0, "they are not signed with SLACK_SIGNING_SECRET", "Copy the Signing Secret again"),
        (None, 400, r"our clock is (399|400) s behind Slack's", "NTP"),
        (None, -400, r"our clock is 40[01] s ahead of Slack's", "NTP"),
    ],
)
def test_all_of_slack_shut_out_is_told_with_its_cause_and_count(
    one_bot: Running, secret: str | None, skew: int, cause: str, remedy: str
) -> None:
    knock(one_bot, times=3, secret=secret, skew=skew)
    ready, status, doctor = told(one_bot)
    knock(one_bot)

    assert ready.startswith("3 of Slack's requests refused since ")
    assert re.search(cause, ready)
    assert status == ready
    assert doctor.startswith(ready)
    assert remedy in doctor
    assert told(one_bot) == ("", "", "")


def test_strangers_who_forge_say_nothing_where_the_secret_proved_right(one_bot: Running) -> None:
    knock(one_bot)
    knock(one_bot, times=4, secret="geraden")
    few = told(one_bot)
    knock(one_bot, times=4, secret="geraden")
    many = told(one_bot)

    assert few == ("", "", "")
    assert many[0].startswith("8 of Slack's requests refused")  # or it was renewed in Slack


def test_whoever_does_not_even_look_like_slack_is_not_counted(one_bot: Running) -> None:
    knock(one_bot, times=9, secret="geraden", agent="curl/8")

    assert told(one_bot) == ("", "", "")


def test_a_count_reaches_other_processes_by_itself(one_bot: Running) -> None:
    assert one_bot.slack.http
    one_bot.slack.http.clock_skew = 900
    one_bot.slack.http.verify()

    assert one_bot.slack.wait_for(lambda: "refused" in " ".join(status(one_bot.deps)), 15)
