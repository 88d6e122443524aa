#!/usr/bin/env python3
"""Measures how the cost of an event grows from a district to a made-up city ten times its size; writes results/scale/city.{json,md}.

Usage: scripts/scale.py [--runs N] [--times 10] [--policy NAME] [--program build/release/bin/stormcrew] [--out results/scale/city]

Cases: yanhua-2021 and yanhua-stress; the made-up district (scripts/make_city.py --times 1), which has the city's load per unit; and the city.
Each run is a process of its own that reads a saved map and writes a run file; cases follow each other in random order, N times. The run file
tells the seconds of the simulation alone. Cost of an event: CPU time of the simulation / events, on one thread, so that others on the
machine disturb little; ratios are the city's over a case's of the same round, median and range. "2 threads" is the parallel kernel.
"""
import argparse
import datetime as dt
import json
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time

import h5py

from bench_kernel import busy_core_s, compiler, text_of
from run_bench import ROOT, machine

DISTRICT = ROOT / "scenarios/yanhua-2021"
BAR = 1.6
RATIO_TO = ["yanhua-2021", "yanhua-stress", "part"]
KERNELS = {"1": ["--kernel", "serial", "--threads", "1"], "2": ["--kernel", "parallel", "--threads", "2"]}


def measured(command: list[str]) -> dict:
    """A process: seconds, peak memory, and the cores that others used meanwhile."""
    before, start = busy_core_s(), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    seconds, cpu = time.monotonic() - start, usage.ru_utime + usage.ru_stime
    return {"seconds": seconds, "cpu_s": cpu, "peak_mb": usage.ru_maxrss / 1024, "others": (busy_core_s() - before - cpu) / seconds}


class Bench:
    def __init__(self, program: str, folder: str, times: int, policy: str):
        self.program, self.folder, self.policy = program, folder, policy
        self.scenario = {"yanhua-2021": DISTRICT, "yanhua-stress": ROOT / "scenarios/yanhua-stress"}
        self.making = {}
        for name, parts in (("part", 1), ("city", times)):
            self.scenario[name] = pathlib.Path(folder, name)
            command = [sys.executable, str(ROOT / "scripts/make_city.py"), str(DISTRICT), str(self.scenario[name]), "--times", str(parts), "--program", program]
            self.making[name] = {"make": measured(command)}
        for name, source in (("yanhua-2021", ROOT / "scenarios/districts/gongshu"), ("part", "part/city.osm.gz"), ("city", "city/city.osm.gz")):
            self.making.setdefault(name, {})["import"] = measured([program, "roads", str(pathlib.Path(folder, source)), "-o", self.map(name)])
        self.scenario_facts = {name: self.facts(name) for name in self.scenario}

    def map(self, name: str) -> str:
        return f"{self.folder}/{'yanhua-2021' if name == 'yanhua-stress' else name}.h5"

    def facts(self, name: str) -> dict:
        """What of a case does not change from run to run."""
        run = f"{self.folder}/run.h5"
        self.run(name, "1", run)
        with h5py.File(run) as file:
            summary = file["summary"].attrs
            return {"nodes": len(h5py.File(self.map(name))["node_lon"]), "links": len(file["road_state/length"]), "units": len(file["unit"]),
                    "stations": len(file["stations/station"]), "basins": len(file["basins/basin"]),
                    "incidents": int(summary["incidents"]), "late_share": round(float(summary["late_share"]), 4),
                    "response_mean_min": round(float(summary["response_mean_s"]) / 60, 1), "km_driven": round(float(file["counts"].attrs["km_driven"])),
                    "orders": len(file["orders/time"]), "events": len(file["events/time"]), "run_file_mb": round(os.path.getsize(run) / 1e6, 2)}

    def run(self, name: str, threads: str, out: str) -> dict:
        sample = measured([self.program, "run", str(self.scenario[name]), "--roads", self.map(name), "--policy", self.policy, "-o", out, *KERNELS[threads]])
        with h5py.File(out) as file:
            told = file["provenance"].attrs
            sample |= {key: float(told[key]) for key in ("simulate_seconds", "simulate_cpu_seconds")}
            sample["load_seconds"] = float(told["wall_seconds"]) - sample["simulate_seconds"]
        return sample


def all_samples(bench: Bench, runs: int) -> dict[tuple[str, str], list[dict]]:
    cases = [(name, threads) for name in bench.scenario for threads in KERNELS]
    samples, shuffled = {case: [] for case in cases}, random.Random(1)
    for _ in range(runs):
        for case in shuffled.sample(cases, len(cases)):
            samples[case].append(bench.run(*case, f"{bench.folder}/run.h5"))
    return samples


def rounded(number: float) -> float:
    return float(f"{number:.4g}")


def spread(numbers: list[float]) -> dict:
    return {"median": rounded(statistics.median(numbers)), "least": rounded(min(numbers)), "most": rounded(max(numbers))}


