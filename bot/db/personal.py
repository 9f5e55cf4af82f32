"""Where anything about people is kept: each column of each table, once; what a member is given of it, and what becomes of it when they go.

`tests/db/test_personal.py` holds this register against the tables: a new column has to be put in its place here before anything passes.
"""

from dataclasses import dataclass, fields
from typing import Final

from bot.domain.personal import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a table holds, by column; `workspace_id` apart, each stands in one of these."""

    kind: Kind
    goes: bool = False
    """Rows about somebody are deleted with them; otherwise they stay, and say no longer about whom."""
    about: str = ""
    """Whose row it is: a member's id."""
    to: str = ""
    """To whom it goes: a lane with a member's id."""
    by: str = ""
    """Who did or holds something: a member's id."""
    own: str = ""
    """What they typed or chose for themselves: it goes with them."""
    deputy: str = ""
    """The name of whoever came in their place."""
    words: str = ""
    """Texts of people: where a member's name stands in one, other words take its place."""
    inside: str = ""
    """JSON, or a key, in which ids and names stand: both are replaced."""
    record: str = ""
    """What the association recorded: it stays as it was written, names and all (docs/privacy.md says why)."""
    secret: str = ""
    """A key: never shown."""
    plain: str = ""
    """Facts about what the row is of, and about nobody."""
    inner: str = ""
    """Of the bot's own running: shown to nobody."""

    def columns(self, *parts: str) -> list[str]:
        """List the columns of these parts; without any, all."""
        wanted = parts or tuple(each.name for each in fields(self) if each.name not in {"kind", "goes"})
        return [column for part in wanted for column in getattr(self, part).split()]


