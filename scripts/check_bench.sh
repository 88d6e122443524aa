#!/usr/bin/env bash
# The quick regression check of every change, for any machine: instruction counts and answers beside what is recorded in
# results/baselines/, and times of the build beside themselves. Needs the release build and ../shared.
set -euo pipefail
cd "$(dirname "$0")/.."

out=build/bench
mkdir -p "$out"
scripts/bench.sh --counts-only -o "$out/counts.json"
# Another processor or a newer C library moves counts by a little: a wider band than between two builds on one machine.
scripts/bench_compare.py results/baselines/bench.json "$out/counts.json" --instructions-only --instruction-band 5%
/usr/bin/python3 scripts/check_quality.py --all -o "$out/quality.json"
# Four processes a side tell little, and strangers may use the machine: this shows that timing works, not that nothing is slower.
scripts/bench.sh --no-build --times-only --rounds 4 --means -o "$out/times.json"
scripts/bench.sh --no-build --times-only --rounds 4 --means -o "$out/times_again.json"
scripts/bench_compare.py "$out/times.json" "$out/times_again.json" --times-only --band 60% --p 0.02
