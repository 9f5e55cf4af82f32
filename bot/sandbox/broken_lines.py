"""Cutting network lines on purpose: a client sees a reset instead of an answer."""

import asyncio
import socket
import struct
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol


class Lines:
    """Knows the transport of every open HTTP connection, so that a fault can cut it."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}
        self.closing = asyncio.Event()

    def protocol(self) -> type[H11Protocol]:
        """Return an HTTP protocol for uvicorn that reports its connections here."""
        lines = self

        class Reported(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                # asyncio leaves Nagle on for sockets that came ready-made: 40 ms an answer on a kept-alive line.
                transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                lines._open[_peer(transport)] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                lines._open.pop(_peer(self.transport), None)
                super().connection_lost(exc)

        return Reported

    def cut(self, request: Request) -> Response:
        """Reset a request's connection; the response that is returned goes nowhere."""
        client = request.client
        transport = self._open.get((client.host, client.port)) if client else None
        if transport is not None:
            sock = transport.get_extra_info("socket")
            # Linger 0 makes closing send RST rather than FIN.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        return Response(status_code=500)

    def transport_of(self, client: tuple[str, int]) -> asyncio.Transport | None:
        """Find the line of a client, by its address; also one that has become a WebSocket."""
        return self._open.get(client)

    def cut_all(self) -> None:
        """Abort every connection."""
        for transport in list(self._open.values()):
            transport.abort()

    async def pause(self, seconds: float) -> None:
        """Wait on the stopwatch, or until the workspace closes."""
        try:
            await asyncio.wait_for(self.closing.wait(), seconds)
        except TimeoutError:
            return


class PromptServer(uvicorn.Server):
    """A server that starts and stops at once: it cuts what is open instead of waiting for it."""

    def __init__(self, config: uvicorn.Config, lines: Lines) -> None:
        super().__init__(config)
        self._lines = lines

    async def main_loop(self) -> None:
        """Serve until the lines are closed."""
        await self._lines.closing.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening and cut every connection."""
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        self._lines.cut_all()
        await asyncio.sleep(0)


def _peer(transport: Any) -> tuple[str, int]:  # noqa: ANN401 - asyncio's transports have no common type for this
    host, port = (transport.get_extra_info("peername") or ("", 0))[:2]
    return str(host), int(port)
