#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands that README.md and docs/*.md show, as written and in their order, and prints a row for each: how it ended, after how long.

Commands are the lines of code blocks without a language that begin with a program of this project. `stormcrew ...` stands for the installed program:
here the one that was built. A service is ended once it has told its address. Not run, with the reason: what NOT_RUN names. Logs: build/commands/.

Usage: scripts/check_commands.py [--only REGEX] [FILE...]      in a tree that was built; exit 1 if a command failed
"""
import argparse
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/bin/stormcrew"
LOGS = ROOT / "build/commands"
BEGINS = re.compile(r"(build/release/bin/|scripts/|stormcrew |cmake |printf )")
NOT_RUN = {
    r"^scripts/(demo|test)\.sh": "README's two commands build the tree that this script stands in",
    r"hangzhou\.osm\.pbf": "needs an extract that is not here",
    r"^scripts/slurm/": "scripts/slurm/check_cluster.sh does these, in CI",
    r"^scripts/(bench|fuzz)": "hours, or other packages: .ci/run does these in short",
    r"^scripts/line_coverage|preset tsan": "hours: the suite under sanitizers",
    r"^scripts/check_races": "in CI",
    r"^scripts/package\.sh|^cmake ": "scripts/check_package.sh does these",
    r"run --journal": "needs a room that people have told something",
    r"--behind-proxy": "needs a proxy",
}
MOST_S = 3600


def commands_of(path: pathlib.Path) -> list[str]:
    found = []
    for block in re.findall(r"^```\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if BEGINS.match(line):
                found.append(re.sub(r"\s+# .*", "", line).strip())
    return found


def reason_not_to(command: str) -> str | None:
    return next((why for pattern, why in NOT_RUN.items() if re.search(pattern, command)), None)


def runnable(command: str) -> str:
    command = re.sub(r"^stormcrew ", f"{PROGRAM} ", command)
    return command.replace("SCENARIO", "scenarios/yanhua-2021")


def serve(command: str, log) -> bool:
    """Starts the service, waits for its address, ends it as a user does."""
    process = subprocess.Popen(["bash", "-c", f"exec {command}"], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        if "http://" in pathlib.Path(log.name).read_text(encoding="utf-8", errors="replace"):
            break
        time.sleep(0.2)
    told = process.poll() is None and time.monotonic() < end
    process.send_signal(signal.SIGINT)
    return process.wait(timeout=60) == 0 and told


def run(command: str, log_path: pathlib.Path) -> bool:
    with log_path.open("w+", encoding="utf-8") as log:
        if re.search(r"\bserve\b", command):
            return serve(runnable(command), log)
        try:
            return subprocess.run(["bash", "-c", runnable(command)], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=MOST_S).returncode == 0
        except subprocess.TimeoutExpired:
            return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--only", default="", metavar="REGEX", help="run only commands that match")
    options = parser.parse_args()
    LOGS.mkdir(parents=True, exist_ok=True)
    files = [pathlib.Path(f) for f in options.files] or [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    if not PROGRAM.is_file():
        raise SystemExit(f"{PROGRAM.relative_to(ROOT)} is not there: run scripts/demo.sh first")
    failed = ran = 0
    for path in files:
        for number, command in enumerate(commands_of(path)):
            if not re.search(options.only, command):
                continue
            if why := reason_not_to(command):
                print(f"not run   {path.name}: {command[:90]}  ({why})", flush=True)
                continue
            log, start = LOGS / f"{path.stem}-{number}.log", time.monotonic()
            good = run(command, log)
            ran, failed = ran + 1, failed + (not good)
            print(f"{'ok' if good else 'FAILED':6} {time.monotonic() - start:6.1f} s  {path.name}: {command[:140]}", flush=True)
            if not good:
                print("".join(log.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)[-8:]), flush=True)
    print(f"{ran} commands run, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
