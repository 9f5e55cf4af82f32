"""What members do, by subject: each module registers its own listeners."""

from slack_bolt import App

from handlers import (
    action_forms,
    action_items,
    adoption,
    agenda,
    answers,
    attendance,
    attendees,
    calendars,
    call_offs,
    commands,
    decisions,
    errors,
    event_life,
    event_messages,
    events,
    experiences,
    handovers,
    home,
    membership,
    minutes,
    moving,
    my_data,
    network_questions,
    polls,
    questions,
    rsvp,
    series,
    settings,
    turnout,
    year_plans,
)


def register(app: App, command: str) -> None:
    """Register every listener; `command` is the slash command's name."""
    errors.register(app)
    commands.register(app, command)
    questions.register(app)
    rsvp.register(app)
    answers.register(app)
    attendance.register(app)
    attendees.register(app)
    events.register(app)
    event_life.register(app)
    event_messages.register(app)
    call_offs.register(app)
    series.register(app)
    moving.register(app)
    action_items.register(app)
    action_forms.register(app)
    handovers.register(app)
    experiences.register(app)
    decisions.register(app)
    agenda.register(app)
    adoption.register(app)
    calendars.register(app)
    minutes.register(app)
    polls.register(app)
    network_questions.register(app)
    turnout.register(app)
    year_plans.register(app)
    settings.register(app)
    my_data.register(app)
    home.register(app)
    membership.register(app)
