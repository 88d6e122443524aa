#!/usr/bin/env bash
# Installs packages and builds a preset: scripts/build.sh [release|debug|asan|tsan]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${1:-release}
scripts/install_packages.sh
cmake --preset "$preset"
cmake --build --preset "$preset"
