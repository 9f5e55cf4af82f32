"""Whom a question is put to (docs/product.md, section 10): whoever is likeliest to know, without wearing anybody out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.audience import UNKNOWN, Audience, Profile
from bot.domain.ids import MemberId

MOST_ASKED = 5
"""Members who are asked the same question, whoever named them."""
IN_PEACE = timedelta(days=7)
"""For so long after one question a member is asked no other."""

CLEAR = 0.5
"""How well a sign fits that counts for itself; one that fits less shows no more than a partnership does."""
ALIKE = 2
"""Whoever shows so many kinds of signs is equal to whoever shows more: the load is to be shared."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class SignKind(StrEnum):
    """By what it shows that somebody may know."""

    ANSWERED = "answered"
    """An earlier question about it was answered by them."""
    PROFILE = "profile"
    """They named it as what they know of."""
    PRESENTED = "presented"
    """They presented it at a meeting."""
    OWNED = "owned"
    """They had an action item about it."""
    TYPE = "type"
    PROVINCE = "province"
    """Their partnership is of the asker's type, or in the asker's province."""
    NAMED = "named"
    """Another member named them."""


_WORTH = {SignKind.ANSWERED: 4.0, SignKind.PROFILE: 3.0, SignKind.PRESENTED: 2.5, SignKind.OWNED: 2.0}
_NEAR = 0.5
"""What each shows, where only one is told as the reason; the last of a partnership of the same type or in the same province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign that somebody may know; `fit` says how well it fits what is asked, from 0 to 1."""

    kind: SignKind
    what: str = ""
    fit: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A member who may be asked."""

    member: MemberId
    profile: Profile = UNKNOWN
    whole: bool = True
    """Neither a guest, nor a bot, nor gone."""
    paused: bool = False
    due_at: datetime
    """When they would hear of it."""
    asked_at: datetime | None = None
    """When they last heard, or will hear, of another question."""
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMember:
    """A member who is asked, when, and why."""

    member: MemberId
    at: datetime
    why: Sign


def may_be_asked(candidate: Candidate, *, asker: MemberId, audience: Audience, topics: Iterable[str]) -> bool:
    """Return whether a member may be asked: of the audience, there, not paused, and a week in peace since the last question."""
    return (
        candidate.whole
        and not candidate.paused
        and candidate.member != asker
        and audience.includes(candidate.profile)
        and not {topic.casefold() for topic in topics} & {topic.casefold() for topic in candidate.profile.not_asked}
        and (candidate.asked_at is None or candidate.due_at - candidate.asked_at >= IN_PEACE)
    )


def likeliest(
    candidates: Iterable[Candidate], *, asker: MemberId, audience: Audience, topics: Iterable[str] = (), near: Profile = UNKNOWN
) -> list[AskedMember]:
    """Choose whom to ask: at most five of those who may be asked, the likeliest to know first.

    First come those with two kinds of clear signs or more, then those with one, then those who show no more than a partnership of the
    type or in the province of `near`; of equals the one who was left in peace longest. With *energie* asked by U9, from Drenthe:

        U1  answered K3 about it, asked 5 days ago                 not asked: a week has not passed
        U2  presented it and had it in hand, asked two months ago  first: two kinds of signs
        U3  presented it, never asked                              second: one, as U4, and longer in peace
        U4  names it in the profile, asked three weeks ago         third
        U5  works in Drenthe                                       fourth
        U6  shows nothing                                          not asked
    """
    named = tuple(topics)
    found = [
        (_kinds(signs), each, signs)
        for each in candidates
        if may_be_asked(each, asker=asker, audience=audience, topics=named) and (signs := (*each.signs, *_nearness(each.profile, near)))
    ]
    found.sort(key=lambda shown: (-shown[0], shown[1].asked_at or _LONG_AGO, shown[1].member))
    return [AskedMember(member=each.member, at=each.due_at, why=max(signs, key=_worth)) for _, each, signs in found[:MOST_ASKED]]


def _nearness(profile: Profile, near: Profile) -> tuple[Sign, ...]:
    types = (Sign(kind=SignKind.TYPE, what=str(near.type)),) if near.type and profile.type is near.type else ()
    provinces = (Sign(kind=SignKind.PROVINCE, what=str(near.province)),) if near.province and profile.province is near.province else ()
    return (*types, *provinces)


def _worth(sign: Sign) -> float:
    return _WORTH.get(sign.kind, _NEAR) * sign.fit


def _kinds(signs: Iterable[Sign]) -> int:
    """Count the kinds of clear signs, as far as more of them count."""
    return min(ALIKE, len({sign.kind for sign in signs if sign.kind in _WORTH and sign.fit >= CLEAR}))
