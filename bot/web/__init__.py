"""HTTP: Slack's requests, health and readiness."""

from bot.web.limits import http_server, listen
from bot.web.server import make_web

__all__ = ["http_server", "listen", "make_web"]
