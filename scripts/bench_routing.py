#!/usr/bin/env python3
"""Times routing beside Boost's Dijkstra, and the In-Fa replay by either search; writes results/baselines/routing.json.

Usage: scripts/bench_routing.py [--runs N] [--retries N] [--build build/release]

One run of bench_road, which first checks every answer against Boost, with N repetitions of each benchmark in random
order; figures are medians. The run is made again while others were busy. Then N replays of each storm by the hierarchy
and by the plain search, traffic off, from the saved map; both must give the same events.
"""
import argparse
import collections
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from bench_kernel import QUIET, ROOT, busy_core_s, compiler, text_of
from run_bench import SCENARIOS, machine, run_measured

# name: (graphs it holds for, figure over yardstick, bar); a "times" bar is reached from below, a "faster" bar from above
BARS = {
    "full customisation / B": ("district gongshu city", "customise/one/avx2", "boost/one_to_all", 1, 0.6),
    "eight scenarios / B": ("district gongshu city", "customise/eight/avx2", "boost/one_to_all", 1, 1.8),
    "1 % clustered change / B": ("city", "update/clustered", "boost/one_to_all", 1, 0.2),
    "changed times to 50 x 2000 matrix / B": ("city", "matrix/50x2000_after_change", "boost/one_to_all", 1, 1.0),
}
FASTER = {
    "E / random query": ("query/random", "boost/early_exit", 1, {"district": 40, "gongshu": 40, "city": 500}),
    "50 B / 50 x 2000 matrix": ("matrix/50x2000", "boost/one_to_all", 50, {"district": 60, "gongshu": 60, "city": 300}),
    "one thread / two, sixteen scenarios": ("scenarios/16/threads:2", "scenarios/16/threads:1", 1, {"city": 1.8}),
    "one thread / two, 2000 sources": ("sources/2000x2000/threads:2", "sources/2000x2000/threads:1", 1,
                                       {"district": 1.8, "gongshu": 1.8, "city": 1.8}),
}


def run_bench_road(program: str, runs: int, folder: str) -> tuple[list[dict], str, float]:
    """Records of one run, what its check printed, and the cores that others used meanwhile."""
    out = pathlib.Path(folder) / "bench.json"
    before, start = busy_core_s(), time.monotonic()
    process = subprocess.Popen([program, f"--benchmark_repetitions={runs}", "--benchmark_min_time=0.2", "--benchmark_enable_random_interleaving=true", "--benchmark_filter=-^Calibration|/iterations:",
                                f"--benchmark_out={out}", "--benchmark_out_format=json"], stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {program}\n{printed}")
    others = (busy_core_s() - before - usage.ru_utime - usage.ru_stime) / (time.monotonic() - start)
    checked = [line for line in printed.splitlines() if "different from Boost" in line]
    return json.loads(out.read_text())["benchmarks"], checked, others


def median_us(records: list[dict]) -> dict[str, dict[str, float]]:
    """Microseconds by graph and benchmark."""
    samples = collections.defaultdict(list)
    for r in records:
        if r["run_type"] == "iteration":
            samples[r["run_name"].removesuffix("/real_time")].append(r["real_time"])
    result = collections.defaultdict(dict)
    for name, values in samples.items():
        graph, what = name.split("/", 1)
        result[graph][what] = float(f"{statistics.median(values):.4g}")
    return result


def sizes_of(records: list[dict]) -> dict[str, dict[str, int]]:
    result = collections.defaultdict(dict)
    for r in records:
        graph, what = r["run_name"].split("/", 1)
        for key in ("vertices", "edges", "arcs", "trimmed_arcs", "triangles", "frame_bytes", "metric_bytes", "visited", "target_bytes"):
            if r["run_type"] == "iteration" and key in r:
                result[graph][key] = round(r[key])
    return result


def ratios_of(us: dict[str, dict[str, float]]) -> dict[str, dict]:
    """Each figure named in the bars, per graph, with its bar where there is one."""
    ratios = {}
    for graph, of in us.items():
        for name, (graphs, what, yardstick, factor, bar) in BARS.items():
            ratios[f"{graph}: {name}"] = {"ratio": round(of[what] / (factor * of[yardstick]), 3)}
            if graph in graphs.split():
                ratios[f"{graph}: {name}"] |= {"at_most": bar}
        for name, (what, yardstick, factor, bars) in FASTER.items():
            ratios[f"{graph}: {name}"] = {"ratio": round(factor * of[yardstick] / of[what], 2)}
            if graph in bars:
                ratios[f"{graph}: {name}"] |= {"at_least": bars[graph]}
    for row in ratios.values():
        if "at_most" in row or "at_least" in row:
            row["held"] = row.get("at_least", 0) <= row["ratio"] <= row.get("at_most", float("inf"))
    return ratios


def replay(program: str, scenario: str, runs: int, folder: str) -> dict:
    """CPU and wall seconds by either search, and whether the events are the same."""
    result = {}
    for routing in ("hierarchy", "dijkstra"):
        command = [program, "run", f"{ROOT}/scenarios/{scenario}", "--roads", f"{folder}/map.h5", "--routing", routing,
                   "-o", f"{folder}/{routing}.h5"]
        samples = [run_measured(command) for _ in range(runs)]
        result[routing] = {key: round(statistics.median(s[key] for s in samples), 3) for key in ("cpu_s", "wall_s")}
    result["replay_of_dijkstra_by_hierarchy"] = text_of(program, "replay", f"{folder}/dijkstra.h5").split(": ", 1)[1]
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--retries", type=int, default=2)
    parser.add_argument("--build", default=str(ROOT / "build/release"))
    options = parser.parse_args()
    bench, program = f"{options.build}/bin/bench_road", f"{options.build}/bin/stormcrew"
    with tempfile.TemporaryDirectory() as folder:
        attempts = []
        while not attempts or (min(a[2] for a in attempts) >= QUIET and len(attempts) <= options.retries):
            attempts.append(run_bench_road(bench, options.runs, folder))
        records, checked, others = min(attempts, key=lambda a: a[2])
        subprocess.run([program, "roads", f"{ROOT}/scenarios/districts/gongshu", "-o", f"{folder}/map.h5"], check=True,
                       stdout=subprocess.DEVNULL)
        replays = {s: replay(program, s, options.runs, folder) for s in SCENARIOS}
    us = median_us(records)
    report = {"what": "routing beside Boost's Dijkstra (B: one-to-all, E: early exit), microseconds; the replay by either search",
              "git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
              "machine": machine(), "compiler": compiler(bench), "medians_of": options.runs,
              "cores_used_by_others": round(others, 2), "checked": checked, "sizes": sizes_of(records), "us": us,
              "ratios": ratios_of(us), "replays_traffic_off": replays}
    (ROOT / "results/baselines/routing.json").write_text(json.dumps(report, indent=2) + "\n")
    for name, row in report["ratios"].items():
        if "held" in row:
            print(f"{name}: {row['ratio']} (bar {row.get('at_most', row.get('at_least'))}: {'held' if row['held'] else 'MISSED'})")
    for scenario, row in replays.items():
        print(f"{scenario}: {row}")
    print(f"cores used by others: {others:.2f}")


if __name__ == "__main__":
    main()
