#!/usr/bin/python3
"""Says which benchmarks became slower between two files of scripts/bench.sh made on the same machine.

Usage: scripts/bench_compare.py BASE NEW [--band 10%] [--instruction-band 2%] [--p 0.001] [--json] [--times-only | --instructions-only]

Exit 1 if any became slower by more than the band and a one-sided Mann-Whitney test over the processes rules out, with p below --p, that
it is slower by half the band only; or if any needs more instructions past their band. Where a path's own instructions grew by 0.3 % the code did change: half the band and p below 0.01
of being no slower at all are enough for its time. 2 if a file cannot be read or the two cannot be
compared; else 0.

A sample is one process: the benchmark's time in it over the time of the calibration kernels in the same process. What is compared
are medians of samples. "sees" is the least slow-down that samples which scatter like these would have shown. docs/ci.md tells where
the bands come from and what the check cannot see.

Examples:
  scripts/bench_compare.py results/baselines/bench.json build/bench.json --instructions-only
  scripts/bench_compare.py before.json after.json --band 20% --json
"""
import argparse
import bisect
import json
import re
import statistics
import sys

import bench_file
from bench_file import BenchFileError
from bench_suite import sample_of

try:
    from scipy.stats import mannwhitneyu
except ImportError:
    print("bench_compare.py needs Debian's python3-scipy (scripts/install_packages.sh) and the interpreter that sees it: run it as /usr/bin/python3 scripts/bench_compare.py", file=sys.stderr)
    sys.exit(2)


MOVED = 0.003  # more instructions than this are no chance
SUSPECT_P = 0.01


def fraction(text: str) -> float:
    value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0 < value < 1000:
        raise argparse.ArgumentTypeError(f"{text} (must be above 0, as 10% or 0.1)")
    return value


def samples_of(record: dict) -> dict[str, list[float]]:
    """Per benchmark one ratio a process."""
    samples: dict[str, list[float]] = {}
    for process in record["processes"]:
        for name, ratio in sample_of(process["cpu_ns"]).items():
            samples.setdefault(name, []).append(ratio)
    return samples


def row_of(name: str, base, new, judge) -> dict:
    if base is None or new is None:
        return {"benchmark": name, "verdict": "new" if base is None else "gone"}
    return {"benchmark": name} | judge(name, base, new)


def chance(slower: list[float], faster: list[float], margin: float) -> float:
    """How likely samples so far apart are if the first are in truth slower by the margin only."""
    return float(mannwhitneyu(slower, [value * (1 + margin) for value in faster], alternative="greater").pvalue)


def judge_times(base: list[float], new: list[float], band: float, margin: float, p_limit: float) -> dict:
    before, after = statistics.median(base), statistics.median(new)
    change = after / before - 1
    p = chance(new, base, margin) if change > 0 else chance(base, new, margin)
    return {"base": before, "new": after, "change": change, "p": p, "sees": seen_from(base, new, band, margin, p_limit),
            "verdict": verdict(change, band) if p < p_limit else "same"}


def bounds_of(suspect: bool, options: argparse.Namespace) -> tuple[float, float, float]:
    """Band, margin that the test must rule out, and p of a benchmark."""
    return (options.band / 2, 0, max(options.p, SUSPECT_P)) if suspect else (options.band, options.band / 2, options.p)


def seen_from(base: list[float], new: list[float], band: float, margin: float, p_limit: float) -> float | None:
    """The least slow-down that samples which scatter like these would have shown; None if twice the time would not."""
    as_base = statistics.median(base) / statistics.median(new)
    alarms = lambda percent: percent / 100 > band and chance([value * as_base * (1 + percent / 100) for value in new], base, margin) < p_limit
    percent = 1 + bisect.bisect_left(range(1, 101), True, key=alarms)
    return percent / 100 if percent <= 100 else None


def judge_counts(base: float, new: float, band: float) -> dict:
    return {"base": base, "new": new, "change": new / base - 1, "verdict": verdict(new / base - 1, band)}


def verdict(change: float, band: float) -> str:
    if change > band:
        return "slower"
    return "faster" if change < 1 / (1 + band) - 1 else "same"


def rows_of(base: dict, new: dict, judge) -> list[dict]:
    return [row_of(name, base.get(name), new.get(name), judge) for name in dict.fromkeys([*base, *new])]


