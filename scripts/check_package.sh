#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the Debian package and tries it in a bare Debian: installs it, shows its manual, runs a storm, a report and the room there
# without any network, as a user without rights, removes it, and looks for what is left. Prints a row for each thing; exit 1 where one fails.
# Needs root (chroot). The bare Debian is made once, by debootstrap from the mirror this machine's apt uses, and kept in build/package/.
#
# Usage: scripts/check_package.sh [PACKAGE.deb]     PACKAGE.deb: taken instead of a new one
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -gt 0 ]; then package=$(realpath "$1"); fi
cd "$here"
if [ "$(id -u)" -ne 0 ]; then echo "scripts/check_package.sh must be run as root: it makes a root of its own" >&2; exit 2; fi
scripts/install_packages.sh packages_package.txt
if [ -z "${package:-}" ]; then package=$here/$(scripts/package.sh | tee /dev/stderr | tail -1); fi

. scripts/bare_debian.sh
failed=0

# row WHAT COMMAND...: "ok" if the command succeeds, with the last line that it prints.
row() {
  local what=$1 said status=ok
  shift
  said=$("$@" 2>&1) || { status=FAILED failed=1; }
  printf '%-44s %-7s %s\n' "$what" "$status" "$(tail -1 <<<"$said")"
}

# Every path but where dpkg, apt, man and ldconfig keep books.
paths() {
  (cd "$root" && find . -xdev -path ./proc -prune -o -path ./tmp -prune -o -path ./var/cache -prune -o -path ./var/log -prune -o \
    -path ./var/lib/apt -prune -o -path ./var/lib/dpkg -prune -o -path ./etc/ld.so.cache -prune -o -print) | sort
}

installs() { inside apt-get install -q -y --no-install-recommends "/tmp/${package##*/}" && echo "$(inside dpkg-query -W -f '${Version}, ${Installed-Size} kB' stormcrew)"; }
shows_manual() { inside env MANWIDTH=100 man -P cat stormcrew >"$root/tmp/manual" && grep -q 'stormcrew drill design' "$root/tmp/manual" && wc -l <"$root/tmp/manual"; }
completes() {
  inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader stormcrew; [ $? = 124 ] && complete -p stormcrew'
}
intact() { inside dpkg --verify stormcrew && inside bash -c 'cd / && md5sum --quiet -c /var/lib/dpkg/info/stormcrew.md5sums && wc -l </var/lib/dpkg/info/stormcrew.md5sums'; }
purges() { inside apt-get purge -q -y --auto-remove stormcrew && ! inside dpkg-query -W stormcrew && echo done; }
leaves_nothing() { paths | diff build/package/paths - && echo "$(wc -l <build/package/paths) paths as before"; }
# Loopback alone is there: what works needs no network. Nobody's rights suffice.
check_installed() {
  unshare --net bash -c 'ip link set lo up && exec chroot --userspec=nobody:nogroup "$0" env -i PATH=/usr/bin:/bin HOME=/tmp LC_ALL=C.UTF-8 bash /tmp/check_installed.sh /usr yanhua-2021' "$root"
}

fresh_root
inside apt-get update -q >build/package/update.log
paths >build/package/paths
cp "$package" scripts/check_installed.sh "$root/tmp/"

row 'installs with what it depends on' installs
row 'files are as packed' intact
row 'man stormcrew: lines' shows_manual
row 'bash-completion loads it' completes
check_installed || failed=1
row 'purges' purges
row 'nothing is left' leaves_nothing
exit $failed
