#!/usr/bin/env bash
# Checks for the programs of a Slurm cluster; installs missing ones if run as root with apt-get.
set -euo pipefail
missing=()
for program in slurmctld slurmd sbatch munged; do
  command -v "$program" >/dev/null || PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || missing+=("$program")
done
[ ${#missing[@]} -gt 0 ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "etalon: ${missing[*]} not found. On Debian: sudo apt-get install slurm-wlm munge" >&2
  exit 1
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends slurm-wlm munge
