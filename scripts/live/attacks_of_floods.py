# SPDX-License-Identifier: Apache-2.0
"""Attacks by being slow, and by being many."""
import socket
import threading
import time

from attack_kit import Row, Target, statuses

READ_LIMIT_S = 10
MOST_STREAMS = 256
MOST_CONNECTIONS = 512
RATE = 400


def dribble(target: Target, whole: bytes, begin: int) -> tuple[str, float]:
    """A byte a fifth of a second from `begin` on; what it heard, and when it was cut off."""
    began = time.monotonic()
    with target.connect() as wire:
        wire.sendall(whole[:begin])
        wire.settimeout(0.2)
        for byte in whole[begin:]:
            try:
                if heard := wire.recv(4096):
                    return str(statuses(heard)[0]), time.monotonic() - began
                return "closed", time.monotonic() - began
            except TimeoutError:
                pass
            except OSError:
                return "closed", time.monotonic() - began
            if time.monotonic() - began > 3 * READ_LIMIT_S:
                break
            try:
                wire.sendall(bytes([byte]))
            except OSError:
                return "closed", time.monotonic() - began
    return "still open", time.monotonic() - began


def slow_head(target: Target) -> tuple[str, bool]:
    end, took = dribble(target, target.head("GET", "/v1/state", "X: " + "a" * 2000), 40)
    return f"{end} after {took:.1f} s", end in ("408", "closed") and took < READ_LIMIT_S + 4


def slow_body(target: Target) -> tuple[str, bool]:
    end, took = dribble(target, target.head("POST", "/v1/incidents", "Content-Type: application/json", "Content-Length: 2000") + b" " * 2000, 300)
    return f"{end} after {took:.1f} s", end in ("408", "closed") and took < READ_LIMIT_S + 4


def usual_answers(target: Target, seconds: float) -> list[float]:
    """How long somebody else's reads take meanwhile."""
    took = []
    until = time.monotonic() + seconds
    with target.client("viewer") as client:
        while time.monotonic() < until:
            began = time.monotonic()
            if client.ask("GET", "/v1/metrics").status != 200:
                return [float("inf")]
            took.append(time.monotonic() - began)
            time.sleep(0.1)
    return took


def many_slow(target: Target) -> tuple[str, bool]:
    wires = [target.connect() for _ in range(100)]
    whole = [target.head("GET", "/v1/state", "X: " + "a" * 500), target.head("POST", "/v1/incidents", "Content-Type: application/json", "Content-Length: 500") + b" " * 500]
    stop = threading.Event()

    def feed() -> None:
        for at in range(400):
            for number, wire in enumerate(wires):
                try:
                    wire.send(whole[number % 2][at + 100 : at + 101] if at else whole[number % 2][:100])
                except OSError:
                    pass
            if stop.wait(0.25):
                return

    feeding = threading.Thread(target=feed)
    feeding.start()
    took = usual_answers(target, 5)
    time.sleep(READ_LIMIT_S - 1)
    stop.set()
    feeding.join()
    ended = 0
    for wire in wires:
        wire.setblocking(False)
        try:
            wire.recv(4096)
            ended += 1
        except BlockingIOError:
            pass
        except OSError:
            ended += 1
        wire.close()
    return f"{ended} of 100 ended; others' answers at most {max(took) * 1000:.0f} ms", ended == 100 and max(took) < 5


def never_reads(target: Target) -> tuple[str, bool]:
    """Asks for much and takes nothing."""
    wires = []
    for _ in range(20):
        wire = socket.socket()
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.connect((target.host, target.port))
        wire.sendall(target.head("GET", "/v1/scenario", token="") * 5)
        wires.append(wire)
    took = usual_answers(target, 3)
    for wire in wires:
        wire.close()
    return f"others' answers at most {max(took) * 1000:.0f} ms", max(took) < 5


