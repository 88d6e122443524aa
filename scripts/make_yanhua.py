#!/usr/bin/env python3
"""Makes the tables of scenarios/yanhua-2021 from a folder of facts.

Usage: scripts/make_yanhua.py FACTS_DIR

Written here: sources, zones, stations, stock, units, basins, cards, pipes, track, gauges, rain, canal, patrols (CSV)
and plan.toml. By hand and left alone: scenario.toml, unit_kinds, incident_kinds, materials, roster (CSV), README.md.
Other folders read what they lack from here (`base` in their scenario.toml). Standard library only.
"""
import datetime as dt
import json
import math
import pathlib
import random
import re
import sys

import yanhua_fleet as fleet
from csv_tables import rows_of, write_rows

SCENARIOS = pathlib.Path(__file__).resolve().parent.parent / "scenarios"
CASE = SCENARIOS / "yanhua-2021"
START, END = dt.datetime(2021, 7, 22), dt.datetime(2021, 7, 29)
# Positions are rounded: facts to build on, not a copy of anybody's geometry. Points and sites to the grid of
# districts/gongshu/places.csv, which lets a street pass them; the rest to about 100 m.
FINE_DEG, COARSE_DEG = 0.0005, 0.001

# subdistrict -> (thousand residents, km2): shares of 1,121 thousand and of 98.2 km2; five areas are sourced (S43).
ZONES = {
    "Mishixiang": (55, 3.75), "Hushu": (65, 2.75), "Xiaohe": (65, 6.375), "Hemu": (45, 1.18),
    "Gongchenqiao": (90, 4.23), "Daguan": (65, 3.5), "Shangtang": (80, 9.5), "Xiangfu": (115, 13.0),
    "Kangqiao": (55, 12.5), "Banshan": (60, 14.0), "Tianshui": (45, 1.6), "Wulin": (35, 1.2),
    "Changqing": (40, 1.6), "Chaoming": (45, 2.5), "Chaohui": (70, 2.6), "Wenhui": (50, 2.8),
    "Dongxin": (80, 5.2), "Shiqiao": (61, 9.9),
}
HIGH_RISE = {"Wulin", "Tianshui", "Changqing"}
TREES, DRAINS = 60000, 24000  # assumed totals, split half by residents and half by area

