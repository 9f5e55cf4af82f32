"""Read the minutes that came in: fetched from Slack, read in a process of their own, and shown to whoever sent them."""

import structlog

from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.errors import DomainError
from bot.domain.ids import WorkspaceId
from bot.domain.minutes import Minutes
from bot.services import minutes
from bot.services.minutes import TRIES, FileGone
from bot.services.perform import refusal
from bot.slack.errors import TROUBLE, GiveUp, judge

log = structlog.get_logger(__name__)

EVERY = 1
"""Seconds between two looks."""


def run(deps: Deps) -> int:
    """Read all minutes that wait, one by one, and return their number. One that a process died over is taken up after three minutes."""
    done = 0
    while (workspace := deps.home.workspace) is not None:
        with deps.reading(workspace) as session:
            if not minutes.anything_to_read(session):
                break
        with deps.writing(workspace) as session:
            taken = minutes.next_to_read(session)
        if taken is None:
            break
        _read_or_refuse(deps, workspace, *taken)
        done += 1
    return done


def _read_or_refuse(deps: Deps, workspace: WorkspaceId, found: Minutes, tried: int) -> None:
    """Read minutes, unless so many processes were lost over them that nobody should wait any longer."""
    from bot.reading.files import FileUnreadable  # noqa: PLC0415  # as below

    if tried > TRIES:
        _refuse(deps, workspace, found, FileUnreadable(name=found.file_name))
    else:
        _read(deps, workspace, found, tried)


def _read(deps: Deps, workspace: WorkspaceId, found: Minutes, tried: int) -> None:
    # The libraries of the formats are large, and most processes read none.
    from bot.reading.apart import read_apart  # noqa: PLC0415
    from bot.reading.second_reader import named  # noqa: PLC0415

    try:
        content = _fetched(deps, workspace, found)
        second = named(deps.settings.prs_reader_url, deps.settings.prs_reader_model, deps.settings.prs_reader_key)
        parsed = read_apart(content, name=found.file_name, today=local_day(deps.clock(), deps.settings.zone), second=second)
    except TROUBLE as error:
        verdict = judge(error)
        log.warning("minutes_not_fetched", minutes=found.id, code=verdict.reason)
        if isinstance(verdict, GiveUp) or tried >= TRIES:
            _refuse(deps, workspace, found, FileGone(name=found.file_name))
            return
        with deps.writing(workspace) as session:
            minutes.put_off(session, found.id, tried)
        return
    except DomainError as refused:
        _refuse(deps, workspace, found, refused)
        return
    with deps.writing(workspace) as session:
        minutes.keep_read(session, found.id, parsed, now=deps.clock(), zone=deps.settings.zone)
    log.info("minutes_read", minutes=found.id)


def _fetched(deps: Deps, workspace: WorkspaceId, found: Minutes) -> bytes:
    """Return the bytes of a file, and keep them: what was fetched once need not be again."""
    from bot.reading.files import MAX_BYTES, FileTooLarge  # noqa: PLC0415  # as above

    with deps.reading(workspace) as session:
        content = minutes.file_of(session, found.id)
    if content is not None or found.slack_file is None:
        return content or b""
    fetched = deps.slack.fetch(found.slack_file, most=MAX_BYTES)
    if fetched.content is None:
        raise FileTooLarge(megabytes=MAX_BYTES // 1_000_000)
    with deps.writing(workspace) as session:
        minutes.keep_file(session, found.id, fetched.content)
    return fetched.content


def _refuse(deps: Deps, workspace: WorkspaceId, found: Minutes, refused: DomainError) -> None:
    with deps.writing(workspace) as session:
        minutes.refuse(session, found.id, refusal(refused, deps.settings.zone), now=deps.clock())
