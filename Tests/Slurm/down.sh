#!/usr/bin/env bash
# Stops the cluster that up.sh started: only the processes in its pid files, and the jobs under its slurmds.
set -uo pipefail
dir=$SLURM_DIR
alive() { [ -s "$1" ] && grep -qs '^State:[[:space:]]*[^Z[:space:]]' "/proc/$(cat "$1" 2>/dev/null)/status"; }

stop() {
  alive "$1" || { rm -f "$1"; return 0; }
  local pid
  pid=$(cat "$1")
  kill "$pid" 2>/dev/null
  for _ in $(seq 50); do alive "$1" || break; sleep 0.1; done
  if alive "$1"; then kill -9 "$pid"; fi
  rm -f "$1"
}

export SLURM_CONF=$dir/slurm.conf
if alive "$dir/pids/slurmctld.pid"; then # slurmstepd outlives its slurmd: jobs end first
  timeout 10 scancel --user="$(id -un)" 2>/dev/null
  for _ in $(seq 50); do [ -z "$(timeout 5 squeue -h 2>/dev/null)" ] && break; sleep 0.2; done
fi
for file in "$dir"/pids/slurmd-*.pid "$dir"/pids/{slurmctld,munged}.pid; do stop "$file"; done
exit 0
