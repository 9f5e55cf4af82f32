"""Who must hear of their place, by docs/product.md, section 4, reckoned from everybody's state before and after: not by the bot's own rule."""

from collections import Counter
from collections.abc import Collection, Mapping

from bot.domain.ids import MemberId
from bot.domain.rsvp import Party, Place

Stood = Mapping[MemberId, Party]
Told = Counter[tuple[str, MemberId]]
"""How often each member is told what, by the kind of the notice."""

OF_PLACES = frozenset({"tell_place", "tell_passed_over", "tell_lapsed"})


def news_of_places(before: Stood, after: Stood, *, quiet: Collection[MemberId] = ()) -> Told:
    """Return who hears of a step, each once: "whoever's place changes is told", and "whoever is passed over keeps their rank and sees it".

    `quiet` hear it otherwise: whoever answered by the reply to their answer, whoever came along with a move by the word of the move.
    """
    waited = {member for member, party in before.items() if party.place is Place.WAITING}
    waiting = {member for member, party in after.items() if party.place is Place.WAITING}
    got_a_place = {member for member in waited if member in after and after[member].place is Place.SEATED}
    told = Told()
    for member in got_a_place | (waiting - waited):
        told["tell_place", member] += 1
    for member in waited & waiting:
        if any(_rank(after[member]) < _rank(after[other]) for other in got_a_place):
            told["tell_passed_over", member] += 1
    return Told({news: times for news, times in told.items() if news[1] not in quiet})


def _rank(party: Party) -> tuple[object, MemberId]:
    return party.since, party.member
