#!/usr/bin/env python3
"""Times background traffic on the built-in district and the cost of its run file; writes results/baselines/traffic.json.

Usage: scripts/bench_traffic.py [--runs N] [--retries N] [--program build/release/bin/bench_traffic]

Link traversals per second of a day of 20,000, 100,000 and 500,000 trips on one and two threads, without output; and what
writing the run file adds to the simulation of such a day with its units. Medians of N runs in random order; runs during
which others were busy are made again, and the file says which of those taken were so still.
"""
import argparse
import json

from bench_kernel import ROOT, compiler, disturbed, medians, run_benchmarks, text_of, verdict
from run_bench import machine

TRIPS = [20_000, 100_000, 500_000]
LEAST_PER_S = 3e6
MOST_GROWTH = 1.5  # of the cost of a traversal, from the fewest to the most trips
MOST_OUTPUT = 0.3  # of the simulation


def rows_of(rate: dict[str, float], per_window: dict[str, float]) -> list[dict]:
    one, two = ({t: rate[f"Traffic/{t}/threads:{n}/manual_time"] for t in TRIPS} for n in (1, 2))
    return [{"trips": t, "traversals_per_s_1_thread": round(one[t]), "traversals_per_s_2_threads": round(two[t]),
             "two_over_one": round(two[t] / one[t], 2),
             "events_per_window": round(per_window[f"Traffic/{t}/threads:1/manual_time"])} for t in TRIPS]


def report_of(records: list[dict], program: str, runs: int) -> dict:
    rate = medians(records, "items_per_second")
    rows = rows_of(rate, medians(records, "events_per_window"))
    share = medians(records, "write_share")
    return {"what": "background traffic alone: link traversals per second; run file: seconds of writing per second of simulating",
            "git_sha": text_of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
            "machine": machine(), "compiler": compiler(program), "medians_of": runs, "disturbed_runs": disturbed(records),
            "days": rows,
            "growth_of_cost": round(rows[0]["traversals_per_s_1_thread"] / rows[-1]["traversals_per_s_1_thread"], 2),
            "output_share": {t: round(share[f"Output/{t}/real_time"], 3) for t in TRIPS}}


def at_most(value: float, bar: float) -> str:
    return f"{value:.2f} (bar {bar}: {'held' if value <= bar else 'MISSED'})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--retries", type=int, default=3)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/bench_traffic"))
    options = parser.parse_args()
    records = run_benchmarks(options.program, options.runs, options.retries)
    report = report_of(records, options.program, options.runs)
    (ROOT / "results/baselines/traffic.json").write_text(json.dumps(report, indent=2) + "\n")
    for row in report["days"]:
        print(f"{row['trips']} trips, one thread, M/s: {verdict(row['traversals_per_s_1_thread'] / 1e6, LEAST_PER_S / 1e6)}; "
              f"two threads over one, {row['events_per_window']} events per window: {row['two_over_one']}")
    print(f"cost of a traversal, {TRIPS[-1]} trips over {TRIPS[0]}: {at_most(report['growth_of_cost'], MOST_GROWTH)}")
    for trips, share in report["output_share"].items():
        print(f"{trips} trips, output over simulation: {at_most(share, MOST_OUTPUT)}")
    print(f"disturbed runs among them: {report['disturbed_runs'] or 'none'}")


if __name__ == "__main__":
    main()
