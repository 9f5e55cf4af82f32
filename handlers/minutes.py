"""Minutes: brought in by a form, reviewed page by page, recorded, and what they announce offered as filled forms."""

import re
from collections.abc import Collection, Iterable

from slack_bolt import App

from bot.composing.review import ahead_form, laid_out, review_form
from bot.domain.decisions import DecidedInTheFuture
from bot.domain.errors import DomainError, OlderVersion
from bot.domain.ids import EventId, MemberId, MinutesId
from bot.domain.minutes import Finding, FindingKind, MinutesDateMissing, MinutesMissing, MinutesRecorded, MinutesUnread
from bot.domain.responses import OfferForm, ShowMinutes
from bot.domain.review import page_with
from bot.exchange import Exchange, Json, closed, error_in, instead, offered, opens, sent, tapped
from bot.services import minutes, minutes_making, minutes_review
from bot.services.members import name_of
from bot.services.minutes_review import RELATION, Heading
from bot.slack import payloads
from bot.slack.payloads import FormValues, Submitted, Tap
from bot.slack.review_form import edits_in, position_in
from bot.views.blocks import View
from bot.views.event_form import said
from bot.views.minutes_cards import AHEAD_ACTION, DRAFT_ACTION, DRAFT_FORM, FORM, MAKE_ACTION, PASTED, REVIEW_ACTION
from bot.views.review import ADD_ACTION, BACK_ACTION, FIELD_ACTION, HEADING, RELATE_FORM, ReviewPlace, place_in, relate_form
from bot.views.review import FORM as REVIEW_FORM

Theirs = tuple[Finding, Finding]
"""What another changed meanwhile, as it is kept, and as it was typed here."""


def register(app: App) -> None:
    """Register the form that brings minutes in, the review with all its fields, and the forms for what minutes announce."""
    app.action(MAKE_ACTION)(opens(make))
    app.view(FORM)(sent(brought_in))
    app.action(DRAFT_ACTION)(opens(draft))
    app.view(DRAFT_FORM)(sent(drafted))
    app.action(REVIEW_ACTION)(opens(review))
    app.action(re.compile(rf"^{re.escape(FIELD_ACTION)}\."))(tapped(typed))
    app.action(BACK_ACTION)(tapped(back))
    app.action(re.compile(rf"^{re.escape(ADD_ACTION)}\."))(tapped(add))
    app.view(REVIEW_FORM)(sent(turned, otherwise=ended))
    app.view(RELATE_FORM)(sent(related, otherwise=instead))
    for form in (REVIEW_FORM, RELATE_FORM):
        app.view_closed(form)(closed(left))
    app.action(AHEAD_ACTION)(opens(ahead))


def make(x: Exchange, tap: Tap) -> View:
    """Open the form that brings in the minutes of a meeting."""
    return offered(x, OfferForm(form="minutes", prefill=str(tap.number)))


def draft(x: Exchange, tap: Tap) -> View:
    """Open the form that makes the minutes of a meeting of what is known of it."""
    return offered(x, OfferForm(form="minutes-draft", prefill=str(tap.number)))


def drafted(x: Exchange, form: Submitted) -> str:
    """Make the minutes: the file comes in the DM, and they are read and reviewed as any other."""
    from bot.views.minutes_document import document, file_name  # noqa: PLC0415  # the library is large, and most processes make none

    found = minutes_making.gather(x.session, EventId(payloads.number_in(form.metadata)), by=x.by, now=x.now, zone=x.zone)
    t = x.network_t
    minutes_making.take_in(x.session, found, file_name(found, t), document(found, t), by=x.by, now=x.now)
    return x.t("minutes-drafted")


def brought_in(x: Exchange, form: Submitted) -> str:
    """Take a file or a text in as minutes."""
    event = EventId(payloads.number_in(form.metadata)) if form.metadata else None
    files = form.values.files("file")
    text = "\n".join(filter(None, (form.values.text(name) for name in PASTED)))
    if files:
        minutes.bring_in(x.session, files, event=event, by=x.by, now=x.now)
    elif text.strip():
        minutes.paste(x.session, text, name=f"{x.t('document-file')}.txt", event=event, by=x.by, now=x.now)
    else:
        raise MinutesMissing
    return x.t("minutes-reading-pasted")


