"""The weather of a scenario, computed apart from the engine for check_yanhua.py: rain, canal, wind on 5-minute steps.

Formulas: docs/models.md (Chicago storm: models.csv M15). Distances on a sphere; the engine's are geodesic, 0.3 % at most.
"""
import bisect
import datetime as dt
import math
import pathlib
import tomllib

from csv_tables import rows_of

STEP_S = 300
PER_HOUR = 3600 // STEP_S
EARTH_M = 6371000.0
MEAN_OF_SEA = {"A": 1.0, "B": 0.8, "C": 0.8 * 0.738, "D": 0.8 * 0.512}
TURBULENCE = {"A": 0.12, "B": 0.14, "C": 0.23, "D": 0.39}


class Folder:
    """A scenario folder that reads what it lacks from its base."""

    def __init__(self, path: pathlib.Path):
        self.path = path
        self.scenario = tomllib.loads((path / "scenario.toml").read_text(encoding="utf-8"))
        base = self.scenario.get("base")
        self.base = Folder(path / base) if base else None

    def file(self, name: str) -> pathlib.Path | None:
        if (self.path / name).exists():
            return self.path / name
        return self.base.file(name) if self.base else None

    def table(self, name: str) -> list[dict]:
        path = self.file(name)
        return rows_of(path) if path else []

    def plan(self) -> dict:
        return tomllib.loads(self.file("plan.toml").read_text(encoding="utf-8"))


class Weather:
    """Rain, canal and wind between two moments. Series have one value per step."""

    def __init__(self, folder: Folder, start: dt.datetime, end: dt.datetime, gust_factor: float = 1.0):
        self.start, self.folder, self.gust_factor = start, folder, gust_factor
        self.steps = math.ceil((end - start).total_seconds() / STEP_S)
        self.gauges = self.read_gauges(folder.scenario.get("weather", {}).get("rain_factor", 1.0))
        canal = [(when(r["time"]), float(r["level_m"])) for r in folder.table("canal.csv")]
        canal = [row for row in canal if start <= row[0] <= end] or canal
        self.canal_m = [linear(canal, self.middle(k)) for k in range(self.steps)]
        self.track = [(when(r["time"]), float(r["lon_deg"]), float(r["lat_deg"]), float(r["pressure_hpa"]),
                       float(r["max_wind_mps"])) for r in folder.table("track.csv")]

    def time(self, k: int) -> dt.datetime:
        return self.start + dt.timedelta(seconds=k * STEP_S)

    def middle(self, k: int) -> dt.datetime:
        return self.time(k) + dt.timedelta(seconds=STEP_S / 2)

    def step_of(self, moment: str) -> int:
        return round((when(moment) - self.start).total_seconds() / STEP_S)

    def read_gauges(self, factor: float) -> list[tuple]:
        """(lon, lat, mm per step) of each gauge; None where it recorded nothing."""
        storm = self.folder.scenario.get("design_storm")
        if storm:
            begin = round((storm["start"] - self.start).total_seconds() / STEP_S)
            return [(0.0, 0.0, chicago(storm, begin, self.steps, factor))]
        series = {r["id"]: [None] * self.steps for r in self.folder.table("gauges.csv")}
        for row in self.folder.table("rain.csv"):
            first, last = self.step_of(row["from"]), self.step_of(row["to"])
            for k in range(max(first, 0), min(last, self.steps)):
                series[row["gauge"]][k] = factor * float(row["rain_mm"]) / (last - first)
        return [(float(r["lon_deg"]), float(r["lat_deg"]), series[r["id"]]) for r in self.folder.table("gauges.csv")]

    def rain_mm(self, lon: float, lat: float) -> list[float]:
        """Inverse square of the distance, among the gauges that recorded the step."""
        weight = [max(distance_m(lon, lat, g[0], g[1]), 1) ** -2 for g in self.gauges]
        rain = []
        for k in range(self.steps):
            known = [(w, g[2][k]) for w, g in zip(weight, self.gauges) if g[2][k] is not None]
            rain.append(sum(w * mm for w, mm in known) / sum(w for w, _ in known) if known else 0.0)
        return rain

    def gust_mps(self, lon: float, lat: float, terrain: str) -> list[float]:
        factor = self.gust_factor * MEAN_OF_SEA[terrain] * (1 + 2.5 * TURBULENCE[terrain])
        return [factor * self.sea_wind(lon, lat, self.middle(k)) for k in range(self.steps)]

    def mean_mps(self, lon: float, lat: float, terrain: str) -> list[float]:
        return [MEAN_OF_SEA[terrain] * self.sea_wind(lon, lat, self.middle(k)) for k in range(self.steps)]

    def fix(self, moment: dt.datetime) -> list[float]:
        moment = min(max(moment, self.track[0][0]), self.track[-1][0])
        return [linear([(f[0], f[i]) for f in self.track], moment) for i in (1, 2, 3, 4)]

    def sea_wind(self, lon: float, lat: float, moment: dt.datetime) -> float:
        """10-minute mean over the sea (Holland 1980, motion by Lin & Chavas); outside the track there is none."""
        if not self.track or not self.track[0][0] <= moment <= self.track[-1][0]:
            return 0.0
        c_lon, c_lat, hpa, two_minutes = self.fix(moment)
        reach = dt.timedelta(hours=3)
        a, b = self.fix(moment - reach), self.fix(moment + reach)
        seconds = (min(moment + reach, self.track[-1][0]) - max(moment - reach, self.track[0][0])).total_seconds()
        speed, course = distance_m(*a[:2], *b[:2]) / seconds, bearing(*a[:2], *b[:2])
        top = 0.934 * two_minutes
        move = min(0.55 * speed, 0.4 * top)
        deficit = max(101000 - 100 * hpa, 100)
        radius = 1000 * math.exp(3.015 - 6.291e-5 * (deficit / 100) ** 2 + 0.0337 * abs(c_lat))
        holland_b = min(max(((top - move) / 0.9) ** 2 * 1.15 * math.e / deficit, 1.0), 2.5)
        f = 2 * 7.292115e-5 * math.sin(math.radians(c_lat))

        def gradient(r: float) -> float:
            x = (radius / r) ** holland_b
            return math.sqrt(holland_b * deficit / 1.15 * x * math.exp(-x) + (r * f / 2) ** 2) - r * f / 2

        peak = max(gradient(radius * (0.5 + 0.01 * i)) for i in range(52))
        away = distance_m(c_lon, c_lat, lon, lat)
        circling = bearing(c_lon, c_lat, lon, lat) - math.pi / 2
        asymmetry = 1 + move * math.cos(circling - course) / (top - move) if speed > 0 else 1.0
        return (top - move) / peak * gradient(away) * asymmetry


