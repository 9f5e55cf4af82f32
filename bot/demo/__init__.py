"""`prs demo`: the whole bot against a local workspace in the browser, with a story to play in. No account anywhere."""

from bot.demo.stage import Stage

__all__ = ["Stage"]
