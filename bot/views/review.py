"""The review of minutes: a form by agenda item in which everything found is ticked by its certainty, and can be edited."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.action_items import LONGEST_ACTION
from bot.domain.calendar import local_day
from bot.domain.decisions import LONGEST_DECISION, LONGEST_HOW, Decision
from bot.domain.events import Event
from bot.domain.ids import MinutesId
from bot.domain.minutes import AHEAD, LONGEST_TITLE, Finding, FindingKind, Minutes, Relation, Sureness
from bot.domain.review import Page, Section
from bot.texts import Texts
from bot.views.action_forms import LONGEST_NAMES
from bot.views.blocks import (
    Block,
    View,
    button,
    buttons,
    clip,
    field,
    header,
    option,
    prose,
    quote,
    section,
    select,
    sentence,
    small,
    text_input,
)

FORM = "minutes_review"
RELATE_FORM = "minutes_relate"
BACK_ACTION = "minutes_page_back"
ADD_ACTION = "minutes_add"
"""Action ids `minutes_add.<kind>`: the value is the place of the section on its page."""

FIELD_ACTION = "review"
"""Block and action ids `review.<what>.<position>`: Slack tells of each change, as it tells nothing of a form that is closed."""

HEADING = 0
"""Among the places of findings: the fields that say of which meeting the minutes are."""

NO_EVENT = "-"
TICKED = "yes"
LONGEST_SOURCE = 600
"""Characters of a sentence beside what was found in it."""

_EACH_CHARACTER: Block = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlace:
    """Where in the review somebody is; `version` is that of the minutes when the page was drawn."""

    minutes: MinutesId
    page: int = 0
    version: int = 0

    def written(self) -> str:
        """Write it as the form's metadata."""
        return json.dumps([self.minutes, self.page, self.version])


