#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Commands and the live service while the machine's clock jumps, by up to 80 years, each time it is asked: the same results, and a day that goes on.

Usage: clock_jumps.py PROGRAM CLOCK_JUMPS_LIBRARY SCENARIO
"""
import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "scripts" / "live")]
from client import Server  # noqa: E402
from same_datasets import same_datasets  # noqa: E402

LIMIT_S = 120
BEGIN = "2024-08-01T15:00:00+08:00"
LEVELS = ["III", "II", "I"]


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise SystemExit(f"FAULT {what}")


def both_ways(program: str, words: list[str], folder: pathlib.Path, name: str) -> tuple[pathlib.Path, pathlib.Path]:
    """The command with the clock as it is, and with one that jumps."""
    made = []
    for way in ("steady", "jumping"):
        out = folder / way / name
        out.parent.mkdir(exist_ok=True)
        done = subprocess.run([program, *words, "-o", out], capture_output=True, timeout=LIMIT_S, check=False,
                              env=os.environ if way == "steady" else jumping())
        expect(done.returncode == 0, f"{words[0]}, {way}: exit {done.returncode}: {done.stderr.decode()}")
        made.append(out)
    return made[0], made[1]


def jumping() -> dict[str, str]:
    return os.environ | {"LD_PRELOAD": sys.argv[2]}


def check_commands(program: str, scenario: str, folder: pathlib.Path) -> None:
    expect(same_datasets(*both_ways(program, ["run", scenario], folder, "run.h5")), "another run")
    expect(filecmp.cmp(*both_ways(program, ["batch", scenario, "--reps", "3"], folder, "study.h5"), shallow=False), "another study")


def check_room(program: str, scenario: str, folder: pathlib.Path) -> None:
    """A day at the pace of the clock on the wall: changes, an end, the day again."""
    command = ["env", f"LD_PRELOAD={sys.argv[2]}", program, "serve", scenario, "--pace", "1", "--futures", "0", "--begin", BEGIN, "--port", "0", "--journal", str(folder / "day")]
    with Server(command, folder, name="first").wait_ready() as server, server.client() as client:
        begin = time.monotonic()
        first = client.read("/v1/state")["now"]
        for level in LEVELS:
            reply = client.ask("POST", "/v1/level", {"level": level, "reason": "the clock jumps"})
            expect(reply.status == 200, f"level {level}: {reply.status} {reply.body!r}")
        time.sleep(1)
        now = client.read("/v1/state")["now"]
        expect(0 < now - first <= time.monotonic() - begin + 1, f"the storm's clock went from {first} to {now}")
        expect(server.stop() == 0, server.errors())
        token = server.token
    with Server(command, folder, token, "second").wait_ready() as server, server.client() as client:
        told = [change["words"]["en"] for change in client.log()]
        expect(told == [f"response level {level}" for level in LEVELS], f"the day read again says {told}")
        expect(client.read("/v1/state")["now"] >= now, "the storm's clock went back")
        expect(server.stop() == 0, server.errors())


def main() -> int:
    program, _, scenario = sys.argv[1:]
    asked = "import time; print(time.time() - time.time())"
    jumps = subprocess.run([sys.executable, "-c", asked], env=jumping(), capture_output=True, check=True, text=True).stdout
    expect(abs(float(jumps)) > 3000, f"the clock does not jump: {jumps}")
    with tempfile.TemporaryDirectory(prefix="clock-jumps-") as name:
        check_commands(program, scenario, pathlib.Path(name))
        check_room(program, scenario, pathlib.Path(name))
    print("the same results, and the day went on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
