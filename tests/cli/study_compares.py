#!/usr/bin/env python3
"""A study's comparison holds together: its forms parse and agree, and its worst replications replay.

Usage: study_compares.py STORMCREW SCENARIO FOLDER      exit 1 with what is wrong
"""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys

import h5py


def said(program: str, *words: str) -> str:
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def check_html(page: pathlib.Path, comparison: dict) -> None:
    """The page holds the same numbers, to the last digit."""
    data = re.search(r'<script type="application/json" id="report-data">(.*?)</script>', page.read_text(encoding="utf-8"), re.S)
    assert json.loads(data[1])["study"] == comparison, "the page tells something else"


def check_csv(table: str, findings: dict) -> None:
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    for variant in findings["variants"]:
        mine = [r for r in rows if r["variant"] == variant["name"] and r["by"] == "all"]
        for id_, indicator in variant["indicators"].items():
            (row,) = [r for r in mine if r["indicator"] == id_ and r["statistic"] == "mean"]
            for key in ("value", "low", "high"):
                expected = indicator["mean"][key]
                assert (row[key] == "") == (expected is None), (id_, key, row[key], expected)
                if expected is not None:
                    assert abs(float(row[key]) - expected) <= 1e-5 * abs(expected), (id_, key)


def check_worst(program: str, worst: dict, folder: pathlib.Path) -> None:
    """Run in a shell, as a reader would."""
    run = folder / "worst.h5"
    path = f"{pathlib.Path(program).parent}:{os.environ['PATH']}"
    subprocess.run(["sh", "-c", f"{worst['command']} -o {run}"], check=True, capture_output=True,
                   env={**os.environ, "PATH": path})
    with h5py.File(run) as file:
        mean = float(file["summary"].attrs["response_mean_s"])
    assert abs(mean / 60 - worst["response_mean_min"]) < 1e-6, (mean / 60, worst)


def main() -> int:
    program, scenario, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    study, page = str(folder / "compared.h5"), folder / "compared.html"
    said(program, "batch", scenario, "--policies", "nearest_idle,priority", "--set",
         "rules.late_min=20,30", "--reps", "25", "--replace", "-o", study)
    comparison = json.loads(said(program, "compare", study, "--json", "-o", str(page)))
    findings = comparison["scenarios"][0]
    names = {variant["name"] for variant in findings["variants"]}
    assert len(names) == 4, names
    check_html(page, comparison)
    check_csv(said(program, "compare", study, "--csv"), findings)
    for variant in findings["variants"]:
        assert len(variant["worst"]) == 3, variant["worst"]
        check_worst(program, variant["worst"][0], folder)
    print(f"{len(names)} variants, forms agree, worst replications replay")
    return 0


if __name__ == "__main__":
    sys.exit(main())
