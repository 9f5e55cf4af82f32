"""Responses: what a command came to, as one member sees it now."""

from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from bot.composing.composed import Composed, Context, Ephemeral, Post, aged, aged_event, composer
from bot.composing.minutes import show as show_minutes
from bot.composing.minutes import show_list as list_minutes
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain import responses
from bot.domain.calendar import local_day
from bot.domain.ids import DecisionId, MemberId
from bot.domain.members import Language
from bot.domain.notices import Reply, TellAnswer, Whisper
from bot.domain.planning import NOTHING_TO_SAY
from bot.domain.rsvp import Extras
from bot.services import (
    action_items,
    action_lists,
    adoption,
    agenda,
    attendees,
    decisions,
    deliveries,
    events,
    experiences,
    handovers,
    kept,
    minutes,
    moving,
    personal,
    planning,
    polls,
    questions,
    turnout,
)
from bot.services import members as people
from bot.texts import Texts
from bot.views import action_items as action_views
from bot.views import adoption as adoption_views
from bot.views import agenda as agenda_views
from bot.views import answers as answer_views
from bot.views import attendees as attendee_views
from bot.views import calendar as calendar_views
from bot.views import decision_history, general
from bot.views import decisions as decision_views
from bot.views import deliveries as delivery_views
from bot.views import events as event_views
from bot.views import experiences as experience_views
from bot.views import handover as handover_views
from bot.views import moving as moving_views
from bot.views import my_data as my_data_views
from bot.views import polls as poll_views
from bot.views import questions as question_views
from bot.views import turnout as turnout_views
from bot.views.blocks import Message
from bot.views.first_times import with_hint

_SHORT = {"event": "V", "moved_to": "V", "item": "A", "decision": "B", "poll": "P", "asking": "K"}
"""Facts that are short numbers, with their letter."""


