"""Managing an event: what its organiser may do with it, and the questions asked before something ends."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.event_life import LONGEST_REASON, may_be_restored
from bot.domain.events import Event, EventState
from bot.domain.moving import may_be_brought_back
from bot.domain.planning import NOTHING_TO_SAY, Remarks
from bot.domain.view_models import ShownEvent, ShownMessage
from bot.texts import Texts
from bot.views.blocks import Block, View, button, buttons, checkboxes, field, option, prose, run, section, sentence, small, text_input
from bot.views.event_messages import message_button, nudge_button, nudged
from bot.views.event_news import restore_button
from bot.views.events import number, when_of, why_closed
from bot.views.planning import remarks_block

MANAGE_VIEW = "event_manage"
CHANGE_ACTION = "event_manage.change"
CLOSE_ACTION = "event_manage.close"
REOPEN_ACTION = "event_manage.reopen"
CALL_OFF_ACTION = "event_manage.call_off"
COPY_ACTION = "event_manage.copy"
MOVE_ACTION = "event_manage.move"
MERGE_ACTION = "event_manage.merge"
ANNOUNCE_ACTION = "event_manage.announce"
WITHDRAW_MANAGED_ACTION = "event_manage.withdraw"
UNDO_CHANGE_ACTION = "event_manage.undo_change"
"""Its value is the event's number and the version that the change made, with a colon between."""

UNDO_MANAGED_ACTION = "event_manage.undo_move"

CALL_OFF_FORM = "event_call_off"
RESTORE_FORM = "event_restore"

ASK_WHY = "ask_why"


def manage(
    shown: ShownEvent,
    t: Texts,
    *,
    now: datetime,
    news: str = "",
    slip: bool = False,
    nudge: ShownMessage | None = None,
    more: Sequence[Block] = (),
) -> View:
    """Render what an organiser may do with an event at this moment.

    `slip`: it can still be withdrawn; `nudge`: it was given; `more` is of its series.
    """
    event = shown.event
    blocks: list[Block] = [*([sentence(news)] if news else []), *_summary(shown, t)]
    if not event.takes_answers(now):
        blocks.append(prose(*why_closed(shown, t, now)))
    for row in _rows(event, t, now=now, slip=slip, nudged_before=nudge is not None):
        blocks.append(buttons(f"manage_{len(blocks)}", *row))
    if nudge is not None:
        blocks.append(small(nudged(nudge, t)))
    return View(
        callback_id=MANAGE_VIEW,
        title=t("manage-title", number=number(event.id)),
        blocks=(*blocks, *more),
        close=t("button-close"),
        private_metadata=str(event.id),
    )


def _rows(event: Event, t: Texts, *, now: datetime, slip: bool, nudged_before: bool) -> list[list[Block]]:
    key = str(event.id)
    copy = button(t("button-copy"), COPY_ACTION, key)
    if event.state is EventState.CALLED_OFF:
        return [[restore_button(event, t), copy]] if may_be_restored(event, now=now) else [[copy]]
    if event.state is EventState.PLANNED and not event.has_ended(now):
        announce = button(t("button-announce-now"), ANNOUNCE_ACTION, key)
        drop = button(t("button-drop-planned"), WITHDRAW_MANAGED_ACTION, key, style="danger")
        return [[announce, button(t("button-change-event"), CHANGE_ACTION, key), copy, drop]]
    if event.state is EventState.MOVED and may_be_brought_back(event, now=now):
        return [[button(t("button-undo-move-managed"), UNDO_MANAGED_ACTION, key), copy]]
    if event.state is not EventState.ANNOUNCED or event.has_ended(now):
        return [[copy]]
    change = button(t("button-change-event"), CHANGE_ACTION, key)
    call_off = button(t("button-call-off"), CALL_OFF_ACTION, key, style="danger")
    nudges = event.takes_answers(now) and not nudged_before
    writes = [message_button(event, t), *([nudge_button(event, t)] if nudges else [])]
    if event.is_too_late_for(now):
        return [[change, copy], writes, [call_off]]
    opens = event.closed_at is not None
    shut = button(t("button-reopen-rsvp" if opens else "button-close-rsvp"), REOPEN_ACTION if opens else CLOSE_ACTION, key)
    moves = [button(t("button-move-event"), MOVE_ACTION, key), button(t("button-shorten"), MERGE_ACTION, key)]
    withdraw = [button(t("button-withdraw-event"), WITHDRAW_MANAGED_ACTION, key)] if slip else []
    return [[change, copy, shut], writes, [*([] if event.has_begun(now) else moves), call_off, *withdraw]]


