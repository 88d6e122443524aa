#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs a build into a folder of its own and tries it from there (scripts/check_installed.sh).
#
# Usage: installed_runs_anywhere.sh BUILD
set -euo pipefail
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$1" --prefix "$prefix" >/dev/null
"$(dirname "$0")"/../../scripts/check_installed.sh "$prefix"
