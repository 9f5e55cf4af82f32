"""Forms that Slack will not open or change: a sentence where there can be one, and nothing that was typed is lost."""

from collections.abc import Callable

import pytest

from bot.sandbox import Sandbox
from tests.wire.running import Running

SHUT = "Het formulier kon niet op tijd openen. Probeer het opnieuw."

Mishap = Callable[[Sandbox, str], None]
MISHAPS = [
    pytest.param(lambda slack, method: slack.faults.error(method, "expired_trigger_id"), id="too late"),
    pytest.param(lambda slack, method: slack.faults.status(method, 503), id="a 503"),
    pytest.param(lambda slack, method: slack.faults.rate_limit(method), id="a rate limit"),
    pytest.param(lambda slack, method: slack.faults.reset(method), id="a broken connection"),
]


@pytest.mark.parametrize("mishap", MISHAPS)
def test_form_that_slack_does_not_open_is_a_sentence(one_bot: Running, mishap: Mishap) -> None:
    card = one_bot.announce()
    anna = one_bot.person("anna")

    mishap(one_bot.slack, "views.open")
    typed = anna.command("/prs nieuw", "algemeen").shown
    mishap(one_bot.slack, "views.open")
    anna.choose(card, "event_more", "Beheren…")
    mishap(one_bot.slack, "views.open")
    anna.tap(anna.command("/prs aanwezig V1", "algemeen"), "answer_form")
    one_bot.deliver()

    assert typed == SHUT
    assert one_bot.whispers("anna")[-2:] == [SHUT, SHUT]
    assert anna.modal() is None


@pytest.mark.parametrize("mishap", MISHAPS)
def test_form_on_top_of_another_that_slack_does_not_open_is_said_in_the_other(one_bot: Running, mishap: Mishap) -> None:
    card = one_bot.announce()
    anna = one_bot.person("anna")
    anna.choose(card, "event_more", "Beheren…")

    mishap(one_bot.slack, "views.push")
    anna.tap(None, "event_manage.change")

    assert SHUT in one_bot.reads(anna.modal())


@pytest.mark.parametrize("mishap", MISHAPS)
def test_form_that_slack_does_not_change_stays_as_it_is_and_can_be_tapped_again(one_bot: Running, mishap: Mishap) -> None:
    anna = one_bot.person("anna")
    before = one_bot.form("anna", "/prs nieuw")

    mishap(one_bot.slack, "views.update")
    anna.tap(None, "event_more_options")
    after = anna.modal()
    anna.tap(None, "event_more_options")

    assert after is not None
    assert after["blocks"] == before["blocks"]
    assert "Reservedatum" in one_bot.reads(anna.modal())
