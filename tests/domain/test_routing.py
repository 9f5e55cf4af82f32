"""Whom a question is put to, held against its rule: never too many, never too often, never who may not, and the likeliest first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audience import EVERYBODY, UNKNOWN, Audience, PartnershipType, Profile, Province
from bot.domain.ids import MemberId
from bot.domain.routing import IN_PEACE, MOST_ASKED, Candidate, Sign, SignKind, likeliest, may_be_asked

NOW = datetime(2012, 9, 14, 7, 0, tzinfo=UTC)
DRENTHE = Profile(province=Province.DRENTHE, type=PartnershipType.SERVICE)
ASKER = MemberId("U9")


def candidate(name: str, *kinds: SignKind, days: float | None = None, **facts: object) -> Candidate:
    asked_at = None if days is None else NOW - timedelta(days=days)
    made = Candidate(member=MemberId(name), due_at=NOW, asked_at=asked_at, signs=tuple(Sign(kind=kind, what="energie") for kind in kinds))
    return replace(made, **facts)  # type: ignore[arg-type]


def chosen(*candidates: Candidate, **facts: object) -> list[str]:
    return [each.member for each in likeliest(candidates, **{"asker": ASKER, "audience": EVERYBODY, "topics": ("energie",), **facts})]  # type: ignore[arg-type]


def test_the_example_of_the_docstring() -> None:
    people = (
        candidate("U1", SignKind.ANSWERED, days=5),
        candidate("U2", SignKind.PRESENTED, SignKind.OWNED, days=60),
        candidate("U3", SignKind.PRESENTED),
        candidate("U4", SignKind.PROFILE, days=21),
        candidate("U5", profile=Profile(province=Province.DRENTHE)),
        candidate("U6"),
    )

    assert chosen(*people, near=DRENTHE) == ["U2", "U3", "U4", "U5"]


def test_a_sign_that_hardly_fits_shows_no_more_than_a_partnership() -> None:
    faint = replace(candidate("U1"), signs=(Sign(kind=SignKind.ANSWERED, what="K3", fit=0.49),))
    clear = replace(candidate("U2", days=30), signs=(Sign(kind=SignKind.OWNED, what="energie", fit=0.5),))
    near = candidate("U0", profile=Profile(province=Province.DRENTHE))

    assert chosen(faint, clear, near, near=DRENTHE) == ["U2", "U0", "U1"]


def test_a_partnership_alone_is_a_sign_only_of_the_askers_type_or_province() -> None:
    near = candidate("U1", profile=Profile(province=Province.DRENTHE))
    far = candidate("U2", profile=Profile(province=Province.LIMBURG))
    kin = candidate("U3", profile=Profile(type=PartnershipType.SERVICE, province=Province.DRENTHE))
    unknown = candidate("U4", profile=UNKNOWN)

    assert chosen(near, far, kin, unknown, near=DRENTHE) == ["U1", "U3"]
    assert chosen(near, far, kin, unknown, near=UNKNOWN) == []
    assert [each.why.kind for each in likeliest([near, kin], asker=ASKER, audience=EVERYBODY, near=DRENTHE)] == [
        SignKind.PROVINCE,
        SignKind.TYPE,
    ]


def test_why_one_is_asked_is_what_shows_most() -> None:
    signs = (
        Sign(kind=SignKind.OWNED, what="zaal"),
        Sign(kind=SignKind.ANSWERED, what="K3", fit=0.6),
        Sign(kind=SignKind.ANSWERED, what="K4", fit=0.9),
    )
    asked = likeliest([replace(candidate("U1"), signs=signs)], asker=ASKER, audience=EVERYBODY)

    assert [each.why.what for each in asked] == ["K4"]


def test_two_signs_of_one_kind_count_once_two_kinds_together_and_three_as_two() -> None:
    many = replace(candidate("U1"), signs=tuple(Sign(kind=SignKind.OWNED, what=str(at)) for at in range(9)))
    two = candidate("U2", SignKind.OWNED, SignKind.PRESENTED)
    three = candidate("U3", SignKind.OWNED, SignKind.PRESENTED, SignKind.ANSWERED, days=30)
    one = candidate("U4", SignKind.ANSWERED, days=30)

    assert chosen(one, three, many, two) == ["U2", "U3", "U1", "U4"]


def test_five_are_asked_and_no_sixth() -> None:
    people = [candidate(f"U{at}", SignKind.PROFILE, days=30 + at) for at in range(8)]

    assert chosen(*people) == ["U7", "U6", "U5", "U4", "U3"]


def test_a_week_in_peace_is_seven_days_to_the_moment() -> None:
    assert chosen(candidate("U1", SignKind.OWNED, days=7)) == ["U1"]
    assert chosen(candidate("U1", SignKind.OWNED, days=6.99)) == []


def test_whoever_wants_no_questions_about_a_topic_gets_none_however_it_is_written() -> None:
    muted = candidate("U1", SignKind.OWNED, profile=Profile(not_asked=("Energie",)))

    assert chosen(muted) == []
    assert chosen(muted, topics=("wonen",)) == ["U1"]


PEOPLE = st.builds(
    Candidate,
    member=st.integers(0, 12).map(lambda number: MemberId(f"U{number}")),
    profile=st.builds(
        Profile,
        type=st.sampled_from([None, *PartnershipType]),
        province=st.sampled_from([None, Province.DRENTHE, Province.LIMBURG]),
        not_asked=st.sampled_from([(), ("ENERGIE",), ("wonen",)]),
    ),
    whole=st.booleans() | st.just(True),
    paused=st.booleans() | st.just(False),
    due_at=st.integers(0, 5).map(lambda days: NOW + timedelta(days=days)),
    asked_at=st.none() | st.integers(-2, 40).map(lambda days: NOW - timedelta(days=days)),
    signs=st.lists(
        st.builds(
            Sign,
            kind=st.sampled_from([SignKind.ANSWERED, SignKind.PROFILE, SignKind.PRESENTED, SignKind.OWNED]),
            fit=st.sampled_from([0.3, 1.0]),
        ),
        max_size=4,
    ).map(tuple),
)
AUDIENCES = st.sampled_from([EVERYBODY, Audience(provinces=(Province.DRENTHE,)), Audience(types=(PartnershipType.SERVICE,))])


@given(
    people=st.lists(PEOPLE, max_size=14, unique_by=lambda each: each.member), audience=AUDIENCES, near=st.sampled_from([UNKNOWN, DRENTHE])
)
def test_nobody_is_asked_against_the_rule_and_nobody_likelier_is_passed_over(
    people: list[Candidate], audience: Audience, near: Profile
) -> None:
    asker, by_id = MemberId("U0"), {each.member: each for each in people}
    asked = likeliest(people, asker=asker, audience=audience, topics=("energie",), near=near)
    names = [each.member for each in asked]

    assert len(names) == len(set(names)) <= MOST_ASKED
    for each in asked:
        who = by_id[each.member]
        assert (who.whole, who.paused, each.member != asker, audience.includes(who.profile)) == (True, False, True, True)
        assert who.asked_at is None or each.at - who.asked_at >= IN_PEACE
        assert "ENERGIE" not in who.profile.not_asked
        assert each.why in who.signs or each.why.what in {str(near.type), str(near.province)}
    passed_over = [
        each
        for each in people
        if each.member not in names and each.signs and may_be_asked(each, asker=asker, audience=audience, topics=("energie",))
    ]
    assert len(names) == MOST_ASKED or passed_over == []
    assert asked == likeliest(reversed(people), asker=asker, audience=audience, topics=("energie",), near=near)


@given(people=st.lists(PEOPLE, min_size=2, max_size=14, unique_by=lambda each: each.member))
def test_of_equals_the_one_longest_left_in_peace_comes_first(people: list[Candidate]) -> None:
    alike = [replace(each, signs=(Sign(kind=SignKind.OWNED),), profile=UNKNOWN) for each in people]
    by_id = {each.member: each for each in alike}
    names = [each.member for each in likeliest(alike, asker=ASKER, audience=EVERYBODY)]
    since = [by_id[name].asked_at or datetime.min.replace(tzinfo=UTC) for name in names]
    left = [each for each in alike if each.member not in names and may_be_asked(each, asker=ASKER, audience=EVERYBODY, topics=())]

    assert since == sorted(since)
    assert all((each.asked_at or datetime.min.replace(tzinfo=UTC)) >= since[-1] for each in left)
