#!/usr/bin/env bash
# Joins the shards of a study once all tasks of the array are done; scripts/slurm/submit.sh submits it.
#
#   merge_task.sh PROGRAM SHARDS KEEP FOLDER OUTPUT
#
# Removes the shards afterwards unless KEEP is yes; a merge that fails leaves everything where it is.
set -euo pipefail
program=$1 shards=$2 keep=$3 folder=$4 output=$5

files=()
for ((shard = 0; shard < shards; shard++)); do files+=("$folder/$shard.h5"); done

code=0
"$program" merge "${files[@]}" -o "$output" || code=$?
if [ "$code" -ne 0 ]; then
  echo "merge failed with $code; the shards stay in $folder"
  exit "$code"
fi
if [ "$keep" = yes ]; then exit 0; fi
rm -f -- "${files[@]}" "$folder"/*.log
rmdir -- "$folder" || echo "$folder holds files of somebody else and stays"
