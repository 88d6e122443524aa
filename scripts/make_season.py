#!/usr/bin/env python3
"""Makes scenarios/season-2021: the 25 missions of 2021 as activations with their rain, canal levels and track.

Usage: scripts/make_season.py

Written here: scenario.toml, rain.csv, canal.csv, track.csv and, if PATROL_INTERVAL_H says so, plan.toml; by hand:
README.md. All else is read from yanhua-2021 (`base`). The constants below move the season's totals; check them with
scripts/check_yanhua.py scenarios/season-2021. Standard library only.
"""
import datetime as dt
import pathlib

import make_yanhua
import yanhua_fleet as fleet
from csv_tables import write_rows

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "season-2021"

# What moves the totals. All calibrated to the company's sums of 2021 (U01).
RAIN_FACTOR = 1.12  # of all storms whose rain is assumed: problems
HOURS = {  # level and hours, by class of the signal: person-trips and vehicle-trips
    "blue": (("IV", 40),),
    "yellow": (("III", 30), ("IV", 12)),
}
PATROL_INTERVAL_H = None  # None: the plan of yanhua-2021; or hours per level, such as {"IV": 12, ...}: vehicle-trips

PEAK_AT = 0.4  # of a storm's duration
LEAD_H, TAIL_H = 2, 4  # a window begins this long before the first level and ends this long after the last
CANAL_BEFORE_M, CANAL_PER_MM, CANAL_FALL_M = 1.7, 0.011, 0.15  # assumed; 2.02 m after 27 mm (S15)
REPLICATIONS = 20

# id, zh, en, first level at, class, storm: (hours after the first level, duration h, total mm, largest hour mm),
# status, source, note. 13 dates are assumed, 6 recalled; all rain of these is assumed.
MISSIONS = (
    ("mar-rain", "春雨", "spring rain", "2021-03-19T16:00", "blue", (4, 14, 24, 12), "assumed", "A", "date assumed"),
    ("apr-squall", "强对流", "spring squall line", "2021-04-30T15:00", "blue", (3, 5, 20, 15), "recalled", "K",
     "squalls in the delta that evening; its gusts are not modelled"),
    ("may-storm-1", "强降雨", "May storm", "2021-05-10T15:00", "blue", (4, 8, 24, 14), "assumed", "A", "date assumed"),
    ("may-storm-2", "强降雨", "May storm", "2021-05-15T15:00", "yellow", (3, 6, 42, 18.5), "recalled", "K",
     "convective spell of mid-May; the day is assumed"),
    ("may-storm-3", "强降雨", "May storm", "2021-05-22T15:00", "blue", (3, 6, 22, 14), "assumed", "A", "date assumed"),
    ("jun-plum-1", "入梅", "plum rain begins", "2021-06-10T15:00", "yellow", (5, 20, 52, 18.5), "recalled", "K",
     "10 June: Zhejiang enters the plum rains (low confidence)"),
    ("jun-plum-2", "梅雨", "plum rain", "2021-06-14T15:00", "blue", (4, 16, 26, 12), "assumed", "A", "date assumed"),
    ("jun-plum-3", "梅雨", "plum rain", "2021-06-18T15:00", "yellow", (6, 14, 48, 18.5), "assumed", "A", "date assumed"),
    ("jun-plum-4", "梅雨", "plum rain", "2021-06-23T15:00", "blue", (4, 12, 26, 14), "assumed", "A", "date assumed"),
    ("jun-plum-5", "梅雨", "plum rain", "2021-06-27T15:00", "yellow", (6, 14, 50, 19), "assumed", "A", "date assumed"),
    ("jul-plum-1", "梅雨", "plum rain", "2021-07-01T15:00", "blue", (4, 10, 22, 13), "assumed", "A", "date assumed"),
    ("jul-plum-2", "梅雨", "plum rain", "2021-07-05T15:00", "yellow", (5, 10, 44, 18.5), "recalled", "K",
     "last spell of the plum rains; the day is assumed"),
    ("jul-storm-1", "雷暴", "thunderstorm", "2021-07-11T15:00", "blue", (2, 4, 18, 14), "assumed", "A", "date assumed"),
    ("jul-storm-2", "雷暴", "thunderstorm", "2021-07-16T15:00", "blue", (2, 4, 18, 14), "assumed", "A", "date assumed"),
    ("aug-storm-1", "雷暴", "thunderstorm", "2021-08-05T15:00", "yellow", (2, 5, 40, 19), "assumed", "A", "date assumed"),
    ("aug-storm-2", "连续降雨", "mid-August rain", "2021-08-13T15:00", "yellow", (4, 16, 48, 18.5), "recalled", "K",
     "a wet mid-August in the delta; the day is assumed"),
    ("aug-storm-3", "雷暴", "thunderstorm", "2021-08-21T15:00", "blue", (2, 4, 18, 14.5), "assumed", "A", "date assumed"),
    ("sep-storm", "雷暴", "thunderstorm", "2021-09-04T15:00", "blue", (2, 4, 18, 14), "assumed", "A", "date assumed"),
    ("oct-kompasu", "台风“圆规”外围与冷空气", "rim of Kompasu with cold air", "2021-10-12T15:00", "yellow", (5, 20, 46, 16),
     "recalled", "K", "Kompasu (2118) passed far to the south; no track, no wind here"),
)

