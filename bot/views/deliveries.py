"""Deliveries as organisers see them: what did not arrive and why, a channel that was closed, and the state of it all."""

from collections.abc import Sequence

from bot.domain.calendar import local_day
from bot.domain.delivery_status import DeliveryStatus, Missing, remedy_for
from bot.domain.events import Event
from bot.texts import Texts
from bot.views.blocks import Block, Message, View, bullets, button, buttons, field, header, modal, prose, section, sentence
from bot.views.event_form import channel_select

MOST = 10
"""Lines before *and more*."""

RETRY_ACTION = "announce_retry"
ELSEWHERE_ACTION = "announce_elsewhere"
"""Try an announcement again, or choose another channel for it; the value is the event's number."""

ELSEWHERE_FORM = "announce_elsewhere_form"


def undelivered(rows: Sequence[Missing], t: Texts, *, missed: bool, command: str) -> Message:
    """Tell what did not arrive: one in a sentence, several in a list."""
    remedies = dict.fromkeys(t(remedy_for(row.reason)) for row in rows if row.state == "failed")
    if len(rows) == 1:
        said = _one(rows[0], t, missed=missed)
        return Message(text=said, blocks=(sentence(" ".join((said, *remedies))), *ways_on(rows, t)))
    title = t("missed-many" if missed else "failed-many", count=len(rows))
    parts = [section(title), bullets([line(row, t)] for row in rows[:MOST]), *map(section, remedies)]
    if len(rows) > MOST:
        parts.append(section(t("undelivered-more", count=len(rows) - MOST, command=command)))
    return Message(text=title, blocks=(prose(*parts), *ways_on(rows, t)))


def elsewhere_form(event: Event, t: Texts) -> View:
    """Ask in which other channel an announcement is to come."""
    return modal(
        ELSEWHERE_FORM,
        t("form-elsewhere-title"),
        (sentence(event.plan.title), field("channel", t("field-channel"), channel_select(None), hint=t("field-channel-hint"))),
        t,
        submit=t("button-post"),
        carries=event.id,
    )


def ways_on(rows: Sequence[Missing], t: Texts) -> list[Block]:
    """Offer to try each announcement again that is still to be posted, or to choose another channel for it."""
    events = {row.to_announce.id: row for row in rows if row.to_announce is not None}
    return [
        buttons(
            f"announce:{event}",
            button(t("button-retry", event=f"V{event}"), RETRY_ACTION, str(event)),
            *([button(t("button-elsewhere"), ELSEWHERE_ACTION, str(event))] if row.kind == "post_card" else []),
        )
        for event, row in list(events.items())[:MOST]
    ]


def channel_closed(name: str, shown: Sequence[str], t: Texts, *, why: str, command: str) -> Message:
    """Tell that a channel takes no messages any more, and what to do."""
    said = t(f"channel-{why}", name=name)
    concerned = t("channel-closed-events", events=", ".join(shown)) if shown else ""
    whole = " ".join(filter(None, (said, concerned, t(f"channel-{why}-remedy", command=command))))
    return Message(text=said, blocks=(sentence(whole),))


def worker_missing(t: Texts, *, command: str) -> Message:
    """Tell that a process that delivers is gone."""
    said = t("worker-missing", command=command)
    return Message(text=said, blocks=(sentence(said),))


def status(standing: DeliveryStatus, t: Texts) -> Message:
    """Show the state of deliveries: what went out, what waits, what failed, and whether a worker is alive."""
    waits = [t("status-later", count=standing.later, shifted=standing.shifted)]
    if standing.overdue and standing.overdue_since is not None:
        waits.append(t("status-overdue", count=standing.overdue, since=t.moment(standing.overdue_since)))
    if standing.doubtful:
        waits.append(t("status-doubtful", count=standing.doubtful))
    sent = t("status-sent", day=standing.sent_day, week=standing.sent_week, skipped=standing.skipped_week)
    undelivered = t("status-undelivered", failed=standing.failed_week, missed=standing.missed_week)
    facts = [*_workers(standing, t), sent, *waits]
    if standing.latest:
        latest = bullets([line(row, t)] for row in standing.latest[:MOST])
        parts = [bullets([line] for line in facts), section(undelivered), latest]
    else:
        parts = [bullets([line] for line in (*facts, undelivered))]
    return Message(text=t("status-title"), blocks=(header(t("status-title")), prose(*parts)))


def _workers(standing: DeliveryStatus, t: Texts) -> list[str]:
    said = [t("status-workers", count=len(standing.alive))]
    if standing.gone:
        said.append(
            t("status-workers-gone", count=len(standing.gone), seconds=int(min(one.silent_for for one in standing.gone).total_seconds()))
        )
    if standing.closed_because:
        said.append(t("status-closed", reason=standing.closed_because))
    return said


def what_of(kind: str, about: str, t: Texts) -> str:
    """Name a message by what it was about."""
    return t(f"failed-{kind}", subject=about) if about and t.has(f"failed-{kind}") else t("failed-other")


def _one(row: Missing, t: Texts, *, missed: bool) -> str:
    what = what_of(row.kind, row.about, t)
    if missed:
        return t("missed-told", what=what, day=_day(row, t))
    return t("skipped-told", what=what) if row.state == "skipped" else t("failed-told", what=what, reason=row.reason)


def line(row: Missing, t: Texts) -> str:
    """Name what did not arrive, in a line."""
    what = what_of(row.kind, row.about, t)
    match row.state:
        case "missed":
            return t("missed-line", what=what, day=_day(row, t))
        case "skipped":
            return what
        case _:
            return t("failed-line", what=what, reason=row.reason)


def _day(row: Missing, t: Texts) -> str:
    return t.day(local_day(row.due_at, t.zone))
