"""The settings forms: one's own, and for organisers the network's."""

from slack_bolt import App

from bot.domain.audience import PartnershipType, Profile, Province
from bot.domain.decisions import read_aliases
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import DEFAULT_HOUR, WEEKDAYS, Choices, Language
from bot.domain.questions import read_topics
from bot.domain.reminders import AGENDA_DAYS, UNANSWERED_DAYS, USUAL, Schedule
from bot.domain.responses import Say
from bot.exchange import Exchange, opens, sent
from bot.services import action_pings, aliases, announcing, cards, digests, members, reminders
from bot.slack.payloads import FormValues, Submitted, Tap, number_in
from bot.views.blocks import View
from bot.views.profile import PROFILE_FORM
from bot.views.settings import NETWORK_FORM, PREVIEW_ACTION, SETTINGS_FORM, schedule_preview, sorts_for


def register(app: App) -> None:
    """Register the forms; the network's is opened by its button in one's own."""
    app.view(SETTINGS_FORM)(sent(saved))
    app.view(NETWORK_FORM)(sent(network))
    app.action(PREVIEW_ACTION)(opens(preview))
    app.view(PROFILE_FORM)(sent(profile))


def saved(x: Exchange, form: Submitted) -> Say:
    """Keep a member's own settings and plan their pings anew."""
    values = form.values
    hour = values.chosen("hour")
    wanted = set(values.several("wanted"))
    members.choose_own(
        x.session,
        x.by,
        language=_language(values),
        hour=int(hour) if hour and hour.isdecimal() else DEFAULT_HOUR,
        days={int(day) for day in values.several("days") if day.isdecimal()} if values.has("days") else None,
        off=[sort for sort in sorts_for(x.member) if sort not in wanted] if values.has("wanted") else None,
    )
    if values.has("digest"):
        chosen = values.chosen("digest")
        digests.choose(x.session, x.by, next((day for day in WEEKDAYS if str(day) == chosen), None), now=x.now)
    if values.has("paused_until"):
        members.pause(x.session, x.by, values.day("paused_until"), now=x.now)
    action_pings.replan(x.session, x.by)
    if values.has("partnership"):
        members.choose_profile(x.session, x.by, _profile(values, x.member.profile))
    return Say(text_id="settings-saved")


def network(x: Exchange, form: Submitted) -> Say:
    """Keep what an organiser chose for the network; whoever forges it is refused."""
    members.require_organiser(x.session, x.by)
    values = form.values
    if values.has("before"):
        reminders.choose_schedule(x.session, _schedule(values), by=x.by, now=x.now)
    if values.has("free_days"):
        members.choose_free_days(x.session, x.by, values.text("free_days") or "", today=x.today)
    if values.has("recess"):
        members.choose_recess(x.session, x.by, values.text("recess") or "", today=x.today)
    if values.has("aliases"):
        aliases.choose(x.session, read_aliases(values.text("aliases") or ""), by=x.by, now=x.now)
    if values.has("organisers"):  # last: whoever takes themselves off the list may do the rest no more
        was = members.choices(x.session)
        chosen = Choices(
            channel=_channel(values, "channel"),
            question_channel=_channel(values, "question_channel") if values.has("question_channel") else was.question_channel,
            chair=_person(values, "chair"),
            secretary=_person(values, "secretary"),
            chair_deputy=_person(values, "chair_deputy"),
            secretary_deputy=_person(values, "secretary_deputy"),
            language=_language(values) if values.has("language") else was.language,
            members_poll="polls" in values.several("members_may") if values.has("members_may") else was.members_poll,
        )
        operators = values.people("operators") if values.has("operators") else None
        members.choose_for_network(x.session, x.by, chosen, values.people("organisers"), operators)
        announcing.follow_choice(x.session, was.channel, chosen.channel, by=x.by, now=x.now)
        if chosen.language is not was.language:
            cards.refresh_all(x.session, now=x.now)
    return Say(text_id="settings-network-saved")


def profile(x: Exchange, form: Submitted) -> Say:
    """Keep for which partnership a member works."""
    members.choose_profile(x.session, x.by, _profile(form.values, x.member.profile))
    return Say(text_id="profile-saved")


def preview(x: Exchange, tap: Tap) -> View:
    """Show what the schedule as it is chosen in the form would send for the next event."""
    chosen = _schedule(FormValues(tap.state))
    return schedule_preview(reminders.preview(x.session, chosen, by=x.by, now=x.now, zone=x.zone), x.t)


def _schedule(values: FormValues) -> Schedule:
    """Read the schedule; a number of days that was not offered counts as the usual one, what is no number as none."""
    before = values.several("before")
    agenda, unanswered = (number_in(values.chosen(name) or "") for name in ("agenda_days", "unanswered_days"))
    return Schedule(
        agenda_days=agenda if agenda in {0, *AGENDA_DAYS} else USUAL.agenda_days,
        unanswered_days=unanswered if unanswered in {0, *UNANSWERED_DAYS} else USUAL.unanswered_days,
        day="day" in before,
        hour="hour" in before,
    )


def _channel(values: FormValues, name: str) -> ChannelId | None:
    chosen = values.chosen(name)
    return ChannelId(chosen) if chosen else None


def _person(values: FormValues, name: str) -> MemberId | None:
    chosen = values.chosen(name)
    return MemberId(chosen) if chosen else None


def _language(values: FormValues) -> Language:
    chosen = values.chosen("language")
    return Language(chosen) if chosen in set(Language) else Language.NL


def _profile(values: FormValues, was: Profile) -> Profile:
    kind, province = values.chosen("partnership_type"), values.chosen("province")
    return Profile(
        partnership=values.text("partnership") or "",
        type=PartnershipType(kind) if kind in set(PartnershipType) else None,
        province=Province(province) if province in set(Province) else None,
        topics=read_topics(values.text("topics") or "") if values.has("topics") else was.topics,
        not_asked=read_topics(values.text("not_asked") or "") if values.has("not_asked") else was.not_asked,
    )
