#!/usr/bin/env python3
"""Says whether the answers became worse: indicators of small fixed studies, p-median values and a small plan beside results/baselines/quality.json.

Usage: scripts/check_quality.py [--record] [--base FILE] [-o FILE] [--measured FILE] [--all] [--build build/release]

Exit 1 if an indicator is worse than recorded by more than its tolerance, or is gone; 2 if a file cannot be read; else 0. What became
better, or only different, is printed too. Runs are deterministic: with one compiler and C library every number is the recorded one, and
the tolerances are for other ones. After a change of the model on purpose record again and say why in the commit.

Examples:
  scripts/check_quality.py                     beside the recorded numbers
  scripts/check_quality.py --record            these are the numbers from now on
  scripts/check_quality.py -o now.json --all   keep what was measured; fail where ../shared/planning is absent
"""
import argparse
import json
import math
import pathlib
import sys

from bench_kernel import ROOT, text_of
from quality_studies import measure_all

FORMAT, VERSION = "stormcrew-quality", 1
BASE = ROOT / "results/baselines/quality.json"


class QualityFileError(Exception):
    """A file that cannot be read. The message says which and why."""


def read(path: str) -> dict[str, dict]:
    """Indicators by name: {"value", "better": "lower" | "higher" | "", "tolerance"}."""
    try:
        record = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        if record["format"] != FORMAT or record["version"] != VERSION:
            raise ValueError(f'format and version must be "{FORMAT}" and {VERSION}')
        for name, kpi in record["indicators"].items():
            if not (math.isfinite(kpi["value"]) and kpi["tolerance"] >= 0 and kpi["better"] in ("lower", "higher", "")):
                raise ValueError(f"{name}: needs a number, a tolerance of 0 or more, and what is better")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise QualityFileError(f"{path}: cannot be read ({type(error).__name__}: {error})") from error
    return record["indicators"]


def write(path: str, indicators: dict[str, dict]) -> None:
    """One indicator a line."""
    sha = text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
    lines = ",\n  ".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(kpi)}" for name, kpi in indicators.items())
    pathlib.Path(path).write_text(f'{{"format": "{FORMAT}", "version": {VERSION}, "git_sha": "{sha}",\n "indicators": {{\n  {lines}}}}}\n',
                                  encoding="utf-8")


def verdict(base: dict, now: dict) -> str:
    """By the tolerance and the direction that were recorded."""
    change = now["value"] - base["value"]
    if base["value"] == now["value"]:
        return "same"
    if abs(change) <= base["tolerance"]:
        return "within tolerance"
    if not base["better"]:
        return "different"
    return "better" if (change < 0) == (base["better"] == "lower") else "WORSE"


def rows_of(base: dict[str, dict], now: dict[str, dict], skipped: tuple[str, ...]) -> list[tuple]:
    """Name, recorded, measured, tolerance, verdict. Indicators of a skipped study are left out."""
    rows = []
    for name in dict.fromkeys([*base, *now]):
        if name not in now and not name.startswith(skipped):
            rows.append((name, base[name]["value"], None, base[name]["tolerance"], "GONE"))
        elif name not in base:
            rows.append((name, None, now[name]["value"], now[name]["tolerance"], "new"))
        elif name in now:
            rows.append((name, base[name]["value"], now[name]["value"], base[name]["tolerance"], verdict(base[name], now[name])))
    return rows


def print_rows(rows: list[tuple]) -> None:
    number = lambda value: f"{'-':>14}" if value is None else f"{value:>14.6g}"
    print(f"{'':<52}{'recorded':>14}{'now':>14}{'tolerance':>14}")
    for name, before, after, tolerance, what in rows:
        print(f"{name:<52}{number(before)}{number(after)}{number(tolerance)}  {what}")
    for word, meaning in (("better", "better than recorded: record again to keep it"), ("different", "different, neither better nor worse"),
                          ("within tolerance", "not the recorded number, though within tolerance: another compiler or C library, or a changed model"),
                          ("WORSE", "WORSE past tolerance"), ("GONE", "GONE")):
        count = sum(row[4] == word for row in rows)
        if count:
            print(f"{count} {meaning}")


def options_of(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default=str(BASE), help="what was recorded (results/baselines/quality.json)")
    parser.add_argument("--record", action="store_true", help="write --base instead of comparing")
    parser.add_argument("--measured", help="compare this file instead of measuring")
    parser.add_argument("-o", "--out", help="write what was measured")
    parser.add_argument("--all", action="store_true", help="fail where reference data is absent")
    parser.add_argument("--build", default=str(ROOT / "build/release"), help="folder of the build")
    return parser.parse_args(arguments)


def indicators_of(options: argparse.Namespace) -> tuple[dict[str, dict], tuple[str, ...]]:
    """What is measured, and the studies that were skipped."""
    if options.measured:
        return read(options.measured), ()
    return measure_all(pathlib.Path(options.build).resolve() / "bin")


def main(arguments: list[str] | None = None) -> int:
    options = options_of(arguments)
    try:
        base = {} if options.record else read(options.base)
        now, skipped = indicators_of(options)
    except QualityFileError as error:
        print(error, file=sys.stderr)
        return 2
    if options.out:
        write(options.out, now)
    if skipped and (options.all or options.record):
        print(f"reference data is absent, and may not be: {', '.join(skipped)}", file=sys.stderr)
        return 1
    if options.record:
        write(options.base, now)
        print(f"{options.base}: {len(now)} indicators")
        return 0
    rows = rows_of(base, now, skipped)
    print_rows(rows)
    return 1 if any(row[4] in ("WORSE", "GONE") for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
