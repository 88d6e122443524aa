#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that no two files of engine/ define a type of one name in one namespace: the program would have two of it, and the linker mix their functions.

Usage: scripts/check_type_names.py [--root FOLDER]     exit 1 and one line per type that is there twice
"""
import argparse
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPENS = re.compile(r"^namespace ?([\w:]*) ?\{")
CLOSES = re.compile(r"^\}  // namespace")
DEFINES = re.compile(r"^(?:template <.*> )?(?:struct|class|enum class) ([\w:]+)(?: final)?(?: : [^;]*)? ?\{")


def types_of(path: pathlib.Path) -> list[tuple[str, int]]:
    """Full names of the types that others can see, with their lines."""
    inside, found = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := OPENS.match(line):
            inside.append(match.group(1))
        elif CLOSES.match(line):
            inside.pop()
        elif (match := DEFINES.match(line)) and "" not in inside:
            found.append(("::".join([*inside, match.group(1)]), number))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="of another tree")
    root = parser.parse_args().root.resolve()
    places = collections.defaultdict(list)
    for path in sorted((root / "engine").rglob("*")):
        if path.suffix in (".h", ".cc"):
            for name, number in types_of(path):
                places[name].append(f"{path.relative_to(root)}:{number}")
    twice = {name: at for name, at in places.items() if len({place.split(":")[0] for place in at}) > 1}
    for name, at in twice.items():
        print(f"{name}: {', '.join(at)}")
    if not twice:
        print(f"{len(places)} types, each defined once")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
