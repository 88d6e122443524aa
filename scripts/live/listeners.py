#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many listeners of the event stream in one process (load.py starts it). They count: each event's number must be the one after the one before.

Usage: scripts/live/listeners.py HOST PORT TOKEN COUNT
       listens until its standard input says the number of an event, and until all have heard it; then prints what each heard, as JSON
"""
import json
import re
import selectors
import socket
import sys
import time

CATCH_UP_S = 120  # what is on its way when the posts have ended
HEAD = re.compile(rb"(?:\A|\n\n)id: [a-z0-9]+-(\d+)\nevent: ([\w.-]+)\n")


class Listener:
    def __init__(self, host: str, port: int, token: str):
        self.socket = socket.create_connection((host, port), timeout=30)
        self.socket.sendall(f"GET /v1/events HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
        self.rest = b""
        self.began = False
        self.status = 0
        self.first = self.last = None  # numbers of events
        self.events = self.lost = self.resets = self.bytes = 0
        self.closed = False

    def hear(self) -> bool:
        """False: it has ended."""
        try:
            got = self.socket.recv(1 << 18)
        except BlockingIOError:
            return True
        except OSError:
            got = b""
        if not got:
            self.closed = True
            return False
        self.bytes += len(got)
        data = self.rest + got
        if not self.began:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self.rest = head
                return True
            self.began, self.status = True, int(head.split(b" ", 2)[1])
            data = b"\n\n" + data
        # What is after the last empty line is not whole yet. The empty line stays, for the next event's beginning.
        cut = data.rfind(b"\n\n")
        if cut < 0:
            self.rest = data
            return True
        self.count(data[:cut])
        self.rest = data[cut:]
        return True

    def count(self, whole: bytes) -> None:
        for number, event in HEAD.findall(whole):
            number = int(number)
            if event == b"hello":
                self.first = self.last = number
                continue
            if event == b"reset":
                self.resets += 1
            if self.last is not None and number != self.last + 1:
                self.lost += abs(number - self.last - 1)
            self.first = number - 1 if self.first is None else self.first
            self.last = number
            self.events += 1

    def found(self) -> dict:
        return {key: getattr(self, key) for key in ("status", "first", "last", "events", "lost", "resets", "bytes", "closed")}


def main() -> int:
    host, port, token, count = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    waits = selectors.DefaultSelector()
    listeners = [Listener(host, port, token) for _ in range(count)]
    for one in listeners:
        one.socket.setblocking(False)
        waits.register(one.socket, selectors.EVENT_READ, one)
    waits.register(sys.stdin, selectors.EVENT_READ, None)
    print("listening", flush=True)
    until = float("inf")
    last = None
    while time.monotonic() < until and not (last is not None and all(one.closed or (one.last or 0) >= last for one in listeners)):
        for key, _ in waits.select(0.5):
            if key.data is None:
                last = int(sys.stdin.readline())
                waits.unregister(sys.stdin)
                until = time.monotonic() + CATCH_UP_S
            elif not key.data.hear():
                waits.unregister(key.data.socket)
    print(json.dumps({"cpu_s": round(time.process_time(), 2), "listeners": [one.found() for one in listeners]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
