#!/usr/bin/env python3
"""Compares two run files dataset by dataset, bytes and attributes, outside /provenance.

Usage: compare_runs.py same A.h5 B.h5      exit 1 and the first differing name unless all are equal
       compare_runs.py different A.h5 B.h5 exit 1 unless something other than seed attributes differs
"""
import sys

import h5py


def content(path: str) -> dict:
    """Name -> everything that must be reproducible about it."""
    found = {}

    def visit(name, item):
        if name.startswith("provenance"):
            return
        attributes = {k: v for k, v in item.attrs.items() if k not in ("REFERENCE_LIST", "DIMENSION_LIST")}
        data = item[()].tobytes() if isinstance(item, h5py.Dataset) and item.dtype.kind != "O" else b""
        found[name] = (repr(sorted((k, str(v)) for k, v in attributes.items())), data)

    with h5py.File(path) as file:
        file.visititems(visit)
        found["/"] = (repr(sorted((k, str(v)) for k, v in file.attrs.items())), b"")
    return found


def main() -> int:
    wish, a, b = sys.argv[1], content(sys.argv[2]), content(sys.argv[3])
    if len(a) < 40:
        print(f"only {len(a)} objects in {sys.argv[2]}: nothing proven")
        return 1
    names = sorted(a.keys() | b.keys())
    if wish == "same":
        differing = [n for n in names if a.get(n) != b.get(n)]
        print("differ: " + ", ".join(differing) if differing else f"{len(names)} objects, all the same")
        return 1 if differing else 0
    data = [n for n in names if a.get(n, ("", b""))[1] != b.get(n, ("", b""))[1]]
    print(f"{len(data)} of {len(names)} datasets differ")
    return 0 if "time" in data and "incidents/onset" in data else 1


if __name__ == "__main__":
    sys.exit(main())