# Listed point -> (ground level m, return period a of its drain, runoff coefficient, blockage). All assumed.
POINTS = {
    "WL01": (3.3, 2, 0.75, 0.10), "WL02": (3.6, 2, 0.80, 0.10), "WL03": (6.2, 1, 0.75, 0.30),
    "WL04": (4.0, 2, 0.75, 0.15), "WL05": (3.9, 2, 0.75, 0.15), "WL06": (6.5, 1, 0.60, 0.20),
    "WL07": (3.8, 3, 0.80, 0.10), "WL08": (4.2, 3, 0.80, 0.10), "WL09": (4.6, 2, 0.80, 0.10),
    "WL10": (4.6, 2, 0.80, 0.10), "WL11": (3.7, 2, 0.80, 0.10), "WL12": (3.6, 2, 0.75, 0.10),
    "WL13": (3.4, 1, 0.75, 0.10), "WL14": (4.4, 1, 0.75, 0.32), "WL15": (4.8, 1, 0.75, 0.35),
    "WL16": (3.8, 2, 0.80, 0.10), "WL17": (4.5, 3, 0.80, 0.10), "WL18": (3.5, 2, 0.75, 0.10),
    "WL19": (5.5, 1, 0.65, 0.20),
}
# Underpass -> (catchment ha, return period a of its pumps). All assumed: key tunnels 50 a, older crossings less.
UNDERPASSES = {
    "UP01": (1.2, 50), "UP02": (1.0, 50), "UP03": (0.8, 50), "UP04": (0.5, 30), "UP05": (0.9, 50),
    "UP06": (0.5, 30), "UP07": (0.3, 10), "UP08": (0.3, 20), "UP09": (0.4, 20), "UP10": (0.4, 10),
    "UP11": (0.4, 20), "UP12": (0.4, 10), "UP13": (0.5, 30),
}
ROADS = {
    "石祥东路": "Shixiang East Rd", "石祥路": "Shixiang Rd", "上塘路": "Shangtang Rd", "沈半路": "Shenban Rd",
    "东新路": "Dongxin Rd", "德胜路": "Desheng Rd", "绍兴路": "Shaoxing Rd", "莫干山路": "Moganshan Rd",
    "拱康路": "Gongkang Rd", "登云路": "Dengyun Rd", "湖墅南路": "Hushu South Rd", "文晖路": "Wenhui Rd",
    "朝晖路": "Chaohui Rd", "大关路": "Daguan Rd", "石桥路": "Shiqiao Rd", "杭行路": "Hanghang Rd",
    "花园岗街": "Huayuangang St", "半山路": "Banshan Rd", "小河路": "Xiaohe Rd",
}
STEP_UP = {1: 2, 2: 3, 3: 5}  # return period of a point's drain before and after rebuilding: assumed
REBUILT_BLOCKAGE = 0.1  # assumed
CLOSURE_M = {"guard": 0.25, "police": 0.40}  # the first: S56 (Shanghai); the second, where no guard stands: assumed
CARD_PUMP_LPS = 28  # one submersible pump of 100 m3/h that the guard starts (equipment.csv, assumed)
# Sewers: 447 km are sourced (U01); sections, places and grades are drawn.
PIPES_M, PIPE_SECTIONS, PIPE_GRADES, PIPE_SEED = 447000, 450, {1: 60, 2: 25, 3: 12, 4: 3}, 2106
PIPE_REACH_M = 1200  # sections lie about this far from their subdistrict's centre
# Sources beside those of the facts.
OWN_SOURCES = {
    "A": ("assumed for this scenario; to be replaced by company data", "-", "assumed"),
    "K": ("general knowledge, not checked", "-", "recalled"),
    "U01": ("company figures for 2021", "-", "company"),
    "N01": ("Chanthu (2114): operational fixes", "github lzcapp/TropicalCyclone-Data@4ad1e1d9 ISC/JSON/202114.json", "dataset"),
    "N02": ("Fitow (1323): operational fixes", "github lzcapp/TropicalCyclone-Data@4ad1e1d9 ISC/JSON/201323.json", "dataset"),
    "N03": ("19 July 2023: 164 mm at Huazhong, Shiqiao; 104.7 mm in an hour in Linping; the north of the city",
            "http://big5.china.com.cn/gate/big5/zjnews.china.com.cn/yuanchuan/2023-07-21/384837.html", "news copy"),
    "N04": ("Fitow: 246.4 mm at Mantoushan on 7 October 2013, a record day; gusts of 8-9 inland; rain ended on the 8th",
            "http://zjnews.zjol.com.cn/system/2013/10/09/019631748.shtml", "news"),
    "N05": ("30 July 2021: red rain signal 18:46, Hemu and Xiangfu within it; 95.3 mm in an hour at Beigaofeng",
            "https://freewechat.com/a/MjM5MjExOTIyMA==/2652471453/1 ; "
            "https://ori.hangzhou.com.cn/ornews/content/2021-07/31/content_8021477.htm", "notice copy; news"),
    "N06": ("31 July 2021: second storm, 46 larger points in the main urban area, most drained within an hour",
            "http://48903.com/news/show-163988.html (copy of Dushi Kuaibao)", "news copy"),
    "N07": ("26 August 2021: 26 mm in the main urban area from 17 to 20 h, yellow signals to 21:38, a tree on a car",
            "http://jj.lkhdzx.com/dujia/shangye/79740.html ; http://gansulong.com/c/0F221BB92023.html", "news copy"),
    "N08": ("7 January 2021: cold wave, ice response IV from 19:00; 20 people of Gongshu's municipal crews on 35 bridges",
            "Hangzhou Daily, stored excerpt without an address", "news copy"),
    "N09": ("Chanthu: Zhejiang level II 11 September 21:00, level I 12 September 18:30",
            "http://cneb.gov.cn/2021/09/11/ARTI1631373192331340.shtml ; http://m.fyrmtzx.cn/p/88277.html", "news"),
    "N10": ("12 September 2021: 13 mm in the main urban area from 8 to 20 h",
            "https://slyday.com/show-133786-1-1.html", "forum copy of news"),
}
FALL_M = 1.2  # head between street and canal at which a drain still gives its design flow: assumed


def read(facts: pathlib.Path, name: str) -> list[dict]:
    return rows_of(facts / f"{name}.csv")


def write(name: str, rows: list[dict]) -> None:
    write_rows(CASE / name, rows)


