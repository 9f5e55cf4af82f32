"""Passing on what one knows, over the wire: asked for by an organiser, answered in the DM, shared, and found by the next to ask."""

from datetime import UTC, datetime

from tests.wire.running import Running, has_action


def test_experience_goes_from_whoever_leaves_to_whoever_succeeds_them_and_then_to_whoever_asks(one_bot: Running) -> None:
    one_bot.form("anna", "/prs ervaringen @bram")
    anna, bram, carla = (one_bot.person(name) for name in ("anna", "bram", "carla"))
    assert anna.submit({"successor": [carla.id]}) is None
    anna.close(whole_stack=True)
    one_bot.clock.set(datetime(2012, 9, 14, 9, 0, tzinfo=UTC))
    one_bot.deliver()
    bram.tap(next(one for one in bram.dms() if has_action(one, "experience_offer.yes")), "experience_offer.yes")
    for day in (17, 18):
        one_bot.clock.set(datetime(2012, 9, day, 9, 0, tzinfo=UTC))
        one_bot.deliver()
    asked = [one for one in bram.dms() if has_action(one, "experience_skip")]
    bram.say("De touringcar moet zes weken vooraf worden besteld, <!channel>.")
    one_bot.deliver()
    kept = bram.dms()[-1]
    unshared = one_bot.told("anna", "/prs vragen touringcar bestellen")
    bram.tap(kept, "experience_share")
    one_bot.deliver()
    first = [word for word in one_bot.words("carla") if "geeft u deze ervaringen door" in word]
    early = one_bot.told("anna", "/prs vragen touringcar bestellen")
    one_bot.clock.set(datetime(2012, 9, 19, 9, 0, tzinfo=UTC))
    one_bot.deliver()
    found = one_bot.told("anna", "/prs vragen touringcar bestellen")

    assert len(asked) == 1
    assert "Niemand ziet het voordat u op Delen tikt" in one_bot.reads(kept)
    assert ["zes weken" in answer for answer in (unshared, early, found)] == [False, False, True]
    assert ["De touringcar moet zes weken vooraf worden besteld, <!channel>." in word for word in first] == [True]
    assert "een ervaring van Bram Visser" in found
    assert one_bot.slack.complaints == []
