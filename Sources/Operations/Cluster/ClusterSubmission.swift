import Files
import Launching
import Records
import Running

/// Submits the shards of an experiment that are not complete: one job array, and a job that collects after it.
package struct ClusterSubmission {
  private let named: NamedExperiment
  private let arguments: [String]
  private let folder: String
  private let host: Host
  private let executable: String
  private let token: String
  private var options: SlurmOptions

  /// - Parameters:
  ///   - overrides: values of the command line, as they were typed in the current folder.
  ///   - results: the folder that contains the results folders.
  ///   - executable: the absolute path of the tool, on the nodes too.
  ///   - token: a text that no other process uses: letters and digits.
  package init(
    _ named: NamedExperiment, overrides: [String], results: String, folder: String, options: SlurmOptions,
    executable: String,
    token: String, host: Host
  ) throws(OperationError) {
    guard named.path != "-" else {
      throw OperationError(.usage, "nodes cannot read standard input; write the spec to a file")
    }
    guard options.isWritable else {
      throw OperationError(.usage, "options for Slurm must not be empty or contain control characters")
    }
    try named.requireIndependentRuns(for: "etalon submit")
    self.named = named
    self.folder = folder
    self.host = host
    self.executable = executable
    self.token = token
    self.options = options
    arguments =
      [host.absolute(named.path)] + overrides + ["--results", host.absolute(results)]
  }

  /// What was sent, or would be.
  package struct Sent: Sendable {
    package let script: BatchScript
    package let plan: ClusterPlan
    /// The indices of the array's tasks; empty where nothing is missing.
    package let indices: String
    /// The numbers of shards that were sent, and of those that are already queued or running.
    package let shards: Int
    package let live: Int
    package var job: String?
    /// What the user should know.
    package var notes: [String]
  }

  /// What would be sent of an experiment without results; nothing is written and Slurm is not asked.
  ///
  /// - Parameter maximum: the `MaxArraySize` to assume.
  package func preview(
    _ choice: ClusterPlan.Choice, store: DataStore, maximum: Int = 1001
  ) throws -> Sent {
    let prepared = try PreparedExperiment(named.experiment, store: store)
    let plan = ClusterPlan(choice, of: prepared, earlier: nil, cpus: options.cpus)
    let array = TaskArray(shards: plan.shards, maximum: maximum)
    let numbers = Array(1...plan.shards)
    return Sent(
      script: script(array, plan: plan, folderToken: token), plan: plan,
      indices: array.indices(ofShards: numbers), shards: plan.shards, live: 0, job: nil, notes: [])
  }

  /// Writes the plan, the division and the scripts into the results folder, and submits what is missing.
  package func submit(
    _ choice: ClusterPlan.Choice, store: DataStore, client: some SlurmClient
  ) throws -> Sent {
    // Before anything is written: without Slurm nothing changes.
    let configuration = try client.output(of: "scontrol", ["show", "config"])
    guard configuration.isSuccess else {
      throw OperationError(.incomplete, "scontrol: \(configuration.message); nothing was submitted")
    }
    let maximum = SlurmReply.maxArraySize(configuration.text) ?? 1001
    let own = ClusterFolder(results: folder)
    let submissions = try own.submissions()
    let query = try ClusterQuery(of: submissions, client: client)
    guard query.hasQueue else {
      throw OperationError(.incomplete, "\(query.silence[0]); nothing was submitted")
    }
    let prepared = try CollectedResults.describe(named, store: store, folder: folder, host: host) {
      try query.checkNoneLive(submissions, in: folder)
    }
    let earlier = submissions.last?.array.shards
    let plan = ClusterPlan(choice, of: prepared, earlier: earlier, cpus: options.cpus)
    try checkNoOtherDivision(submissions, query, shards: plan.shards)
    guard let digest = try ExperimentOutcome.planDigest(in: folder) else {
      throw FileError("read", "\(folder)/plan.json", "not found")
    }
    let division = try prepared.sharedDivision(into: plan.shards, plan: digest, in: folder, owner: token)
    let missing = try missingShards(prepared, division)
    let state = ClusterState(
      submissions, shards: plan.shards, queue: query.queue, accounting: query.accounting)
    let numbers = missing.filter { !state.isLive($0) }
    let array = TaskArray(shards: plan.shards, maximum: maximum)
    let script = script(array, plan: plan, folderToken: try own.token(proposed: token))
    var sent = Sent(
      script: script, plan: plan, indices: array.indices(ofShards: numbers), shards: numbers.count,
      live: missing.count - numbers.count, job: nil, notes: [])
    guard !numbers.isEmpty else { return sent }
    let submission = Submission(
      name: script.name, submitted: host.timeText(), array: array, submittedShards: numbers)
    try send(submission, script, into: own, &sent, client: client)
    return sent
  }

  private func script(_ array: TaskArray, plan: ClusterPlan, folderToken: String) -> BatchScript {
    var options = options
    options.time = options.time ?? plan.time?.slurmText
    let word = named.name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return BatchScript(
      name: "etalon-\(word.prefix(40))-\(token)", array: array, arguments: arguments, executable: executable,
      workingFolder: host.currentFolder, folder: host.absolute(folder), token: folderToken, options: options)
  }

  /// Tasks of another division would train the same runs at the same time.
  private func checkNoOtherDivision(
    _ submissions: [Submission], _ query: ClusterQuery, shards: Int
  ) throws(OperationError) {
    for submission in submissions where submission.array.shards != shards {
      guard !query.isLive(submission) else {
        throw OperationError(
          .usage,
          "tasks with \(submission.array.shards) shards are in the queue; use --shards \(submission.array.shards), or "
            + "etalon cancel \(folder) first")
      }
    }
  }

  /// The numbers of the shards with a run that failed, has no record, or lacks a metric.
  private func missingShards(_ prepared: PreparedExperiment, _ division: ShardDivision) throws -> [Int] {
    let entries = try JournalReplay(results: folder).entries
    return division.runs.indices.filter { index in
      prepared.tasks(in: division.runs[index]).contains { task in
        guard let record = entries[task.id]?.record else { return true }
        return record.status == .failed || !task.isAnswered(by: record)
      }
    }.map { $0 + 1 }
  }

  private func send(
    _ submission: Submission, _ script: BatchScript, into own: ClusterFolder, _ sent: inout Sent,
    client: some SlurmClient
  ) throws {
    var submission = submission
    let paths = try own.write(script)
    // Before sbatch: if this process is killed after it, the job is found by its name.
    try own.write(submission)
    let job: String
    do {
      job = try id(
        of: script.name, isArray: true, client: client,
        arguments: ["--array=\(sent.indices)", paths.train])
    } catch {
      if error.kind == .software { own.remove(submission) }
      throw error
    }
    submission.job = job
    sent.job = job
    try own.write(submission)
    do {
      submission.collectJob = try id(
        of: script.name, isArray: false, client: client,
        arguments: ["--dependency=afterany:\(job)", paths.collect])
      try own.write(submission)
    } catch {
      sent.notes.append("\(error); when the array has ended: etalon collect \(folder)")
    }
  }

  /// Submits a job and returns its id. If sbatch fails or does not answer, looks for the job under its unique name: the controller
  /// may have accepted it, and submitting it again would run it twice.
  private func id(
    of name: String, isArray: Bool, client: some SlurmClient, arguments: [String]
  ) throws(OperationError) -> String {
    // On the command line, a name takes precedence over SBATCH_JOB_NAME and over the user's directives.
    let reply = try client.output(of: "sbatch", ["--parsable", "--job-name=\(name)"] + arguments)
    if reply.isSuccess, let job = SlurmReply.jobID(reply.text) { return job }
    let queue = try client.output(of: "squeue", TaskReport.queueArguments(names: [name]))
    let found = TaskReport.queue(queue.text).first { $0.name == name && ($0.task != nil) == isArray }
    if let found { return found.job }
    guard queue.isSuccess, reply.exitCode != nil, reply.exitCode != 0 else {
      throw OperationError(
        .incomplete,
        "sbatch: \(reply.message); it is not known whether the job \(name) was accepted; etalon status \(folder) looks for it"
      )
    }
    throw OperationError(.software, "sbatch: \(reply.message); nothing was submitted")
  }
}
