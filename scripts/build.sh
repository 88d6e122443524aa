#!/usr/bin/env bash
# Installs packages and builds a preset, or only some of its targets: scripts/build.sh [release|debug|asan|tsan [TARGET...]]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${1:-release}
targets=("${@:2}")
scripts/install_packages.sh
cmake --preset "$preset"
cmake --build --preset "$preset" ${targets:+--target "${targets[@]}"}
