#!/usr/bin/env python3
"""Checks the floors of the house: a folder of engine/ includes itself and what stands below it, never up or sideways.

Usage: scripts/check_floors.py            exit 1 and one line per fault if a floor is broken
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEES = {
    "base": [],
    "des": ["base"],
    "road": ["base"],
    "hazard": ["base", "road"],
    "traffic": ["base", "des", "road", "hazard"],
    "response": ["base", "des", "road", "hazard", "traffic"],
    "plan": ["base", "des", "road", "hazard", "traffic", "response"],
    "io": ["base", "des", "road", "hazard", "traffic", "response"],
    "study": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io"],
    "planner": ["base", "des", "road", "hazard", "traffic", "response", "plan", "study"],
    "report": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io", "study"],
    "drill": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io", "study", "planner", "report"],
    "live": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io", "study", "planner", "report", "drill"],
    "service": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io", "study", "planner", "report", "drill", "live"],
    "cli": ["base", "des", "road", "hazard", "traffic", "response", "plan", "io", "study", "planner", "report", "drill", "live", "service"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def faults_of(path: pathlib.Path) -> list[str]:
    room = path.relative_to(ROOT / "engine").parts[0]
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        other = match.group(1).split("/")[0]
        if other != room and other not in SEES.get(room, []):
            found.append(f"{path.relative_to(ROOT)}:{number}: {room} may not include {other}")
    return found


def main() -> int:
    files = sorted(p for p in (ROOT / "engine").rglob("*") if p.suffix in (".h", ".cc"))
    rooms = {p.relative_to(ROOT / "engine").parts[0] for p in files}
    faults = [f"engine/{room}: unknown room (add it to SEES)" for room in sorted(rooms - SEES.keys())]
    faults += [fault for path in files for fault in faults_of(path)]
    print("\n".join(faults) if faults else f"{len(files)} files, no floor broken")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