def place(lon: str, lat: str, grid_deg: float = COARSE_DEG) -> dict:
    lon, lat = (math.floor(float(angle) / grid_deg + 0.500001) * grid_deg for angle in (lon, lat))  # half up
    return {"lon_deg": f"{lon:.4f}", "lat_deg": f"{lat:.4f}"}


def design_mm_per_h(years: float, minutes: float = 60) -> float:
    """Design rain i = A(1 + C lg P)/(t + b)^n of hangzhou_idf.csv, formula HZ_new (recalled, medium)."""
    return 60 * 20.12 * (1 + 0.639 * math.log10(years)) / (minutes + 11.945) ** 0.825


def runoff_lps(coefficient: float, mm_per_h: float, hectares: float) -> float:
    """Rational method (models.csv M14): Q = psi i F / 360 in m3/s."""
    return coefficient * mm_per_h * hectares / 360 * 1000


def make_zones(facts: pathlib.Path) -> list[dict]:
    people, area = (sum(column) for column in zip(*ZONES.values()))
    assert people == 1121 and abs(area - 98.2) < 0.05
    rows = []
    for fact in read(facts, "gongshu_subdistricts"):
        name = fact["name_en"]
        share = ZONES[name][0] / people / 2 + ZONES[name][1] / area / 2
        recalled = fact["centre_status"] == "recalled"
        rows.append({
            "id": name.lower(), "name_zh": fact["name"], "name_en": name,
            **place(fact["centre_lon"], fact["centre_lat"]), "population": ZONES[name][0] * 1000,
            "trees": round(TREES * share, -1).__trunc__(), "drains": round(DRAINS * share, -1).__trunc__(),
            "terrain": "D" if name in HIGH_RISE else "C",
            "status": f"assumed (centre {'recalled' if recalled else 'derived'})",
            "source": "K" if recalled else "S41;S42",
            "note": "centre +-0.7 km" if recalled else f"centre: {fact['centre_status'][8:-1]}",
        })
    write("zones.csv", rows)
    return rows


def make_stations(facts: pathlib.Path) -> None:
    def row(key, zh, en, kind, where, capacity, status, source, note):
        return {"id": key, "name_zh": zh, "name_en": en, "kind": kind, **where, "capacity_units": capacity,
                "status": status, "source": source, "note": note}
    rows = []
    for site in read(facts, "gongshu_sites"):
        where = place(site["lon"], site["lat"], FINE_DEG)
        if site["kind"] == "depot":
            rows.append(row(site["id"], site["name"], site["name_en"], "depot", where, 12, "assumed", "A",
                            "replace by the company's own depots"))
        if site["kind"] == "sluice":
            rows.append(row(site["id"], site["name"], site["name_en"], "pumping_station", where, 2,
                            "assumed (name sourced, position recalled)", site["source"], "forward post at a sluice"))
    rows += [row(key, zh, en, "standby", place(lon, lat), 4, "assumed", "A", "forward post at a cluster of listed points")
             for key, zh, en, lon, lat in fleet.STANDBY]
    write("stations.csv", rows)


def make_basins(facts: pathlib.Path) -> list[dict]:
    rows = [point_row(fact) for fact in read(facts, "gongshu_waterlogging_points")]
    rows += [underpass_row(fact) for fact in read(facts, "gongshu_underpasses")]
    write("basins.csv", rows)
    return rows


def romanised(name: str) -> str:
    """Some English names of the facts are still Chinese road names."""
    for road, english in ROADS.items():
        name = name.replace(road, english)
    assert name.isascii(), name
    return name


def point_row(fact: dict) -> dict:
    ground, years, coefficient, blockage = POINTS[fact["id"]]
    hectares = float(fact["catchment_ha"])
    pipe = runoff_lps(coefficient, design_mm_per_h(years), hectares)
    named = fact["place_status"] == "sourced"
    return {
        "id": fact["id"], "name_zh": fact["name"], "name_en": romanised(fact["name_en"]),
        "kind": "waterlogging", **place(fact["lon"], fact["lat"], FINE_DEG), "catchment_ha": hectares,
        "runoff_coefficient": coefficient, "inlet_lps": 20 * math.ceil(1.2 * pipe / 20), "pipe_lps": round(pipe),
        "blockage": blockage, "ground_level_m": ground, "outfall_gate_m": round(ground - FALL_M, 2), "pump_lps": 0,
        "side_slope": 0.015, "spill_depth_m": round(float(fact["max_depth_m"]) + 0.15, 2), "cover_radius_m": 80,
        "closure_depth_m": "", **rebuilt(ground, STEP_UP[years], coefficient, hectares),
        "status": "assumed (place sourced)" if named else "assumed", "source": fact["source"] if named else "A",
        "note": f"{fact['mechanism']}; drain sized for the {years}-year hour, rebuilt for the {STEP_UP[years]}-year hour",
    }


