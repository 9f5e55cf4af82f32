"""What Slack refuses is told to whoever can act, is in `/readyz` with the remedy, and is made up for once it may be."""

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.notices import PostCard
from bot.sandbox import Sandbox
from bot.services import cards, deliveries
from jobs import sync
from tests.wire.running import HERE, Json, Running, has_action
from tests.wire.test_refusing import tap_forged

SETTINGS = (
    "missing_scope",
    "not_allowed_token_type",
    "no_permission",
    "restricted_action",
    "messages_tab_disabled",
    "access_denied",
    "app_access_restricted",
    "posting_to_channel_denied",
    "a_word_slack_made_up_yesterday",
)


def readyz(bot: Running) -> tuple[int, str]:
    """Ask whether the bot is ready, as the operator's monitor does."""
    address = bot.slack.http.request_url.removesuffix("/slack/events") + "/readyz"  # type: ignore[union-attr]
    try:
        with urllib.request.urlopen(address) as reply:  # noqa: S310  # our own server
            return reply.status, " ".join(json.loads(reply.read())["problems"])
    except urllib.error.HTTPError as error:
        with error:
            return error.code, " ".join(json.loads(error.read())["problems"])


def refuse_announcement(bot: Running, code: str = "restricted_action", **changes: str) -> None:
    """Let Anna announce an event whose card Slack refuses."""
    bot.slack.faults.error("chat.postMessage", code)
    with pytest.raises(IndexError):
        bot.announce(**changes)


def offer(bot: Running, who: str = "anna") -> Json:
    """Return the message that offers to post an announcement after all."""
    return [one for one in bot.person(who).dms() if has_action(one, "announce_retry")][-1]


@pytest.mark.parametrize("code", SETTINGS)
def test_a_refusal_that_is_about_the_app_or_a_setting_fails_is_told_and_stands_in_readyz(one_bot: Running, code: str) -> None:
    one_bot.slack.faults.error("chat.postMessage", code)
    one_bot.told("anna", "/prs actie @bram Zaal regelen")
    one_bot.deliver()
    refused = readyz(one_bot)
    [told] = [one for one in one_bot.words("anna") if code in one]
    one_bot.told("anna", "/prs actie @carla Koffie zetten")
    one_bot.deliver()

    assert one_bot.words("bram") == []
    assert "het bericht over actiepunt A1 (Bram Visser)" in told
    assert len(told.split(". ")) > 2  # what to do about it
    assert readyz(one_bot) == (200, "")  # a direct message came through since
    assert refused == (200, "")  # so did the telling itself


def test_where_nobody_can_be_told_it_stands_in_readyz_with_the_remedy(one_bot: Running) -> None:
    one_bot.slack.faults.error("chat.postMessage", "messages_tab_disabled", times=None)
    one_bot.told("anna", "/prs actie @bram Zaal regelen")
    one_bot.deliver()
    status, said = readyz(one_bot)

    assert one_bot.words("anna") == []
    assert status == 503
    assert "messages_tab_disabled" in said
    assert "Messages Tab" in said
    assert "Bram" not in said


@pytest.mark.parametrize("code", SETTINGS)
def test_a_refused_announcement_stands_in_readyz_with_its_remedy_until_it_is_posted(one_bot: Running, code: str) -> None:
    refuse_announcement(one_bot, code)
    status, said = readyz(one_bot)
    one_bot.person("anna").tap(offer(one_bot), "announce_retry")
    one_bot.deliver()

    assert status == 503
    assert f"Slack refuses post_card: {code}. " in said
    assert said.split(f"{code}. ")[1]
    assert len(one_bot.cards()) == 1
    assert readyz(one_bot) == (200, "")


def test_refused_reactions_under_a_card_stand_in_readyz_until_they_are_there(one_bot: Running) -> None:
    one_bot.slack.faults.error("reactions.add", "missing_scope")
    one_bot.announce()
    refused = readyz(one_bot)
    one_bot.announce(title="Tweede")

    assert "de reacties onder de kaart van V1. Slack meldt: missing_scope. De app mist een recht" in one_bot.words("anna")[0]
    assert "Slack refuses seed_card: missing_scope. The app lacks a permission in Slack." in refused[1]
    assert readyz(one_bot) == (200, "")


