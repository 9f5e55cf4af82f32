"""Forms: what stands in them when they open."""

from datetime import datetime
from typing import assert_never

from bot.composing.agenda import agenda_form
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.answers import OfferForm
from bot.domain.calendar import local_day
from bot.domain.errors import NotAllowed
from bot.domain.event_form import EventForm
from bot.domain.ids import ChannelId, MemberId
from bot.services import aliases, channels, members
from bot.services.members import EARLIEST_HOUR, LATEST_HOUR
from bot.views import action_forms, decision_forms, event_form, profile, settings
from bot.views.blocks import View


def compose_form(
    session: WorkspaceSession, deps: Deps, offer: OfferForm, *, to: MemberId, now: datetime, asked_in: ChannelId | None = None
) -> View:
    """Render a form for the member who asked for it; until a channel is chosen, the one `asked_in` stands in it.

    Raises:
        NotAllowed: only organisers announce and record decisions.
    """
    t = deps.texts(members.language_of(session, to))
    match offer.form:
        case "event":
            _organisers_only(session, to)
            return event_form.event_form(EventForm(channel=members.choices(session).channel or channels.usable(asked_in)), t)
        case "action":
            return action_forms.form(t, text=offer.prefill, owners=(to,), names=() if members.is_organiser(session, to) else None)
        case "decision":
            _organisers_only(session, to)
            return decision_forms.form(t, text=offer.prefill, on=local_day(now, deps.settings.zone))
        case "agenda-item":
            return agenda_form(session, deps, to=to, now=now, typed=offer.prefill)
        case "settings":
            member = members.require(session, to)
            return settings.settings_form(
                member,
                t,
                hours=range(EARLIEST_HOUR, LATEST_HOUR + 1),
                choices=members.choices(session) if member.organiser else None,
                organisers=members.named_organisers(session) if member.organiser else (),
                feeds=deps.settings.prs_public_url is not None,
                aliases=aliases.known(session) if member.organiser else (),
            )
        case "profile":
            return profile.profile_form(members.require(session, to).profile, t)
        case _:
            assert_never(offer.form)


def _organisers_only(session: WorkspaceSession, member: MemberId) -> None:
    if not members.is_organiser(session, member):
        raise NotAllowed
