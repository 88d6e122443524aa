#!/usr/bin/env python3
"""Checks a folder of drills that `stormcrew drill design` wrote: every file is what docs/drills.md says, and they agree.

Usage: scripts/check_drills.py FOLDER            exit 1 and one line per fault if something is wrong

Calendars are read by icalendar, run files by h5py, pages as XML.
"""
import csv
import datetime
import io
import json
import math
import pathlib
import sys
import xml.etree.ElementTree as xml

import h5py
import icalendar

TABLES = {
    "injects.csv": "number time exercise_clock event_type kind kind_zh kind_en severity lon_deg lat_deg place_zh place_en "
    "from_zh from_en to_zh to_en mode_zh mode_en message_zh message_en expected_action_zh expected_action_en "
    "expected_units expected_arrive expected_min bound_arrive objective objective_zh objective_en capability "
    "contingency_zh contingency_en evaluation_points_zh evaluation_points_en controller evaluator actual_time result remark",
    "expected.csv": "number kind report units dispatch arrive clear response_min clear_min bound_arrive bound_min",
    "roster.csv": "unit kind kind_zh kind_en skills people crews level duty_zh duty_en place place_zh place_en leader phone",
    "evaluation.csv": "number section_zh section_en item_zh item_en criterion_zh criterion_en expected points observed score remark",
    "actions.csv": "time unit action inject note",
    "reference_actions.csv": "time unit action inject note",
}
WHOLE = {"number", "people", "crews", "points"}
NUMBERS = {"severity", "lon_deg", "lat_deg", "expected_min", "response_min", "clear_min", "bound_min"}
MOMENTS = {"time", "report", "dispatch", "arrive", "clear", "expected_arrive", "bound_arrive", "expected"}
MAY_BE_EMPTY = WHOLE | NUMBERS | MOMENTS | {"inject"}
FORMULA = tuple("=+-@\t\r")
PAGES = ("tabletop.html", "live.html", "no_notice.html")
HTML = "{http://www.w3.org/1999/xhtml}"

faults: list[str] = []


def fault(path: pathlib.Path, words: str) -> None:
    faults.append(f"{path}: {words}")


def read_table(path: pathlib.Path, columns: list[str]) -> list[dict]:
    """Rows of a table whose cells are all of their kind; commented lines are skipped."""
    before = len(faults)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    reader = csv.DictReader(io.StringIO("\n".join(l for l in lines if not l.startswith("#"))), strict=True)
    rows = list(reader)
    if reader.fieldnames != columns:
        fault(path, f"columns = {reader.fieldnames} (must be {columns})")
        return []
    for number, row in enumerate(rows, 1):
        if None in row or None in row.values():
            fault(path, f"row {number} has another number of cells")
            return []
        for column, cell in row.items():
            check_cell(path, number, column, cell)
    return rows if len(faults) == before else []


def check_cell(path: pathlib.Path, number: int, column: str, cell: str) -> None:
    where = f"row {number}: {column} = {cell!r}"
    try:
        if cell == "" and column in MAY_BE_EMPTY:
            return
        if column in WHOLE:
            int(cell)
        elif column in NUMBERS:
            float(cell)
        elif column in MOMENTS:
            moment(cell)
        elif cell.startswith(FORMULA):
            fault(path, f"{where} (must not be a formula)")
    except ValueError:
        fault(path, f"{where} (must be a {'date-time' if column in MOMENTS else 'number'})")


def moment(text: str) -> datetime.datetime:
    time = datetime.datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("no zone")
    return time


