#!/usr/bin/env bash
# A Slurm of one machine, for tests and for trying scripts/slurm/submit.sh without a cluster:
#
#   scripts/slurm/local_cluster.sh start  [--folder F] [--cores N]   install, configure, start; prints what to export
#   scripts/slurm/local_cluster.sh status [--folder F]               exit 0 if it runs, 1 if not
#   scripts/slurm/local_cluster.sh stop   [--folder F]               end its jobs and its three daemons, remove the folder
#
# Needs root on Debian 12 and neither systemd nor cgroups. Everything it makes (key, configuration, state, logs)
# lies in the folder F (default /tmp/stormcrew-slurm); munge has a key and a socket of its own there, so that a munge
# or Slurm of the system is not touched; ports are free ones of 127.0.0.1. Each command may be given again at any time.
set -euo pipefail
scripts=$(cd "$(dirname "$0")/.." && pwd)
PATH=$PATH:/usr/sbin:/sbin

marker='# One-machine Slurm of scripts/slurm/local_cluster.sh'
daemons=(slurmctld slurmd munged) # in the order in which they stop
folder=${TMPDIR:-/tmp}/stormcrew-slurm
cores=$(nproc)

usage() { sed -n '2,/^set /{/^set /!s/^# \{0,1\}//p}' "$0"; }

fail() {
  echo "local_cluster.sh: $2" >&2
  exit "$1"
}

parse_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --folder) folder=${2:?--folder needs a path} ;;
      --cores) cores=${2:?--cores needs a number} ;;
      *) fail 2 "unknown option $1; --help tells" ;;
    esac
    shift 2
  done
  [[ $cores =~ ^[1-9][0-9]*$ ]] || fail 2 "--cores = $cores (must be a whole number from 1)"
  folder=$(realpath -m -- "$folder")
  [[ $folder =~ ^[A-Za-z0-9/._-]+$ ]] || fail 2 "--folder = $folder (Slurm takes letters, digits and ._- only)"
}

is_ours() { [ -O "$folder" ] && [ "$(head -n 1 "$folder/slurm.conf" 2>/dev/null)" = "$marker" ]; }

is_daemon() { grep -qzF "$folder/" "/proc/$1/cmdline" 2>/dev/null; } # of this folder, by its command line

