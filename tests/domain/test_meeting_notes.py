"""What a message in a meeting's thread notes."""

import pytest

from bot.domain.ids import EventId, MemberId, MessageTs
from bot.domain.meeting_notes import MeetingNote, NoteKind, ThreadMessage, differences, lines_of, noted
from tests.builders import NOW

D, A = NoteKind.DECISION, NoteKind.ACTION


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("besluit: de contributie blijft 45 euro", [(D, "de contributie blijft 45 euro")]),
        ("BESLUIT : ja", [(D, "ja")]),
        ("*Besluit:* we gaan door", [(D, "we gaan door")]),
        ("• Actie: <@U2BRAM> zaal uiterlijk 3 december", [(A, "<@U2BRAM> zaal uiterlijk 3 december")]),
        ("actiepunt: zaal", [(A, "zaal")]),
        ("decision: fine\nNoted.\naction: room", [(D, "fine"), (A, "room")]),
        ("Het besluit: was dat er al?", []),
        ("besluit:", []),
        ("Er is nog geen besluit", []),
        ("actielijst: zie bijlage", []),
    ],
)
def test_lines_that_begin_with_besluit_or_actie_are_noted_and_nothing_else(typed: str, found: list[tuple[NoteKind, str]]) -> None:
    assert lines_of(typed) == found


def test_of_a_message_only_what_is_noted_is_kept() -> None:
    assert noted("Dat vind ik niets.\nbesluit: toch maar wel\nTot straks") == "besluit: toch maar wel"


def test_thread_differs_by_what_is_new_edited_edited_away_or_gone() -> None:
    def typed(ts: str, text: str) -> ThreadMessage:
        return ThreadMessage(ts=MessageTs(ts), by=MemberId("U1"), text=text)

    known = [
        MeetingNote(event=EventId(1), ts=MessageTs(ts), by=MemberId("U1"), text=f"besluit: {ts}", noted_at=NOW)
        for ts in ("1", "2", "3", "4")
    ]
    said = [
        typed("1", "besluit: 1\nen koffie"),
        typed("2", "besluit: anders"),
        typed("3", "toch niet"),
        typed("5", "actie: zaal"),
        typed("6", "ja"),
    ]

    assert sorted((ts, message.text if message else None) for ts, message in differences(known, said)) == [
        ("2", "besluit: anders"),
        ("3", None),
        ("4", None),
        ("5", "actie: zaal"),
    ]
