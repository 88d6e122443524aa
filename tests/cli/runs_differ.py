#!/usr/bin/env python3
"""Two runs with different luck differ where it counts: in the units' times and in the incidents' onsets.

Usage: runs_differ.py A.h5 B.h5      exit 1 when one of these datasets is the same in both
"""
import sys

import h5py

MUST_DIFFER = ["time", "status", "incidents/onset", "events/time"]


def main() -> int:
    with h5py.File(sys.argv[1]) as a, h5py.File(sys.argv[2]) as b:
        same = [name for name in MUST_DIFFER if a[name][()].tobytes() == b[name][()].tobytes()]
    print(f"the same in both: {', '.join(same)}" if same else f"{len(MUST_DIFFER)} datasets differ")
    return 1 if same else 0


if __name__ == "__main__":
    sys.exit(main())