def streams(target: Target) -> tuple[str, bool]:
    wires, codes = [], []
    try:
        for _ in range(MOST_STREAMS + 44):
            wire = target.connect()
            wires.append(wire)
            wire.sendall(target.head("GET", "/v1/events"))
            codes.append(statuses(wire.recv(65536))[0])
        took = usual_answers(target, 1)
    finally:
        for wire in wires:
            wire.close()
    count = {code: codes.count(code) for code in sorted(set(codes))}
    for _ in range(50):  # until it has seen that they are gone
        if target.ask("GET", "/v1/metrics", role="viewer").json()["listeners"] == 0:
            break
        time.sleep(0.1)
    left = target.ask("GET", "/v1/metrics", role="viewer").json()["listeners"]
    return f"{', '.join(f'{n} times {code}' for code, n in count.items())}; others' answers at most {max(took) * 1000:.0f} ms; {left} listeners left afterwards", count == {200: MOST_STREAMS, 503: 44} and max(took) < 5 and left == 0


def connections(target: Target) -> tuple[str, bool]:
    wires = []
    try:
        for _ in range(MOST_CONNECTIONS + 200):
            wires.append(target.connect())
        took = usual_answers(target, 1)
    finally:
        for wire in wires:
            wire.close()
    return f"others' answers at most {max(took) * 1000:.0f} ms", max(took) < 5


def rate(target: Target) -> tuple[str, bool]:
    """As fast as it goes, in rows of fifty."""
    seen: dict[int, int] = {}
    retry = False
    ask = target.head("GET", "/nothing", token="") * 50
    until = time.monotonic() + 10
    with target.connect() as wire:
        while time.monotonic() < until and seen.get(429, 0) < 200:
            wire.sendall(ask)
            answer, got = b"", 0
            while got < 50 and (piece := wire.recv(1 << 16)):
                answer += piece
                got = answer.count(b"HTTP/1.1 ")
            for code in statuses(answer):
                seen[code] = seen.get(code, 0) + 1
            retry = retry or b"Retry-After" in answer
    began = time.monotonic()
    while target.ask("GET", "/v1/metrics", role="viewer").status != 200 and time.monotonic() < began + 5:
        time.sleep(0.05)
    took = time.monotonic() - began
    words = ", ".join(f"{n} times {code}" for code, n in sorted(seen.items()))
    return f"{words}; {'Retry-After' if retry else 'no Retry-After'}; answers again after {took:.2f} s", set(seen) == {404, 429} and retry and took < 5


def reset_by_id(target: Target) -> tuple[str, bool]:
    heard = []
    for last in ("nonsense", "0-0", "-1", "x" * 4000, "%00", "a-99999999999999999999"):
        with target.connect() as wire:
            wire.sendall(target.head("GET", "/v1/events", f"Last-Event-ID: {last}"))
            wire.settimeout(5)
            text = b""
            while b"data:" not in text and (piece := wire.recv(65536)):
                text += piece
            heard.append(statuses(text)[0] == 200 and b"event: reset" in text)
    return f"{sum(heard)} of {len(heard)} hear reset", all(heard)


def half_closed(target: Target) -> tuple[str, bool]:
    """Connections that are reset in the middle, many times."""
    for number in range(200):
        wire = target.connect()
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        wire.sendall(target.head("POST", "/v1/incidents", "Content-Type: application/json", "Content-Length: 50")[: 20 + number] if number % 2 else target.head("GET", "/v1/state"))
        wire.close()
    took = usual_answers(target, 1)
    return f"others' answers at most {max(took) * 1000:.0f} ms", max(took) < 5


ROWS = [
    Row("slow head", "a byte every 0.2 s", f"408 or closed within {READ_LIMIT_S + 4} s", slow_head),
    Row("slow body", "a byte every 0.2 s", f"408 or closed within {READ_LIMIT_S + 4} s", slow_body),
    Row("100 slow ones at once", "heads and bodies, a byte every 0.25 s", "all ended; others answered", many_slow),
    Row("who never reads", "20 connections, five times the scenario each", "others answered", never_reads),
    Row("reset in the middle", "200 connections", "others answered", half_closed),
    Row("flood of event streams", f"{MOST_STREAMS + 44} listeners", f"{MOST_STREAMS} times 200, 44 times 503; others answered; none left", streams),
    Row("flood of connections", f"{MOST_CONNECTIONS + 200} that say nothing", "others answered", connections),
    Row("foreign Last-Event-ID", "nonsense, huge, of another start", "200 and reset", reset_by_id),
    Row("flood of requests", "as fast as it goes", "404, then 429 with Retry-After; answers again within 5 s", rate),
]
