"""What organisers do with the question whether an event goes on."""

from datetime import UTC, datetime

from tests.wire.running import Running, has_action


def test_an_event_is_called_off_from_the_question_itself(one_bot: Running) -> None:
    one_bot.announce(kind="tour", date="2012-10-26", rsvp_until="2012-10-10", minimum="20")
    one_bot.clock.set(datetime(2012, 10, 10, 8, 0, tzinfo=UTC))
    one_bot.deliver()
    anna = one_bot.person("anna")
    [question] = [one for one in anna.dms() if has_action(one, "decide_go")]
    assert anna.tap(question, "decide_call_off") is None
    assert anna.submit({}) is None
    anna.close(whole_stack=True)
    one_bot.deliver()

    asked = next(one for one in anna.dms() if one["ts"] == question["ts"])
    assert "afgelast" in one_bot.reads(asked)
    assert not has_action(asked, "decide_go")


def test_those_who_did_not_sign_up_are_asked_why_once_a_day_and_only_counts_are_seen(one_bot: Running) -> None:
    """Two tours are called off on a Wednesday: of both one is asked, but on two days."""
    for title in ("Bustour", "Leergang"):
        one_bot.announce(title=title, kind="tour", date="2012-10-26", rsvp_until="2012-10-10", minimum="20")
    one_bot.clock.set(datetime(2012, 10, 10, 8, 0, tzinfo=UTC))
    one_bot.deliver()
    anna, bram = one_bot.person("anna"), one_bot.person("bram")
    for question in [one for one in anna.dms() if has_action(one, "decide_go")]:
        assert anna.tap(question, "decide_call_off") is None
        assert anna.submit({}) is None
        anna.close(whole_stack=True)
    one_bot.deliver()
    counted = []
    for day in (10, 11, 12, 15):
        one_bot.clock.set(datetime(2012, 10, day, 8, 0, tzinfo=UTC))
        one_bot.deliver()
        counted.append(sum("Wat was voor u de reden" in word for word in one_bot.words("bram")))
    asked = [one for one in bram.dms() if has_action(one, "call_off_reason.costs")]
    for each in asked:
        bram.tap(each, "call_off_reason.costs")
        bram.tap(each, "call_off_reason.date")
    one_bot.deliver()
    settled = [one_bot.reads(one) for one in bram.dms() if one["ts"] in {each["ts"] for each in asked}]

    assert counted == [0, 1, 2, 2]
    assert all("Uw antwoord is geteld" in word and "Kosten" not in word for word in settled)
    assert "Waarom niet: Kosten 1. Gevraagd: 2; geantwoord: 1." in one_bot.told("anna", "/prs V1")
    assert "Waarom niet" not in one_bot.told("bram", "/prs V1")
    why = one_bot.told("carla", "/prs besluiten waarom is de leergang van 2012 afgelast")
    assert "Geen besluit, maar waarom dit op vrijdag 26 oktober 2012 niet doorging." in why
    assert "Er was geen enkele aanmelding; minimaal 20 deelnemers waren nodig." in why
    assert one_bot.slack.complaints == []
