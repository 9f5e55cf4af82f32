"""Minutes as a Word document, in the form of the network's own: what the reader of minutes reads back whole."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument

from bot.domain.view_models import DraftMinutes
from bot.texts import Texts
from bot.views.agenda import item_title
from bot.views.events import number


def file_name(drafted: DraftMinutes, t: Texts) -> str:
    """Name the file: *verslag-V12.docx*."""
    return f"{t('document-file')}-{number(drafted.event.id)}.docx"


def document(drafted: DraftMinutes, t: Texts) -> bytes:
    """Make the document: the head, the agenda with room under each item, what was noted, and the next meeting."""
    made = Document()
    plan = drafted.event.plan
    made.add_heading(t("document-title", title=plan.title), 0)
    head = (
        ("date", t.when(plan.starts_at, plan.ends_at)),
        ("place", plan.place),
        ("present", ", ".join(_with_office(name, drafted, t) for name in drafted.present)),
        ("absent", ", ".join(drafted.absent)),
    )
    for what, said in head:
        if said:
            made.add_paragraph(t(f"document-{what}", said=said))
    for place, item in enumerate(drafted.agenda, 1):
        made.add_heading(f"{place}. {item_title(item, t)}", 1)
        made.add_paragraph("")
    if drafted.decisions:
        made.add_heading(t("document-decisions"), 1)
        for text in drafted.decisions:
            made.add_paragraph(t("document-decision", text=text))
    if drafted.actions:
        made.add_heading(t("document-actions"), 1)
        _add_actions(made, drafted, t)
    if drafted.next_meeting is not None:
        after = drafted.next_meeting.plan
        made.add_paragraph("")
        made.add_paragraph(t("document-next", when=t.when(after.starts_at, after.ends_at), place=after.place))
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _add_actions(made: DocxDocument, drafted: DraftMinutes, t: Texts) -> None:
    table = made.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    rows = [(each.text, ", ".join(each.owners), t.day(each.due_on) if each.due_on else "") for each in drafted.actions]
    for cell, name in zip(table.rows[0].cells, ("action", "owner", "due"), strict=True):
        cell.text = t(f"document-{name}")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _with_office(name: str, drafted: DraftMinutes, t: Texts) -> str:
    offices = [t(f"document-{office}") for office, holder in (("chair", drafted.chair), ("secretary", drafted.secretary)) if holder == name]
    return f"{name} ({', '.join(offices)})" if offices else name
