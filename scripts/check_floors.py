#!/usr/bin/env python3
"""Checks the floors of the house: a room of engine/ includes itself and the rooms that its sc_module names in DEPS.

Those stand below it in engine/CMakeLists.txt, and each of them is included somewhere: what DEPS say is what is true.

Usage: scripts/check_floors.py [--root FOLDER]     exit 1 and one line per fault if a floor is broken
"""
import argparse
import pathlib
import re
import sys

import engine_rooms

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def includes_of(path: pathlib.Path) -> list[tuple[int, str]]:
    """Line and room of every include of the project's own files."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [(number, match.group(1).split("/")[0]) for number, line in lines if (match := INCLUDE.match(line))]


def faults_of_room(room: str, may: list[str], below: list[str]) -> list[str]:
    place = f"engine/{room}/CMakeLists.txt"
    faults = [f"{place}: DEPS name {other}, which does not stand below {room}" for other in may if other not in below]
    unused = set(may)
    for path in sorted((engine_rooms.ENGINE / room).rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        for number, other in includes_of(path):
            unused.discard(other)
            if other not in (room, *may):
                faults.append(f"{path.relative_to(engine_rooms.ROOT)}:{number}: {room} may not include {other}")
    return faults + [f"{place}: DEPS name {other}, which nothing in {room} includes" for other in sorted(unused)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=engine_rooms.ROOT, help="of another tree")
    root = parser.parse_args().root.resolve()
    engine_rooms.ROOT, engine_rooms.ENGINE = root, root / "engine"
    order, may = engine_rooms.rooms(), engine_rooms.dependencies()
    folders = {p.parent.name for p in engine_rooms.ENGINE.glob("*/CMakeLists.txt")}
    faults = [f"engine/{room}: not in engine/CMakeLists.txt" for room in sorted(folders - set(order))]
    for number, room in enumerate(order):
        faults += faults_of_room(room, may[room], order[:number])
    print("\n".join(faults) if faults else f"{len(order)} rooms, no floor broken")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
