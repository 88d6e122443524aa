#!/usr/bin/env bash
# Installs what a list in scripts/ names (packages.txt unless told), if anything is missing. Needs root or sudo for that.
# A line `package:command` is left out where the command is there already, from wherever: Node.js often is.
set -euo pipefail
cd "$(dirname "$0")"

mapfile -t packages < <(grep -v '^#' "${1:-packages.txt}" | grep .)
missing=()
for line in "${packages[@]}"; do
  package=${line%%:*}
  if [ "$package" != "$line" ] && command -v "${line#*:}" >/dev/null; then continue; fi
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

echo "installing: ${missing[*]}"
run=()
if [ "$(id -u)" -ne 0 ]; then run=(sudo); fi
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -q
"${run[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
