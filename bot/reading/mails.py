"""Minutes sent as an e-mail: its head, and the older mails below it."""

import re

from bot.reading.language import Said
from bot.reading.parts import Mail

_SAYS = Said("mails")


def without_older_mails(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Cut off what an answered mail quotes; also return the names in the heads of those mails."""
    cut = next((index for index, line in enumerate(lines) if index and _SAYS.old_mail.match(line)), len(lines))
    heads = [head for line in lines[cut : cut + 40] if (head := _SAYS.mail_head.match(line.lstrip("> ")))]
    names = tuple(head["value"].strip() for head in heads if head["key"].lower() in {"van", "from", "aan", "to", "cc"})
    letter = cut < len(lines) or any(re.match(r"(?:van|from)\s*:", line, re.IGNORECASE) for line in lines[:12])
    if letter:
        return [line for line in lines[:cut] if not re.match(r"^\s*>+\s", line)], names
    return [re.sub(r"^\s*>+\s+", "", line) for line in lines], names


def mail_head(lines: list[str]) -> tuple[Mail | None, list[str]]:
    """Take the head off a mail, if the lines begin with one."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    found: dict[str, str] = {}
    index = first
    while index < len(lines) and (head := _SAYS.mail_head.match(lines[index].strip())):
        found[head["key"].lower()] = head["value"].strip()
        index += 1
    author = found.get("van") or found.get("from")
    sent = found.get("verzonden") or found.get("sent") or found.get("datum")
    if not author or not sent:
        return None, lines
    names = tuple(found[key] for key in ("aan", "to", "cc") if key in found)
    return Mail(author, sent, found.get("onderwerp") or found.get("subject") or "", names), lines[index:]
