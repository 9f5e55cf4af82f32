"""HTTP: Slack's requests, health and readiness."""

from bot.web.server import make_web

__all__ = ["make_web"]
