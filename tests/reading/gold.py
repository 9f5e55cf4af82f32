"""Minutes with their gold written into them: `[[B|a decision]]`, `[[A owner;owner due|an action]]`, `[[X kind|a trap]]`, `[[I 2|an item]]`.

A small letter marks what is debatable. Lines with `@` above the first `---` give the head; the rest is the document as it is read.
"""

import re
from pathlib import Path
from typing import Any

_SPAN = re.compile(r"\[\[(?P<kind>[ABXIab])(?: (?P<facts>[^|\]]*))?\|(?P<text>.*?)\]\]", re.DOTALL)
_LISTS = ("present", "absent")
_FIELDS = ("date", "start", "end", "location", "chair", "secretary")


def taken_apart(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the document without its marks, and the gold in the scorer's form."""
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    facts: dict[str, Any] = {"events": [], "warn": []}
    for line in head.splitlines():
        key, _, value = line[1:].partition(" ")
        if key in {"event", "warn"}:
            facts[f"{key}s" if key == "event" else key].append(value)
        else:
            facts[key] = value.strip()
    gold = _gold(path.stem, facts)
    item = ""
    for span in _SPAN.finditer(body):
        kind, text, own = span["kind"], " ".join(span["text"].split()), (span["facts"] or "").strip()
        certainty = "certain" if kind.isupper() else "debatable"
        if kind == "I":
            gold["agenda"].append({"number": own, "title": text})
            item = own or text
        elif kind in "Bb":
            gold["decisions"].append({"text_contains": text, "item": item, "certainty": certainty})
        elif kind in "Aa":
            owners, _, due = own.rpartition(" ")
            due_on = None if due == "null" else due
            gold["actions"].append({"text_contains": text, "owner": owners.split(";"), "due": due_on, "certainty": certainty})
        else:
            gold["traps"].append({"text_contains": text, "kind": own, "why": "written as a trap"})
    return _SPAN.sub(lambda span: span["text"], body), gold


def _gold(style: str, facts: dict[str, Any]) -> dict[str, Any]:
    meeting: dict[str, Any] = {field: facts.get(field) or None for field in _FIELDS}
    meeting |= {field: [name.strip() for name in facts.get(field, "").split(";") if name.strip()] for field in _LISTS}
    day, _, rest = facts.get("next", "").partition(" ")
    hour, _, place = rest.partition(" ")
    coming = {"date": day, "start": hour or None, "location": place or None, "certainty": "certain"} if day else None
    events = []
    for written in facts["events"]:
        name, on, *reserve = re.split(r"\s(?=\d{4}-)", written)
        events.append({"name": name, "date": on, "reserve_date": reserve[0] if reserve else None, "certainty": "certain"})
    warnings = [
        {"type": "weekday", "text_contains": keys.split("|")[0], "keys": keys.split("|"), "certainty": "certain"} for keys in facts["warn"]
    ]
    return {
        "style": style,
        "people": {},
        "meeting": meeting,
        "agenda": [],
        "decisions": [],
        "actions": [],
        "traps": [],
        "next_meeting": coming,
        "events": events,
        "warnings": warnings,
    }
