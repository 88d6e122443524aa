#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what the fuzz targets begin with (docs/fuzzing.md), from the shipped scenarios, the tests' own files and, where it is there, ../shared.

Usage: scripts/make_fuzz_seeds.py FOLDER          seeds/<target>/ and, for what is run once and not mutated, deep/<target>/; written anew
"""
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TINY = ROOT / "scenarios/tiny"
MOST_BYTES = 20_000  # a larger seed makes every run slow
DEEP = 100_000  # levels: more than a stack holds if each takes a call


class Seeds:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        for part in ("seeds", "deep"):
            shutil.rmtree(folder / part, ignore_errors=True)

    def add(self, target: str, name: str, content: bytes | str, part: str = "seeds") -> None:
        content = content.encode() if isinstance(content, str) else content
        if part == "seeds" and len(content) > MOST_BYTES:
            return
        (self.folder / part / target).mkdir(parents=True, exist_ok=True)
        (self.folder / part / target / name).write_bytes(content)

    def add_file(self, target: str, path: pathlib.Path, title: str = "") -> None:
        head = title.encode() + b"\n" if title else b""
        self.add(target, path.parent.name + "-" + path.name, head + path.read_bytes())


def committed(seeds: Seeds) -> None:
    """tests/fuzz/seeds/<target>/<file>, and <target>.lines: an input a line."""
    for path in sorted((ROOT / "tests/fuzz/seeds").rglob("*")):
        if path.suffix == ".lines":
            for number, line in enumerate(path.read_text().splitlines()):
                seeds.add(path.stem, f"line-{number}", line.replace("\\n", "\n").replace("\\r", "\r"))
        elif path.is_file():
            seeds.add_file(path.parent.name, path)


def scenarios(seeds: Seeds) -> None:
    for folder in sorted((ROOT / "scenarios").iterdir()):
        for name, target in (("scenario.toml", "scenario_toml"), ("plan.toml", "plan_toml")):
            if (folder / name).exists():
                seeds.add_file(target, folder / name)
    for folder in (TINY, ROOT / "scenarios/yanhua-2021"):  # the latter has tables that the former lacks
        for table in sorted(folder.glob("*.csv")):
            seeds.add_file("scenario_table", table, table.name)
    for table in sorted((ROOT / "scenarios/districts/gongshu").glob("*.csv")):
        seeds.add_file("district", table, table.name)


def roads(seeds: Seeds) -> None:
    seeds.add_file("osm_xml", TINY / "tiny.osm")
    for path in sorted(SHARED.glob("roads/osm_*/*")):
        if path.name.endswith(".pbf"):
            seeds.add_file("osm_pbf", path)
        elif not path.name.endswith(".gz"):
            seeds.add_file("osm_xml", path)
    if shutil.which("osmium"):
        for name, form in (("plain", "pbf,pbf_compression=none,pbf_dense_nodes=false"), ("dense", "pbf,pbf_compression=none"), ("packed", "pbf")):
            done = subprocess.run(["osmium", "cat", TINY / "tiny.osm", "-f", form, "-o", "-"], capture_output=True, check=True)
            seeds.add("osm_pbf", name, done.stdout)
    for path in sorted(SHARED.glob("roads/boundary/*.geojson")) + sorted(SHARED.glob("facts/*.geojson")):
        seeds.add_file("boundary", path)
    for path in sorted(SHARED.glob("planning/pmed/pmed[1-9].txt")):
        seeds.add_file("pmed", path)


def changes() -> list[tuple[str, str]]:
    lines = (ROOT / "tests/fuzz/seeds/change_json.lines").read_text().splitlines()
    return [tuple(line.split("\\n", 1)) for line in lines]


def service(seeds: Seeds) -> None:
    for path in sorted((ROOT / "tests/service/cap/valid").glob("*.xml")):
        seeds.add_file("cap", path)
    for kind, body in changes():
        said = json.loads(body)
        if kind in ("position", "status"):  # their unit stands in the address
            del said["unit"]
        whole = json.dumps({"reason": "so", "time": 60, **said})
        seeds.add("request_body", kind, f"{kind}\n{whole}")
        head = f"POST /v1/{kind}?from=3 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        seeds.add("http_request", f"length-{kind}", f"\x40{head}Content-Length: {len(whole)}\r\n\r\n{whole}")
        seeds.add("http_request", f"chunked-{kind}", f"\x40{head}Transfer-Encoding: chunked\r\n\r\n{len(whole):x}\r\n{whole}\r\n0\r\n\r\n")


def journal(seeds: Seeds) -> None:
    """With the schema as it stands in the sources."""
    schema = re.search(r'kSchema = R"\((.*?)\)"', (ROOT / "engine/service/journal/journal_schema.cc").read_text(), re.S).group(1)
    fields = re.findall(r'{"(\w+)", ', (ROOT / "engine/service/journal/journal_head.cc").read_text())
    book = sqlite3.connect(":memory:")
    book.executescript("PRAGMA page_size = 512;" + schema)
    book.executemany("INSERT INTO head VALUES (?, ?)", [(field, "1") for field in [*fields, "seed"]])
    book.execute("INSERT INTO clock VALUES (1, 600000, 1722470400000)")
    for number, (kind, body) in enumerate(changes(), 1):
        book.execute("INSERT INTO entry VALUES (?, ?, ?, 'li', 'dispatcher', 'so', ?, 'ab', ?, ?, '{}')",
                     (number, number * 60000, 1722470400000, f"k{number}", kind, body))
    book.commit()
    path = seeds.folder / "journal.tmp"
    path.unlink(missing_ok=True)
    copy = sqlite3.connect(path)
    copy.execute("PRAGMA page_size = 512")
    book.backup(copy)
    copy.close()
    seeds.add("journal", "changes", path.read_bytes())
    path.unlink()


def edits(seeds: Seeds) -> None:
    """Of HDF5 files: a few of every sort, at random places."""
    luck = random.Random(1)
    for target in ("map_file", "run_file", "study_file"):
        for number in range(120):
            many = b""
            for _ in range(1 + number % 3):
                value = luck.choice([0, 1, 2, 3, 5, 255, 2**31, 2**32 - 1, 2**63, 2**64 - 1, luck.getrandbits(64)])
                many += luck.randrange(400).to_bytes(2, "little") + bytes([luck.randrange(8)])
                many += luck.randrange(64).to_bytes(2, "little") + value.to_bytes(8, "little")
            seeds.add(target, f"edits-{number}", many)


def deep(seeds: Seeds) -> None:
    arrays = "[" * DEEP + "]" * DEEP
    objects = '{"a":' * DEEP + "1" + "}" * DEEP
    for target in ("boundary", "state", "tokens", "run_labels", "study_head", "drill_json"):
        seeds.add(target, "arrays", arrays, "deep")
        seeds.add(target, "objects", objects, "deep")
    polygon = '{"type": "Polygon", "coordinates": %s}'
    seeds.add("boundary", "rings", polygon % arrays, "deep")
    seeds.add("boundary", "position", polygon % f"[[[0,0],[0,1],{arrays},[0,0]]]", "deep")
    for target in ("change_json", "request_body"):
        seeds.add(target, "note", 'report\n{"note": ' + arrays + "}", "deep")
    seeds.add("scenario_toml", "arrays", "a = " + arrays, "deep")
    seeds.add("plan_toml", "tables", "a = " + "{a=" * DEEP + "1" + "}" * DEEP, "deep")
    seeds.add("cap", "elements", "<alert>" * 9_000, "deep")
    seeds.add("osm_xml", "elements", "<osm>" * DEEP, "deep")


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    seeds = Seeds(pathlib.Path(sys.argv[1]))
    for part in (committed, scenarios, roads, service, journal, edits, deep):
        part(seeds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
