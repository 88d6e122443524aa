#!/usr/bin/env python3
"""Measures batches; writes results/baselines/batch.json.

Usage: scripts/bench_batch.py [--runs N] [--retries N] [--only speed|rest] [--program build/release/bin/stormcrew]

speed: rows per second of the same batch on one and on two threads, in turn, as the program itself tells them; whether the files are the same
bytes. Runs during which others used the machine are made again, and the file says how busy they were in those taken. memory: peak of the
process on 1, 2 and 4 threads, and after 100, 1,000 and 10,000 rows. cost: CPU seconds and bytes of a row, of making a World, rows per second of merge.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from bench_kernel import QUIET, ROOT, busy_core_s, compiler, text_of, verdict
from run_bench import machine, run_measured

OUT = ROOT / "results/baselines/batch.json"
REPS = {"yanhua-2021": 2400, "yanhua-stress": 60}  # so long that making the World does not show
LEAST_TWO_OVER_ONE = 1.85
MOST_MB_PER_THREAD = 40


class Batches:
    """Batches of one program, from the saved map, in one folder."""

    def __init__(self, program: str, folder: str):
        self.program, self.folder, self.map = program, folder, f"{folder}/map.h5"
        text_of(program, "roads", str(ROOT / "scenarios/districts/gongshu"), "-o", self.map)

    def command(self, scenario: str, reps: int, threads: int, out: str, *more: str) -> list[str]:
        return [self.program, "batch", str(ROOT / "scenarios" / scenario), "--roads", self.map, "--reps", str(reps), "--threads", str(threads),
                "--replace", "-o", f"{self.folder}/{out}", *more]

    def rows_per_s(self, scenario: str, threads: int) -> dict:
        """One run: rows per second, and the cores that others used meanwhile."""
        before, begin = busy_core_s(), time.monotonic()
        process = subprocess.Popen(self.command(scenario, REPS[scenario], threads, f"{threads}.h5"), stdout=subprocess.PIPE, text=True)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit("batch failed")
        seconds = time.monotonic() - begin
        rows, took = re.search(r"(\d+) simulated in ([\d.]+) s", said).groups()
        return {"rows_per_s": float(rows) / float(took), "cpu_s": usage.ru_utime + usage.ru_stime,
                "others": (busy_core_s() - before - usage.ru_utime - usage.ru_stime) / seconds}

    def peak(self, reps: int, threads: int) -> dict:
        return run_measured(self.command("yanhua-2021", reps, threads, f"peak{reps}.h5"))

    def size(self, name: str) -> int:
        return os.path.getsize(f"{self.folder}/{name}")


def measure_speed(batches: Batches, scenario: str, runs: int, retries: int) -> dict:
    taken = {1: [], 2: []}
    for _ in range(runs + retries):
        for threads, samples in taken.items():
            if sum(s["others"] < QUIET for s in samples) < runs:
                samples.append(batches.rows_per_s(scenario, threads))
    taken = {t: sorted(s, key=lambda x: x["others"])[:runs] for t, s in taken.items()}
    median = {t: statistics.median(s["rows_per_s"] for s in samples) for t, samples in taken.items()}
    same = pathlib.Path(batches.folder, "1.h5").read_bytes() == pathlib.Path(batches.folder, "2.h5").read_bytes()
    return {"rows": REPS[scenario], "rows_per_s": {str(t): [round(s["rows_per_s"], 2) for s in samples] for t, samples in taken.items()},
            "cores_used_by_others": {str(t): [round(s["others"], 2) for s in samples] for t, samples in taken.items()},
            "two_threads_over_one": round(median[2] / median[1], 3), "same_bytes": same}


def measure_memory(batches: Batches) -> dict:
    by_threads = {t: batches.peak(400, t)["peak_mb"] for t in (1, 2, 4)}
    by_rows = {n: batches.peak(n, 2)["peak_mb"] for n in (100, 1000, 10_000)}
    return {"scenario": "yanhua-2021", "peak_mb_by_threads": {str(t): round(mb, 1) for t, mb in by_threads.items()},
            "mb_per_extra_thread": round((by_threads[4] - by_threads[1]) / 3, 1),
            "peak_mb_by_rows": {str(n): round(mb, 1) for n, mb in by_rows.items()}}


def measure_cost(batches: Batches, scenario: str) -> dict:
    """CPU and bytes of a row from two lengths of the same batch; what is left is the start: reading, and the World."""
    few, many = 10, REPS[scenario] // 4 + 10
    runs = {n: run_measured(batches.command(scenario, n, 1, f"{n}.h5")) for n in (few, many)}
    per_row = (runs[many]["cpu_s"] - runs[few]["cpu_s"]) / (many - few)
    cost = {"cpu_s_per_row": round(per_row, 4), "cpu_s_to_start": round(runs[few]["cpu_s"] - few * per_row, 3),
            "bytes_per_row": round((batches.size(f"{many}.h5") - batches.size(f"{few}.h5")) / (many - few))}
    for n in (few, many):
        run_measured(batches.command(scenario, n, 2, f"{n}.h5", "--incidents"))
    return cost | {"bytes_per_row_with_incidents": round((batches.size(f"{many}.h5") - batches.size(f"{few}.h5")) / (many - few))}


def measure_merge(batches: Batches) -> dict:
    """Of the 10,000 rows that measure_memory left behind, and of three shards of 3,000."""
    shards = [f"shard{k}.h5" for k in range(3)]
    for k, shard in enumerate(shards):
        run_measured(batches.command("yanhua-2021", 3000, 2, shard, "--shard", f"{k}/3"))
    merged = run_measured([batches.program, "merge", *(f"{batches.folder}/{s}" for s in shards), "-o", f"{batches.folder}/merged.h5"])
    return {"rows": 3000, "cpu_s": round(merged["cpu_s"], 3), "rows_per_cpu_s": round(3000 / merged["cpu_s"]), "peak_mb": round(merged["peak_mb"], 1)}


def print_beside_bars(report: dict) -> None:
    for scenario, speed in report["speed"].items():
        print(f"{scenario}: two threads over one {verdict(speed['two_threads_over_one'], LEAST_TWO_OVER_ONE)}, same bytes: {speed['same_bytes']}")
    memory = report["memory"]
    print(f"memory: {memory['mb_per_extra_thread']} MB a thread (bar {MOST_MB_PER_THREAD}); by rows {memory['peak_mb_by_rows']} MB")
    for scenario, cost in report["cost"].items():
        print(f"{scenario}: {cost}")
    print(f"merge: {report['merge']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--retries", type=int, default=4)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    parser.add_argument("--only", choices=["speed", "rest"], help="measure this part anew, keep the other")
    options = parser.parse_args()
    report = json.loads(OUT.read_text()) if options.only else {"what": "batches: rows per second, memory, cost of a row"}
    report |= {"git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"), "machine": machine(),
               "compiler": compiler(options.program)}
    with tempfile.TemporaryDirectory() as folder:
        batches = Batches(options.program, folder)
        if options.only != "rest":
            report |= {"medians_of": options.runs, "speed": {s: measure_speed(batches, s, options.runs, options.retries) for s in REPS}}
        if options.only != "speed":
            report |= {"memory": measure_memory(batches), "cost": {s: measure_cost(batches, s) for s in REPS}, "merge": measure_merge(batches)}
    OUT.write_text(json.dumps(report, indent=2) + "\n")
    print_beside_bars(report)


if __name__ == "__main__":
    main()
