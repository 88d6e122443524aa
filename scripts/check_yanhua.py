#!/usr/bin/env python3
"""Calibration check of a scenario: basin depths, expected incidents per kind, person-trips and vehicle-trips of the plan.

Usage: scripts/check_yanhua.py SCENARIO_DIR [GUST_FACTOR]

Repeats, apart from the engine, its weather (check_weather.py), the basin model of engine/hazard/basin.h and the onset
rates of docs/formats.md on 5-minute steps, without units at work. A season prints one line per activation. GUST_FACTOR
multiplies the wind, to see how far trees and signs depend on it. Prints the tables quoted in the scenarios' READMEs.
"""
import collections
import datetime as dt
import math
import pathlib
import sys

from check_weather import PER_HOUR, STEP_S, Folder, Weather, distance_m, window

TRIPS_PER_INCIDENT = 0.8  # as runs of In-Fa and the season show: many are met by crews already on the road
WEIGHT_OF_GRADE = {"1": 1, "2": 2, "3": 4, "4": 8}
NEAR_PIPE_M, LOST_PER_GRADE, MOST_BLOCKAGE = 150, 0.05, 0.9  # what the survey says of a point's drain


class Case:
    """One activation with its weather at every zone and basin."""

    def __init__(self, folder: Folder, entry: dict, gust_factor: float):
        self.folder, self.entry = folder, entry
        self.weather = Weather(folder, entry["start"], entry["end"], gust_factor)
        self.zones, self.basins, self.kinds = (
            folder.table(f"{name}.csv") for name in ("zones", "basins", "incident_kinds"))
        self.hours = self.weather.steps / PER_HOUR
        self.pipes = folder.table("pipes.csv")
        self.pipes_km = self.weighted_pipes()
        for zone in self.zones:
            zone["rain"] = self.weather.rain_mm(*place_of(zone))
            zone["hour"], zone["day"] = window(zone["rain"], 1), window(zone["rain"], 24)
            zone["gust"] = self.weather.gust_mps(*place_of(zone), zone["terrain"])
        for row in self.basins:
            row["depth"] = self.depths(row)
            row["hour"] = window(self.weather.rain_mm(*place_of(row)), 1)

    def weighted_pipes(self) -> dict:
        """km by zone, sections of worse grades counting more."""
        total = collections.Counter()
        for pipe in self.pipes:
            zone = min(self.zones, key=lambda z: distance_m(*place_of(z), *place_of(pipe)))
            total[zone["id"]] += WEIGHT_OF_GRADE[pipe["grade"]] * float(pipe["length_m"]) / 1000
        return total

    def blockage(self, row: dict) -> float:
        """With what sections of grade 2 and worse nearby leave of the drain."""
        blockage = number(row["blockage"])
        for pipe in self.pipes:
            if pipe["grade"] == "1" or distance_m(*place_of(row), *place_of(pipe)) > NEAR_PIPE_M:
                continue
            left = (1 - blockage) * (1 - LOST_PER_GRADE * (int(pipe["grade"]) - 1))
            blockage = max(blockage, min(1 - left, MOST_BLOCKAGE))
        return blockage

    def depths(self, row: dict) -> list[float]:
        """Depth at each step's end: rational inflow, gated drain, fixed pump, conical store, spill."""
        value = {key: number(row[key]) for key in (
            "catchment_ha", "runoff_coefficient", "inlet_lps", "pipe_lps", "ground_level_m", "outfall_gate_m",
            "pump_lps", "side_slope", "spill_depth_m")} | {"blockage": self.blockage(row)}
        measures = self.folder.scenario.get("measures", {})
        if measures.get("rebuilt_points") and row.get("rebuilt_pipe_lps"):
            value.update({key: number(row["rebuilt_" + key]) for key in (
                "inlet_lps", "pipe_lps", "blockage", "outfall_gate_m", "pump_lps")})
        full = math.pi * value["spill_depth_m"] ** 3 / (3 * value["side_slope"] ** 2)
        volume, depths = 0.0, []
        for rain, canal in zip(self.weather.rain_mm(*place_of(row)), self.weather.canal_m):
            inflow = value["runoff_coefficient"] * rain / 1000 * value["catchment_ha"] * 10000
            gate = (canal - value["outfall_gate_m"]) / (value["ground_level_m"] - value["outfall_gate_m"])
            share = 1 - min(max(gate, 0), 1)
            drain = min(value["inlet_lps"], value["pipe_lps"] * share) * (1 - value["blockage"])
            volume = min(max(volume + inflow - (drain + value["pump_lps"]) / 1000 * STEP_S, 0), full)
            depths.append((3 * volume * value["side_slope"] ** 2 / math.pi) ** (1 / 3))
        return depths

    def sites(self, kind: dict) -> list[tuple]:
        """Places of the kind with their exposure."""
        at = {"basins": "waterlogging", "underpasses": "underpass"}.get(kind["exposure"])
        if at:
            return [(row, 1.0) for row in self.basins if row["kind"] == at]
        size = {"zone": lambda _: 1.0, "population": lambda z: float(z["population"]) / 1e5,
                "trees": lambda z: float(z["trees"]), "drains": lambda z: float(z["drains"]),
                "pipes": lambda z: self.pipes_km[z["id"]]}[kind["exposure"]]
        return [(zone, size(zone)) for zone in self.zones]

    def expected(self, kind: dict) -> float:
        onsets = {"none": None, "base": lambda _: 0.0,
                  "rain": lambda place: power_law(kind, place["hour"]),
                  "canal": lambda _: power_law(kind, self.weather.canal_m),
                  "gust": lambda place: power_law(kind, place["gust"]),
                  "tree_fall": lambda place: tree_fall(kind, place["gust"], place["day"]),
                  "depth": lambda place: depth_onsets(kind, place["depth"])}[kind["driver"]]
        if onsets is None:
            return 0.0
        separated = self.folder.scenario.get("measures", {}).get("separated_buildings", False)
        factor = float(kind.get("separated_factor") or 1) if separated else 1.0
        return factor * sum(size * (number(kind["base_per_h"]) * self.hours + onsets(place))
                            for place, size in self.sites(kind))


