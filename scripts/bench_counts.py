"""Counts the instructions of the hot paths with valgrind's callgrind: the witness that no noise reaches.

Every counted benchmark runs for as many iterations as it has fixed, or for one, and only what lies between the first and the last
is counted: set-up is not. The C library is told to leave out its loops for newer processors, so that the same build counts the
same on other ones; the product's own loops for AVX2 run where there is AVX2 (the file says whether).
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import tempfile

from bench_suite import SUITES, Suite

LOOP_BEGINS, LOOP_ENDS = "benchmark::State::StartKeepRunning()", "benchmark::State::FinishKeepRunning()"
PLAIN_LIBRARY = "glibc.cpu.hwcaps=-AVX2,-AVX,-FMA,-FMA4,-ERMS,-FSRM,-AVX512F,-AVX512VL,-AVX512BW,-BMI2,-MOVBE,-RTM,-AVX_Fast_Unaligned_Load"
TOTAL = re.compile(r"^totals: (\d+)$", re.MULTILINE)


def names_of(program: str, suite: Suite) -> list[str]:
    listed = subprocess.run([program, *suite.options, f"--benchmark_filter={suite.counted}", "--benchmark_list_tests"],
                            capture_output=True, text=True, check=True)
    return listed.stdout.split()


def run_callgrind(program: str, suite: Suite, out: str) -> None:
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", f"--zero-before={LOOP_BEGINS}", f"--dump-before={LOOP_ENDS}",
               program, *suite.options, f"--benchmark_filter={suite.counted}", "--benchmark_min_time=0"]
    done = subprocess.run(command, env=os.environ | {"GLIBC_TUNABLES": PLAIN_LIBRARY}, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr[-2000:]}")


def counts_of(bin_folder: pathlib.Path, suite: Suite) -> dict[str, int]:
    """One dump per benchmark, in the order in which the program lists them."""
    program = str(bin_folder / suite.program)
    names = names_of(program, suite)
    with tempfile.TemporaryDirectory() as folder:
        run_callgrind(program, suite, f"{folder}/counts")
        totals = [TOTAL.search(pathlib.Path(f"{folder}/counts.{i + 1}").read_text(encoding="utf-8")) for i in range(len(names))]
    print(f"  counted {suite.program}: {len(names)} paths", flush=True)
    return {name: int(total.group(1)) for name, total in zip(names, totals)}


def print_of(bin_folder: pathlib.Path, suite: Suite) -> str:
    """Changes with the program and with what is asked of it."""
    return hashlib.sha256((bin_folder / suite.program).read_bytes() + repr(suite).encode() + PLAIN_LIBRARY.encode()).hexdigest()


def count_instructions(bin_folder: pathlib.Path, again: bool) -> dict[str, int]:
    """By benchmark. Programs run side by side: a count does not mind company. The very same program counts the same, so what was
    counted of it before is kept beside it, unless it is to be counted again."""
    kept = bin_folder.parent / "bench_counts.json"
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() and not again else {}
    todo = [suite for suite in SUITES if print_of(bin_folder, suite) not in known]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for suite, counts in zip(todo, pool.map(lambda suite: counts_of(bin_folder, suite), todo)):
            known[print_of(bin_folder, suite)] = counts
    found = {print_of(bin_folder, suite): known[print_of(bin_folder, suite)] for suite in SUITES}
    kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if len(todo) < len(SUITES):
        print(f"  {len(SUITES) - len(todo)} programs are as counted before", flush=True)
    return {name: count for counts in found.values() for name, count in counts.items()}
