# SPDX-License-Identifier: Apache-2.0
"""Open-loop posts over a pool of connections, and one listener that understands what it hears. For load.py."""
import asyncio
import json
import random
import time

from client import Server
from storm import Storm


class Post:
    """`due`: when it should be sent; it counts from then, however long it waits for a connection."""

    def __init__(self, due: float, kind: str, method: str, path: str, body: dict):
        self.due, self.kind, self.method, self.path, self.body = due, kind, method, path, body
        self.answered = 0.0
        self.status = 0
        self.reply: dict = {}


class Pool:
    """Keep-alive connections; a post takes the next free one."""

    def __init__(self, server: Server, size: int):
        self.server, self.size = server, size
        self.free: asyncio.Queue = asyncio.Queue()
        self.errors: list[str] = []

    async def open(self) -> None:
        for _ in range(self.size):
            self.free.put_nowait(await asyncio.open_connection(self.server.host, self.server.port))

    async def send(self, post: Post) -> None:
        reader, writer = await self.free.get()
        try:
            body = json.dumps(post.body, ensure_ascii=False).encode()
            head = (
                f"{post.method} {post.path} HTTP/1.1\r\nHost: {self.server.host}:{self.server.port}\r\nAuthorization: Bearer {self.server.token}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            answer = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(answer.lower().partition("content-length:")[2].split("\r\n")[0])
            text = await reader.readexactly(length)
            post.answered = time.monotonic()
            post.status, post.reply = int(answer.split()[1]), json.loads(text)
            if post.status >= 400:
                self.errors.append(f"{post.kind} {post.path}: {post.status} {text[:200].decode()}")
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            self.errors.append(f"{post.kind} {post.path}: {type(error).__name__}: {error}")
            writer.close()
            reader, writer = await asyncio.open_connection(self.server.host, self.server.port)
        self.free.put_nowait((reader, writer))


class Watcher:
    """Notes when the stream first told of an incident, and of a recommended order for it."""

    def __init__(self):
        self.incident_at: dict[int, float] = {}
        self.order_at: dict[int, float] = {}
        self.heard = {"frame": 0, "change": 0, "forecast": 0, "advice": 0}
        self.frame_bytes = 0

    async def watch(self, server: Server) -> None:
        reader, writer = await asyncio.open_connection(server.host, server.port, limit=1 << 26)
        writer.write(f"GET /v1/events HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nAuthorization: Bearer {server.token}\r\n\r\n".encode())
        event = b""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                event = line[7:].strip()
            elif line.startswith(b"data: "):
                self.hear(event.decode(), line, time.monotonic())

    def hear(self, event: str, line: bytes, at: float) -> None:
        self.heard[event] = self.heard.get(event, 0) + 1
        if event != "frame":
            return
        self.frame_bytes += len(line)
        frame = json.loads(line[6:])
        for incident in frame.get("incidents", []):
            self.incident_at.setdefault(incident["number"], at)
        for order in frame.get("orders", []):
            self.order_at.setdefault(order["incident"], at)


class Mix:
    """What is posted next. Incidents are closed in the order of their reports."""

    def __init__(self, scenario: dict, seed: int, shares: tuple[float, float], kinds: list[str] | None = None):
        self.storm, self.luck, self.shares = Storm(scenario, seed), random.Random(seed), shares
        if kinds:
            self.storm.kinds = kinds
        self.open: list[tuple[float, int]] = []  # since when, number

    def note(self, post: Post) -> None:
        if post.kind == "report" and post.status == 201:
            self.open.append((post.answered, post.reply["incident"]))

    def close(self, due: float) -> Post:
        _, number = self.open.pop(0)
        return Post(due, "close", "POST", f"/v1/incidents/{number}/close", {"outcome": "cleared", "reason": "done"})

    def next(self, due: float) -> Post:
        of = self.luck.random()
        if of < self.shares[0]:
            return Post(due, "report", *self.storm.report())
        if of < self.shares[1] and self.open:
            return self.close(due)
        return Post(due, *self.luck.choice([("position", *self.storm.position()), ("reading", *self.rain())]))

    def rain(self):
        return "POST", "/v1/readings", {"gauge": "areal", "mm_per_h": round(20 + 30 * self.luck.random(), 1)}
