#!/usr/bin/env python3
"""Makes roads.csv, subdistricts.csv and places.csv of scenarios/districts/gongshu from a folder of collected facts.

Of every arterial only its name, class and 3-10 positions rounded to 0.001 degree (about 100 m) are kept: facts to build
on, not a tracing. Rows of `roads_added.csv` (recalled or assumed roads, written by hand) follow the arterials.
The other files of the district folder are written by hand.

Usage: scripts/make_district_facts.py FACTS_FOLDER [-o scenarios/districts/gongshu]
"""
import argparse
import json
import math
import pathlib
import re

import numpy as np
from scipy.sparse.csgraph import dijkstra

from csv_tables import rows_of, write_rows

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORIGIN = (120.15, 30.33)
METRES = (math.cos(math.radians(ORIGIN[1])) * 111320.0, 110860.0)
STEP_M = 25.0  # spacing of the points that stand for a road while its course is found
COLUMNS = ["name_zh", "name_en", "class", "kind", "free_speed_kmh", "waypoints", "status", "source"]
BLOCK_M = {  # assumed: usual distance of parallel local streets, dense in the old town, wide in the north
    "Mishixiang": 140, "Hushu": 140, "Xiaohe": 150, "Hemu": 160, "Gongchenqiao": 150, "Daguan": 150, "Shangtang": 170,
    "Xiangfu": 190, "Kangqiao": 260, "Banshan": 230, "Tianshui": 120, "Wulin": 120, "Changqing": 120, "Chaoming": 120,
    "Chaohui": 135, "Wenhui": 150, "Dongxin": 165, "Shiqiao": 200,
}


def sampled(lines: list) -> np.ndarray:
    """Points every STEP_M along all carriageway pieces of a road [m]."""
    points = []
    for line in lines:
        xy = [((lon - ORIGIN[0]) * METRES[0], (lat - ORIGIN[1]) * METRES[1]) for lon, lat in line]
        for a, b in zip(xy, xy[1:]):
            n = max(1, int(math.dist(a, b) / STEP_M))
            points += [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(n)]
        points.append(xy[-1])
    return np.unique(np.round(points, 0), axis=0)


def centred(points: np.ndarray) -> np.ndarray:
    """Every point moved to the mean of its surroundings: two carriageways become one line."""
    near = np.linalg.norm(points[:, None] - points[None, :], axis=2) < 60.0
    return (near @ points) / near.sum(axis=1, keepdims=True)


def course(points: np.ndarray) -> np.ndarray:
    """The longest of the shortest paths through the points; long hops cost more than their length."""
    distance = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    cost = distance * np.maximum(1.0, distance / 60.0)
    np.fill_diagonal(cost, 0)
    cost[cost == 0] = 1e-6
    start = int(np.argmax(dijkstra(cost, indices=0)))
    total, before = dijkstra(cost, indices=start, return_predecessors=True)
    path = [int(np.argmax(total))]
    while path[-1] != start:
        path.append(int(before[path[-1]]))
    return points[path]


def simplified(line: np.ndarray, tolerance_m: float) -> list:
    """Douglas-Peucker (1973)."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        i, j = stack.pop()
        if j - i < 2:
            continue
        chord = line[j] - line[i]
        length = max(np.hypot(*chord), 1e-9)
        off = np.abs(chord[0] * (line[i + 1 : j, 1] - line[i, 1]) - chord[1] * (line[i + 1 : j, 0] - line[i, 0])) / length
        k = i + 1 + int(np.argmax(off))
        if off[k - i - 1] > tolerance_m:
            keep.add(k)
            stack += [(i, k), (k, j)]
    return [line[k] for k in sorted(keep)]


def waypoints(lines: list) -> str:
    line = course(centred(sampled(lines)))
    tolerance_m = 60.0
    while len(points := simplified(line, tolerance_m)) > 10:
        tolerance_m *= 1.2
    if len(points) == 2:  # a straight road still gets its middle
        points.insert(1, line[len(line) // 2])
    rounded = [(round(ORIGIN[0] + x / METRES[0], 3), round(ORIGIN[1] + y / METRES[1], 3)) for x, y in points]
    unique = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]
    return ";".join(f"{lon:.3f} {lat:.3f}" for lon, lat in unique)


def described(row: dict) -> dict:
    """Class and kind as the builder knows them."""
    speed = int(row["design_kmh"])
    kinds = {"expressway_elevated": "elevated", "expressway_tunnel": "tunnel", "tunnel": "tunnel"}
    if row["class"].startswith("expressway"):
        road_class = "trunk"
    else:
        road_class = {60: "primary", 50: "secondary"}.get(speed, "tertiary")
    return {"class": road_class, "kind": kinds.get(row["class"], "surface"), "free_speed_kmh": speed}


def arterials(facts: pathlib.Path) -> list[dict]:
    features = json.loads((facts / "gongshu_arterials.geojson").read_text(encoding="utf-8"))["features"]
    lines = {f["properties"]["name"]: f["geometry"]["coordinates"] for f in features}
    return [
        {"name_zh": row["name"], "name_en": re.sub(r" \(.*\)", "", row["name_en"]), **described(row),
         "waypoints": waypoints(lines[row["name"]]), "status": "sourced (name, position to 100 m); assumed (speed)",
         "source": row["source"]}
        for row in rows_of(facts / "gongshu_arterials.csv")
    ]


def subdistricts(facts: pathlib.Path) -> list[dict]:
    return [
        {"code": row["code"], "name_zh": row["name"], "name_en": row["name_en"],
         "lon_deg": f"{float(row['centre_lon']):.3f}", "lat_deg": f"{float(row['centre_lat']):.3f}",
         "block_m": BLOCK_M[row["name_en"]],
         "status": row["centre_status"].split("(")[0] + " (centre); assumed (block_m)", "source": row["centre_source"]}
        for row in rows_of(facts / "gongshu_subdistricts.csv")
    ]


def status_of_place(text: str) -> str:
    if text.startswith("sourced") and "recalled" not in text:
        return "sourced (rounded)"
    return "assumed" if text.startswith("assum") else "recalled"


def places(facts: pathlib.Path) -> list[dict]:
    """Waterlogging points and sites, rounded to 0.0005 degree."""
    tables = {"gongshu_waterlogging_points.csv": "place_status", "gongshu_sites.csv": "status"}
    return [
        {"id": row["id"], "name_zh": row["name"], "name_en": row["name_en"],
         "lon_deg": f"{round(float(row['lon']) * 2000) / 2000:.4f}",
         "lat_deg": f"{round(float(row['lat']) * 2000) / 2000:.4f}",
         "status": status_of_place(row[status]), "source": row["source"]}
        for table, status in tables.items() for row in rows_of(facts / table)
    ]


def write(path: pathlib.Path, remark: str, rows: list[dict]) -> None:
    write_rows(path, rows, f"Made by scripts/make_district_facts.py; {remark}. See README.md.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=pathlib.Path)
    parser.add_argument("-o", "--out", type=pathlib.Path, default=ROOT / "scenarios/districts/gongshu")
    options = parser.parse_args()
    roads = arterials(options.facts) + rows_of(options.out / "roads_added.csv")
    write(options.out / "roads.csv", "positions are rounded to 0.001 degree",
          [{column: row[column] for column in COLUMNS} for row in roads])
    write(options.out / "subdistricts.csv", "centres are rounded to 0.001 degree", subdistricts(options.facts))
    write(options.out / "places.csv", "positions are rounded to 0.0005 degree", places(options.facts))


if __name__ == "__main__":
    main()
