"""One porter for every interaction: who may come in at all, one transaction of the right kind, and the word where it was asked.

A handler parses, names the use case, and says what to show: its listeners are made by `tapped`, `opens`, `picked` and `sent`, and a
command, a mention or a message goes through `command` and `reply`. Each is handed an `Exchange`, in which whoever acts has been let in.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import structlog
from slack_bolt import Ack, BoltResponse

from bot.composing import compose_form, compose_response, said_in_form, sentence_of
from bot.db import inbox, outbox
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.commands import WRITES, AddAction
from bot.domain.errors import DomainError, Forbidden, FormShut, TextTooLong, TryAgain
from bot.domain.events import PlanMistake
from bot.domain.ids import ChannelId, MemberId, MessageTs, WorkspaceId
from bot.domain.members import Language, Member
from bot.domain.notices import Reply, TellAnswer, Whisper
from bot.domain.prompts import KINDS
from bot.domain.responses import OfferForm, Response, ShowEvent, ShowNextMeeting
from bot.language.commands import Parsed
from bot.services import first_times, homes
from bot.services.channels import is_shared
from bot.services.handovers import keep_people
from bot.services.members import MembersOnly, NotMet, Stranger, admitted, language_of, network_language
from bot.services.perform import Request, for_everybody, perform, refusal, refused_answer, with_offer
from bot.slack import payloads
from bot.slack.client import moment_of
from bot.slack.errors import NOBODY_THERE, TROUBLE, judge
from bot.slack.markup import as_typed
from bot.slack.payloads import IncomingMessage, Picked, SlackUser, Submitted, Tap, TypedCommand
from bot.texts import Texts
from bot.views import action_items, adoption, answers, decisions
from bot.views.agenda import REMOVE_ACTION
from bot.views.blocks import Message, View
from bot.views.calendar import FILE_ACTION
from bot.views.event_form import said
from bot.views.event_messages import REPLY_ACTION, REPLY_FORM
from bot.views.events import ANSWER_FORM_ACTION, MORE_ACTION, NEXT_CARD, OWN_CARD, RSVP_ACTION
from bot.views.first_times import with_hint
from bot.views.general import HELP_ACTION, with_typed
from bot.views.my_data import DOWNLOAD_ACTION, FORGET_ACTION, FORGET_FORM

log = structlog.get_logger(__name__)

T = TypeVar("T")
Json = dict[str, Any]
Session = WorkspaceSession
"""What use cases are handed; handlers reach the database through services."""

FOR_GUESTS = frozenset(
    {
        "said",
        "reaction",
        "home",
        RSVP_ACTION,
        MORE_ACTION,
        ANSWER_FORM_ACTION,
        answers.LIST_ACTION,
        answers.FEWER_ACTION,
        answers.READING_ACTION,
        answers.ANSWER_FORM,
        answers.WAITING_LIST_FORM,
        REPLY_ACTION,
        REPLY_FORM,
        FILE_ACTION,
        DOWNLOAD_ACTION,
        FORGET_ACTION,
        FORGET_FORM,
        f"{HELP_ACTION}.next",
        f"{HELP_ACTION}.events",
        f"{HELP_ACTION}.help",
    }
)
"""What guests are let in for: seeing and answering what is in channels they are in (docs/product.md, section 8).

Of what is typed, the command itself decides (`perform.FOR_GUESTS`).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One interaction in progress: the member who acts, known and let in, and its one transaction."""

    deps: Deps
    session: Session
    member: Member
    language: Language
    at: datetime
    """Slack's time of it."""
    now: datetime

    @property
    def by(self) -> MemberId:
        """The member who acts."""
        return self.member.id

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's zone."""
        return self.deps.settings.zone

    @property
    def asked(self) -> Request:
        """The asker and the moment, as services take them."""
        return Request(by=self.by, at=self.at, now=self.now, zone=self.zone, guest=self.member.guest)

    @property
    def today(self) -> date:
        """The day it is for the workspace."""
        return self.asked.today

    @property
    def t(self) -> Texts:
        """The texts in the member's language."""
        return self.deps.texts(self.language)

    @property
    def network_t(self) -> Texts:
        """The texts in the language of what stands in channels, and of what all share."""
        return self.deps.texts(network_language(self.session))

    def compose(self, answer: Response, language: Language | None) -> Message:
        """Render an answer for whoever acts, in a language, or in the one that is theirs by now."""
        return compose_response(self.session, self.deps, answer, to=self.by, now=self.now, language=language)

    def sentence(self, refused: DomainError) -> str:
        """Put a refusal in a sentence."""
        return sentence_of(refusal(refused, self.zone), self.t)

    def tell(self, answer: Response) -> None:
        """Queue a word in the DM with whoever acts."""
        outbox.add(self.session, TellAnswer(member=self.by, answer=answer), now=self.now)


