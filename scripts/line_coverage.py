#!/usr/bin/env python3
"""Judges what gcovr counted: each file of the floors in JUDGED has at least 80 % of its lines run by tests, or a reason in docs/line_coverage.md.

The reasons are the rows of its table: | `path below engine/` | percent | reason |. A row of a file that needs none any more is a fault too.

Usage: scripts/line_coverage.py GCOVR_JSON LINES_CSV     writes LINES_CSV; exit 1 and one line per fault
"""
import argparse
import collections
import csv
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
REASONS = ROOT / "docs" / "line_coverage.md"
JUDGED = ("des", "road", "hazard", "response", "plan", "io")
LEAST = 80.0
ROW = re.compile(r"^\| `(\w+/[\w./]+)` \|[^|]+\| *(\S.*?) *\|$", re.M)


def lines_of(summary: pathlib.Path) -> dict[str, tuple[int, int]]:
    """Lines of each file below engine/, and how many of them ran."""
    files = json.loads(summary.read_text(encoding="utf-8"))["files"]
    counted = {f["filename"].removeprefix("engine/"): (f["line_total"], f["line_covered"]) for f in files}
    return {name: lines for name, lines in sorted(counted.items()) if lines[0] > 0}


def percent(lines: tuple[int, int]) -> float:
    return 100.0 * lines[1] / lines[0]


def write_table(files: dict[str, tuple[int, int]], to: pathlib.Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["file", "lines", "run", "percent"])
        rows.writerows([name, *lines, f"{percent(lines):.1f}"] for name, lines in files.items())


def print_floors(files: dict[str, tuple[int, int]]) -> None:
    floors: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    for name, lines in files.items():
        floor = floors[name.split("/")[0]]
        for k, add in enumerate((1, *lines)):
            floor[k] += add
    print(f"{'floor':10} {'files':>6} {'lines':>7} {'run':>7} {'percent':>8}")
    for name, (count, total, run) in sorted(floors.items()):
        print(f"{name:10} {count:6} {total:7} {run:7} {100.0 * run / total:7.1f}%{'' if name in JUDGED else '  (not judged)'}")


def faults_of(files: dict[str, tuple[int, int]]) -> list[str]:
    reasons = set(name for name, _ in ROW.findall(REASONS.read_text(encoding="utf-8")))
    low = {name: lines for name, lines in files.items() if name.split("/")[0] in JUDGED and percent(lines) < LEAST}
    missing = [f"engine/{name}: {lines[1]} of {lines[0]} lines run, {percent(lines):.1f} % (must be {LEAST:g} %, or have a reason in docs/line_coverage.md)"
               for name, lines in low.items() if name not in reasons]
    stale = [f"docs/line_coverage.md: {name} (has {LEAST:g} % or is no file with lines: needs no reason)" for name in sorted(reasons - set(low))]
    return missing + stale


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("summary", type=pathlib.Path, help="of gcovr --json-summary")
    parser.add_argument("table", type=pathlib.Path, help="CSV to write")
    args = parser.parse_args()
    files = lines_of(args.summary)
    if not {name.split("/")[0] for name in files}.issuperset(JUDGED):
        sys.exit(f"{args.summary}: not every floor of {', '.join(JUDGED)} is in it")
    write_table(files, args.table)
    print_floors(files)
    faults = faults_of(files)
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