def rebuilt(ground_m: float, years: int, coefficient: float, hectares: float) -> dict:
    """The same point after the works. That 19 were rebuilt is sourced (U01), everything else assumed."""
    pipe = runoff_lps(coefficient, design_mm_per_h(years), hectares)
    return {"rebuilt_inlet_lps": 20 * math.ceil(1.2 * pipe / 20), "rebuilt_pipe_lps": round(pipe),
            "rebuilt_blockage": REBUILT_BLOCKAGE, "rebuilt_outfall_gate_m": round(ground_m - FALL_M, 2),
            "rebuilt_pump_lps": 0}


def underpass_row(fact: dict) -> dict:
    hectares, years = UNDERPASSES[fact["id"]]
    pump = runoff_lps(0.9, design_mm_per_h(years), hectares)
    return {
        "id": fact["id"], "name_zh": fact["name"], "name_en": fact["name_en"], "kind": "underpass",
        **place(fact["lon"], fact["lat"]), "catchment_ha": hectares, "runoff_coefficient": 0.9, "inlet_lps": 0,
        "pipe_lps": 0, "blockage": 0, "ground_level_m": 1.0, "outfall_gate_m": 0.0, "pump_lps": round(pump),
        "side_slope": 0.04, "spill_depth_m": 2.0, "cover_radius_m": 80, "closure_depth_m": f"{CLOSURE_M['police']:.2f}",
        **dict.fromkeys(("rebuilt_inlet_lps", "rebuilt_pipe_lps", "rebuilt_blockage", "rebuilt_outfall_gate_m",
                         "rebuilt_pump_lps"), ""),
        "status": "assumed (place sourced)", "source": fact["source"],
        "note": f"{fact['length_m']} m; drained by its pumps alone, sized for the {years}-year hour",
    }


def make_cards(basins: list[dict]) -> None:
    """One point, one plan: what the guard does."""
    guarded = sorted({u["I"][2:] for u in fleet.units() if u["kind"] == "guard"})
    names = {row["id"]: row["name_zh"] for row in basins}
    write("cards.csv", [{"basin": basin, "close_depth_m": CLOSURE_M["guard"], "pump_lps": CARD_PUMP_LPS,
                         "status": "assumed (depth sourced for Shanghai)", "source": "S56;S26",
                         "note": f"{names[basin]}: close at 0.25 m and start the pump on the spot (assumed)"}
                        for basin in guarded])


def make_stock() -> None:
    def rows(station: str, amounts: dict) -> list[dict]:
        return [{"station": station, "material": material, "amount": amount, "status": "assumed", "source": "S37;A"}
                for material, amount in amounts.items()]
    depots = sorted({u["home"] for u in fleet.units()})
    stock = []
    for depot in depots:
        large = fleet.LARGE_DEPOT_STOCK if depot in fleet.LARGE_DEPOTS else {}
        stock += rows(depot, {m: n + large.get(m, 0) for m, n in fleet.DEPOT_STOCK.items()})
    for post in fleet.STANDBY:
        stock += rows(post[0], fleet.POST_STOCK)
    write("stock.csv", stock)


def inside(lon: float, lat: float, ring: list) -> bool:
    crossings = sum((a[1] > lat) != (b[1] > lat) and lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                    for a, b in zip(ring, ring[1:] + ring[:1]))
    return crossings % 2 == 1


NORTHERNMOST_PIPE_DEG = 30.352  # farther north the real extract has few roads