TABLES: Final = {
    "members": Holds(
        kind=Kind.PROFILE,
        goes=True,
        about="id",
        own="name zone language hour days digest_day paused_until switched_off partnership partnership_type province topics not_asked"
        " dm_id",
        plain="is_admin is_bot is_gone is_restricted is_organiser is_operator left_at",
        inner="digest_since digested_at",
    ),
    "forgotten": Holds(kind=Kind.TECHNICAL, inner="digest until_they_act forgotten_at"),
    "homes": Holds(
        kind=Kind.PROFILE,
        goes=True,
        about="member_id",
        inside="said",
        plain="opened_at",
        inner="seen_change composed_at look_again_at digest view_hash",
    ),
    "first_times": Holds(kind=Kind.PROFILE, goes=True, about="member_id", plain="what told_at"),
    "channel_members": Holds(kind=Kind.PROFILE, goes=True, about="member_id", plain="channel_id"),
    "workspaces": Holds(
        kind=Kind.PROFILE,
        by="chair_id chair_deputy_id secretary_id secretary_deputy_id",
        plain="team_name channel_id language",
        inner="bot_user bot_id bot_name decisions_version aliases_version free_days recess schedule overview_on synced_at stopped_because"
        " removed_at clock_set_at clock_set_by refused_requests members_poll question_channel_id",
        secret="calendar_key",  # noqa: S106  # the name of a column
    ),
    "rsvps": Holds(
        kind=Kind.ANSWERS,
        about="member_id",
        by="answered_by",
        own="guest_names comment",
        deputy="deputy",
        plain="event_id answer since guests place confirm_by",
    ),
    "rsvp_entries": Holds(
        kind=Kind.ANSWERS,
        about="member_id",
        by="answered_by",
        own="guest_names comment",
        deputy="deputy",
        plain="id event_id answer way emoji is_on guests takes_list since confirm_by occurred_at recorded_at",
        inner="card_ts",
    ),
    "call_off_askings": Holds(kind=Kind.ANSWERS, goes=True, about="member_id", plain="event_id answered"),
    "absences": Holds(kind=Kind.ANSWERS, goes=True, about="member_id", plain="event_id began_at noted_at"),
    "attendances": Holds(kind=Kind.ATTENDANCE, about="member_id", by="ticked_by", plain="event_id began_at came ticked_at"),
    "events": Holds(
        kind=Kind.EVENTS,
        by="created_by closed_by called_off_by decided_by",
        words="title place audience called_off_because",
        inside="hosts",
        plain="id event_kind starts_at ends_at state created_at closed_at called_off_at decided_at verdict",
        inner="last_begins_at channel_id link rsvp_until minimum maximum reserve_on decision_on sessions audience_types audience_provinces"
        " version asked_times asked_on moved_to moved_from confirm_by series announce_at",
    ),
    "series": Holds(kind=Kind.EVENTS, by="made_by", plain="id made_at ended_at", inner="rule ahead"),
    "event_changes": Holds(kind=Kind.EVENTS, by="changed_by", inside="was", plain="event_id version what changed_at"),
    "event_messages": Holds(kind=Kind.EVENTS, by="written_by", words="words", plain="event_id written_at", inner="id whom"),
    "drafts": Holds(kind=Kind.EVENTS, goes=True, about="member_id", inside="plan", plain="made_at", inner="id poll_id poll_slot"),
    "agenda_items": Holds(
        kind=Kind.AGENDA,
        by="presenter_id proposed_by decided_by",
        words="title presenter_name attachment reason",
        plain="id event_id state proposed_at decided_at",
        inner="position lasts_minutes",
    ),
    "meeting_notes": Holds(kind=Kind.AGENDA, about="member_id", words="text", plain="event_id noted_at", inner="channel_id ts thread_ts"),
    "action_items": Holds(
        kind=Kind.ACTIONS,
        by="assigned_by closed_by asked_due_by",
        words="text",
        plain="id due_on state assigned_at closed_at source_event_id source_decision_id asked_due_on",
        inner="source_channel_id source_ts",
    ),
    "assignments": Holds(
        kind=Kind.ACTIONS,
        about="owner_id",
        plain="item_id stands_in assigned_at postponed_until pinged_on",
        inner="position next_ping_at",
    ),
    "named_owners": Holds(kind=Kind.ACTIONS, words="name", plain="item_id", inner="position"),
    "action_log": Holds(kind=Kind.ACTIONS, by="by", inside="facts", plain="id item_id at what"),
    "handovers": Holds(kind=Kind.ACTIONS, about="leaver_id", by="successor_id asked_by", plain="id subject state made_at settled_at"),
    "decisions": Holds(
        kind=Kind.DECISIONS,
        by="recorded_by",
        record="text meeting topic agenda_item how source_text source_link",
        plain="id decided_on status minutes_status recorded_at",
        inner="successor_id supplements_id ended_on import_key source_channel_id source_ts version",
    ),
    "decision_changes": Holds(
        kind=Kind.DECISIONS, by="changed_by", record="before", plain="id decision_id change other_id took_effect_on changed_at"
    ),
    "aliases": Holds(kind=Kind.DECISIONS, by="added_by", record="name meaning", plain="added_at"),
    "minutes": Holds(
        kind=Kind.MINUTES,
        by="sent_by recorded_by settled_by heading_by",
        inside="withdrawal",
        record="file_name title read note",
        plain="id event_id state size held_on sent_at recorded_at settled_at",
        inner="media_type sketch slack_file version page tries not_before agenda_event_id settled_event_id heading_version",
    ),
    "minutes_findings": Holds(
        kind=Kind.MINUTES,
        by="changed_by",
        inside="content",
        record="source item_title",
        plain="minutes_id position finding_kind ticked changed_at decision_id action_id",
        inner="sureness item_number version",
    ),
    "minutes_files": Holds(kind=Kind.MINUTES, record="content", inner="minutes_id"),
    "polls": Holds(
        kind=Kind.POLLS,
        by="made_by",
        words="question explanation",
        inside="choices",
        plain="id state made_at",
        inner="poll_kind secret several shown_at_once rule quorum abstentions channel_id closes_at reminded ended_at card_ts decision_id"
        " named of_whom audience_types audience_provinces event_id",
    ),
    "poll_voters": Holds(kind=Kind.POLLS, about="member_id", plain="poll_id voted choices"),
    "poll_talks": Holds(kind=Kind.POLLS, goes=True, about="member_id", own="reason", plain="poll_id"),
    "poll_counts": Holds(kind=Kind.TECHNICAL, inner="poll_id choice votes"),
    "farewells": Holds(kind=Kind.EXPERIENCES, about="member_id", by="started_by successor_id", plain="started_on state"),
    "experiences": Holds(
        kind=Kind.EXPERIENCES,
        about="member_id",
        words="about words talk",
        plain="due_on state shared answered_at",
        inner="id asked found found_from version",
    ),
    "call_offs": Holds(kind=Kind.TECHNICAL, inner="event_id signed_up minimum holds version"),
    "call_off_counts": Holds(kind=Kind.TECHNICAL, inner="event_id reason answers"),
    "questions": Holds(
        kind=Kind.QUESTIONS,
        by="asked_by",
        words="text",
        inside="topics",
        plain="id state anonymous asked_at",
        inner="audience_types audience_provinces channel_id until ended_at routed nudges card_ts version",
    ),
    "question_people": Holds(
        kind=Kind.QUESTIONS, goes=True, about="member_id", inside="why_what", plain="question_id follows asked_at why response"
    ),
    "question_replies": Holds(
        kind=Kind.QUESTIONS, goes=True, about="member_id", own="text", plain="question_id", inner="position ts by_form"
    ),
    "question_answers": Holds(
        kind=Kind.QUESTIONS, about="member_id", words="text", plain="question_id summary given_at outdated", inner="checked_at"
    ),
    "feeds": Holds(
        kind=Kind.CALENDAR,
        goes=True,
        about="member_id",
        secret="secret digest",  # noqa: S106  # names of columns
        plain="made_at changed_at",
    ),
    "calendar_files": Holds(kind=Kind.CALENDAR, goes=True, about="member_id", plain="event_id"),
    "outbox": Holds(
        kind=Kind.MESSAGES,
        goes=True,
        to="lane",
        inside="notice shown subject dedupe_key",
        plain="id kind state reason due_at added_at finished_at",
        inner="delivery_id method urgency shifted_from useful_until told_in attempts looked_up attempted_at channel_id thread_ts ts"
        " not_before trying_since doubtful_since expires_at lease_until file_id",
    ),
    "turns": Holds(kind=Kind.MESSAGES, goes=True, about="member_id", plain="day", inner="delivery_id"),
    "prompts": Holds(kind=Kind.MESSAGES, goes=True, about="member_id", inside="chosen", plain="subject edited", inner="delivery_id"),
    "readings": Holds(kind=Kind.TECHNICAL, inside="found", inner="what cursor done tries reason not_before"),
    "inbox": Holds(kind=Kind.TECHNICAL, inner="key received_at"),
    "lanes": Holds(kind=Kind.TECHNICAL, inside="lane", inner="free_at"),
    "channels": Holds(kind=Kind.TECHNICAL, inner="id name is_private is_archived is_shared is_joined"),
    "counters": Holds(kind=Kind.TECHNICAL, inner="kind last"),
    "reminder_plans": Holds(kind=Kind.TECHNICAL, inner="event_id version planned_until looked_at next_at"),
    "cards": Holds(kind=Kind.TECHNICAL, inner="id event_id channel_id ts live retired seeded phase is_agenda"),
    "capacities": Holds(kind=Kind.TECHNICAL, inner="event_id position maximum after_entry since"),
    "decision_vectors": Holds(kind=Kind.DECISIONS, record="vector", inner="decision_id encoder digest"),
    "index_parts": Holds(kind=Kind.DECISIONS, record="data", inner="part shape version"),
    "workers": Holds(kind=Kind.TECHNICAL, inner="id role host pid started_at seen_at missed_at"),
}
"""Every table there is."""
