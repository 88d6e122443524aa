#!/usr/bin/env python3
"""Races stormcrew's background traffic against SUMO's mesoscopic model and writes results/baselines/sumo.json.

Usage: scripts/compare_sumo.py [--runs N] [--runs-congested N] [--program build/release/bin/stormcrew]

Same network, same trips, same ways (stormcrew export sumo), one thread each, run in turns; medians. SUMO runs without
outputs and rerouting, in two variants: one queue per edge, which is our model, and its queues per lane. The bars are
held against the faster one. Exit 1 past a bar. Needs SUMO (scripts/install_packages.sh packages_sumo.txt).

Time: of the simulation alone. SUMO's own "Duration" counts the loading of trips, which it also prints; that is
taken off. Travel time: from the wished departure to arrival, in both. Traversals: links left by those who arrived; for
SUMO the edges of their routes, also those it jumped over by teleporting. Travel times come from a run of their own.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

from run_bench import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCENARIO = "scenarios/yanhua-2021"
CASES = {"free flow": {"trips": 20_000, "hours": 2, "bar": 6}, "congestion": {"trips": 100_000, "hours": 2.2, "bar": 20}}
VARIANTS = {"one queue per edge": [], "queues per lane": ["--meso-multi-queue", "true"]}
TRAVEL_TIME_BAR_PERCENT = 15
CONGESTED = 1.5  # times the travel time on empty roads


def run(command: list[str], folder: pathlib.Path) -> str:
    environment = {"SUMO_HOME": "/usr/share/sumo", **os.environ}
    process = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if process.returncode != 0:
        raise SystemExit(f"failed: {' '.join(command)}\n{process.stdout[-2000:]}{process.stderr[-2000:]}")
    return process.stdout


def demand_of(case: dict) -> list[str]:
    return ["--even", str(case["trips"]), "--hours", str(case["hours"])]


def export_case(program: str, case: dict, folder: pathlib.Path) -> pathlib.Path:
    out = folder / f"sumo-{case['trips']}"
    run([program, "export", "sumo", SCENARIO, *demand_of(case), "-o", str(out)], ROOT)
    run(["netconvert", "-c", "district.netccfg"], out)
    return out


def run_stormcrew(program: str, case: dict) -> dict:
    return json.loads(run([program, "traffic", SCENARIO, *demand_of(case), "--threads", "1", "--json"], ROOT))


def run_sumo(folder: pathlib.Path, *more: str) -> dict:
    text = run(["sumo", "-c", "district.sumocfg", "--verbose", "--no-step-log", "--no-warnings", *more], folder)
    number = lambda pattern: float(re.search(pattern, text).group(1))
    left = number(r"Running: (\d+)") + number(r"Waiting: (\d+)")
    teleports = re.search(r"Teleports: (\d+)", text)
    return {"wall_s": number(r"Duration: ([\d.]+)s") - number(r"route-files from .* done \((\d+)ms\)") / 1000,
            "arrived": int(number(r"Inserted: (\d+)") - left), "teleports": int(teleports.group(1)) if teleports else 0}


def look_at_trips(folder: pathlib.Path, variant: list[str]) -> dict:
    """Travel times and traversals, in a run that is not timed."""
    run_sumo(folder, *variant, "--tripinfo-output", "tripinfo.xml")
    links = {vehicle.get("id"): len(vehicle.find("route").get("edges").split())
             for vehicle in xml.parse(folder / "trips.rou.xml").getroot().iter("vehicle")}
    trips = list(xml.parse(folder / "tripinfo.xml").getroot().iter("tripinfo"))
    return {"mean_travel_s": round(statistics.mean(float(t.get("duration")) + float(t.get("departDelay")) for t in trips), 1),
            "traversals": sum(links[t.get("id")] for t in trips)}


def summary_of(runs: list[dict], traversals: int) -> dict:
    walls = [round(r["wall_s"], 3) for r in runs]
    median = statistics.median(walls)
    return {"arrived": runs[0]["arrived"], "wall_s": {"median": median, "runs": walls}, "traversals": traversals,
            "traversals_per_s": round(traversals / median)}


def compare_case(program: str, case: dict, runs: int, folder: pathlib.Path) -> dict:
    files = export_case(program, case, folder)
    ours, theirs = [], {name: [] for name in VARIANTS}
    for _ in range(runs):
        for name, variant in VARIANTS.items():
            ours.append(run_stormcrew(program, case))
            theirs[name].append(run_sumo(files, *variant))
    result = {"trips": ours[0]["trips"],
              "stormcrew": summary_of(ours, ours[0]["traversals"]) |
              {key: round(ours[0][key], 1) for key in ("mean_travel_s", "mean_free_travel_s", "pulled_out")}, "sumo": {}}
    for name, variant in VARIANTS.items():
        seen = look_at_trips(files, variant)
        sumo = summary_of(theirs[name], seen["traversals"]) | {"mean_travel_s": seen["mean_travel_s"],
                                                               "teleports": theirs[name][0]["teleports"]}
        sumo["ratio"] = round(result["stormcrew"]["traversals_per_s"] / sumo["traversals_per_s"], 2)
        sumo["travel_time_difference_percent"] = round(
            100 * (ours[0]["mean_travel_s"] / seen["mean_travel_s"] - 1), 2)
        result["sumo"][name] = sumo
    result["ratio_to_the_faster"] = min(s["ratio"] for s in result["sumo"].values())
    return result


def faults_of(name: str, case: dict) -> list[str]:
    faults = []
    if case["ratio_to_the_faster"] < CASES[name]["bar"]:
        faults.append(f"{name}: {case['ratio_to_the_faster']} times SUMO (must be {CASES[name]['bar']} or more)")
    ours = case["stormcrew"]
    for variant, sumo in case["sumo"].items():
        if not sumo["arrived"] == ours["arrived"] == case["trips"]:
            faults.append(f"{name}, {variant}: {sumo['arrived']} and {ours['arrived']} arrived (must be {case['trips']})")
        if name == "free flow" and abs(sumo["travel_time_difference_percent"]) > TRAVEL_TIME_BAR_PERCENT:
            faults.append(f"{name}, {variant}: travel times differ by {sumo['travel_time_difference_percent']} %")
        if name == "congestion" and min(ours["mean_travel_s"], sumo["mean_travel_s"]) < CONGESTED * ours["mean_free_travel_s"]:
            faults.append(f"{name}, {variant}: is not congested")
    return faults


def print_table(cases: dict) -> None:
    print(f"{'':34}{'arrived':>9}{'wall s':>9}{'M links/s':>11}{'travel s':>10}{'ratio':>8}")
    for name, case in cases.items():
        rows = [("stormcrew", case["stormcrew"])] + [(f"SUMO, {v}", s) for v, s in case["sumo"].items()]
        print(f"{name} (bar: {CASES[name]['bar']})")
        for who, r in rows:
            print(f"  {who:32}{r['arrived']:>9}{r['wall_s']['median']:>9.2f}{r['traversals_per_s'] / 1e6:>11.3f}"
                  f"{r['mean_travel_s']:>10.1f}{r.get('ratio', ''):>8}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="of each program in free flow")
    parser.add_argument("--runs-congested", type=int, default=3)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    options = parser.parse_args()
    version = run([options.program, "--version"], ROOT).splitlines()[0]
    sumo_version = run(["sumo", "--version"], ROOT).splitlines()[0]
    runs = {"free flow": options.runs, "congestion": options.runs_congested}
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        cases = {name: compare_case(options.program, case, runs[name], pathlib.Path(folder))
                 for name, case in CASES.items()}
    faults = [fault for name, case in cases.items() for fault in faults_of(name, case)]
    report = {"what": "background traffic alone beside SUMO's mesoscopic model, one thread each", "version": version,
              "sumo_version": sumo_version,
              "machine": machine() | {"load_before": round(load_before, 1), "load_after": round(os.getloadavg()[0], 1)},
              "bars": {"ratio": {name: case["bar"] for name, case in CASES.items()},
                       "free_flow_travel_time_percent": TRAVEL_TIME_BAR_PERCENT},
              "cases": cases, "past_a_bar": faults}
    (ROOT / "results/baselines/sumo.json").write_text(json.dumps(report, indent=2) + "\n")
    print_table(cases)
    print("\n".join(faults) if faults else "every bar is held")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
