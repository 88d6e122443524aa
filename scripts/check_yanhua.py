#!/usr/bin/env python3
"""Calibration check of a yanhua scenario: basin depths, expected incidents per kind, person-trips of the plan.

Usage: scripts/check_yanhua.py FACTS_DIR SCENARIO_DIR [GUST_FACTOR]

Repeats, apart from the engine, the basin model of engine/hazard/basin.h and the onset rates of docs/formats.md on
5-minute steps. The gust is a proxy: infa_wind_model_gongshu.csv of FACTS_DIR (a derived model, not observed; zero
outside 23-27 July) times GUST_FACTOR, the same for every zone of a terrain class. The default factor brings its
maximum (23.8 m/s, class C) to that of the engine's own wind over the district (18.2 m/s). Prints the tables quoted
in the scenarios' READMEs.
"""
import bisect
import csv
import datetime as dt
import math
import pathlib
import sys
import tomllib

STEP_S = 300
PER_HOUR = 3600 // STEP_S
ENGINE_GUST = 0.765


def read(path: pathlib.Path) -> list[dict]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def when(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


class Weather:
    """Rain, canal and gust on the steps of the scenario."""

    def __init__(self, folder: pathlib.Path, facts: pathlib.Path, scenario: dict, gust_factor: float):
        self.start = scenario["time"]["start"]
        self.steps = int((scenario["time"]["end"] - self.start).total_seconds()) // STEP_S
        self.rain_mm = self.rain(folder, scenario["weather"]["rain_factor"])
        self.canal_m = self.canal(folder)
        self.hour_mm = self.window(PER_HOUR)
        self.day_mm = self.window(24 * PER_HOUR)
        self.gust = {c: self.gusts(facts, f"gust3s_urban_{c}_ms", gust_factor) for c in "CD"}

    def time(self, k: int) -> dt.datetime:
        return self.start + dt.timedelta(seconds=k * STEP_S)

    def rain(self, folder: pathlib.Path, factor: float) -> list[float]:
        series = [0.0] * self.steps
        for row in read(folder / "rain.csv"):
            first = int((when(row["from"]) - self.start).total_seconds()) // STEP_S
            last = int((when(row["to"]) - self.start).total_seconds()) // STEP_S
            for k in range(max(first, 0), min(last, self.steps)):
                series[k] += factor * float(row["rain_mm"]) / (last - first)
        return series

    def window(self, steps: int) -> list[float]:
        return [sum(self.rain_mm[max(0, k + 1 - steps):k + 1]) for k in range(self.steps)]

    def canal(self, folder: pathlib.Path) -> list[float]:
        rows = [(when(r["time"]), float(r["level_m"])) for r in read(folder / "canal.csv")]
        return [self.linear(rows, self.time(k)) for k in range(self.steps)]

    @staticmethod
    def linear(rows: list, moment: dt.datetime) -> float:
        i = bisect.bisect_right([t for t, _ in rows], moment)
        if i in (0, len(rows)):
            return rows[min(i, len(rows) - 1)][1]
        (t0, a), (t1, b) = rows[i - 1], rows[i]
        return a + (b - a) * ((moment - t0) / (t1 - t0))

    def gusts(self, facts: pathlib.Path, column: str, factor: float) -> list[float]:
        hourly = {when(r["time_cst"]): factor * float(r[column]) for r in read(facts / "infa_wind_model_gongshu.csv")}
        return [hourly.get(self.time(k).replace(minute=0), 0.0) for k in range(self.steps)]


def depth_m(volume_m3: float, slope: float) -> float:
    return (3 * volume_m3 * slope**2 / math.pi) ** (1 / 3)


def basin_depths(row: dict, weather: Weather) -> list[float]:
    """Depth at each step's end: rational inflow, gated drain, fixed pump, conical store, spill."""
    value = {key: float(row[key]) for key in (
        "catchment_ha", "runoff_coefficient", "inlet_lps", "pipe_lps", "blockage", "ground_level_m", "outfall_gate_m",
        "pump_lps", "side_slope", "spill_depth_m")}
    full = math.pi * value["spill_depth_m"] ** 3 / (3 * value["side_slope"] ** 2)
    volume, depths = 0.0, []
    for rain, canal in zip(weather.rain_mm, weather.canal_m):
        inflow = value["runoff_coefficient"] * rain / 1000 * value["catchment_ha"] * 10000
        gate = (canal - value["outfall_gate_m"]) / (value["ground_level_m"] - value["outfall_gate_m"])
        share = 1 - min(max(gate, 0), 1)
        drain = min(value["inlet_lps"], value["pipe_lps"] * share) * (1 - value["blockage"])
        volume = min(max(volume + inflow - (drain + value["pump_lps"]) / 1000 * STEP_S, 0), full)
        depths.append(depth_m(volume, value["side_slope"]))
    return depths


def phi(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))


def power_law(kind: dict, series: list[float]) -> float:
    """Integral over time of coefficient x max(0, x - threshold)^power [per unit of exposure]."""
    a, x0, p = (float(kind[key]) for key in ("coefficient", "threshold", "power"))
    return sum(a * (x - x0) ** p for x in series if x > x0) / PER_HOUR


