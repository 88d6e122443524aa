"""The tables of a made-up city: those of a district once for each part, with ids and places of its own.

A row says what it was made of: `status` "derived" where only id and place are others, "assumed" where a number was changed.
"""
import copy
import csv
import pathlib
import random

# Table -> columns that hold ids of things which every part has its own of. Tables that are not here are the same for all parts.
OWN = {"zones.csv": ["id"], "stations.csv": ["id"], "units.csv": ["id", "home"], "basins.csv": ["id"], "cards.csv": ["basin"], "pipes.csv": ["id"],
       "patrols.csv": ["route", "zones"], "gauges.csv": ["id"], "rain.csv": ["gauge"], "stock.csv": ["station"], "closures.csv": [], "incidents.csv": []}
SHARED = ["unit_kinds.csv", "incident_kinds.csv", "materials.csv", "track.csv", "canal.csv", "roster.csv", "sources.csv"]
UNSCALED_DRIVERS = ("none", "depth")  # recorded only; water calls once for each flooding whatever the rate
RAIN_SPREAD = 0.1  # parts have from 1 - this to 1 + this times the district's rain (assumed)


def own_id(name: str, part: int) -> str:
    return f"{name}_{part + 1:02}"


def read(path: pathlib.Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))


def tables_of(folder: pathlib.Path, base: pathlib.Path | None) -> dict[str, list[dict]]:
    """Each table from the folder, or else from its base."""
    found = {}
    for name in [*OWN, *SHARED]:
        for place in (folder, base):
            if place and (place / name).exists():
                found[name] = read(place / name)
                break
    return found


class CityTables:
    """`tables`: of the district, with the units that are added. `layout`: see city_roads."""

    def __init__(self, tables: dict, layout, rates: float, seed: int):
        self.tables, self.layout, self.rates = tables, layout, rates
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
            row["amount"] = f"{float(row['amount']) * self.rates:g}"
            row["status"], row["note"] = "assumed", f"the district's times {self.rates:g}, as the rates of incidents"

    def shared(self, name: str) -> list[dict]:
        rows = copy.deepcopy(self.tables[name])
        for row in rows:
            if name == "incident_kinds.csv" and row["driver"] not in UNSCALED_DRIVERS:
                for column in ("base_per_h", "coefficient"):
                    row[column] = f"{float(row[column]) * self.rates:.6g}"
                row["status"], row["note"] = "assumed", f"the district's rates times {self.rates:g}, made up to have enough incidents"
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


def write_csv(path: pathlib.Path, rows: list[dict]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
