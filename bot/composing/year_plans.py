"""The year plan: its forms as they open and change, and its files."""

from datetime import datetime

from bot.composing.composed import Composed, Context, Upload, composer
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.ids import ChannelId, MemberId
from bot.domain.notices import SendYearPlan
from bot.domain.year_plan import YearPlan
from bot.services import calendars, channels, members, planning, year_plans
from bot.slack.payloads import number_in
from bot.texts import Texts
from bot.views import year_plan as views
from bot.views.blocks import View


def wishes_form(
    session: WorkspaceSession, deps: Deps, typed: str, t: Texts, *, to: MemberId, now: datetime, asked_in: ChannelId | None
) -> View:
    """Render the form that asks what a year is to hold: the one that was typed, else the next.

    Raises:
        NotAllowed: only organisers plan.
    """
    year = number_in(typed) or local_day(now, deps.settings.zone).year + 1
    held = year_plans.of_year(session, year, to=to, zone=deps.settings.zone)
    channel = members.choices(session).channel or channels.usable(asked_in)
    return views.wishes_form(year, t, channel=channel, held=len(held))


def proposal_form(session: WorkspaceSession, plan: YearPlan, t: Texts, *, to: MemberId) -> View:
    """Render a plan as it is by now, each row with why that day."""
    return views.proposal_form(plan, year_plans.reasons(session, plan, by=to, zone=t.zone), t)


@composer.register
def send_year_plan(notice: SendYearPlan, at: Context) -> Composed:
    """Write the plan of a year as it is at the moment of sending.

    Raises:
        NotAllowed: they organise no longer.
    """
    t, member = at.texts(notice.member), notice.member
    events = year_plans.of_year(at.session, notice.year, to=member, zone=at.zone)
    if notice.shape == "ics":
        from bot.views.calendar_file import calendar_file  # noqa: PLC0415  # a large library, only for those who ask for a file

        entries = [entry for event in events for entry in calendars.entries(at.session, event.id, to=member)]
        content = calendar_file(entries, calendars.host(at.session), t)
    else:
        from bot.views.year_plan_document import document  # noqa: PLC0415  # the same

        content = document(events, notice.year, planning.occasions(at.session), t)
    return Upload(
        name=f"{t('year-plan-file')}-{notice.year}.{notice.shape}",
        title=t("year-plan-title", year=str(notice.year)),
        content=content,
        message=views.file_sent(notice.year, t),
        member=member,
    )
