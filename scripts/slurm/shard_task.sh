#!/usr/bin/env bash
# One shard of a study as a task of a Slurm array; scripts/slurm/submit.sh submits it.
#
#   shard_task.sh PROGRAM SHARDS REQUEUES FOLDER BATCH_ARGUMENT...
#
# Ends with 0 (done), or 2 (bad input: the same on every node, so it fails for good). After any other end of the program
# the task puts itself back into the queue, at most REQUEUES times, and goes on from the rows that FOLDER/i.h5 holds.
set -euo pipefail
program=$1 shards=$2 requeues=$3 folder=$4
shift 4
shard=$SLURM_ARRAY_TASK_ID
file=$folder/$shard.h5
starts=$((${SLURM_RESTART_COUNT:-0} + 1))

say() { echo "[$(date -u +%FT%TZ)] shard $shard/$shards: $*"; }

# A minute before the time limit Slurm sends USR1 (submit.sh asks for it): end the program, so that the task is requeued.
# shellcheck disable=SC2317 # the trap calls it
stop_in_time() {
  say "the time limit is near"
  kill -TERM "$child" 2>/dev/null || true
}

run_shard() {
  local code
  "$program" batch "$@" --shard "$shard/$shards" --resume --threads "$SLURM_CPUS_PER_TASK" -o "$file" &
  child=$!
  trap stop_in_time USR1
  while true; do # a signal ends wait before the program ends
    code=0
    wait "$child" || code=$?
    if ! kill -0 "$child" 2>/dev/null; then return "$code"; fi
  done
}

requeue() {
  say "ended with $1 at start $starts; back into the queue (at most $requeues times)"
  # not SLURM_JOB_ID: the last task's is also the array's, and would requeue every task
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$shard" || return 0
  sleep 60 # Slurm ends this script
}

say "start $starts on $(hostname), $SLURM_CPUS_PER_TASK threads"
code=0
run_shard "$@" || code=$?
if [ "$code" -eq 0 ]; then
  say "done"
  exit 0
fi
if [ "$code" -ne 2 ] && [ "$starts" -le "$requeues" ]; then requeue "$code"; fi
say "failed for good with $code at start $starts; there will be no merge"
exit "$code"