# --- the review ---


def review(x: Exchange, tap: Tap) -> View:
    """Open the review where somebody left it."""
    number = MinutesId(tap.number)
    return _page(x, number, minutes_review.opened(x.session, number, by=x.by).page)


def typed(x: Exchange, tap: Tap) -> None:
    """Keep what was typed or chosen in one field, as it is: of a form that is closed Slack tells nothing."""
    place, state = place_in(tap.metadata), tap.state
    values = FormValues({tap.block: state.get(tap.block) or {}})
    if position_in(tap.action_id) is None:
        minutes_review.keep_heading(x.session, place.minutes, _heading(x, place, values), by=x.by)
    else:
        minutes_review.keep(x.session, place.minutes, edits_in(values), by=x.by, at=tap.at)


def back(x: Exchange, tap: Tap) -> View:
    """Turn to the page before, with what was typed on this one kept."""
    place = place_in(tap.metadata)
    theirs = _kept(x, place, FormValues(tap.state), tap.untouched)
    return _told(x, place, theirs) if theirs else _turned(x, place.minutes, place.page - 1)


def add(x: Exchange, tap: Tap) -> View:
    """Add a decision or an action item under an agenda item, to be filled in."""
    place, kind = place_in(tap.metadata), tap.action_id.rpartition(".")[2]
    laid = laid_out(x.session, place.minutes, by=x.by)
    if kind not in {FindingKind.DECISION, FindingKind.ACTION} or not (
        0 < place.page <= len(laid) and tap.number < len(laid[place.page - 1])
    ):
        raise OlderVersion
    theirs = _kept(x, place, FormValues(tap.state), tap.untouched)
    item = laid[place.page - 1][tap.number].item
    added = minutes_review.add(x.session, place.minutes, FindingKind(kind), item, by=x.by, at=x.at)
    if theirs:
        return _told(x, place, theirs)
    return _turned(x, place.minutes, 1 + page_with(laid_out(x.session, place.minutes, by=x.by), added.position))


def turned(x: Exchange, form: Submitted) -> View | Json:
    """Keep a page and turn to the next; the last one records."""
    place = place_in(form.metadata)
    if place.page == 0:
        heading = _heading(x, place, form.values, form.untouched)
        if by := minutes_review.keep_heading(x.session, place.minutes, heading, by=x.by, version=place.version):
            kept = minutes_review.opened(x.session, place.minutes, by=x.by)
            had = [
                f"„{heading.title}”" if heading.title != kept.title else "",
                x.t.day(heading.held_on) if heading.held_on and heading.held_on != kept.held_on else "",
                f"V{heading.event}" if heading.event and heading.event != kept.event else "",
            ]
            return _told_changed(x, place, [by], filter(None, had), frozenset([HEADING]))
    elif theirs := _kept(x, place, form.values, form.untouched):
        return _told(x, place, theirs)
    if place.page < len(laid_out(x.session, place.minutes, by=x.by)):
        return _turned(x, place.minutes, place.page + 1)
    return _record(x, place, form)


def related(x: Exchange, form: Submitted) -> View | Json:
    """Keep what decisions are to those they resemble, and record."""
    place = place_in(form.metadata)
    minutes_review.keep(x.session, place.minutes, edits_in(form.values), by=x.by, at=x.at)
    return _record(x, place, form)


def ended(x: Exchange, form: Submitted, refused: DomainError) -> View | None:
    """Say in place of the form that there is nothing to review any more."""
    return instead(x, form, refused) if isinstance(refused, (MinutesRecorded, MinutesUnread)) else None


def left(x: Exchange, metadata: str) -> None:
    """Give whoever closed the review the way back to it."""
    minutes_review.leave(x.session, place_in(metadata).minutes, by=x.by, now=x.now)


