#!/usr/bin/env bash
# Installs, builds, checks that every public header compiles alone, and passes all tests.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh
cmake --workflow --preset release
