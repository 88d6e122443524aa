# SPDX-License-Identifier: Apache-2.0
"""A server of the duty officer's room for a check, and somebody who listens to its events."""
import http.client
import pathlib
import re
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROLES = ("viewer", "dispatcher", "admin")
START_S = 60  # until it must be there


class Server:
    """A server of this check alone, with a token of each role."""

    def __init__(self, program: str, folder: str, what: list[str]) -> None:
        journal = pathlib.Path(folder)
        journal.mkdir()
        self.tokens = {role: subprocess.run([program, "token", "add", folder, role, "--role", role], check=True,
                                            capture_output=True, text=True).stdout.strip() for role in ROLES}
        command = [program, "serve", *what, "--pace", "max", "--port", "0", "--futures", "4", "--journal", folder]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.port = self._port()

    def _port(self) -> int:
        guard = threading.Timer(START_S, self.process.kill)
        guard.start()
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                guard.cancel()
                return int(found[1])
        raise RuntimeError("the server did not start")

    def end(self) -> None:
        self.process.terminate()
        if self.process.wait(30) != 0:
            raise RuntimeError(f"the server ended with {self.process.returncode}")

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers or {})
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), reply.read().decode()

    def as_role(self, role: str) -> dict:
        return {"Authorization": "Bearer " + self.tokens[role]}


class Listener(threading.Thread):
    """Hears the event stream until the server ends."""

    def __init__(self, server: Server, last_id: str = "") -> None:
        super().__init__(daemon=True)
        self.events: list[tuple[str, str, str]] = []  # id, event, data
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.connection.request("GET", "/v1/events", headers={"Last-Event-ID": last_id} if last_id else {})
        self.reply = self.connection.getresponse()
        self.start()

    def run(self) -> None:
        fields: dict[str, str] = {}
        try:
            for raw in self.reply:
                name, _, value = raw.decode().rstrip("\n").partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    self.events.append((fields.get("id", ""), fields["event"], fields["data"]))
                    fields = {}
        except (OSError, http.client.HTTPException):
            pass  # the server has ended
