"""What Slack's free plan forgets: a card that it hides comes back, and nobody's answer goes with it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.ids import ChannelId, MemberId
from bot.domain.members import Choices, Language
from bot.services import members, upkeep
from jobs import compare_reactions
from tests.wire.running import HERE, START, Running, running, workspace_of

FAR = "2013-03-01"
"""Half a year after START, a Friday."""


@pytest.fixture
def bot(sqlite_url: str) -> Iterator[Running]:
    with workspace_of("http", free_plan=True) as slack, running(sqlite_url, "http", slack=slack) as one:
        yield one


@pytest.fixture
def unaware(sqlite_url: str) -> Iterator[Running]:
    """A bot that takes the plan for a paid one."""
    with workspace_of("http", free_plan=True) as slack, running(sqlite_url, "http", slack=slack, PRS_SLACK_PLAN="paid") as one:
        yield one


def day(bot: Running, number: int) -> None:
    """Go to ten in the morning of a day after START, and let nothing happen yet."""
    bot.clock.set((START + timedelta(days=number)).replace(hour=9))


def answered(bot: Running, **changes: Any) -> dict[str, Any]:
    """Announce an event far ahead; Bram says yes with a button, Carla with a reaction, Frank with a command."""
    card = bot.announce(**{"date": FAR, **changes})
    bot.person("bram").tap(card, "rsvp.yes")
    bot.person("carla").react(card, "white_check_mark")
    bot.told("frank", "/prs misschien V1")
    bot.deliver()
    return card


def read(bot: Running, message: dict[str, Any]) -> str:
    return bot.reads(next(one for one in bot.slack.messages("algemeen") if one["ts"] == message["ts"]))


def unfinished_business(bot: Running) -> dict[str, int]:
    """What failed or was missed."""
    with bot.deps.reading(HERE) as session:
        return {state: number for state, number in upkeep.deliveries(session).items() if state in {"failed", "missed"}}


TALLY = "Aanwezig 2 · Misschien 1 · Afwezig 0"


def test_a_card_comes_back_before_slack_hides_it_with_every_answer(bot: Running) -> None:
    old = answered(bot)
    day(bot, 76)
    bot.deliver()
    too_early = bot.cards()
    day(bot, 80)  # a Sunday: it came on the Friday before
    bot.deliver()
    (fresh,) = bot.cards()

    assert [one["ts"] for one in too_early] == [old["ts"]]
    assert fresh["ts"] != old["ts"]
    assert TALLY in bot.reads(fresh)
    assert "Deze kaart staat hier opnieuw" in bot.reads(fresh)
    assert "Hiervoor staat een nieuwe kaart in dit kanaal" in read(bot, old)
    assert {each["name"] for each in fresh["reactions"]} == {"white_check_mark", "grey_question", "x"}


def test_what_is_done_about_the_old_card_takes_no_answer_back(bot: Running) -> None:
    """A reaction that is taken back under a card that was replaced, and one that is hidden with it, are no answers."""
    old = answered(bot)
    day(bot, 80)
    bot.deliver()
    bot.person("carla").unreact(old, "white_check_mark")
    bot.deliver()
    unreacted = bot.reads(bot.card())
    for number in (85, 95, 120):
        day(bot, number)
        compare_reactions.run(bot.deps)
        bot.deliver()

    assert TALLY in unreacted
    assert TALLY in bot.reads(bot.card())
    assert "Deze aankondiging is vervangen" in bot.words("carla")[-1]
    assert unfinished_business(bot) == {}


def test_what_was_given_or_taken_back_under_the_old_card_while_nobody_listened_counts(bot: Running) -> None:
    old = answered(bot)
    day(bot, 80)
    bot.slack.hold_events()
    bot.person("carla").unreact(old, "white_check_mark")
    bot.person("anna").react(old, "x")
    bot.deliver()
    fresh = bot.reads(bot.card())

    assert bot.card()["ts"] != old["ts"]
    assert "Aanwezig 1 · Misschien 1 · Afwezig 1" in fresh


def test_the_fresh_card_takes_answers_as_the_old_one_did(bot: Running) -> None:
    answered(bot)
    day(bot, 80)
    bot.deliver()
    bot.person("carla").react(bot.card(), "x")
    bot.person("bram").tap(bot.card(), "rsvp.no")
    bot.deliver()
    declined = bot.reads(bot.card())
    bot.person("carla").unreact(bot.card(), "x")
    bot.deliver()

    assert "Aanwezig 0 · Misschien 1 · Afwezig 2" in declined
    assert "Aanwezig 1 · Misschien 1 · Afwezig 1" in bot.reads(bot.card()), "the reaction under the old card stands again"


def test_it_comes_back_as_often_as_it_takes_and_once_each_time(bot: Running) -> None:
    answered(bot, date="2013-07-05")
    seen: list[str] = []
    for number in range(75, 285, 7):
        day(bot, number)
        compare_reactions.run(bot.deps)
        bot.deliver()
        standing = bot.cards()
        assert len(standing) == 1, number
        assert TALLY in bot.reads(standing[0]), number
        seen += [] if standing[0]["ts"] in seen else [standing[0]["ts"]]

    assert len(seen) == 4, "announced, and posted again three times"
    assert unfinished_business(bot) == {}


@pytest.mark.parametrize("until", ["2012-12-11", "2012-11-26"])
def test_a_card_that_is_seen_until_its_event_begins_is_not_posted_again(bot: Running, until: str) -> None:
    answered(bot, date=until)
    for number in (75, 80, 84, (datetime.fromisoformat(until).replace(tzinfo=UTC) - START).days):
        day(bot, number)
        bot.deliver()

    assert not any("nieuwe kaart" in bot.reads(one) for one in bot.slack.messages("algemeen"))


def compared(bot: Running) -> None:
    compare_reactions.run(bot.deps)


def changed(bot: Running) -> None:
    bot.told("frank", "/prs afwezig V1")


def changed_and_compared(bot: Running) -> None:
    changed(bot)
    compared(bot)


def nothing(_bot: Running) -> None:
    pass


@pytest.mark.parametrize("plan", ["free", "paid"])
@pytest.mark.parametrize("first", [nothing, compared, changed, changed_and_compared])
def test_after_a_downtime_in_which_it_was_hidden_there_is_one_fresh_card_with_every_answer(
    sqlite_url: str, first: Callable[[Running], None], plan: str
) -> None:
    """Whatever finds out first that it is gone; with the plan set wrongly it takes a comparison or a change."""
    with workspace_of("http", free_plan=True) as slack, running(sqlite_url, "http", slack=slack, PRS_SLACK_PLAN=plan) as bot:
        answered(bot)
        day(bot, 100)
        first(bot)
        bot.deliver()
        compared(bot)
        bot.deliver()
        standing = bot.cards()

        assert len(standing) == 1
        assert ("Aanwezig 2 · Misschien 0 · Afwezig 1" if "changed" in first.__name__ else TALLY) in bot.reads(standing[0])
        assert "Deze kaart staat hier opnieuw" in bot.reads(standing[0])
        assert unfinished_business(bot) == {}


def test_on_a_paid_plan_nothing_is_posted_again(sqlite_url: str) -> None:
    with running(sqlite_url, "http", PRS_SLACK_PLAN="paid") as bot:
        old = answered(bot)
        for number in (80, 91, 120):
            day(bot, number)
            compare_reactions.run(bot.deps)
            bot.deliver()
        bot.person("carla").unreact(old, "white_check_mark")
        bot.deliver()

        assert [one["ts"] for one in bot.cards()] == [old["ts"]]
        assert "Aanwezig 1 · Misschien 1 · Afwezig 0" in bot.reads(bot.card())


def test_a_card_that_an_administrator_deletes_is_not_posted_again_by_itself(bot: Running) -> None:
    """Only at the next change, as long as Slack cannot have hidden it."""
    old = answered(bot)
    bot.slack.delete_message(old)
    day(bot, 20)
    compare_reactions.run(bot.deps)
    bot.deliver()
    none = bot.cards()
    bot.told("frank", "/prs afwezig V1")
    bot.deliver()

    assert none == []
    assert "Aanwezig 2 · Misschien 0 · Afwezig 1" in bot.reads(bot.card())
    assert "opnieuw" not in bot.reads(bot.card())


def test_calling_off_an_event_whose_card_is_hidden_is_said_by_a_fresh_one(unaware: Running) -> None:
    answered(unaware)
    day(unaware, 100)
    unaware.told("anna", "/prs afgelasten V1")
    assert unaware.person("anna").submit({"because": "Te weinig sprekers"}) is None
    unaware.deliver()
    shown = [unaware.reads(one) for one in unaware.slack.messages("algemeen")]

    assert len([one for one in shown if "afgelast" in one.lower()]) == 1, shown
    assert unfinished_business(unaware) == {}


def test_what_was_asked_in_a_message_that_is_hidden_is_settled_without_anybody_being_bothered(bot: Running) -> None:
    bot.announce(date=FAR)
    bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 1 maart 2013")
    bot.deliver()
    day(bot, 112)  # a Thursday
    bot.told("bram", "/prs klaar A1")
    bot.deliver()

    assert unfinished_business(bot) == {}
    assert "Zaal regelen" in bot.words("anna")[-1]


def test_it_comes_back_in_the_language_of_the_network(bot: Running) -> None:
    with bot.deps.writing(HERE) as session:
        members.choose_for_network(session, MemberId("U1ANNA"), Choices(channel=ChannelId("C1ALGEMEEN"), language=Language.EN), [])
    bot.announce(date=FAR)
    day(bot, 80)
    bot.deliver()

    assert "This card is posted again" in bot.reads(bot.card())


@pytest.mark.parametrize(("plan", "number", "said"), [("free", 40, False), ("free", 95, True), ("paid", 95, False)])
def test_a_link_to_a_message_that_slack_may_hide_says_so(sqlite_url: str, plan: str, number: int, said: bool) -> None:
    """Of a decision and an action item made of a message, and of an attachment on an agenda."""
    with running(sqlite_url, "http", PRS_SLACK_PLAN=plan) as bot:
        anna = bot.person("anna")
        message = bot.person("bram").say("De contributie wordt 45 euro.", channel="algemeen")
        assert anna.message_shortcut(message, "record_decision") is None
        assert anna.submit({"topic": "Contributie"}) is None
        anna.close(whole_stack=True)
        assert anna.message_shortcut(message, "action_from_message") is None
        assert anna.submit({}) is None
        bot.announce(date=FAR)
        link = f"https://prs.slack.com/archives/C1ALGEMEEN/p{message['ts'].replace('.', '')}"
        bot.form("anna", "/prs agendapunt Contributie")
        assert anna.submit({"attachment": link}) is None
        bot.deliver()
        day(bot, number)
        bot.told("carla", "/prs aanwezig V1")
        bot.deliver()
        shown = [anna.command(f"/prs {each}", "algemeen") for each in ("B1", "A1", "agenda V1")]
        read = [*(each.shown for each in shown), bot.reads(bot.card())]

    assert ["misschien niet meer toont" in each for each in read] == [said] * 4, read
    assert f"/archives/C1ALGEMEEN/p{message['ts'].replace('.', '')}" in str(shown[0].blocks)
