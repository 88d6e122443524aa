#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a newcomer does: on a bare Debian with nothing installed, a fresh clone of the last commit, the README's two commands, timed, then every command
# that README and docs show (check_commands.py). Prints a row for each; exit 1 where one fails. Needs root (chroot); an hour and more on two cores.
#
# Usage: scripts/check_newcomer.sh [--no-tests]     --no-tests: leaves out scripts/test.sh, the longest
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "$(id -u)" -ne 0 ]; then echo "scripts/check_newcomer.sh must be run as root: it makes a root of its own" >&2; exit 2; fi
scripts/install_packages.sh packages_package.txt

. scripts/bare_debian.sh
failed=0
logs=$PWD/build/newcomer
mkdir -p "$logs"

# timed COMMAND...: in the clone; the log is kept.
timed() {
  local start=$SECONDS result=ok log
  log=$logs/$(basename "$1").log
  inside bash -c 'cd /root/stormcrew && exec "$@"' . "$@" >"$log" 2>&1 </dev/null || { result=FAILED failed=1; tail -15 "$log"; }
  printf '%-6s %6d s  %s\n' $result $((SECONDS - start)) "$*"
}

fresh_root
mount -t tmpfs tmpfs "$root/dev/shm"
git clone -q --no-hardlinks . "$root/root/stormcrew"
# How this machine reaches the network is not the newcomer's affair: its npm's settings, and the authorities that it trusts besides Debian's.
for settings in /etc/npmrc ~/.npmrc; do if [ -e "$settings" ]; then cp "$settings" "$root$settings"; fi; done
if [ -d /usr/local/share/ca-certificates ]; then cp -a /usr/local/share/ca-certificates "$root/usr/local/share/"; fi
inside update-ca-certificates >"$logs/certificates.log" 2>&1

timed scripts/demo.sh
if [ "${1:-}" != --no-tests ]; then timed scripts/test.sh; fi
timed scripts/check_commands.py
cat "$logs/check_commands.py.log"
exit $failed
