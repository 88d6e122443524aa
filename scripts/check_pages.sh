#!/usr/bin/env bash
# Checks the page of the reports: its parts without a browser, then reports of the built program in one (viewer/README.md).
# Needs build/release/bin/stormcrew, which holds the page (scripts/build.sh release).
#
# Usage: scripts/check_pages.sh [PICTURES]    PICTURES: a folder to leave screenshots in
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/build/release/bin/stormcrew
pictures=${1:+$(realpath -m "$1")}

scripts/install_packages.sh packages_pages.txt
(cd viewer && npm ci && npm run check)

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT

# Makes the report of a scenario's run, and the run's /summary as JSON beside it.
report() {
  "$program" run "$2" -o "$reports/$1.h5" >"$reports/$1.txt"
  "$program" report "$reports/$1.h5" -o "$reports/$1.html"
  /usr/bin/python3 - "$reports/$1.h5" >"$reports/$1.summary.json" <<'PYTHON'
import json, math, sys
import h5py

summary = h5py.File(sys.argv[1])["summary"].attrs
print(json.dumps({key: None if math.isnan(value) else float(value) for key, value in summary.items()}))
PYTHON
}
report infa scenarios/yanhua-2021
report stress scenarios/yanhua-stress
viewer/tests/pages/make_hostile.py scenarios/tiny "$reports/hostile-scenario"
report hostile "$reports/hostile-scenario"
"$program" batch scenarios/yanhua-stress --policies nearest_idle,priority --reps 6 -o "$reports/study.h5" >/dev/null
"$program" report "$reports/study.h5" -o "$reports/study.html"

[ -z "$pictures" ] || mkdir -p "$pictures"
(cd viewer && REPORTS=$reports SCREENSHOTS=$pictures MEASURES=${pictures:+$pictures/measures.json} npm run pages)
