"""For whom an event is: partnerships by type and province. Whoever has yet to fill theirs in is inside every audience."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_PARTNERSHIP = 120
"""Characters of the name of a partnership."""


class PartnershipType(StrEnum):
    """The types of partnership that the network tells apart (minutes of 13 September 2012, point 4)."""

    CLASSIC = "classic"
    SHARED_SERVICES = "shared_services"
    SERVICE = "service"
    STRATEGY = "strategy"
    MIXED = "mixed"


class Province(StrEnum):
    """The twelve provinces, from north to south."""

    GRONINGEN = "groningen"
    FRIESLAND = "friesland"
    DRENTHE = "drenthe"
    OVERIJSSEL = "overijssel"
    FLEVOLAND = "flevoland"
    GELDERLAND = "gelderland"
    UTRECHT = "utrecht"
    NOORD_HOLLAND = "noord_holland"
    ZUID_HOLLAND = "zuid_holland"
    ZEELAND = "zeeland"
    NOORD_BRABANT = "noord_brabant"
    LIMBURG = "limburg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The partnership a member works for, and what they know of, as they filled it in; None: not yet."""

    partnership: str = ""
    type: PartnershipType | None = None
    province: Province | None = None
    topics: tuple[str, ...] = ()
    """What they know of: questions about it may be put to them."""
    not_asked: tuple[str, ...] = ()
    """Topics about which they want to be asked nothing any more."""


UNKNOWN = Profile()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom an event is narrowed to; nothing chosen means everybody."""

    types: tuple[PartnershipType, ...] = ()
    provinces: tuple[Province, ...] = ()

    @property
    def narrows(self) -> bool:
        """Return whether it leaves anybody out."""
        return bool(self.types or self.provinces)

    def includes(self, profile: Profile) -> bool:
        """Return whether a member is inside: what they have not filled in never leaves them out."""
        return (not self.types or profile.type is None or profile.type in self.types) and (
            not self.provinces or profile.province is None or profile.province in self.provinces
        )

    def depends_on(self, profile: Profile) -> bool:
        """Return whether it matters that they fill in what is missing."""
        return bool((self.types and profile.type is None) or (self.provinces and profile.province is None))


EVERYBODY = Audience()
