#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Which lines of engine/ the tests run: builds the preset `coverage` (AddressSanitizer and UndefinedBehaviorSanitizer too, so one run tells both),
# runs every test, counts with gcovr, prints a table and writes results/coverage/lines.csv. Exit 1 where a test fails, or a file is below what
# docs/line_coverage.md asks for and gives no reason. Several hours on two cores: contracts are checked heavily.
#
# Usage: scripts/line_coverage.sh [--count-only]     --count-only: what earlier runs left in build/coverage
set -euo pipefail
cd "$(dirname "$0")/.."
case ${1:-} in
  '' | --count-only) ;;
  *) echo "$1 must be --count-only, or nothing" >&2; exit 2 ;;
esac

scripts/install_packages.sh
scripts/install_packages.sh packages_coverage.txt
tests=0
if [ "${1:-}" != --count-only ]; then
  cmake --preset coverage
  cmake --build --preset coverage
  find build/coverage -name '*.gcda' -delete
  ctest --preset coverage || tests=1
fi
found=build/coverage/gcovr.json
gcovr -j "$(nproc)" --root . --filter engine/ --json-summary "$found" build/coverage
scripts/line_coverage.py "$found" results/coverage/lines.csv
exit $tests
