#!/usr/bin/env python3
"""The driving of one run as a plain Python event queue: the yardstick for replications per second.

Usage: heapq_replay.py MAP.h5 RUN.h5 [--routes igraph|heapq|remembered] [--seconds S] [--speed 0.6] [--siren 0.8]

MAP.h5 is saved by `stormcrew roads`, RUN.h5 by `stormcrew run`. From the run come the jobs: unit, moment it set out, link it set
out on, link it stopped on, time it then spent on scene; and the moments of each incident. A replication puts these into one heapq,
finds the way of every job anew (fastest at known free-flow times, Dijkstra), drives it link by link, an event each, works, and takes
the unit's next job. Prints one JSON object.

What it leaves out, all of it done by stormcrew in the same time: drawing incidents and their luck, dispatch and who is nearest, water,
wind, closures and what they do to roads and ways, turn bans, places within a link, looking out for incidents, crews' hours, meals and
material, pumps, summaries. With `--routes remembered` every way is found once, before the clock starts: events alone. A patrol is cut into the fewest legs that are fastest ways, not at its stops, so it asks for fewer ways.
"""
import argparse
import functools
import heapq
import json
import statistics
import time

import h5py
import numpy

DRIVES = {"driving", "returning", "patrolling"}
ON_SCENE = {"setting_up", "working", "wind_stopped", "awaiting", "handing_over"}
SET_OUT, NODE, WORK_DONE, NEWS = range(4)


class Roads:
    """Links with their free-flow times [ms] for one share of the free speed."""

    def __init__(self, tail: list[int], head: list[int], length_m, free_speed_mps, share: float, routes: str):
        self.tail, self.head = tail, head
        self.ms = [int(t) for t in numpy.rint(1000 * length_m / (free_speed_mps * share))]
        self.way = {"igraph": self.way_by_igraph, "heapq": self.way_by_heapq,
                    "remembered": functools.cache(self.way_by_heapq)}[routes]
        if routes == "igraph":
            import igraph
            self.graph = igraph.Graph(n=max(tail + head) + 1, edges=list(zip(tail, head)), directed=True)
            self.graph.es["ms"] = self.ms
        self.exits = [[] for _ in range(max(tail + head) + 1)]
        for link, node in enumerate(tail):
            self.exits[node].append((head[link], self.ms[link], link))

    def way_by_igraph(self, start: int, goal: int) -> list[int]:
        return self.graph.get_shortest_paths(start, to=goal, weights="ms", output="epath")[0]

    def way_by_heapq(self, start: int, goal: int) -> list[int]:
        _, by = self.search(start, goal)
        links = []
        while goal != start:
            links.append(by[goal])
            goal = self.tail[by[goal]]
        return links[::-1]

    def search(self, start: int, goal: int = -1) -> tuple[dict[int, int], dict[int, int]]:
        """Dijkstra until the goal is settled: times, and the link by which each node is reached."""
        best, by, heap, done = {start: 0}, {}, [(0, start)], set()
        while heap:
            at, node = heapq.heappop(heap)
            if node == goal:
                break
            if node in done:
                continue
            done.add(node)
            for other, ms, link in self.exits[node]:
                if at + ms < best.get(other, 1 << 60):
                    best[other], by[other] = at + ms, link
                    heapq.heappush(heap, (at + ms, other))
        return best, by

    def fastest_pieces(self, links: list[int]) -> list[tuple[int, int]]:
        """(start, goal) of the fewest pieces of a driven way that are fastest ways."""
        pieces, k = [], 0
        while k < len(links):
            start, ms, goal = self.tail[links[k]], 0, None
            best, _ = self.search(start)
            while k < len(links) and (goal is None or ms + self.ms[links[k]] == best[self.head[links[k]]]):
                ms += self.ms[links[k]]
                goal = self.head[links[k]]
                k += 1
            pieces.append((start, goal))
        return pieces


def drives_of(times, statuses, links, orders: list[int]) -> list[tuple[int, str, list[int], int]]:
    """Drives of one unit: set out [ms], status, links, then time on scene [ms]. An order on the way begins a new one."""
    drives, driving, k_order = [], False, 0
    for k, (at, status) in enumerate(zip(times, statuses)):
        told = k_order < len(orders) and orders[k_order] <= at
        while k_order < len(orders) and orders[k_order] <= at:
            k_order += 1
        if status in DRIVES:
            if not driving or told or drives[-1][1] != status:
                drives.append([at, status, [], 0])
            drives[-1][2].append(links[k])
        elif status in ON_SCENE and drives and k + 1 < len(times):
            drives[-1][3] += times[k + 1] - at
        driving = status in DRIVES
    return drives


