#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills the live service again and again in the middle of a storm of changes: nothing acknowledged is lost, nothing is doubled, and the day
ends as if nothing had happened (docs/live.md).

Usage: scripts/live/check_kills.py PROGRAM [--reports 500] [--kills 20] [--seed 1] [--keep FOLDER]     exit 1 and the reasons on any fault
"""
import argparse
import http.client
import pathlib
import random
import shutil
import sys
import tempfile
import time

import day_checks
import journal_book
from client import Server
from storm import BEGIN, Change, Storm

SCENARIO = "scenarios/yanhua-2021"
MOST_ANSWERS_S = 240  # of a day's changes together: more is no slowness but a loop


class Day:
    """One passage through the storm, uninterrupted or not."""

    def __init__(self, program: str, folder: pathlib.Path, faults: list[str]):
        self.folder, self.journal, self.faults = folder, folder / "journal", faults
        self.command = [program, "serve", SCENARIO, "--pace", "max", "--automatic", "--futures", "0", "--begin", BEGIN, "--port", "0", "--journal", str(self.journal)]
        self.token, self.starts = "", 0
        self.replies: list[tuple[int, str]] = []  # of changes, in their order
        self.start_s = self.slowest_s = 0.0
        self.took: list[float] = []

    def begin(self) -> Server:
        self.starts += 1
        return Server(self.command, self.folder, self.token, f"serve-{self.starts}")

    def open(self) -> None:
        self.server = self.begin().wait_ready()
        self.token = self.server.token
        self.start_s = time.monotonic() - self.server.began
        self.slowest_s = max(self.slowest_s, self.start_s)
        self.client = self.server.client()

    def tell(self, change: Change) -> None:
        began = time.monotonic()
        reply = self.client.ask(change.method, change.path, change.body, change.key)
        self.took.append(time.monotonic() - began)
        if sum(self.took) > MOST_ANSWERS_S:
            raise RuntimeError(f"{len(self.took)} changes took {sum(self.took):.0f} s; the log has {self.client.read('/v1/metrics')['changes']} changes")
        self.replies.append((reply.status, reply.body.decode()))

    def end(self) -> None:
        self.state, self.log = self.client.read("/v1/state"), self.client.log()
        self.rows = journal_book.rows(self.journal)

    def stop(self) -> None:
        self.client.close()
        if code := self.server.stop():
            self.faults.append(f"exit {code} when asked to end: {self.server.errors()}")


class KilledDay(Day):
    """`aims`: number of a change -> how the service is killed about it."""

    def __init__(self, *args, aims: dict[int, str], luck: random.Random, answer_s: float):
        super().__init__(*args)
        self.aims, self.luck, self.answer_s = aims, luck, answer_s
        self.found = {"before the journal": 0, "journal, no answer": 0, "answered": 0, "refused": 0, "in start-up, before the journal": 0, "in start-up, playing back": 0}

    def pass_through(self, changes: list[Change]) -> None:
        for number, change in enumerate(changes):
            if aim := self.aims.get(number):
                self.killed_about(change, aim, changes)
            else:
                self.tell(change)

    def killed_about(self, change: Change, aim: str, changes: list[Change]) -> None:
        before = self.mark()
        self.client.send(change.method, change.path, change.body, change.key)
        if aim == "refused":
            # The clock is noted once a second; a refused change moves it and stands nowhere else.
            time.sleep(1.3)
        elif aim == "journal":
            until = time.monotonic() + 0.5
            while self.mark() == before and time.monotonic() < until:
                pass
            time.sleep(self.luck.random() * 0.002)
        else:
            time.sleep(self.luck.random() * self.answer_s * 1.3)
        self.server.kill()
        try:
            reply = self.client.receive()
            answer = (reply.status, reply.body.decode())
        except (OSError, http.client.HTTPException):
            answer = None
        if aim == "start":
            self.kill_in_start_up()
        self.open()
        self.after_restart(change, answer, changes)

    def mark(self):
        """Changes when the journal is written."""
        try:
            stat = (self.journal / "journal.sqlite-wal").stat()
        except FileNotFoundError:
            return None
        return stat.st_size, stat.st_mtime_ns

    def kill_in_start_up(self) -> None:
        server = self.begin()
        if self.luck.random() < 0.3:
            time.sleep(self.luck.random() * self.start_s * 0.9)
        else:
            # It signs the lock just before it opens the journal.
            until = time.monotonic() + 60
            lock = self.journal / "journal.lock"
            while server.process.poll() is None and time.monotonic() < until and lock.read_text().strip() != str(server.pid):
                time.sleep(0.002)
            time.sleep(self.luck.random() * 0.3 * self.start_s)
        signed = (self.journal / "journal.lock").read_text().strip() == str(server.pid)
        self.found["in start-up, playing back" if signed else "in start-up, before the journal"] += 1
        server.kill()

    def after_restart(self, change: Change, answer, changes: list[Change]) -> None:
        """The log holds all that was acknowledged; then the change that was under way is sent again."""
        rows = journal_book.rows(self.journal)
        stands = any(row["key"] == change.key for row in rows)
        sort = "answered" if answer else "journal, no answer" if stands else "before the journal"
        if answer and answer[0] < 300 and not stands:
            self.faults.append(f"{change.key}: answered {answer} but not in the log after the restart")
        day_checks.check_book(self, changes, rows)
        if answer:
            self.replies.append(answer)
        if answer is None or self.luck.random() < 0.5:
            reply = self.client.ask(change.method, change.path, change.body, change.key)
            again = (reply.status, reply.body.decode())
            if answer and again != answer:
                self.faults.append(f"{change.key}: answered {answer}, and when sent again {again}")
            if stands and reply.headers.get("Idempotency-Replayed") != "true":
                self.faults.append(f"{change.key}: stood in the journal but was not known again")
            if answer is None:
                self.replies.append(again)
                answer = again
        self.found["refused" if answer[0] >= 300 else sort] += 1


def aims_of(luck: random.Random, changes: list[Change], replies: list[tuple[int, str]], kills: int) -> dict[int, str]:
    """Most in the middle of a change, as it is journaled or at any moment; some when it starts again (two kills each); some after a refused change."""
    starts = kills // 4
    last = len(changes) - 1
    waits = {n: changes[n].body["time"] - changes[n - 1].body["time"] for n in range(3, last) if replies[n][0] >= 300}
    refused = sorted(waits, key=waits.get, reverse=True)[: kills // 7]
    places = luck.sample(sorted(set(range(3, last)) - set(refused)), kills - starts - len(refused))
    sorts = ["start"] * starts + ["journal", "moment"] * kills
    return dict.fromkeys(refused, "refused") | {place: sorts[i] for i, place in enumerate(places)}


def check(args: argparse.Namespace, folder: pathlib.Path, faults: list[str]) -> list[tuple[str, str]]:
    whole = Day(args.program, folder / "whole", faults)
    whole.open()
    scenario = whole.client.read("/v1/scenario")
    changes = Storm(scenario, args.seed).changes(args.reports)
    for change in changes:
        whole.tell(change)
    whole.end()
    table = [("changes sent / acknowledged / refused", f"{len(changes)} / {sum(s < 300 for s, _ in whole.replies)} / {sum(s >= 300 for s, _ in whole.replies)}")]
    table += day_checks.check_alone(whole)
    whole.stop()
    took = sorted(whole.took)
    luck = random.Random(args.seed + 1000)
    killed = KilledDay(args.program, folder / "killed", faults, aims=aims_of(luck, changes, whole.replies, args.kills), luck=luck, answer_s=took[len(took) // 2])
    killed.open()
    killed.pass_through(changes)
    killed.end()
    killed.stop()
    table += [
        ("answer, median / slowest, uninterrupted", f"{took[len(took) // 2] * 1000:.1f} / {took[-1] * 1000:.1f} ms"),
        ("start-up, first / slowest of all", f"{whole.start_s:.1f} / {killed.slowest_s:.1f} s"),
        ("kills", f"{killed.starts - 1}: " + ", ".join(f"{count} {sort}" for sort, count in killed.found.items())),
    ]
    table += day_checks.compare_days(whole, killed, changes)
    table += day_checks.compare_replays(args.program, whole, killed)
    table += day_checks.check_clock_set_back(args.program, killed)
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--reports", type=int, default=500, help="changes of the storm")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="folder to leave journals and run files in")
    args = parser.parse_args()
    if args.reports < 10 or not 0 <= args.kills <= args.reports - 5:
        parser.error("must have at least 10 reports, and 5 more than kills")
    folder = args.keep or pathlib.Path(tempfile.mkdtemp(prefix="check-kills-"))
    began = time.monotonic()
    faults: list[str] = []
    try:
        table = check(args, folder, faults)
    finally:
        if not args.keep:
            shutil.rmtree(folder, ignore_errors=True)
    table.append(("took", f"{time.monotonic() - began:.0f} s"))
    print("| check | result |\n|---|---|")
    for name, result in table:
        print(f"| {name} | {result} |")
    for fault in faults:
        print("FAULT", fault)
    print(f"{len(faults)} faults" if faults else "no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
