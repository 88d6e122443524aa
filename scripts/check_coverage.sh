#!/usr/bin/env bash
# How often intervals hold the truth: 5,000 trials of each estimate on laws of which it is known, as CSV on standard
# output. About half an hour of one core. docs/statistics.md reads it.
#
# Usage: scripts/check_coverage.sh [TABLE...] > results/baselines/coverage.csv     tables: Means Ratios Quantiles
set -euo pipefail
cd "$(dirname "$0")/.."
tables=("$@")
[ $# -gt 0 ] || tables=(Means Ratios Quantiles)
echo "estimate,law,replications,most_incidents,within,held_percent,few_percent"
for table in "${tables[@]}"; do
  build/release/bin/test_study --gtest_also_run_disabled_tests --gtest_filter="CoverageTable.DISABLED_Of$table" |
    grep -E '^[A-Za-z0-9 ]+(,[^,]+){6}$' | grep -v '^estimate,'
done
