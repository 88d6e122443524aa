#!/usr/bin/env python3
"""Run files do not depend on kernel, threads and partitions: byte for byte in every dataset and attribute outside /provenance.

Usage: kernels_agree.py STORMCREW SCENARIO MAP.h5 [--trips N] [--few]

Runs the scenario with the serial kernel, and then with the parallel one on 1, 2, 4 and 8 threads and 1, 4, 16 and 64
partitions; with --few, for programs that a sanitizer watches, on 2 threads with 4 and on 8 with 16 alone. Prints one line per
run; exit 1 if any differs.
"""
import argparse
import itertools
import pathlib
import subprocess
import sys
import tempfile

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "io" / "run"))
from open_with_xarray import Faults, check_same  # noqa: E402

ALL = list(itertools.product((1, 2, 4, 8), (1, 4, 16, 64)))  # threads, partitions
FEW = [(2, 4), (8, 16)]


def rows(path: pathlib.Path, dataset: str) -> int:
    with h5py.File(path) as file:
        return file[dataset].shape[0] if dataset in file else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stormcrew")
    parser.add_argument("scenario")
    parser.add_argument("map")
    parser.add_argument("--trips", help="of background traffic a day; without it there is none")
    parser.add_argument("--few", action="store_true", help="two runs beside the serial one instead of sixteen")
    options = parser.parse_args()
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder:

        def run(out: str, *how: str) -> pathlib.Path:
            path = pathlib.Path(folder) / out
            command = [options.stormcrew, "run", options.scenario, "--roads", options.map, "-o", path, *how]
            command += ["--trips", options.trips] if options.trips else []
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return path

        oracle = run("serial.h5", "--kernel", "serial")
        events, trips = rows(oracle, "events/time"), rows(oracle, "traffic/departure")
        print(f"serial: {events} events, {trips} car trips")
        faults.expect(events > 1000 and (trips > 1000 or not options.trips), "too little happens to mean anything")
        for threads, partitions in FEW if options.few else ALL:
            before = len(faults)
            other = run("parallel.h5", "--kernel", "parallel", "--threads", str(threads), "--partitions", str(partitions))
            check_same(str(oracle), str(other), faults)
            print(f"{threads} threads, {partitions} partitions: {'the same' if len(faults) == before else 'DIFFERS'}", flush=True)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
