"""What else can go wrong: Slack that misbehaves, databases that go away or are full, frozen workers, clocks that jump."""

import os
import random
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.databases import Postgres, postgres_server
from tests.faults.harness import ROADS, Scene, Zygote, answer, scene_on
from tests.faults.test_kills import LONG, MISHAPS, known_place
from tests.faults.zygote import Order

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600 if LONG else 240)]


# --- Slack ---


def lie(slack: Sandbox, method: str) -> None:
    """Say `ok` and not of what."""
    slack.faults.lose_reply(method, how="empty")


def test_slack_may_misbehave_in_any_call_of_the_road(on_sqlite: Scene) -> None:
    number = 0
    calls = {"chat.postMessage": "a first DM", "conversations.open": "a first DM", "files.completeUploadExternal": "a file"}
    for method, road in calls.items():
        for name, plan in (MISHAPS | {"an ok of nothing": lie}).items():
            if not LONG and method != "chat.postMessage" and name in {"silence after accepting", "late acceptance", "500"}:
                continue
            plan(on_sqlite.slack, method)
            ROADS[road](on_sqlite, number := number + 1)
            on_sqlite.run(seconds=0.3)
    on_sqlite.slack.faults.clear()
    on_sqlite.finish()

    on_sqlite.check()


# --- workers ---


def test_worker_that_is_frozen_past_its_lease_and_wakes_doubles_nothing(scene: Scene) -> None:
    places = ["calling chat.postMessage", "requested chat.postMessage", "answered chat.postMessage", "after COMMIT"]
    frozen = []
    for number, place in enumerate(places):
        at = known_place(scene, "a DM", place)
        ROADS["a DM"](scene, 10 + number)
        frozen.append(scene.run(stop_at=at))
        scene.set_aside()
    scene.bring_back()
    scene.pass_time()
    scene.finish()
    ended = [scene.zygote.wake(one.pid) for one in frozen]
    scene.finish()

    assert [one.stopped for one in frozen] == [True] * len(places)
    assert [one.killed for one in ended] == [0] * len(places)
    scene.check()


def test_two_workers_share_the_work_and_double_nothing(scene: Scene) -> None:
    other = Zygote()
    try:
        other.warm(Order(settings=scene.settings, now=scene.slack.clock().isoformat()))
        for number in range(12):
            ROADS[list(ROADS)[number % len(ROADS)]](scene, number)
        both = [threading.Thread(target=scene.run, kwargs={"zygote": each, "seconds": 60.0}) for each in (None, other)]
        for one in both:
            one.start()
        for one in both:
            one.join()
    finally:
        other.close()

    scene.check()


@pytest.mark.postgres
def test_two_workers_killed_at_random_in_a_storm_of_answers_double_nothing(on_postgres: Scene) -> None:
    seed = int(os.environ.get("PRS_FAULTS_SEED") or random.randrange(10**6))  # noqa: S311  # no secret
    print(f"To draw the same again: PRS_FAULTS_SEED={seed}")
    chance = random.Random(seed)  # noqa: S311
    other = Zygote()
    try:
        other.warm(Order(settings=on_postgres.settings, now=on_postgres.slack.clock().isoformat()))
        number = 0
        while number < (60 if LONG else 4) or on_postgres.kills < 4:
            number += 1
            ROADS[chance.choice(list(ROADS))](on_postgres, number)
            ROADS["a card"](on_postgres, 1000 + number)
            orders = [{"zygote": each, "kill_at": chance.randrange(20, 160), "seconds": 0.6} for each in (None, other)]
            both = [threading.Thread(target=on_postgres.run, kwargs=order) for order in orders]
            for one in both:
                one.start()
            for _ in range(8):
                answer(on_postgres, chance.randrange(1000))
            for one in both:
                one.join()
    finally:
        other.close()
    on_postgres.finish()

    on_postgres.check()


# --- databases ---


@pytest.mark.postgres
def test_connections_that_the_server_ends_lose_and_double_nothing(on_postgres: Scene, postgres_url: str, postgres: Postgres) -> None:
    for number in range(14):
        ROADS[list(ROADS)[number % len(ROADS)]](on_postgres, number)
    at_work = threading.Thread(target=on_postgres.run, kwargs={"seconds": 60.0})
    at_work.start()
    for _ in range(8):
        time.sleep(0.1)
        postgres.terminate_all(postgres_url)
    at_work.join()
    on_postgres.finish()

    on_postgres.check()


@pytest.mark.postgres
@pytest.mark.parametrize("mode", ["immediate", "fast"] if LONG else ["immediate"])
def test_server_that_restarts_loses_and_doubles_nothing(zygote: Zygote, mode: str) -> None:
    with postgres_server(lasting=True) as server, server.lasting() as url, scene_on(url, zygote) as scene:
        for number in range(14):
            ROADS[list(ROADS)[number % len(ROADS)]](scene, number)
        at_work = threading.Thread(target=scene.run, kwargs={"seconds": 60.0})
        at_work.start()
        time.sleep(0.3)
        server.restart(mode)
        at_work.join()
        scene.finish()

        scene.check()


def test_full_disk_loses_and_doubles_nothing(on_sqlite: Scene, sqlite_url: str) -> None:
    assert Path(sqlite_url.partition(":///")[2]).exists()
    road = on_sqlite.run_of("a DM")
    commits = [place for place, name in enumerate(road, start=1) if name == "before COMMIT" or name.startswith(("calling", "answered"))]
    for number, place in enumerate(commits):
        ROADS["a DM"](on_sqlite, 10 + number)
        on_sqlite.run(full_at=place, seconds=0.2)
        on_sqlite.pass_time()
        on_sqlite.set_aside()
    on_sqlite.bring_back()
    on_sqlite.finish()

    on_sqlite.check()


# --- clocks ---


@pytest.mark.parametrize("wrong", [timedelta(hours=20), timedelta(days=40), -timedelta(hours=20), -timedelta(days=40)], ids=str)
def test_clock_that_was_wrong_when_a_message_went_doubles_nothing(on_sqlite: Scene, wrong: timedelta) -> None:
    at = known_place(on_sqlite, "an answer", "answered chat.postMessage")
    ROADS["an answer"](on_sqlite, 1)
    killed = on_sqlite.run(kill_at=at, off_by=max(wrong, timedelta(0)))
    on_sqlite.pass_time()
    on_sqlite.run(seconds=60.0, off_by=wrong)
    on_sqlite.finish()

    assert killed.killed
    on_sqlite.check()
