"""The few block types all views are made of. Text from people is literal everywhere: plain_text or rich_text, never mrkdwn."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape  # Slack has the same three signs (docs.slack.dev/messaging/formatting-message-text)
from typing import Any

from bot.plain_text import plain as as_lines
from bot.texts import Texts

_SPEAKING = frozenset(["header", "section", "context", "rich_text"])

Block = dict[str, Any]
"""One block, element or part in Slack's own form. Plain dictionaries: slack_sdk's models took 1.3 ms a card, see ADR 0010."""

MOST_BLOCKS = 50
"""Blocks in a message; docs.slack.dev/reference/block-kit/blocks."""

MOST_VIEW_BLOCKS = 100
"""Blocks in a modal; the same page."""

MOST_FALLBACK = 4000
"""Characters of `text`, as it goes over the wire; chat.update refuses more."""

LONGEST_WHOLE = 3000
"""Of the words of a message that a screen reader speaks, and a notification shows the first of."""

MOST_LABEL = 75
"""Characters of what a screen reader says of a button; docs.slack.dev/reference/block-kit/block-elements/button-element."""

MOST_VALUE = 2000
"""Characters of a button's value; docs.slack.dev/reference/block-kit/block-elements."""


class TooLarge(ValueError):
    """A view of ours would not fit Slack's limits: a mistake in the view."""


