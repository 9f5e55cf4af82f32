"""What a tap or a form does: one transaction, the word to the member included, and its refusal said where it belongs."""

from collections.abc import Callable
from typing import Any

from bot.composing import sentence_of
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.answers import Answer
from bot.domain.errors import DomainError
from bot.domain.ids import MemberId, WorkspaceId
from bot.services import inbox
from bot.services.answers import queue_dm_word, queue_whisper
from bot.services.members import greet, language_of
from bot.services.perform import Asked, refusal
from bot.slack import payloads
from bot.views.blocks import View

Session = WorkspaceSession
"""What handlers are handed; they reach the database through services."""

Doing = Callable[[WorkspaceSession, payloads.Tap, Asked], Answer]
Keeping = Callable[[WorkspaceSession, payloads.Submitted, Asked], Answer]
Composing = Callable[[WorkspaceSession, payloads.Tap], View]


def act(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, do: Doing) -> None:
    """Do what a button stands for; the word to the member is seen by him alone."""
    tap = payloads.tap(body)
    now = deps.clock()
    asked = Asked(by=tap.by.id, at=tap.at, now=now, zone=deps.settings.zone)

    def run(doing: Doing) -> None:
        with deps.writing(workspace) as session:
            greet(session, tap.by.id, tap.by.name, deps.settings.prs_timezone)
            if inbox.first_time(session, tap.trigger_id, now=now):
                answer = doing(session, tap, asked)
                if tap.channel is not None:
                    queue_whisper(session, answer, to=tap.by.id, channel=tap.channel, thread=tap.thread, now=now)

    try:
        run(do)
    except DomainError as refused:
        said = refusal(refused, deps.settings.zone)
        run(lambda _session, _tap, _asked: said)


def open_form(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, compose: Composing) -> None:
    """Open a form within its trigger's three seconds; what keeps it shut is said where it was tapped."""
    tap = payloads.tap(body)
    try:
        with deps.reading(workspace) as session:
            view = compose(session, tap)
        deps.slack.open_form(tap.trigger_id, view.payload())
    except DomainError as refused:
        said = refusal(refused, deps.settings.zone)
    else:
        return
    act(body, deps, workspace, lambda _session, _tap, _asked: said)


def keep(body: dict[str, Any], deps: Deps, workspace: WorkspaceId, do: Keeping, *, place: Callable[[DomainError], str]) -> dict[str, Any]:
    """Do what a form that was sent in asks, and give the acknowledgement: a mistake is said at its `place` in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    asked = Asked(by=sent.by.id, at=now, now=now, zone=deps.settings.zone)
    try:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, sent.trigger_id, now=now):
                greet(session, sent.by.id, sent.by.name, deps.settings.prs_timezone)
                queue_dm_word(session, do(session, sent, asked), to=sent.by.id, now=now)
    except DomainError as refused:
        return {"response_action": "errors", "errors": {place(refused): _sentence(deps, workspace, sent.by.id, refused)}}
    return {}


def _sentence(deps: Deps, workspace: WorkspaceId, member: MemberId, refused: DomainError) -> str:
    with deps.reading(workspace) as session:
        return sentence_of(refusal(refused, deps.settings.zone), deps.texts(language_of(session, member)))