# The others, with more or less of them reported: response and hourly rain written out.
REPORTED = (
    {"id": "jan-cold", "zh": "寒潮", "en": "cold wave",
     "response": (("2021-01-07T19:00", "IV"), ("2021-01-09T10:00", "none")), "rain": (),
     "status": "sourced (level and start)", "source": "N08",
     "note": "ice response; end assumed; ice itself is not modelled, so nothing happens but duty"},
    {"id": "jul-30", "zh": "7月30日傍晚红色预警暴雨", "en": "red-signal storm of 30 July, evening",
     "response": (("2021-07-30T17:30", "IV"), ("2021-07-30T18:15", "III"), ("2021-07-30T19:00", "II"),
                  ("2021-07-30T23:00", "III"), ("2021-07-31T06:00", "none")),
     "rain": (("2021-07-30T17:00", 4.0), ("2021-07-30T18:00", 22.0), ("2021-07-30T19:00", 9.0), ("2021-07-30T20:00", 2.0)),
     "status": "sourced (day and hour of the red signal)", "source": "N05",
     "note": "the west of the city had 95 mm in an hour, Hemu and Xiangfu were within the signal; the district's mean and all levels assumed"},
    {"id": "jul-31", "zh": "7月31日午后暴雨", "en": "storm of 31 July, afternoon",
     "response": (("2021-07-31T13:00", "III"), ("2021-07-31T23:00", "none")),
     "rain": (("2021-07-31T14:00", 6.0), ("2021-07-31T15:00", 20.0), ("2021-07-31T16:00", 5.0)),
     "status": "sourced (day)", "source": "N06",
     "note": "46 larger points in the main urban area, most of them in the west; the district's rain, hours and level assumed"},
    {"id": "aug-26", "zh": "8月26日晚雷暴", "en": "thunderstorm of 26 August, evening",
     "response": (("2021-08-26T18:00", "III"), ("2021-08-26T22:00", "IV"), ("2021-08-27T07:00", "none")),
     "rain": (("2021-08-26T17:00", 1.0), ("2021-08-26T18:00", 6.0), ("2021-08-26T19:00", 19.0), ("2021-08-26T20:00", 3.0)),
     "status": "sourced (day, 26 mm from 17 to 20 h)", "source": "N07",
     "note": "mean of the main urban area; hours within it and levels assumed"},
    {"id": "chanthu", "zh": "2021年第14号台风“灿都”", "en": "Typhoon Chanthu (2114)",
     "response": (("2021-09-11T22:00", "IV"), ("2021-09-12T09:00", "III"), ("2021-09-12T20:00", "II"),
                  ("2021-09-14T09:00", "III"), ("2021-09-14T20:00", "none")),
     "rain": (("2021-09-12T14:00", 0.6), ("2021-09-12T15:00", 20.5), ("2021-09-12T16:00", 3.4), ("2021-09-12T17:00", 0.6),
              ("2021-09-12T22:00", 0.9), ("2021-09-13T01:00", 0.9), ("2021-09-13T03:00", 0.6), ("2021-09-13T05:00", 0.3),
              ("2021-09-13T09:00", 1.5), ("2021-09-13T12:00", 2.5), ("2021-09-13T15:00", 2.0), ("2021-09-13T20:00", 1.5),
              ("2021-09-14T02:00", 1.0)),
     "status": "sourced (II of 12 September 20:00, rain to 13 September 7:00)", "source": "S26;S15;N09",
     "note": "27.2 mm in Gongshu from 12 September 15:00 to 13 September 7:00, 23.4 mm of it in one hour at Kangqiao (S15); other levels and later rain assumed"},
)
INFA = {"id": "in-fa", "zh": "2021年第6号台风“烟花”", "en": "Typhoon In-Fa (2106)", "scenario": "../yanhua-2021"}