def tree_fall(kind: dict, gust: list[float], day_mm: list[float]) -> float:
    worst = 0.0
    for x, rain in zip(gust, day_mm):
        k = math.sqrt(1 - 0.425 * min(rain / 100, 1))
        if x > 0:
            worst = max(worst, phi(math.log(x / (float(kind["threshold"]) * k)) / float(kind["power"])))
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


def zone_exposure(kind: dict, zone: dict) -> float:
    exposure = kind["exposure"]
    return {"zone": 1.0, "population": float(zone["population"]) / 1e5}.get(exposure) or float(zone[exposure])


def expected(kind: dict, zones: list[dict], basins: list[dict], depths: dict, weather: Weather) -> float:
    hours = weather.steps / PER_HOUR
    base, driver = float(kind["base_per_h"]) * hours, kind["driver"]
    if driver == "none":
        return 0.0
    places = {"basins": "waterlogging", "underpasses": "underpass"}.get(kind["exposure"])
    rates = {"base": lambda _: 0.0, "rain": lambda _: power_law(kind, weather.hour_mm),
             "canal": lambda _: power_law(kind, weather.canal_m),
             "gust": lambda zone: power_law(kind, weather.gust[zone["terrain"]]),
             "tree_fall": lambda zone: tree_fall(kind, weather.gust[zone["terrain"]], weather.day_mm),
             "depth": lambda basin: depth_onsets(kind, depths[basin["id"]])}
    if places:
        return sum(base + rates[driver](b) for b in basins if b["kind"] == places)
    return sum(zone_exposure(kind, z) * (base + rates[driver](z)) for z in zones)


def print_basins(basins: list[dict], depths: dict, weather: Weather) -> None:
    print("basin  deepest_m  at                h>0.15  h>closure")
    for row in basins:
        series = depths[row["id"]]
        k = max(range(weather.steps), key=series.__getitem__)
        closed = float(row["closure_depth_m"] or "inf")
        print(f"{row['id']:6} {series[k]:9.2f}  {weather.time(k):%d %B %H:%M}  "
              f"{sum(d > 0.15 for d in series) / PER_HOUR:6.1f} {sum(d >= closed for d in series) / PER_HOUR:10.1f}")
    wet = [r for r in basins if max(depths[r["id"]]) > 0.15]
    print(f"points above 0.15 m: {sum(r['kind'] == 'waterlogging' for r in wet)}, underpasses closed: "
          f"{sum(max(depths[r['id']]) >= float(r['closure_depth_m'] or 'inf') for r in basins)}")


def print_incidents(kinds: list[dict], counts: dict) -> None:
    print("\nkind   driver     expected")
    for kind in kinds:
        print(f"{kind['id']:6} {kind['driver']:9} {counts[kind['id']]:9.2f}")
    print(f"total            {sum(counts.values()):9.2f}")


def print_duty(folder: pathlib.Path, scenario: dict) -> None:
    """Person-trips if every started 12 h shift counts once, and rounds of the patrols."""
    plan = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))["level"]
    crew = {k["id"]: int(k["crew"]) for k in read(folder / "unit_kinds.csv")}
    kind = {u["id"]: u["kind"] for u in read(folder / "units.csv")}
    staff = {r["level"]: int(r["command_staff"]) for r in read(folder / "roster.csv")}
    people = {lv: sum(crew[kind[p["unit"]]] for p in plan[lv]["postings"]) for lv in plan}
    full = sum(crew[k] for k in kind.values())
    steps = scenario["response"]
    print("\nlevel  from          hours  units  crew  share  command")
    trips, rounds = 0.0, 0.0
    for now, after in zip(steps, steps[1:]):
        level, hours = now["level"], (after["at"] - now["at"]).total_seconds() / 3600
        posts = plan[level]["postings"]
        print(f"{level:5}  {now['at']:%d %b %H:%M}  {hours:5.1f}  {len(posts):5}  {people[level]:4}  "
              f"{people[level] / full:5.2f}  {staff[level]:7}")
        trips += (people[level] + staff[level]) * hours / 12
        rounds += sum(p["duty"] == "patrol" for p in posts) * hours / plan[level]["patrol_interval_h"]
    print(f"whole fleet: {len(kind)} units, {full} people; about {trips:.0f} person-trips, {rounds:.0f} patrol rounds")


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    facts, folder = (pathlib.Path(arg) for arg in sys.argv[1:3])
    scenario = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
    gust_factor = float(sys.argv[3]) if len(sys.argv) == 4 else ENGINE_GUST
    weather = Weather(folder, facts, scenario, gust_factor)
    basins, zones, kinds = (read(folder / f"{name}.csv") for name in ("basins", "zones", "incident_kinds"))
    depths = {row["id"]: basin_depths(row, weather) for row in basins}
    print_basins(basins, depths, weather)
    print_incidents(kinds, {k["id"]: expected(k, zones, basins, depths, weather) for k in kinds})
    print_duty(folder, scenario)


if __name__ == "__main__":
    main()
