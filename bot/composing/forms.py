"""Forms: their content when they open."""

from datetime import datetime
from typing import assert_never

from bot.composing import event_forms, year_plans
from bot.composing.agenda import agenda_form
from bot.composing.questions import question_form
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.calendar import local_day
from bot.domain.errors import NotAllowed
from bot.domain.event_form import EventForm
from bot.domain.ids import ChannelId, EventId, MemberId
from bot.domain.members import Language
from bot.domain.polls import PollKind
from bot.domain.responses import OfferForm
from bot.services import aliases, channels, events, members, minutes, minutes_making, polls, reminders
from bot.services.members import EARLIEST_HOUR, LATEST_HOUR
from bot.services.perform import Request
from bot.slack.payloads import number_in
from bot.views import action_forms, decision_forms, event_form, poll_forms, profile, settings
from bot.views import experiences as experience_views
from bot.views.blocks import View
from bot.views.minutes_cards import draft_form, minutes_form


def compose_form(  # noqa: C901, PLR0911, PLR0912  # a table
    session: WorkspaceSession,
    deps: Deps,
    offer: OfferForm,
    *,
    to: MemberId,
    now: datetime,
    asked_in: ChannelId | None = None,
    language: Language | None = None,
) -> View:
    """Render a form for the member who asked for it, in the language they asked in or their own.

    Until a channel is chosen, the one `asked_in` is filled in.

    Raises:
        NotAllowed: only organisers announce and record decisions.
        NotItsOrganiser, EventNotFound, EventOver and their like: that part of *Beheren…* is not theirs, or does not go.
    """
    t = deps.texts(language or members.language_of(session, to))
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
        case "experience":
            chosen = MemberId(offer.prefill) if offer.prefill else to
            return experience_views.start_form(t, member=chosen, for_others=members.is_organiser(session, to))
        case "settings":
            member, feeds = members.require(session, to), deps.settings.prs_public_url is not None
            return settings.settings_form(member, t, hours=range(EARLIEST_HOUR, LATEST_HOUR + 1), feeds=feeds)
        case "network":
            operator = members.require_organiser(session, to).operator
            return settings.network_form(
                members.choices(session),
                t,
                schedule=reminders.schedule(session),
                organisers=members.named_organisers(session),
                operators=members.named_operators(session) if operator else None,
                aliases=aliases.known(session),
            )
        case "change" | "move" | "call-off" | "manage":
            return _managing(session, deps, offer, to=to, now=now)
        case "minutes":
            minutes.require_maker(session, to)
            event = events.visible(session, EventId(number_in(offer.prefill)), to=to) if offer.prefill else None
            return minutes_form(t, event.id if event else None, event.plan.title if event else "")
        case "minutes-draft":
            wanted = EventId(number_in(offer.prefill)) if offer.prefill else minutes_making.event_for(session, by=to, now=now)
            return draft_form(minutes_making.gather(session, wanted, by=to, now=now, zone=deps.settings.zone), t)
        case "poll" | "proposal" | "dates" | "interest":
            polls.require_putter(session, PollKind(offer.form), by=to)
            return poll_forms.FORMS[PollKind(offer.form)](
                t, question=offer.prefill, channel=members.choices(session).channel or channels.usable(asked_in), now=now
            )
        case "question":
            asked = Request(by=members.require(session, to).id, at=now, now=now, zone=deps.settings.zone)
            return question_form(session, deps, offer.prefill, t, asked=asked, asked_in=asked_in)
        case "year-plan":
            return year_plans.wishes_form(session, deps, offer.prefill, t, to=to, now=now, asked_in=asked_in)
        case "profile":
            return profile.profile_form(members.require(session, to).profile, t)
        case _:
            assert_never(offer.form)


def _managing(session: WorkspaceSession, deps: Deps, offer: OfferForm, *, to: MemberId, now: datetime) -> View:
    """Render the part of *Beheren…* that a command names."""
    event = EventId(number_in(offer.prefill))
    match offer.form:
        case "change":
            return event_forms.change_form(session, deps, event, to=to)
        case "move":
            return event_forms.move_form(session, deps, event, to=to, now=now)
        case "call-off":
            return event_forms.call_off_form(session, deps, event, to=to)
        case _:
            return event_forms.manage_form(session, deps, event, to=to, now=now)


def _organisers_only(session: WorkspaceSession, member: MemberId) -> None:
    if not members.is_organiser(session, member):
        raise NotAllowed
