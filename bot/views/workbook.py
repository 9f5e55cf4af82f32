"""A workbook: pages with a head and rows. Text is text, never a formula."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

Cell = str | int | datetime
Page = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]
"""Its name, its head, and its rows."""

_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd-mm-yyyy hh:mm"}
_WIDEST = 60
"""Characters to which a column grows."""


def workbook(title: str, pages: Iterable[Page], *, now: datetime) -> bytes:
    """Make a workbook; equal arguments give the same cells."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, _SETTINGS) as book:
        book.set_properties({"title": title, "created": now.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        for name, heads, rows in pages:
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            widths = [len(head) for head in heads]
            page.write_row(0, 0, heads, bold)
            for line, row in enumerate(rows, 1):
                page.write_row(line, 0, row)
                widths = [max(width, len(str(cell))) for width, cell in zip(widths, row, strict=True)]
            for column, width in enumerate(widths):
                page.set_column(column, column, min(width, _WIDEST) + 2)
    return kept.getvalue()
