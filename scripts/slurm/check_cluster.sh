#!/usr/bin/env bash
# Checks that a study made by a Slurm array is the study of one process, byte for byte, though a task is killed midway:
#
#   scripts/slurm/check_cluster.sh [PROGRAM]     (default build/release/bin/stormcrew)
#
# Starts a local cluster, submits three shards by submit.sh, kills one's program with SIGKILL between two of its rows, sees
# the task requeued, and compares the merged file with that of an unsharded batch. Then submits bad input, which must
# give a message and no file, and a damaged shard, which must not be merged. Exit 1 if anything is not so.
set -euo pipefail
[ "$(id -u)" -eq 0 ] || exec sudo "$0" "$@" # the daemons need root
cd "$(dirname "$0")/../.."

program=$(realpath "${1:-build/release/bin/stormcrew}")
study=(scenarios/yanhua-stress --policies "nearest_idle,priority" --reps 30 --seed 7)
shards=3
victim=2 # the shard whose program is killed; the last, since its job has the number of the array
waiting='' # pid of the submit.sh that waits for the study

work=$(mktemp -d)
chmod 755 "$work" # munged is another user
trap 'clean_up' EXIT
export HDF5_USE_FILE_LOCKING=FALSE # to look at shards while they are written

say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

fail() {
  local log
  for log in "$work"/*.log "$work"/*.h5.shards/*.log "$work"/cluster/log/*.log; do
    [ -s "$log" ] || continue
    echo "--- $log"
    tail -n 30 "$log"
  done >&2
  echo "check_cluster.sh: $*" >&2
  exit 1
}

local_cluster() { scripts/slurm/local_cluster.sh "$1" --folder "$work/cluster" "${@:2}"; }

clean_up() {
  if [ -n "$waiting" ]; then kill "$waiting" 2>/dev/null || true; fi
  local_cluster stop >/dev/null
  rm -rf "$work"
}

on_cluster() { SLURM_CONF=$work/cluster/slurm.conf timeout "$@"; } # seconds, command

# For a subshell, which becomes the command, so that it ends by one pid
submit() { # name of the study, batch arguments...
  export SLURM_CONF=$work/cluster/slurm.conf
  exec timeout 120 scripts/slurm/submit.sh --shards "$shards" --program "$program" --wait --keep-shards \
    -o "$work/$1.h5" -- "${@:2}" >"$work/$1.log" 2>&1
}

wait_until() { # what, command...
  local deadline=$((SECONDS + 60))
  until "${@:2}"; do
    if [ "$SECONDS" -ge "$deadline" ]; then fail "waited 60 s for $1"; fi
    sleep 0.2
  done
}

# "rows done, rows in all" of a shard; "0 0" while there is no file
rows() {
  /usr/bin/python3 - "$work/study.h5.shards/$1.h5" <<'END'
import os, sys
import h5py
if not os.path.exists(sys.argv[1]):
    print(0, 0)
else:
    checksum = h5py.File(sys.argv[1])["checksum"][:]
    print((checksum != 0).sum(), checksum.size)
END
}

array() { sed -n 's/^array \([0-9]*\):.*/\1/p' "$work/study.log" 2>/dev/null || true; }
task() { on_cluster 10 scontrol -o show job "$(array)_$1"; }
is_submitted() { [ -n "$(array)" ]; }
is_requeued() { [[ $(task "$victim") == *" Restarts=1 "* ]]; }

# The program of a task, by the processes that Slurm has for its job
program_of() {
  local job pid
  job=$(task "$1" | sed -n 's/^JobId=\([0-9]*\) .*/\1/p')
  for pid in $(on_cluster 10 scontrol listpids "$job" 2>/dev/null | awk 'NR > 1 { print $1 }'); do
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = stormcrew ]; then echo "$pid"; fi
  done
}

is_begun() {
  local made
  read -r made _ < <(rows "$victim")
  [ "$made" -ge 1 ]
}

