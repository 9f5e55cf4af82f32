"""How an agenda looks: on a card, and by itself."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.calendar import local_day
from bot.domain.shown import ShownItem
from bot.texts import Texts
from bot.views.blocks import Block, bullets, link, run, section

_MINUTE = timedelta(minutes=1)


def agenda_parts(items: Sequence[ShownItem], t: Texts) -> list[Block]:
    """Make the paragraphs of an agenda on a card; none where there is nothing on it."""
    if not items:
        return []
    return [section("\n", run(t("fact-agenda"), bold=True)), bullets((item_line(item, t) for item in items), ordered=True)]


def item_line(item: ShownItem, t: Texts) -> list[Block | str]:
    """Write an agenda item: its title, how long, by whom, and where the attachment is."""
    facts = [fact for fact in (duration(item.lasts, t), item.presenter) if fact]
    row: list[Block | str] = [item_title(item, t), f" ({', '.join(facts)})" if facts else ""]
    if item.attachment:
        row += [" · ", link(item.attachment, t("agenda-attachment"))]
    return row


def item_title(item: ShownItem, t: Texts) -> str:
    """Name an agenda item; the standing one is about the meeting before."""
    if item.minutes_of is None:
        return item.title
    day = t.short_day(local_day(item.minutes_of.plan.starts_at, t.zone))
    return t("agenda-standing-minutes", day=day, number=f"V{item.minutes_of.id}")


def duration(lasts: timedelta | None, t: Texts) -> str:
    """Write how long an item takes; empty where nobody said so."""
    return t("agenda-lasts", number=lasts // _MINUTE) if lasts else ""
