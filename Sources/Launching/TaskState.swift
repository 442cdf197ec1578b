/// The state of a job or an array task, as Slurm reports it.
package enum TaskState: Sendable, Hashable {
  /// It has not started, or will start again.
  case waiting
  case running
  /// It ended with exit code 0: its records say whether its shards are complete.
  case completed
  /// It ended in this other state, such as `FAILED` or `TIMEOUT`.
  case ended(String)
  /// A state that this version does not know.
  case unknown(String)

  /// Reads a state; decorations such as `CANCELLED by 1001` and `COMPLETED+` are left out.
  package init(word text: some StringProtocol) {
    let word = String(text.prefix { $0.isASCII && ($0.isUppercase || $0 == "_") })
    switch word {
    case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD":
      self = .waiting
    case "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "STAGE_OUT", "SIGNALING", "STOPPED",
      "RESIZING":
      self = .running
    case "COMPLETED": self = .completed
    case "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "BOOT_FAIL",
      "DEADLINE", "REVOKED":
      self = .ended(word)
    default: self = .unknown(word.isEmpty ? String(text) : word)
    }
  }

  /// Whether Slurm may still start or run the task.
  package var isLive: Bool { self == .waiting || self == .running }
}

/// Slurm's report of one array task, or of a job without an array.
package struct TaskReport: Sendable, Hashable {
  /// The unique name of the job.
  package let name: String
  package let job: String
  /// nil for a job without an array.
  package let task: Int?
  package let state: TaskState
  /// The exit code of the script; nil while it runs.
  package let exitCode: Int?
  /// Slurm's reason why the task waits or ended: `Priority`, `DependencyNeverSatisfied`.
  package let reason: String
}