def row_of(facts: dict, samples: dict[str, list[dict]]) -> dict:
    one = samples["1"]
    column = lambda key, of=one: [s[key] for s in of]
    cost = [s["simulate_cpu_seconds"] / facts["events"] * 1e6 for s in one]
    return facts | {"simulate_s": spread(column("simulate_seconds")), "simulate_cpu_s": spread(column("simulate_cpu_seconds")),
                    "cost_per_event_us": spread(cost), "events_per_cpu_s": rounded(1e6 / statistics.median(cost)),
                    "two_threads_simulate_s": spread(column("simulate_seconds", samples["2"])),
                    "load_s": spread(column("load_seconds")), "peak_mb": rounded(max(column("peak_mb"))),
                    "cores_used_by_others": [round(x, 2) for x in column("others")]}


def ratios_of(facts: dict, samples: dict) -> dict:
    cost = lambda name: [s["simulate_cpu_seconds"] / facts[name]["events"] for s in samples[name, "1"]]
    return {name: spread([city / other for city, other in zip(cost("city"), cost(name))]) for name in RATIO_TO}


def table_of(report: dict) -> str:
    rows, names = report["rows"], list(report["rows"])
    shown = {"links": lambda r: f"{r['links']:,}", "units": lambda r: r["units"], "incidents": lambda r: f"{r['incidents']:,}",
             "orders": lambda r: f"{r['orders']:,}", "km driven": lambda r: f"{r['km_driven']:,}", "mean response, min": lambda r: r["response_mean_min"],
             "events": lambda r: f"{r['events']:,}", "simulation alone, CPU s": lambda r: text(r["simulate_cpu_s"]),
             "... wall s": lambda r: text(r["simulate_s"]), "... wall s, two threads": lambda r: text(r["two_threads_simulate_s"]),
             "events a CPU second": lambda r: f"{r['events_per_cpu_s']:,.0f}", "cost of an event, µs": lambda r: text(r["cost_per_event_us"]),
             "loading, saved map, s": lambda r: text(r["load_s"]), "peak memory, MB": lambda r: f"{r['peak_mb']:.0f}", "run file, MB": lambda r: r["run_file_mb"]}
    lines = ["| | " + " | ".join(f"`{name}`" for name in names) + " |", "|---" * (len(names) + 1) + "|"]
    return "\n".join(lines + [f"| {what} | " + " | ".join(str(of(rows[name])) for name in names) + " |" for what, of in shown.items()])


def text(of: dict) -> str:
    return f"{of['median']:g} ({of['least']:g}–{of['most']:g})"


def markdown(report: dict) -> str:
    machine_ = report["machine"]
    ratios = "\n".join(f"| `{name}` | {text(of)} |" for name, of in report["city_over"].items())
    most = max(max(row["cores_used_by_others"]) for row in report["rows"].values())
    making = "; ".join(f"`{name}`: import of the roads {of['import']['seconds']:.1f} s, {of['import']['peak_mb']:.0f} MB" for name, of in report["making"].items())
    return f"""# A city ten times the district

By `scripts/scale.py --runs {report['medians_of']}` on {report['date']}, commit {report['git_sha']}: {machine_['cores']} cores ({machine_['cpu']}), {machine_['system']}.
Policy {report['policy']}. Medians of {report['medians_of']} alternating runs (least–most), one thread unless said; others used up to {most:.1f} cores meanwhile.
`part` and `city` are made up (`scripts/make_city.py`, 1 and {report['times']} parts); `part` has the city's load per unit.

{table_of(report)}

Cost of an event in the city over that in

| | ratio of CPU times, median of rounds (least–most) |
|---|---|
{ratios}

{making}.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--policy", default="nearest_idle")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    parser.add_argument("--out", default=str(ROOT / "results/scale/city"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.program, folder, options.times, options.policy)
        samples = all_samples(bench, options.runs)
    facts = bench.scenario_facts
    rows = {name: row_of(facts[name], {threads: samples[name, threads] for threads in KERNELS}) for name in facts}
    making = {name: {what: {k: rounded(v) for k, v in of.items()} for what, of in made.items()} for name, made in bench.making.items()}
    report = {"what": "cost of an event on the district and on a made-up city", "date": dt.date.today().isoformat(),
              "git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
              "machine": machine() | {"system": platform.system()}, "compiler": compiler(options.program),
              "policy": options.policy, "times": options.times, "medians_of": options.runs, "rows": rows,
              "city_over": ratios_of(facts, samples), "making": making}
    out = pathlib.Path(options.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.with_suffix(".json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(markdown(report), encoding="utf-8")
    print(table_of(report))
    for name, ratio in report["city_over"].items():
        print(f"city over {name}: {text(ratio)} (bar {BAR}: {'reached' if ratio['median'] <= BAR else 'MISSED'})")


if __name__ == "__main__":
    main()
