"""The baselines: an empty Bolt handler on our own server, with Bolt's default and with `process_before_response`."""

import sys
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from bot.config import load_settings
from bot.domain.ids import MemberId, WorkspaceId
from bot.domain.members import Identity
from bot.main import assemble
from bot.web import http_server, listen, make_web


def main(port: int, secret: str, *, fast: bool) -> None:
    """Serve one empty command on our own web application."""
    app = App(
        signing_secret=secret,
        token_verification_enabled=False,
        process_before_response=fast,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T0PRS", bot_user_id="U0BOT", bot_id="B0", bot_token="xoxb-0"),
    )

    @app.command("/prs")
    def empty(ack: Ack, body: dict[str, Any]) -> None:
        ack("ok " + body["command"])

    parts = assemble(load_settings({"DATABASE_URL": "sqlite:///unused.db", "SLACK_SIGNING_SECRET": secret}))
    parts.deps.home.settle(WorkspaceId("T0PRS"), Identity(team_name="", bot_user=MemberId("U0BOT"), bot_id="B0", bot_name="prs"))
    http_server(make_web(app, parts.deps, list, signed=True)).run(sockets=listen("127.0.0.1", port))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], fast=sys.argv[3] == "fast")
