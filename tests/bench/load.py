"""A load of prepared requests over keep-alive connections; counts are bounded, only loopback is spoken to."""

import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """What a load showed: requests per second, and the latency of the middle and the slowest hundredth in ms."""

    per_second: float
    p50: float
    p99: float


def run(port: int, request: bytes, *, connections: int, requests: int, expect: bytes) -> Figures:
    """Send `requests` in all over so many connections; every answer must hold `expect`."""
    each = requests // connections
    latencies: list[list[float]] = [[] for _ in range(connections)]
    errors: list[BaseException] = []

    def one(place: int) -> None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for _ in range(each):
                    started = time.perf_counter()
                    line.sendall(request)
                    assert expect in _answer(line), "another answer than expected"
                    latencies[place].append(time.perf_counter() - started)
        except BaseException as error:  # noqa: BLE001  # told after the threads have ended
            errors.append(error)

    threads = [threading.Thread(target=one, args=(place,)) for place in range(connections)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    if errors:
        raise errors[0]
    ordered = sorted(latency for some in latencies for latency in some)
    return Figures(len(ordered) / took, ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.99)] * 1000)


def _answer(line: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        got += line.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(int(part.split(b":")[1]) for part in head.split(b"\r\n") if part.lower().startswith(b"content-length"))
    while len(body) < length:
        body += line.recv(65536)
    return head + body
