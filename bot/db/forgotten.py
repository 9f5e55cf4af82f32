"""Those who were forgotten, by a digest of the id: so that Slack's list of members does not bring them back."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select

from bot.db.engine import WorkspaceSession
from bot.db.models import ForgottenRow
from bot.db.rows import delete_rows
from bot.db.upsert import upsert
from bot.domain.ids import MemberId


def add(session: WorkspaceSession, member: MemberId, *, until_they_act: bool, now: datetime) -> None:
    """Note that somebody was forgotten, until what they do (`until_they_act`), or else their coming back, undoes it."""
    values = {"workspace_id": session.workspace, "digest": _digest(session, member), "until_they_act": until_they_act, "forgotten_at": now}
    upsert(session, ForgottenRow, values, key=["workspace_id", "digest"])


def among(session: WorkspaceSession, members: Iterable[MemberId]) -> dict[MemberId, bool]:
    """Find who of these was forgotten, each with whether only what they do themselves undoes it."""
    digests = {_digest(session, member): member for member in members}
    rows = session.execute(
        select(ForgottenRow.digest, ForgottenRow.until_they_act).where(
            ForgottenRow.workspace_id == session.workspace, ForgottenRow.digest.in_(list(digests))
        )
    )
    return {digests[digest]: until_they_act for digest, until_they_act in rows}


def without(session: WorkspaceSession, members: Iterable[MemberId]) -> list[MemberId]:
    """Leave those out who were forgotten."""
    told = list(members)
    gone = among(session, told)
    return [member for member in told if member not in gone]


def lift(session: WorkspaceSession, member: MemberId) -> None:
    """Let somebody who was forgotten begin anew."""
    delete_rows(session, ForgottenRow, ForgottenRow.digest == _digest(session, member))


def _digest(session: WorkspaceSession, member: MemberId) -> str:
    return sha256(f"{session.workspace}:{member}".encode()).hexdigest()
