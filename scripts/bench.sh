#!/usr/bin/env bash
# Builds the benchmarks if need be, times and counts the hot paths, writes one JSON file: scripts/bench.sh --help
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

build=$root/build/release
wants_build=yes
previous=
for argument in "$@"; do
  case "$argument" in --no-build | -h | --help) wants_build= ;; --build=*) build=${argument#*=} ;; esac
  if [ "$previous" = --build ]; then build=$argument; fi
  previous=$argument
done
if [ -n "$wants_build" ]; then
  "$root/scripts/install_packages.sh"
  if [ ! -e "$build/CMakeCache.txt" ]; then cmake -S "$root" --preset release -B "$build"; fi
  cmake --build "$build" --target bench_des bench_hazard bench_plan bench_response bench_road bench_traffic
fi
exec /usr/bin/python3 "$root/scripts/bench_record.py" "$@"
