"""/metrics: what is counted, by which process, who may read it, and that it names nobody and cannot be filled."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import main
from bot.config import load_settings
from bot.ops.tick import tick
from bot.web import make_web
from bot.web.metrics import CODES, Metrics
from tests.web.asking import ask
from tests.wire.running import Running, running, unused_port, workspace_of

pytestmark = pytest.mark.wire

Sample = dict[tuple[str, str], float]
TOKEN = "een-lang-en-geheim-woord"
PERSONAL = ("Anna", "Bram", "U1ANNA", "U2BRAM", "C1ALGEMEEN", "algemeen", "T0PRS", "Zaal", "xoxb")


def read(page: str) -> Sample:
    """Read a page as Prometheus does: by name and the one label there is."""
    return {
        (sample.name, ",".join(value for name, value in sample.labels.items() if name != "le")): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


@contextmanager
def measured(url: str) -> Iterator[tuple[Running, Metrics]]:
    metrics = Metrics()
    with running(url, "http", measures=metrics) as bot:
        yield bot, metrics


def address(bot: Running, path: str) -> str:
    assert bot.slack.http
    return bot.slack.http.request_url.removesuffix("/slack/events") + path


def test_what_waits_what_left_how_late_how_long_it_took_and_what_slack_refused(sqlite_url: str) -> None:
    with measured(sqlite_url) as (bot, _):
        bot.told("anna", "/prs actie @bram Zaal regelen")
        waiting = read(httpx.get(address(bot, "/metrics")).text)
        bot.slack.faults.error("chat.postMessage", "service_unavailable")
        bot.deliver()
        bot.slack.wait_for(lambda: tick(bot.parts) or bot.words("bram"))
        answer = httpx.get(address(bot, "/metrics"))
    seen = read(answer.text)

    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert waiting["prs_queue", "queued"] == waiting["prs_queue_due", ""] == 1
    assert (seen["prs_queue", "queued"], seen["prs_ended_last_day", "sent"]) == (0, 1)
    assert (seen["prs_ended_last_day", "failed"], seen["prs_queue", "doubtful"]) == (0, 0)
    assert seen["prs_delivery_delay_seconds_count", ""] == 1
    assert seen["prs_request_seconds_count", "command,answered"] == 1
    assert seen["prs_slack_errors_total", "service_unavailable"] == 1
    assert seen["prs_ready", ""] == 1


def test_the_page_names_no_person_channel_or_text(sqlite_url: str) -> None:
    with measured(sqlite_url) as (bot, _):
        bot.told("anna", "/prs actie @bram Zaal regelen")
        bot.person("bram").say("volgende vergadering")
        bot.slack.faults.error("chat.postMessage", "restricted_action")
        bot.deliver()
        page = httpx.get(address(bot, "/metrics")).text

    assert [word for word in PERSONAL if word in page] == []


def test_labels_are_few_whatever_comes_in() -> None:
    metrics = Metrics()
    for number in range(10_000):
        metrics.refused(f"code_{number}")
    codes = {label for name, label in read(metrics.page().decode()) if name == "prs_slack_errors_total"}

    assert len(codes) == CODES + 1
    assert "other" in codes


def test_requests_are_counted_by_a_few_kinds(sqlite_url: str) -> None:
    with measured(sqlite_url) as (bot, metrics):
        card = bot.announce()
        bot.person("bram").tap(card, "rsvp.yes")
        bot.person("bram").react(card, "x")
        bot.deliver()
        counted = {label for name, label in read(metrics.page().decode()) if name == "prs_request_seconds_count"}

    assert counted == {"command,answered", "form,answered", "tap,answered", "event,answered"}


@pytest.mark.parametrize(
    ("host", "token", "given", "status"),
    [
        ("127.0.0.1", None, None, 200),
        ("0.0.0.0", None, None, 404),
        ("0.0.0.0", TOKEN, None, 404),
        ("0.0.0.0", TOKEN, f"Bearer {TOKEN}x", 404),
        ("0.0.0.0", TOKEN, f"Bearer {TOKEN}", 200),
        ("127.0.0.1", TOKEN, None, 404),
        ("127.0.0.1", TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
def test_only_this_machine_or_whoever_has_the_token_reads_it(
    sqlite_url: str, host: str, token: str | None, given: str | None, status: int
) -> None:
    facts = {"DATABASE_URL": sqlite_url, "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "x", "HOST": host}
    made = load_settings(facts | ({"PRS_METRICS_TOKEN": token} if token else {}))
    parts = main.assemble(made, measures=Metrics())
    try:
        web = make_web(parts.app, parts.deps, list, signed=True)
        reply = ask(web, "/metrics", **({"authorization": given} if given else {}))
    finally:
        parts.deps.sessions.engine.dispose()

    assert reply.status == status


def test_a_process_that_counts_nothing_has_no_such_page(sqlite_url: str) -> None:
    with running(sqlite_url, "http") as bot:
        assert httpx.get(address(bot, "/metrics")).status_code == 404


def test_where_the_database_is_away_the_page_says_that_it_is_not_ready(sqlite_url: str) -> None:
    with measured(sqlite_url) as (bot, _):
        with bot.deps.sessions.engine.begin() as line:
            line.exec_driver_sql("ALTER TABLE outbox RENAME TO elders")
        page = read(httpx.get(address(bot, "/metrics")).text)

    assert page["prs_ready", ""] == 0
    assert not any(name == "prs_queue" for name, _ in page)


@pytest.mark.postgres
def test_every_process_tells_the_same_of_the_queue_and_its_own_of_what_it_did(postgres_url: str) -> None:
    with (
        workspace_of("http") as slack,
        running(postgres_url, "http", slack=slack, measures=Metrics()) as web,
        running(postgres_url, "http", slack=slack, measures=Metrics()) as worker,
    ):
        web.told("anna", "/prs actie @bram Zaal regelen")
        web.told("anna", "/prs actie @bram Bus regelen")
        before = [read(httpx.get(address(each, "/metrics")).text) for each in (web, worker)]
        worker.deliver()
        after = [read(each.deps.measures.page().decode()) for each in (web, worker)]

    assert [each["prs_queue", "queued"] for each in before] == [2, 2]
    assert [each["prs_ended_last_day", "sent"] for each in after] == [2, 2]
    assert [each["prs_delivery_delay_seconds_count", ""] for each in after] == [0, 2]


@pytest.mark.postgres
@pytest.mark.slow
def test_a_worker_serves_its_health_where_it_is_told_to(postgres_url: str, tmp_path: Path) -> None:
    port = unused_port()
    with workspace_of("http") as slack:
        facts = {**slack.settings, "DATABASE_URL": postgres_url, "PATH": os.environ["PATH"]}
        started = subprocess.Popen([Path(sys.executable).with_name("prs"), "worker", "--port", str(port)], env=facts, cwd=tmp_path)
        try:
            slack.wait_for(lambda: _page(port).get(("prs_workers_alive", "")) == 1, 60)
            page, ready = _page(port), httpx.get(f"http://127.0.0.1:{port}/readyz").status_code
            refused = httpx.post(f"http://127.0.0.1:{port}/slack/events").status_code
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(60)

    assert ready == 200
    assert page["process_resident_memory_bytes", ""] > 1_000_000
    assert refused == 404


def _page(port: int) -> Sample:
    try:
        return read(httpx.get(f"http://127.0.0.1:{port}/metrics").text)
    except httpx.HTTPError:  # it is not there yet
        return {}
