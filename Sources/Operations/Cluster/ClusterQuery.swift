import Launching

/// What Slurm reports about all submissions of an experiment, by one call of squeue and one of sacct.
struct ClusterQuery {
  let queue: [TaskReport]
  let accounting: [TaskReport]
  /// Why squeue or sacct did not answer, which says nothing about the jobs.
  let silence: [String]

  /// Throws if squeue is not installed.
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
    var accounts = ""
    do throws(OperationError) {
      accounts = try ask(
        "sacct", TaskReport.accountingArguments(names: names, since: first.accountingStart))
    } catch {
      // A site without accounting may not have the command.
      silence.append("sacct: could not be started")
    }
    accounting = TaskReport.accounting(accounts)
    self.silence = silence
  }

  /// Whether a task of a submission is in the queue.
  func isLive(_ submission: Submission) -> Bool {
    queue.contains { $0.name == submission.name && $0.task != nil && $0.state.isLive }
  }

  /// Throws if a task of some submissions from a results folder is in the queue: it would train runs of the plan that is about to
  /// be replaced.
  func checkNoneLive(_ submissions: [Submission], in folder: String) throws(OperationError) {
    guard !submissions.contains(where: isLive) else {
      throw OperationError(
        .usage, "tasks that train other runs than this spec's are in the queue; etalon cancel \(folder) first"
      )
    }
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
