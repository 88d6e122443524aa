#!/usr/bin/env bash
# Looks at the room of the built program in a browser: an incident is posted, seen, served and closed, in Chinese and English.
# Needs build/release/bin/stormcrew, which holds the page (scripts/build.sh release).
#
# Usage: scripts/check_room.sh [PICTURES]    PICTURES: a folder to leave screenshots in
set -euo pipefail
cd "$(dirname "$0")/.."
pictures=${1:+$(realpath -m "$1")}

scripts/install_packages.sh packages_pages.txt
[ -z "$pictures" ] || mkdir -p "$pictures"
cd viewer
npm ci
npm run build -- --logLevel warn
npm run live
PROGRAM=$PWD/../build/release/bin/stormcrew SCREENSHOTS=$pictures npm run room