ANSWERED = frozenset({"list_offer", "action_date", "action_again", "action_owner", "answer_reading"})
"""Rows of buttons under a question: once it is answered, the word takes its place, as the card of an event does that of an older one."""

TAKEN_BACK = frozenset(
    {
        decisions.UNDO_ACTION,
        decisions.RESTORE_ACTION,
        decisions.MANAGE_ACTION,
        REMOVE_ACTION,
        action_items.UNDO_ACTION,
        action_items.REOPEN_ACTION,
        adoption.UNDO_ACTION,
    }
)
"""*Ongedaan maken* under the word that something was done: its result takes the place of that word."""

Under = Callable[["Exchange", str], View]
ToShow = Response | View | str | Json | None
"""What is to be shown: an answer where it was asked, a view or a sentence in place of the form, or Slack's own acknowledgement of one."""

CLEAR: Json = {"response_action": "clear"}
Listener = Callable[[Ack, Json, Deps, WorkspaceId], None]


def attend(
    deps: Deps,
    workspace: WorkspaceId,
    person: SlackUser,
    do: Callable[[Exchange], T],
    *,
    deed: str,
    writing: bool,
    at: datetime | None = None,
    language: Language | None = None,
) -> T:
    """Let somebody in, and do what they came for in one transaction; whoever is not known yet is asked of Slack first.

    Raises:
        DomainError: a refusal: by the door (Stranger, MembersOnly, NotMet), or of what was asked.
    """

    def run() -> T:
        if person.team not in {None, workspace}:
            raise Stranger
        now = deps.clock()
        with (deps.writing if writing else deps.reading)(workspace) as session:
            member = admitted(session, person.id)
            if member.guest and not FOR_GUESTS & {deed, deed.partition(".")[0]}:
                raise MembersOnly
            spoken = language or member.language
            done = do(Exchange(deps=deps, session=session, member=member, language=spoken, at=at or now, now=now))
            if writing:
                homes.acted(session, member.id, now=now)
            return done

    try:
        try:
            return run()
        except NotMet:
            _meet(deps, workspace, person.id)
            return run()
    except Forbidden as refused:
        log.info("refused", way=deed.partition(".")[0], why=refused.text_id)
        raise


def _meet(deps: Deps, workspace: WorkspaceId, member: MemberId) -> None:
    """Look somebody up at Slack and keep it: Slack has yet to tell us, or the first reading is not done.

    Raises:
        Stranger: Slack knows of nobody.
        NotMet: Slack did not say within the second there is.
    """
    try:
        told = deps.slack.member(member, workspace)
    except TROUBLE as error:
        reason = judge(error).reason
        if reason in NOBODY_THERE:
            raise Stranger from error
        log.warning("member_not_asked", code=reason)
        raise NotMet from error
    with deps.writing(workspace) as session:
        keep_people(session, [told], now=deps.clock(), met=True)


def first_time(x: Exchange, key: str) -> bool:
    """Note what is handled in this transaction; False if it was before."""
    return inbox.first_time(x.session, key, now=x.now)


def told(do: Callable[[Session, Json, Deps], None]) -> Listener:
    """Make the listener of something Slack tells of by itself: noted, and taken up once."""

    def on_told(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, payloads.duplicate_key(body), now=deps.clock()):
                do(session, body["event"], deps)
        ack()

    return _named(on_told, do)


def errors(x: Exchange, mistakes: Sequence[PlanMistake], form: Submitted) -> Json:
    """Say every mistake of a form at its field."""
    return {"response_action": "errors", "errors": said_in_form(mistakes, form.values, x.t, x.deps)}


# --- buttons and menus ---


