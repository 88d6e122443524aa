#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the programs and makes a Debian package of them: build/release/stormcrew_<version>_<architecture>.deb.
# Ends with exit 1 where lintian finds an error or a warning in it. The last line is the package's name.
# -DSTORMCREW_MAINTAINER="Name <address>" at `cmake --preset release` says who answers for it.
#
# Usage: scripts/package.sh
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh
scripts/install_packages.sh packages_package.txt
cmake --preset release >/dev/null
cmake --build --preset release --target installed_files
rm -f build/release/stormcrew_*.deb
# The files of the package bear the time of the commit: the same sources give the same package.
if commit_time=$(git log -1 --format=%ct 2>/dev/null); then export SOURCE_DATE_EPOCH=$commit_time; fi
(umask 022 && cpack --preset release >build/release/cpack.log) || { cat build/release/cpack.log >&2; exit 1; }
package=$(ls build/release/stormcrew_*.deb)
# Run as root, lintian says that it should not be: that is no fault of the package.
lintian --fail-on error,warning --display-info --info "$package" 2> >(grep -v 'with superuser' >&2)
echo "$package"