def jobs_of(run: h5py.File, roads_of_unit: list[Roads]) -> list[list[tuple[int, int, int, int]]]:
    """Per unit: set out [ms], node, goal, work [ms]."""
    meanings = run["status"].attrs["flag_meanings"].decode().split()
    statuses = [meanings[s] for s in run["status"][:]]
    times, links = run["time"][:].tolist(), run["link"][:].tolist()
    order_unit, order_time = run["orders/unit"][:].tolist(), run["orders/time"][:].tolist()
    jobs, row = [], 0
    for unit, rows in enumerate(run["row_size"][:].tolist()):
        part, row = slice(row, row + rows), row + rows
        orders = [t for u, t in zip(order_unit, order_time) if u == unit]
        jobs.append([])
        for at, status, way, work in drives_of(times[part], statuses[part], links[part], orders):
            roads = roads_of_unit[unit]
            pieces = roads.fastest_pieces(way) if status == "patrolling" else [(roads.tail[way[0]], roads.head[way[-1]])]
            jobs[-1] += [(at, start, goal, 0) for start, goal in pieces[:-1]] + [(at, *pieces[-1], work)]
    return jobs


def news_of(run: h5py.File) -> list[int]:
    """Moments of incidents that happen whatever units do [ms]."""
    missing = run["incidents/onset"].attrs["_FillValue"]
    return sorted(int(t) for column in ("onset", "report", "dispatch") for t in run[f"incidents/{column}"][:] if t != missing)


def replicate(jobs, roads_of_unit: list[Roads], news: list[int], end: int) -> dict[str, int]:
    """One replication: everything through the queue."""
    heap, serial, events, routes, driven = [], 0, 0, 0, 0
    next_job, way, leg = [0] * len(jobs), [[] for _ in jobs], [0] * len(jobs)

    def post(at: int, kind: int, unit: int) -> None:
        nonlocal serial
        serial += 1
        heapq.heappush(heap, (at, serial, kind, unit))

    for at in news:
        post(at, NEWS, 0)
    for unit, own in enumerate(jobs):
        if own:
            post(own[0][0], SET_OUT, unit)
    while heap and heap[0][0] <= end:
        now, _, kind, unit = heapq.heappop(heap)
        events += 1
        if kind == NEWS:
            continue
        roads = roads_of_unit[unit]
        if kind == SET_OUT:
            _, start, goal, _ = jobs[unit][next_job[unit]]
            way[unit], leg[unit] = roads.way(start, goal), 0
            routes += 1
        elif kind == NODE:
            leg[unit] += 1
        if kind != WORK_DONE and leg[unit] < len(way[unit]):
            driven += 1
            post(now + roads.ms[way[unit][leg[unit]]], NODE, unit)
            continue
        work = jobs[unit][next_job[unit]][3]
        if kind != WORK_DONE and work > 0:
            post(now + work, WORK_DONE, unit)
            continue
        next_job[unit] += 1
        if next_job[unit] < len(jobs[unit]):
            post(max(now, jobs[unit][next_job[unit]][0]), SET_OUT, unit)
    return {"events": events, "routes": routes, "links_driven": driven}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("map")
    parser.add_argument("run")
    parser.add_argument("--routes", choices=["igraph", "heapq", "remembered"], default="igraph")
    parser.add_argument("--seconds", type=float, default=3, help="at least so long")
    parser.add_argument("--speed", type=float, default=0.6, help="share of the free speed driven")
    parser.add_argument("--siren", type=float, default=0.8)
    options = parser.parse_args()
    with h5py.File(options.map) as roads, h5py.File(options.run) as run:
        columns = [roads["tail"][:].tolist(), roads["head"][:].tolist(), roads["length"][:], roads["free_speed"][:]]
        by_siren = [Roads(*columns, share, options.routes) for share in (options.speed, options.siren)]
        kinds = {k: bool(s) for k, s in zip(run["unit_kinds/unit_kind"].asstr()[:], run["unit_kinds/siren"][:])}
        roads_of_unit = [by_siren[kinds[k]] for k in run["unit_kind"].asstr()[:]]
        jobs, news, end = jobs_of(run, roads_of_unit), news_of(run), int(run.attrs["end_ms"])
        driven_by_run = int((run["link"][:] >= 0).sum())
    replicate(jobs, roads_of_unit, news, end)  # warms up
    seconds = []
    until = time.perf_counter() + options.seconds
    while time.perf_counter() < until or len(seconds) < 3:
        begin = time.perf_counter()
        figures = replicate(jobs, roads_of_unit, news, end)
        seconds.append(time.perf_counter() - begin)
    print(json.dumps({"routes_by": options.routes, "replications_per_s": round(1 / statistics.mean(seconds), 3),
                      "replications": len(seconds)} | figures | {"observations_on_links_in_run": driven_by_run}))


if __name__ == "__main__":
    main()
