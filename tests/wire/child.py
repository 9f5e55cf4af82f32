"""A bot in a process of its own, to be killed: `python -m tests.wire.child`, with settings and NOW in the environment."""

import os
import threading
from datetime import datetime, timedelta

from bot import logs, main
from bot.config import load_settings
from bot.deps import DeliveryPace
from bot.ops.startup import prepare_database
from bot.process import Process
from bot.sandbox import MovableClock

PACE = DeliveryPace(
    time_out=timedelta(milliseconds=200),
    look_up_after=timedelta(milliseconds=700),
    lease=timedelta(seconds=2),
    gap=timedelta(milliseconds=50),
    rates={},
    gather=timedelta(milliseconds=50),
    first_retry=timedelta(milliseconds=100),
)


def run() -> None:
    logs.configure("ERROR", "text")
    settings = load_settings(dict(os.environ))
    parts = main.assemble(settings, clock=MovableClock(datetime.fromisoformat(os.environ["NOW"])), pace=PACE)
    prepare_database(settings, parts.deps.sessions)
    process = Process(parts, socket=True, worker=True)
    process.start()
    if process.wait_ready(20):
        print("ready", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    run()
