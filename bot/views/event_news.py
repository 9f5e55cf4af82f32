"""What everybody concerned hears of an event: another time or place, that it does not take place, what is left to do."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.event_life import SessionChange, Whereabouts, may_be_restored, session_changes, whereabouts
from bot.domain.events import Event
from bot.domain.prompts import FOLLOW_UPS
from bot.domain.rsvp import Party, Place
from bot.domain.view_models import ShownEvent
from bot.texts import Texts
from bot.views.blocks import Block, Message, bullets, button, buttons, lines, link, prose, run, section, sentence, small
from bot.views.events import answer_buttons, member_card, number, own_answer, session_list, tally_line, when_of
from bot.views.moving import confirm_buttons

FOLLOW_UP_ACTION = "event_follow_up"
"""Action ids `event_follow_up.costs`, `event_follow_up.partners`; the value is the event's number."""
RESTORE_ACTION = "event_restore"


def changed(shown: ShownEvent, old: Whereabouts, t: Texts, *, now: datetime) -> Message:
    """Tell what changed of time and place, the new and the old, with the buttons to answer otherwise."""
    event = shown.event
    said = t("changed-told", title=event.plan.title, number=number(event.id))
    told = prose(lines(*changed_rows(event, old, t)), *session_list(whereabouts(event.plan), t))
    blocks = [sentence(said), told, *_own_words(shown, t)]
    if event.takes_answers(now):
        blocks.append(answer_buttons(event, t))
    return Message(text=said, blocks=tuple(blocks))


def changed_rows(event: Event, old: Whereabouts, t: Texts) -> list[list[Block | str]]:
    """Say line by line what changed of time and place, the new and the old."""
    new = whereabouts(event.plan)
    rows: list[list[Block | str]] = []
    if old.sessions or new.sessions:
        rows += [_changed_session(each, t) for each in session_changes(old, new)]
    elif (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at):
        rows.append([t("changed-when"), " ", run(when_of(new, t), bold=True), " ", t("changed-was", old=when_of(old, t))])
    if old.place != new.place:
        rows.append([t("changed-place"), " ", run(new.place, bold=True), " ", t("changed-was", old=old.place)])
    if old.link != new.link:
        now_at: Block | str = link(new.link, new.link) if new.link else t("changed-no-link")
        rows.append([t("fact-link"), " ", now_at, *([" ", t("changed-was", old=old.link)] if old.link else [])])
    return rows


def audience(shown: ShownEvent, t: Texts, *, now: datetime) -> Message:
    """Tell a member that the audience changed: invited now, with the card, or no longer; whoever answered keeps that."""
    facts = {"title": shown.event.plan.title, "number": number(shown.event.id)}
    said = t("audience-without" if shown.own else "audience-invited", **facts)
    card = member_card(shown, t, now=now).blocks if shown.own is None else (sentence(own_answer(shown, t)),)
    return Message(text=said, blocks=(sentence(said), *card))


def _changed_session(change: SessionChange, t: Texts) -> list[Block | str]:
    """Tell of one session of a course when it is, and when it was to be."""
    name = t("changed-session", session=change.number)
    was = t.when(change.was.starts_at, change.was.ends_at) if change.was else ""
    if change.now is None:
        return [name, " ", t("changed-session-dropped", old=was)]
    said: list[Block | str] = [name, " ", run(t.when(change.now.starts_at, change.now.ends_at), bold=True)]
    return [*said, " ", t("changed-was", old=was) if was else t("changed-session-new")]


def called_off(shown: ShownEvent, t: Texts, *, by: str, organises: bool = False, now: datetime) -> Message:
    """Tell that an event does not take place, and why; its organiser also who did it and what is left to do."""
    event, because = shown.event, shown.event.called_off_because
    title = event.plan.title
    said = t("called-off-because", title=title, by=by, because=because) if because and by else t("called-off-told", title=title)
    blocks = [sentence(said), *(_because(event) if not by else [])]
    blocks.append(sentence(t("called-off-was", when=when_of(event.plan, t), number=number(event.id))))
    if organises:
        blocks += [sentence(t("called-off-by", name=by)), *_follow_ups(event, t, now)]
    elif shown.own is not None and shown.own.guests:
        blocks.append(sentence(t("news-for-guests")))
    return Message(text=said, blocks=tuple(blocks))


def restored(shown: ShownEvent, t: Texts) -> Message:
    """Ask a member whether what takes place after all still suits them."""
    event = shown.event
    said = t("restored-told", title=event.plan.title, number=number(event.id), when=when_of(event.plan, t))
    own = shown.own
    if own is None or own.confirm_by is None:
        return Message(text=said, blocks=(sentence(said), answer_buttons(event, t)))
    return Message(text=said, blocks=(sentence(said), sentence(own_answer(shown, t)), confirm_buttons(event, own, t)))


def late(shown: ShownEvent, answers: Sequence[tuple[str, Party | None]], t: Texts, *, on: date) -> Message:
    """Tell an organiser who answered on a day after the deadline, and how many come now."""
    event = shown.event
    said = t("late-told", title=event.plan.title, number=number(event.id), day=t.day(on))
    return Message(
        text=said, blocks=(sentence(said), prose(bullets([_late_line(name, party, t)] for name, party in answers)), tally_line(shown, t))
    )


def _late_line(name: str, party: Party | None, t: Texts) -> str:
    if party is None or not party.asks:
        return t("late-stays-away", name=name)
    if party.place is Place.WAITING:
        return t("late-waits", name=name, guests=party.guests)
    return t("late-deputy", name=name, deputy=party.deputy) if party.deputy else t("late-comes", name=name, guests=party.guests)


def follow_ups(shown: ShownEvent, t: Texts, *, now: datetime) -> Message:
    """Offer whoever called an event off what is left to do, each with one tap."""
    event = shown.event
    said = t("called-off-yours", title=event.plan.title, number=number(event.id), when=when_of(event.plan, t))
    return Message(text=said, blocks=(sentence(said), *_follow_ups(event, t, now)))


def _follow_ups(event: Event, t: Texts, now: datetime) -> list[Block]:
    made = [
        buttons(f"follow_up:{event.id}-{which}", button(t(f"button-follow-up-{which}"), f"{FOLLOW_UP_ACTION}.{which}", str(event.id)))
        for which in FOLLOW_UPS
    ]
    blocks = [sentence(t("follow-ups-offered")), *made]
    if may_be_restored(event, now=now):
        blocks += [buttons(f"restore:{event.id}", restore_button(event, t)), small(t("restore-hint"))]
    return blocks


def restore_button(event: Event, t: Texts) -> Block:
    """Make the button that lets an event take place after all, which asks before it does."""
    return button(t("button-restore"), RESTORE_ACTION, str(event.id))


def _because(event: Event) -> list[Block]:
    return [prose(section(run(event.called_off_because)))] if event.called_off_because else []


def _own_words(shown: ShownEvent, t: Texts) -> list[Block]:
    if shown.own is None:
        return []
    guests = [sentence(t("news-for-guests"))] if shown.own.guests else []
    return [sentence(f"{own_answer(shown, t)} {t('changed-answer')}"), *guests]
