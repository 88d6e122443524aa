#!/usr/bin/env python3
"""Times the six-day replay as a whole process, from the saved map, and writes results/baselines/replay.json.

Usage: scripts/run_bench.py [--runs N] [--program build/release/bin/stormcrew]

For each scenario: CPU seconds (user + system, all threads) and wall seconds of N runs with median,
greatest resident memory, size of the run file. The map is built and saved first, outside the clock.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCENARIOS = ["yanhua-2021", "yanhua-stress"]


def run_measured(command: list[str]) -> dict:
    """Runs a command; CPU seconds, wall seconds and peak memory of that one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return {"cpu_s": usage.ru_utime + usage.ru_stime, "wall_s": time.monotonic() - start,
            "peak_mb": usage.ru_maxrss / 1024}


def machine() -> dict:
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    return {"cpu": cpu, "cores": os.cpu_count()}


def bench_scenario(program: str, scenario: str, runs: int, folder: str) -> dict:
    map_file, run_file = f"{folder}/map.h5", f"{folder}/run.h5"
    command = [program, "run", str(ROOT / "scenarios" / scenario), "--roads", map_file, "-o", run_file]
    samples = [run_measured(command) for _ in range(runs)]
    column = lambda key: [round(s[key], 3) for s in samples]
    return {"command": "stormcrew run scenarios/" + scenario + " --roads map.h5 -o run.h5",
            "cpu_s": {"median": statistics.median(column("cpu_s")), "runs": column("cpu_s")},
            "wall_s": {"median": statistics.median(column("wall_s")), "runs": column("wall_s")},
            "peak_mb": round(max(s["peak_mb"] for s in samples), 1),
            "run_file_mb": round(os.path.getsize(run_file) / 1e6, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    options = parser.parse_args()
    version = subprocess.run([options.program, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([options.program, "roads", str(ROOT / "scenarios/districts/gongshu"), "-o", f"{folder}/map.h5"],
                       check=True, stdout=subprocess.DEVNULL)
        results = {s: bench_scenario(options.program, s, options.runs, folder) for s in SCENARIOS}
    report = {"what": "six-day replay with output, from the saved map", "version": version,
              "machine": machine(), "scenarios": results}
    out = ROOT / "results/baselines/replay.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, indent=2) + "\n")
    for name, r in results.items():
        print(f"{name}: CPU {r['cpu_s']['median']} s, wall {r['wall_s']['median']} s (medians of {options.runs}), "
              f"peak {r['peak_mb']} MB, run file {r['run_file_mb']} MB")


if __name__ == "__main__":
    main()
