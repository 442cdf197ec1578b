/// Runs the commands of Slurm. The executable starts processes; tests substitute their own answers.
package protocol SlurmClient {
  /// Runs `sbatch`, `squeue`, `sacct`, `scontrol` or `scancel` to its end.
  func run(_ program: String, _ arguments: [String]) throws(SlurmFailure) -> SlurmOutput
}

/// The result of a Slurm command.
package struct SlurmOutput: Sendable, Hashable {
  /// nil if the command was killed, because it took too long or by another signal.
  package let exitCode: Int32?
  /// What it printed to standard output and standard error.
  package let text: String

  package init(exitCode: Int32?, text: String) {
    self.exitCode = exitCode
    self.text = text
  }

  package var isSuccess: Bool { exitCode == 0 }

  /// The last line that it printed, or why there is none.
  package var message: String {
    if exitCode == nil { return "it did not answer in time" }
    return text.split(separator: "\n").last.map(String.init) ?? "exit code \(exitCode ?? 0)"
  }
}

/// Why a command of Slurm could not be run.
package enum SlurmFailure: Error {
  case notInstalled(String)
  /// The system's message.
  case system(String)
}
