#!/usr/bin/python3
"""Times and counts the hot paths and writes one JSON file for scripts/bench_compare.py. scripts/bench.sh builds and then calls this.

Usage: scripts/bench.sh [--quick] [-o FILE] [--rounds N] [--times-only | --counts-only] [--no-build] [--build build/release]

Every round runs each program once, in random order; a process runs its benchmarks and the calibration kernels several times in
random order. Samples are processor time. Then valgrind counts the instructions of the hot paths.

Examples:
  scripts/bench.sh -o base.json                     before a change
  scripts/bench.sh -o new.json                      after it
  scripts/bench_compare.py base.json new.json
  scripts/bench.sh --quick --times-only -o now.json fewer rounds, no counting
"""
import argparse
import collections
import datetime
import json
import math
import os
import pathlib
import random
import re
import statistics
import subprocess
import tempfile
import time

import bench_file
from bench_counts import count_instructions
from bench_kernel import ROOT, busy_core_s, compiler, text_of
from bench_suite import CALIBRATION, SUITES, Suite, sample_of
from run_bench import machine

ROUNDS, QUICK_ROUNDS = 8, 7
MORE_ROUNDS = 4  # at most, of programs whose samples scatter
MIN_TIME_S = 0.008
SURE = 0.015  # standard error of a median, over the median, that needs no more rounds


def flags_of_cpu() -> set[str]:
    lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((set(line.split()) for line in lines if line.startswith(("flags", "Features"))), set())


def command_of(bin_folder: pathlib.Path, suite: Suite, out: str) -> list[str]:
    return [str(bin_folder / suite.program), *suite.options, f"--benchmark_filter={suite.timed}|^{CALIBRATION}",
            f"--benchmark_repetitions={suite.repetitions}", f"--benchmark_min_time={MIN_TIME_S}", "--benchmark_enable_random_interleaving=true",
            f"--benchmark_out={out}", "--benchmark_out_format=json"]


def run_process(bin_folder: pathlib.Path, suite: Suite, folder: str) -> dict:
    """One process: its samples, and the cores that others used meanwhile."""
    out = pathlib.Path(folder) / "bench.json"
    before, start = busy_core_s(), time.monotonic()
    process = subprocess.Popen(command_of(bin_folder, suite, str(out)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(process.args)}")
    others = (busy_core_s() - before - usage.ru_utime - usage.ru_stime) / (time.monotonic() - start)
    return {"program": suite.program, "others": round(max(0.0, others), 2), "cpu_ns": samples_of(json.loads(out.read_text())["benchmarks"])}


def samples_of(records: list[dict]) -> dict[str, list[float]]:
    """Nanoseconds of each repetition but the first, which warms caches."""
    scale = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
    samples: dict[str, list[float]] = {}
    for record in records:
        if record["run_type"] == "iteration" and record["repetition_index"] > 0:
            name = re.sub("/min_time:[0-9.]+", "", record["run_name"])
            samples.setdefault(name, []).append(bench_file.rounded(record["cpu_time"] * scale[record["time_unit"]]))
    return samples


def time_all(bin_folder: pathlib.Path, rounds: int, more: int) -> list[dict]:
    shuffled, processes = random.Random(1), []
    with tempfile.TemporaryDirectory() as folder:
        for done in range(rounds + more):
            todo = [suite for suite in SUITES if done < rounds or is_unsure(processes, suite.program)]
            processes += [run_process(bin_folder, suite, folder) for suite in shuffled.sample(todo, len(todo))]
            if todo:
                print(f"  timed round {done + 1}: {len(todo)} programs", flush=True)
    return sorted(processes, key=lambda process: process["program"])


def is_unsure(processes: list[dict], program: str) -> bool:
    """Whether the samples of one of the program's benchmarks scatter so much that its median is not known well."""
    samples = collections.defaultdict(list)
    for process in processes:
        if process["program"] == program:
            for name, ratio in sample_of(process["cpu_ns"]).items():
                samples[name].append(ratio)
    return any(error_of_median(ratios) > SURE for ratios in samples.values())


def error_of_median(ratios: list[float]) -> float:
    """Relative standard error, from the quartiles as if the samples were normal."""
    low, middle, high = statistics.quantiles(ratios, n=4)
    return 1.25 * (high - low) / 1.35 / middle / math.sqrt(len(ratios))


def means_of(cpu_ns: dict[str, list[float]]) -> dict[str, list[float]]:
    return {name: [bench_file.rounded(statistics.fmean(samples))] for name, samples in cpu_ns.items()}


def head_of(bin_folder: pathlib.Path) -> dict:
    return {"git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"), "compiler": compiler(str(bin_folder / "bench_des")),
            "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "machine": machine() | {"avx2": "avx2" in flags_of_cpu()}}


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", default=str(ROOT / "build/bench.json"), help="build/bench.json unless told")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS} and, where samples scatter, up to {ROUNDS + MORE_ROUNDS}")
    parser.add_argument("--rounds", type=int, help="so many processes per program")
    parser.add_argument("--build", default=str(ROOT / "build/release"), help="folder of the build")
    parser.add_argument("--no-build", action="store_true", help="take the programs as they are")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--times-only", action="store_true")
    which.add_argument("--counts-only", action="store_true")
    parser.add_argument("--means", action="store_true", help="keep the mean of a process only, which is what is compared: a smaller file")
    parser.add_argument("--recount", action="store_true", help="count again what was counted before for the very same program")
    return parser.parse_args()


def main() -> None:
    options = options_of()
    bin_folder = pathlib.Path(options.build).resolve() / "bin"
    rounds = 0 if options.counts_only else options.rounds or (QUICK_ROUNDS if options.quick else ROUNDS)
    record = head_of(bin_folder)
    record["processes"] = time_all(bin_folder, rounds, MORE_ROUNDS if rounds == ROUNDS else 0)
    if options.means:
        record["processes"] = [process | {"cpu_ns": means_of(process["cpu_ns"])} for process in record["processes"]]
    record["instructions"] = {} if options.times_only else count_instructions(bin_folder, options.recount)
    bench_file.write(options.out, record)
    print(f"{options.out}: {len(record['processes'])} processes, {len(record['instructions'])} counts")


if __name__ == "__main__":
    main()
