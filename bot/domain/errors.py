"""What the bot refuses, each refusal a fact with the id of the sentence that tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class DomainError(Exception):
    """A refusal that a member may see: `text_id` names the sentence, `facts` fill its variables."""

    text_id: ClassVar[str]
    field: str = ""
    """The field of a form at which it is said; empty: at the first."""

    def __init__(self, **facts: object) -> None:
        """Keep the facts for the sentence; values are plain (numbers, dates, texts as typed). `field` says where it belongs."""
        super().__init__(", ".join(f"{name}={value!r}" for name, value in facts.items()))
        self.facts = facts
        if "field" in facts:
            self.field = str(facts["field"])


class TryAgain(DomainError):
    """The database was too busy to keep the three seconds, was away or had no room; nothing was saved.

    `cause` says which, to the operator.
    """

    text_id = "refused-busy"
    cause = "the database is busy"


class FormShut(DomainError):
    """Slack did not open the form: its three seconds were over, or Slack was not to be reached."""

    text_id = "refused-form-expired"


class TextTooLong(DomainError):
    """Longer than fits; nothing of it is left out in silence. Facts: `limit`, `length`."""

    text_id = "mistake-text-long"


def shortened(text: str, most: int) -> str:
    """Shorten what was typed, with an ellipsis that shows it."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def within(text: str, limit: int, *, field: str) -> str:
    """Tidy a text that may have so many characters.

    Raises:
        TextTooLong: it has more.
    """
    tidy = text.strip()
    if len(tidy) > limit:
        raise TextTooLong(limit=limit, length=len(tidy), field=field)
    return tidy


@contextmanager
def at_field(name: str) -> Iterator[None]:
    """Say a refusal at this field of a form."""
    try:
        yield
    except DomainError as refused:
        refused.field = name
        raise


class FieldMistake(DomainError):
    """One field of the form does not hold; `field` says which."""

    text_id = "mistake"

    def __init__(self, field: str, text_id: str, **facts: object) -> None:
        """Keep the field beside the sentence's facts."""
        super().__init__(**facts)
        self.field = field
        self.text_id = text_id  # type: ignore[misc]  # each mistake has a sentence of its own


class Forbidden(DomainError):
    """It is not theirs to do or to see: who asks is refused, whatever it is they ask. It is logged, without who it was."""


class NotAllowed(Forbidden):
    """Only an organiser may do this."""

    text_id = "refused-organisers-only"


class OlderVersion(DomainError):
    """A button or form that an older version of the bot drew, or nobody did."""

    text_id = "refused-older-version"
