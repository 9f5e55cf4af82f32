"""The local workspace as one thing to start: its server in a thread, its people, its switches."""

import asyncio
import contextlib
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Literal, Self

import uvicorn
from starlette.applications import Starlette

from bot.manifest import manifest
from bot.sandbox.api import Api, Tokens
from bot.sandbox.backstage import Backstage
from bot.sandbox.broken_lines import Lines, PromptServer
from bot.sandbox.clock import MovableClock
from bot.sandbox.controls import Controls
from bot.sandbox.delivery import Courier, Pace
from bot.sandbox.interactions import Command, Interactions
from bot.sandbox.model import Channel, Json, Person, Shortcut
from bot.sandbox.page_acts import Acts
from bot.sandbox.page_api import PageApi
from bot.sandbox.responses import Responses
from bot.sandbox.routes import Doors, application
from bot.sandbox.signed_http import SignedHttp
from bot.sandbox.socket_mode import SocketHub
from bot.sandbox.workspace import Team, Workspace

PEOPLE = (
    Person("U1ANNA", "anna", "Anna de Wit", admin=True),
    Person("U2BRAM", "bram", "Bram Visser"),
    Person("U3CARLA", "carla", "Carla Smit"),
)
CHANNELS = (
    Channel("C1ALGEMEEN", "algemeen", members=("anna", "bram", "carla")),
    Channel("C2BESTUUR", "bestuur", private=True, members=("anna", "bram"), bot_in=False),
)

Delivery = Literal["socket", "http"]


class Sandbox(Controls):
    """A Slack workspace on 127.0.0.1; use it in a `with`, or `start` and `stop` it.

    The app in it is that of a manifest as Slack takes it, with its commands, shortcuts, events and scopes: without one, PRS-bot, which may
    have a Home tab here. On the `free_plan` messages and files are hidden after 90 days and deleted after a year, by `clock`.
    """

    def __init__(
        self,
        *,
        people: Iterable[Person] = PEOPLE,
        channels: Iterable[Channel] = CHANNELS,
        app: Json | None = None,
        commands: Sequence[Command] = (),
        shortcuts: Sequence[Shortcut] = (),
        team: Team | None = None,
        clock: Callable[[], datetime] | None = None,
        delivery: Delivery = "socket",
        request_url: str = "",
        scopes: Iterable[str] = (),
        pace: Pace | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        free_plan: bool = False,
        backstage: Backstage | None = None,
    ) -> None:
        has_home = app is None or app["features"]["app_home"]["home_tab_enabled"]
        app = app or manifest(command="/prs", socket=True, url=None)
        features, events = app["features"], app["settings"]["event_subscriptions"]["bot_events"]
        scopes = scopes or app["oauth_config"]["scopes"]["bot"]
        commands = commands or [(each["command"], each["description"], each["usage_hint"]) for each in features["slash_commands"]]
        shortcuts = shortcuts or [Shortcut(each["name"], each["callback_id"], each["type"]) for each in features["shortcuts"]]
        self.clock = clock or MovableClock()
        self.team, self.pace = team or Team(), pace or Pace()
        self.bot_token, self.app_token = f"xoxb-{secrets.token_hex(8)}", f"xapp-1-{secrets.token_hex(8)}"
        self.signing_secret = secrets.token_hex(16)
        self.workspace = Workspace(clock=self.clock, team=self.team, people=people, channels=channels, events=events, scopes=scopes)
        self.workspace.home_enabled, self.workspace.free_plan = has_home, free_plan
        self.faults, self.limits = self.workspace.faults, self.workspace.limits
        self.courier = Courier(self.workspace, self.pace)
        self.workspace.send_event, self.workspace.share_later = self.courier.send_event, self.courier.share_later
        self.socket_mode = SocketHub(self.workspace, self.pace)
        self.responses = Responses(self.workspace)
        self.interactions = Interactions(self.workspace, self.courier, self.responses, commands, shortcuts)
        self.page = PageApi(self.workspace, Acts(self.interactions), backstage or Backstage())
        self._host, self._port = host, port
        self._lines = Lines()
        self._server: PromptServer | None = None
        self._thread: threading.Thread | None = None
        self.http: SignedHttp | None = None
        if delivery == "http":
            self.deliver_by_http(request_url)
        else:
            self.deliver_by_socket()

    # starting and stopping

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def start(self) -> Self:
        """Serve on a free port (or the one that was given), in a thread."""
        listening = socket.create_server((self._host, self._port))
        self._port = listening.getsockname()[1]
        self.workspace.address = self.url
        config = uvicorn.Config(
            self._app(),
            http=self._lines.protocol(),
            ws="websockets-sansio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
        )
        self._server = PromptServer(config, self._lines)
        self._thread = threading.Thread(target=self._serve, args=(listening,), name="sandbox", daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.002)
        return self

    def stop(self) -> None:
        """Close every connection and end the thread."""
        if self._server is None or self._thread is None:
            return
        with contextlib.suppress(RuntimeError):
            self._on_loop(self._close_lines()).result(5)
        self._thread.join(10)
        if self.http is not None:
            self.http.close()

    def _serve(self, listening: socket.socket) -> None:
        server = self._server
        if server is None:
            return

        async def main() -> None:
            self.courier.loop = asyncio.get_running_loop()
            await server.serve(sockets=[listening])

        asyncio.run(main())

    async def _close_lines(self) -> None:
        await self.socket_mode.drop()
        self._lines.closing.set()

    def _app(self) -> Starlette:
        api = Api(self.workspace, Tokens(self.bot_token, self.app_token), self._lines)
        return application(api, self.socket_mode, self.page, Doors(self.workspace, self.responses, self.bot_token))

    # where, and in which way

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{self._host}:{self._port}"

    @property
    def api_url(self) -> str:
        """The Web API's address, ending in `/api/`."""
        return f"{self.url}/api/"

    @property
    def settings(self) -> dict[str, str]:
        """The bot's settings for this workspace, as environment variables."""
        return {
            "SLACK_API_URL": self.api_url,
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_SIGNING_SECRET": self.signing_secret,
        }

    def deliver_by_http(self, request_url: str) -> SignedHttp:
        """Send events, commands and taps as signed HTTP requests to an address of the bot's."""
        if self.http is not None:
            self.http.close()
        self.http = SignedHttp(request_url, self.signing_secret, self.pace)
        self.courier.wire = self.http
        return self.http

    def deliver_by_socket(self) -> SocketHub:
        """Send events, commands and taps over Socket Mode."""
        self.courier.wire = self.socket_mode
        return self.socket_mode