# Operational fixes (N01): time, lon, lat, hPa, m/s (2-minute mean).
CHANTHU_TRACK = (
    ("2021-09-12T17:00", 122.4, 25.6, 935, 52), ("2021-09-12T20:00", 122.7, 26.1, 940, 50),
    ("2021-09-12T23:00", 122.9, 26.7, 940, 50), ("2021-09-13T02:00", 123.1, 27.6, 945, 48),
    ("2021-09-13T05:00", 123.3, 28.3, 945, 48), ("2021-09-13T08:00", 123.4, 29.0, 950, 45),
    ("2021-09-13T11:00", 123.6, 29.9, 950, 45), ("2021-09-13T14:00", 123.3, 30.6, 955, 42),
    ("2021-09-13T17:00", 123.2, 30.8, 960, 40), ("2021-09-13T20:00", 123.2, 30.9, 955, 42),
    ("2021-09-13T23:00", 123.3, 31.1, 955, 42), ("2021-09-14T02:00", 123.3, 31.2, 965, 38),
    ("2021-09-14T05:00", 123.6, 31.1, 970, 35), ("2021-09-14T08:00", 123.8, 31.1, 970, 35),
    ("2021-09-14T11:00", 123.8, 31.0, 970, 35), ("2021-09-14T14:00", 124.3, 30.8, 970, 35),
    ("2021-09-14T17:00", 124.4, 30.7, 980, 30), ("2021-09-14T20:00", 124.5, 30.6, 980, 30),
    ("2021-09-14T23:00", 124.9, 30.5, 980, 30), ("2021-09-15T02:00", 125.1, 30.3, 982, 28))

HEAD = '''# The 25 missions of 2021, made by scripts/make_season.py: change that, not this. README.md says what is reported and what assumed.
format_version = 1
base = "../yanhua-2021" # all tables but rain, canal and track; the plan
name.zh = "2021年全年25次应急任务·拱墅区"
name.en = "The season of 2021: 25 missions, Gongshu district"
note = "Six of 25 activations have a reported day; all others, nearly all rain and levels, fleet, drains and rates are assumed and set to reach the company's sums of the year. No flood in it was observed in Gongshu."
crs = "WGS84"
seed = 2021
replications = {replications}

[time]
zone = "+08:00"

[roads]
source = "district"
path = "../districts/gongshu"
snap_limit_m = 300

[weather]
step_min = 5
rain_factor = 1.0

[incidents]
generate = true

[rules]
policy = "nearest_idle"
wind_stop_mps = 10.8
late_min = 30
call_in_day_min = 30
call_in_night_min = 45
most_duty_h = 14
'''


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def stamp(time: dt.datetime) -> str:
    return time.isoformat(timespec="minutes")


def hourly(duration: int, total: float, peak: float) -> list[float]:
    """Hours that rise to the peak and fall from it, each side by a constant factor, with the given sum."""
    top = min(int(PEAK_AT * duration), duration - 1)
    low, high = 0.0, 1.0
    for _ in range(60):  # the larger the factor, the flatter and the wetter
        factor = (low + high) / 2
        mm = [peak * factor ** abs(h - top) for h in range(duration)]
        low, high = (factor, high) if sum(mm) < total else (low, factor)
    assert peak < total <= peak * duration
    return mm


def from_mission(row: tuple) -> dict:
    key, zh, en, begin, signal, (after, duration, total, peak), status, source, note = row
    at, response = moment(begin), []
    for level, hours in HOURS[signal]:
        response.append((at, level))
        at += dt.timedelta(hours=hours)
    response.append((at, "none"))
    start = moment(begin) + dt.timedelta(hours=after)
    rain = [(start + dt.timedelta(hours=h), RAIN_FACTOR * mm) for h, mm in enumerate(hourly(duration, total, peak))]
    return {"id": key, "zh": zh, "en": en, "response": response, "rain": rain, "status": status, "source": source,
            "note": f"{signal} rain signal; levels and hours assumed; {note}"}


def from_report(entry: dict) -> dict:
    return {**entry, "response": [(moment(at), level) for at, level in entry["response"]],
            "rain": [(moment(at), mm) for at, mm in entry["rain"]]}


def with_window(entry: dict) -> dict:
    """From whole hours before to whole hours after."""
    first, last = entry["response"][0][0], entry["response"][-1][0]
    hours = [at for at, _ in entry["rain"]]
    start = min([first - dt.timedelta(hours=LEAD_H), *hours]).replace(minute=0)
    return {**entry, "start": start, "end": last + dt.timedelta(hours=TAIL_H)}