class SubmitMissing(ValueError):
    """A form of ours has fields and no submit button: a mistake in the view."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its blocks, and what is said first of it, by a notification and by a screen reader, which reads no blocks."""

    text: str
    blocks: tuple[Block, ...] = ()
    alone: bool = False
    """The text is all they say: what the blocks show besides changes with each answer, and an edit leaves the text as it is."""

    @property
    def whole(self) -> str:
        """The text, and what of the blocks it does not say yet: whoever hears it knows what whoever sees the blocks does."""
        said = self.text
        if self.alone:
            return said
        seen = [{key: value for key, value in block.items() if key != "accessory"} for block in self.blocks if block["type"] in _SPEAKING]
        for line in as_lines({"blocks": seen}).splitlines() if seen else ():
            _, _, fact = line.partition(": ")
            if line.casefold() not in said.casefold() and not (fact and fact in said):
                said += f"\n{line}"
        return said

    def payload(self) -> dict[str, Any]:
        """Return it in Slack's form.

        Raises:
            TooLarge: more than 50 blocks.
        """
        if len(self.blocks) > MOST_BLOCKS:
            raise TooLarge(len(self.blocks))
        words = escape(clip(self.whole, LONGEST_WHOLE), quote=False)
        if len(words) > MOST_FALLBACK:  # each sign may have become five
            words = escape(clip(self.whole, MOST_FALLBACK // 5), quote=False)
        return {"text": words, "blocks": list(self.blocks)}

    def reply(self) -> dict[str, Any]:
        """Return it as the answer in a command's acknowledgement: only the asker sees it."""
        return {"response_type": "ephemeral", "mrkdwn": False, "parse": "none", **self.payload()}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal."""

    callback_id: str
    title: str
    blocks: tuple[Block, ...]
    submit: str | None = None
    close: str
    private_metadata: str = ""
    ends: bool = False
    """Closing it closes the forms under it too: there is nothing left to do in them."""
    tells_closing: bool = False
    """Slack tells us when it is closed (view_closed), without what was typed in it."""

    def payload(self) -> dict[str, Any]:
        """Return it in Slack's form.

        Raises:
            TooLarge: more than 100 blocks.
            SubmitMissing: fields, and no submit button.
        """
        if len(self.blocks) > MOST_VIEW_BLOCKS:
            raise TooLarge(len(self.blocks))
        if self.submit is None and any(block["type"] == "input" for block in self.blocks):
            raise SubmitMissing(self.callback_id)
        view: dict[str, Any] = {
            "type": "modal",
            "callback_id": self.callback_id,
            "title": {"type": "plain_text", "text": clip(self.title, 24)},
            "close": {"type": "plain_text", "text": self.close},
            "blocks": list(self.blocks),
            "private_metadata": self.private_metadata,
        }
        if self.submit is not None:
            view["submit"] = {"type": "plain_text", "text": self.submit}
        if self.ends:
            view["clear_on_close"] = True
        if self.tells_closing:
            view["notify_on_close"] = True
        return view


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the Home tab of one member shows."""

    blocks: tuple[Block, ...]

    def payload(self) -> dict[str, Any]:
        """Return it in Slack's form; a row that is in it twice gets a name of its own.

        Raises:
            TooLarge: more than 100 blocks.
        """
        if len(self.blocks) > MOST_VIEW_BLOCKS:
            raise TooLarge(len(self.blocks))
        return {"type": "home", "blocks": list(_apart(self.blocks))}


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Mark the second and later rows of one id, as fields are marked: of which kind a row is, and of what, stays."""
    seen: Counter[str] = Counter()
    for block in blocks:
        name = block.get("block_id")
        if name is not None:
            seen[name] += 1
        yield {**block, "block_id": f"{name}@{seen[name]}"} if name is not None and seen[name] > 1 else block


def clip(text: str, most: int) -> str:
    """Shorten a text to Slack's limit, with an ellipsis that shows it."""
    return text if len(text) <= most else text[: most - 1] + "…"


def plain(text: str, most: int = 3000) -> Block:
    """Make literal text; an emoji name between colons stays as typed."""
    return {"type": "plain_text", "text": clip(text, most), "emoji": False}


def header(text: str) -> Block:
    """Make a headline."""
    return {"type": "header", "text": plain(text, 150)}


def run(text: str, *, bold: bool = False, italic: bool = False, strike: bool = False) -> Block:
    """Make literal words within a paragraph."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic), ("strike", strike)) if on}
    return {"type": "text", "text": text, "style": style} if style else {"type": "text", "text": text}


def link(url: str, text: str) -> Block:
    """Make a link within a paragraph."""
    return {"type": "link", "url": url, "text": text}


def section(*runs: Block | str) -> Block:
    """Make a paragraph."""
    return {"type": "rich_text_section", "elements": _runs(runs)}


def lines(*rows: Sequence[Block | str]) -> Block:
    """Make a paragraph of several lines; empty ones are left out."""
    runs: list[Block | str] = []
    for row in rows:
        if row:
            runs += [*(["\n"] if runs else []), *row]
    return section(*runs)


def bullets(items: Iterable[Sequence[Block | str]], *, ordered: bool = False) -> Block:
    """Make a list."""
    return {"type": "rich_text_list", "style": "ordered" if ordered else "bullet", "elements": [section(*item) for item in items]}


def quote(text: str) -> Block:
    """Quote word for word."""
    return {"type": "rich_text_quote", "elements": [run(text)]}


def prose(*parts: Block) -> Block:
    """Make a block of paragraphs, lists and quotes."""
    return {"type": "rich_text", "elements": list(parts)}


def sentence(text: str) -> Block:
    """Make a block of one literal sentence."""
    return prose(section(text))


def small(*texts: str) -> Block:
    """Make a line in small print."""
    return {"type": "context", "elements": [plain(text) for text in texts if text]}


def divider() -> Block:
    """Make a line between two things."""
    return {"type": "divider"}


def button(text: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """Make a button; its value is an id, never something a member may not see."""
    if len(value) > MOST_VALUE:
        raise TooLarge(action_id)
    made = {"type": "button", "text": plain(text, 75), "action_id": action_id, "value": value}
    return {**made, "style": style} if style else made


def option(text: str, value: str, *, url: str | None = None) -> Block:
    """Make one choice of a menu; only an overflow menu's may carry an address."""
    made = {"text": plain(text, 75), "value": value}
    return {**made, "url": url} if url else made


def overflow(action_id: str, *options: Block) -> Block:
    """Make the menu behind the three dots: one to five choices."""
    return {"type": "overflow", "action_id": action_id, "options": list(options)}


def select(action_id: str, options: Sequence[Block], *, chosen: str | None = None, placeholder: str | None = None) -> Block:
    """Make a menu with a list of choices."""
    made: Block = {"type": "static_select", "action_id": action_id, "options": list(options)}
    if placeholder:
        made["placeholder"] = plain(placeholder, 150)
    initial = next((each for each in options if each["value"] == chosen), None)
    return {**made, "initial_option": initial} if initial else made


def several(options: Sequence[Block], *, chosen: Sequence[str] = ()) -> Block:
    """Make a menu of which more than one can be chosen."""
    made: Block = {"type": "multi_static_select", "options": list(options)}
    initial = [each for each in options if each["value"] in chosen]
    return {**made, "initial_options": initial} if initial else made


def checkboxes(options: Sequence[Block], *, chosen: Sequence[str] = ()) -> Block:
    """Make boxes to tick, each a line."""
    return {**several(options, chosen=chosen), "type": "checkboxes"}


def buttons(block_id: str, *elements: Block, about: str = "") -> Block:
    """Make a row of buttons and menus; `about`: what they are about, where other rows have buttons of the same words.

    Whoever sees them sees what stands above; a screen reader goes from button to button, and says this as well.
    """
    return {"type": "actions", "block_id": block_id, "elements": [_labelled(each, about) if about else each for each in elements]}


def _labelled(element: Block, about: str) -> Block:
    if element["type"] != "button":
        return element
    return {**element, "accessibility_label": clip(f"{element['text']['text']}: {about}", MOST_LABEL)}


def modal(kind: str, title: str, blocks: Iterable[Block], t: Texts, *, submit: str, carries: object = "") -> View:
    """Make a form that is sent in or cancelled; `carries` is what it brings along."""
    close = t("button-cancel")
    return View(callback_id=kind, title=title, blocks=tuple(blocks), submit=submit, close=close, private_metadata=str(carries))


def field(block_id: str, label: str, element: Block, *, hint: str | None = None, optional: bool = False) -> Block:
    """Make an input of a form; the element's action_id is the block's, so that its value is found by one name."""
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, 2000),
        "element": {**element, "action_id": block_id},
        "optional": optional,
    }
    return {**made, "hint": plain(hint, 2000)} if hint else made


def text_input(*, value: str = "", multiline: bool = False, most: int = 3000, placeholder: str | None = None) -> Block:
    """Make a text input; Slack itself refuses more than `most` characters; more is shown as cut."""
    made: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": most}
    if value:
        made["initial_value"] = clip(value, most)
    return {**made, "placeholder": plain(placeholder, 150)} if placeholder else made


def _runs(runs: Iterable[Block | str]) -> list[Block]:
    return [run(each) if isinstance(each, str) else each for each in runs if each != ""]
