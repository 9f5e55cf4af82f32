"""For which partnership a member works, and for which an event is: the small form, the menus, and how both are called."""

from collections.abc import Sequence

from bot.domain.audience import LONGEST_PARTNERSHIP, Audience, PartnershipType, Profile, Province
from bot.domain.questions import joined_topics
from bot.texts import Texts
from bot.views.blocks import Block, View, field, modal, option, select, sentence, several, text_input

PROFILE_FORM = "profile_form"
LONGEST_TOPICS = 500


def profile_form(profile: Profile, t: Texts) -> View:
    """Render the small form for partnership, type and province."""
    return modal(PROFILE_FORM, t("profile-title"), (sentence(t("profile-intro")), *profile_fields(profile, t)), t, submit=t("button-save"))


def profile_fields(profile: Profile, t: Texts) -> list[Block]:
    """Make the fields; each may stay empty. About what they want to be asked nothing stands there only where there is any."""
    not_asked = field("not_asked", t("field-not-asked"), _topics(profile.not_asked), hint=t("field-not-asked-hint"), optional=True)
    return [
        field("partnership", t("field-partnership"), text_input(value=profile.partnership, most=LONGEST_PARTNERSHIP), optional=True),
        field("partnership_type", t("field-partnership-type"), select("", _types(t), chosen=profile.type), optional=True),
        field(
            "province",
            t("field-province"),
            select("", _provinces(t), chosen=profile.province),
            hint=t("field-province-hint"),
            optional=True,
        ),
        field("topics", t("field-own-topics"), _topics(profile.topics), hint=t("field-own-topics-hint"), optional=True),
        *([not_asked] if profile.not_asked else []),
    ]


def _topics(topics: Sequence[str]) -> Block:
    return text_input(value=joined_topics(topics), most=LONGEST_TOPICS)


def types_menu(chosen: Sequence[PartnershipType], t: Texts) -> Block:
    """Make the menu of the types an event is for."""
    return several(_types(t), chosen=chosen)


def provinces_menu(chosen: Sequence[Province], t: Texts) -> Block:
    """Make the menu of the provinces an event is for."""
    return several(_provinces(t), chosen=chosen)


def audience_words(audience: Audience, said: str | None, t: Texts) -> str:
    """Say for whom an event is: in the organiser's own words, by type and by province."""
    types = [t(f"type-{kind}") for kind in audience.types]
    provinces = [t(f"province-{province}") for province in audience.provinces]
    return " · ".join([*([said] if said else []), *([", ".join(types)] if types else []), *([", ".join(provinces)] if provinces else [])])


def _types(t: Texts) -> list[Block]:
    return [option(t(f"type-{kind}"), str(kind)) for kind in PartnershipType]


def _provinces(t: Texts) -> list[Block]:
    return [option(t(f"province-{province}"), str(province)) for province in Province]
