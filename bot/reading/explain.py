"""What each stage of the reader saw in a document, line by line, for whoever asks why something was found or missed."""

from bot.reading.parts import Sentence
from bot.reading.structure import take_apart

_WIDTH = 150


def explain(text: str) -> str:
    """Write out the head's facts, the tables, and every sentence with its part, its agenda item and its mark."""
    document = take_apart(text)
    facts = (f"{entry.role:<10} {entry.label}: {entry.value!r}" for entry in document.fields)
    tables = (
        f"{placed.role or placed.section:<10} {' | '.join(placed.table.header) or '-'} ({len(placed.table.rows)})"
        for placed in document.tables
    )
    return "\n".join([*facts, "", *tables, "", *(_sentence(each) for each in document.sentences)])


def _sentence(each: Sentence) -> str:
    item = (each.item.number or each.item.title[:12]) if each.item else "-"
    mark = f"{each.mark} {each.label}".strip() if each.mark else "-"
    return f"{each.section:<10} {each.kind:<8} {item:<12} {mark:<10} {each.text[:_WIDTH]}"
