#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets every single step of writing or reading fail, or allocations, one a time, in one command after the other: nothing is lost, nothing half done.

Usage: each_fault.py write|read|new|malloc PROGRAM FAIL_AT_LIBRARY SCENARIO [--only COMMAND] [--samples 40]

write: the command is run once for each k, and its k-th step of writing (open, write, truncate, sync, rename) fails.
       Where there are many steps, for the first 10 and a sample of the others with a fixed seed (all: --samples 1000).
read: the same for each step of reading (open, read) of what the command is given, as on a disk that has gone: exit 2 or 3 and nothing written,
or all as ever, where it was a look at what sort of file it is. What is there but cannot be read may never pass for what is not there.
new: the same for allocations of our writers, of which there are thousands.
malloc: the same for those of the libraries too. HDF5 1.10 itself crashes where it is refused memory, so here the program may end anyhow.

Each time the command must end with exit 3 and a message, or with 0 where the failure did not matter; never by a signal, by exit 4 or with a
success that is none. What stood under the name before must stand there still, or the new content whole; nothing half done may be left beside it
(but without memory: a .part, which the next writer replaces). A study, which grows in place, must be taken up again to the very same bytes.
"""
import argparse
import dataclasses
import filecmp
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from same_datasets import same_datasets  # noqa: E402

TRIES = 10  # of a command's steps, before samples
LIMIT_S = 120


@dataclasses.dataclass
class Case:
    """{scenario} and {run} are given, {out} is what the command writes."""
    name: str
    words: list[str]
    out: str
    grows: bool = False  # in place, and is taken up with --resume


CASES = [
    Case("run", ["run", "{scenario}", "-o", "{out}"], "run.h5"),
    Case("report", ["report", "{run}", "-o", "{out}"], "report.html"),
    Case("csv", ["export", "{run}", "--format", "csv", "-o", "{out}"], "tables"),
    Case("geojson", ["export", "{run}", "--format", "geojson", "-o", "{out}"], "maps"),
    Case("roads", ["roads", "{scenario}/tiny.osm", "-o", "{out}"], "map.h5"),
    Case("plan", ["plan", "{scenario}", "--evaluations", "2", "--threads", "1", "-o", "{out}"], "plan.toml"),
    Case("batch", ["batch", "{scenario}", "--reps", "3", "--threads", "1", "-o", "{out}"], "study.h5", grows=True),
]


class Faults:
    def __init__(self, args: argparse.Namespace, folder: pathlib.Path):
        self.args, self.folder, self.given = args, folder, folder / "given"
        self.found: list[str] = []
        shutil.copytree(args.scenario, self.given / "tiny")
        subprocess.run([args.program, "run", self.given / "tiny", "-o", self.given / "run.h5"], check=True, capture_output=True)

    def command(self, case: Case, out: pathlib.Path) -> list[str]:
        places = {"scenario": self.given / "tiny", "run": self.given / "run.h5", "out": out}
        return [self.args.program] + [word.format(**places) for word in case.words]

    def run(self, case: Case, under: pathlib.Path, at: int, more: tuple = ()) -> tuple[subprocess.CompletedProcess, int]:
        """The command with its at-th step failing; how many steps there were."""
        count = self.folder / "count"
        count.unlink(missing_ok=True)
        watched = self.given if self.args.what == "read" else under
        failing = {"LD_PRELOAD": self.args.library, "FAIL_UNDER": f"{watched}/", "FAIL_WHAT": self.args.what, "FAIL_AT": str(at),
                   "FAIL_COUNT": str(count)}
        done = subprocess.run([*self.command(case, under / case.out), *more], env=os.environ | failing, capture_output=True, timeout=LIMIT_S, check=False)
        return done, int(count.read_text()) if count.exists() else -1

    def say(self, case: Case, at: int, what: str, done: subprocess.CompletedProcess) -> None:
        self.found.append(f"{case.name}, {self.args.what} {at}: {what} (exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[-300:]})")

    def check(self, case: Case) -> str:
        whole = self.folder / case.name / "whole"
        whole.mkdir(parents=True)
        done, steps = self.run(case, whole, 0)
        if done.returncode != 0 or steps <= 0:
            self.say(case, 0, f"does not work undisturbed, {steps} steps", done)
            return "0"
        places = range(1, steps + 1)
        if steps > TRIES + self.args.samples:
            luck = random.Random(20210725)
            places = [*places[:TRIES], *sorted(luck.sample(places[TRIES:], self.args.samples))]
        ends: dict[int, int] = {}
        for at in places:
            code = self.fail_once(case, whole / case.out, at)
            ends[code] = ends.get(code, 0) + 1
        return f"{len(places)} of {steps}: " + ", ".join(f"{count} times exit {code}" for code, count in sorted(ends.items()))

    def fail_once(self, case: Case, whole: pathlib.Path, at: int) -> int:
        under = self.folder / case.name / "now"
        under.mkdir()
        out, old = under / case.out, whole.is_file() and not case.grows
        if old:
            out.write_bytes(b"old")
        done, _ = self.run(case, under, at)
        crashed = self.args.what == "malloc" and done.returncode not in (0, 3)
        right = (0, 2, 3) if self.args.what == "read" else (0, 3)
        if done.returncode not in right and not crashed:
            self.say(case, at, "wrong exit", done)
        if done.returncode in (2, 3) and not done.stderr.strip():
            self.say(case, at, "no message", done)
        if case.grows:
            self.check_resumed(case, under, whole, at, done)
        elif not self.is_old_or_new(out, whole, old and done.returncode != 0, done.returncode == 0):
            self.say(case, at, "neither what was there before nor what should be", done)
        if left := [one.name for one in under.iterdir() if one != out and not self.is_allowed(one, whole.parent)]:
            self.say(case, at, f"left over: {left}", done)
        shutil.rmtree(under)
        return done.returncode

    def is_allowed(self, one: pathlib.Path, whole: pathlib.Path) -> bool:
        """Beside what is asked for: a plan's tables and reports, whole and before the plan itself."""
        if ".part" in one.name:
            return self.args.what in ("new", "malloc")
        return (whole / one.name).exists() and same(one, whole / one.name)

    def check_resumed(self, case: Case, under: pathlib.Path, whole: pathlib.Path, at: int, done: subprocess.CompletedProcess) -> None:
        if not (under / case.out).exists() and done.returncode == 0:
            self.say(case, at, "success without a file", done)
        again = done
        if done.returncode != 0:
            again, _ = self.run(case, under, 0, ("--resume",) if (under / case.out).exists() else ())
        if again.returncode != 0 or not filecmp.cmp(under / case.out, whole, shallow=False):
            self.say(case, at, "taken up again it is not the same study", again)

    @staticmethod
    def is_old_or_new(out: pathlib.Path, whole: pathlib.Path, old: bool, must_be_new: bool) -> bool:
        if not must_be_new and not out.exists():
            return not old
        if not must_be_new and out.is_file() and out.read_bytes() == b"old":
            return True
        return same(out, whole)


