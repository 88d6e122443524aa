#!/usr/bin/env bash
# Rewrites scenarios/*/expected.txt, the summaries that tests/cli/expected_test.cc compares with. Say in the
# commit why the numbers changed.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for scenario in tiny yanhua-2021 yanhua-stress; do
  build/release/bin/stormcrew run "scenarios/$scenario" -o "$folder/run.h5" |
    sed '/^$/{N;/run file/d}' > "scenarios/$scenario/expected.txt"
done
