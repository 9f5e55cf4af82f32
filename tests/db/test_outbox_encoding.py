import pytest
from sqlalchemy import select

from bot.db import outbox
from bot.db.engine import Sessions, WorkspaceSession
from bot.db.models import OutboxRow
from bot.domain.notices import Notice, Whisper
from bot.domain.responses import Say
from tests.builders import ANNA, GENERAL, HERE, NOW
from tests.notices import ANSWERS, CARRIERS, NOTICES, carrying

EVERYTHING = [*NOTICES, *(carrying(kind, answer) for kind in CARRIERS for answer in ANSWERS)]


def stored(session: WorkspaceSession) -> list[Notice]:
    """Read back what was queued, as delivery would."""
    return [
        outbox._adapter().validate_python(row.notice)
        for row in session.scalars(select(OutboxRow).where(OutboxRow.workspace_id == HERE).order_by(OutboxRow.id))
    ]


def test_every_notice_comes_out_as_it_went_in(network: Sessions) -> None:
    with network.writing(HERE) as session:
        for notice in EVERYTHING:
            outbox.add(session, notice, now=NOW)
    with network.reading(HERE) as session:
        came_out = stored(session)

    assert came_out == EVERYTHING
    assert [type(each) for each in came_out] == [type(each) for each in EVERYTHING]


@pytest.mark.parametrize("text", ["12", "2012-11-26", "true", "null", "1e3", "é̂漢字🎉", "\u202eomgekeerd", "\\", "x" * 10_000])
def test_text_that_looks_like_something_else_stays_text(session: WorkspaceSession, text: str) -> None:
    said = Whisper(to=ANNA, channel=GENERAL, answer=Say(text_id="said", facts=(("what", text), ("count", 12))))
    outbox.add(session, said, now=NOW)

    assert stored(session) == [said]
