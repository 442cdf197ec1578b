#!/usr/bin/env bash
# Starts a real Slurm cluster on this machine: munged, slurmctld, and several slurmd. No systemd and no cgroups are needed.
# Daemons that run already are left alone; one that died is started again.
#   SLURM_DIR    all state, logs, pid files and the configuration
#   SLURM_NODES  slurmds (3), named node1 to nodeN; each claims 4 processors
# Then: export SLURM_CONF=$SLURM_DIR/slurm.conf
set -euo pipefail
dir=$SLURM_DIR nodes=${SLURM_NODES:-3} port=${SLURM_BASE_PORT:-17400} host=$(hostname -s)
mkdir -p "$dir"/{ctld,munge,pids,log}
chmod 0755 "$dir" "$dir/munge"
export SLURM_CONF=$dir/slurm.conf

# Process 1 of a container may not reap orphans, and a zombie still answers kill -0.
alive() { [ -s "$1" ] && grep -qs '^State:[[:space:]]*[^Z[:space:]]' "/proc/$(cat "$1" 2>/dev/null)/status"; }

if [ ! -s "$dir/munge/key" ]; then
  (umask 077 && head -c 1024 /dev/urandom > "$dir/munge/key")
fi
cat > "$SLURM_CONF.new" <<CONF
ClusterName=etalon-test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$dir/munge/socket
CredType=cred/munge
StateSaveLocation=$dir/ctld
SlurmdSpoolDir=$dir/spool-%n
SlurmctldPidFile=$dir/pids/slurmctld.pid
SlurmdPidFile=$dir/pids/slurmd-%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0,bf_interval=5
ReturnToService=2
JobRequeue=1
SlurmdTimeout=10
KillWait=5
MinJobAge=300
# 32 tasks at most, so that 64 shards need two in a task.
MaxArraySize=33
SlurmdParameters=config_overrides
NodeName=node[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1))-$((port + nodes)) CPUs=4 RealMemory=8000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
mv "$SLURM_CONF.new" "$SLURM_CONF"

alive "$dir/pids/munged.pid" || munged --force --key-file="$dir/munge/key" --socket="$dir/munge/socket" \
  --pid-file="$dir/pids/munged.pid" --log-file="$dir/log/munged.log" --seed-file="$dir/munge/seed"
alive "$dir/pids/slurmctld.pid" || slurmctld
for n in $(seq "$nodes"); do
  mkdir -p "$dir/spool-node$n"
  alive "$dir/pids/slurmd-node$n.pid" || slurmd -N "node$n"
done

until=$((SECONDS + 60)) # sinfo itself retries for seconds if there is no controller.
while [ $SECONDS -lt $until ]; do
  up=$(timeout 5 sinfo -h -N -o '%N %t' 2>/dev/null | grep -cE ' (idle|mix|alloc)$' || true)
  [ "$up" -eq "$nodes" ] && exit 0
  sleep 0.2
done
echo "up.sh: the nodes did not come up; see $dir/log" >&2
timeout 5 sinfo -N >&2 || true
exit 1
