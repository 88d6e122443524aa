"""Makes a city of two parts twice: the same bytes, a scenario without faults, twice the district and some joins, and it runs.

Usage: made_up_city.py PROGRAM MAKE_CITY DISTRICT_SCENARIO FOLDER
"""
import filecmp
import pathlib
import re
import shutil
import subprocess
import sys

program, make_city, district, folder = sys.argv[1:]


def said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def links_of(checked: str) -> int:
    return int(re.search(r"(\d+) links", checked).group(1))


cities = [pathlib.Path(folder, name) for name in ("city", "city_again")]
for city in cities:
    shutil.rmtree(city, ignore_errors=True)
    said(sys.executable, make_city, district, str(city), "--times", "2", "--program", program)
names = sorted(p.name for p in cities[0].iterdir())
same, differ, failed = filecmp.cmpfiles(*cities, names, shallow=False)
assert same == names and not differ and not failed, (differ, failed)

part, whole = links_of(said(program, "check", district)), links_of(said(program, "check", str(cities[0])))
assert 2 * part < whole <= 2 * part + 12, (part, whole)
summary = said(program, "run", str(cities[0]), "-o", f"{folder}/city.h5")
incidents, cleared = map(int, re.search(r"incidents 险情\s+(\d+)\s+cleared 处置 (\d+)", summary).groups())
assert incidents > 1500 and cleared > incidents / 2, summary
print(f"{whole} links, {incidents} incidents, {cleared} cleared")