def street_places(facts: pathlib.Path) -> list[tuple[float, float]]:
    """Places near arterials within the district, rounded to 0.001 degree: no geometry is left in them."""
    def load(name: str) -> list:
        return json.loads((facts / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    ring = max((polygon[0] for polygon in load("gongshu_boundary")[0]["geometry"]["coordinates"]), key=len)
    points = {(round(lon, 3), round(lat, 3)) for road in load("gongshu_arterials")
              for line in road["geometry"]["coordinates"] for lon, lat in line}
    return sorted(p for p in points if inside(*p, ring) and p[1] <= NORTHERNMOST_PIPE_DEG)


def metres_apart(a: tuple, b: tuple) -> float:
    return math.hypot((a[0] - b[0]) * 111320 * math.cos(math.radians(30.32)), (a[1] - b[1]) * 110860)


def make_pipes(facts: pathlib.Path, zones: list[dict]) -> None:
    """Sections by the zones' shares of drains, near their centres; lengths add up to the sourced total."""
    random_numbers = random.Random(PIPE_SEED)
    centre = {z["id"]: (float(z["lon_deg"]), float(z["lat_deg"])) for z in zones}
    places = {z: [] for z in centre}
    for place in street_places(facts):
        places[min(centre, key=lambda z: metres_apart(centre[z], place))].append(place)
    drains = sum(z["drains"] for z in zones)
    counts = {z["id"]: max(1, round(PIPE_SECTIONS * z["drains"] / drains)) for z in zones}
    drawn = []
    for zone, count in counts.items():
        weights = [math.exp(-(metres_apart(centre[zone], p) / PIPE_REACH_M) ** 2) for p in places[zone]]
        for place in random_numbers.choices(places[zone], weights, k=count):
            drawn.append((zone, place, random_numbers.uniform(0.5, 1.5),
                          random_numbers.choices(list(PIPE_GRADES), list(PIPE_GRADES.values()))[0]))
    metre = PIPES_M / sum(length for _, _, length, _ in drawn)
    rows = [{"id": f"S{number:03}", "lon_deg": f"{place[0]:.3f}", "lat_deg": f"{place[1]:.3f}",
             "length_m": round(length * metre), "grade": grade, "status": "assumed (total length sourced)",
             "source": "U01;A", "note": zone} for number, (zone, place, length, grade) in enumerate(drawn, 1)]
    rows[-1]["length_m"] += PIPES_M - sum(row["length_m"] for row in rows)
    write("pipes.csv", rows)


def make_track(facts: pathlib.Path) -> None:
    margin = dt.timedelta(hours=12)
    rows = [{"time": fix["time_cst"], "lon_deg": fix["lon_deg"], "lat_deg": fix["lat_deg"],
             "pressure_hpa": fix["pres_hpa"], "max_wind_mps": fix["vmax_2min_ms"], "status": fix["status"],
             "source": fix["source"], "note": f"CMA best track, {fix['category']}"}
            for fix in read(facts, "infa_track")
            if START - margin <= dt.datetime.fromisoformat(fix["time_cst"]) <= END + margin]
    write("track.csv", rows)


def make_rain(facts: pathlib.Path) -> None:
    rows = [{"from": row["from_cst"], "to": row["to_cst"], "gauge": "areal", "rain_mm": row["rain_mm"],
             "status": row["status"], "source": "S11;S12;S13;S14"}
            for row in read(facts, "infa_rain_hourly_reconstructed")]
    check_rain(rows)
    write("rain.csv", rows)
    write("gauges.csv", [{"id": "areal", "lon_deg": "120.150", "lat_deg": "30.320", "status": "derived", "source": "S11",
                          "note": "no gauge: the areal mean of the main urban area, set at the district's middle"}])


def check_rain(rows: list[dict]) -> None:
    """The sourced totals of infa_rain_totals.csv must come back from the drawn hours."""
    def total(begin: str, end: str) -> float:
        return round(sum(float(r["rain_mm"]) for r in rows if begin <= r["from"] and r["to"] <= end), 1)
    assert rows[0]["from"] == "2021-07-22T00:00" and rows[-1]["to"] == "2021-07-29T00:00"
    assert all(a["to"] == b["from"] for a, b in zip(rows, rows[1:]))
    assert total("2021-07-23T00:00", "2021-07-24T11:00") == 57.0, "S13: 57 mm"
    assert total("2021-07-23T00:00", "2021-07-26T14:00") == 231.1, "S11: 231.1 mm"
    assert abs(total("2021-07-25T09:00", "2021-07-26T09:00") - 92.7) <= 0.2, "S14: about 92.7 mm"
    assert total("2021-07-26T00:00", "2021-07-27T00:00") > 100, "S12: more than 100 mm on the day"
    hours = sorted((float(r["rain_mm"]) for r in rows), reverse=True)
    assert hours[0] == 23.9 and hours[1] < 10, "S12: one hour of 23.9 mm, all others below 10"
    assert abs(sum(hours) - 289.9) <= 0.5, "S12: 289.9 mm over 22-28 July"


def make_canal(facts: pathlib.Path) -> None:
    words = {"sourced": "sourced", "assumption": "assumed"}
    rows = [{"time": row["time_cst"], "level_m": row["value_m"], "status": words[row["status"]],
             "source": row["source"].replace("none", "A"), "note": row["quantity"]}
            for row in read(facts, "canal_levels")
            if row["place"] == "Gongchen Bridge" and row["time_cst"].startswith("2021-07")]
    rows.append({"time": "2021-07-29T00:00", "level_m": 2.0, "status": "assumed", "source": "A",
                 "note": "recession goes on; 2.02 m is an ordinary rain day (S15)"})
    write("canal.csv", sorted(rows, key=lambda row: row["time"]))


def make_units() -> None:
    write("units.csv", [{"id": u["unit"], "kind": u["kind"], "home": u["home"], "status": "assumed", "source": "A"}
                        for u in fleet.units()])


def make_patrols(basins: list[dict]) -> None:
    known = {row["id"]: row for row in basins}
    for routes in (("north", "west", "middle", "south"), ("all_n", "all_s"), ("all",)):  # each set passes everything once
        assert sorted(known) == sorted(stop for route in routes for stop in fleet.ROUTES[route])
    write("patrols.csv", [{"route": route, "lon_deg": known[stop]["lon_deg"], "lat_deg": known[stop]["lat_deg"],
                           "status": "assumed", "source": "A", "note": f"{stop} {known[stop]['name_zh']}"}
                          for route, stops in fleet.ROUTES.items() for stop in stops])


def posting(unit: str, code: str) -> str:
    duty, target = code.split(":")
    word, key = {"s": ("standby", "station"), "g": ("guard", "basin"), "p": ("patrol", "route")}[duty]
    return f'  {{ unit = "{unit}", duty = "{word}", {key} = "{target}" }},'


def plan_text(patrol_interval_h: dict) -> str:
    lines = ["# Posture per response level: assumed, shares on duty after response_levels.csv; patrol intervals calibrated (README.md).",
             "# Made by scripts/make_yanhua.py from scripts/yanhua_fleet.py.",
             "format_version = 1", 'name = "yanhua default posture"']
    for level in fleet.LEVELS:
        lines += ["", f"[level.{level}]", f"patrol_interval_h = {patrol_interval_h[level]}", "postings = ["]
        lines += [posting(u["unit"], u[level]) for u in fleet.units() if u[level] != "-"]
        lines.append("]")
    return "\n".join(lines) + "\n"


def make_plan() -> None:
    (CASE / "plan.toml").write_text(plan_text(fleet.PATROL_INTERVAL_H), encoding="utf-8")


def family() -> list[pathlib.Path]:
    """The case and the folders that stand on it."""
    return [CASE] + sorted(path.parent for path in SCENARIOS.glob("*/scenario.toml")
                           if f'base = "../{CASE.name}"' in path.read_text(encoding="utf-8"))


def cited() -> set[str]:
    """Source ids used by any table of the family or named in a scenario.toml or README of it."""
    found, text = set(), ""
    for path in (path for folder in family() for path in sorted(folder.iterdir())):
        if path.suffix in (".toml", ".md"):
            text += path.read_text(encoding="utf-8")
        elif path.suffix == ".csv" and path.name != "sources.csv":
            found.update(part for row in rows_of(path) for part in row["source"].split(";"))
    return found | set(re.findall(r"\b[SN]\d\d\b", text))


def make_sources(facts: pathlib.Path) -> None:
    known = {row["id"]: row for row in read(facts, "sources")}
    known |= {key: dict(zip(("what", "address", "kind"), row)) for key, row in OWN_SOURCES.items()}
    rows = [{"id": key, **{column: known[key][column] for column in ("what", "address", "kind")}}
            for key in sorted(cited() | {"A", "K", "U01"})]
    write("sources.csv", rows)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    facts = pathlib.Path(sys.argv[1])
    make_pipes(facts, make_zones(facts))
    make_stations(facts)
    make_stock()
    basins = make_basins(facts)
    make_cards(basins)
    make_patrols(basins)
    make_track(facts)
    make_rain(facts)
    make_canal(facts)
    make_units()
    make_plan()
    make_sources(facts)


if __name__ == "__main__":
    main()