def call_off_form(shown: ShownEvent, t: Texts, *, told: int, deciding: bool = False, may_ask: bool = False) -> View:
    """Ask whether an event is really not to take place, and why; `deciding`: it answers the question whether it goes on.

    `may_ask`: too few signed up, so those who did not can be asked for the reason.
    """
    event = shown.event
    reason = field(
        "because", t("field-because"), text_input(multiline=True, most=LONGEST_REASON), hint=t("field-because-hint"), optional=True
    )
    return View(
        callback_id=CALL_OFF_FORM,
        title=t("call-off-title", number=number(event.id)),
        blocks=(*_summary(shown, t), sentence(t("call-off-question", told=told)), reason, *([_asks_why(t)] if may_ask else [])),
        submit=t("button-call-off-now"),
        close=t("button-not-after-all"),
        private_metadata=f"{event.id}:deciding" if deciding else str(event.id),
    )


def _asks_why(t: Texts) -> Block:
    chosen = checkboxes([option(t("call-off-ask-why"), ASK_WHY)], chosen=[ASK_WHY])
    return field(ASK_WHY, t("field-ask-why"), chosen, hint=t("field-ask-why-hint"), optional=True)


def restore_form(shown: ShownEvent, t: Texts, *, asked: int) -> View:
    """Ask whether an event is to take place after all."""
    event = shown.event
    return View(
        callback_id=RESTORE_FORM,
        title=t("restore-title", number=number(event.id)),
        blocks=(*_summary(shown, t), sentence(t("restore-question", asked=asked, channel=shown.channel_name))),
        submit=t("button-restore-now"),
        close=t("button-not-after-all"),
        private_metadata=str(event.id),
    )


def called_off(shown: ShownEvent, t: Texts, *, told: int, now: datetime) -> View:
    """Say that an event was called off, with the way back."""
    event = shown.event
    said = t("call-off-done", title=event.plan.title, number=number(event.id), told=told)
    back = [buttons("restore", restore_button(event, t)), small(t("restore-hint"))] if may_be_restored(event, now=now) else []
    return View(
        callback_id="said",
        title=t("call-off-title", number=number(event.id)),
        blocks=(sentence(said), *back),
        close=t("button-close"),
    )


def saved(event: Event, t: Texts, *, told: int, changed: int = 1, remarks: Remarks = NOTHING_TO_SAY) -> View:
    """Say that a change was saved, of how many of a series, who hears of it and what to know of its new hours, with the way back."""
    several = changed > 1
    said = t("series-changed", count=changed) if several else t("change-saved", title=event.plan.title, number=number(event.id))
    undo = button(t("button-undo"), UNDO_CHANGE_ACTION, f"{event.id}:{event.version}")
    return View(
        callback_id="said",
        title=t("form-change-title", number=number(event.id)),
        blocks=(sentence(f"{said} {t('change-told', told=told)}"), *remarks_block(remarks, t), buttons("undo", undo)),
        close=t("button-close"),
    )


def _summary(shown: ShownEvent, t: Texts) -> list[Block]:
    event = shown.event
    counted = t("manage-counted", yes=shown.tally.yes, maybe=shown.tally.maybe, no=shown.tally.no, waiting=shown.tally.waiting)
    return [prose(section(run(event.plan.title, bold=True), "\n", when_of(event.plan, t), "\n", event.plan.place)), small(counted)]
