# SPDX-License-Identifier: Apache-2.0
"""What the attacks of check_attacks.py are made of: the service under attack, raw bytes to it, and rows of the table."""
import dataclasses
import json
import pathlib
import re
import socket
import time
from collections.abc import Callable

from client import Client, Server, make_token
from storm import BEGIN, street_places

SCENARIO = "scenarios/yanhua-2021"
STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n")


class Target:
    """A service with a token of each role, whose clock moves only where it is moved."""

    def __init__(self, program: str, folder: pathlib.Path):
        self.program, self.folder, self.journal = program, folder, folder / "journal"
        self.journal.mkdir(mode=0o700, parents=True)
        self.tokens = {role: make_token(program, self.journal, f"the {role}", role) for role in ("admin", "dispatcher", "viewer")}
        self.command = [program, "serve", SCENARIO, "--pace", "max", "--futures", "0", "--begin", BEGIN, "--port", "0", "--journal", str(self.journal)]
        self.server = Server(self.command, folder, self.tokens["admin"]).wait_ready()
        self.host, self.port = self.server.host, self.server.port
        with self.client("viewer") as client:
            places = street_places(client.read("/v1/scenario"))
        self.place = dict(zip(("lon", "lat"), places[len(places) // 2]))
        self.writes = 0

    def client(self, role: str = "dispatcher", timeout_s: float = 20) -> Client:
        return Client(self.host, self.port, self.tokens.get(role, ""), timeout_s)

    def ask(self, method: str, path: str, body=None, role: str = "dispatcher", key: str = "", **headers: str):
        """One request on a connection of its own. Names of headers with _ for -."""
        with self.client(role) as client:
            return client.ask(method, path, body, key, {name.replace("_", "-"): value for name, value in headers.items()})

    def report(self, **more) -> dict:
        return {"kind": "WL_S"} | self.place | more

    def state(self) -> dict:
        """What an attack must leave as it was."""
        with self.client("viewer") as client:
            state = client.read("/v1/state")
        return {key: value for key, value in state.items() if key not in ("epoch", "frame")}

    def works(self) -> str:
        """Answers a read and a write, as anybody else would ask, within 5 s. Empty: it does. Somebody who is told to come back later comes back."""
        until = time.monotonic() + 5
        self.writes += 1
        for method, path, body, good in (("GET", "/v1/metrics", None, 200), ("POST", "/v1/incidents", self.report(note="as usual"), 201)):
            said = "no answer"
            while time.monotonic() < until:
                try:
                    with self.client(timeout_s=5) as client:
                        said = client.ask(method, path, body, f"usual-{self.writes}" if body else "").status
                except OSError as error:
                    said = f"no answer: {error}"
                if said == good:
                    break
                time.sleep(0.1)
            if said != good:
                return f"afterwards {method} {path}: {said}"
        return "" if time.monotonic() < until else "afterwards it took more than 5 s"

    # Raw bytes.
    def connect(self, timeout_s: float = 20) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=timeout_s)

    def head(self, method: str, path: str, *lines: str, host: str = "", token: str = "dispatcher", end: bool = True) -> bytes:
        text = [f"{method} {path} HTTP/1.1", f"Host: {host or f'{self.host}:{self.port}'}", *lines]
        if token:
            text.append(f"Authorization: Bearer {self.tokens[token]}")
        return ("\r\n".join(text) + "\r\n" + ("\r\n" if end else "")).encode("utf-8", "surrogateescape")

    def raw(self, data: bytes, timeout_s: float = 15) -> bytes:
        """All that comes back until the service ends it, or nothing has come for 0.3 s after an answer."""
        got = b""
        with self.connect(timeout_s) as wire:
            try:
                wire.sendall(data)
            except OSError:
                pass  # it does not listen to the end: what has it said?
            try:
                while piece := wire.recv(65536):
                    got += piece
                    wire.settimeout(0.3)
            except OSError:
                pass
        return got

    def post(self, path: str, body: bytes, *lines: str, token: str = "dispatcher") -> bytes:
        head = self.head("POST", path, f"Content-Length: {len(body)}", *(lines or ("Content-Type: application/json",)), token=token)
        return self.raw(head + body)


def statuses(answer: bytes) -> list[int]:
    """Of all answers in the bytes; 0 where there is none."""
    return [int(code) for code in STATUS.findall(answer)] or [0]


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def message_of(body: bytes) -> str:
    """A refusal's words, short."""
    try:
        error = json.loads(body)["error"]
        words = (error.get("faults") or [error["message"]])[0]
    except (ValueError, KeyError, TypeError):
        words = ""
    return words if len(words) < 90 else words[:87] + "..."


@dataclasses.dataclass
class Row:
    """`act` returns what was seen, and whether that is as it must be. It makes so many changes that are meant."""

    name: str
    sent: str
    expected: str
    act: Callable[[Target], tuple[str, bool]]
    changes: int = 0


def answer_row(name: str, sent: str, good: set[int], act: Callable[[Target], bytes], never: bytes = b"") -> Row:
    """One answer with one of these statuses, and nothing after it."""

    def run(target: Target) -> tuple[str, bool]:
        answer = act(target)
        seen = statuses(answer)
        right = len(seen) == 1 and seen[0] in good and not (never and never in answer)
        return f"{', '.join(map(str, seen))} {message_of(body_of(answer))}".strip(), right

    return Row(name, sent, " or ".join("closed" if code == 0 else str(code) for code in sorted(good)), run)


def ask_row(name: str, sent: str, good: set[int], method: str, path: str, body: Callable[[Target], object] = lambda _: None, role: str = "dispatcher", **headers: str) -> Row:
    """The same by a client that keeps to HTTP."""

    def run(target: Target) -> tuple[str, bool]:
        reply = target.ask(method, path, body(target), role, **headers)
        return f"{reply.status} {message_of(reply.body)}".strip(), reply.status in good

    return Row(name, sent, " or ".join(map(str, sorted(good))), run)


def each_row(name: str, sent: str, good: set[int], pieces: list, act: Callable[[Target, object], bytes]) -> Row:
    """Variants of one attack: each must be refused so."""

    def run(target: Target) -> tuple[str, bool]:
        seen = {str(piece)[:60]: statuses(act(target, piece)) for piece in pieces}
        wrong = [f"{piece!r}: {codes}" for piece, codes in seen.items() if len(codes) != 1 or codes[0] not in good]
        counted = sorted({code for codes in seen.values() for code in codes})
        return f"{', '.join(map(str, counted))} ({len(pieces)} variants)" + "".join(f"; {words}" for words in wrong[:3]), not wrong

    return Row(name, sent, " or ".join("closed" if code == 0 else str(code) for code in sorted(good)), run)
