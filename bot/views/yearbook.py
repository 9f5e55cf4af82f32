"""The yearbook as pages that need no network and no script: an index, and a page a year with an address for all that stands on it.

They are built as a tree, so that nothing people wrote becomes markup.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from lxml.html import builder as E  # noqa: N812  # as its own documentation has it
from lxml.html import tostring

from bot.domain.calendar import local_day
from bot.domain.events import Event, EventState
from bot.domain.ids import DecisionId
from bot.domain.minutes import Minutes
from bot.domain.view_models import ShownDecision
from bot.domain.yearbook import Held, Yearbook, YearOf
from bot.texts import Texts
from bot.views import decisions, events

INDEX: Final = "index.html"
_STYLE: Final = Path(__file__).with_suffix(".css")

# Characters that no document may hold (w3.org/TR/xml, section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"\bB(\d+)\b")

Element = Any
"""Of lxml, which ships no types."""


def pages(book: Yearbook, t: Texts) -> Iterator[tuple[str, str]]:
    """Make each page: the name of its file, and its text."""
    where = {each.decision.id: f"{of.year}.html" for of in book.years for each in of.decisions}
    yield INDEX, _index(book, t)
    for at, of in enumerate(book.years):
        beside = [*book.years[max(at - 1, 0) : at], *book.years[at + 1 : at + 2]]
        yield f"{of.year}.html", _year(book, of, [each.year for each in beside], where, t)


def _index(book: Yearbook, t: Texts) -> str:
    title = t("yearbook-title", network=_network(book, t))
    rows = [
        E.LI(
            E.A(E.STRONG(str(of.year)), href=f"{of.year}.html"),
            _p(
                " · ".join(
                    (
                        t("yearbook-decisions-counted", count=len(of.decisions)),
                        t("yearbook-events-counted", count=len(of.events)),
                        t("yearbook-minutes-counted", count=len(of.minutes)),
                    )
                ),
                quiet=True,
            ),
        )
        for of in reversed(book.years)
    ]
    content = [E.UL(*rows, E.CLASS("years"))] if rows else [_p(t("yearbook-empty"))]
    return _page(title, [], content, book, t)


def _year(book: Yearbook, of: YearOf, beside: list[int], where: Mapping[DecisionId, str], t: Texts) -> str:
    sections: list[tuple[str, str, list[Element]]] = [
        ("decisions", t("yearbook-decisions"), list(_decisions(of, where, t))),
        ("events", t("yearbook-events"), [_held(each, book, t) for each in of.events]),
        ("minutes", t("yearbook-minutes"), [_minutes(each, of, t) for each in of.minutes]),
    ]
    links = [(INDEX, t("yearbook-all-years")), *((f"{year}.html", str(year)) for year in beside)]
    content: list[Element] = []
    for key, heading, rows in sections:
        links.append((f"#{key}", heading))
        content += [E.H2(_clean(heading), id=key), *(rows or [_p(t("yearbook-nothing"), quiet=True)])]
    return _page(t("yearbook-year", year=str(of.year), network=_network(book, t)), links, content, book, t)


def _network(book: Yearbook, t: Texts) -> str:
    return book.network or t("yearbook-network")


def _page(title: str, links: list[tuple[str, str]], content: list[Element], book: Yearbook, t: Texts) -> str:
    nav = (
        [E.NAV(E.UL(*(E.LI(E.A(_clean(said), href=to)) for to, said in links)), **{"aria-label": t("yearbook-contents")})] if links else []
    )
    made = t("yearbook-made", day=t.day(local_day(book.made_at, t.zone)))
    tree = E.HTML(
        E.HEAD(
            E.META(charset="utf-8"),
            E.META(name="viewport", content="width=device-width, initial-scale=1"),
            E.META(**{"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}),
            E.TITLE(_clean(title)),
            E.STYLE(_STYLE.read_text(encoding="utf-8")),
        ),
        E.BODY(
            E.A(t("yearbook-skip"), E.CLASS("skip"), href="#content"),
            E.HEADER(E.H1(_clean(title)), *nav),
            E.MAIN(*content, id="content"),
            E.FOOTER(_p(made, quiet=True)),
        ),
        lang=str(t.language),
    )
    return str(tostring(tree, doctype="<!doctype html>", encoding="unicode")) + "\n"


def _decisions(of: YearOf, where: Mapping[DecisionId, str], t: Texts) -> Iterator[Element]:
    """Write the decisions, each meeting under a heading of its own."""
    last: object = None
    for shown in of.decisions:
        meeting = (shown.decision.decided_on, shown.decision.meeting)
        if meeting != last:
            yield E.H3(_clean(" · ".join(part for part in (t.day(meeting[0]), meeting[1]) if part)))
            last = meeting
        yield _decision(shown, where, t)


def _decision(shown: ShownDecision, where: Mapping[DecisionId, str], t: Texts) -> Element:
    decision = shown.decision
    subject = " · ".join(part for part in (decisions.number(decision.id), decision.topic, decision.agenda_item) if part)
    remarks = [*decisions.standing(shown, t), *decisions.linked(shown, t)]
    return E.ARTICLE(
        E.H4(_clean(subject)),
        E.BLOCKQUOTE(_clean(decision.text)),
        *(E.P(*_with_links(remark, where, but=decision.id), E.CLASS("quiet")) for remark in remarks),
        id=decisions.number(decision.id),
    )


def _with_links(said: str, where: Mapping[DecisionId, str], *, but: DecisionId) -> list[Any]:
    """Let the number of each other decision lead to it, in whatever year it was taken."""
    parts: list[Any] = []
    at = 0
    for found in _NUMBER.finditer(said):
        number = DecisionId(int(found[1]))
        if number in where and number != but:
            parts += [_clean(said[at : found.start()]), E.A(found[0], href=f"{where[number]}#{found[0]}")]
            at = found.end()
    return [*parts, _clean(said[at:])]


def _held(held: Held, book: Yearbook, t: Texts) -> Element:
    plan = held.event.plan
    facts = [t.when(plan.starts_at, plan.ends_at), plan.place]
    return E.ARTICLE(
        E.H3(_clean(f"{events.number(held.event.id)} · {plan.title}")),
        _p(" · ".join([t(f"kind-{plan.kind}"), *(fact for fact in facts if fact)])),
        *(_p(said, quiet=True) for said in _who_was_there(held, t)),
        *_became(held.event, book, t),
        id=events.number(held.event.id),
    )


def _who_was_there(held: Held, t: Texts) -> list[str]:
    if held.event.state is not EventState.ANNOUNCED:
        return []
    if not held.there:
        return [t("yearbook-signed-up", count=held.tally.yes)]
    several = len(held.event.plan.sittings) > 1
    days = [t.short_day(local_day(began_at, t.zone)) if several else "" for began_at, _ in held.there]
    counted = [t("yearbook-there", count=count) for _, count in held.there]
    return [f"{day}: {said}" if day else said for day, said in zip(days, counted, strict=True)]


def _became(event: Event, book: Yearbook, t: Texts) -> list[Element]:
    if event.state is EventState.CALLED_OFF:
        because = [E.BLOCKQUOTE(_clean(event.called_off_because))] if event.called_off_because else []
        return [_p(t("yearbook-called-off")), *because]
    if event.state is EventState.MOVED and event.moved_to is not None:
        key = events.number(event.moved_to)
        year = next((of.year for of in book.years if any(each.event.id == event.moved_to for each in of.events)), None)
        said = t("yearbook-moved", number=key)
        if year is None:
            return [_p(said)]
        before, _, after = said.partition(key)
        return [E.P(_clean(before), E.A(key, href=f"{year}.html#{key}"), _clean(after))]
    return []


def _minutes(minutes: Minutes, of: YearOf, t: Texts) -> Element:
    there = {each.event.id for each in of.events}
    held_on = [_clean(t.day(minutes.held_on))] if minutes.held_on else []
    key = events.number(minutes.event) if minutes.event else ""
    meeting: list[Any] = [" · ", E.A(key, href=f"#{key}")] if minutes.event in there else []
    return E.ARTICLE(
        E.H3(_clean(minutes.title or minutes.file_name)),
        E.P(*held_on, *meeting),
        _p(t(f"minutes-state-{minutes.state}"), quiet=True),
        *([_p(t("adoption-note", note=minutes.note), quiet=True)] if minutes.note else []),
        id=f"minutes-{minutes.id}",
    )


def _p(said: str, *, quiet: bool = False) -> Element:
    return E.P(_clean(said), E.CLASS("quiet")) if quiet else E.P(_clean(said))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