def when(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def linear(rows: list, moment: dt.datetime) -> float:
    i = bisect.bisect_right([t for t, _ in rows], moment)
    if i in (0, len(rows)):
        return rows[min(i, len(rows) - 1)][1]
    (t0, a), (t1, b) = rows[i - 1], rows[i]
    return a + (b - a) * ((moment - t0) / (t1 - t0))


def distance_m(lon0: float, lat0: float, lon1: float, lat1: float) -> float:
    phi0, phi1 = math.radians(lat0), math.radians(lat1)
    half = math.sin((phi1 - phi0) / 2) ** 2
    half += math.cos(phi0) * math.cos(phi1) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(half))


def bearing(lon0: float, lat0: float, lon1: float, lat1: float) -> float:
    phi0, phi1, east = math.radians(lat0), math.radians(lat1), math.radians(lon1 - lon0)
    return math.atan2(math.sin(east) * math.cos(phi1),
                      math.cos(phi0) * math.sin(phi1) - math.sin(phi0) * math.cos(phi1) * math.cos(east))


def chicago(storm: dict, begin: int, steps: int, factor: float) -> list[float]:
    """mm per step of a storm whose every inner duration has the formula's depth."""
    strength = storm["a_mm_min"] * (1 + storm["c"] * math.log10(storm["years"]))
    length, r = storm["duration_min"], storm["peak_ratio"]

    def depth(minutes: float) -> float:
        """Fallen from the start until then."""
        side, share = (r * length - minutes, r) if minutes < r * length else (minutes - r * length, 1 - r)
        part = strength * side / (side / share + storm["b_min"]) ** storm["n"]
        before = strength * r * length / (length + storm["b_min"]) ** storm["n"]
        return before - part if minutes < r * length else before + part

    at = [min(max((k - begin) * STEP_S / 60, 0), length) for k in range(steps + 1)]
    return [factor * (depth(b) - depth(a)) if b > a else 0.0 for a, b in zip(at, at[1:])]


def window(series: list[float], hours: int) -> list[float]:
    """Sum over the hours up to the end of each step."""
    total, sums = 0.0, []
    for k, value in enumerate(series):
        total += value - (series[k - hours * PER_HOUR] if k >= hours * PER_HOUR else 0.0)
        sums.append(max(total, 0.0))
    return sums
