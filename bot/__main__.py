"""`python -m bot` is `prs`."""

from bot.cli import entry

entry()