def compose_response(  # noqa: C901, PLR0911, PLR0912, PLR0915  # a table with a row a kind
    session: WorkspaceSession, deps: Deps, response: responses.Response, *, to: MemberId, now: datetime, language: Language | None = None
) -> Message:
    """Render a response for the member who asked, in the language they asked in or their own.

    Raises:
        DomainError: what is to be shown is gone, or not theirs to see.
    """
    t = deps.texts(language or people.language_of(session, to))
    today = local_day(now, deps.settings.zone)
    match response:
        case responses.ShowHelp():
            organiser = people.is_organiser(session, to)
            return general.help_message(t, organiser=organiser, command=deps.settings.prs_command)
        case responses.ShowStatus():
            people.require_organiser(session, to)
            return delivery_views.status(deliveries.status(session, now=now), t)
        case responses.ShowTurnout():
            of = turnout.Of(year=response.year, kind=response.event_kind, event=response.event)
            told = turnout.show(session, of, to=to, now=now, zone=deps.settings.zone)
            return turnout_views.turnout(told, t)
        case responses.ShowCoverage():
            return turnout_views.coverage(turnout.coverage(session, to=to, now=now), t)
        case responses.ShowMyData():
            return my_data_views.summary(personal.counted(session, to), t)
        case responses.ShowNextMeeting():
            return event_views.next_meeting(events.next_meeting(session, to=to, now=now), t, now=now)
        case responses.ShowEvents():
            past = events.past(session, to=to, now=now) if response.past else None
            return event_views.event_list(
                events.coming_by_series(session, to=to, now=now),
                past,
                t,
                planned=events.folded((), events.planned(session, to=to, now=now)),
                now=now,
            )
        case responses.ShowEvent():
            return event_views.member_card(aged_event(events.show_to(session, response.event, to=to), deps, now), t, now=now)
        case responses.ShowWhoComes():
            return attendee_views.attendee_list(attendees.attendees(session, response.event, to=to), t, now=now, page=response.page)
        case responses.ShowHistory():
            event, remembered = attendees.history(session, response.event, to=to)
            return attendee_views.history_list(event, remembered, t, page=response.page)
        case responses.ShowAgenda():
            shown_agenda = agenda.show(session, response.event, to=to, now=now)
            return agenda_views.agenda(replace(shown_agenda, items=aged(shown_agenda.items, deps, now)), t)
        case responses.ShowAgendaItem():
            return agenda_views.item_news(agenda.proposal(session, response.item), t, news=response.news, told=response.told)
        case responses.ShowCalendarWays():
            return calendar_views.ways(events.visible(session, response.event, to=to), t)
        case responses.SayRsvp():
            return answer_views.rsvp_said(events.show_to(session, response.event, to=to), t, named=response.named, now=now)
        case responses.OfferList():
            asked = Extras(guests=response.guests, names=response.names, comment=response.comment)
            return answer_views.list_offer(events.get(session, response.event), asked, response.places, t)
        case responses.AskAnswer():
            found = [(events.visible(session, each.event, to=to), each) for each in response.readings]
            return answer_views.ask_answer([(event, each.answer, extras_of(each)) for event, each in found], t, now=now)
        case responses.ShowActions():
            return _actions(session, response, t, to, now)
        case responses.ShowAction():
            return _action(session, response, t, to, today, deps.hidden_before(now))
        case responses.ShowHandover():
            return handover_views.handover_list(handovers.list_for(session, response.leaver, to=to), t, page=response.page)
        case responses.ShowTakenOver():
            return handover_views.said_to_successor(handovers.show_lines(session, [response.line])[0], t)
        case responses.AskActionAgain():
            shown_items = action_lists.show(session, [action_items.get(session, response.item)], to=to, today=today)
            return action_views.made_again(shown_items[0], t, today=today)
        case responses.AskOwner():
            named = [(option, people.name_of(session, option)) for option in response.options]
            return action_views.ask_owner(response.text, response.name, named, t)
        case responses.AskActionDate():
            return action_views.ask_date(response.text, response.owners, response.options, sentence_of(response.doubt, t), t)
        case responses.ShowDecision():
            return decision_views.card(
                decisions.show_one(session, response.decision, to=to, hidden_before=deps.hidden_before(now)), t, news=response.news
            )
        case responses.ShowDecisionHistory():
            return decision_history.history(decisions.show_history(session, response.decision), t)
        case responses.ShowDecisions():
            return _decisions(session, response, t, now, to)
        case responses.ShowExperiences():
            return experience_views.own(experiences.shown_to(session, to), t, news=response.news)
        case responses.ShowPoll():
            poll = polls.visible(session, response.poll, to=to)
            return poll_views.own_card(polls.show(session, poll, zone=deps.settings.zone, to=to), t, now=now, news=response.news)
        case responses.ListPolls():
            listed = [
                polls.show(session, poll, zone=deps.settings.zone, to=to) for poll in polls.listed(session, to=to, ended=response.ended)
            ]
            return poll_views.poll_list(listed, t, ended=response.ended)
        case responses.ShowQuestion():
            question = questions.visible(session, response.question, to=to)
            return question_views.own_card(questions.show(session, question, to=to), t, news=response.news)
        case responses.ListQuestions():
            listed_questions = [questions.show(session, each, to=to) for each in questions.listed(session, to=to, scope=response.scope)]
            return question_views.question_list(listed_questions, t, scope=response.scope)
        case responses.ShowAdoption():
            return adoption_views.news(adoption.show(session, response.minutes), t)
        case responses.ShowMinutes():
            return show_minutes(session, response, t, to=to)
        case responses.ListMinutes():
            return list_minutes(session, response, t, to=to, command=deps.settings.prs_command)
        case responses.Say():
            return general.said(sentence_of(response, t))
        case responses.SayUnknownWord():
            return general.unknown_word(response.word, response.nearest, t, command=deps.settings.prs_command)
        case responses.ShowMoved():
            move = moving.show_move_of(session, response.event, undone=response.undone, zone=deps.settings.zone)
            until = moving.undone_until(session, response.event, now=now, zone=deps.settings.zone)
            event, zone = move.event, deps.settings.zone
            news = not (response.undone or move.into_another)
            remarks = planning.remarks(session, event.plan, by=to, now=now, zone=zone, event=event.id) if news else NOTHING_TO_SAY
            return moving_views.move_said(replace(move, told=response.told), t, until=until, remarks=remarks)
        case responses.OfferForm():
            return general.offer_form(response.form, response.prefill, t)
        case _:
            assert_never(response)


