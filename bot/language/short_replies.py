"""*Ja*, *klaar*, *ik neem het over*: a few words that answer what was asked last, and mean nothing by themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands import AnswerExperience, AnswerHandover, Command, FinishAction, GiveAnswer, ReplyToMessage
from bot.domain.ids import ActionItemId, EventId
from bot.domain.rsvp import NOTHING_MORE, Answer
from bot.language.commands import Parsed, read_answer_alone
from bot.slack.markup import as_typed, unformatted

# matches: het is klaar hoor
# not: het duurt nog even
_DONE = re.compile(
    r"(?:ja )?(?:(?:het|dit|dat|die) is )?(?:al )?(?:klaar|gedaan|afgerond|gebeurd|geregeld|done|finished)(?: hoor)?", re.IGNORECASE
)
# matches: ik neem het graag over
# not: ik kom graag
_TAKES = re.compile(
    r"(?:ja )?(?:graag )?(?:ik (?:neem|doe) (?:het|dit|dat|deze|die)(?P<not> niet)?(?: wel| graag)?(?: over)?"
    r"|i(?:['’]ll| will) take (?:it|this|that)(?: over)?)",
    re.IGNORECASE,
)


# matches: Wat is er besloten over de contributie?
# not: Ik kom iets later
_ABOUT_DECISIONS = re.compile(r"\b(?:besl(?:uit|oten|issing)\w*|afgesproken|decided|decisions?|agreed)\b", re.IGNORECASE)


def read_own_words(text: str, asked: Sequence[str]) -> ReplyToMessage | AnswerExperience | None:
    """Read a DM that is no command as a reply to what an organiser wrote, or the answer about one's experience.

    None where neither came last, or it asks what was decided.
    """
    kind, _, number = (asked[0] if len(asked) == 1 else "").partition(":")
    words = as_typed(unformatted(text)).strip()
    if not number.isdecimal() or _ABOUT_DECISIONS.search(words):
        return None
    if kind == "experience":
        return AnswerExperience(question=int(number), words=words)
    return ReplyToMessage(message=int(number), words=words) if kind == "message" else None


def read_asked_last(text: str, asked: Sequence[str]) -> Parsed | None:
    """Read a DM as the answer to what a message asked (its subjects, *kind:number*).

    None where it is none, has more to say than that, or the message asked more than one thing.
    """
    kind, _, number = (asked[0] if len(asked) == 1 else "").partition(":")
    if not number.isdecimal():
        return None
    tidy = " ".join(as_typed(unformatted(text)).split())
    words = " ".join(re.sub(r"[.,!]+", " ", tidy).split())
    if kind == "action":
        return Parsed(FinishAction(item=ActionItemId(int(number)))) if _DONE.fullmatch(words) else None
    takes = _TAKES.fullmatch(words) if kind == "handover" else None
    if takes:
        return Parsed(AnswerHandover(line=int(number), takes=not takes["not"]))
    parsed = read_answer_alone(tidy, weak=True)
    found = _meant(parsed.command, kind, int(number)) if parsed else None
    return replace(parsed, command=found) if parsed and found else None


def _meant(said: Command, kind: str, number: int) -> Command | None:
    if not isinstance(said, GiveAnswer) or said.event is not None or said.loose.about or said.loose.strict:
        return None
    if kind == "handover" and said.extras == NOTHING_MORE and said.answer is not Answer.MAYBE:
        return AnswerHandover(line=number, takes=said.answer is Answer.YES)
    return replace(said, event=EventId(number)) if kind == "rsvp" else None
