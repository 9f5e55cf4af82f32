"""The owners of an action item, new, former, or when it lapsed: each hears it once, and not what was undone before they heard."""

from sqlalchemy import select, update

from bot.db import outbox
from bot.db.engine import WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.action_items import ActionItem
from bot.domain.ids import MemberId
from bot.domain.notices import Notice, TellAssigned, TellDropped, TellNoLonger
from bot.services import action_items
from tests.builders import ANNA, BRAM, CARLA, HERE, NOW, minutes_after, promised


def waiting(session: WorkspaceSession) -> list[Notice | None]:
    rows = select(OutboxRow.notice).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").order_by(OutboxRow.id)
    return [outbox.read_notice(notice) for notice in session.scalars(rows)]


def heard(session: WorkspaceSession) -> None:
    """Let everybody hear what waits for them."""
    session.execute(update(OutboxRow).where(OutboxRow.workspace_id == HERE, OutboxRow.state == "queued").values(state="sent"))


def give(session: WorkspaceSession, item: ActionItem, *owners: MemberId, after: int) -> None:
    now = minutes_after(after)
    action_items.change(session, item.id, text=item.text, owners=owners, due_on=item.due_on, by=ANNA, now=now)


def test_whose_it_is_no_longer_hears_it(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    heard(session)
    give(session, item, CARLA, after=5)
    give(session, item, CARLA, ANNA, after=6)

    assert waiting(session) == [TellAssigned(item=item.id, owner=CARLA), TellNoLonger(item=item.id, owner=BRAM, by=ANNA)]


def test_whoever_never_heard_that_it_was_theirs_need_not_hear_that_it_is_not(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    give(session, item, CARLA, after=5)

    assert waiting(session) == [TellAssigned(item=item.id, owner=CARLA)]


def test_what_is_given_back_to_them_before_they_hear_of_it_they_never_lost(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    heard(session)
    give(session, item, CARLA, after=5)
    give(session, item, BRAM, after=6)

    assert waiting(session) == []


def test_whose_it_was_hears_that_it_lapsed(session: WorkspaceSession) -> None:
    item = promised(session, BRAM, CARLA)
    heard(session)
    action_items.drop(session, item.id, by=CARLA, now=NOW)

    assert waiting(session) == [TellDropped(item=item.id, by=CARLA, to=ANNA), TellDropped(item=item.id, by=CARLA, to=BRAM)]


def test_whoever_never_heard_of_it_need_not_hear_that_it_lapsed(session: WorkspaceSession) -> None:
    item = promised(session, BRAM)
    action_items.drop(session, item.id, by=ANNA, now=NOW)

    assert waiting(session) == []
