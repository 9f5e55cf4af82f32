"""Who is named as the owner of something: a pattern of all ways to write the people of one document."""

import re
from functools import cached_property

from bot.reading.language import Said, word_list, wording
from bot.reading.persons import CAPITAL, GROUPS, OFFICER, PARTICLES, People
from bot.reading.words import squeeze

_SAYS = Said("owners")

_OFFICES = rf"(?:(?:[Dd]e|[Oo]nze|[Tt]he)\s+(?i:{OFFICER})|^(?i:{OFFICER})(?=\s+[a-z]))"
_TITLED = (
    rf"(?:(?i:{wording('parts.courtesy')})|[Ww]ethouder|[Gg]edeputeerde|[Bb]urgemeester|[Hh]eemraad)(?=\s+(?:{PARTICLES}\s+)*[A-Z])\s+"
    rf"(?:(?:mr|drs|ir|ing|dr)\.\s*){{0,2}}(?:(?:[A-Z]\.\s?){{1,4}})?(?:(?i:{PARTICLES})\s+){{0,3}}{CAPITAL}"
)
_GROUPS = "|".join(sorted((re.escape(group) for group in GROUPS if group.startswith(("het ", "de ", "alle"))), key=len, reverse=True))
_JOIN = r"\s*(?:,|/|&|\+|\ben\b|\band\b)\s*(?:ook\s+)?"
_NOT_LOOSE = word_list("owners.not_loose")


def untagged(text: str, names: list[str]) -> str:
    """Write the owners in full again."""
    return re.sub(r"Ǆ(\d+)ǅ", lambda tag: names[int(tag[1])] if int(tag[1]) < len(names) else tag.group(), text)


class Owners:
    """Finds owners in sentences and cells."""

    def __init__(self, people: People) -> None:
        """Build the pattern once for the document."""
        self.people = people
        self._last: tuple[str, tuple[str, list[str]]] = ("", ("", []))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        known = "|".join(re.escape(word) for word in self.people.known_words())
        me = r"|\b[Ii]k\b" if self.people.author else ""
        groups = "|".join(group[:1].upper() + group[1:] for group in _GROUPS.split("|"))
        everybody = rf"(?<![Nn]iet )\b(?:[Aa]llen|[Ii]edereen)\b|{_GROUPS}|{groups}"
        one = rf"(?:(?<![\w-])@?(?:{_TITLED}|{_OFFICES}|{known + '|' if known else ''}{everybody})(?![\w-]){me})"
        return re.compile(rf"{one}(?:{_JOIN}{one}){{0,6}}")

    def tagged(self, text: str) -> tuple[str, list[str]]:
        """Write each owner in a text as one word; also return the owners as they were written."""
        if text == self._last[0]:
            return self._last[1]
        found: list[str] = []

        def put(match: re.Match[str]) -> str:
            found.append(match.group())
            return f"Ǆ{len(found) - 1}ǅ"

        self._last = (text, (self._pattern.sub(put, text), found))
        return self._last[1]

    def at_start(self, text: str) -> str | None:
        """Return the owner that a text begins with, as written."""
        found = self._pattern.match(text)
        return found.group() if found else None

    def resolve(self, text: str, *, loose: bool = False) -> tuple[str, ...] | None:
        """Return the owners a text names, or None when it is anything else; `loose` also takes a name that is on no list."""
        text = squeeze(text.strip(" .:;()[]@-–"))
        if not text or len(text) > 150:  # noqa: PLR2004
            return None
        whole = self._one(text, loose=False)
        if whole:
            return (whole,)
        found: list[str] = []
        for part in re.split(r"\s*(?:,|/|&|\+|;|\ben\b|\band\b|\bi\.s\.m\.|\bmet\b)\s*", text):
            owner = self._one(part.strip(" @()."), loose=loose)
            if owner is None:
                return None
            if owner not in found:
                found.append(owner)
        return tuple(found) or None

    def _one(self, part: str, *, loose: bool) -> str | None:
        person = self.people.find(part) if len(part) > 1 else None
        if person and not (part.islower() and len(part) < 3):  # noqa: PLR2004
            return person.name
        if part.lower() in GROUPS:
            return GROUPS[part.lower()]
        if part in {"ik", "Ik"} and self.people.author:
            return self.people.author.name
        as_written = loose and _SAYS.loose.match(part) and part.split(maxsplit=1)[0].lower() not in _NOT_LOOSE
        return part if as_written or re.fullmatch(_OFFICES, part) or re.fullmatch(_TITLED, part) else None

    def are_groups(self, named: tuple[str, ...]) -> bool:
        """Return whether all who are named are bodies or groups."""
        return bool(named) and all(owner in GROUPS.values() for owner in named)

    def on_list(self, owner: str) -> bool:
        """Return whether an owner is somebody the minutes introduced, or a group or function."""
        person = self.people.find(owner)
        introduced = person is not None and (person.listed or " " in person.name)
        return introduced or owner.lower() in GROUPS or bool(re.match(_OFFICES, owner)) or owner in GROUPS.values()