# The pid of a daemon, if it runs: a pid file alone may be stale and its number taken by somebody else.
pid_of() {
  local pid
  pid=$(cat "$folder"/*/"$1.pid" 2>/dev/null) && is_daemon "$pid" && echo "$pid"
}

all_run() {
  local name
  for name in "${daemons[@]}"; do pid_of "$name" >/dev/null || return 1; done
}

node_state() { timeout 5 sinfo -h -n localhost -o %T 2>/dev/null || true; }

# ---------------------------------------------------------------------------------------------------------------

free_port() { # from $1 upwards
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

# Daemons bind to the address of the machine's name, which is not the loopback in most containers: they get a name
# of their own.
named_localhost() { unshare --uts sh -c 'hostname localhost && exec "$@"' - "$@"; }

# cred_expire is also how long a requeued job waits before it starts again (120 s unless told).
write_configuration() {
  local control_port node_port memory_mb
  control_port=$(free_port $((20000 + RANDOM % 10000)))
  node_port=$(free_port $((control_port + 1)))
  memory_mb=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
  cat >"$folder/slurm.conf" <<END
$marker
ClusterName=stormcrew
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$control_port
SlurmdPort=$node_port
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
MailProg=/bin/true
JobRequeue=1
ReturnToService=2
KillWait=5
SchedulerParameters=sched_interval=2,bf_interval=2
SlurmdParameters=config_overrides
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/run/slurmctld.pid
SlurmdPidFile=$folder/run/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
NodeName=localhost NodeAddr=127.0.0.1 CPUs=$cores RealMemory=$memory_mb
PartitionName=local Nodes=localhost Default=YES MaxTime=INFINITE
END
}

make_folder() {
  mkdir -p "$(dirname "$folder")"
  [ -d "$folder" ] || mkdir "$folder"
  chmod 755 "$folder"
  write_configuration
  mkdir "$folder"/{run,log,state,spool,munge}
  head -c 1024 /dev/urandom >"$folder/munge/key"
  chmod 600 "$folder/munge/key"
  chown -R munge: "$folder/munge"
}

as_munge() { setpriv --reuid=munge --regid=munge --clear-groups "$@"; }

start_daemons() {
  as_munge munged --origin=127.0.0.1 --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
    --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/munged.log" --seed-file="$folder/munge/seed" &&
    named_localhost slurmctld -f "$folder/slurm.conf" &&
    named_localhost slurmd -N localhost -f "$folder/slurm.conf"
}

wait_until_idle() {
  local deadline=$((SECONDS + 30))
  while [ "$(node_state)" != idle ]; do
    if [ "$SECONDS" -ge "$deadline" ]; then return 1; fi
    sleep 0.5
  done
}

give_up() { # why
  local log
  for log in "$folder"/log/*.log "$folder/munge/munged.log"; do
    [ -f "$log" ] || continue
    echo "--- last lines of $log" >&2
    tail -n 15 "$log" >&2
  done
  echo "--- node: $(node_state)" >&2
  stop_cluster >&2
  fail 3 "no cluster: $1"
}

tell() {
  echo "Slurm runs on this machine: node localhost, $(sinfo -h -n localhost -o '%c cores, %T'), files in $folder"
  echo "  export SLURM_CONF=$folder/slurm.conf    # then sbatch, squeue, scripts/slurm/submit.sh ..."
  echo "  scripts/slurm/local_cluster.sh stop --folder $folder"
}

start_cluster() {
  if is_ours && all_run; then
    tell
    return
  fi
  if is_ours; then stop_cluster; fi
  [ -z "$(ls -A "$folder" 2>/dev/null)" ] || fail 2 "$folder is there, not empty and not a cluster of ours: name another --folder"
  "$scripts/install_packages.sh" packages_slurm.txt
  make_folder
  as_munge test -w "$folder/munge" || give_up "the user munge cannot enter $folder: folders above it are closed to others"
  start_daemons || give_up "a daemon did not start"
  wait_until_idle || give_up "the node did not come up"
  tell
}

# ---------------------------------------------------------------------------------------------------------------

cancel_jobs() {
  local deadline=$((SECONDS + 15))
  timeout 10 scancel --full --user=root 2>/dev/null || true
  while [ -n "$(timeout 5 squeue -h -t running,completing 2>/dev/null)" ] && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.5; done
}

job_pids() { timeout 10 scontrol listpids 2>/dev/null | awk 'NR > 1 && $1 > 1 { print $1 }'; } # slurmd alone knows

# A job's keeper, which outlives slurmd and would go on reporting to a slurmctld that is gone. It sits in the log folder.
keeper_pids() {
  local pid
  for pid in /proc/[0-9]*; do
    [ "$(cat "$pid/comm" 2>/dev/null)" = slurmstepd ] || continue
    if [[ $(readlink "$pid/cwd") == "$folder/log" ]]; then echo "${pid#/proc/}"; fi
  done
}

end_jobs() {
  if pid_of slurmctld >/dev/null; then cancel_jobs; fi
  { job_pids && keeper_pids; } | xargs -r kill -KILL 2>/dev/null || true
}

end_daemon() {
  local pid tenth
  pid=$(pid_of "$1") || return 0
  kill -TERM "$pid" 2>/dev/null || true
  for ((tenth = 0; tenth < 100; tenth++)); do
    if ! is_daemon "$pid"; then return 0; fi # slurmd removes its pid file long before it ends
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

stop_cluster() {
  local name
  if ! is_ours; then
    echo "no cluster in $folder"
    return
  fi
  end_jobs
  for name in "${daemons[@]}"; do end_daemon "$name"; done
  rm -rf -- "$folder"
  echo "stopped; $folder is removed"
}

show_status() {
  if ! is_ours || ! all_run; then
    echo "no cluster runs in $folder"
    exit 1
  fi
  tell
  squeue
}

command=${1:-}
shift || true
case $command in
  start | stop | status) parse_options "$@" ;;
  -h | --help | help) usage && exit ;;
  *) usage >&2 && exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || fail 2 "needs root: the daemons run jobs as their users (try sudo $0 $command)"
export SLURM_CONF=$folder/slurm.conf
case $command in
  start) start_cluster ;;
  stop) stop_cluster ;;
  status) show_status ;;
esac
