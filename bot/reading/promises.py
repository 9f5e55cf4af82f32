"""Promises in Dutch prose: who says, or is said, to do what."""

import re
from collections.abc import Iterator

from bot.reading import verbs
from bot.reading.deadlines import Calendar, due_in
from bot.reading.findings import Certainty
from bot.reading.language import Said, said, wording
from bot.reading.moods import is_condition, is_open_to_all, is_question, is_report, is_wish
from bot.reading.owners import Owners, untagged

_SAYS = Said("promises")

INFINITIVE_END = said("promises.infinitive_end")
_CALLED = wording("parts.called")
_WHO = wording("parts.owner")
SUBJECT = re.compile(rf"^(?:{_CALLED})?(?P<who>{_WHO})\b")
CALLED = said("promises.called")
BEHIND = re.compile(rf"(?:(?:→|->|=>|\s[–-])\s*@?(?P<who>{_WHO})|\((?P<named>{_WHO})(?:,[^()]{{1,20}})?\))\s*\.?$")
STILL_OF = re.compile(rf"\bvan (?P<who>{_WHO})")
Spot = dict[str, str]
"""Where an owner meets a verb: the groups of a pattern, with the owners as written."""


class Promises:
    """Finds promises in sentences; the patterns know no names, as each owner in a sentence is first written as one word."""

    def __init__(self, owners: Owners, calendar: Calendar) -> None:
        """Take the people and the days of one document."""
        self.owners = owners
        self.calendar = calendar

    def spot(self, pattern: re.Pattern[str], text: str) -> Spot | None:
        """Return where a pattern finds its owner."""
        tagged, names = self.owners.tagged(text)
        found = pattern.search(tagged) if names else None
        return {key: untagged(value or "", names) for key, value in found.groupdict().items()} if found else None

    def in_clause(self, clause: str) -> tuple[str, Certainty] | None:
        """Return who promises something in a clause, as written, and how sure that is."""
        if is_condition(clause) or is_question(clause):
            return None
        agreed = self.spot(_SAYS.agreed, clause)
        if agreed and _verb_final(agreed["rest"]):
            return agreed["who"], Certainty.CERTAIN
        asked = self.spot(_SAYS.asked, clause)
        if asked and not is_wish(clause) and not _SAYS.only_asked.search(clause):
            return asked["who"] or asked["who2"] or asked["who3"] or asked["who4"] or asked["who5"], Certainty.CERTAIN
        # `liefst` beside a firm verb only softens the day
        if is_wish(_SAYS.softens.sub("", clause)) or is_open_to_all(clause) or _SAYS.habit.search(clause):
            return None
        for match, wanted in self._spots(clause):
            if wanted is not None and not (_SAYS.no_not.match(match["rest"]) and not _SAYS.not_but.search(match["rest"])):
                return match["who"], wanted
        return None

    def must(self, text: str) -> str | None:
        """Return who still has to do something, as written."""
        found = self.spot(_SAYS.has_to, text)
        return found["who"] if found and re.search(r"\bnog\b", found["rest"]) and not self._is_group(found["who"]) else None

    def _spots(self, clause: str) -> Iterator[tuple[Spot, Certainty | None]]:
        """Return the places where an owner meets a verb, with how sure the promise is; None when it is none."""
        will = self.spot(_SAYS.will, clause)
        if will and not re.match(r"(?:be|have|not|remain)\b", will["rest"]):
            yield will, Certainty.CERTAIN
        offered = self.spot(_SAYS.offered, clause)
        if offered and _may_lead(clause[: clause.index(offered["who"])]):
            yield offered, self._offers(offered)
        first = self.spot(_SAYS.subject_first, clause)
        if first:
            strange = verbs.is_strange(first["verb"]) and _SAYS.object.match(first["rest"]) and not self._is_group(first["who"])
            yield first, Certainty.CERTAIN if strange else self._does(first)
        inverted = self.spot(_SAYS.inverted, clause)
        if inverted and _may_lead(inverted["lead"]):
            yield inverted, self._does_after(inverted)
        joined = self.spot(_SAYS.joined, clause)
        if joined and not is_report(joined["lead"]) and " dat " not in joined["lead"]:
            yield joined, self._does_second(joined)
        passive = self.spot(_SAYS.passive, clause)
        if passive and _SAYS.participle.search(passive["rest"] or passive["before"]) and not _SAYS.told.match(passive["rest"]):
            yield passive, self._grade(passive)

    def _offers(self, match: Spot) -> Certainty | None:
        verb, rest = match["verb"], match["rest"]
        if verb in {"gaat", "gaan"}:
            goes = verbs.promises("gaat", rest) and (
                INFINITIVE_END.search(rest) or _SAYS.goes_after.search(rest) or _SAYS.goes_on.search(rest)
            )
            return Certainty.CERTAIN if goes else None
        if verb in {"zal", "zullen"}:
            return self._grade(match) if verbs.will_do(rest) else None
        return None if verbs.STATIVE_END.search(rest) or _SAYS.of_another.match(rest) else Certainty.CERTAIN

    def _does(self, match: Spot) -> Certainty | None:
        """Judge a verb in the present tense beside its owner."""
        verb, rest = match["verb"], f"{match['adverb'] or ''}{match['rest']}"
        if verb in {"zal", "zullen"}:
            return self._grade(match) if verbs.will_do(rest) else None
        if verb in {"gaat", "gaan"} or (verbs.is_first_person(verb) and match["who"].lower() != "ik"):
            return None
        does = verbs.promises(verb, rest) or (verbs.is_plural(verb) and self._is_one(match["who"]))
        return self._grade(match) if does else None

    def _does_after(self, match: Spot) -> Certainty | None:
        """Judge a verb before its owner, who may also be its object."""
        lead = match["lead"]
        everybody = match["who"].lower() in {"allen", "iedereen", "alle leden"}
        if _SAYS.subject_lead.match(lead) and (everybody or _SAYS.free_object.match(match["rest"])):
            return None
        if lead.endswith(" en ") and self.spot(SUBJECT, lead):  # the verb has its subject at the head: this name is its object
            return None
        found = self._does(match)
        inside = _SAYS.inside_another.search(lead) and not re.search(r"[,;:]\s*$", lead)
        return Certainty.DOUBTFUL if found and inside else found

    def _does_second(self, match: Spot) -> Certainty | None:
        """Judge the second verb of a sentence whose first one promises nothing."""
        verb, rest = match["verb"], match["rest"]
        if verb in {"zal", "zullen"}:
            return Certainty.DOUBTFUL if verbs.will_do(rest) else None
        if verb in {"gaat", "gaan"} or not verbs.promises(verb, rest):
            return None
        return Certainty.CERTAIN if due_in(rest, self.calendar) else Certainty.DOUBTFUL

    def _grade(self, match: Spot) -> Certainty:
        """A group that does something is often only a way of speaking; with a day it is an appointment."""
        vague = self._is_group(match["who"]) and due_in(match["rest"], self.calendar) is None
        return Certainty.DOUBTFUL if vague else Certainty.CERTAIN

    def _is_one(self, who: str) -> bool:
        """Return whether an owner is one person, beside whom a plural is an infinitive: `Jan vragen om te komen`."""
        return len(self.owners.resolve(who) or ()) == 1 and self.owners.people.find(who) is not None

    def _is_group(self, who: str) -> bool:
        owners = self.owners.resolve(who) or ()
        return any(owner.startswith(("het ", "de ")) and not _SAYS.officer.match(owner) for owner in owners)


def clauses(text: str) -> list[str]:
    """Split a sentence where another promise can begin: `Jan maakt een flyer, Piet belt de drukker`, not `een flyer en een poster`."""
    parts: list[str] = []
    for part in (each.strip() for each in _SAYS.clause.split(text)):
        if part and parts and _SAYS.names_only.match(parts[-1]):
            start = text.index(parts[-1])
            parts[-1] = text[start : text.index(part, start) + len(part)]
        elif part:
            parts.append(part)
    return parts


def _may_lead(lead: str) -> bool:
    """Return whether the text before a promise leaves it a promise."""
    return not is_report(lead) and not lead.rstrip().lower().endswith((" dat", " of", " die", " waarom"))


def _verb_final(rest: str) -> bool:
    last = re.findall(r"[^\W\d_]+", rest)[-3:]
    does = any(verbs.promises(word, "") is not False and (word.endswith(("t", "en")) or word in verbs.DOING) for word in last)
    return does and not _SAYS.no_deed.search(rest)
