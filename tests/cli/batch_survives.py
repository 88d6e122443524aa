#!/usr/bin/env python3
"""Kills a batch at random moments, and lets its disk run full: what was finished must stand, and the end be the same.

Usage: batch_survives.py kill|disk STORMCREW SCENARIO

kill: SIGKILL three times at a random moment after the start and ten times after a random number of new rows, --resume each time; at last the
file must be, byte for byte, that of a batch nobody disturbed.
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from same_datasets import same_datasets  # noqa: E402

KILLS_AT_START = 3
KILLS_AT_WORK = 10
SMALL_KIB = 384


def rows_of(path: pathlib.Path) -> dict[tuple[int, int], bytes]:
    """Finished rows: (variant, replication) -> all their numbers."""
    with h5py.File(path, "r") as file:
        done = file["checksum"][:] != 0
        columns = [file[name][:] for name in sorted(file) if isinstance(file[name], h5py.Dataset) and file[name].shape == done.shape
                   and name not in ("row", "incident_begin")]
        keys = zip(file["variant"][:].tolist(), file["replication"][:].tolist())
        return {key: b"".join(c[k].tobytes() for c in columns) for k, key in enumerate(keys) if done[k]}


def expect(good: bool, what: str) -> None:
    if not good:
        raise SystemExit(f"FAILED: {what}")


def check_rows(now: dict, whole: dict, before: dict, when: str) -> None:
    expect(all(whole[key] == row for key, row in now.items()), f"{when}: a row differs from that of the whole study")
    expect(before.keys() <= now.keys(), f"{when}: a finished row is gone")


def count(path: pathlib.Path) -> int:
    if not path.exists():
        return 0
    with h5py.File(path, "r") as file:
        return int(np.count_nonzero(file["checksum"][:]))


def killed_at(batch: list[str], study: pathlib.Path, moment) -> None:
    """Goes on with the study until `moment` is there, or it ends by itself."""
    process = subprocess.Popen([*batch, "--resume", "-o", study], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begin = time.monotonic()
    while process.poll() is None and not moment(time.monotonic() - begin):
        time.sleep(0.005)
    process.kill()
    process.wait()


def kill(batch: list[str], folder: pathlib.Path) -> None:
    subprocess.run([*batch, "-o", folder / "whole.h5"], check=True, stdout=subprocess.DEVNULL)
    whole, killed, seen, luck = rows_of(folder / "whole.h5"), folder / "killed.h5", {}, random.Random(7)
    moments = [lambda s, at=luck.uniform(0.01, 0.5): s >= at for _ in range(KILLS_AT_START)]
    for number in range(KILLS_AT_START + KILLS_AT_WORK):
        rows = len(seen) + luck.randint(1, len(whole) // KILLS_AT_WORK // 2)
        killed_at(batch, killed, moments[number] if number < KILLS_AT_START else lambda _, rows=rows: count(killed) >= rows)
        now = rows_of(killed) if killed.exists() else {}
        check_rows(now, whole, seen, "after a kill")
        expect(number < KILLS_AT_START or len(seen) < len(now) < len(whole), "a kill missed the batch at work")
        seen = now
    subprocess.run([*batch, "--resume", "-o", killed], check=True, stdout=subprocess.DEVNULL)
    expect(filecmp.cmp(folder / "whole.h5", killed, shallow=False), "the resumed file differs from the whole one")
    expect(same_datasets(folder / "whole.h5", killed), "datasets differ")
    print(f"{KILLS_AT_START + KILLS_AT_WORK} kills, {KILLS_AT_WORK} of them at work; {len(whole)} rows, the same bytes")


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