def check_calendar(path: pathlib.Path, drill: dict) -> None:
    data = path.read_bytes()
    for line in data.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line:
            fault(path, f"line {line[:30]!r}... (must be at most 75 octets and end in CRLF)")
    events = [e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    if len(events) != 1 + len(drill["injects"]):
        fault(path, f"{len(events)} events (must be one, and one for each of {len(drill['injects'])} injects)")
        return
    if len({str(e["UID"]) for e in events}) != len(events):
        fault(path, "a UID stands twice")
    begin = events[0].decoded("DTSTART")
    for event, inject in zip(events[1:], drill["injects"]):
        wanted = moment(inject["at"]) - moment(drill["begin"])
        if abs((event.decoded("DTSTART") - begin - wanted).total_seconds()) >= 1:
            fault(path, f"inject {inject['number']} is at {event.decoded('DTSTART')} (must be {wanted} after the begin)")
    length = moment(drill["end"]) - moment(drill["begin"])
    if abs((events[0].decoded("DTEND") - begin - length).total_seconds()) >= 1:
        fault(path, f"ends at {events[0].decoded('DTEND')} (must be {length} after the begin)")


def check_page(path: pathlib.Path, drill: dict) -> None:
    try:
        tree = xml.parse(path)
    except xml.ParseError as error:
        fault(path, f"is not well-formed: {error}")
        return
    for element in tree.iter():
        tag = element.tag.removeprefix(HTML)
        if tag in ("script", "iframe", "object", "link", "img"):
            fault(path, f"has <{tag}> (must need no script and no other file)")
        for key in element.attrib:
            if key in ("src", "href") or key.startswith("on"):
                fault(path, f"<{tag} {key}> (must need no script and no other file)")
    text = " ".join("".join(tree.getroot().itertext()).split())
    for inject in drill["injects"]:
        for language in ("zh", "en"):
            message = " ".join(inject.get(f"message_{language}", "").split())
            if message not in text:
                fault(path, f"lacks the message of inject {inject['number']} in {language}")


def times_of(run: h5py.File, column: str) -> list:
    """Moments of the run file's incidents; None where it did not happen."""
    data = run["incidents"][column]
    unit = data.attrs["units"]
    unit = unit.decode() if isinstance(unit, bytes) else unit
    start = datetime.datetime.fromisoformat(unit.removeprefix("milliseconds since ").replace(" +", "+"))
    missing = int(data.attrs["_FillValue"][()].item() if hasattr(data.attrs["_FillValue"], "item") else data.attrs["_FillValue"])
    return [None if int(v) == missing else start + datetime.timedelta(milliseconds=int(v)) for v in data[:]]


def check_times(folder: pathlib.Path, drill: dict, rows: list[dict]) -> None:
    path = folder / "expected.csv"
    with h5py.File(folder / "reference.h5") as run:
        times = {column: times_of(run, column) for column in ("report", "dispatch", "arrive", "clear")}
    if len(times["report"]) < len(drill["injects"]):
        fault(folder / "reference.h5", "has fewer incidents than there are injects")
        return
    for row, inject in zip(rows, drill["injects"]):
        for column, all_times in times.items():
            told = moment(row[column]) if row[column] else None
            if told != all_times[inject["incident"]]:
                fault(path, f"inject {row['number']}: {column} = {told} (must be {all_times[inject['incident']]}, as in reference.h5)")
        if row["bound_arrive"] and row["arrive"] and moment(row["bound_arrive"]) > moment(row["arrive"]):
            fault(path, f"inject {row['number']}: bound_arrive is later than arrive")


def check_actions(path: pathlib.Path, drill: dict, rows: list[dict], units: set) -> None:
    numbers = {i["number"] for i in drill["injects"]}
    before = None
    for row in rows:
        time = moment(row["time"])
        if not moment(drill["begin"]) <= time < moment(drill["end"]) or (before and time < before):
            fault(path, f"time = {row['time']} (must be within the exercise and ascend)")
        before = time
        if row["action"] not in ("send", "call_off"):
            fault(path, f"action = {row['action']} (must be send or call_off)")
        if row["unit"] not in units:
            fault(path, f"unit = {row['unit']} (must be in roster.csv)")
        inject = row["inject"].removesuffix("+")  # what the inject has led to
        if row["action"] == "send" and (not inject.isdecimal() or int(inject) not in numbers):
            fault(path, f"inject = {row['inject']} (must be the number of an inject)")


def check_drill(folder: pathlib.Path) -> dict | None:
    drill = json.loads((folder / "drill.json").read_text(encoding="utf-8"))
    if (drill.get("format"), drill.get("format_version")) != ("stormcrew-drill", 1):
        fault(folder / "drill.json", "is no drill of format version 1")
        return None
    before = len(faults)
    rows = {name: read_table(folder / name, columns.split()) for name, columns in TABLES.items()}
    if len(faults) > before:
        return drill
    for name in ("injects.csv", "expected.csv"):
        if [int(r["number"]) for r in rows[name]] != [i["number"] for i in drill["injects"]]:
            fault(folder / name, "its numbers are not those of drill.json")
            return None
    points = sum(int(r["points"]) for r in rows["evaluation.csv"])
    if points != 100:
        fault(folder / "evaluation.csv", f"{points} points (must be 100)")
    for row, inject in zip(rows["injects.csv"], drill["injects"]):
        if moment(row["time"]) != moment(inject["at"]):
            fault(folder / "injects.csv", f"inject {row['number']}: time is not that of drill.json")
    check_times(folder, drill, rows["expected.csv"])
    check_actions(folder / "reference_actions.csv", drill, rows["reference_actions.csv"],
                  {r["unit"] for r in rows["roster.csv"]})
    check_calendar(folder / "drill.ics", drill)
    for page in PAGES:
        check_page(folder / page, drill)
    for name in ("scenario/scenario.toml", "scenario/incidents.csv", "situation.md"):
        if not (folder / name).is_file():
            fault(folder / name, "is missing")
    return drill


def check_distances(path: pathlib.Path, found: dict, drills: list[dict]) -> None:
    """Drills must differ: no two nearer than the median of the study."""
    scaled = [{f["id"]: f["scaled"] for f in d["features"]} for d in drills]
    for i in range(len(drills)):
        for k in range(i):
            pair = f"drills {drills[k]['number']} and {drills[i]['number']}"
            if scaled[i].keys() != scaled[k].keys():
                fault(path, f"{pair} have other features")
                continue
            distance = math.sqrt(sum((scaled[i][f] - scaled[k][f]) ** 2 for f in scaled[i]))
            for told in (found["distance"][i][k], found["distance"][k][i]):
                if abs(distance - told) > 1e-6 * max(1, distance):
                    fault(path, f"{pair}: distance = {told} (must be {distance})")
            if distance < found["median_distance"] * (1 - 1e-9):
                fault(path, f"{pair}: distance = {distance} (must be at least the median {found['median_distance']})")


def check_set(folder: pathlib.Path) -> None:
    path = folder / "drills.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    folders = sorted(p for p in folder.iterdir() if (p / "drill.json").is_file())
    if [p.name for p in folders] != [d["folder"] for d in found["drills"]]:
        fault(path, "its drills are not the folders there are")
    drills = [d for d in map(check_drill, folders) if d]
    for drill, told in zip(drills, found["drills"]):
        if len(drill["injects"]) != told["injects"]:
            fault(path, f"drill {told['number']}: {told['injects']} injects (must be {len(drill['injects'])})")
        for strain in drill["strains"]:
            if not strain["relieved_cost_h"] < strain["cost_h"]:
                fault(path, f"drill {told['number']}: {strain['kind']} costs no less when relieved")
        if not drill["strains"]:
            fault(path, f"drill {told['number']} strains nothing")
    if len(drills) == len(found["distance"]):
        check_distances(path, found, drills)
    rows = list(csv.DictReader(io.StringIO((folder / "drills.csv").read_text(encoding="utf-8-sig"))))
    if [row["number"] for row in rows] != [str(d["number"]) for d in drills for _ in d["strains"]]:
        fault(folder / "drills.csv", "has not a row for each strain")
    for name in ("README.md", "storm/scenario.toml", "storm/roads.h5"):
        if not (folder / name).is_file():
            fault(folder / name, "is missing")


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    check_set(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) if faults else f"{sys.argv[1]}: good")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
