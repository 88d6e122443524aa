# SPDX-License-Identifier: Apache-2.0
"""The table of simulated points: a row is appended when its point is done, and skipped when the study starts again."""
import csv
import dataclasses
import io
import pathlib
import sys
import time

import numpy as np

from parameters import Parameter
from simulate import OUTPUTS

FIRST_SEED = 210600  # not the planner's own 2106: the advice is judged on storms that it never saw


@dataclasses.dataclass(frozen=True)
class Point:
    name: str  # design, trajectory or row, number in it
    seed: int  # the same for a whole trajectory or row: common random numbers
    places: dict[str, float]  # of the parameters that are moved; all others are as shipped


def points_of(design: str, matrix: np.ndarray, ids: list[str]) -> list[Point]:
    """matrix [trajectories or rows, points, inputs]."""
    return [Point(f"{design}/{t}/{p}", FIRST_SEED + t, {i: round(float(x), 4) for i, x in zip(ids, places)})
            for t, group in enumerate(matrix) for p, places in enumerate(group)]


class Table:
    """One CSV file. Its first line says what made it; rows of another study are not gone on with."""

    def __init__(self, path: pathlib.Path, parameters: list[Parameter], made_by: str):
        self.path, self.parameters = path, {p.id: p for p in parameters}
        self.columns = ["point", "seed", *self.parameters, *OUTPUTS]
        self.rows: dict[str, dict[str, float]] = {}
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {made_by}\n{','.join(self.columns)}\n", encoding="utf-8")
        text = path.read_text(encoding="utf-8")
        whole = text[:text.rfind("\n") + 1]  # a row that was cut by a kill is made again
        if whole != text:
            path.write_text(whole, encoding="utf-8")
        head, _, body = whole.partition("\n")
        if head != f"# {made_by}":
            raise SystemExit(f"{path} is of another study (remove it to begin anew):\n  {head[2:]}\n  {made_by}")
        for row in csv.DictReader(io.StringIO(body)):
            self.rows[row["point"]] = {name: float(row[name]) for name in OUTPUTS}

    def complete(self, points: list[Point], simulate) -> None:
        missing = [point for point in points if point.name not in self.rows]
        start = time.monotonic()
        for done, point in enumerate(missing, start=1):
            outputs = simulate([(self.parameters[i], self.parameters[i].value(x)) for i, x in point.places.items()], point.seed)
            self.append(point, outputs)
            show_bar(points[0].name.split("/")[0], len(points) - len(missing) + done, len(points), (time.monotonic() - start) / done * (len(missing) - done))

    def append(self, point: Point, outputs: dict[str, float]) -> None:
        cells = [point.name, point.seed, *(f"{point.places[i]:g}" if i in point.places else "" for i in self.parameters),
                 *(f"{outputs[name]:.5g}" for name in OUTPUTS)]
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(",".join(map(str, cells)) + "\n")
        # As read back, so that a study in one go and one in many say the same.
        self.rows[point.name] = {name: float(f"{outputs[name]:.5g}") for name in OUTPUTS}

    def output(self, points: list[Point], name: str, groups: int) -> np.ndarray:
        """[groups, points of each]."""
        return np.array([self.rows[point.name][name] for point in points]).reshape(groups, -1)


def show_bar(what: str, done: int, all_of_them: int, left_s: float) -> None:
    full = 30 * done // all_of_them
    end = "\n" if done == all_of_them else ""
    print(f"\r{what} [{'#' * full}{'.' * (30 - full)}] {done}/{all_of_them}, {left_s / 60:.1f} min left  ", end=end, file=sys.stderr, flush=True)
