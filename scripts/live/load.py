#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the live service under load, and how long it takes from a report to the recommended order.

Usage: scripts/live/load.py PROGRAM [--clients 200] [--rate 100] [--seconds 60] [--runs 3] [-o results/live/load.json]

Two measurements on scenarios/yanhua-stress, in the storm, at pace 1, with forecasts: one with many listeners and posts, one with two reports a
second (the median of some runs). Writes the JSON file and a table beside it (.md). Exit 1 if an event or an answer is lost or a limit is missed.
"""
import argparse
import asyncio
import datetime
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import load_report
from client import Server, load_average
from traffic import Mix, Pool, Post, Watcher

SCENARIO = "scenarios/yanhua-stress"
BEGIN = "2021-07-25T15:30"
LISTENERS = pathlib.Path(__file__).with_name("listeners.py")
CLOSED_AFTER_S = 2.5  # light load: an incident stays open so long, so that units are free for the next
CONNECTIONS = 200  # for the posts under load: so many may wait for their answers at once, and none waits for a connection
LIGHT_KINDS = ["WL_S", "BD", "TR_S", "MC", "PH", "BR", "SS"]  # that several units of the fleet can do alone


def start(program: str, folder: pathlib.Path, name: str) -> Server:
    command = [program, "serve", SCENARIO, "--pace", "1", "--begin", BEGIN, "--port", "0", "--journal", str(folder / name)]
    return Server(command, folder, name=name).wait_ready()


def process_facts(pid: int) -> tuple[int, float]:
    """Resident kB; CPU seconds."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(status.partition("VmRSS:")[2].split()[0]), (int(fields[11]) + int(fields[12])) / 100


async def sample(server: Server, samples: list) -> None:
    """Each second."""
    while True:
        samples.append((time.monotonic(), *process_facts(server.pid)))
        await asyncio.sleep(1)


class Listening:
    """Listeners in a process of their own."""

    def __init__(self, server: Server, count: int):
        command = [sys.executable, str(LISTENERS), server.host, str(server.port), server.token, str(count)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != "listening\n":
            raise RuntimeError("the listeners could not connect")

    def end(self, last: int) -> dict:
        """When all have heard the event of this number."""
        out, _ = self.process.communicate(f"{last}\n", timeout=180)
        return json.loads(out)


async def post_all(server: Server, args, mix: Mix, posts: list[Post], pool: Pool, next_post) -> None:
    """At even times, whether the ones before have been answered or not."""
    tasks = set()
    begin = time.monotonic()
    for number in range(round(args.rate * args.seconds)):
        due = begin + number / args.rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        for post in next_post(due):
            posts.append(post)
            task = asyncio.create_task(pool.send(post))
            task.add_done_callback(lambda _, post=post: mix.note(post))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
    if tasks:
        await asyncio.wait(tasks, timeout=60)


async def drive(server: Server, args, mix: Mix, next_post, connections: int) -> dict:
    with server.client() as client:
        posts: list[Post] = []
        samples: list = []
        watcher, pool = Watcher(), Pool(server, connections)
        await pool.open()
        watching = asyncio.create_task(watcher.watch(server))
        sampling = asyncio.create_task(sample(server, samples))
        await asyncio.sleep(2)
        began = time.monotonic(), time.process_time()
        await post_all(server, args, mix, posts, pool, next_post)
        took = time.monotonic() - began[0], time.process_time() - began[1]
        await asyncio.sleep(2)
        sampling.cancel(), watching.cancel()
        metrics = client.read("/v1/metrics")
    unanswered = [f"{post.kind} {post.path}: no answer" for post in posts if not post.status]
    return load_report.facts_of(posts, watcher, samples, pool.errors + unanswered, metrics, took)


def measure(program: str, folder: pathlib.Path, name: str, args, clients: int, light: bool, seed: int) -> dict:
    before = load_average()
    with start(program, folder, name) as server:
        with server.client() as client:
            scenario = client.read("/v1/scenario")
            mix = Mix(scenario, seed, (1.0, 1.0), LIGHT_KINDS) if light else Mix(scenario, seed, (0.6, 0.85))
        listening = Listening(server, clients)

        def next_post(due: float) -> list[Post]:
            old = light and mix.open and due - mix.open[0][0] > CLOSED_AFTER_S
            return ([mix.close(due)] if old else []) + [mix.next(due)]

        facts = asyncio.run(drive(server, args, mix, next_post, 4 if light else CONNECTIONS))
        facts |= load_report.heard(listening.end(facts["server"]["events"]), facts["server"]["events"])
        asked = time.monotonic()
        facts["exit"] = server.stop(300)
        facts["stop_s"] = round(time.monotonic() - asked, 1)
        facts["load_average_before"] = round(before, 2)
    return facts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--rate", type=float, default=100, help="posts a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runs", type=int, default=3, help="of the second measurement")
    parser.add_argument("-o", "--out", type=pathlib.Path, default=pathlib.Path("results/live/load.json"))
    args = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="live-load-"))
    before = load_average()
    try:
        heavy = measure(args.program, folder, "load", args, args.clients, False, 1)
        light_args = argparse.Namespace(rate=2, seconds=args.seconds)
        runs = [measure(args.program, folder, f"light-{i}", light_args, 5, True, 100 + i) for i in range(args.runs)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    result = {
        "date": datetime.date.today().isoformat(),
        "machine": load_report.machine(),
        "scenario": f"{SCENARIO} from {BEGIN}, pace 1, forecasts on",
        "load_average_before": round(before, 2),
        "disturbed": before > 1.0,
        "load": {"clients": args.clients, "rate": args.rate, "seconds": args.seconds} | heavy,
        "decision_cycle": {"reports_per_s": 2, "seconds": args.seconds, "clients": 5, "median_p99_ms": statistics.median(run["report_to_order"]["p99_ms"] or 1e9 for run in runs) if runs else None, "runs": runs},
    }
    result["faults"] = load_report.faults_of(result)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(result, indent=1) + "\n")
    table = load_report.table(result)
    args.out.with_suffix(".md").write_text(table)
    print(table)
    return 1 if result["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