def place_of(row: dict) -> tuple[float, float]:
    return float(row["lon_deg"]), float(row["lat_deg"])


def number(cell: str) -> float:
    return float(cell or 0)


def power_law(kind: dict, series: list[float]) -> float:
    """Integral over time of coefficient x max(0, x - threshold)^power [per unit of exposure]."""
    a, x0, p = (float(kind[key]) for key in ("coefficient", "threshold", "power"))
    return sum(a * (x - x0) ** p for x in series if x > x0) / PER_HOUR


def tree_fall(kind: dict, gust: list[float], day_mm: list[float]) -> float:
    worst = 0.0
    for x, rain in zip(gust, day_mm):
        k = math.sqrt(1 - 0.425 * min(rain / 100, 1))
        if x > 0:
            z = math.log(x / (float(kind["threshold"]) * k)) / float(kind["power"])
            worst = max(worst, 0.5 * math.erfc(-z / math.sqrt(2)))
    return float(kind["coefficient"]) * worst


def depth_onsets(kind: dict, depths: list[float]) -> float:
    """Expected onsets at one basin: at most one for each spell above the threshold."""
    spells, threshold = [[]], float(kind["threshold"])
    for depth in depths:
        if depth > threshold:
            spells[-1].append(depth)
        elif spells[-1]:
            spells.append([])
    return sum(1 - math.exp(-power_law(kind, spell)) for spell in spells)


class Duty:
    """People and vehicles that the plan sends out, incidents aside."""

    def __init__(self, folder: Folder):
        self.plan = folder.plan()["level"]
        self.crew = {k["id"]: int(k["crew"]) for k in folder.table("unit_kinds.csv")}
        self.kind = {u["id"]: u["kind"] for u in folder.table("units.csv")}
        self.home = {u["id"]: u["home"] for u in folder.table("units.csv")}
        self.roster = {r["level"]: r for r in folder.table("roster.csv")}

    def people(self, level: str) -> int:
        return sum(self.crew[self.kind[p["unit"]]] for p in self.posts(level))

    def posts(self, level: str) -> list[dict]:
        return self.plan[level]["postings"] if level != "none" else []

    def spells(self, response: list[dict]) -> list[tuple]:
        return [(a["level"], a["at"], b["at"]) for a, b in zip(response, response[1:]) if a["level"] != "none"]

    def person_trips(self, response: list[dict]) -> int:
        """Everybody posted at some time of a shift counts once in it."""
        shifts = collections.defaultdict(lambda: (set(), [0]))
        for level, begin, end in self.spells(response):
            row = self.roster[level]
            at = begin
            while at < end:
                start = shift_start(at, row)
                units, staff = shifts[start]
                units.update(p["unit"] for p in self.posts(level))
                staff.append(int(row["command_staff"]))
                at = start + dt.timedelta(hours=float(row["shift_h"]))
        return sum(max(staff) + sum(self.crew[self.kind[u]] for u in units) for units, staff in shifts.values())

    def vehicle_trips(self, response: list[dict]) -> tuple[int, int]:
        """Rounds of patrols; moves to posts away from home, with the way back where that is a trip of its own."""
        rounds, moves, before = 0, 0, {}
        for level, begin, end in [*self.spells(response), ("none", None, None)]:
            now = {p["unit"]: p for p in self.posts(level)}
            for unit, post in now.items():
                if post["duty"] == "patrol":
                    interval = dt.timedelta(hours=self.plan[level]["patrol_interval_h"])
                    rounds += math.ceil((end - begin) / interval)
            places = {u: self.place(p) for u, p in now.items() if p["duty"] != "patrol"}
            for unit in before.keys() | places.keys():
                old, new = before.get(unit, self.home[unit]), places.get(unit, self.home[unit])
                moves += old != new and not old.startswith("guard ")
            before = places
        return rounds, moves

    @staticmethod
    def place(post: dict) -> str:
        return post["station"] if post["duty"] == "standby" else "guard " + post["basin"]


