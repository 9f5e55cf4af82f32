"""Which version this is: as the installed package says, which has it from pyproject.toml."""

from importlib.metadata import version as installed


def version() -> str:
    """Return the version."""
    return installed("prs-bot")
