#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which assumed parameters of yanhua-stress decide its results, and the gain of a plan that was advised for it.

Usage: scripts/sensitivity.py [--trajectories N] [--replications N] [--rows N --top K] [--plan PLAN.toml] [--program FILE] [-o FOLDER] [--kept]

Screening by elementary effects over all parameters of scripts/sensitivity/parameters.csv, then, with --rows, variance-based
indices of the --top that matter most. Every point is simulated twice on the same storms: under the shipped plan and under
the advised one. Writes yanhua-stress.csv, .json, .md, .svg and .png. Points are appended to the CSV as they are done: after
an end of any kind the same command goes on; with more trajectories or rows it keeps the old ones. With --kept nothing is simulated or drawn: .json and .md are made anew
from the CSV as it is, whatever program made it. docs/sensitivity.md.

Needs scripts/packages_plot.txt.
"""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(pathlib.Path(__file__).with_suffix("")))
import design  # noqa: E402
import findings  # noqa: E402
from parameters import TABLE, Parameter, read_parameters  # noqa: E402
from simulate import Simulator  # noqa: E402
from study import FIRST_SEED, Table, points_of  # noqa: E402
from wording import page  # noqa: E402

SCENARIO = ROOT / "scenarios/yanhua-stress"


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def screen(table: Table, parameters: list[Parameter], options, simulate) -> dict:
    matrix = np.array(design.trajectories(options.trajectories, len(parameters), options.seed))
    points = points_of("morris", matrix, [p.id for p in parameters])
    table.complete(points, simulate)
    return findings.of_screening(matrix, points, table, parameters, options.replications)


def decompose(table: Table, ids: list[str], options, simulate) -> dict:
    """All parameters but these stay as shipped."""
    points = points_of("variance", design.saltelli(options.rows, len(ids), options.seed), ids)
    table.complete(points, simulate)
    return findings.of_variance(points, table, ids, options.rows, options.replications)


def simulator(options: argparse.Namespace, folder: str) -> Simulator:
    roads = f"{folder}/map.h5"
    subprocess.run([options.program, "roads", str(ROOT / "scenarios/districts/gongshu"), "-o", roads], check=True, stdout=subprocess.DEVNULL)
    return Simulator(options.program, SCENARIO, roads, ["--plans", f"own,{options.plan}"], options.replications)


def made_by(options: argparse.Namespace) -> str:
    version = subprocess.run([options.program, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[0]
    return (f"{version}; plan {sha256(options.plan)}; parameters {sha256(TABLE)}; design seed {options.seed}; storms from seed {FIRST_SEED}; "
            f"{options.replications} replications")


def kept_made_by(path: pathlib.Path, options: argparse.Namespace) -> str:
    with open(path, encoding="utf-8") as file:
        words = file.readline()[2:].rstrip("\n")
    if not words.endswith(f"; design seed {options.seed}; storms from seed {FIRST_SEED}; {options.replications} replications"):
        raise SystemExit(f"{path} is of another study:\n  {words}")
    return words


def none_missing(values: list, seed: int) -> dict:
    raise SystemExit("--kept: the table lacks points of this study")


def study(options: argparse.Namespace, words: str, simulate) -> dict:
    parameters = read_parameters()
    table = Table(options.out / f"{SCENARIO.name}.csv", parameters, words)
    shipped = points_of("shipped", np.zeros((options.trajectories, 1, 0)), [])
    table.complete(shipped, simulate)
    result = {"format": "stormcrew-sensitivity", "format_version": 1, "scenario": SCENARIO.name, "made_by": words,
              "shipped": findings.of_shipped(shipped, table), "screening": screen(table, parameters, options, simulate)}
    if options.rows:
        ids = findings.most_important(result["screening"], options.top)
        result["variance"] = decompose(table, ids, options, simulate)
    return result


def result_of(options: argparse.Namespace) -> dict:
    if options.kept:
        return study(options, kept_made_by(options.out / f"{SCENARIO.name}.csv", options), none_missing)
    with tempfile.TemporaryDirectory() as folder:
        return study(options, made_by(options), simulator(options, folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="\n".join(__doc__.splitlines()[4:]), formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trajectories", type=int, default=6, help="of the screening; each costs one point more than there are parameters (default %(default)s)")
    parser.add_argument("--replications", type=int, default=2, help="storms of each point (default %(default)s)")
    parser.add_argument("--rows", type=int, default=0, help="of the variance-based step, a power of 2; each costs K + 2 points; 0: no such step (default)")
    parser.add_argument("--top", type=int, default=5, metavar="K", help="parameters of the variance-based step (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the design (default %(default)s)")
    parser.add_argument("--plan", type=pathlib.Path, default=ROOT / "results/sensitivity/advice.toml", help="the advised plan (default: the kept one)")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    parser.add_argument("-o", "--out", type=pathlib.Path, default=ROOT / "results/sensitivity", help="folder (default %(default)s)")
    parser.add_argument("--kept", action="store_true", help="simulate and draw nothing: .json and .md anew from the CSV")
    options = parser.parse_args()
    options.plan = options.plan.resolve()
    result = result_of(options)
    base = options.out / SCENARIO.name
    base.with_suffix(".json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    base.with_suffix(".md").write_text(page(result, read_parameters()), encoding="utf-8")
    if not options.kept:
        from figure import draw  # needs Matplotlib

        draw(result, read_parameters(), base)


if __name__ == "__main__":
    main()
