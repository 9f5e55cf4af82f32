"""An optional second reader: a language model behind an OpenAI-compatible address that the operator names.

Source: https://platform.openai.com/docs/api-reference/chat (the form that Ollama, llama.cpp, vLLM and most services take as well).
Its word is not believed: of its answers only what is in the document letter for letter is kept. Its finds are doubtful,
bear its mark, and are beside those of the rules; where it is silent, slow or talks nonsense, the minutes are as the rules read them.
"""

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from bot.reading.deadlines import Calendar, due_in_cell
from bot.reading.findings import Certainty, FoundAction, FoundBy, FoundDecision, OddFinding, Oddity, ParsedMinutes
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind, Sentence
from bot.reading.words import squeeze

SECONDS = 60
DOUBTS = (OSError, HTTPException, ValueError)
"""What an answer that is none comes as."""
LONGEST_TEXT = 60_000
"""Characters that are sent: about twenty-five pages."""
_MOST = 1_000_000
_MOST_FINDS = 100
_SHORTEST = 8
_CHUNK = 16_384
ASKED = (
    "You read minutes of a meeting, mostly Dutch. List the decisions this meeting took and the action items somebody took on. "
    "Copy every text letter for letter from the minutes; invent nothing, translate nothing. Leave out proposals, questions, wishes, "
    "what other bodies decided and what is done. Answer with JSON alone: "
    '{"decisions": [{"text": "…"}], "actions": [{"text": "…", "owner": "… or empty", "due": "… or empty"}]}'
)


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Where it is reached: an address such as `http://localhost:11434/v1`, the name of a model, and a key where it asks for one."""

    url: str
    model: str
    key: str | None = None
    seconds: float = SECONDS

    def asked(self, text: str) -> str:
        """Return what the model answers to a text.

        Raises:
            OSError, HTTPException, ValueError: it was not reached, refused, took too long, or did not answer in the form agreed on.
        """
        told = [{"role": "system", "content": ASKED}, {"role": "user", "content": text[:LONGEST_TEXT]}]
        message = {"model": self.model, "temperature": 0, "messages": told}
        answer = json.loads(self._fetched("POST", "/chat/completions", json.dumps(message).encode()))
        try:
            return str(answer["choices"][0]["message"]["content"])
        except (LookupError, TypeError) as error:
            raise ValueError(type(answer).__name__) from error

    def reached(self) -> None:
        """Look whether the address answers, without sending it anything but the key.

        Raises:
            OSError, HTTPException, ValueError: it does not.
        """
        self._fetched("GET", "/models", None)

    def _fetched(self, method: str, path: str, body: bytes | None) -> bytes:
        """Ask once; a redirection is not followed, as the key and the text are for nobody else."""
        address, until = urlsplit(self.url), time.monotonic() + self.seconds
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.hostname or "", address.port, timeout=self.seconds)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        try:
            connection.request(method, address.path.rstrip("/") + path, body, headers)
            response = connection.getresponse()
            read = b""
            while chunk := response.read1(_CHUNK):
                read += chunk
                if len(read) > _MOST or time.monotonic() > until:
                    raise TimeoutError
        finally:
            connection.close()
        if response.status != 200:  # noqa: PLR2004
            raise ValueError(response.status)
        return read


def named(url: str | None, model: str | None, key: str | None) -> SecondReader | None:
    """Return the second reader that the settings name; None where they name none, which is how it is until an operator does."""
    return SecondReader(url, model or "", key) if url else None


def read_again(
    parsed: ParsedMinutes, text: str, document: Document, owners: Owners, calendar: Calendar, reader: SecondReader
) -> ParsedMinutes:
    """Add what the second reader finds in a text to what the rules found; without an answer of use, a warning."""
    try:
        found = _answer(reader.asked(text))
    except DOUBTS:
        return replace(parsed, warnings=(*parsed.warnings, OddFinding(Oddity.NO_SECOND_READER, (), "")))
    decisions, actions = [*parsed.decisions], [*parsed.actions]
    for each in found["decisions"]:
        spot = _spot(each, document)
        if spot and not _known(spot[0], [*decisions, *actions]):
            decisions.append(FoundDecision(spot[0], spot[1].item, Certainty.DOUBTFUL, spot[1].source, None, FoundBy.SECOND_READER))
    for each in found["actions"]:
        spot = _spot(each, document)
        if spot and not _known(spot[0], actions):
            owner, due = (value if value in squeeze(text) else "" for value in (_written(each, "owner"), _written(each, "due")))
            named = (owners.resolve(owner, loose=True) or ()) if owner else ()
            due_on = due_in_cell(due, calendar) if due else None
            actions.append(FoundAction(spot[0], named, due_on, spot[1].item, Certainty.DOUBTFUL, spot[1].source, FoundBy.SECOND_READER))
    return replace(parsed, decisions=tuple(decisions), actions=tuple(actions))


def _answer(content: str) -> dict[str, list[Any]]:
    """Take the JSON out of an answer, which may have words or a code fence around it."""
    span = re.search(r"\{.*\}", content, re.DOTALL)
    told = json.loads(span.group()) if span else None
    lists = {key: told.get(key) if isinstance(told, dict) else None for key in ("decisions", "actions")}
    if not any(isinstance(each, list) for each in lists.values()):
        raise ValueError(content[:40])
    return {key: each[:_MOST_FINDS] if isinstance(each, list) else [] for key, each in lists.items()}


def _written(each: Any, key: str) -> str:  # noqa: ANN401 - whatever the model made of it
    value = each.get(key) if isinstance(each, dict) else None
    return squeeze(value) if isinstance(value, str) else ""


def _spot(each: Any, document: Document) -> tuple[str, Sentence] | None:  # noqa: ANN401
    """Find the sentence in which a text is letter for letter; None where none has it."""
    text = _written(each, "text")
    if len(text) < _SHORTEST:
        return None
    said = (sentence for sentence in document.sentences if sentence.kind in {Kind.TEXT, Kind.BULLET})
    return next(((text, sentence) for sentence in said if text in squeeze(sentence.source)), None)


def _known(text: str, found: Sequence[FoundDecision | FoundAction]) -> bool:
    return any(text in each.source or each.text in text for each in found)