has_other_rows_than() {
  local now
  read -r now _ < <(rows "$victim")
  [ "$now" -ne "$1" ]
}

kill_midway() {
  local pid made all now
  wait_until "the array" is_submitted
  wait_until "rows of shard $victim" is_begun
  pid=$(program_of "$victim")
  [[ $pid =~ ^[0-9]+$ ]] || fail "one process of shard $victim to kill, not '$pid' (if it was done: make the study longer)"
  kill -STOP "$pid"
  read -r made all < <(rows "$victim")
  kill -KILL "$pid"
  [ "$made" -lt "$all" ] || fail "shard $victim was done before it could be killed: make the study longer"
  say "killed process $pid of shard $victim at $made of $all rows"
  wait_until "the requeue of shard $victim" is_requeued
  wait_until "more rows of shard $victim" has_other_rows_than "$made"
  read -r now all < <(rows "$victim")
  [ "$now" -gt "$made" ] || fail "shard $victim has begun anew: $now rows, $made before"
  say "Slurm has requeued shard $victim, and it goes on: $now of $all rows"
}

check_study() {
  local other
  submit study "${study[@]}" &
  waiting=$!
  kill_midway
  wait "$waiting" || fail "submit.sh ended with $?"
  waiting=''
  for ((other = 0; other < shards; other++)); do
    say "shard $other: $(task "$other" | grep -o ' Restarts=[0-9]*\| JobState=[A-Z]*' | xargs)"
    [ "$other" -eq "$victim" ] || [[ $(task "$other") == *" Restarts=0 "* ]] || fail "shard $other was requeued, too"
  done
  grep -q "shard $victim/$shards: ended with 137 at start 1" "$work/study.h5.shards"/*_"$victim".log ||
    fail "the log of shard $victim does not tell of the kill"
  cmp "$work/whole.h5" "$work/study.h5" || fail "the merged study differs from that of one process"
  say "the merged study is that of one process, byte for byte ($(stat -c %s "$work/study.h5") bytes)"
}

check_bad_input() {
  local code=0
  (submit bad scenarios/no-such-place --reps 2) || code=$?
  [ "$code" -eq 2 ] || fail "bad input: submit.sh ended with $code (must be 2)"
  [ ! -e "$work/bad.h5" ] || fail "bad input: there is a merged file"
  grep -q 'failed for good with 2 at start 1' "$work/bad.log" || fail "bad input: no message, or tried again"
  say "bad input: $(grep -m 1 -o 'no .*bad.h5' "$work/bad.log" | sed "s|$work/||"), not tried again"
}

# The merge alone is given a study whose last shard is cut short.
check_damage() {
  local folder=$work/study.h5.shards code=0
  truncate -s -1000 "$folder/$((shards - 1)).h5"
  on_cluster 60 sbatch --wait --output="$work/damaged.log" scripts/slurm/merge_task.sh \
    "$program" "$shards" no "$folder" "$work/damaged.h5" >/dev/null || code=$?
  [ "$code" -eq 2 ] || fail "a damaged shard: the merge job ended with $code (must be 2)"
  [ ! -e "$work/damaged.h5" ] || fail "a damaged shard was merged"
  [ -e "$folder/0.h5" ] || fail "a merge that failed removed the shards"
  say "a damaged shard: no merge, shards stay"
}

check_nothing_runs() {
  local left
  local_cluster stop >/dev/null
  left=$(grep -lszF -f <(echo "$work") /proc/[0-9]*/cmdline /proc/[0-9]*/environ | grep -v "/$$/" || true)
  [ -z "$left" ] || fail "processes are left: $left"
  say "the cluster has stopped, no process is left"
}

"$program" batch "${study[@]}" --threads 2 -o "$work/whole.h5" >"$work/whole.log" 2>&1 || fail "the batch ended with $?"
say "one process: done"
local_cluster start --cores "$shards" >"$work/cluster.log" 2>&1 || fail "no cluster"
say "a cluster of one machine runs"
check_study
check_bad_input
check_damage
check_nothing_runs