def rain_rows(entry: dict) -> list[dict]:
    """The storm's hours, dry time between them as rows of 0."""
    kind = "assumed" if entry["source"] in ("A", "K") or not entry["rain"] else "reconstructed"
    rows, at = [], entry["start"]

    def add(begin: dt.datetime, end: dt.datetime, mm: float) -> None:
        rows.append({"from": stamp(begin), "to": stamp(end), "gauge": "areal", "rain_mm": f"{mm:.2f}",
                     "status": kind, "source": entry["source"], "note": entry["id"]})

    for begin, mm in entry["rain"]:
        if begin > at:
            add(at, begin, 0)
        at = begin + dt.timedelta(hours=1)
        add(begin, at, mm)
    if at < entry["end"]:
        add(at, entry["end"], 0)
    return rows


def canal_rows(entry: dict) -> list[dict]:
    """Rises with the rain until an hour after it, then falls a little."""
    total = sum(mm for _, mm in entry["rain"])
    top = CANAL_BEFORE_M + CANAL_PER_MM * total
    begin, end = entry["start"], entry["end"]
    wet = [at for at, mm in entry["rain"] if mm >= 2] or [begin + dt.timedelta(hours=1)]
    levels = [(begin, CANAL_BEFORE_M), (max(wet[0], begin + dt.timedelta(minutes=30)), CANAL_BEFORE_M),
              (min(wet[-1] + dt.timedelta(hours=2), end - dt.timedelta(hours=1)), top), (end, max(top - CANAL_FALL_M, CANAL_BEFORE_M))]
    return [{"time": stamp(at), "level_m": f"{level:.2f}", "status": "assumed", "source": "A", "note": entry["id"]}
            for at, level in levels]


def activation(entry: dict) -> str:
    lines = ["", "[[activation]]", f'id = "{entry["id"]}"', f'name.zh = "{entry["zh"]}"', f'name.en = "{entry["en"]}"']
    if "scenario" in entry:
        return "\n".join([*lines, f'scenario = "{entry["scenario"]}"'])
    steps = ", ".join(f'{{ at = {at.isoformat()}, level = "{level}" }}' for at, level in entry["response"])
    lines += [f"start = {entry['start'].isoformat()}", f"end = {entry['end'].isoformat()}", f"response = [{steps}]"]
    return "\n".join(lines + [f'{key} = "{entry[key]}"' for key in ("status", "source", "note")])


def check(entries: list[dict]) -> None:
    for a, b in zip(entries, entries[1:]):
        assert a["end"] < b["start"], f"{a['id']} and {b['id']} meet"
    july = sum(mm for e in entries for at, mm in e["rain"] if at.month == 7)
    assert july <= 482.5 - 289.9, "S12: rain of July at the urban station outside 22-28 July"
    chanthu = next(e for e in entries if e["id"] == "chanthu")
    inside = sum(mm for at, mm in chanthu["rain"] if moment("2021-09-12T15:00") <= at < moment("2021-09-13T07:00"))
    assert abs(inside - 27.2) < 0.05, "S15: 27.2 mm in Gongshu"
    evening = next(e for e in entries if e["id"] == "aug-26")
    assert sum(mm for at, mm in evening["rain"] if at.hour < 20) == 26.0, "N07: 26 mm from 17 to 20 h"
    assert len(entries) == 24, "U01: 25 missions with In-Fa"


def write(name: str, rows: list[dict]) -> None:
    write_rows(FOLDER / name, rows)


def write_plan() -> None:
    path = FOLDER / "plan.toml"
    if PATROL_INTERVAL_H and PATROL_INTERVAL_H != fleet.PATROL_INTERVAL_H:
        path.write_text(make_yanhua.plan_text(PATROL_INTERVAL_H), encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def main() -> None:
    entries = [with_window(e) for e in (*map(from_mission, MISSIONS), *map(from_report, REPORTED))]
    entries.sort(key=lambda e: e["start"])
    check(entries)
    write("rain.csv", [row for e in entries for row in rain_rows(e)])
    write("canal.csv", [row for e in entries for row in canal_rows(e)])
    write("track.csv", [{"time": time, "lon_deg": lon, "lat_deg": lat, "pressure_hpa": hpa, "max_wind_mps": mps,
                         "status": "sourced", "source": "N01", "note": "Chanthu, operational fix"}
                        for time, lon, lat, hpa, mps in CHANTHU_TRACK])
    late = next(i for i, e in enumerate(entries) if e["id"] == "jul-30")
    blocks = [activation(e) for e in (*entries[:late], INFA, *entries[late:])]
    text = HEAD.format(replications=REPLICATIONS) + "\n".join(blocks) + "\n"
    (FOLDER / "scenario.toml").write_text(text, encoding="utf-8")
    write_plan()


if __name__ == "__main__":
    main()
