#!/usr/bin/env bash
# Designs eight drills on yanhua-stress, validates every file, scores the reference's own actions and a deliberately bad dispatch of each, and opens
# papers and pages in a browser (docs/drills.md). Needs build/release/bin/stormcrew (scripts/build.sh release).
#
# Usage: scripts/check_drills.sh [PICTURES]    PICTURES: a folder to leave screenshots in
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/build/release/bin/stormcrew
pictures=${1:+$(realpath -m "$1")}

scripts/install_packages.sh packages_pages.txt
[ -d viewer/node_modules ] || (cd viewer && npm ci)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" drill design scenarios/yanhua-stress --n 8 -o "$work/drills"
/usr/bin/python3 scripts/check_drills.py "$work/drills"

# Scores actions and leaves what is said as JSON.
score() {
  "$program" drill score "$1" "$2" --team "Shift B" -o "$work/score.html" --json >"$work/score.json"
}
for drill in "$work"/drills/0?; do
  "$program" check "$drill/scenario" >/dev/null
  score "$drill" "$drill/reference_actions.csv"
  /usr/bin/python3 scripts/check_score.py "$work/score.json" reference
  scripts/spoil_actions.py "$drill" "$work/bad.csv" >"$work/spoilt.txt"
  score "$drill" "$work/bad.csv"
  /usr/bin/python3 scripts/check_score.py "$work/score.json" "$(cat "$work/spoilt.txt")"
done

[ -z "$pictures" ] || mkdir -p "$pictures"
(cd viewer && REPORTS=$work SCREENSHOTS=$pictures npm run drills)
