#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Feeds every parser with what no honest program would write (docs/fuzzing.md): builds the fuzz targets, runs each for a while from its seeds and
# what earlier runs found in build/fuzz/corpus, prints a table. Exit 1 if anything was found: the input is kept, with the command that runs it again.
#
# Usage: scripts/fuzz.sh [--seconds N] [--jobs N] [--seed N] [TARGET...]     20 seconds each, as many at once as there are cores, all targets
# --seed: the same inputs in the same order, as far as time and the kept inputs allow; without it other ones each time.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=20 jobs=$(nproc) seed=0
while [[ ${1:-} =~ ^--(seconds|jobs|seed)$ ]]; do
  [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { echo "$1 must be a whole number above 0" >&2; exit 2; }
  printf -v "${1#--}" %s "$2"
  shift 2
done
room=$PWD/build/fuzz
scripts/install_packages.sh
scripts/install_packages.sh packages_fuzz.txt
cmake --preset fuzz >/dev/null
all=()
for source in tests/fuzz/*.cc; do
  if grep -q LLVMFuzzerTestOneInput "$source"; then all+=("$(basename "$source" .cc)"); fi
done
targets=("${@:-${all[@]}}")
for target in "${targets[@]}"; do
  [[ " ${all[*]} " == *" $target "* ]] || { echo "no target $target (must be one of: ${all[*]})" >&2; exit 2; }
done
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}"
/usr/bin/python3 scripts/make_fuzz_seeds.py "$room"

# Targets write the files that they read: where there is memory for that, not on the disk.
memory=/dev/shm
[ -w $memory ] || memory=${TMPDIR:-/tmp}
TMPDIR=$(mktemp -d "$memory/stormcrew-fuzz-XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
export UBSAN_OPTIONS=print_stacktrace=1 HDF5_USE_FILE_LOCKING=FALSE

# Dictionary of a target; empty: none.
dictionary() {
  case $1 in
    scenario_toml | plan_toml | settings) echo toml ;;
    scenario_table | district | places | actions | values) echo csv ;;
    boundary | state | tokens | change_json | request_body | drill_json | run_labels | study_head) echo json ;;
    osm_xml) echo osm ;;
    cap) echo cap ;;
    http_request) echo http ;;
  esac
}

run() {
  local name=$1 corpus=$room/corpus/$1 log=$room/logs/$1.log found=$room/found/$1 options=()
  mkdir -p "$corpus" "$found" "$room/logs"
  local words
  words=$(dictionary "$name")
  [ -z "$words" ] || options+=("-dict=tests/fuzz/dictionaries/$words.dict")
  # 5 s and 2 GB are what an input may take. Of the deep ones that is time of a core: they take a second of it, by the clock many on a busy machine.
  options+=(-timeout=5 -rss_limit_mb=2048 -close_fd_mask=1 -print_final_stats=1 "-artifact_prefix=$found/")
  : >"$log"
  local input
  for input in "$room/deep/$name"/*; do
    [ ! -e "$input" ] || (ulimit -t 5 && "$room/bin/fuzz_$name" "${options[@]}" -timeout=60 "$input") >>"$log" 2>&1 || { echo "input: $input" >>"$log"; return 1; }
  done
  "$room/bin/fuzz_$name" -max_total_time="$seconds" -seed="$seed" "${options[@]}" "$corpus" "$room/seeds/$name" >>"$log" 2>&1
}

# Value of a final statistic, or of the last status line.
statistic() { sed -n "s/^stat::$1: *//p" "$2" | tail -1; }
last() { grep -oE "\b$1: [^ ]+" "$2" | tail -1 | cut -d' ' -f2; }

# A file of its own tells how a target ended: `wait -n` of bash 5.2 does not say whose code it gives.
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n || true; done
  [ ! -t 2 ] || echo "$target begins" >&2
  rm -f "$TMPDIR/$target.found"
  { run "$target" || touch "$TMPDIR/$target.found"; } &
done
wait

bad=()
printf '%-16s %10s %8s %7s %7s %9s  %s\n' target runs runs/s edges corpus peak_MB result
for target in "${targets[@]}"; do
  log=$room/logs/$target.log
  result=ok
  [ ! -e "$TMPDIR/$target.found" ] || { result=FOUND; bad+=("$target"); }
  corpus=$(find "$room/corpus/$target" -type f | wc -l)
  printf '%-16s %10s %8s %7s %7s %9s  %s\n' "$target" "$(statistic number_of_executed_units "$log")" "$(statistic average_exec_per_sec "$log")" \
    "$(last cov "$log")" "$corpus" "$(statistic peak_rss_mb "$log")" "$result"
done
[ ${#bad[@]} -eq 0 ] && exit 0
for target in "${bad[@]}"; do
  echo
  echo "$target:"
  grep -E '^broken law|Assertion|ERROR: |runtime error: |terminate called|what\(\): |^SUMMARY' "$room/logs/$target.log" | head -8 || true
  echo "  all of it:  build/fuzz/logs/$target.log"
  while read -r input; do
    echo "  again:      build/fuzz/bin/fuzz_$target $input"
  done < <(grep -oE "($room/found/$target/[a-z]+-[0-9a-f]+|^input: .*)" "$room/logs/$target.log" | sed 's/^input: //' | sort -u)
done
exit 1