def same(a: pathlib.Path, b: pathlib.Path) -> bool:
    """Contents; HDF5 but for what a run file tells of its making."""
    if not a.exists() or a.is_dir() != b.is_dir():
        return False
    if a.is_dir():
        names = sorted(one.name for one in a.iterdir())
        return names == sorted(one.name for one in b.iterdir()) and all(same(a / name, b / name) for name in names)
    if a.suffix == ".h5":
        return h5py.is_hdf5(a) and same_datasets(a, b)
    mine, its = a.read_bytes(), b.read_bytes()
    return mine == its or a.suffix in (".html", ".toml", ".json", ".txt") and len(mine) > 0.98 * len(its)  # they tell of times and places


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("write", "read", "new", "malloc"))
    parser.add_argument("program")
    parser.add_argument("library")
    parser.add_argument("scenario")
    parser.add_argument("--only", help="one command")
    parser.add_argument("--samples", type=int, default=40)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="each-fault-") as name:
        faults = Faults(args, pathlib.Path(name).resolve())
        for case in CASES:
            if args.only in (None, case.name):
                print(f"{case.name:8} {faults.check(case)}", flush=True)
    for fault in faults.found[:40]:
        print("FAULT", fault)
    print(f"{len(faults.found)} faults" if faults.found else "no fault")
    return 1 if faults.found else 0


if __name__ == "__main__":
    sys.exit(main())
