#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Checks the live service as it is built, by its own interface: is it as described, does it survive kills in a storm, and attacks (docs/live.md).
# Needs build/release/bin/stormcrew (scripts/build.sh release). About five minutes.
#
# Usage: scripts/check_live.sh
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/build/release/bin/stormcrew

/usr/bin/python3 scripts/check_openapi.py "$program"
/usr/bin/python3 scripts/live/check_kills.py "$program"
/usr/bin/python3 scripts/live/check_attacks.py "$program"
