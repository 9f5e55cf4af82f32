"""A thousand answers to one event within ten seconds: nothing lost, few edits, and a true last one soon after."""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from bot.db.engine import Sessions, open_engine
from bot.sandbox import MovableClock, Pace
from tests.bench.next_meeting import _free_port, _process, _wait
from tests.wire import storm
from tests.wire.running import PEOPLE, workspace_of

ANSWERS = 1000
WITHIN = timedelta(seconds=10)


def main() -> None:
    """Run the storm against `prs run` in a process of its own, with a local workspace as Slack, and print what it showed."""
    now = datetime.now(UTC)  # noqa: TID251  # the bench runs on today's calendar
    crowd = storm.people(ANSWERS)
    slack = workspace_of(
        "http", people=(*PEOPLE, *crowd), channels=(storm.channel(crowd),), clock=MovableClock(now), pace=Pace(events_at_once=8)
    )
    with tempfile.TemporaryDirectory() as folder, slack:
        database, port = f"sqlite:///{folder}/storm.db", _free_port()
        tokens = {name: value for name, value in slack.settings.items() if name != "SLACK_APP_TOKEN"}
        settings = {**tokens, "DATABASE_URL": database, "PORT": str(port), "HOST": "127.0.0.1", "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-m", "bot", "run"]
        with _process(command, {**os.environ, **settings}, folder) as (_, started):
            _wait(port, "/readyz", started)
            slack.deliver_by_http(f"http://127.0.0.1:{port}/slack/events")
            engine = open_engine(database)
            storm.announce(slack, Sessions(engine), now=now)
            seen = storm.storm(slack, crowd, Sessions(engine), within=WITHIN)
        with engine.connect() as line:
            kept = line.execute(text("SELECT count(DISTINCT member_id) FROM rsvp_entries")).scalar_one()
        engine.dispose()
    print(f"\n{ANSWERS} answers to one event, half by button, half by reaction ({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})")
    print(f"  given within {seen.took:.1f} s; kept {kept}; taps without an acknowledgement in time {seen.refused}")
    if kept < ANSWERS:
        print(f"  {ANSWERS - kept} were told that it is too busy and to answer again: this machine had no time for them")
    print(f"  edits of the card {seen.edits}, the closest two {seen.closest:.2f} s apart")
    print(
        f"  card true in the end: {'yes' if seen.true_in_the_end else 'NO'}; last edit {seen.last_edit_after:.1f} s after the last answer"
    )
