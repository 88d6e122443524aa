# SPDX-License-Identifier: Apache-2.0
"""For the checks of the live service: starts `stormcrew serve`, asks it, listens to it, ends it. Standard library only."""
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.parse

READY = re.compile(r"page \S+\s+(https?://\S+?)(?:#token=(\w+))?(?:\s|$)")


class Server:
    """One start of the service. The token is told at the first start on a journal only: pass it on to later ones."""

    def __init__(self, command: list[str], folder: pathlib.Path, token: str = "", name: str = "serve"):
        folder.mkdir(parents=True, exist_ok=True)
        self.out = folder / f"{name}.out"
        self.err = folder / f"{name}.err"
        self.token = token
        self.host, self.port = "", 0
        self.began = time.monotonic()
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)

    @property
    def pid(self) -> int:
        return self.process.pid

    def wait_ready(self, limit_s: float = 180) -> "Server":
        """Until it has told its address. RuntimeError: it ended, or did not tell."""
        until = time.monotonic() + limit_s
        while time.monotonic() < until:
            if found := READY.search(self.out.read_text("utf-8", "replace")):
                address = urllib.parse.urlsplit(found[1])
                self.host, self.port = address.hostname, address.port
                self.token = found[2] or self.token
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise RuntimeError(f"the service is not ready (exit {self.process.poll()}): {self.errors()}")

    def errors(self) -> str:
        return self.err.read_text("utf-8", "replace").strip()

    def kill(self) -> None:
        """As a loss of power would: nothing of it runs any more when this returns."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def stop(self, limit_s: float = 60) -> int:
        """Asks it to end; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(limit_s)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError("the service did not end when asked to") from None

    def client(self, token: str | None = None, timeout_s: float = 60) -> "Client":
        return Client(self.host, self.port, self.token if token is None else token, timeout_s)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self.kill()


class Reply:
    def __init__(self, status: int, headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body) if self.body else None


class Client:
    """JSON requests over one connection that is kept alive."""

    def __init__(self, host: str, port: int, token: str, timeout_s: float):
        self.connection = http.client.HTTPConnection(host, port, timeout=timeout_s)
        self.token = token

    def send(self, method: str, path: str, body=None, key: str = "", headers: dict | None = None) -> None:
        """The request alone: receive() takes its answer."""
        all_headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
            all_headers["Content-Type"] = "application/json"
        if key:
            all_headers["Idempotency-Key"] = key
        all_headers.update(headers or {})
        self.connection.request(method, path, data, all_headers)

    def receive(self) -> Reply:
        with self.connection.getresponse() as response:
            return Reply(response.status, response.headers, response.read())

    def ask(self, method: str, path: str, body=None, key: str = "", headers: dict | None = None) -> Reply:
        self.send(method, path, body, key, headers)
        return self.receive()

    def read(self, path: str):
        """What a GET answers; RuntimeError unless it is 200."""
        reply = self.ask("GET", path)
        if reply.status != 200:
            raise RuntimeError(f"GET {path}: {reply.status} {reply.body[:200]!r}")
        return reply.json()

    def log(self) -> list[dict]:
        """All of it, page by page."""
        changes: list[dict] = []
        while True:
            page = self.read(f"/v1/log?from={len(changes) + 1}")
            changes += page["changes"]
            if len(changes) >= page["last"] or not page["changes"]:
                return changes

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_) -> None:
        self.close()


class Events:
    """The event stream: iterating gives (number, event, data)."""

    def __init__(self, server: Server, last: str = "", timeout_s: float = 60):
        self.connection = http.client.HTTPConnection(server.host, server.port, timeout=timeout_s)
        headers = {"Authorization": f"Bearer {server.token}"}
        if last:
            headers["Last-Event-ID"] = last
        self.connection.request("GET", "/v1/events", headers=headers)
        self.response = self.connection.getresponse()
        if self.response.status != 200:
            raise RuntimeError(f"GET /v1/events: {self.response.status}")

    def __iter__(self):
        fields: dict[str, str] = {}
        for raw in self.response:
            line = raw.decode().rstrip("\n")
            if line:
                name, _, value = line.partition(":")
                fields[name] = value.lstrip(" ")
            else:
                if "data" in fields:
                    yield int(fields["id"].rpartition("-")[2]), fields["event"], json.loads(fields["data"])
                fields = {}

    def close(self) -> None:
        self.connection.close()


def make_token(program: str, journal: pathlib.Path, name: str, role: str) -> str:
    """`stormcrew token add`; heard by services that are started afterwards."""
    run = subprocess.run([program, "token", "add", str(journal), name, "--role", role], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def load_average() -> float:
    return os.getloadavg()[0]
