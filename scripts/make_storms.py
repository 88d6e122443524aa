#!/usr/bin/env python3
"""Makes the weather of scenarios/evening-red, fitow-2013 and design-50yr. All else is read from yanhua-2021 (`base`).

Usage: scripts/make_storms.py

Written here: rain, gauges, canal, track (CSV). By hand: scenario.toml, README.md. The numbers stand in this file with
their sources; make_yanhua.py lists these in yanhua-2021/sources.csv. Standard library only.
"""
import datetime as dt
import math
import pathlib

from csv_tables import write_rows

SCENARIOS = pathlib.Path(__file__).resolve().parent.parent / "scenarios"

# evening-red: gauge -> (lon, lat, share of the largest total, status, source, note). Only the first total is reported.
EVENING_MM, EVENING_START = 164.0, dt.datetime(2023, 7, 19, 17, 40)
EVENING_GAUGES = {
    "HUAZHONG": (120.187, 30.339, 1.00, "derived", "N03", "Huazhong community, set at the centre of Shiqiao subdistrict"),
    "KANGQIAO": (120.1405, 30.362, 0.45, "recalled", "S15", "Kangqiao gauge"),
    "GONGCHEN": (120.1335, 30.3195, 0.25, "derived", "S16", "Gongchen Bridge station"),
    "XIANGFU": (120.111, 30.323, 0.15, "assumed", "A", "no gauge: the west of the district"),
    "WULIN": (120.165, 30.276, 0.12, "assumed", "A", "no gauge: the south of the district"),
}
# Share of the total in each 20 minutes from 17:40: assumed, with its steepest rise about the red signal of 18:40 (S23).
EVENING_SHAPE = (0.02, 0.05, 0.12, 0.22, 0.24, 0.14, 0.08, 0.06, 0.04, 0.03)
EVENING_CANAL = (("2023-07-19T12:00", 1.9, "assumed", "A", "before the storm"),
                 ("2023-07-19T18:00", 1.9, "assumed", "A", "before the storm"),
                 ("2023-07-19T21:30", 2.3, "assumed", "S18", "2.3 m was read after the 67-point storm of 24 June 2017"),
                 ("2023-07-20T08:00", 2.1, "assumed", "A", "recession: Sanbao and Babao pump (S23)"))

# fitow-2013: 264 mm from 6 Oct 08:00 to 7 Oct 20:00 (S20), most of it on the 7th, when a station had 246.4 mm (N04);
# hours assumed. (from hour, to hour, mm) after 6 October 00:00; the night to the 8th is assumed too.
FITOW_DAY = dt.datetime(2013, 10, 6)
FITOW_MM, FITOW_WINDOW = 264.0, (8, 44)
FITOW_SPELLS = ((8, 20, 18.0), (20, 26, 30.0), (26, 32, 62.0), (32, 40, 116.0), (40, 44, 38.0), (44, 56, 34.0))
FITOW_RIPPLE = 0.6  # hours of a spell differ by about this share
FITOW_CANAL = (("2013-10-06T00:00", 1.5, "assumed", "A", "pre-lowered"),
               ("2013-10-07T02:00", 1.9, "assumed", "A", "before the fast rise"),
               ("2013-10-07T20:00", 3.3, "assumed", "A", "rising"),
               ("2013-10-08T11:00", 3.66, "derived", "S20;S17", "5.5 m or 1 m over warning on the navigation gauge; 2.66 + 1 m"),
               ("2013-10-09T12:00", 3.2, "assumed", "A", "recession"))
# Operational fixes (N02): hour after 6 October 00:00, lon, lat, hPa, m/s (2-minute mean).
FITOW_TRACK = ((-1, 125.4, 25.4, 955, 42), (2, 124.8, 25.6, 955, 42), (5, 124.4, 25.8, 955, 42),
               (8, 123.9, 25.8, 955, 42), (11, 123.4, 25.8, 955, 42), (14, 123.0, 26.1, 955, 42),
               (17, 122.4, 26.5, 955, 42), (20, 121.8, 26.8, 955, 42), (23, 121.1, 26.9, 955, 42),
               (25, 120.6, 27.1, 955, 42), (26, 120.2, 27.1, 965, 42), (27, 120.0, 27.1, 970, 35),
               (28, 119.7, 27.1, 980, 28), (29, 119.4, 27.1, 988, 23), (30, 119.2, 27.0, 990, 20),
               (31, 119.0, 26.9, 995, 18), (32, 118.8, 26.9, 995, 18), (33, 118.4, 26.8, 998, 16))

DESIGN_CANAL_M = 3.0  # assumed: between warning 2.66 m (S17) and guarantee 3.16 m (recalled)


