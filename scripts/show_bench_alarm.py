#!/usr/bin/python3
"""Shows that the regression check catches a hot path made 15 % slower, and is silent about an unchanged build.

Usage: scripts/show_bench_alarm.py [--repeats 10] [--paths queue,query] [--folder FOLDER]

In a git worktree in a temporary folder: records a base of HEAD, then the same build again and again; then puts extra work into one
hot path after the other, as much as makes its benchmark 15 % slower by a measurement of its own (both programs in turn), builds,
records and compares. Writes results/baselines/bench_alarm.json. Takes three to six minutes a recording; with --folder what was
recorded stays there, and is taken from there by the next call.
"""
import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile

from bench_kernel import ROOT, text_of
from run_bench import machine

OUT = ROOT / "results/baselines/bench_alarm.json"
WISHED, NEAR = 1.15, 0.02
FIRST_TRY, TRIES, TURNS = 64, 6, 12


@dataclasses.dataclass(frozen=True)
class SlowPath:
    """Where extra work goes (before the anchor), what kind of it, and the benchmark that it is measured by."""
    what: str
    file: str
    anchor: str
    work: str
    program: str
    benchmark: str
    options: tuple[str, ...] = ()


ADDITIONS = 'for (int extra = 0; extra < {n}; ++extra) asm volatile("");\n'
DIVISIONS = "{{ volatile double extra = 1.5; for (int i = 0; i < {n}; ++i) extra = 3.0 / extra; }}\n"
PATHS = {
    "queue": SlowPath("event queue: each time a bucket is opened", "engine/des/event_queue.cc", "  fetch_ahead();\n  ++opened_buckets_;", ADDITIONS,
                      "bench_des", "^Hold/10000/ours$"),
    "query": SlowPath("road query: once a query, by divisions (few instructions, much time)", "engine/road/hierarchy/query.cc", "  tidy_front(front_);\n",
                      DIVISIONS, "bench_road", "district/query/random/real_time", ("--only", "district", "--no-check")),
    "traffic": SlowPath("traffic queues: once an event", "engine/traffic/queues.cc", "  Moment moment(*this, scheduler, event.target);\n", ADDITIONS,
                        "bench_traffic", "^Traffic/20000/threads:1/"),
}


def cpu_ns(bin_folder: pathlib.Path, path: SlowPath, folder: pathlib.Path) -> float:
    out = folder / "turn.json"
    subprocess.run([bin_folder / path.program, *path.options, f"--benchmark_filter={path.benchmark}", "--benchmark_min_time=0.1", "--benchmark_repetitions=3",
                    f"--benchmark_out={out}", "--benchmark_out_format=json"], check=True, capture_output=True)
    return statistics.fmean(r["cpu_time"] for r in json.loads(out.read_text())["benchmarks"] if r["run_type"] == "iteration")


def measured_ratio(base: pathlib.Path, slow: pathlib.Path, path: SlowPath, folder: pathlib.Path) -> float:
    """The slowed program over the other, in turn, so that both meet the same machine."""
    return statistics.median(cpu_ns(slow, path, folder) / cpu_ns(base, path, folder) for _ in range(TURNS))


def build(tree: pathlib.Path, *targets: str) -> None:
    done = subprocess.run(["cmake", "--build", "build/release", "--target", *targets], cwd=tree, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout[-3000:])


def slow_down(tree: pathlib.Path, base: pathlib.Path, path: SlowPath, folder: pathlib.Path) -> tuple[int, float]:
    """Puts so much work in that the program is as much slower as wished, or as near as the tries came."""
    source, n, tried = tree / path.file, FIRST_TRY, {}
    original = source.read_text(encoding="utf-8")
    while len(tried) < TRIES and n not in tried:
        source.write_text(original.replace(path.anchor, path.work.format(n=n) + path.anchor, 1), encoding="utf-8")
        build(tree, path.program)
        tried[n] = measured_ratio(base, tree / "build/release/bin", path, folder)
        print(f"  {path.what}: {n} times the extra work, {100 * (tried[n] - 1):+.1f} %", flush=True)
        if abs(tried[n] - WISHED) < NEAR:
            break
        n = max(1, round(n * min(3, (WISHED - 1) / max(tried[n] - 1, 0.02))))
    best = min(tried, key=lambda count: abs(tried[count] - WISHED))
    source.write_text(original.replace(path.anchor, path.work.format(n=best) + path.anchor, 1), encoding="utf-8")
    return best, tried[best]