@composer.register
def reply(notice: Reply, at: Context) -> Composed:
    """Answer where it was asked."""
    message = compose_response(at.session, at.deps, notice.answer, to=notice.to, now=at.now, language=notice.language)
    if notice.private:
        return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread)
    return Post(message=message, channel=notice.channel, thread=notice.thread)


@composer.register
def whisper(notice: Whisper, at: Context) -> Composed:
    """Say a word to whoever tapped."""
    message = compose_response(at.session, at.deps, notice.answer, to=notice.to, now=at.now)
    message = with_hint(message, notice.hint, at.texts(notice.to), command=at.deps.settings.prs_command)
    return Ephemeral(message=message, channel=notice.channel, member=notice.to, thread=notice.thread, over=notice.over)


@composer.register
def tell_answer(notice: TellAnswer, at: Context) -> Composed:
    """Answer in the DM."""
    return Post(message=compose_response(at.session, at.deps, notice.answer, to=notice.member, now=at.now), member=notice.member)


def extras_of(read: responses.ReadAs) -> Extras:
    """Return what a reading of an answer says beside yes, maybe or no."""
    return Extras(guests=read.guests, names=read.names, deputy=read.deputy, comment=read.comment)


def sentence_of(said: responses.Say, t: Texts) -> str:
    """Fill a fixed sentence: short numbers with their letter, days and weekdays in words."""
    facts: dict[str, str | int] = {name: t.day(day) for name, day in said.days}
    for name, value in said.facts:
        if name in _SHORT:
            facts[name] = f"{_SHORT[name]}{value}"
        elif name in {"weekday", "actual"} and isinstance(value, int):
            facts[name] = t.weekday(value)
        else:
            facts[name] = value
    return t(said.text_id, **facts)


def _action(
    session: WorkspaceSession, asked: responses.ShowAction, t: Texts, to: MemberId, today: date, hidden_before: datetime | None
) -> Message:
    item = action_items.get(session, asked.item)
    shown = action_lists.show(session, [item], to=to, today=today, hidden_before=hidden_before)[0]
    shown = replace(shown, origin=minutes.origin_of(session, item.id))
    history = action_lists.history(session, item.id) if asked.news == "" else ()
    return action_views.card(shown, t, today=today, news=asked.news, on=asked.on, history=history)


def _actions(session: WorkspaceSession, asked: responses.ShowActions, t: Texts, to: MemberId, now: datetime) -> Message:
    today = local_day(now, t.zone)
    owner = {"own": to, "member": asked.owner}.get(asked.scope)
    overdue_on = today if asked.scope == "overdue" else None
    most = action_views.ITEMS_LISTED
    items = action_lists.open_items(session, owner=owner, overdue_on=overdue_on, most=most, skip=asked.page * most)
    name = people.name_of(session, asked.owner) if asked.owner else ""
    facts = {"name": name} if asked.scope == "member" else {}
    return action_views.action_list(
        action_lists.show(session, items, to=to, today=today),
        t,
        today=today,
        title=t(f"actions-{asked.scope}-title", **facts),
        empty=t(f"actions-{asked.scope}-none", **facts),
        page=asked.page,
        count=action_lists.count_open(session, owner=owner, overdue_on=overdue_on),
        scope=f"{asked.scope}:{asked.owner or ''}",
    )


def _decisions(session: WorkspaceSession, asked: responses.ShowDecisions, t: Texts, now: datetime, to: MemberId) -> Message:
    beside = question_views.kept(kept.shown(session, asked.kept, to=to), t) if asked.kept and not asked.page else []
    shown = decisions.show(session, [DecisionId(number) for number in asked.found], today=local_day(now, t.zone))
    if shown:
        message = decision_views.found(shown, t, latest=asked.latest, valid=asked.valid, page=asked.page, sure=asked.sure)
        return question_views.with_kept(message, beside, first=asked.kept_first)
    if beside:
        return question_views.with_kept(Message(text=t("kept-found-alone")), beside, first=True)
    if asked.latest:
        return decision_views.none_recorded(t)
    guesses = decisions.several(session, asked.guesses)
    return decision_views.nothing_found(asked.topics, t, valid=asked.valid, guesses=guesses, offer=asked.offer)
