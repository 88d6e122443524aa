#!/usr/bin/env bash
# Installs, builds the programs, replays typhoon In-Fa on the built-in district, prints the summary, and writes the
# run file, the summary as text, and a report: one page to open in any browser.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build.sh release stormcrew stormcrew-pmed
mkdir -p results/runs
build/release/bin/stormcrew run scenarios/yanhua-2021 -o results/runs/yanhua-2021.h5 |
  tee results/runs/yanhua-2021.txt
build/release/bin/stormcrew report results/runs/yanhua-2021.h5
