# SPDX-License-Identifier: Apache-2.0
"""Looks into a room's journal.sqlite, and at two things that should be equal."""
import json
import pathlib
import sqlite3
import subprocess

COLUMNS = "seq at_ms author role reason key request kind body reply".split()


def rows(folder: pathlib.Path) -> list[dict]:
    """All entries but for their wall times; also while the service writes."""
    book = sqlite3.connect(f"file:{folder / 'journal.sqlite'}?mode=ro", uri=True, timeout=30)
    try:
        return [dict(zip(COLUMNS, row)) for row in book.execute(f"SELECT {', '.join(COLUMNS)} FROM entry ORDER BY seq")]
    finally:
        book.close()


def edit(folder: pathlib.Path, statement: str, values: tuple = ()) -> None:
    """Of a journal that no service uses."""
    book = sqlite3.connect(folder / "journal.sqlite")
    with book:
        book.execute(statement, values)
    book.close()


def noted_clock(folder: pathlib.Path) -> tuple[int, int]:
    """Milliseconds of the storm, and of the wall clock."""
    book = sqlite3.connect(f"file:{folder / 'journal.sqlite'}?mode=ro", uri=True, timeout=30)
    try:
        return book.execute("SELECT at_ms, wall_unix_ms FROM clock").fetchone()
    finally:
        book.close()


def differences(a, b, where: str = "", most: int = 5) -> list[str]:
    """Where two JSON values differ, the first few."""
    found: list[str] = []
    if isinstance(a, dict) and isinstance(b, dict):
        for name, missing in (("second", set(a) - set(b)), ("first", set(b) - set(a))):
            if missing:
                found.append(f"{where}: {len(missing)} are not in the {name}, such as {sorted(missing)[0]}")
        for key in a:
            if key in b:
                found += differences(a[key], b[key], f"{where}.{key}", most)
    elif isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            found.append(f"{where}: {len(a)} and {len(b)} rows")
        for i, (one, other) in enumerate(zip(a, b)):
            found += differences(one, other, f"{where}[{i}]", most)
            if len(found) >= most:
                break
    elif a != b or type(a) is not type(b):
        found.append(f"{where}: {json.dumps(a, ensure_ascii=False)[:150]} and {json.dumps(b, ensure_ascii=False)[:150]}")
    return found[:most]


def replay(program: str, journal: pathlib.Path, out: pathlib.Path) -> bytes:
    """The run file of `stormcrew run --journal`."""
    done = subprocess.run([program, "run", "--journal", str(journal), "-o", str(out)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"stormcrew run --journal {journal.name}: exit {done.returncode}: {done.stderr.strip()}")
    return out.read_bytes()


def datasets_that_differ(one: pathlib.Path, other: pathlib.Path) -> list[str] | None:
    """Names of HDF5 objects and attributes that differ, the date excepted; None: no h5py here."""
    try:
        import h5py
    except ImportError:
        return None

    def all_of(path: pathlib.Path) -> dict[str, bytes]:
        found: dict[str, bytes] = {}

        def take(name: str, item) -> None:
            for key in item.attrs:
                found[f"{name}@{key}"] = repr(item.attrs[key]).encode()
            if isinstance(item, h5py.Dataset):
                value = item[()]
                found[name] = value.tobytes() if hasattr(value, "tobytes") and value.dtype != object else repr(value).encode()

        with h5py.File(path) as file:
            take("/", file)
            file.visititems(take)
        return found

    a, b = all_of(one), all_of(other)
    return sorted(name for name in set(a) | set(b) if a.get(name) != b.get(name) and not (name.startswith("provenance") and name.endswith("date")))
