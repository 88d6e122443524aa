#!/usr/bin/env python3
"""What `stormcrew drill score --json` must say of two teams that are known.

Usage: check_score.py SCORE.json reference     the reference's own actions: its own times, nothing to be saved
       check_score.py SCORE.json NUMBER        a dispatch spoilt at that inject: it is the costliest, and is named so
"""
import json
import sys


def faults_of_reference(injects: list[dict]) -> list[str]:
    faults = [f"inject {i['number']}: {i['team_response_s']} s (must be {i['expected_response_s']})"
              for i in injects if i["team_response_s"] != i["expected_response_s"]]
    return faults + [f"inject {i['number']}: {i['saved_by_better']} h to be saved (must be 0)"
                     for i in injects if i["saved_by_better"] != 0]


def faults_of_spoilt(score: dict, spoilt: int) -> list[str]:
    (inject,) = [i for i in score["injects"] if i["number"] == spoilt]
    sentence = score["remarks"][0]["en"]
    faults = []
    if inject["saved_by_better"] <= 0:
        faults.append(f"inject {spoilt}: {inject['saved_by_better']} h to be saved (must be more than 0)")
    if f"inject {spoilt}," not in sentence:
        faults.append(f"said: {sentence} (must name inject {spoilt})")
    return faults


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        score = json.load(file)
    reference = sys.argv[2] == "reference"
    faults = faults_of_reference(score["injects"]) if reference else faults_of_spoilt(score, int(sys.argv[2]))
    print("\n".join(faults) if faults else f"{sys.argv[2]}: as it must be, {len(score['injects'])} injects")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
