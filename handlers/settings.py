"""The settings form: one's own, and for organisers the network's."""

from slack_bolt import App

from bot.domain.audience import PartnershipType, Profile, Province
from bot.domain.decisions import read_aliases
from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import DEFAULT_HOUR, Choices, Language
from bot.domain.responses import Say
from bot.exchange import Exchange, sent
from bot.services import action_pings, aliases, announcing, members
from bot.slack.payloads import FormValues, Submitted
from bot.views.profile import PROFILE_FORM
from bot.views.settings import SETTINGS_FORM


def register(app: App) -> None:
    """Register the form."""
    app.view(SETTINGS_FORM)(sent(saved))
    app.view(PROFILE_FORM)(sent(profile))


def saved(x: Exchange, form: Submitted) -> Say:
    """Keep the settings and plan the member's pings anew."""
    values = form.values
    language, hour = values.chosen("language"), values.chosen("hour")
    members.choose_own(
        x.session,
        x.by,
        language=Language(language) if language in set(Language) else Language.NL,
        hour=int(hour) if hour and hour.isdecimal() else DEFAULT_HOUR,
    )
    if values.has("paused_until"):
        members.pause(x.session, x.by, values.day("paused_until"), now=x.now)
    action_pings.replan(x.session, x.by)
    if values.has("partnership"):
        members.choose_profile(x.session, x.by, _profile(values))
    if values.has("organisers"):  # a member's form has no such field; whoever forges one is refused
        channel, chair, secretary = values.chosen("channel"), values.chosen("chair"), values.chosen("secretary")
        chosen = Choices(
            channel=ChannelId(channel) if channel else None,
            chair=MemberId(chair) if chair else None,
            secretary=MemberId(secretary) if secretary else None,
        )
        was = members.choices(x.session).channel
        members.choose_for_network(x.session, x.by, chosen, values.people("organisers"))
        announcing.follow_choice(x.session, was, chosen.channel, by=x.by, now=x.now)
    if values.has("free_days"):
        members.choose_free_days(x.session, x.by, values.text("free_days") or "", today=x.today)
    if values.has("aliases"):
        aliases.choose(x.session, read_aliases(values.text("aliases") or ""), by=x.by, now=x.now)
    return Say(text_id="settings-saved")


def profile(x: Exchange, form: Submitted) -> Say:
    """Keep for which partnership a member works."""
    members.choose_profile(x.session, x.by, _profile(form.values))
    return Say(text_id="profile-saved")


def _profile(values: FormValues) -> Profile:
    kind, province = values.chosen("partnership_type"), values.chosen("province")
    return Profile(
        partnership=values.text("partnership") or "",
        type=PartnershipType(kind) if kind in set(PartnershipType) else None,
        province=Province(province) if province in set(Province) else None,
    )
