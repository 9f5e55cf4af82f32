"""Text from people as others read it: members and channels that Slack marked in it, by name."""

import re
from dataclasses import replace
from datetime import date

from bot.db import channels, members
from bot.db.engine import WorkspaceSession
from bot.domain.calendar import split_due
from bot.domain.commands import AddDecision, AskDecisions, Command, DoubtAnswer, GiveAnswer, ProposeItem, UnknownWord
from bot.domain.ids import ChannelId, MemberId
from bot.domain.rsvp import Extras

_MEMBER, _CHANNEL = re.compile(r"<@([UW][A-Z0-9]+)>"), re.compile(r"<#([A-Z0-9]+)>")
_GUARD = "\u2060"
"""What `bot.slack.markup` puts in a mark that was typed by hand."""


def written(session: WorkspaceSession, text: str) -> str:
    """Return a text with members and channels by the names they have here; what was typed by hand stays as it was typed."""
    if "<" not in text:
        return text
    names = members.named(session, map(MemberId, _MEMBER.findall(text)))
    shown = _MEMBER.sub(lambda found: names[MemberId(found[1])].name if MemberId(found[1]) in names else found[1], text)
    return _CHANNEL.sub(lambda found: f"#{channels.name_of(session, ChannelId(found[1])) or found[1]}", shown).replace(_GUARD, "")


def owners_in(session: WorkspaceSession, text: str, *, today: date) -> tuple[str, tuple[MemberId, ...]]:
    """Take the mentioned members as owners: at either end or right before the date the mention goes, within the sentence
    their name stays.
    """
    words = text.split(" ")
    owners = tuple(dict.fromkeys(MemberId(word.strip("<@>.,;:")) for word in words if _is_mention(word)))
    while words and _is_mention(words[0]):
        words.pop(0)
    while (place := _last_mention(words)) is not None and _is_apart(words[:place], words[place + 1 :], today):
        words.pop(place)
    return written(session, " ".join(words)).strip(), owners


def _is_mention(word: str) -> bool:
    return word.startswith("<@") and ">" in word


def _last_mention(words: list[str]) -> int | None:
    return next((place for place in reversed(range(len(words))) if _is_mention(words[place])), None)


def _is_apart(before: list[str], after: list[str], today: date) -> bool:
    """Return whether what is between these words is no part of the sentence: it is at the end, or beside the due date."""
    rest, due = split_due(" ".join(after), today=today)
    if not after or (due is not None and not rest):
        return True
    return all(split_due(" ".join(words), today=today)[1] is not None for words in (before, before + after))


def in_names(session: WorkspaceSession, command: Command) -> Command:
    """Return a command with what it keeps or shows as people read it; an action item's owners are read from its text first."""
    match command:
        case GiveAnswer():
            return replace(command, extras=_extras(session, command.extras))
        case DoubtAnswer():
            readings = tuple(replace(each, extras=_extras(session, each.extras)) for each in command.readings)
            return replace(command, readings=readings, typed=written(session, command.typed))
        case ProposeItem() | AddDecision():
            return replace(command, text=written(session, command.text))
        case AskDecisions():
            return replace(command, question=written(session, command.question))
        case UnknownWord():
            return replace(command, word=written(session, command.word))
        case _:
            return command


def _extras(session: WorkspaceSession, said: Extras) -> Extras:
    return replace(
        said,
        names=None if said.names is None else tuple(written(session, name) for name in said.names),
        deputy=None if said.deputy is None else written(session, said.deputy),
        comment=None if said.comment is None else written(session, said.comment),
    )
