#!/usr/bin/env bash
# Runs the tests of the kernel and of what it stands on under ThreadSanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh
cmake --preset tsan
cmake --build --preset tsan --target test_base test_des test_des_no_alloc test_des_lookahead
ctest --preset tsan -L '^(base|des)$'
