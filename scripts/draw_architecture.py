#!/usr/bin/env python3
"""Draws docs/pictures/floors.svg from the modules' DEPS, and docs/pictures/data.svg, the way of the data.

Usage: scripts/draw_architecture.py              write both pictures
       scripts/draw_architecture.py --check      exit 1 if a picture is not what would be drawn, or names what the sources lack
"""
import argparse
import pathlib
import sys

import engine_rooms
from architecture import data_way, floors

FOLDER = pathlib.Path("docs") / "pictures"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    parser.add_argument("--root", type=pathlib.Path, default=engine_rooms.ROOT, help="of another tree")
    options = parser.parse_args()
    root = options.root.resolve()
    engine_rooms.ROOT, engine_rooms.ENGINE = root, root / "engine"
    faults = data_way.faults(root)
    for name, text in (("floors.svg", floors.draw()), ("data.svg", data_way.draw())):
        path = root / FOLDER / name
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{FOLDER / name}: not as it would be drawn now (run scripts/draw_architecture.py)")
    print("\n".join(faults) if faults else "both pictures are current")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
