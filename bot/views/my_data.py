"""What is kept on a member: in counts, as a page that needs nothing else, and the form that asks before it is forgotten."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final, Literal

from bot.domain.calendar import local_day
from bot.domain.personal import PERIODS, Kind
from bot.texts import Texts
from bot.texts.wording import capital
from bot.views.blocks import Message, View, bullets, button, buttons, modal, prose, run, section, sentence

DOWNLOAD_ACTION = "my_data_download"
FORGET_ACTION = "my_data_forget"
FORGET_FORM = "my_data_forget"

Row = Mapping[str, Any]
GROUNDS: Final = {Kind.CALENDAR: "consent", Kind.EXPERIENCES: "consent", Kind.DECISIONS: "archive", Kind.MINUTES: "archive"}
"""The grounds that are not the network's legitimate interest."""

_NUMBERED: Final = {
    "event_id": "V",
    "source_event_id": "V",
    "item_id": "A",
    "action_id": "A",
    "decision_id": "B",
    "source_decision_id": "B",
    "other_id": "B",
}
_OWN_NUMBER: Final = {"events": "V", "action_items": "A", "decisions": "B"}
FOR_MACHINES: Final = {"dedupe_key", "notice", "dm_id"}
"""What says nothing to people: it is in the JSON."""

_ABOUT: Final = {"event": "V", "item": "A", "decision": "B"}
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_PAGE: Final = Path(__file__).with_suffix(".html")


def summary(counted: Mapping[Kind, int], t: Texts) -> Message:
    """Say how much is kept of each kind, with the ways to have it and to have it forgotten."""
    return Message(
        text=t("my-data-summary"),
        blocks=(
            prose(
                section(t("my-data-summary")), bullets([t("my-data-count", kind=t(f"kept-{kind}"), count=n)] for kind, n in counted.items())
            ),
            sentence(t("my-data-more")),
            buttons(
                "my_data",
                button(t("button-my-data-download"), DOWNLOAD_ACTION, "download"),
                button(t("button-my-data-forget"), FORGET_ACTION, "forget", style="danger"),
            ),
        ),
    )


def file_sent(shape: Literal["page", "json"], t: Texts) -> Message:
    """Say what a file is."""
    said = t(f"my-data-{shape}-sent")
    return Message(text=said, blocks=(sentence(said),))


def forget_form(t: Texts) -> View:
    """Say plainly what goes and what stays, and ask once."""
    told = {
        "forget-goes": ("forget-goes-profile", "forget-goes-words", "forget-goes-places", "forget-goes-messages"),
        "forget-stays": ("forget-stays-counts", "forget-stays-actions"),
        "forget-record": ("forget-stays-minutes", "forget-stays-slack"),
    }
    blocks = (
        *(prose(section(run(t(head), bold=True)), bullets([t(each)] for each in lines)) for head, lines in told.items()),
        sentence(t("forget-after")),
    )
    return modal(FORGET_FORM, t("forget-title"), blocks, t, submit=t("button-forget"))


def register_of(kind: Kind, t: Texts) -> list[tuple[str, str]]:
    """Tell of a kind what it is for, on what ground it is kept, how long, and who sees it."""
    periods = {str(what): period.days for what, period in PERIODS.items()}
    return [
        (t("my-data-why"), t(f"kept-{kind}-why")),
        (t("my-data-ground"), t(f"ground-{GROUNDS.get(kind, 'interest')}")),
        (t("my-data-until"), t(f"kept-{kind}-until", **periods)),
        (t("my-data-who"), t(f"kept-{kind}-who")),
    ]


def page(
    kept: Mapping[str, Sequence[Row]],
    t: Texts,
    people: Mapping[str, str],
    titles: Mapping[int, str],
    *,
    kinds: Mapping[str, Kind],
    now: datetime,
) -> str:
    """Write all of it as one page of HTML that needs no network."""
    written = _Writing(t, people, titles)
    parts = [f"<h1>{escape(t('my-data-title'))}</h1>"]
    parts += [
        f"<p>{escape(said)}</p>"
        for said in (t("my-data-page-intro"), t("my-data-page-left-out"), t("my-data-page-made", moment=written.moment(now)))
    ]
    for kind in Kind:
        tables = [(name, rows) for name, rows in kept.items() if kinds[name] is kind]
        told = "".join(f"<dt>{escape(head)}</dt><dd>{escape(capital(said))}.</dd>" for head, said in register_of(kind, t))
        parts.append(f"<section><h2>{escape(t(f'kept-{kind}'))}</h2><dl>{told}</dl>")
        parts += [written.table(name, rows) for name, rows in tables] or [f"<p>{escape(t('my-data-nothing'))}</p>"]
        parts.append("</section>")
    template = Template(_PAGE.read_text(encoding="utf-8"))
    return template.substitute(language=t.language, title=escape(t("my-data-title")), body="\n".join(parts))