def place_in(metadata: str) -> ReviewPlace:
    """Read where in the review a form was; a forged one is of minutes 0, which are nobody's."""
    try:
        minutes, page, version = json.loads(metadata)
        return ReviewPlace(minutes=MinutesId(int(minutes)), page=int(page), version=int(version))
    except (ValueError, TypeError):
        return ReviewPlace(minutes=MinutesId(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What surrounds a page: where it is, of how many, a sentence above it, and which findings are to show what is kept."""

    place: ReviewPlace
    count: int
    note: str = ""
    fresh: frozenset[int] = frozenset()

    @property
    def last(self) -> bool:
        """Whether sending it in records."""
        return self.place.page >= self.count - 1


def meeting_page(found: Minutes, events: Sequence[Event], shape: Shape, t: Texts, warnings: Sequence[str]) -> View:
    """Render the first page: of which meeting the minutes are, on which day, and what is odd about them."""
    chosen = str(found.event) if found.event else NO_EVENT
    choices = [option(f"V{each.id} · {t.day(local_day(each.plan.starts_at, t.zone))} · {each.plan.title}", str(each.id)) for each in events]
    blocks = [
        *_noted(shape),
        _kept("event", t("field-minutes-event"), select("", [*choices, option(t("minutes-no-event"), NO_EVENT)], chosen=chosen)),
        _kept("held_on", t("field-minutes-date"), _day(found.held_on)),
        _typed("title", t("field-minutes-title"), found.title, LONGEST_TITLE, hint=t("field-minutes-title-hint")),
        *(small(clip(each, 300)) for each in warnings[:20]),
    ]
    return _view(shape, blocks, t)


def findings_page(
    page: Page, shape: Shape, t: Texts, unread: frozenset[tuple[str, str]] = frozenset(), meant: Mapping[str, Sequence[str]] | None = None
) -> View:
    """Render a page of what was found, by agenda item; `meant` are members who may be meant by a name."""
    blocks = _noted(shape)
    for at, each in enumerate(page):
        blocks += _section(each, at, t, meant or {}, unread=(each.item.number, each.item.title) in unread)
    return _view(shape, blocks, t)


def relate_form(alike: Sequence[tuple[Finding, Decision]], place: ReviewPlace, t: Texts) -> View:
    """Ask what each decision is to the one of the register that it resembles; nothing is chosen beforehand."""
    blocks: list[Block] = [sentence(t("review-alike-intro"))]
    for finding, decision in alike:
        number = f"B{decision.id}"
        choices = [option(t(f"review-relation-{each}", number=number), f"{each}:{decision.id}") for each in Relation]
        asked = t("review-alike", number=number, day=t.day(decision.decided_on))
        draft = decision.minutes is not None and not decision.minutes.adopted
        remark = [section(t(f"decision-minutes-{decision.minutes}"))] if draft else []
        blocks += [
            prose(section(clip(finding.content.text, LONGEST_SOURCE)), quote(clip(f"{number}: {decision.text}", LONGEST_SOURCE)), *remark),
            {
                **field(f"{FIELD_ACTION}.relation.{finding.position}", asked, {"type": "radio_buttons", "options": choices}),
                "dispatch_action": True,
            },
        ]
    return View(
        callback_id=RELATE_FORM,
        title=t("review-title"),
        blocks=tuple(blocks),
        submit=t("button-record"),
        close=t("button-later-on"),
        private_metadata=place.written(),
        tells_closing=True,
    )


def _view(shape: Shape, blocks: Iterable[Block], t: Texts) -> View:
    back = buttons("review_nav", button(t("button-back"), BACK_ACTION, "back"))
    turns = [back] if shape.place.page > 0 else []
    pages = small(t("review-page", page=shape.place.page + 1, count=shape.count))
    return View(
        callback_id=FORM,
        title=t("review-title"),
        blocks=(pages, *(_marked(block, shape) for block in blocks), *turns),
        submit=t("button-record" if shape.last else "button-further"),
        close=t("button-later-on"),
        private_metadata=shape.place.written(),
        tells_closing=True,
    )


def _noted(shape: Shape) -> list[Block]:
    return [sentence(shape.note)] if shape.note else []


def _section(each: Section, at: int, t: Texts, meant: Mapping[str, Sequence[str]], *, unread: bool) -> list[Block]:
    heading = t("review-ahead") if each.ahead else " ".join(part for part in (each.item.number, each.item.title) if part)
    heading = heading or t("review-no-item")
    blocks: list[Block] = [header(heading)]
    if unread and not each.findings:
        blocks.append(small(t("minutes-unread", item=each.item.number or each.item.title)))
    for finding in each.findings:
        blocks += _finding(finding, t, meant)
    if each.ahead:
        return blocks
    adds = [button(t(f"button-add-{kind}"), f"{ADD_ACTION}.{kind}", str(at)) for kind in (FindingKind.DECISION, FindingKind.ACTION)]
    return [*blocks, buttons(f"review_add:{at}", *adds, about=heading)]


def _finding(found: Finding, t: Texts, meant: Mapping[str, Sequence[str]]) -> list[Block]:
    ahead = found.kind in AHEAD
    unsure = {Sureness.DOUBTFUL: t("review-doubtful"), Sureness.SECOND_READER: t("review-second-reader")}.get(found.sureness)
    label = t(f"review-{found.kind}") + (f" · {unsure}" if unsure else "")
    box: Block = {"type": "checkboxes", "options": [option(t("review-tick-ahead" if ahead else "review-tick"), TICKED)]}
    if found.ticked:
        box["initial_options"] = box["options"]
    source = [small(t("review-source", source=clip(found.source, LONGEST_SOURCE)))] if found.source else []
    if ahead:
        return [_kept(f"tick.{found.position}", f"{label}: {_announced(found, t)}", box), *source]
    edits = _decision(found, t) if found.kind is FindingKind.DECISION else _action(found, t, meant)
    return [_kept(f"tick.{found.position}", label, box), *edits, *source]


def _decision(found: Finding, t: Texts) -> list[Block]:
    blocks = [_typed(f"text.{found.position}", t("field-decision-text"), found.content.text, LONGEST_DECISION, multiline=True)]
    if found.content.how:
        blocks.append(_typed(f"how.{found.position}", t("field-decision-how"), found.content.how, LONGEST_HOW))
    return blocks


def _action(found: Finding, t: Texts, meant: Mapping[str, Sequence[str]]) -> list[Block]:
    at, content = found.position, found.content
    perhaps = [t("review-perhaps", name=name, members=", ".join(meant[name])) for name in content.names if name in meant]
    hint = clip(" ".join([t("field-review-names-hint"), *perhaps]), 1000)
    people: Block = {"type": "multi_users_select", **({"initial_users": list(content.owners)} if content.owners else {})}
    return [
        _typed(f"text.{at}", t("field-action-text"), content.text, LONGEST_ACTION, multiline=True),
        _kept(f"owners.{at}", t("field-action-owners"), people),
        _typed(f"names.{at}", t("field-review-names"), ", ".join(content.names), LONGEST_NAMES, hint=hint),
        _kept(f"due.{at}", t("field-action-due"), _day(content.on)),
    ]


def _announced(found: Finding, t: Texts) -> str:
    content = found.content
    begin = content.begin.strftime("%H.%M") if content.begin else ""
    reserve = t("minutes-reserve", day=t.day(content.reserve_on)).strip() if content.reserve_on else ""
    parts = (content.text, t.day(content.on) if content.on else "", begin, content.place, reserve)
    return clip(", ".join(part for part in parts if part), LONGEST_SOURCE)


def _kept(name: str, label: str, element: Block, *, hint: str | None = None) -> Block:
    """Make a field of which Slack tells each change: it is kept as it is typed."""
    return {**field(f"{FIELD_ACTION}.{name}", label, element, hint=hint, optional=True), "dispatch_action": True}


def _typed(name: str, label: str, value: str, most: int, *, multiline: bool = False, hint: str | None = None) -> Block:
    return _kept(name, label, {**text_input(value=value, multiline=multiline, most=most), **_EACH_CHARACTER}, hint=hint)


def _day(on: date | None) -> Block:
    return {"type": "datepicker", **({"initial_date": on.isoformat()} if on else {})}


def _marked(block: Block, shape: Shape) -> Block:
    """Give a field that another changed a block of its own, or Slack would keep what stood in it."""
    name = str(block.get("block_id", ""))
    position = name.rpartition(".")[2]
    if block["type"] != "input" or (int(position) if position.isdecimal() else HEADING) not in shape.fresh:
        return block
    mark = f"{name}@{shape.place.version}"
    return {**block, "block_id": mark, "element": {**block["element"], "action_id": mark}}
