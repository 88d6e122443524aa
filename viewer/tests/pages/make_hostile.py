#!/usr/bin/env python3
"""Copies a scenario and gives everything in it a name that would run, were it ever taken for markup.

Usage: viewer/tests/pages/make_hostile.py SCENARIO COPY
"""
import csv
import html
import pathlib
import re
import shutil
import sys

HOSTILE = """<img src=x onerror=alert(1)></script><script>alert(2)</script>'"&lt;"""


def spoil_table(path: pathlib.Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    table = csv.DictReader(lines)
    rows = list(table)
    for row in rows:
        for column in ("name_zh", "name_en"):
            if column in row:
                row[column] = HOSTILE + row[column]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def spoil_head(path: pathlib.Path) -> None:
    """Title and note: single words of TOML, so that quotes need the literal kind."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?m)^(name\.\w+|note) = "(.*)"', rf"\1 = '''{HOSTILE}\2'''", text), encoding="utf-8")


def spoil_streets(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = html.escape(HOSTILE)
    path.write_text(re.sub(r"""(k=['"]name(?::\w+)?['"] v=['"])""", lambda m: m[1] + name, text), encoding="utf-8")


def main() -> None:
    source, copy = map(pathlib.Path, sys.argv[1:])
    shutil.copytree(source, copy)
    for path in copy.glob("*.csv"):
        spoil_table(path)
    spoil_head(copy / "scenario.toml")
    for path in copy.glob("*.osm"):
        spoil_streets(path)


if __name__ == "__main__":
    main()
