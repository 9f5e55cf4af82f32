"""The settings form: one's own, and for organisers the network's."""

from typing import Any

from slack_bolt import Ack, App

from bot.composing import sentence_of
from bot.deps import Deps
from bot.domain.answers import Say
from bot.domain.audience import PartnershipType, Profile, Province
from bot.domain.calendar import local_day
from bot.domain.decisions import read_aliases
from bot.domain.errors import DomainError
from bot.domain.ids import ChannelId, MemberId, WorkspaceId
from bot.domain.members import DEFAULT_HOUR, Choices, Language
from bot.services import action_pings, aliases, announcing, inbox, members
from bot.services.answers import queue_dm_word
from bot.services.perform import refusal
from bot.slack import payloads
from bot.slack.payloads import FormValues
from bot.views.profile import FORM as PROFILE_FORM
from bot.views.settings import FORM


def register(app: App) -> None:
    """Register the form."""
    app.view(FORM)(on_saved)
    app.view(PROFILE_FORM)(on_profile)


def on_saved(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep the settings and plan the member's pings anew; mistakes are said in the form."""
    sent = payloads.submitted(body)
    now = deps.clock()
    language, hour = sent.values.chosen("language"), sent.values.chosen("hour")
    chair, secretary = sent.values.chosen("chair"), sent.values.chosen("secretary")
    channel = sent.values.chosen("channel")
    try:
        with deps.writing(workspace) as session:
            if inbox.first_time(session, sent.trigger_id, now=now):
                members.greet(session, sent.by.id, sent.by.name, deps.settings.prs_timezone)
                members.choose_own(
                    session,
                    sent.by.id,
                    language=Language(language) if language in set(Language) else Language.NL,
                    hour=int(hour) if hour and hour.isdecimal() else DEFAULT_HOUR,
                )
                if sent.values.has("paused_until"):
                    members.pause(session, sent.by.id, sent.values.day("paused_until"), now=now)
                action_pings.replan(session, sent.by.id)
                if sent.values.has("partnership"):
                    members.choose_profile(session, sent.by.id, _profile(sent.values))
                if sent.values.has("organisers"):  # a member's form has no such field; who forges one is refused
                    chosen = Choices(
                        channel=ChannelId(channel) if channel else None,
                        chair=MemberId(chair) if chair else None,
                        secretary=MemberId(secretary) if secretary else None,
                    )
                    was = members.choices(session).channel
                    members.choose_for_network(session, sent.by.id, chosen, sent.values.people("organisers"))
                    announcing.follow_choice(session, was, chosen.channel, by=sent.by.id, now=now)
                if sent.values.has("free_days"):
                    today = local_day(now, deps.settings.zone)
                    members.choose_free_days(session, sent.by.id, sent.values.text("free_days") or "", today=today)
                if sent.values.has("aliases"):
                    aliases.choose(session, read_aliases(sent.values.text("aliases") or ""), by=sent.by.id, now=now)
                queue_dm_word(session, Say(text_id="settings-saved"), to=sent.by.id, now=now)
    except DomainError as refused:
        with deps.reading(workspace) as session:
            t = deps.texts(members.language_of(session, sent.by.id))
        ack(response_action="errors", errors={_place(refused): sentence_of(refusal(refused, deps.settings.zone), t)})
        return
    ack()


def on_profile(ack: Ack, body: dict[str, Any], deps: Deps, workspace: WorkspaceId) -> None:
    """Keep for which partnership a member works."""
    sent = payloads.submitted(body)
    now = deps.clock()
    with deps.writing(workspace) as session:
        if inbox.first_time(session, sent.trigger_id, now=now):
            members.greet(session, sent.by.id, sent.by.name, deps.settings.prs_timezone)
            members.choose_profile(session, sent.by.id, _profile(sent.values))
            queue_dm_word(session, Say(text_id="profile-saved"), to=sent.by.id, now=now)
    ack()


def _profile(values: FormValues) -> Profile:
    kind, province = values.chosen("partnership_type"), values.chosen("province")
    return Profile(
        partnership=values.text("partnership") or "",
        type=PartnershipType(kind) if kind in set(PartnershipType) else None,
        province=Province(province) if province in set(Province) else None,
    )


def _place(refused: DomainError) -> str:
    return "free_days" if refused.text_id.startswith("mistake-free-days") else refused.field or "hour"
