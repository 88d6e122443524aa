#!/usr/bin/env python3
"""Compares all policies, and the works before and after, over many replications; writes results/baselines/policies.csv, .json, rebuilding.csv, .json.

Usage: scripts/compare_policies.py [--replications N] [--threads N] [--only policies|rebuilding] [--storms NAME...] [--program build/release/bin/stormcrew]

policies: every dispatch policy of the table without relocation, on yanhua-stress and yanhua-overload (hours of CPU; --storms
yanhua-stress leaves it out); the scenario's own with every relocation, on yanhua-stress. rebuilding: without and with the works of the company on the storm that happened
and on yanhua-stress. All from the saved map. Each CSV is what `stormcrew compare -o` writes, with the scenario in front;
the JSON says by which version, how many replications, and, for rebuilding, the sentences. Minutes to an hour of CPU.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

from run_bench import ROOT, machine

STORMS = ["yanhua-stress", "yanhua-overload"]
BASELINES = ROOT / "results/baselines"


def output_of(command: list[str]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def names_under(program: str, heading: str) -> list[str]:
    """First words of the indented lines below a heading of `stormcrew list`."""
    lines = output_of([program, "list", str(ROOT / "scenarios")]).splitlines()
    begin = next((i for i, line in enumerate(lines) if line.startswith(heading)), None)
    names = []
    for line in lines[begin + 1:] if begin is not None else []:
        if not line.startswith("  "):
            break
        names.append(line.split()[0])
    return names


class Comparer:
    """Runs `stormcrew compare` on the saved map and keeps rows and JSON."""

    def __init__(self, options: argparse.Namespace, folder: str):
        self.options, self.folder = options, folder
        self.map = f"{folder}/map.h5"
        self.rows, self.header, self.records = [], "", []
        output_of([options.program, "roads", str(ROOT / "scenarios/districts/gongshu"), "-o", self.map])

    def compare(self, scenario: str, *choices: str) -> dict:
        table = f"{self.folder}/table.csv"
        command = [self.options.program, "compare", str(ROOT / "scenarios" / scenario), "--roads", self.map, "--json", "-o", table,
                   "--replications", str(self.options.replications), "--threads", str(self.options.threads), *choices]
        found = json.loads(output_of(command))
        header, *rows = pathlib.Path(table).read_text().splitlines()
        self.header = "scenario," + header
        self.rows += [f"{scenario},{row}" for row in rows]
        self.records.append({"scenario": scenario, "command": "stormcrew compare scenarios/" + " ".join([scenario, *choices]),
                             "seed": found["seed"], "late_min": found["late_min"], "sentence": found["sentence"]})
        return found

    def write(self, name: str, what: str) -> None:
        version = output_of([self.options.program, "--version"]).splitlines()[0]
        report = {"what": what, "version": version, "machine": machine(), "replications": self.options.replications,
                  "intervals": "95 %, each by itself, paired with the first variant of its command", "comparisons": self.records}
        BASELINES.mkdir(parents=True, exist_ok=True)
        (BASELINES / f"{name}.csv").write_text("\n".join([self.header, *self.rows]) + "\n")
        (BASELINES / f"{name}.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")


def say(found: dict) -> None:
    for variant in found["variants"]:
        late, mean = variant["indicators"]["late_share"], variant["indicators"]["response_mean"]
        print(f"{found['scenario']['en']}: {variant['name']}: mean {mean['value']:.1f} min, late {late['value']:.1f} %")
    if found["sentence"]:
        print(found["sentence"]["zh"], found["sentence"]["en"], sep="\n")


def compare_policies(options: argparse.Namespace, folder: str) -> None:
    comparer = Comparer(options, folder)
    policies = names_under(options.program, "policies")
    relocations = names_under(options.program, "relocation")
    for storm in options.storms:
        say(comparer.compare(storm, "--relocation", "none", "--policy", ",".join(policies)))
        if len(relocations) > 1 and storm == STORMS[0]:  # in overload nobody waits anywhere
            say(comparer.compare(storm, "--relocation", ",".join(relocations)))
    comparer.write("policies", "dispatch and relocation policies by common random numbers")


def compare_works(options: argparse.Namespace, folder: str) -> None:
    comparer = Comparer(options, folder)
    for storm in ["yanhua-2021", STORMS[0]]:
        say(comparer.compare(storm, "--measures", "before,after"))
    comparer.write("rebuilding", "the rebuilt waterlogging points and separated buildings, before and after, by common random numbers")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replications", type=int, default=100)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--only", choices=["policies", "rebuilding"])
    parser.add_argument("--storms", nargs="+", choices=STORMS, default=STORMS)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "rebuilding":
            compare_policies(options, folder)
        if options.only != "policies":
            compare_works(options, folder)


if __name__ == "__main__":
    main()