class _Writing:
    """Writes values as people read them."""

    def __init__(self, t: Texts, people: Mapping[str, str], titles: Mapping[int, str]) -> None:
        self.t, self.people, self.titles = t, people, titles

    def table(self, name: str, rows: Sequence[Row]) -> str:
        """Write the rows of a table, without the columns that say nothing."""
        rows = [self.message(row) for row in rows] if name == "outbox" else rows
        found = dict.fromkeys(column for row in rows for column in row if column not in FOR_MACHINES)
        columns = [each for each in found if any(_says(row.get(each)) for row in rows)]
        heads = "".join(f"<th>{escape(self.label(each))}</th>" for each in columns)
        lines = "".join(
            f"<tr>{''.join(f'<td>{escape(self.cell(name, each, row.get(each)))}</td>' for each in columns)}</tr>" for row in rows
        )
        caption = escape(self.t(f"my-data-table-{name.replace('_', '-')}"))
        return f"<div><table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"

    def message(self, row: Row) -> Row:
        """Name a message as people call it, with what it is about, and give its words instead of its blocks."""
        notice, shown = row.get("notice"), row.get("shown")
        about = (
            next((f"{letter}{notice[each]}" for each, letter in _ABOUT.items() if each in notice), "") if isinstance(notice, dict) else ""
        )
        kind = self.t(f"failed-{row['kind']}", subject=about).strip() if self.t.has(f"failed-{row['kind']}") else row["kind"]
        return {**row, "kind": kind, "subject": None, "shown": shown.get("text") if isinstance(shown, dict) else shown}

    def label(self, column: str) -> str:
        return self.t(f"my-data-col-{column.replace('_', '-')}")

    def label_of(self, key: str) -> str:
        """Call a fact within another by the label of a column of that name, where there is one."""
        text_id = f"my-data-col-{key.replace('_', '-')}"
        return self.t(text_id) if self.t.has(text_id) else key

    def cell(self, table: str, column: str, value: object) -> str:
        if table == "members" and column == "id":
            return str(value)
        letter = _OWN_NUMBER.get(table, "") if column == "id" else _NUMBERED.get(column)
        if letter is not None and isinstance(value, int):
            title = self.titles.get(value, "") if letter == "V" else ""
            return f"{letter}{value} {title}".strip()
        return self.words(value)

    def words(self, value: object) -> str:  # noqa: PLR0911  # a table
        match value:
            case None:
                return ""
            case bool():
                return self.t("my-data-is-yes" if value else "my-data-is-no")
            case datetime():
                return self.moment(value)
            case date():
                return self.t("my-data-day", day=self.t.short_day(value), year=str(value.year))
            case dict():
                return " · ".join(
                    f"{self.label_of(key)}: {said}" for key, inner in value.items() if _says(inner) and (said := self.words(inner))
                )
            case list() | tuple():
                return ", ".join(self.words(inner) for inner in value)
            case str() if _MOMENT.fullmatch(value):
                return self.moment(datetime.fromisoformat(value))
            case str() if value in self.people:
                return self.people[value]
            case str() if value.isidentifier() and self.t.has(f"my-data-is-{value.replace('_', '-')}"):
                return self.t(f"my-data-is-{value.replace('_', '-')}")
            case _:
                return str(value)

    def moment(self, at: datetime) -> str:
        local = at.astimezone(self.t.zone)
        return self.t("my-data-moment", day=self.t.short_day(local_day(at, self.t.zone)), year=str(local.year), time=self.t.clock(at))


def _says(value: object) -> bool:
    return value is not None and value is not False and value not in ("", [], {})
