"""The tables of a made-up city: those of a district once for each part, with ids and places of its own.

A row says what it was made of: `status` "derived" where only id and place are others, "assumed" where a number was changed.
"""
import copy
import pathlib
import random

from csv_tables import rows_of

# Table -> columns that hold ids of things which every part has its own of. Tables that are not here are the same for all parts.
OWN = {"zones.csv": ["id"], "stations.csv": ["id"], "units.csv": ["id", "home"], "basins.csv": ["id"], "cards.csv": ["basin"], "pipes.csv": ["id"],
       "patrols.csv": ["route", "zones"], "gauges.csv": ["id"], "rain.csv": ["gauge"], "stock.csv": ["station"], "closures.csv": [], "incidents.csv": []}
SHARED = ["unit_kinds.csv", "incident_kinds.csv", "materials.csv", "track.csv", "canal.csv", "roster.csv", "sources.csv"]
STOCK_FACTOR = 20   # assumed: so that material lasts for so many incidents
AROUND_H = 0.75     # assumed: of a unit's time for an incident beside the work: making ready, driving, setting up
RAIN_SPREAD = 0.1  # parts have from 1 - this to 1 + this times the district's rain (assumed)


def own_id(name: str, part: int) -> str:
    return f"{name}_{part + 1:02}"


def exposure_of(kind: dict, tables: dict) -> float:
    """What the kind's rate is multiplied by, of all sites of the district; 0 where the kind gets no more calls."""
    if kind["driver"] in ("none", "depth"):
        return 0
    zones, basins = tables["zones.csv"], tables["basins.csv"]
    return {"zone": len(zones), "population": sum(float(z["population"]) for z in zones) / 1e5, "trees": sum(float(z["trees"]) for z in zones),
            "drains": sum(float(z["drains"]) for z in zones), "basins": sum(b["kind"] == "waterlogging" for b in basins),
            "underpasses": sum(b["kind"] == "underpass" for b in basins)}.get(kind["exposure"], 0)


def needs_of(kind: dict) -> dict[str, int]:
    pairs = [need.partition("*") for need in kind["skills"].split(";")]
    return {skill: int(number or 1) for skill, _, number in pairs}


def more_calls(tables: dict, incidents: float, hours: float) -> dict[str, float]:
    """Additions to the kinds' `base_per_h` that make `incidents` in a district, evenly in time: of each kind as many as its scarcest
    skill can bear beside the other kinds that need it."""
    skills = {row["id"]: row["skills"].split(";") for row in tables["unit_kinds.csv"]}
    able = [skill for unit in tables["units.csv"] if unit["kind"] != "guard" for skill in skills[unit["kind"]]]
    scarcest, bears = {}, {}
    for kind in tables["incident_kinds.csv"]:
        if not exposure_of(kind, tables):
            continue
        per_skill = {skill: able.count(skill) / number for skill, number in needs_of(kind).items()}
        scarcest[kind["id"]] = min(per_skill, key=per_skill.get)
        bears[kind["id"]] = per_skill[scarcest[kind["id"]]] / (float(kind["work_median_min"]) / 60 + AROUND_H)
    share = {k: bears[k] / sum(scarcest[k] == other for other in scarcest.values()) for k in bears}
    return {kind["id"]: incidents / hours * share[kind["id"]] / sum(share.values()) / exposure_of(kind, tables)
            for kind in tables["incident_kinds.csv"] if kind["id"] in share}


def tables_of(folder: pathlib.Path, base: pathlib.Path | None) -> dict[str, list[dict]]:
    """Each table from the folder, or else from its base."""
    found = {}
    for name in [*OWN, *SHARED]:
        for place in (folder, base):
            if place and (place / name).exists():
                found[name] = rows_of(place / name)
                break
    return found


class CityTables:
    """`tables`: of the district, with the units that are added. `layout`: see city_roads."""

    def __init__(self, tables: dict, layout, calls: dict[str, float], seed: int):
        self.tables, self.layout, self.calls = tables, layout, calls
        even = [1 + RAIN_SPREAD * ((2 * k + 1) / layout.parts - 1) for k in range(layout.parts)]
        self.rain_factor = [round(factor, 3) for factor in random.Random(seed).sample(even, len(even))]

    def all(self) -> dict[str, list[dict]]:
        return {name: self.repeated(name) if name in OWN else self.shared(name) for name in self.tables}

    def repeated(self, name: str) -> list[dict]:
        return [self.row_of(name, row, part) for part in range(self.layout.parts) for row in self.tables[name]]

    def row_of(self, name: str, row: dict, part: int) -> dict:
        new = {"status": "derived"} | row
        for column in set(OWN[name]) & set(row):
            new[column] = ";".join(own_id(word, part) for word in (row.get(column) or "").split(";") if word)
        self.move(new, part)
        if "name_zh" in row:
            new["name_zh"], new["name_en"] = f"{row['name_zh']}·{part + 1}区", f"{row['name_en']}, part {part + 1}"
        new["status"], new["note"] = "derived", f"as in the district ({(row.get('status') or 'no status').split(' (')[0]}), part {part + 1}"
        self.change_numbers(name, new, part)
        return new

    def move(self, row: dict, part: int) -> None:
        if not row.get("lon_deg"):
            return
        for column, by in zip(("lon_deg", "lat_deg"), self.layout.shift(part)):
            row[column] = f"{float(row[column]) + by:.6f}"

    def change_numbers(self, name: str, row: dict, part: int) -> None:
        if name == "rain.csv":
            row["rain_mm"] = f"{float(row['rain_mm']) * self.rain_factor[part]:.3f}"
            row["status"], row["note"] = "assumed", f"the district's times {self.rain_factor[part]}"
        if name == "stock.csv":
            row["amount"] = f"{float(row['amount']) * STOCK_FACTOR:g}"
            row["status"], row["note"] = "assumed", f"the district's times {STOCK_FACTOR}"

    def shared(self, name: str) -> list[dict]:
        rows = copy.deepcopy(self.tables[name])
        for row in rows:
            if name == "incident_kinds.csv" and row["id"] in self.calls:
                row["base_per_h"] = f"{float(row['base_per_h']) + self.calls[row['id']]:.6g}"
                row["status"], row["note"] = "assumed", "the district's rate in the weather, and calls made up to have enough incidents"
            if name == "roster.csv":
                row["command_staff"] = str(int(row["command_staff"]) * self.layout.parts)
                row["status"], row["note"] = "assumed", "command staff of all parts"
        return rows


def more_units(tables: dict, plan: dict, count: int) -> dict[str, str]:
    """Adds `count` units a part to the district's tables: second ones of the kinds with fewest units on standby at the highest level.
    Returns new id -> the one it is like."""
    level = next(plan["level"][name] for name in ("I", "II", "III", "IV") if name in plan["level"])
    kind = {row["id"]: row["kind"] for row in tables["units.csv"]}
    on_standby = [posting["unit"] for posting in level["postings"] if posting["duty"] == "standby"]
    size = {k: sum(kind[u] == k for u in on_standby) for k in kind.values()}
    like = sorted(on_standby, key=lambda u: (size[kind[u]], on_standby.index(u)))[:count]
    added = {f"{u}x": u for u in like}
    by_id = {row["id"]: row for row in tables["units.csv"]}
    tables["units.csv"] += [by_id[u] | {"id": new} for new, u in added.items()]
    for station in tables["stations.csv"]:
        station["capacity_units"] = str(int(station["capacity_units"]) + len(added))
    return added