def shift_start(moment: dt.datetime, row: dict) -> dt.datetime:
    """Start of the shift under way."""
    hour, minute = (int(part) for part in row["day_start"].split(":"))
    first = dt.datetime.combine(moment.date(), dt.time(hour, minute)) - dt.timedelta(days=1)
    length = dt.timedelta(hours=float(row["shift_h"]))
    return first + (moment - first) // length * length


def print_basins(case: Case) -> None:
    print("basin  deepest_m  at                h>0.15  h>=0.25  h>=0.40")
    for row in case.basins:
        series = row["depth"]
        k = max(range(case.weather.steps), key=series.__getitem__)
        hours = [sum(d > limit for d in series) / PER_HOUR for limit in (0.15, 0.25, 0.40)]
        print(f"{row['id']:6} {series[k]:9.2f}  {case.weather.time(k):%d %b %H:%M}      "
              + " ".join(f"{h:8.1f}" for h in hours))
    for kind, limit in (("waterlogging", 0.15), ("underpass", 0.25)):
        deep = sum(r["kind"] == kind and max(r["depth"]) >= limit for r in case.basins)
        print(f"{kind} at or above {limit} m: {deep}")


def print_rain(case: Case) -> None:
    print("\nzone             rain_mm  hour_mm  gust_mps")
    for zone in case.zones:
        print(f"{zone['id']:16} {sum(zone['rain']):7.1f}  {max(zone['hour']):7.1f}  {max(zone['gust']):8.1f}")


def print_incidents(case: Case) -> None:
    print("\nkind   driver     expected")
    total = 0.0
    for kind in case.kinds:
        expected = case.expected(kind)
        total += expected
        print(f"{kind['id']:6} {kind['driver']:9} {expected:9.2f}")
    print(f"total            {total:9.2f}   (TP if nobody closes the street; without what spawns)")


def print_duty(case: Case) -> None:
    duty, response = Duty(case.folder), case.entry["response"]
    print("\nlevel  from          hours  units  crew  command")
    for level, begin, end in duty.spells(response):
        print(f"{level:5}  {begin:%d %b %H:%M}  {(end - begin).total_seconds() / 3600:5.1f}  "
              f"{len(duty.posts(level)):5}  {duty.people(level):4}  {duty.roster[level]['command_staff']:>7}")
    rounds, moves = duty.vehicle_trips(response)
    print(f"whole fleet: {len(duty.kind)} units, {sum(duty.crew[k] for k in duty.kind.values())} people; "
          f"{duty.person_trips(response)} person-trips; vehicle-trips: {rounds} rounds, {moves} to posts and back, "
          f"and about {TRIPS_PER_INCIDENT} for each incident")


def print_season(folder: Folder, gust_factor: float) -> None:
    print("activation       from          hours  level  rain_mm  hour_mm  problems  person  vehicle")
    sums = [0.0, 0.0, 0.0]
    for entry in folder.scenario["activation"]:
        source = folder
        if "scenario" in entry:
            source = Folder(folder.path / entry["scenario"])
            entry = {**whole(source), "id": entry["id"]}
        case, duty = Case(source, entry, gust_factor), Duty(source)
        problems = sum(case.expected(kind) for kind in case.kinds)
        spells = duty.spells(entry["response"])
        people = duty.person_trips(entry["response"])
        vehicles = sum(duty.vehicle_trips(entry["response"])) + TRIPS_PER_INCIDENT * problems
        rain = max(case.zones, key=lambda z: sum(z["rain"]))
        level = max((s[0] for s in spells), key=["IV", "III", "II", "I"].index)
        hours = (spells[-1][2] - spells[0][1]).total_seconds() / 3600
        print(f"{entry['id']:15}  {spells[0][1]:%d %b %H:%M}  {hours:5.1f}  {level:5}  {sum(rain['rain']):7.1f}  "
              f"{max(rain['hour']):7.1f}  {problems:8.2f}  {people:6}  {vehicles:7.1f}")
        sums = [a + b for a, b in zip(sums, (problems, people, vehicles))]
    print(f"{len(folder.scenario['activation'])} activations{sums[0]:53.1f}{sums[1]:8.0f}{sums[2]:9.0f}")


def whole(folder: Folder) -> dict:
    """A scenario of one storm as an activation."""
    scenario = folder.scenario
    return {"start": scenario["time"]["start"], "end": scenario["time"]["end"], "response": scenario["response"]}


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = Folder(pathlib.Path(sys.argv[1]))
    gust_factor = float(sys.argv[2]) if len(sys.argv) == 3 else 1.0
    if "activation" in folder.scenario:
        return print_season(folder, gust_factor)
    case = Case(folder, whole(folder), gust_factor)
    print_basins(case)
    print_rain(case)
    print_incidents(case)
    print_duty(case)


if __name__ == "__main__":
    main()
