import Launching

/// What Slurm says about submissions: one question to squeue and one to sacct, whatever their number.
struct ClusterQuery {
  let queue: [TaskReport]
  let accounting: [TaskReport]
  /// Why squeue or sacct did not answer; nothing follows from that about the jobs.
  let silence: [String]

  /// Throws if Slurm is not installed.
  init(of submissions: [Submission], client: some SlurmClient) throws(OperationError) {
    guard let first = submissions.first else {
      (queue, accounting, silence) = ([], [], [])
      return
    }
    var silence: [String] = []
    func ask(_ program: String, _ arguments: [String]) throws(OperationError) -> String {
      let output = try client.output(of: program, arguments)
      if output.isSuccess { return output.text }
      silence.append("\(program): \(output.message)")
      return ""
    }
    let names = submissions.map(\.name)
    queue = TaskReport.queue(try ask("squeue", TaskReport.queueArguments(names: names)))
    accounting = TaskReport.accounting(
      try ask("sacct", TaskReport.accountingArguments(names: names, since: first.accountingStart)))
    self.silence = silence
  }

  /// Whether squeue answered.
  var hasQueue: Bool { !silence.contains { $0.hasPrefix("squeue") } }
}

extension SlurmClient {
  /// Runs a command of Slurm; throws if it cannot be started.
  func output(of program: String, _ arguments: [String]) throws(OperationError) -> SlurmOutput {
    do throws(SlurmFailure) {
      return try run(program, arguments)
    } catch {
      switch error {
      case .notInstalled(let name):
        throw OperationError(
          .software,
          "\(name) was not found: this machine has no Slurm; etalon run --shard trains parts of a sweep without it"
        )
      case .system(let message): throw OperationError(.software, "cannot start \(program): \(message)")
      }
    }
  }
}
