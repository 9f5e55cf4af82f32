"""A member leaves: what they had in hand goes to the chair as one list, and a successor takes each line over with a tap."""

from datetime import UTC, datetime

from tests.wire.running import Running
from tests.wire.test_refusing import tap_forged

FRIDAY = datetime(2012, 9, 14, 8, 0, tzinfo=UTC)


def left(bot: Running) -> None:
    """Let Bram leave with two action items."""
    bot.clock.set(FRIDAY)
    bot.told("bram", "/prs actie Zaal regelen uiterlijk 12 oktober")
    bot.told("bram", "/prs actie Folder *herdrukken*")
    bot.slack.deactivate("bram")
    bot.deliver()


def test_the_chair_chooses_and_a_successor_takes_over_with_one_tap(bot: Running) -> None:
    left(bot)
    anna, carla = bot.person("anna"), bot.person("carla")
    listed = anna.dms()[-1]
    assert anna.tap(listed, "handover_choose_all") is None
    nobody = anna.submit({"successor": bot.person("bram").id})
    assert anna.submit({"successor": carla.id}) is None
    bot.deliver()
    asked = carla.dms()[-1]
    assert carla.tap(asked, "handover_accept", block_id="handover:1") is None
    assert carla.tap(asked, "handover_decline", block_id="handover:2") is None
    bot.deliver()
    tap_forged(bot, "carla", "handover_accept", "1", message=asked)
    bot.deliver()
    bot.clock.set(datetime(2012, 10, 5, 8, 0, tzinfo=UTC))
    bot.deliver()

    assert bot.reads(listed).startswith("Overdracht: Bram Visser\nHiervan zijn er nog 2 over te nemen.")
    assert "A2 Folder *herdrukken*\nnog niemand gevraagd\n[Opvolger kiezen…]" in bot.reads(listed)
    assert "Kies iemand die lid is van deze werkruimte." in str(nobody)
    assert bot.reads(asked).startswith("Anna de Wit vraagt u deze 2 over te nemen van Bram Visser.")
    words = bot.words("anna")
    assert any(word.startswith("Carla Smit heeft dit overgenomen van Bram Visser:\nA1 Zaal regelen") for word in words)
    assert any(word.startswith("Carla Smit neemt dit liever niet over van Bram Visser:\nA2 Folder") for word in words)
    assert "Dit is al overgenomen" in bot.whispers("carla")[-1]
    assert any("A1 Zaal regelen\nCarla Smit" in word for word in bot.words("carla"))
    assert bot.words("bram") == []


def test_nobody_but_chair_and_organisers_sees_or_hands_out_the_list(one_bot: Running) -> None:
    left(one_bot)
    anna, carla = one_bot.person("anna"), one_bot.person("carla")
    assert anna.tap(anna.dms()[-1], "handover_choose", block_id="handover:1") is None
    assert anna.submit({"successor": carla.id}) is None
    one_bot.deliver()
    theirs = carla.dms()[-1]
    assert carla.tap(theirs, "handover_accept", block_id="handover:1") is None
    one_bot.deliver()
    card = one_bot.told("carla", "/prs A1")

    assert "Carla Smit: overgenomen van Bram Visser" in card
    assert "A2" not in one_bot.told("carla", "/prs acties")
