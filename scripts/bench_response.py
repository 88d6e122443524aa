#!/usr/bin/env python3
"""Times whole replications of the storms beside a plain Python event queue; writes results/baselines/response.json.

Usage: scripts/bench_response.py [--runs N] [--retries N] [--build build/release]

Replications per second of yanhua-2021 and yanhua-stress on one and two threads, nothing recorded but incidents and counts; and of
bench/peers/heapq_replay.py, which drives the jobs of one run of yanhua-2021 and does nothing else: ways found in each replication by
igraph or in Python, or remembered. Its docstring says what it leaves out. Medians of N runs in random order; runs during which others
were busy are made again, and the file says how many of those taken were so still.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile
import time

from bench_kernel import QUIET, ROOT, busy_core_s, compiler, run_once, text_of
from run_bench import SCENARIOS, machine

PYTHON = "/usr/bin/python3"  # Debian's own, which sees python3-h5py and python3-igraph
WAYS = ["igraph", "heapq", "remembered"]


def run_peer(routes: str, folder: str) -> dict:
    """One run of the peer: its figures, and the cores that others used meanwhile."""
    before, start = busy_core_s(), time.monotonic()
    process = subprocess.Popen([PYTHON, f"{ROOT}/bench/peers/heapq_replay.py", f"{folder}/map.h5", f"{folder}/run.h5", "--routes", routes],
                               stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: heapq_replay.py --routes {routes} (packages: bench/peers/packages_peer.txt)")
    others = (busy_core_s() - before - usage.ru_utime - usage.ru_stime) / (time.monotonic() - start)
    return json.loads(printed) | {"others": others}


def run_ours(bench: str, name: str, folder: str) -> dict:
    record = run_once(bench, name, folder)
    return {"replications_per_s": record["items_per_second"], "incidents": round(record["incidents"], 1), "others": record["others"]}


def run_all(contestants: dict, runs: int, retries: int) -> dict[str, list[dict]]:
    """`runs` records of each, in random order; the least disturbed of those made."""
    records, shuffled = {name: [] for name in contestants}, random.Random(1)
    for _ in range(runs + retries):
        for name in shuffled.sample(list(contestants), len(contestants)):
            if sum(r["others"] < QUIET for r in records[name]) < runs:
                records[name].append(contestants[name]())
    return {name: sorted(made, key=lambda r: r["others"])[:runs] for name, made in records.items()}


def contestants_of(bench: str, folder: str) -> dict:
    ours = {f"{s} {n}": f"Replications/{s}/threads:{n}/real_time" for s in SCENARIOS for n in (1, 2)}
    return ({name: lambda full=full: run_ours(bench, full, folder) for name, full in ours.items()} |
            {f"python {ways}": lambda ways=ways: run_peer(ways, folder) for ways in WAYS})


def rows_of(records: dict[str, list[dict]]) -> dict[str, dict]:
    rows = {}
    for name, made in records.items():
        rate = statistics.median(r["replications_per_s"] for r in made)
        rest = {k: v for k, v in made[0].items() if k not in ("replications_per_s", "others", "replications", "routes_by")}
        rows[name] = {"replications_per_s": float(f"{rate:.4g}"), "disturbed_runs": sum(r["others"] >= QUIET for r in made)} | rest
    return rows


def ratios_of(rows: dict[str, dict]) -> dict[str, float]:
    rate = {name: row["replications_per_s"] for name, row in rows.items()}
    ratios = {f"yanhua-2021 1 / python {ways}": round(rate["yanhua-2021 1"] / rate[f"python {ways}"], 1) for ways in WAYS}
    return ratios | {f"{s} 2 / {s} 1": round(rate[f"{s} 2"] / rate[f"{s} 1"], 2) for s in SCENARIOS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--retries", type=int, default=2)
    parser.add_argument("--build", default=str(ROOT / "build/release"))
    options = parser.parse_args()
    bench, program = f"{options.build}/bin/bench_response", f"{options.build}/bin/stormcrew"
    with tempfile.TemporaryDirectory() as folder:
        for command in (["roads", f"{ROOT}/scenarios/districts/gongshu", "-o", f"{folder}/map.h5"],
                        ["run", f"{ROOT}/scenarios/yanhua-2021", "--roads", f"{folder}/map.h5", "-o", f"{folder}/run.h5"]):
            subprocess.run([program, *command], check=True, stdout=subprocess.DEVNULL)
        rows = rows_of(run_all(contestants_of(bench, folder), options.runs, options.retries))
    report = {"what": "replications per second: whole storms by threads, and the driving of one of them alone by an event queue in Python",
              "git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
              "machine": machine(), "compiler": compiler(bench), "python": text_of(PYTHON, "--version"), "medians_of": options.runs,
              "rows": rows, "ratios": ratios_of(rows)}
    (ROOT / "results/baselines/response.json").write_text(json.dumps(report, indent=2) + "\n")
    for name, row in rows.items():
        print(f"{name:>20}: {row['replications_per_s']:>8} a second, {row['disturbed_runs']} of {options.runs} runs disturbed")
    for name, ratio in report["ratios"].items():
        print(f"{name}: {ratio}")


if __name__ == "__main__":
    main()