def why_no_times(base: dict, new: dict) -> str | None:
    """A time means something beside a time of the same machine and compiler only."""
    for what in ("cpu", "cores"):
        if base["machine"].get(what) != new["machine"].get(what):
            return f"{what}: {base['machine'].get(what)} and {new['machine'].get(what)}"
    return why_no_counts(base, new)


def why_no_counts(base: dict, new: dict) -> str | None:
    if base["compiler"] != new["compiler"]:
        return f"compiler: {base['compiler']} and {new['compiler']}"
    if base["machine"].get("avx2") != new["machine"].get("avx2"):
        return "only one of the two machines has AVX2"
    return None


def suspects_of(base: dict, new: dict) -> set[str]:
    """Benchmarks whose own path needs more instructions than any repetition of a build: the code did change, so less time is enough."""
    if why_no_counts(base, new):
        return set()
    grown = (name for name, count in new["instructions"].items() if count > (1 + MOVED) * base["instructions"].get(name, count))
    return {re.sub("/iterations:[0-9]+", "", name) for name in grown}


def compare(base: dict, new: dict, options: argparse.Namespace) -> dict:
    suspects = suspects_of(base, new)
    report = {"base": base["git_sha"], "new": new["git_sha"], "band": options.band, "instruction_band": options.instruction_band, "p": options.p,
              "times": [], "instructions": [], "not_compared": {}}
    parts = (("times", why_no_times, samples_of, lambda name, b, n: judge_times(b, n, *bounds_of(name in suspects, options))),
             ("instructions", why_no_counts, lambda r: r["instructions"], lambda _, b, n: judge_counts(b, n, options.instruction_band)))
    for part, why_not, values, judge in parts:
        reason = "not asked for" if options.only not in (None, part) else why_not(base, new)
        if reason:
            report["not_compared"][part] = reason
        else:
            report[part] = rows_of(values(base), values(new), judge)
    if not any("change" in row for row in report["times"] + report["instructions"]):
        raise BenchFileError(f"the files have nothing to compare ({report['not_compared'] or 'no benchmark in common'})")
    report["alarm"] = any(row["verdict"] == "slower" for row in report["times"] + report["instructions"])
    return report


def line_of(row: dict) -> str:
    if "change" not in row:
        return f"{row['benchmark']:<58}{'':>46}  {row['verdict']}"
    sees = f">{100 * row['sees']:.0f}%" if row.get("sees") else "-"
    p = f"{row['p']:9.1g}{sees:>8}" if "p" in row else f"{'':17}"
    return f"{row['benchmark']:<58}{row['base']:>11.5g}{row['new']:>12.5g}{100 * row['change']:>+8.1f}%{p}  {row['verdict']}"


def print_report(report: dict) -> None:
    titles = {"times": f"CPU time over calibration, medians of processes; band {100 * report['band']:g} % and p < {report['p']:g}",
              "instructions": f"instructions; band {100 * report['instruction_band']:g} %"}
    print(f"base {report['base']}\nnew  {report['new']}")
    for part, title in titles.items():
        if part in report["not_compared"]:
            print(f"\n{part}: not compared ({report['not_compared'][part]})")
            continue
        print(f"\n{title}\n{'':<58}{'base':>11}{'new':>12}{'change':>9}{'p' if part == 'times' else '':>9}{'sees' if part == 'times' else '':>8}")
        print("\n".join(line_of(row) for row in report[part]))
    print_end(report)


def print_end(report: dict) -> None:
    for what in ("gone", "new", "faster", "slower"):
        names = [row["benchmark"] for part in ("times", "instructions") for row in report[part] if row["verdict"] == what]
        if names:
            print(f"\n{what}: {', '.join(names)}")
    print("\nALARM: slower past the band" if report["alarm"] else "\nno alarm")


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("new")
    parser.add_argument("--band", type=fraction, default=0.1, help="how much slower is too slow (10%%)")
    parser.add_argument("--instruction-band", type=fraction, default=0.02, help="how many more instructions are too many (2%%)")
    parser.add_argument("--p", type=float, default=0.001, help="how unlikely the change must be by chance (0.001)")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--times-only", dest="only", action="store_const", const="times")
    which.add_argument("--instructions-only", dest="only", action="store_const", const="instructions")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = options_of(arguments)
    try:
        report = compare(bench_file.read(options.base), bench_file.read(options.new), options)
    except BenchFileError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(report, indent=1))
    else:
        print_report(report)
    return 1 if report["alarm"] else 0


if __name__ == "__main__":
    sys.exit(main())