def test_what_is_refused_every_hour_is_told_once(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.slack.faults.error("reactions.get", "missing_scope", times=None)
    for _ in range(3):
        with one_bot.deps.writing(HERE) as session:
            cards.compare(session, now=one_bot.clock())
        one_bot.deliver()
        one_bot.clock.advance(timedelta(hours=1))

    assert card
    assert len([one for one in one_bot.words("anna") if "missing_scope" in one]) == 1


def test_whoever_assigned_hears_that_an_owner_cannot_be_reached_when_assigning_and_when_reminding(one_bot: Running) -> None:
    one_bot.slack.faults.error("conversations.open", "user_not_visible")
    one_bot.told("anna", "/prs actie @bram Zaal regelen uiterlijk 14 september")
    one_bot.told("frank", "/prs actie @bram Koffie zetten uiterlijk 14 september")
    one_bot.deliver()
    assigned = one_bot.words("anna")
    one_bot.slack.faults.error("chat.postMessage", "user_disabled")
    one_bot.clock.set(datetime(2012, 9, 21, 7, 0, tzinfo=UTC))
    one_bot.deliver()

    assert assigned == [
        "Dit heb ik niet bezorgd, omdat ik de ontvanger in Slack niet kan bereiken: het bericht over actiepunt A1 (Bram Visser)."
    ]
    for person in ("anna", "frank"):
        assert any("de herinnering aan Bram Visser" in one for one in one_bot.words(person)), person


def test_a_direct_message_that_was_closed_is_opened_anew(one_bot: Running) -> None:
    one_bot.told("anna", "/prs actie @bram Zaal regelen")
    one_bot.deliver()
    one_bot.slack.faults.error("chat.postMessage", "channel_not_found")
    one_bot.told("anna", "/prs actie @bram Koffie zetten")
    one_bot.deliver()

    assert [("A1" in one, "A2" in one) for one in one_bot.words("bram")] == [(True, False), (False, True)]
    assert one_bot.words("anna") == []


# --- a card is true at the first change ---


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch"])
def test_a_card_that_slack_refuses_to_edit_is_posted_afresh_at_that_very_change(one_bot: Running, code: str) -> None:
    card = one_bot.announce()
    one_bot.slack.faults.error("chat.update", code)
    one_bot.person("bram").tap(card, "rsvp.yes")
    one_bot.deliver()

    assert [one_bot.reads(one).count("Aanwezig 1") for one in one_bot.cards()] == [0, 1]
    assert one_bot.words("anna") == []


def test_a_deleted_announcement_comes_back_at_the_first_change_though_its_agenda_stands(one_bot: Running) -> None:
    card = one_bot.announce(date="2012-09-24", agenda="Opening")
    one_bot.clock.set(datetime(2012, 9, 17, 12, 0, tzinfo=UTC))
    one_bot.deliver()
    before = len(one_bot.cards())
    one_bot.slack.delete_message(card)
    one_bot.told("bram", "/prs aanwezig V1")
    one_bot.deliver()

    assert before == 2
    assert len(one_bot.cards()) == 2
    assert all("Aanwezig 1" in one_bot.reads(one) for one in one_bot.cards())


def test_an_edit_window_of_nothing_makes_no_flood(one_bot: Running) -> None:
    one_bot.slack.workspace.edit_window = 0.0
    one_bot.announce()
    quiet = len(one_bot.cards())
    one_bot.told("bram", "/prs aanwezig V1")
    one_bot.deliver()

    assert quiet == 1
    assert len(one_bot.cards()) == 2
    assert "Aanwezig 1" in one_bot.reads(one_bot.card())


def lose_news_of(slack: Sandbox, change: str, channel: str) -> None:
    """Let a channel be changed without the bot hearing of it."""
    slack.faults.lose_events = 1
    getattr(slack, change)(channel)


def test_a_card_in_a_channel_that_was_archived_unnoticed_is_true_once_it_is_there_again(one_bot: Running) -> None:
    card = one_bot.announce()
    lose_news_of(one_bot.slack, "archive", "algemeen")
    one_bot.told("bram", "/prs aanwezig V1")
    one_bot.deliver()
    told = one_bot.words("anna")
    one_bot.told("anna", "/prs afgelasten V1", channel=None)
    one_bot.slack.unarchive("algemeen")
    one_bot.deliver()

    assert [one["ts"] for one in one_bot.cards()] == [card["ts"]]
    assert "Aanwezig 1" in one_bot.reads(one_bot.card())
    assert "gearchiveerd" in told[0]


# --- an announcement that was refused ---


def test_a_refused_announcement_is_offered_and_does_not_say_it_was_announced(one_bot: Running) -> None:
    refuse_announcement(one_bot)
    before = one_bot.told("anna", "/prs V1")
    asked = one_bot.reads(offer(one_bot))
    assert one_bot.person("anna").tap(offer(one_bot), "announce_retry") is None
    one_bot.deliver()

    assert "aangekondigd" not in before
    assert "V1 · komt in #algemeen te staan" in before
    assert "de aankondiging van V1. Slack meldt: restricted_action. In dit kanaal mag ik niets plaatsen." in asked
    assert "[V1 opnieuw plaatsen] [Ander kanaal…]" in asked
    assert "aangekondigd in #algemeen" in one_bot.told("anna", "/prs V1")
    assert len(one_bot.cards()) == 1
    [settled] = [one for one in one_bot.words("anna") if "restricted_action" in one]
    assert settled.endswith("V1 staat nu in #algemeen.")


def test_another_channel_is_chosen_for_a_refused_announcement(one_bot: Running) -> None:
    refuse_announcement(one_bot)
    anna = one_bot.person("anna")
    anna.tap(offer(one_bot), "announce_elsewhere")
    wrong = anna.submit({"channel": "C3KRING"})
    right = anna.submit({"channel": "C2BESTUUR"})
    anna.close(whole_stack=True)
    one_bot.deliver()
    tap_forged(one_bot, "anna", "announce_retry", "1")
    one_bot.deliver()

    assert wrong is not None
    assert "/invite @prs" in wrong["channel"].lower()
    assert right is None
    assert (len(one_bot.cards()), len(one_bot.cards("bestuur"))) == (0, 1)
    assert "hoeft niet meer geplaatst te worden" in one_bot.whispers("anna")[-1]
    assert readyz(one_bot) == (200, "")


def test_only_its_organiser_posts_it_after_all(one_bot: Running) -> None:
    refuse_announcement(one_bot)
    tap_forged(one_bot, "bram", "announce_retry", "1")
    tap_forged(one_bot, "bram", "announce_elsewhere", "1")
    tap_forged(one_bot, "anna", "announce_retry", "99")
    one_bot.deliver()

    assert one_bot.cards() == []
    assert one_bot.person("bram").modal() is None


def test_it_is_posted_once_the_channel_is_out_of_the_archive(one_bot: Running) -> None:
    lose_news_of(one_bot.slack, "archive", "algemeen")
    with pytest.raises(IndexError):
        one_bot.announce()
    one_bot.slack.unarchive("algemeen")
    one_bot.deliver()

    assert len(one_bot.cards()) == 1
    assert readyz(one_bot) == (200, "")


def test_it_is_posted_once_the_bot_is_invited_again(one_bot: Running) -> None:
    one_bot.slack.faults.lose_events = 1
    one_bot.slack.leave("prs", "bestuur")
    one_bot.slack.settle()
    with pytest.raises(IndexError):
        one_bot.announce(channel="C2BESTUUR")
    one_bot.person("anna").invite_bot("bestuur")
    one_bot.deliver()

    assert len(one_bot.cards("bestuur")) == 1


def test_it_is_posted_where_the_network_announces_from_now_on(one_bot: Running) -> None:
    anna = one_bot.person("anna")
    one_bot.network_form("anna")
    assert anna.submit({"channel": "C1ALGEMEEN"}) is None
    one_bot.deliver()
    refuse_announcement(one_bot, "posting_to_channel_denied")
    one_bot.network_form("anna")
    assert anna.submit({"channel": "C2BESTUUR"}) is None
    one_bot.deliver()

    assert (len(one_bot.cards()), len(one_bot.cards("bestuur"))) == (0, 1)


def test_it_is_posted_when_the_next_reading_finds_the_channel_there_again(one_bot: Running) -> None:
    lose_news_of(one_bot.slack, "archive", "algemeen")
    with pytest.raises(IndexError):
        one_bot.announce()
    lose_news_of(one_bot.slack, "unarchive", "algemeen")
    one_bot.slack.settle()
    sync.run(one_bot.deps)
    one_bot.deliver()

    assert len(one_bot.cards()) == 1


def test_a_refused_agenda_is_posted_once_the_channel_is_there_again(one_bot: Running) -> None:
    one_bot.announce(date="2012-09-24", agenda="Opening")
    one_bot.slack.archive("algemeen")
    one_bot.slack.settle()
    one_bot.clock.set(datetime(2012, 9, 17, 12, 0, tzinfo=UTC))
    one_bot.deliver()
    without = len(one_bot.cards())
    one_bot.slack.unarchive("algemeen")
    one_bot.deliver()

    assert (without, len(one_bot.cards())) == (1, 2)


def test_a_slip_taken_back_while_its_channel_was_archived_goes_once_it_is_there_again(one_bot: Running) -> None:
    card = one_bot.announce()
    one_bot.slack.archive("algemeen")
    one_bot.slack.settle()
    tap_forged(one_bot, "anna", "event_manage.withdraw", "1", message=card)
    one_bot.deliver()
    stood = len(one_bot.cards())
    one_bot.slack.unarchive("algemeen")
    one_bot.deliver()

    assert (stood, one_bot.cards()) == (1, [])


# --- other ways of saying it ---


def test_an_answer_that_may_not_be_given_in_the_channel_comes_by_direct_message(one_bot: Running) -> None:
    one_bot.slack.faults.error("chat.postMessage", "restricted_action_read_only_channel")
    one_bot.person("bram").say("@prs wat is er besloten over de contributie?", "algemeen")
    one_bot.deliver()

    assert one_bot.words("bram") == [
        "Daarover vind ik geen besluit. Probeer het met andere woorden, of bekijk de laatste besluiten met „besluiten”. Wat ik verder kan, staat onder „help”."
    ]


def test_done_that_may_not_be_told_in_the_thread_is_told_by_direct_message(one_bot: Running) -> None:
    said = one_bot.person("anna").say("Wie regelt de zaal?", "algemeen")
    anna = one_bot.person("anna")
    assert anna.message_shortcut(said, "action_from_message") is None
    assert anna.submit({"owners": ["U2BRAM"]}) is None
    one_bot.deliver()
    one_bot.slack.faults.error("chat.postMessage", "restricted_action_thread_locked")
    one_bot.told("bram", "/prs klaar A1")
    one_bot.deliver()

    assert [one for one in one_bot.words("anna") if "Bram Visser" in one and "A1" in one]
    assert not [one for one in one_bot.words("anna") if "restricted" in one]


def test_whoever_asked_for_a_file_hears_that_slack_takes_none(one_bot: Running) -> None:
    card = one_bot.announce()
    bram = one_bot.person("bram")
    one_bot.slack.faults.error("files.getUploadURLExternal", "file_uploads_disabled")
    bram.choose(card, "event_more", "calendar:1")
    one_bot.deliver()
    [ways] = [one for one in bram.sees("algemeen") if one["ephemeral"]]
    bram.tap(ways, "calendar_file")
    one_bot.deliver()

    for who in ("bram", "anna"):
        assert any("het agendabestand van V1" in one and "file_uploads_disabled" in one for one in one_bot.words(who)), who


def test_nothing_is_posted_twice_when_a_channel_comes_back_while_a_card_is_under_way(one_bot: Running) -> None:
    refuse_announcement(one_bot)
    for _ in range(3):
        with one_bot.deps.writing(HERE) as session:
            deliveries.reopen_channel(session, PostCard(event=1, channel="C1ALGEMEEN").channel, now=one_bot.clock())  # type: ignore[arg-type]
    one_bot.deliver()

    assert len(one_bot.cards()) == 1
