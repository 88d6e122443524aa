#!/usr/bin/env bash
# How often intervals hold the truth: 5,000 trials of each estimate on laws of which it is known, as CSV on standard
# output. About half an hour of one core. docs/statistics.md reads it.
#
# Usage: scripts/check_coverage.sh [TABLE...] > results/baselines/coverage.csv     tables: Means Ratios Quantiles
#        scripts/check_coverage.sh Rare > results/baselines/coverage_rare.csv      of rare groups, in seconds
set -euo pipefail
cd "$(dirname "$0")/.."
print_table() {
  build/release/bin/test_study --gtest_also_run_disabled_tests --gtest_filter="CoverageTable.DISABLED_Of$1" | grep -E "$2"
}

if [ "$*" = Rare ]; then
  print_table Rare '^[A-Za-z0-9 %]+(,[^,]+){5}$'
  exit
fi
tables=("$@")
[ $# -gt 0 ] || tables=(Means Ratios Quantiles)
echo "estimate,law,replications,most_incidents,within,held_percent,few_percent"
for table in "${tables[@]}"; do
  print_table "$table" '^[A-Za-z0-9 ]+(,[^,]+){6}$' | grep -v '^estimate,'
done
