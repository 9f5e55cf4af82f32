"""The settings form: one's own, and for organisers the network's."""

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import FreeDays
from bot.domain.decisions import Alias, written_aliases
from bot.domain.ids import MemberId
from bot.domain.members import Choices, Language, Member
from bot.texts import Texts
from bot.views.blocks import Block, View, divider, field, option, select, sentence, text_input
from bot.views.calendar import feed_button
from bot.views.profile import profile_fields

SETTINGS_FORM = "settings_form"
LONGEST_FREE_DAYS = 3000
LONGEST_ALIASES = 3000


def settings_form(
    member: Member,
    t: Texts,
    *,
    hours: Sequence[int],
    choices: Choices | None,
    organisers: Sequence[MemberId] = (),
    feeds: bool = False,
    aliases: Sequence[Alias] = (),
) -> View:
    """Render the settings; `choices` are the network's, None for members who are no organisers; `feeds`: calendars can read us."""
    languages = [option(t("language-nl"), str(Language.NL)), option(t("language-en"), str(Language.EN))]
    blocks: list[Block] = [
        field("language", t("field-language"), select("language", languages, chosen=str(member.language))),
        field(
            "hour",
            t("field-hour"),
            select("hour", [option(t("hour", hour=str(hour)), str(hour)) for hour in hours], chosen=str(member.hour)),
            hint=t("field-hour-hint"),
        ),
        field("paused_until", t("field-pause"), _day(member.paused_until), hint=t("field-pause-hint"), optional=True),
    ]
    blocks += profile_fields(member.profile, t)
    if feeds:
        blocks.append(feed_button(t))
    if choices is not None:
        blocks += [
            divider(),
            sentence(t("settings-network")),
            field("channel", t("field-announce-channel"), _conversation(choices.channel), optional=True),
            field("organisers", t("field-organisers"), _people(organisers), hint=t("field-organisers-hint"), optional=True),
            field("chair", t("field-chair"), _person(choices.chair), optional=True),
            field("secretary", t("field-secretary"), _person(choices.secretary), optional=True),
            field("free_days", t("field-free-days"), _free_days(choices.free_days), hint=t("field-free-days-hint"), optional=True),
            field(
                "aliases",
                t("field-aliases"),
                text_input(value=written_aliases(aliases), multiline=True, most=LONGEST_ALIASES),
                hint=t("field-aliases-hint"),
                optional=True,
            ),
        ]
    return View(
        callback_id=SETTINGS_FORM, title=t("settings-title"), blocks=tuple(blocks), submit=t("button-save"), close=t("button-cancel")
    )


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
