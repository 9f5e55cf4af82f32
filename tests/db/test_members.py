"""Members are read once in a transaction, and anew once one was changed."""

from datetime import date

from sqlalchemy import event

from bot.db import members
from bot.db.engine import WorkspaceSession
from bot.db.odd_data import alone
from tests.builders import ANNA, BRAM

MONDAY = date(2012, 12, 3)


def test_who_is_asked_for_again_is_not_read_again(session: WorkspaceSession) -> None:
    asked: list[str] = []
    event.listen(session.line, "before_cursor_execute", lambda *told: asked.append(told[2]))
    found = [members.get(session, ANNA), members.named(session, [ANNA, BRAM])[ANNA], members.get(session, ANNA)]

    assert found[0] is not None
    assert found == [found[0]] * 3
    assert len(asked) == 2


def test_who_was_changed_is_read_as_changed_and_as_before_once_that_is_rolled_back(session: WorkspaceSession) -> None:
    def paused() -> date | None:
        found = members.get(session, ANNA)
        return found.paused_until if found else None

    before = paused()
    with alone(session, "pause of", ANNA):
        members.save_pause(session, ANNA, MONDAY)
        during = paused()
        int("")
    after = paused()
    members.save_pause(session, ANNA, MONDAY)

    assert (before, during, after, paused()) == (None, MONDAY, None, MONDAY)
