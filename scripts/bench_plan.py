#!/usr/bin/env python3
"""Measures the planner; writes results/baselines/planner.json.

Usage: scripts/bench_plan.py [--time 120s] [--replications N] [--evaluations N] [--runs N] [--only pmed|plan|threads] [--build build/release]

pmed: stormcrew-pmed on the OR-Library's instances in ../shared/planning (skipped where they are not), beside the published optima.
plan: `stormcrew plan scenarios/yanhua-stress` from the saved map, as its report tells it. threads: the same search, stopped by its number of
simulations, on one and on two threads in turn: simulations per second, and whether the plans are the same bytes.
"""
import argparse
import csv
import json
import pathlib
import statistics
import subprocess
import tempfile

from bench_kernel import ROOT, busy_core_s, text_of
from run_bench import machine

OUT = ROOT / "results/baselines/planner.json"
PMED = ROOT.parent / "shared/planning/pmed"
STORM = ROOT / "scenarios/yanhua-stress"


def measure_pmed(bin_folder: pathlib.Path) -> dict | None:
    files = sorted(PMED.glob("pmed*.txt"), key=lambda p: int(p.stem[4:]))
    if not files:
        print("no instances in ../shared/planning/pmed: skipped")
        return None
    with open(PMED / "optima.csv", encoding="utf-8") as table:
        rows = list(csv.reader(table))
    optima = {row[0]: int(row[1]) for row in rows[1:]}
    lines = text_of(str(bin_folder / "stormcrew-pmed"), *map(str, files)).splitlines()
    found = [dict(zip(("name", "n", "p", "value", "seconds"), line.split())) for line in lines]
    for row in found:
        row |= {"n": int(row["n"]), "p": int(row["p"]), "value": float(row["value"]), "seconds": float(row["seconds"]), "optimum": optima.get(row["name"])}
    return {"instances": found, "at_optimum": sum(r["value"] == r["optimum"] for r in found), "slowest_s": max(r["seconds"] for r in found)}


def plan(bin_folder: pathlib.Path, folder: str, *options: str) -> tuple[dict, bytes]:
    """The report and the plan file."""
    out = f"{folder}/plan.toml"
    text = text_of(str(bin_folder / "stormcrew"), "plan", str(STORM), "--roads", f"{folder}/map.h5", "-o", out, "--json", *options)
    return json.loads(text), pathlib.Path(out).read_bytes()


def measure_plan(bin_folder: pathlib.Path, folder: str, options: argparse.Namespace) -> dict:
    report, _ = plan(bin_folder, folder, "--time", options.time, "--replications", str(options.replications))
    keep = ("seed", "replications", "late_min", "best_rule", "clairvoyant_bound", "regime", "drive_min", "one_more_unit")
    wanted = ("response_mean", "response_p90", "late_share")
    return {"command": f"stormcrew plan scenarios/yanhua-stress --time {options.time} --replications {options.replications}",
            "search": {k: report["search"][k] for k in ("objective", "simulations", "seconds", "start")},
            "plans": {p["name"]: {k: p["indicators"][k] for k in wanted} for p in report["plans"]},
            "plan_against_best_rule": {k: report["plan_against_best_rule"][k] for k in wanted}} | {k: report[k] for k in keep}


def measure_threads(bin_folder: pathlib.Path, folder: str, options: argparse.Namespace) -> dict:
    speed, plans, others = {1: [], 2: []}, set(), []
    for _ in range(options.runs):
        for threads in speed:
            before = busy_core_s()
            report, text = plan(bin_folder, folder, "--evaluations", str(options.evaluations), "--replications", "2", "--shadow-replications", "0",
                                "--threads", str(threads))
            search = report["search"]
            speed[threads].append(search["simulations"] / search["seconds"])
            others.append(round(busy_core_s() - before, 1))
            plans.add(text)
    median = {threads: statistics.median(values) for threads, values in speed.items()}
    return {"evaluations": options.evaluations, "runs": options.runs, "simulations_per_s": {str(k): v for k, v in speed.items()},
            "medians": {str(k): v for k, v in median.items()}, "two_threads_over_one": median[2] / median[1], "same_plan": len(plans) == 1,
            "busy_core_s": others}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--time", default="120s")
    parser.add_argument("--replications", type=int, default=200)
    parser.add_argument("--evaluations", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=["pmed", "plan", "threads"])
    parser.add_argument("--build", default=str(ROOT / "build/release"))
    options = parser.parse_args()
    bin_folder = pathlib.Path(options.build) / "bin"
    result = json.loads(OUT.read_text()) if options.only and OUT.exists() else {}
    result |= {"what": "the planner: p-median instances, a plan and its report, threads", "machine": machine()}
    version = text_of(str(bin_folder / "stormcrew"), "--version").splitlines()[0]
    with tempfile.TemporaryDirectory() as folder:
        text_of(str(bin_folder / "stormcrew"), "roads", str(ROOT / "scenarios/districts/gongshu"), "-o", f"{folder}/map.h5")
        for name, measure in (("pmed", lambda: measure_pmed(bin_folder)), ("plan", lambda: measure_plan(bin_folder, folder, options)),
                              ("threads", lambda: measure_threads(bin_folder, folder, options))):
            if options.only in (None, name):
                result[name] = measure()
                if result[name]:
                    result[name]["version"] = version
                print(name, json.dumps(result[name], ensure_ascii=False)[:600])
    OUT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
