#!/usr/bin/env bash
# Simulates a batch on a Slurm cluster: an array of shards, then a job that merges them.
#
#   scripts/slurm/submit.sh --shards N -o study.h5 [OPTION...] -- SCENARIO... [OPTION OF stormcrew batch...]
#
#   --shards N           tasks of the array
#   -o, --out FILE       the study; shards and logs lie in FILE.shards until the merge is done
#   --program PATH       stormcrew on all nodes (default: the one in PATH, else this folder's build)
#   --time LIMIT         of one task, as for sbatch; a task that comes near it goes on after a requeue
#   --mem SIZE           of one task, as for sbatch
#   --cpus-per-task K    threads of one task (default 1)
#   --partition P        as for sbatch
#   --requeues R         how often a task that fails goes back into the queue (default 3)
#   --keep-shards        leave FILE.shards after the merge
#   --wait               return when the study is there (exit 0) or cannot come (2 if the input is bad, else 1)
#   --dry-run            print the commands and scripts, submit nothing
#
# Examples:
#   scripts/slurm/submit.sh --shards 3 -o study.h5 -- scenarios/yanhua-2021 --reps 30
#   scripts/slurm/submit.sh --shards 200 -o season.h5 --time 2:00:00 --mem 4G --cpus-per-task 4 -- \
#       scenarios/yanhua-stress scenarios/fitow-2013 --policies nearest_idle,assignment --reps 1000 --seed 7
#
# A shard that is killed, preempted, out of time or on a node that fails loses only unfinished replications. Bad input
# (exit 2) is not tried again and there is no merge then. The same command once more goes on with what is there.
# Paths are relative to the folder in which this is called. docs/scale.md tells more.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

shards='' output='' program='' cpus=1 requeues=3 keep=no wait=no dry_run=no
limits=() # sbatch options of tasks and merge
batch=()

usage() { sed -n '2,/^set /{/^set /!s/^# \{0,1\}//p}' "$0"; }

bad_input() {
  echo "submit.sh: $1" >&2
  exit 2
}

parse_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --) shift && batch=("$@") && return ;;
      -h | --help) usage && exit ;;
      --keep-shards) keep=yes && shift && continue ;;
      --wait) wait=yes && shift && continue ;;
      --dry-run) dry_run=yes && shift && continue ;;
    esac
    [ $# -ge 2 ] || bad_input "$1 (an option that needs a value, or unknown; --help tells)"
    case $1 in
      --shards) shards=$2 ;;
      -o | --out) output=$2 ;;
      --program) program=$2 ;;
      --cpus-per-task) cpus=$2 ;;
      --requeues) requeues=$2 ;;
      --time | --mem | --partition) limits+=("$1=$2") ;;
      *) bad_input "unknown option $1 (options of stormcrew batch stand after --)" ;;
    esac
    shift 2
  done
}

check_options() {
  local argument
  [[ $shards =~ ^[1-9][0-9]*$ ]] || bad_input "--shards = $shards (must be a whole number from 1)"
  [[ $cpus =~ ^[1-9][0-9]*$ ]] || bad_input "--cpus-per-task = $cpus (must be a whole number from 1)"
  [[ $requeues =~ ^[0-9]+$ ]] || bad_input "--requeues = $requeues (must be a whole number from 0)"
  [ -n "$output" ] || bad_input "no -o FILE"
  [ -d "$(dirname -- "$output")" ] || bad_input "-o $output: its folder does not exist"
  [ ! -e "$output" ] || bad_input "$output is there already; move it away"
  [ ${#batch[@]} -gt 0 ] || bad_input "no scenario (they stand after --)"
  for argument in "${batch[@]}"; do
    case $argument in
      --shard | --shard=* | --resume | --replace | --threads | --threads=* | -o* | --out | --out=*)
        bad_input "$argument after -- (set by the tasks themselves; see --help)" ;;
    esac
  done
}

find_program() {
  if [ -z "$program" ]; then
    program=$(command -v stormcrew || echo "$here/../../build/release/bin/stormcrew")
  fi
  program=$(type -P -- "$program") || bad_input "--program: no program there; build stormcrew or name it"
  program=$(realpath -- "$program")
}

# sbatch reads % in the name of a log as the start of a placeholder
log_name() { printf '%s' "${1//%/%%}"; }

prepare_commands() {
  folder=$output.shards
  task=(sbatch --parsable --job-name=stormcrew-shard --array="0-$((shards - 1))" --cpus-per-task="$cpus" "${limits[@]}"
    --requeue --open-mode=append --signal=B:USR1@60 --output="$(log_name "$folder")/%A_%a.log"
    "$here/shard_task.sh" "$program" "$shards" "$requeues" "$folder" "${batch[@]}")
  merge=(sbatch --parsable --job-name=stormcrew-merge --kill-on-invalid-dep=yes "${limits[@]}"
    --requeue --open-mode=append --output="$(log_name "$output").merge.log")
  merge_script=("$here/merge_task.sh" "$program" "$shards" "$keep" "$folder" "$output")
}

print_commands() {
  printf '%q ' "${task[@]}"
  printf '\n\n'
  printf '%q ' "${merge[@]}" --dependency=afterok:ARRAY "${merge_script[@]}"
  local script
  for script in shard_task.sh merge_task.sh; do
    printf '\n\n# ---- %s\n' "$script"
    cat "$here/$script"
  done
}

submit() {
  command -v sbatch >/dev/null || bad_input "no sbatch here; scripts/slurm/local_cluster.sh sets up a Slurm to try"
  mkdir -p -- "$folder"
  array=$("${task[@]}")
  array=${array%%;*}
  if ! merge_job=$("${merge[@]}" --dependency="afterok:$array" "${merge_script[@]}"); then
    scancel "$array"
    echo "submit.sh: no merge job, so the array is cancelled" >&2
    exit 1
  fi
  merge_job=${merge_job%%;*}
  echo "array $array: $shards shards, logs $folder/${array}_*.log"
  echo "merge $merge_job: writes $output when all shards are done, log $output.merge.log"
  echo "If a shard fails for good its log says so, and the merge is cancelled; the same command then goes on with what is there."
}

in_queue() { # a controller that does not answer is no reason to stop waiting
  local answer
  answer=$(squeue -h -j "$array,$merge_job" -o %A 2>&1) || [[ $answer != *"Invalid job id"* ]] || return 1
  [ -n "$answer" ]
}

wait_for_study() {
  local pause=1 failed
  while in_queue; do
    sleep "$pause"
    if [ "$pause" -lt 15 ]; then pause=$((pause + 1)); fi
  done
  if [ -e "$output" ]; then
    echo "$output is there"
    return 0
  fi
  failed=$(grep -h 'failed for good' "$folder/${array}"_*.log 2>/dev/null) || true
  echo "submit.sh: no $output: ${failed:-see the logs}" >&2
  if [ -f "$output.merge.log" ]; then tail -n 5 -- "$output.merge.log" >&2; fi
  if [[ $failed == *"for good with 2 "* ]]; then return 2; fi
  return 1
}

parse_options "$@"
check_options
find_program
prepare_commands
if [ "$dry_run" = yes ]; then
  print_commands
  exit
fi
submit
if [ "$wait" = yes ]; then wait_for_study; fi
