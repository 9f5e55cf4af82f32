"""The settings forms: one's own, and for organisers the network's."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.calendar import FreeDays, local_day
from bot.domain.decisions import Alias, written_aliases
from bot.domain.ids import MemberId
from bot.domain.members import WEEKDAYS, Choices, Language, Member, Sort
from bot.domain.reminders import AGENDA_DAYS, UNANSWERED_DAYS, Schedule
from bot.domain.view_models import ShownSchedule
from bot.texts import Texts
from bot.views.blocks import (
    Block,
    View,
    bullets,
    button,
    buttons,
    checkboxes,
    field,
    modal,
    option,
    prose,
    run,
    select,
    sentence,
    several,
    small,
    text_input,
)
from bot.views.calendar import feed_button
from bot.views.general import OFFER_ACTION
from bot.views.profile import profile_fields

SETTINGS_FORM = "settings_form"
NETWORK_FORM = "network_form"
PREVIEW_ACTION = "schedule_preview"
LONGEST_FREE_DAYS = 3000
LONGEST_ALIASES = 3000
NO_DIGEST = "-"
MOST_PREVIEWED = 12
"""A course has reminders for each of its sessions."""


def sorts_for(member: Member) -> list[Sort]:
    """List what a member may switch off: overviews go to organisers only."""
    return [sort for sort in Sort if sort is not Sort.OVERVIEWS or member.organiser]


def settings_form(member: Member, t: Texts, *, hours: Sequence[int], feeds: bool = False) -> View:
    """Render a member's own settings; organisers reach the network's from them. `feeds`: calendars can read us."""
    weekdays = [option(t.weekday(day), str(day)) for day in sorted(WEEKDAYS)]
    sorts = {sort: option(t(f"sort-{sort}"), str(sort)) for sort in sorts_for(member)}
    blocks: list[Block] = [
        field("language", t("field-language"), _languages(member.language, t)),
        field(
            "hour",
            t("field-hour"),
            select("hour", [option(t("hour", hour=str(hour)), str(hour)) for hour in hours], chosen=str(member.hour)),
            hint=t("field-hour-hint"),
        ),
        field(
            "days",
            t("field-days"),
            several(weekdays, chosen=[str(day) for day in member.days]),
            hint=t("field-days-hint"),
        ),
        field(
            "digest",
            t("field-digest"),
            select(
                "digest", [option(t("digest-none"), NO_DIGEST), *weekdays], chosen=str(member.digest.day) if member.digest else NO_DIGEST
            ),
            hint=t("field-digest-hint"),
        ),
        field("paused_until", t("field-pause"), _day(member.paused_until), hint=t("field-pause-hint"), optional=True),
        field(
            "wanted",
            t("field-wanted"),
            checkboxes(list(sorts.values()), chosen=[sort for sort in sorts if sort not in member.off]),
            hint=t("field-wanted-hint"),
            optional=True,
        ),
    ]
    blocks += profile_fields(member.profile, t)
    ways = [
        *([feed_button(t)] if feeds else []),
        *([button(t("button-network"), f"{OFFER_ACTION}.network", "-")] if member.organiser else []),
    ]
    if ways:
        blocks.append(buttons("further", *ways))
    return modal(SETTINGS_FORM, t("settings-title"), blocks, t, submit=t("button-save"))


def network_form(
    choices: Choices,
    t: Texts,
    *,
    schedule: Schedule,
    organisers: Sequence[MemberId],
    operators: Sequence[MemberId] | None,
    aliases: Sequence[Alias],
) -> View:
    """Render what organisers choose for the network; `operators` are None where it is not theirs to name them."""

    def person(name: str, text_id: str, chosen: MemberId | None, hint: str | None = None) -> Block:
        return field(name, t(text_id), _person(chosen), hint=t(hint) if hint else None, optional=True)

    named = field("operators", t("field-operators"), _people(operators or ()), hint=t("field-operators-hint"), optional=True)
    blocks = (
        sentence(t("settings-network")),
        field("channel", t("field-announce-channel"), _conversation(choices.channel), optional=True),
        field(
            "question_channel",
            t("field-question-channel"),
            _conversation(choices.question_channel),
            hint=t("field-question-channel-hint"),
            optional=True,
        ),
        *_schedule_fields(schedule, t),
        field("organisers", t("field-organisers"), _people(organisers), hint=t("field-organisers-hint"), optional=True),
        *([named] if operators is not None else []),
        person("chair", "field-chair", choices.chair),
        person("chair_deputy", "field-chair-deputy", choices.chair_deputy, "field-acting-hint"),
        person("secretary", "field-secretary", choices.secretary),
        person("secretary_deputy", "field-secretary-deputy", choices.secretary_deputy, "field-acting-hint"),
        field("language", t("field-network-language"), _languages(choices.language, t), hint=t("field-network-language-hint")),
        field(
            "members_may",
            t("field-members-may"),
            checkboxes([option(t("members-may-polls"), "polls")], chosen=["polls"] if choices.members_poll else []),
            optional=True,
        ),
        field("free_days", t("field-free-days"), _free_days(choices.free_days), hint=t("field-free-days-hint"), optional=True),
        field("recess", t("field-recess"), _free_days(choices.recess), hint=t("field-recess-hint"), optional=True),
        field(
            "aliases",
            t("field-aliases"),
            text_input(value=written_aliases(aliases), multiline=True, most=LONGEST_ALIASES),
            hint=t("field-aliases-hint"),
            optional=True,
        ),
    )
    return View(callback_id=NETWORK_FORM, title=t("network-title"), blocks=blocks, submit=t("button-save"), close=t("button-back"))


def _languages(chosen: Language, t: Texts) -> Block:
    return select("language", [option(t(f"language-{language}"), str(language)) for language in Language], chosen=str(chosen))


def schedule_preview(shown: ShownSchedule | None, t: Texts) -> View:
    """Say in plain words what a schedule would send for the next event."""
    if shown is None:
        blocks = [sentence(t("upcoming-no-event"))]
    else:
        plan = shown.event.plan
        facts: dict[str, str | int] = {"channel": shown.channel, "silent": shown.silent, "secretary": shown.secretary}
        said: list[list[Block | str]] = [
            [run(_moment(each.moment.at, t), bold=True), ": ", t(f"upcoming-{each.occasion}", **facts)] for each in shown.reminders
        ]
        blocks = [
            sentence(t("upcoming-of", title=plan.title, number=f"V{shown.event.id}", when=t.when(plan.starts_at, plan.ends_at))),
            prose(bullets(said[:MOST_PREVIEWED])) if said else sentence(t("upcoming-nothing")),
            *([small(t("upcoming-more", rest=len(said) - MOST_PREVIEWED))] if len(said) > MOST_PREVIEWED else []),
            small(t("upcoming-how")),
        ]
    return View(callback_id=PREVIEW_ACTION, title=t("upcoming-title"), blocks=tuple(blocks), close=t("button-back"))


def _moment(at: datetime, t: Texts) -> str:
    """Write a moment with its weekday, which tells whether it is a good one."""
    return t("moment", day=t.coming_day(local_day(at, t.zone)), time=t.clock(at))


def _schedule_fields(schedule: Schedule, t: Texts) -> list[Block]:
    def days(name: str, label: str, choices: Sequence[int], chosen: int) -> Block:
        options = [option(t("schedule-days", days=each) if each else t("schedule-none"), str(each)) for each in (0, *choices)]
        return field(name, label, select(name, options, chosen=str(chosen)))

    before = [option(t(f"schedule-{which}"), which) for which in ("day", "hour")]
    ticked = [which for which, on in (("day", schedule.day), ("hour", schedule.hour)) if on]
    return [
        days("agenda_days", t("field-agenda-days"), AGENDA_DAYS, schedule.agenda_days),
        days("unanswered_days", t("field-unanswered-days"), UNANSWERED_DAYS, schedule.unanswered_days),
        field("before", t("field-before"), checkboxes(before, chosen=ticked), optional=True),
        buttons("preview", button(t("button-upcoming"), PREVIEW_ACTION, "-")),
    ]


def _day(chosen: date | None) -> Block:
    return {"type": "datepicker", **({"initial_date": chosen.isoformat()} if chosen else {})}


def _free_days(chosen: Sequence[FreeDays]) -> Block:
    return text_input(value="\n".join(_stretch(each) for each in chosen), multiline=True, most=LONGEST_FREE_DAYS)


def _stretch(each: FreeDays) -> str:
    """Write a period of days so that it reads back the same."""
    first, last = (f"{day.day}-{day.month}-{day.year}" for day in (each.first, each.last))
    return first if first == last else f"{first} t/m {last}"


def _conversation(chosen: str | None) -> Block:
    made: Block = {"type": "conversations_select", "filter": {"include": ["public", "private"], "exclude_bot_users": True}}
    return {**made, "initial_conversation": chosen} if chosen else made


def _person(chosen: str | None) -> Block:
    return {"type": "users_select", **({"initial_user": chosen} if chosen else {})}


def _people(chosen: Sequence[str]) -> Block:
    return {"type": "multi_users_select", **({"initial_users": list(chosen)} if chosen else {})}