def ahead(x: Exchange, tap: Tap) -> View:
    """Open the form of a new event, filled with what minutes announce."""
    number, position = payloads.numbers_in(tap.value)
    return ahead_form(x.session, x.deps, MinutesId(number), position, to=x.by)


def _record(x: Exchange, place: ReviewPlace, form: Submitted) -> View | Json:
    """Record what is ticked, once nothing keeps it from that and somebody said what it is to what it resembles."""
    number = place.minutes
    held_on = minutes_review.opened(x.session, number, by=x.by).held_on
    if held_on is None or held_on > x.today:
        refused = MinutesDateMissing() if held_on is None else DecidedInTheFuture(on=held_on)
        return _turned(x, number, 0, note=x.sentence(refused))
    for wrong in minutes_review.mistakes(x.session, number, today=x.today)[:1]:
        field = f"{FIELD_ACTION}.{wrong.field}.{wrong.position}"
        if form.values.has(field):
            return error_in(form.values.block(field), x.sentence(wrong.error))
        if wrong.field != RELATION:  # what is asked in the next form is said there
            where = 1 + page_with(laid_out(x.session, number, by=x.by), wrong.position)
            return _turned(x, number, where, note=x.sentence(wrong.error))
    alike = minutes_review.alike(x.session, x.deps.indexes, number, today=x.today)
    if alike:
        return relate_form(alike, place, x.t)
    minutes_review.record(x.session, number, by=x.by, now=x.now, today=x.today)
    x.tell(ShowMinutes(minutes=number, news="recorded"))
    return said(x.t("review-recorded"), x.t, title=form.title, ends=True)


def _page(x: Exchange, number: MinutesId, page: int, *, note: str = "", fresh: frozenset[int] = frozenset()) -> View:
    return review_form(x.session, x.deps, number, page, to=x.by, now=x.now, note=note, fresh=fresh)


def _turned(x: Exchange, number: MinutesId, page: int, *, note: str = "") -> View:
    minutes_review.turn_to(x.session, number, page)
    return _page(x, number, page, note=note)


def _kept(x: Exchange, place: ReviewPlace, values: FormValues, untouched: Collection[str]) -> list[Theirs]:
    return minutes_review.keep(x.session, place.minutes, edits_in(values, untouched), by=x.by, at=x.at, version=place.version)


def _told(x: Exchange, place: ReviewPlace, theirs: list[Theirs]) -> View:
    typed = (f"„{mine.content.text}”" for _, mine in theirs if mine.content.text)
    by = [kept.changed_by for kept, _ in theirs if kept.changed_by]
    changed = (each for each in minutes.findings(x.session, place.minutes) if each.version > place.version and each.changed_by != x.by)
    return _told_changed(x, place, by, typed, frozenset(each.position for each in changed))


def _told_changed(x: Exchange, place: ReviewPlace, by: Iterable[MemberId], typed: Iterable[str], fresh: frozenset[int]) -> View:
    """Show the page anew where others changed it meanwhile, with what they made of it, and what was typed beside it."""
    names = ", ".join(name_of(x.session, each) for each in dict.fromkeys(by))
    note = x.t("review-changed-meanwhile", by=names, typed=" / ".join(typed))
    return _page(x, place.minutes, place.page, note=note, fresh=fresh)


def _heading(x: Exchange, place: ReviewPlace, values: FormValues, untouched: Collection[str] = ()) -> Heading:
    """Read of which meeting the minutes are; what has no field here, or was left as it was drawn, stays as it is kept."""
    kept = minutes_review.opened(x.session, place.minutes, by=x.by)

    def has(what: str) -> bool:
        return values.has(f"{FIELD_ACTION}.{what}") and f"{FIELD_ACTION}.{what}" not in untouched

    event = payloads.number_in(values.chosen(f"{FIELD_ACTION}.event") or "")
    return Heading(
        event=(EventId(event) if event else None) if has("event") else kept.event,
        held_on=values.day(f"{FIELD_ACTION}.held_on") if has("held_on") else kept.held_on,
        title=values.text(f"{FIELD_ACTION}.title") or "" if has("title") else kept.title,
    )
