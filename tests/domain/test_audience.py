import pytest

from bot.domain.audience import EVERYBODY, UNKNOWN, Audience, PartnershipType, Profile, Province

CLASSIC, SERVICE = PartnershipType.CLASSIC, PartnershipType.SERVICE
UTRECHT, ZEELAND = Province.UTRECHT, Province.ZEELAND


@pytest.mark.parametrize(
    ("audience", "profile", "inside"),
    [
        pytest.param(EVERYBODY, UNKNOWN, True, id="everybody"),
        pytest.param(Audience(types=(CLASSIC,)), UNKNOWN, True, id="nothing filled in"),
        pytest.param(Audience(types=(CLASSIC,)), Profile(type=CLASSIC), True, id="their type"),
        pytest.param(Audience(types=(CLASSIC,)), Profile(type=SERVICE), False, id="another type"),
        pytest.param(Audience(provinces=(UTRECHT, ZEELAND)), Profile(province=ZEELAND), True, id="one of the provinces"),
        pytest.param(Audience(provinces=(UTRECHT,)), Profile(province=ZEELAND), False, id="another province"),
        pytest.param(Audience(types=(CLASSIC,), provinces=(UTRECHT,)), Profile(type=CLASSIC), True, id="province not filled in"),
        pytest.param(
            Audience(types=(CLASSIC,), provinces=(UTRECHT,)), Profile(type=CLASSIC, province=ZEELAND), False, id="only the type fits"
        ),
        pytest.param(Audience(types=(CLASSIC,), provinces=(UTRECHT,)), Profile(type=CLASSIC, province=UTRECHT), True, id="both fit"),
    ],
)
def test_audience_leaves_out_only_whoever_filled_in_something_else(audience: Audience, profile: Profile, inside: bool) -> None:
    assert audience.includes(profile) is inside


@pytest.mark.parametrize(
    ("audience", "profile", "matters"),
    [
        (EVERYBODY, UNKNOWN, False),
        (Audience(types=(CLASSIC,)), UNKNOWN, True),
        (Audience(types=(CLASSIC,)), Profile(type=CLASSIC), False),
        (Audience(types=(CLASSIC,)), Profile(province=UTRECHT), True),
        (Audience(provinces=(UTRECHT,)), Profile(type=CLASSIC), True),
    ],
)
def test_filling_in_matters_where_the_audience_asks_for_what_is_missing(audience: Audience, profile: Profile, matters: bool) -> None:
    assert audience.depends_on(profile) is matters
