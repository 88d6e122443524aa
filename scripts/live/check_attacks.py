#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Attacks a running live service. After each attack it must still answer a read and a write within 5 s, and its state must be as before.

Usage: scripts/live/check_attacks.py PROGRAM [--only WORD]     prints a table (markdown); exit 1 if a row fails
"""
import argparse
import pathlib
import shutil
import sys
import tempfile
import time

import attacks_of_bytes
import attacks_of_floods
import attacks_of_strangers
from attack_kit import Row, Target
from journal_book import differences


def attempt(target: Target, row: Row) -> tuple[str, list[str]]:
    """What was seen, and what is wrong."""
    before = target.state()
    try:
        seen, right = row.act(target)
    except Exception as error:  # of whatever sort: it is a finding about this row
        seen, right = f"{type(error).__name__}: {error}", False
    wrong = [] if right else ["not as expected"]
    if target.server.process.poll() is not None:
        raise RuntimeError(f"{row.name}: the service ended: {target.server.process.returncode} {target.server.errors()}")
    wrong += state_changed(target, before, row.changes)
    if words := target.works():
        wrong.append(words)
    return seen, wrong


def state_changed(target: Target, before: dict, changes: int) -> list[str]:
    for _ in range(50):  # after a flood, it may say "later" a while
        try:
            after = target.state()
            break
        except (RuntimeError, OSError):
            time.sleep(0.1)
    else:
        return ["afterwards the state could not be read"]
    if after["change"] != before["change"] + changes:
        return [f"made {after['change'] - before['change']} changes (must be {changes})"]
    return [f"the state differs: {words}" for words in differences(before, after, most=2)] if not changes else []


def cell(text: str) -> str:
    """For a markdown table: no control characters, no bars."""
    return "".join(c if c.isprintable() else "\\x%02x" % ord(c) for c in text).replace("|", "\\|")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--only", default="", help="rows whose name has this word")
    args = parser.parse_args()
    rows = [row for row in attacks_of_strangers.ROWS + attacks_of_bytes.ROWS + attacks_of_floods.ROWS if args.only in row.name]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="check-attacks-"))
    began = time.monotonic()
    failed = 0
    target = None
    try:
        target = Target(args.program, folder)
        print("| attack | sent | must be | seen | |\n|---|---|---|---|---|")
        for row in rows:
            seen, wrong = attempt(target, row)
            failed += bool(wrong)
            print(f"| {cell(row.name)} | {cell(row.sent)} | {cell(row.expected)} | {cell(seen)} | {cell('; '.join(wrong)) or 'ok'} |", flush=True)
        if code := target.server.stop():
            print(f"the service ended with {code} when asked to: {target.server.errors()}")
            failed += 1
        if faults := target.server.errors():
            print(f"it wrote of faults: {faults[:1000]}")
    finally:
        if target:
            target.server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{len(rows) - failed} of {len(rows)} rows as they must be; {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
