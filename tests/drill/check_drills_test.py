#!/usr/bin/env python3
"""The drills of the tests pass scripts/check_drills.py, and every way to spoil them is found.

Usage: check_drills_test.py CHECK_DRILLS DUMP_DRILLS FOLDER      exit 1 with what is wrong; 77 without python3-icalendar
"""
import pathlib
import shutil
import subprocess
import sys

# file, what to replace, by what, words of the fault that must follow
SPOILT = [
    ("01/injects.csv", ",capability,", ",ability,", "columns ="),
    ("01/injects.csv", ",电话,", ",=1+1,", "must not be a formula"),
    ("01/injects.csv", "injected", "injected,", "another number of cells"),
    ("01/injects.csv", "\n1,2024-08-01T15:", "\n1,2024-08-01T14:", "time is not that of drill.json"),
    ("01/expected.csv", "\n2,", "\n3,", "its numbers are not those"),
    ("01/expected.csv", ",2024-08-01T15:16:10+08:00,", ",2024-08-01T15:16:20+08:00,", "as in reference.h5"),
    ("01/evaluation.csv", ",8,,,", ",9,,,", "101 points (must be 100)"),
    ("01/evaluation.csv", ",8,,,", ",x,,,", "must be a number"),
    ("01/reference_actions.csv", ",send,1,", ",send,9,", "must be the number of an inject"),
    ("01/reference_actions.csv", ",send,1,", ",sent,1,", "must be send or call_off"),
    ("01/reference_actions.csv", "2024-08-01T15:", "2024-08-01T14:", "must be within the exercise"),
    ("01/drill.ics", "\r\nDTSTART:20240801T070000Z", "\r\nDTSTART:20240801T071000Z", "after the begin"),
    ("01/drill.ics", "SUMMARY:", "SUMMARY:" + 70 * "x", "must be at most 75 octets"),
    ("01/drill.ics", "BEGIN:VEVENT\r\nUID:", "BEGIN:VTODO\r\nUID:", ""),
    ("01/live.html", "</main>", "", "is not well-formed"),
    ("01/live.html", "<main>", "<main><script/>", "must need no script"),
    ("01/live.html", "<main>", "<main onclick=\"x()\">", "must need no script"),
    ("01/tabletop.html", "There is water", "There is wine", ""),
    ("01/drill.json", "stormcrew-drill", "stormcrew-run", "is no drill of format version 1"),
    ("01/drill.json", "\"relieved_cost_h\": 4.5", "\"relieved_cost_h\": 7.5", "costs no less when relieved"),
    ("01/drill.json", "\"scaled\": 1.5", "\"scaled\": 2.5", "must be at least the median"),
    ("drills.json", "\"injects\": 4", "\"injects\": 5", "injects (must be 4)"),
    ("drills.json", "\"folder\": \"02\"", "\"folder\": \"03\"", "not the folders there are"),
    ("drills.csv", "\n2,", "\n3,", "has not a row for each strain"),
]


def checked(check: str, folder: pathlib.Path) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, check, str(folder)], capture_output=True, text=True)


def main() -> int:
    try:
        import icalendar  # noqa: F401: needed by what is tested
    except ImportError:
        print("python3-icalendar is missing: scripts/install_packages.sh")
        return 77
    check, dump, place = sys.argv[1:]
    shutil.rmtree(place, ignore_errors=True)
    good, bad = pathlib.Path(place) / "good", pathlib.Path(place) / "bad"
    good.parent.mkdir(parents=True)
    subprocess.run([dump, "tiny", str(good)], check=True)
    result = checked(check, good)
    assert result.returncode == 0, result.stdout + result.stderr
    for name, before, after, words in SPOILT:
        shutil.rmtree(bad, ignore_errors=True)
        shutil.copytree(good, bad)
        data = (bad / name).read_bytes()
        assert before.encode() in data, f"{name} has no {before!r}"
        everywhere = name.endswith(".html")
        (bad / name).write_bytes(data.replace(before.encode(), after.encode(), -1 if everywhere else 1))
        result = checked(check, bad)
        found = result.returncode != 0 and words in result.stdout
        assert found, f"{name}, {before!r} -> {after!r}: {result.stdout}{result.stderr}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
