#!/usr/bin/env python3
"""Makes a scenario of a city from that of a district: the district several times side by side, joined by streets. All of it is made up.

Usage: scripts/make_city.py DISTRICT_SCENARIO OUT [--times 10] [--incidents 1050] [--more-units 4] [--seed 1] [--program build/release/bin/stormcrew]

OUT is an ordinary scenario folder (docs/formats.md) with a README that says what is made up. The district's scenario must have
`roads.source = "district"`. The same arguments give the same bytes. Needs python3-h5py.
"""
import argparse
import datetime as dt
import pathlib
import subprocess
import tempfile
import tomllib

from city_roads import District, Layout, write_osm
from city_tables import STOCK_FACTOR, CityTables, more_calls, more_units, own_id, tables_of
from csv_tables import write_rows

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACE = {"standby": "station", "guard": "basin", "patrol": "route"}


def toml_value(value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml_value(v)}" for k, v in value.items()) + " }"
    return "[\n" + "".join(f"  {toml_value(v)},\n" for v in value) + "]" if isinstance(value, list) else str(value)


def toml_text(table: dict, head: str) -> str:
    """Keys first, then each section; sections within sections are written in line."""
    lines = [head] + [f"{k} = {toml_value(v)}" for k, v in table.items() if not isinstance(v, dict)]
    for name, section in table.items():
        if isinstance(section, dict):
            lines += ["", f"[{name}]"] + [f"{k} = {toml_value(v)}" for k, v in section.items()]
    return "\n".join(lines) + "\n"


def scenario_of(district: dict, options) -> dict:
    city = {key: value for key, value in district.items() if key not in ("base", "roads", "name", "note")}
    name = district["name"]
    city["note"] = (f"MADE UP by scripts/make_city.py to measure speed: {options.times} copies of a district joined by streets, {options.incidents:g} "
                    "made-up calls in each beside those of the storm. No such city, no such storm.")
    city["name"] = {"zh": f"虚构城市（{options.times}份）：{name['zh']}", "en": f"Made-up city of {options.times} parts: {name['en']}"}
    city["roads"] = {"source": "osm", "path": "city.osm.gz", "snap_limit_m": district["roads"].get("snap_limit_m", 300)}
    return city


def plan_of(district: dict, added: dict[str, str], parts: int) -> dict:
    plan = {key: value for key, value in district.items() if key in ("format_version", "name", "policy")}
    plan["level"] = {}
    for name, level in district["level"].items():
        extra = [posting | {"unit": new} for new, like in added.items() for posting in level["postings"]
                 if posting["unit"] == like and posting["duty"] == "standby"]
        postings = [posting | {key: own_id(posting[key], part) for key in ("unit", PLACE[posting["duty"]])}
                    for part in range(parts) for posting in level["postings"] + extra]
        plan["level"][name] = {key: value for key, value in level.items() if key not in ("postings", "people_on_duty")} | {"postings": postings}
    return plan


def plan_text(plan: dict) -> str:
    text = toml_text({key: value for key, value in plan.items() if key != "level"}, "# Made by scripts/make_city.py: the district's posture in every part.")
    for name, level in plan["level"].items():
        text += "\n" + toml_text({}, f"[level.{name}]") + "".join(f"{k} = {toml_value(v)}\n" for k, v in level.items())
    return text


def readme(options, source: str, layout: Layout, tables: dict, rain: list[float]) -> str:
    rows = {name: len(table) for name, table in tables.items()}
    return f"""# A made-up city

Made by `scripts/make_city.py {source} OUT --times {options.times} --incidents {options.incidents:g} --more-units {options.more_units} --seed {options.seed}`, to measure how stormcrew
grows with its input. **No such city exists, and nothing here was observed.** Every row of every table says in `status` and `note` how it was made.

| what | how |
|---|---|
| streets | `city.osm.gz`: the streets of the district's builder {options.times} times, {layout.columns} parts in a row, {layout.step[0]:g}° and {layout.step[1]:g}° apart; neighbours are joined by straight streets |
| zones, stations, basins, pipes, patrols, gauges | {rows.get("zones.csv", 0)}, {rows.get("stations.csv", 0)}, {rows.get("basins.csv", 0)}, {rows.get("pipes.csv", 0)} sections, {len({row["route"] for row in tables.get("patrols.csv", [])})} routes, {rows.get("gauges.csv", 0)}: the district's, moved |
| units, posture | {rows.get("units.csv", 0)}: the district's, and {options.more_units} more in each part, second ones of its scarcest kinds |
| rain | the district's times {min(rain):g} to {max(rain):g} by part, 1 in the mean (assumed) |
| track, canal, levels, kinds, materials | the district's |
| incidents | the district's rates in the weather, and about {options.incidents:g} calls in each part, evenly in time, of each kind as many as its scarcest skill can bear (assumed) |
| stock | times {STOCK_FACTOR} (assumed) |
| command staff | times {options.times} |

**As in the district:** streets, distances and loads within a part. **Not as there:** a policy may send units from part to part, so that ways get longer where
a part has run out of a skill; one dispatcher sees all incidents and all units; winds differ a little with the place.
"""


def build_map(program: str, folder: pathlib.Path, roads: dict, path: str) -> None:
    if roads["source"] != "district":
        raise SystemExit(f'{folder}: roads.source = "{roads["source"]}" (must be "district")')
    command = [program, "roads", str(folder / roads["path"]), "--seed", str(roads.get("seed", 1)), "-o", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make(options) -> None:
    folder, out = pathlib.Path(options.scenario), pathlib.Path(options.out)
    scenario = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
    base = folder / scenario["base"] if "base" in scenario else None
    plan_file = next(place / "plan.toml" for place in (folder, base) if place and (place / "plan.toml").exists())
    plan, tables = tomllib.loads(plan_file.read_text(encoding="utf-8")), tables_of(folder, base)
    added = more_units(tables, plan, options.more_units)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        build_map(options.program, folder, scenario["roads"], f"{scratch}/map.h5")
        district = District(f"{scratch}/map.h5")
    layout = Layout(options.times, district.lon, district.lat)
    write_osm(district, layout, str(out / "city.osm.gz"))
    hours = (scenario["time"]["end"] - scenario["time"]["start"]).total_seconds() / 3600
    city = CityTables(tables, layout, more_calls(tables, options.incidents, hours), options.seed)
    made = city.all()
    for name, rows in made.items():
        write_rows(out / name, rows)
    (out / "scenario.toml").write_text(toml_text(scenario_of(scenario, options), "# MADE UP by scripts/make_city.py. README.md says how."), encoding="utf-8")
    (out / "plan.toml").write_text(plan_text(plan_of(plan, added, options.times)), encoding="utf-8")
    (out / "README.md").write_text(readme(options, options.scenario, layout, made, city.rain_factor), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario")
    parser.add_argument("out")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--incidents", type=float, default=1050, help="calls that are added in each part, evenly in time")
    parser.add_argument("--more-units", type=int, default=4, help="units that each part has beyond the district's")
    parser.add_argument("--seed", type=int, default=1, help="of what differs between parts")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/stormcrew"))
    make(parser.parse_args())


if __name__ == "__main__":
    main()
