"""Minutes as one member sees them: what was read, what was recorded, their file, and what owners hear of them."""

from bot.composing.composed import Composed, Context, Post, Skip, Upload, composer
from bot.db.engine import WorkspaceSession
from bot.domain.action_items import ActionState
from bot.domain.calendar import local_day
from bot.domain.events import Event
from bot.domain.ids import MemberId
from bot.domain.minutes import AHEAD, Finding, Minutes, MinutesState, to_record
from bot.domain.notices import SendMinutes, TellAssignedTogether
from bot.domain.responses import ListMinutes, ShowMinutes
from bot.reading.findings import ParsedMinutes
from bot.services import action_items, action_lists, events, members, minutes
from bot.texts import Texts
from bot.views import action_items as action_views
from bot.views import minutes_cards as views
from bot.views.adoption import withdraw_row
from bot.views.blocks import Message
from bot.views.general import said


def show(session: WorkspaceSession, asked: ShowMinutes, t: Texts, *, to: MemberId) -> Message:
    """Render minutes as they stand now.

    Raises:
        MinutesNotFound: not theirs to see.
    """
    found = minutes.get(session, asked.minutes, to=to)
    findings = minutes.findings(session, found.id)
    if found.stands or found.state is MinutesState.WITHDRAWN:
        organises = found.stands and members.is_organiser(session, to)
        ahead = _ahead(session, findings, to, t) if organises and asked.news == "recorded" else []
        deeds = [withdraw_row(found.id, t)] if organises else []
        return views.recorded_card(found, findings, t, ahead=ahead, news=asked.news, deeds=deeds)
    if asked.news == "left":
        return views.left(found, t)
    parsed = minutes.parsed_of(session, found.id)
    if parsed is None:
        return said(t("refused-minutes-unread"))
    return views.read_card(found, parsed, findings, t, warnings_of(session, found, parsed, t))


def show_list(session: WorkspaceSession, _: ListMinutes, t: Texts, *, to: MemberId, command: str) -> Message:
    """Render which minutes there are."""
    stand, waiting = minutes.listed(session, to=to)
    return views.minutes_list(stand, waiting, t, command=command)


def warnings_of(session: WorkspaceSession, found: Minutes, parsed: ParsedMinutes, t: Texts) -> list[str]:
    """Say what is odd about minutes: within them, and beside what is known already."""
    warned = []
    before = minutes.known_before(session, found, parsed)
    if before is not None:
        warned.append(t("minutes-odd-known", name=before.file_name, day=t.day(local_day(before.sent_at, t.zone))))
    if found.event is not None and found.held_on is not None:
        day = local_day(events.get(session, found.event).plan.starts_at, t.zone)
        if day != found.held_on:
            warned.append(t("minutes-odd-other-day", day=t.day(found.held_on), number=f"V{found.event}", planned=t.day(day)))
    unknown = minutes.unknown_names(session, parsed)
    if unknown:
        warned.append(views.unknown(unknown, t))
    return [*warned, *(views.odd(each, t) for each in parsed.warnings)]


def _ahead(session: WorkspaceSession, findings: list[Finding], to: MemberId, t: Texts) -> list[tuple[Finding, Event | None]]:
    return [(each, minutes.planned_on(session, each, to=to, zone=t.zone)) for each in to_record(findings) if each.kind in AHEAD]


@composer.register
def send_minutes(notice: SendMinutes, at: Context) -> Composed:
    """Send the file as it came in.

    Raises:
        MinutesNotFound: it is not theirs to see any more.
    """
    found = minutes.get(at.session, notice.minutes, to=notice.member)
    content = minutes.file_of(at.session, found.id)
    if not content:
        return Skip(reason="its file is not there")
    t = at.texts(notice.member)
    return Upload(name=found.file_name, title=found.file_name, content=content, message=views.file_sent(found, t), member=notice.member)


@composer.register
def tell_assigned_together(notice: TellAssignedTogether, at: Context) -> Composed:
    """Tell an owner of what is theirs to do since these minutes."""
    items = [action_items.get(at.session, number) for number in notice.items]
    theirs = [item for item in items if item.state is ActionState.OPEN and notice.member in item.owners]
    if not theirs:
        return Skip(reason="closed or given to another since")
    shown = action_lists.show(at.session, theirs, to=notice.member, today=at.today)
    t = at.texts(notice.member)
    by = members.name_of(at.session, theirs[0].assigned_by)
    return Post(message=action_views.assigned_together(shown, t, today=at.today, by=by), member=notice.member)
