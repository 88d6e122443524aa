#!/usr/bin/env python3
"""Draws a road network from GeoJSON lines and prints figures that tell a city from graph paper.

Lines carry `highway` and, from tests/road/dump_district, `flags`, `layer` and `name`; GeoJSON made by `osmium export`
works too, so that a built district and a real one can be looked at side by side.

Usage: scripts/plot_roads.py ROADS.geojson [MORE.geojson ...] [-o roads.png] [--box W S E N] [--rivers rivers.csv]
"""
import argparse
import collections
import heapq
import json
import math
import pathlib
import random

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection

from csv_tables import rows_of

COLOURS = {"motorway": "#c0392b", "trunk": "#c0392b", "primary": "#e67e22", "secondary": "#d4ac0d", "tertiary": "#27ae60"}
WIDTHS = {"motorway": 1.6, "trunk": 1.6, "primary": 1.5, "secondary": 1.2, "tertiary": 0.8}
BRIDGE, TUNNEL, UNDERPASS, ELEVATED, RAMP = 1, 2, 4, 8, 16


def features_of(path: pathlib.Path) -> list:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [f for f in features if f["geometry"]["type"] == "LineString" and f["properties"].get("highway")]


def metres(position: list) -> tuple:
    return ((position[0] - 120.15) * math.cos(math.radians(30.33)) * 111320, (position[1] - 30.33) * 110860)


def style(properties: dict) -> tuple:
    """Colour, width and drawing order of a line."""
    road = properties["highway"].removesuffix("_link")
    flags = properties.get("flags", 0)
    colour, width, order = COLOURS.get(road, "#888888"), WIDTHS.get(road, 0.5), 1
    if flags & (TUNNEL | UNDERPASS):
        return "#8e44ad", max(width, 1.2), 4
    if flags & RAMP:
        return "#ff66aa", 0.9, 5
    if flags & ELEVATED:
        return colour, width, 6
    if flags & BRIDGE:
        return "#0077ff", max(width, 1.2), 3
    return colour, width, order + ("motorway", "trunk", "primary").count(road)


def rivers_of(path: pathlib.Path | None) -> list:
    if path is None:
        return []
    return rows_of(path)


