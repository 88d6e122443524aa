#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Does an installed stormcrew work by itself? Tries it in an empty folder with nothing but bash, and prints a row for each thing.
# It uses no file of these sources: scripts/check_package.sh runs it in a bare Debian.
#
# Usage: scripts/check_installed.sh PREFIX [SCENARIO]     PREFIX: /usr; SCENARIO: name of a built-in one (tiny unless told)
set -euo pipefail

prefix=$(realpath "$1")
scenario=${2:-tiny}
export PATH=$prefix/bin:$PATH
work=$(mktemp -d)
cd "$work"
trap 'kill "${service:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
failed=0

# row WHAT SEEN COMMAND...: "ok" if the command succeeds; SEEN is a command that prints what to show of it.
row() {
  local what=$1 seen=$2
  shift 2
  if "$@" >"$work/.out" 2>"$work/.err"; then
    printf '%-44s ok      %s\n' "$what" "$(eval "$seen" <"$work/.out" | head -1)"
  else
    printf '%-44s FAILED  %s\n' "$what" "$(tail -1 "$work/.err")"
    failed=1
  fi
}

# The answer of the room to GET PATH, status line first, through bash's own sockets.
get() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" "$port" >&3
  cat <&3
  exec 3>&-
}
answers() { get "$1" | tr -d '\0' >answer && grep -q '^HTTP/1.1 200' answer && grep -q "$2" answer && cat answer; }

serve() {
  stormcrew serve "$scenario" --port 0 --pace max --journal day >serve.out 2>serve.err &
  service=$!
  for _ in $(seq 600); do
    port=$(sed -nE 's,.*https?://127\.0\.0\.1:([0-9]+).*,\1,p' serve.out | head -1)
    [ -n "$port" ] && return
    kill -0 "$service" || { cat serve.err >&2; return 1; }
    sleep 0.1
  done
  return 1
}
stops() { kill -TERM "$service" && wait "$service"; }
completes() {
  [ -s "$prefix/share/bash-completion/completions/stormcrew" ] &&
    bash -c 'source "$0"; COMP_WORDS=(stormcrew run "$1"); COMP_CWORD=2; _stormcrew stormcrew 2>/dev/null; echo "${COMPREPLY[@]}"' \
      "$prefix/share/bash-completion/completions/stormcrew" "$scenario" | grep -w -- "$scenario"
}
manual() { zcat -f "$prefix"/share/man/man1/stormcrew.1* | grep -c '^\.S[HS]'; }
lists() { stormcrew list | grep -c "^  $prefix/share/stormcrew/scenarios/"; }
says_which() { ! stormcrew check "${scenario}x" 2>said && grep "Did you mean '$scenario'" said; }

row 'stormcrew --version' cat stormcrew --version
row 'stormcrew-pmed --version' cat stormcrew-pmed --version
row 'manual page: headings' cat manual
row "bash completes a scenario's name" cat completes
row 'list: installed scenarios' cat lists
row "check $scenario, by name" cat stormcrew check "$scenario"
row 'a wrong name is refused' cat says_which
row "run $scenario" 'tail -1' stormcrew run "$scenario" -o run.h5
row "run scenarios/$scenario, as examples write it" 'tail -1' stormcrew run "scenarios/$scenario" --seed 7 -o other.h5
row 'replay' cat stormcrew replay run.h5
row 'report' 'stat -c "%s bytes" report.html' stormcrew report run.h5 -o report.html
row 'the report holds its page' 'cat' grep -c '</html>' report.html
row 'serve' 'sed -nE "s,.*(https?://127.0.0.1).*,\1,p" serve.out' serve
row 'the room: its page' 'head -1' answers / '<script'
row 'the room: its program' 'stat -c "%s bytes" answer' answers /live.js 'function'
row 'the room: its state' 'head -1' answers /v1/state '"'
row 'the room ends when asked to' 'echo exit 0' stops
exit $failed
