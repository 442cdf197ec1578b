import Reports

/// The batch script of a job array whose tasks each train one or more shards, and that of the job that collects afterwards.
package struct BatchScript: Sendable {
  /// The most times that a task requeues itself: after its time limit, or after its process was killed.
  package static let maximumRequeues = 20
  /// The exit code of a task whose node cannot see the results folder.
  package static let notShared = 73
  /// Seconds before the time limit at which Slurm signals a task, so that it saves its records and ends.
  package static let warning = 60

  /// The unique name of the job.
  package let name: String
  package let array: TaskArray
  /// The arguments of `etalon run` without `--shard` and `--jobs`: the spec, values, `--results`.
  package let arguments: [String]
  /// The absolute path of the executable.
  package let executable: String
  /// The absolute path of the folder that paths in `arguments` start at.
  package let workingFolder: String
  /// The absolute path of the results folder.
  package let folder: String
  /// The content of the file `slurm/token`, by which a node recognises the results folder.
  package let token: String
  package let options: SlurmOptions

  package init(
    name: String, array: TaskArray, arguments: [String], executable: String, workingFolder: String,
    folder: String,
    token: String, options: SlurmOptions
  ) {
    self.name = name
    self.array = array
    self.arguments = arguments
    self.executable = executable
    self.workingFolder = workingFolder
    self.folder = folder
    self.token = token
    self.options = options
  }

  /// The script of the array; which tasks are submitted is an argument of sbatch.
  package var text: String {
    """
    #!/bin/bash
    # Written by etalon submit. Each task of the array trains \(array.shardsPerTask == 1 ? "one shard" : "\(array.shardsPerTask) shards") of \(array.shards).
    #SBATCH --job-name=\(name)
    # The task writes a log of its own for each attempt, below.
    #SBATCH --output=/dev/null
    #SBATCH --open-mode=append
    #SBATCH --ntasks=1
    #SBATCH --requeue
    #SBATCH --signal=B:TERM@\(Self.warning)
    \(options.directives(isWhole: true).joined(separator: "\n"))

    \(setting)
    shards=\(array.shards)
    shards_per_task=\(array.shardsPerTask)
    maximum_requeues=\(Self.maximumRequeues)

    task=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
    \(check)
    exec > "$folder/slurm/$task-${SLURM_RESTART_COUNT:-0}.log" 2>&1
    cd \(workingFolder.shellQuoted) || exit 1
    cpus=${SLURM_CPUS_PER_TASK:-1}
    echo "task $task on $(hostname), attempt $((${SLURM_RESTART_COUNT:-0} + 1)), $cpus threads by Slurm's allocation"

    # Slurm signals this shell only (B:), and a shell waits for a command in the foreground before it handles a signal. So the
    # tool runs in the background, TERM is passed on, and the tool has \(Self.warning) s to save what it has.
    child= signalled=
    pass_on() {
      signalled=1
      if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; fi
    }
    trap pass_on TERM
    train() {
      "$etalon" run \(arguments.map(\.shellQuoted).joined(separator: " ")) --shard "$1/$shards" --jobs "$cpus" --progress plain &
      child=$!
      # TERM may have arrived before there was a process to pass it on to.
      if [ -n "$signalled" ]; then kill -TERM "$child" 2>/dev/null; fi
      wait "$child"
      code=$?
      while [ $code -gt 128 ] && kill -0 "$child" 2>/dev/null; do
        wait "$child"
        code=$?
      done
      child=
    }

    first=$(((SLURM_ARRAY_TASK_ID - 1) * shards_per_task + 1))
    last=$((first + shards_per_task - 1))
    if [ $last -gt $shards ]; then last=$shards; fi
    worst=0
    for shard in $(seq $first $last); do
      train "$shard"
      echo "shard $shard/$shards: exit code $code"
      # 137: killed, perhaps for its memory.
      if [ -n "$signalled" ] || [ $code -eq 75 ] || [ $code -eq 137 ]; then
        worst=75
        break
      fi
      if [ $code -ne 0 ] && [ $worst -eq 0 ]; then worst=$code; fi
    done
    if [ $worst -ne 75 ]; then exit $worst; fi

    # Requeues this task of the array only, and only while it is RUNNING: Slurm itself may be cancelling or requeueing it.
    state=$(squeue --noheader --jobs="$task" --format=%T)
    requeues=$(cat "$folder/slurm/$task.requeues" 2>/dev/null | wc -l)
    if [ "$state" != RUNNING ]; then
      echo "not requeued: the task's state is $state"
    elif [ "$requeues" -ge $maximum_requeues ]; then
      echo "not requeued: it was already requeued $requeues times; etalon submit sends the rest again"
    else
      echo "$(date -u +%FT%TZ) on $(hostname)" >> "$folder/slurm/$task.requeues"
      scontrol requeue "$task" || echo "not requeued: scontrol failed; etalon submit sends the rest again"
    fi
    exit 75

    """
  }

  /// The script of the job that collects when all tasks of the array have ended, successfully or not.
  package var collectText: String {
    """
    #!/bin/bash
    # Written by etalon submit. Runs when all tasks of the array have ended, successfully or not.
    #SBATCH --job-name=\(name)
    #SBATCH --output=/dev/null
    #SBATCH --open-mode=append
    #SBATCH --ntasks=1
    #SBATCH --kill-on-invalid-dep=yes
    \(options.directives(isWhole: false).joined(separator: "\n"))

    \(setting)
    task=$SLURM_JOB_ID
    \(check)
    exec > "$folder/slurm/collect-$task.log" 2>&1
    # The last records may appear late on a shared file system.
    "$etalon" collect "$folder" --wait 30

    """
  }

  private var setting: String {
    """
    etalon=\(executable.shellQuoted)
    folder=\(folder.shellQuoted)
    token=\(token.shellQuoted)
    """
  }

  /// A node that cannot see the folder has no place for a log, so the exit code reports it.
  private var check: String {
    """
    if [ "$(cat "$folder/slurm/token" 2>/dev/null)" != "$token" ]; then exit \(Self.notShared); fi
    """
  }
}