def draw(ax, features: list, rivers: list, box: list, names: bool) -> None:
    layers = collections.defaultdict(list)
    for feature in features:
        layers[style(feature["properties"])].append(feature["geometry"]["coordinates"])
    for (colour, width, order), lines in sorted(layers.items(), key=lambda item: item[0][2]):
        ax.add_collection(LineCollection(lines, colors=colour, linewidths=width, zorder=order))
    if names:
        seen = set()
        for feature in features:
            name, line = feature["properties"].get("name_en"), feature["geometry"]["coordinates"]
            middle = line[len(line) // 2]
            if name and name not in seen and box[0] < middle[0] < box[2] and box[1] < middle[1] < box[3]:
                seen.add(name)
                ax.text(*middle, name, fontsize=6, zorder=9)
    for row in rivers:
        ax.plot(*zip(*[[float(v) for v in p.split()] for p in row["waypoints"].split(";")]), color="#9ecae1",
                lw=float(row["width_m"]) / 10, zorder=0)
    ax.set_xlim(box[0], box[2])
    ax.set_ylim(box[1], box[3])
    ax.set_aspect(1 / math.cos(math.radians(box[1])))


def junction_graph(features: list) -> tuple[dict, list]:
    """Undirected edges between junctions of the greatest connected part, runs of two-armed nodes contracted."""
    near = collections.defaultdict(dict)
    for feature in features:
        points = [tuple(round(v, 6) for v in p) for p in feature["geometry"]["coordinates"]]
        for a, b in zip(points, points[1:]):
            if a != b:
                near[a][b] = near[b][a] = math.dist(metres(a), metres(b))
    best, seen = [], set()
    for start in near:
        if start in seen:
            continue
        part, stack = [], [start]
        seen.add(start)
        while stack:
            part.append(stack.pop())
            fresh = [v for v in near[part[-1]] if v not in seen]
            seen.update(fresh)
            stack += fresh
        best = max(best, part, key=len)
    edges, arms = [], {u: len(near[u]) for u in best if len(near[u]) != 2}
    for u in arms:
        for v, step in near[u].items():
            before, here, total = u, v, step
            while here not in arms:
                after = next(w for w in near[here] if w != before)
                total += near[here][after]
                before, here = here, after
            edges.append((u, here, total))
    return arms, edges


def detours(arms: dict, edges: list) -> float:
    """Mean of network over straight distance between random junctions more than 1 km apart."""
    near = collections.defaultdict(list)
    for u, v, total in edges:
        near[u].append((v, total))
    dice, ratios, nodes = random.Random(1), [], sorted(arms)
    for start in dice.sample(nodes, 20):
        best, heap = {start: 0.0}, [(0.0, start)]
        while heap:
            d, u = heapq.heappop(heap)
            if d > best[u]:
                continue
            for v, step in near[u]:
                if d + step < best.get(v, math.inf):
                    best[v] = d + step
                    heapq.heappush(heap, (d + step, v))
        for goal in dice.sample(nodes, 60):
            straight = math.dist(metres(start), metres(goal))
            if straight > 1000 and goal in best:
                ratios.append(best[goal] / straight)
    return float(np.mean(ratios))


def entropy(edges: list) -> float:
    """Boeing (2019), Applied Network Science 4:67: bearings between junctions in 36 bins; a grid 1.39, none 3.58."""
    counts = np.zeros(36)
    for u, v, _ in edges:
        if u != v:
            (ax, ay), (bx, by) = metres(u), metres(v)
            counts[int(((math.degrees(math.atan2(bx - ax, by - ay)) + 5) % 360) // 10)] += 1
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log(share)).sum())


def report(name: str, features: list) -> None:
    arms, edges = junction_graph(features)
    lengths = np.array([e[2] for e in edges])
    share = {k: round(v / len(arms), 3) for k, v in sorted(collections.Counter(arms.values()).items())}
    km = collections.Counter()
    for feature in features:
        points = [metres(p) for p in feature["geometry"]["coordinates"]]
        ways = 1 if feature["properties"].get("oneway") == "yes" else 2
        km[feature["properties"]["highway"]] += ways * sum(math.dist(a, b) for a, b in zip(points, points[1:])) / 1000
    print(f"{name}: {len(arms)} junctions, {len(edges) // 2} streets between them, {lengths.sum() / 2000:.0f} km")
    print(f"  street length median {np.median(lengths):.0f} m, mean {lengths.mean():.0f}, 10-90 % "
          f"{np.percentile(lengths, 10):.0f}-{np.percentile(lengths, 90):.0f}")
    print(f"  arms {share}; entropy of bearings {entropy(edges):.3f}; detour {detours(arms, edges):.3f}")
    print("  directed km", {k: round(v) for k, v in km.most_common()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roads", type=pathlib.Path, nargs="+")
    parser.add_argument("-o", "--out", type=pathlib.Path, default=pathlib.Path("roads.png"))
    parser.add_argument("--box", type=float, nargs=4, default=[120.075, 30.248, 120.22, 30.41])
    parser.add_argument("--rivers", type=pathlib.Path, help="rivers.csv of a district folder")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--dpi", type=int, default=100)
    options = parser.parse_args()
    figure, axes = plt.subplots(1, len(options.roads), figsize=(11 * len(options.roads), 14), squeeze=False)
    for ax, path in zip(axes[0], options.roads):
        features = features_of(path)
        draw(ax, features, rivers_of(options.rivers), options.box, options.names)
        report(path.name, features)
    figure.tight_layout()
    figure.savefig(options.out, dpi=options.dpi)


if __name__ == "__main__":
    main()