def record(tree: pathlib.Path, out: pathlib.Path, *options: str) -> pathlib.Path:
    if not out.exists():
        subprocess.run([tree / "scripts/bench.sh", "-o", out, *options], check=True)
    return out


def compared(base: pathlib.Path, new: pathlib.Path) -> dict:
    """Whether there was an alarm, by which witness, and about what."""
    done = subprocess.run([ROOT / "scripts/bench_compare.py", base, new, "--json"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    report = json.loads(done.stdout)
    slower = lambda part: {r["benchmark"]: round(r["change"], 3) for r in report[part] if r["verdict"] == "slower"}
    seen = sorted(r["sees"] or 1.0 for r in report["times"])
    return {"alarm": report["alarm"], "by_time": slower("times"), "by_instructions": slower("instructions"),
            "sees_median": statistics.median(seen), "sees_worst": seen[-1], "times_compared": len(seen)}


def alarm_of(tree: pathlib.Path, base_file: pathlib.Path, base_bin: pathlib.Path, name: str, folder: pathlib.Path) -> dict:
    path = PATHS[name]
    count, ratio = slow_down(tree, base_bin, path, folder)
    result = compared(base_file, record(tree, folder / f"slow_{name}.json"))
    subprocess.run(["git", "checkout", "-q", path.file], cwd=tree, check=True)
    print(f"{path.what}, {100 * (ratio - 1):.1f} % slower: {'caught' if result['alarm'] else 'MISSED'} {result}", flush=True)
    return {"path": path.what, "file": path.file, "extra": count, "measured_slower": round(ratio - 1, 3)} | result


def show(tree: pathlib.Path, folder: pathlib.Path, options: argparse.Namespace) -> dict:
    base = record(tree, folder / "base.json")
    kept = folder / "base_bin"
    build(tree, *(path.program for path in PATHS.values()))
    shutil.copytree(tree / "build/release/bin", kept, dirs_exist_ok=True)
    repeats = [compared(base, record(tree, folder / f"rep_{i + 1}.json", "--no-build")) for i in range(options.repeats)]
    return {"unchanged": summary_of(repeats), "slowed": [alarm_of(tree, base, kept, name, folder) for name in options.paths.split(",")]}


def summary_of(repeats: list[dict]) -> dict:
    alarms = sum(r["alarm"] for r in repeats)
    print(f"unchanged build, {len(repeats)} repeats: {alarms} alarms", flush=True)
    return {"repeats": len(repeats), "alarms": alarms, "times_compared": sum(r["times_compared"] for r in repeats),
            "sees_median": [r["sees_median"] for r in repeats], "sees_worst": [r["sees_worst"] for r in repeats]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--paths", default="queue,query", help=f"of {', '.join(PATHS)}")
    parser.add_argument("--folder", help="where recordings are kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.folder or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        tree = pathlib.Path(temporary) / "tree"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", tree, "HEAD"], cwd=ROOT, check=True)
        try:
            if (ROOT.parent / "shared").exists():
                os.symlink(ROOT.parent / "shared", tree.parent / "shared")
            subprocess.run(["cmake", "--preset", "release"], cwd=tree, check=True, stdout=subprocess.DEVNULL)
            result = show(tree, folder, options)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)
    head = {"what": "hot paths slowed on purpose, and an unchanged build again and again, compared with one base", "machine": machine(),
            "git_sha": text_of("git", "rev-parse", "HEAD")}
    OUT.write_text(json.dumps(head | result, indent=1) + "\n", encoding="utf-8")
    return 0 if not result["unchanged"]["alarms"] and all(s["alarm"] for s in result["slowed"]) else 1


if __name__ == "__main__":
    raise SystemExit(main())
