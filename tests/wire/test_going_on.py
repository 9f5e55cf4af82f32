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
