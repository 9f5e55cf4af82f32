"""`make texts`: every text, and every message and form made of them, in both languages on one page to read aloud from."""

import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from bot.domain.members import Language
from bot.sandbox import plain
from bot.texts import LANGUAGES, Texts
from bot.views.blocks import View
from tests.builders import ZONE
from tests.texts.examples import Text, texts
from tests.views.samples_of_home import ALL

NAMES = {"U1ANNA": "Anna de Wit", "U2BRAM": "Bram Visser", "U3CARLA": "Carla Smit", "C1ALGEMEEN": "algemeen"}

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>PRS-bot: every text</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 82rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border-top: 1px solid #8885; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { position: sticky; top: 0; background: Canvas }
th[scope=row] { font: .8rem/1.8 ui-monospace, monospace; width: 20% }
p { margin: 0 0 .4rem; white-space: pre-wrap }
small { opacity: .75; display: block }
pre { font: inherit; white-space: pre-wrap; margin: 0 }
nav ul { columns: 3 16rem }
</style></head><body><h1>PRS-bot: every text</h1>
"""


def page() -> str:
    """Make the page: the texts by subject, then the messages and forms."""
    subjects = [(subject, list(within)) for subject, within in groupby(texts(Language.EN), key=lambda text: text.subject)]
    contents = "".join(f'<li><a href="#s{at}">{escape(subject)}</a></li>' for at, (subject, _) in enumerate(subjects))
    parts = [_HEAD, f'<nav aria-label="Subjects"><ul>{contents}<li><a href="#messages">Messages and forms</a></li></ul></nav>']
    dutch = {text.id: text for text in texts(Language.NL)}
    for at, (subject, within) in enumerate(subjects):
        rows = (_row(text.id, _said(dutch[text.id], Language.NL), _said(text, Language.EN)) for text in within)
        parts += [f'<h2 id="s{at}">{escape(subject)}</h2>', _table(rows)]
    made = (_row(name, *(_made(name, language) for language in LANGUAGES)) for name in ALL)
    return "\n".join([*parts, '<h2 id="messages">Messages and forms</h2>', _table(made), "</body></html>\n"])


def _table(rows: Iterator[str]) -> str:
    head = '<thead><tr><th scope="col">Id</th><th scope="col">Nederlands</th><th scope="col">English</th></tr></thead>'
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def _row(name: str, dutch: str, english: str) -> str:
    return f'<tr><th scope="row">{escape(name)}</th><td lang="nl">{dutch}</td><td lang="en">{english}</td></tr>\n'


def _said(text: Text, language: Language) -> str:
    """Every form of a text, each with the facts by which it differs."""
    return "".join(f"<p>{f'<small>{escape(when)}</small>' if when else ''}{escape(said)}</p>" for when, said in text.shown(language))


def _made(name: str, language: Language) -> str:
    """A message as a member sees it, above it the words of its notification; or a form under its title."""
    made = ALL[name](Texts(language, ZONE))
    above = made.title if isinstance(made, View) else getattr(made, "whole", "")
    return f"<small>{escape(above)}</small><pre>{escape(plain(made.payload(), NAMES))}</pre>"


if __name__ == "__main__":
    to = Path(sys.argv[1])
    to.write_text(page(), encoding="utf-8")
    print(f"Every text is in {to}")
