#!/usr/bin/env python3
"""Kills a batch at random moments, and lets its disk run full: what was finished must stand, and the end be the same.

Usage: batch_survives.py kill|disk STORMCREW SCENARIO

kill: SIGKILL ten times, --resume each time; at last the file must be, byte for byte, that of a batch nobody disturbed.
disk: on a file system of a few hundred KiB, exit 3 and a file that opens with every finished row; then, with room again, the same end. Mounts
its file system in a name space of its own, so that nothing of it stays.
"""
import filecmp
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np

KILLS = 10
SMALL_KIB = 384


def rows_of(path: pathlib.Path) -> dict[tuple[int, int], bytes]:
    """Finished rows: (variant, replication) -> all their numbers."""
    with h5py.File(path, "r") as file:
        done = file["checksum"][:] != 0
        columns = [file[name][:] for name in sorted(file) if isinstance(file[name], h5py.Dataset) and file[name].shape == done.shape
                   and name not in ("row", "incident_begin")]
        keys = zip(file["variant"][:].tolist(), file["replication"][:].tolist())
        return {key: b"".join(c[k].tobytes() for c in columns) for k, key in enumerate(keys) if done[k]}


def same_datasets(a: pathlib.Path, b: pathlib.Path) -> bool:
    with h5py.File(a, "r") as one, h5py.File(b, "r") as two:
        names: list[str] = []
        one.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
        others: list[str] = []
        two.visititems(lambda name, item: others.append(name) if isinstance(item, h5py.Dataset) else None)
        return names == others and all(np.array_equal(one[n][()], two[n][()], equal_nan=one[n].dtype.kind == "f") for n in names)


def expect(good: bool, what: str) -> None:
    if not good:
        raise SystemExit(f"FAILED: {what}")


def check_rows(now: dict, whole: dict, before: dict, when: str) -> None:
    expect(all(whole[key] == row for key, row in now.items()), f"{when}: a row differs from that of the whole study")
    expect(before.keys() <= now.keys(), f"{when}: a finished row is gone")


def kill(batch: list[str], folder: pathlib.Path) -> None:
    begin = time.monotonic()
    subprocess.run([*batch, "-o", folder / "whole.h5"], check=True, stdout=subprocess.DEVNULL)
    took = time.monotonic() - begin
    whole, killed, seen = rows_of(folder / "whole.h5"), folder / "killed.h5", {}
    luck, in_the_middle = random.Random(7), 0
    for _ in range(KILLS):
        process = subprocess.Popen([*batch, "--resume", "-o", killed], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(luck.uniform(0.02, 0.35 * took))
        process.kill()
        process.wait()
        now = rows_of(killed) if killed.exists() else {}
        check_rows(now, whole, seen, "after a kill")
        in_the_middle += len(seen) < len(now) < len(whole)
        seen = now
    expect(in_the_middle >= 3, f"only {in_the_middle} kills hit a batch at work")
    subprocess.run([*batch, "--resume", "-o", killed], check=True, stdout=subprocess.DEVNULL)
    expect(filecmp.cmp(folder / "whole.h5", killed, shallow=False), "the resumed file differs from the whole one")
    expect(same_datasets(folder / "whole.h5", killed), "datasets differ")
    print(f"{KILLS} kills, {in_the_middle} of them at work with new rows; {len(whole)} rows, the same bytes")


def disk(batch: list[str], folder: pathlib.Path) -> None:
    small = folder / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL_KIB}k", "none", small], check=True)
    subprocess.run([*batch, "-o", folder / "whole.h5"], check=True, stdout=subprocess.DEVNULL)
    whole, study = rows_of(folder / "whole.h5"), small / "study.h5"
    ended = subprocess.run([*batch, "-o", study], capture_output=True, text=True)
    expect(ended.returncode == 3, f"exit {ended.returncode} on a full disk: {ended.stderr}")
    expect("No space left on device" in ended.stderr and "--resume" in ended.stderr, f"said: {ended.stderr}")
    expect([p.name for p in small.iterdir()] == ["study.h5"], "something is left over")
    now = rows_of(study)
    expect(0 < len(now) < len(whole), f"{len(now)} of {len(whole)} rows")
    expect(f"{len(now)} of {len(whole)} rows are finished" in ended.stderr, f"said: {ended.stderr}")
    check_rows(now, whole, {}, "on a full disk")
    subprocess.run(["mount", "-o", "remount,size=16m", small], check=True)
    subprocess.run([*batch, "--resume", "-o", study], check=True, stdout=subprocess.DEVNULL)
    expect(filecmp.cmp(folder / "whole.h5", study, shallow=False), "with room again the file differs from the whole one")
    print(f"full at {len(now)} of {len(whole)} rows, exit 3; with room again the same bytes")


def in_own_name_space() -> None:
    if os.environ.get("OWN_NAME_SPACE") == "yes":
        return
    os.environ["OWN_NAME_SPACE"] = "yes"
    rights = [] if os.geteuid() == 0 else ["--map-root-user"]
    os.execvp("unshare", ["unshare", *rights, "--mount", sys.executable, *sys.argv])


def main() -> None:
    how, program, scenario = sys.argv[1:]
    if how == "disk":
        in_own_name_space()
    batch = [program, "batch", scenario, "--policies", "nearest_idle,priority", "--threads", "2"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if how == "kill":
            kill([*batch, "--reps", "150"], folder)
        else:
            disk([*batch, "--reps", "300", "--incidents"], folder)
            subprocess.run(["umount", folder / "small"], check=True)


if __name__ == "__main__":
    main()