def tapped(do: Callable[[Exchange, Tap], ToShow], *, reshapes: bool = False, under: Under | None = None) -> Listener:
    """Make the listener of a button that does something: what it comes to is whispered, or takes the place of the form it is in.

    `reshapes`: it does no more than show its own form in another shape, unless that has changed meanwhile. `under`: composes
    the form under it anew, of what the button's value is about.
    """

    def on_tap(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        tap = payloads.tap(body)

        def work(x: Exchange) -> View | None:
            return _shown(x, tap, do(x, tap)) if reshapes or first_time(x, tap.trigger_id) else None

        view = _or_refused(
            lambda: attend(deps, workspace, tap.by, work, deed=tap.action_id, writing=not reshapes, at=tap.at),
            lambda refused: _refused_tap(deps, workspace, tap, refused),
        )
        _update(deps, tap, view, seen=reshapes)
        _renew(deps, workspace, tap.by, tap.view, under, tap.value)
        ack()

    return _named(on_tap, do)


def opens(compose: Callable[[Exchange, Tap], View], *, writing: bool = False) -> Listener:
    """Make the listener of a button that opens a form, on top of the one it is in; what keeps it shut is said there."""

    def on_open(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        tap = payloads.tap(body)

        def show() -> None:
            view = attend(deps, workspace, tap.by, lambda x: compose(x, tap), deed=tap.action_id, writing=writing, at=tap.at)
            (deps.slack.push_form if tap.in_form else deps.slack.open_form)(tap.trigger_id, view.payload())

        def refuse(refused: DomainError) -> None:
            if not (isinstance(refused, FormShut) and tap.typed_in):  # what was typed stays, and can be tapped again
                _update(deps, tap, _refused_tap(deps, workspace, tap, refused))

        _or_refused(show, refuse)
        ack()

    return _named(on_open, compose)


def _or_refused(run: Callable[[], T], refuse: Callable[[DomainError], T]) -> T:
    """Do something, or say why not. A database that is too busy cannot keep a word either: that goes up."""
    try:
        return run()
    except TryAgain:
        raise
    except DomainError as refused:
        return refuse(refused)


def _shown(x: Exchange, tap: Tap, shown: ToShow) -> View | None:
    """Return the view that takes the form's place; what is no view is queued as a word."""
    if shown is None or isinstance(shown, (View, dict)):
        return shown if isinstance(shown, View) else None
    if tap.at_home and not isinstance(shown, str):
        homes.say(x.session, x.by, shown, now=x.now)
        return None
    if isinstance(shown, str) or tap.in_form:
        return said(shown if isinstance(shown, str) else x.compose(shown, x.language).text, x.t, title=tap.title)
    follows = (
        tap.row in ANSWERED
        or tap.action_id in TAKEN_BACK
        or (tap.row in {OWN_CARD, NEXT_CARD} and isinstance(shown, (ShowEvent, ShowNextMeeting)))
    )
    kept = tap.row in KINDS and str(tap.channel).startswith("D")  # a DM that asks something is edited from the database
    over = tap.over if follows and not kept else None
    hint = first_times.hint_after(x.session, x.by, shown, now=x.now) if tap.channel else None
    _word(x.session, shown, tap.by.id, now=x.now, channel=tap.channel, thread=tap.thread, over=over, hint=hint)
    return None


def _refused_tap(deps: Deps, workspace: WorkspaceId, tap: Tap, refused: DomainError) -> View | None:
    """Say a refusal where it was tapped, once."""
    now = deps.clock()
    with deps.writing(workspace) as session:
        if not inbox.first_time(session, tap.trigger_id, now=now):
            return None
        if tap.in_form:
            t = deps.texts(language_of(session, tap.by.id))
            return said(sentence_of(refusal(refused, deps.settings.zone), t), t, title=tap.title)
        answer = refused_answer(refused, deps.settings.zone)
        if tap.at_home and homes.get(session, tap.by.id) is not None:
            homes.say(session, tap.by.id, answer, now=now)
        else:
            _word(session, answer, tap.by.id, now=now, channel=tap.channel, thread=tap.thread)
    return None


def _word(
    session: Session,
    answer: Response,
    to: MemberId,
    *,
    now: datetime,
    channel: ChannelId | None = None,
    thread: MessageTs | None = None,
    over: str | None = None,
    hint: str | None = None,
) -> None:
    """Queue a word: only they see it where they tapped (`over`: in place of what they tapped), or it comes in their DM."""
    told = Whisper(to=to, channel=channel, answer=answer, thread=thread, over=over, hint=hint) if channel else None
    notice = told or TellAnswer(member=to, answer=answer)
    outbox.add(session, notice, now=now)


def _update(deps: Deps, tap: Tap, view: View | None, *, seen: bool = False) -> None:
    if view is not None and tap.in_form and tap.view is not None and "id" in tap.view:
        deps.slack.update_form(str(tap.view["id"]), view.payload(), view_hash=tap.view.get("hash") if seen else None)


def _renew(deps: Deps, workspace: WorkspaceId, person: SlackUser, view: Mapping[str, Any] | None, under: Under | None, about: str) -> None:
    """Bring the form under the one that was acted in up to date: it shows the state before, and is what the member sees next."""
    root = payloads.root_of(view or {})
    if under is None or root is None:
        return
    try:
        renewed = attend(deps, workspace, person, lambda x: under(x, about), deed="form", writing=False)
    except DomainError:  # the word on top says what was done; what is no longer theirs to see is refused at the next tap
        return
    deps.slack.update_form(root, renewed.payload())


# --- forms ---

Otherwise = Callable[[Exchange, Submitted, DomainError], ToShow]


def sent(do: Callable[[Exchange, Submitted], ToShow], *, otherwise: Otherwise | None = None, under: Under | None = None) -> Listener:
    """Make the listener of a form that was sent in: a mistake is said at its field, and what was typed stays.

    `otherwise` says what a refusal comes to where that is more than a mistake; it returns None for all others. `under` composes
    the form under it anew, of what this one's metadata is about.
    """

    def on_sent(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        form = payloads.submitted(body)

        def work(x: Exchange) -> Json:
            return _acknowledged(x, form, do(x, form)) if first_time(x, form.trigger_id) else {}

        answer = _or_refused(
            lambda: attend(deps, workspace, form.by, work, deed=form.callback_id, writing=True),
            lambda refused: _mistake(deps, workspace, form, refused, otherwise),
        )
        if answer.get("response_action") != "errors":
            _renew(deps, workspace, form.by, payloads.form_of(body), under, form.metadata)
        ack(**answer)

    return _named(on_sent, do)


def _acknowledged(x: Exchange, form: Submitted, shown: ToShow) -> Json:
    if isinstance(shown, str):
        shown = said(shown, x.t, title=form.title, ends=True)
    if isinstance(shown, View):
        return {"response_action": "update", "view": shown.payload()}
    if isinstance(shown, dict):
        return shown
    if shown is not None:
        x.tell(shown)
    return {}


def _mistake(deps: Deps, workspace: WorkspaceId, form: Submitted, refused: DomainError, otherwise: Otherwise | None) -> Json:
    """Say a mistake at its field, or in place of a form that has none."""
    if otherwise is not None and not isinstance(refused, (Stranger, NotMet, MembersOnly)):
        instead = attend(
            deps, workspace, form.by, lambda x: _acknowledged(x, form, otherwise(x, form, refused)), deed=form.callback_id, writing=False
        )
        if instead:
            return instead
    with deps.reading(workspace) as session:
        t = deps.texts(language_of(session, form.by.id))
    words = sentence_of(refusal(refused, deps.settings.zone), t)
    return error_in(form.field(refused.field), words) or {"response_action": "update", "view": said(words, t, title=form.title).payload()}


def error_in(field: str | None, words: str) -> Json:
    """Say a mistake at a field of the form that was sent in."""
    return {"response_action": "errors", "errors": {field: words}} if field else {}


def acknowledge(body: Json, words: str, t: Texts, *, otherwise: int) -> BoltResponse:
    """Say a sentence in the acknowledgement of a command or form; of anything else, which can carry none, give a status.

    Of a tap any but 200 makes Slack show its warning; an event comes again.
    """
    view = payloads.form_of(body)
    if view is not None:
        instead = {"response_action": "update", "view": said(words, t, title=payloads.title_of(view)).payload()}
        return BoltResponse(status=200, body=error_in(next(iter(payloads.fields_of(view)), None), words) or instead)
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": words})
    return BoltResponse(status=otherwise, body="")


def instead(x: Exchange, form: Submitted, refused: DomainError) -> View:
    """Say a refusal in place of the form: it is about what the form is of, and no other value would do."""
    return said(x.sentence(refused), x.t, title=form.title)


def push(view: View) -> Json:
    """Put a view on top of the form that was sent in."""
    return {"response_action": "push", "view": view.payload()}


def closed(do: Callable[[Exchange, str], None]) -> Listener:
    """Make the listener of a form that was closed without being sent in, of what its metadata is about; it is handled once."""

    def on_closed(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        person, metadata, key = payloads.closed(body)

        def work(x: Exchange) -> None:
            if first_time(x, key):
                do(x, metadata)

        with suppress(DomainError):  # there is no form any more to say a refusal in
            attend(deps, workspace, person, work, deed="closed", writing=True)
        ack()

    return _named(on_closed, do)


# --- shortcuts, and forms that are offered ---


def picked(compose: Callable[[Exchange, Picked], View]) -> Listener:
    """Make the listener of a message's shortcut, which opens a form; what keeps it shut comes in the DM."""

    def on_picked(ack: Ack, body: Json, deps: Deps, workspace: WorkspaceId) -> None:
        message = payloads.picked(body)
        open_or_tell(deps, workspace, message.by, message.trigger_id, lambda x: compose(x, message))
        ack()

    return _named(on_picked, compose)


def open_or_tell(deps: Deps, workspace: WorkspaceId, person: SlackUser, trigger_id: str, compose: Callable[[Exchange], View]) -> None:
    """Open a form within its trigger's three seconds; what keeps it shut comes in the DM."""

    def show() -> None:
        view = attend(deps, workspace, person, compose, deed="shortcut", writing=False)
        deps.slack.open_form(trigger_id, view.payload())

    def refuse(refused: DomainError) -> None:
        if isinstance(refused, NotMet):  # nobody to write to: Slack shows that it failed
            raise refused
        now = deps.clock()
        with deps.writing(workspace) as session:
            if inbox.first_time(session, trigger_id, now=now):
                _word(session, refusal(refused, deps.settings.zone), person.id, now=now)

    _or_refused(show, refuse)


def offered(x: Exchange, offer: OfferForm, asked_in: ChannelId | None = None) -> View:
    """Render a form for the member who asked for it."""
    return compose_form(x.session, x.deps, offer, to=x.by, now=x.now, asked_in=asked_in, language=x.language)


# --- what is typed ---


def command(deps: Deps, workspace: WorkspaceId, typed: TypedCommand, parsed: Parsed) -> Message | None:
    """Do what a slash command asks, and return the answer for its acknowledgement; None where a form opened instead.

    Raises:
        TryAgain: the database was too busy; nothing was saved.
    """
    writes = isinstance(parsed.command, WRITES)

    def work(x: Exchange) -> Message | OfferForm | None:
        if writes and not first_time(x, typed.trigger_id):
            return None
        found = perform(x.session, deps.indexes, parsed.command, x.asked)
        if isinstance(found, OfferForm):
            return found
        message = x.compose(found, parsed.language if writes else x.language)
        hint = first_times.hint_after(x.session, x.by, found, now=x.now) if writes else None
        return with_hint(message, hint, x.t, command=deps.settings.prs_command)

    def answer() -> Message | None:
        found = attend(deps, workspace, typed.by, work, deed="said", writing=writes, language=parsed.language)
        if not isinstance(found, OfferForm):
            return found
        view = attend(
            deps, workspace, typed.by, lambda x: offered(x, found, typed.channel), deed="form", writing=False, language=parsed.language
        )
        deps.slack.open_form(typed.trigger_id, view.payload())
        return None

    def refuse(refused: DomainError) -> Message:
        with deps.reading(workspace) as session:
            word = refused_answer(refused, deps.settings.zone)
            message = compose_response(session, deps, word, to=typed.by.id, now=deps.clock(), language=parsed.language)
        # Slack has cleared the field in which it was typed.
        lost = isinstance(parsed.command, AddAction) or isinstance(refused, TextTooLong)
        return with_typed(message, as_typed(typed.text)) if lost else message

    return _or_refused(answer, refuse)


def reply(
    deps: Deps,
    workspace: WorkspaceId,
    message: IncomingMessage,
    parsed: Parsed,
    *,
    private: bool,
    instead: Callable[[Exchange, IncomingMessage], Parsed | None] = lambda _x, _message: None,
) -> None:
    """Do what a mention or a message asks, and queue the answer in its thread, or where only its writer sees it.

    One message is one, under whichever event_id Slack delivers it. `instead` reads it anew by what its writer was asked.
    """
    key = f"{message.channel}:{message.ts}"

    def queue(session: Session, answer: Response, now: datetime, *, language: Language | None, alone: bool) -> None:
        notice = Reply(
            to=message.by.id,
            channel=message.channel,
            thread=message.answer_in,
            answer=answer,
            language=language,
            private=alone or is_shared(session, message.channel),
        )
        outbox.add(session, notice, now=now)

    def work(x: Exchange) -> None:
        if first_time(x, key):
            meant = instead(x, message) or parsed
            answer = perform(x.session, deps.indexes, meant.command, x.asked)
            answer = with_offer(answer, meant.command) if message.direct else answer if private else for_everybody(x.session, answer)
            queue(x.session, answer, x.now, language=meant.language, alone=private)

    def refuse(refused: DomainError) -> None:
        now = deps.clock()
        with deps.writing(workspace) as session:
            if inbox.first_time(session, key, now=now):
                queue(session, refused_answer(refused, deps.settings.zone), now, language=parsed.language, alone=not message.direct)

    _or_refused(lambda: attend(deps, workspace, message.by, work, deed="said", writing=True, at=moment_of(message.ts)), refuse)


def _named(listener: Listener, after: Callable[..., object]) -> Listener:
    listener.__name__ = getattr(after, "__name__", listener.__name__)
    return listener
