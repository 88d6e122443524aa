#!/usr/bin/env python3
"""A deliberately bad dispatch: the reference's actions, with those for one inject an hour late.

Usage: spoil_actions.py DRILL_DIR OUT.csv     prints the number of the spoilt inject: the gravest of those that the reference answers within
                                              half an hour, at least an hour before the end
"""
import csv
import datetime
import json
import pathlib
import sys

from csv_tables import rows_of

LATE = datetime.timedelta(minutes=60)
SOON = datetime.timedelta(minutes=30)


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def spoilt_inject(folder: pathlib.Path) -> str:
    severity = {row["number"]: float(row["severity"]) for row in rows_of(folder / "injects.csv")}
    end = moment(json.loads((folder / "drill.json").read_text(encoding="utf-8"))["end"])
    good = [row["number"] for row in rows_of(folder / "expected.csv")
            if row["arrive"] and moment(row["arrive"]) - moment(row["report"]) < SOON and moment(row["report"]) + LATE < end]
    if not good:
        sys.exit(f"{folder}: no inject to spoil")
    return max(good, key=lambda number: severity[number])


def main() -> int:
    folder, out = map(pathlib.Path, sys.argv[1:])
    actions = rows_of(folder / "reference_actions.csv")
    number = spoilt_inject(folder)
    for row in actions:
        if row["inject"] == number:
            row["time"] = (moment(row["time"]) + LATE).isoformat(timespec="milliseconds")
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, actions[0].keys())
        writer.writeheader()
        writer.writerows(sorted(actions, key=lambda row: moment(row["time"])))
    print(number)
    return 0


if __name__ == "__main__":
    sys.exit(main())