def write(folder: str, name: str, rows: list[dict]) -> None:
    write_rows(SCENARIOS / folder / name, rows)


def stamp(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")


def spell(begin: dt.datetime, end: dt.datetime, gauge: str, mm: float, status: str, source: str) -> dict:
    return {"from": stamp(begin), "to": stamp(end), "gauge": gauge, "rain_mm": f"{mm:.2f}", "status": status, "source": source}


def rounded(parts: list[float], total: float) -> list[float]:
    """Hundredths that add up to the total."""
    sums = [round(sum(parts[:i]) * total / sum(parts), 2) for i in range(len(parts) + 1)]
    return [b - a for a, b in zip(sums, sums[1:])]


def write_canal(folder: str, levels: tuple) -> None:
    write(folder, "canal.csv", [dict(zip(("time", "level_m", "status", "source", "note"), level)) for level in levels])


def no_track(folder: str, why: str) -> None:
    """A table without fixes: no wind, and In-Fa's is not read from the base."""
    (SCENARIOS / folder / "track.csv").write_text(
        f"# {why}\ntime,lon_deg,lat_deg,pressure_hpa,max_wind_mps\n", encoding="utf-8")


def make_evening() -> None:
    folder = "evening-red"
    write(folder, "gauges.csv", [{"id": gauge, "lon_deg": lon, "lat_deg": lat, "status": status, "source": source,
                                  "note": note}
                                 for gauge, (lon, lat, _, status, source, note) in EVENING_GAUGES.items()])
    assert abs(sum(EVENING_SHAPE) - 1) < 1e-9
    step, rows = dt.timedelta(minutes=20), []
    day = dt.datetime.combine(EVENING_START.date(), dt.time())
    end = EVENING_START + step * len(EVENING_SHAPE)
    for gauge, (_, _, share, *_) in EVENING_GAUGES.items():
        reported = share == 1
        status = "reconstructed" if reported else "assumed"
        rows.append(spell(day + dt.timedelta(hours=12), EVENING_START, gauge, 0, "assumed", "A"))
        for i, mm in enumerate(rounded(list(EVENING_SHAPE), EVENING_MM * share)):
            rows.append(spell(EVENING_START + i * step, EVENING_START + (i + 1) * step, gauge, mm, status,
                              "N03;S23" if reported else "A"))
        rows.append(spell(end, day + dt.timedelta(hours=32), gauge, 0, "assumed", "A"))
    write(folder, "rain.csv", rows)
    write_canal(folder, EVENING_CANAL)
    no_track(folder, "a thunderstorm: its gusts are not modelled")


def make_fitow() -> None:
    folder, rows = "fitow-2013", []
    hour = dt.timedelta(hours=1)
    rows.append(spell(FITOW_DAY, FITOW_DAY + 8 * hour, "areal", 0, "assumed", "A"))
    for first, last, mm in FITOW_SPELLS:
        weights = [1 + FITOW_RIPPLE * math.sin(2.4 * h) for h in range(first, last)]
        for h, part in zip(range(first, last), rounded(weights, mm)):
            inside = FITOW_WINDOW[0] <= h < FITOW_WINDOW[1]
            rows.append(spell(FITOW_DAY + h * hour, FITOW_DAY + (h + 1) * hour, "areal", part,
                              "reconstructed" if inside else "assumed", "S20;N04" if inside else "A"))
    rows.append(spell(FITOW_DAY + 56 * hour, FITOW_DAY + 84 * hour, "areal", 0, "assumed", "N04"))
    reported = sum(mm for first, last, mm in FITOW_SPELLS if first >= FITOW_WINDOW[0] and last <= FITOW_WINDOW[1])
    assert abs(reported - FITOW_MM) < 1e-9, "S20: 264 mm from 6 October 08:00 to 7 October 20:00"
    assert sum(mm for first, last, mm in FITOW_SPELLS if 20 <= first and last <= 44) == 246.0, "N04: 246.4 mm on the 7th"
    write(folder, "rain.csv", rows)
    write_canal(folder, FITOW_CANAL)
    write(folder, "track.csv", [
        {"time": stamp(FITOW_DAY + h * hour), "lon_deg": lon, "lat_deg": lat, "pressure_hpa": hpa, "max_wind_mps": mps,
         "status": "sourced", "source": "N02", "note": "operational fix"} for h, lon, lat, hpa, mps in FITOW_TRACK])


def make_design() -> None:
    write_canal("design-50yr", (("2021-08-15T00:00", DESIGN_CANAL_M, "assumed", "A", "high: between warning and guarantee level"),))
    no_track("design-50yr", "a design storm has no wind")


if __name__ == "__main__":
    make_evening()
    make_fitow()
    make_design()
