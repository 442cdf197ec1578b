import Launching
import Synchronization
import TestFiles
import Testing

@testable import Operations

/// A cluster that takes jobs, and may keep silent about it.
private final class FakeSlurm: SlurmClient {
  /// How sbatch answers.
  enum Sbatch { case answers, takesAndTimesOut, timesOut, refuses }

  private struct State {
    var sbatch = Sbatch.answers
    /// The lines that squeue prints.
    var queue: [String] = []
    var calls: [String] = []
  }

  private let state = Mutex(State())

  init(_ sbatch: Sbatch) { state.withLock { $0.sbatch = sbatch } }

  var submissions: [String] {
    state.withLock { $0.calls.filter { $0.hasPrefix("sbatch") } }
  }

  func setSbatch(_ sbatch: Sbatch) { state.withLock { $0.sbatch = sbatch } }

  func run(_ program: String, _ arguments: [String]) throws(SlurmFailure) -> SlurmOutput {
    state.withLock { state in
      state.calls.append(([program] + arguments).joined(separator: " "))
      switch program {
      case "scontrol": return SlurmOutput(exitCode: 0, text: "MaxArraySize = 1001\n")
      case "squeue": return SlurmOutput(exitCode: 0, text: state.queue.joined(separator: "\n"))
      case "sbatch": return submit(arguments, &state)
      default: return SlurmOutput(exitCode: 1, text: "Slurm accounting storage is disabled\n")
      }
    }
  }

  private func submit(_ arguments: [String], _ state: inout State) -> SlurmOutput {
    if state.sbatch == .refuses {
      return SlurmOutput(exitCode: 1, text: "sbatch: error: invalid partition\n")
    }
    if state.sbatch != .timesOut {
      let path = arguments.last ?? ""
      let file = path.split(separator: "/").last ?? ""
      let isArray = !file.hasSuffix("-collect.sh")
      let name = file.dropLast(isArray ? 3 : "-collect.sh".count)
      state.queue += isArray ? ["7_[1-2] \(name) PENDING 0 None"] : ["8 \(name) PENDING 0 Dependency"]
    }
    if state.sbatch != .answers { return SlurmOutput(exitCode: nil, text: "") }
    return SlurmOutput(exitCode: 0, text: state.queue.last?.hasPrefix("7") == true ? "7\n" : "8\n")
  }
}

@Suite("Submitting to a cluster")
struct ClusterSubmissionTests {
  private func submit(
    _ small: SmallExperiment, _ slurm: FakeSlurm, token: String, overrides: [String] = []
  ) throws -> ClusterSubmission.Sent {
    let submission = try ClusterSubmission(
      small.named(overrides: overrides), overrides: overrides, results: small.folder + "/results",
      folder: small.results,
      options: SlurmOptions(), executable: "/opt/etalon", token: token, host: small.host)
    return try submission.submit(.init(shards: 2, within: nil), store: small.store, client: slurm)
  }

  @Test("sends an array and a job that collects, and nothing again while they are in the queue")
  func submits() throws {
    try withTemporaryFolder { folder in
      let (small, slurm) = (try SmallExperiment(in: folder), FakeSlurm(.answers))
      let sent = try submit(small, slurm, token: "a1")
      #expect(sent.job == "7" && sent.indices == "1-2" && sent.notes.isEmpty)
      #expect(slurm.submissions.count == 2)
      #expect(slurm.submissions[1].contains("--job-name=etalon-small-a1 --dependency=afterany:7"))
      let again = try submit(small, slurm, token: "b2")
      #expect(again.job == nil && again.live == 2 && slurm.submissions.count == 2)
      let status = try ClusterStatus(of: small.results, client: slurm, host: small.host)
      #expect(status.count(.waiting) == 2 && status.silence.count == 1)
    }
  }

  @Test("keeps the plan while tasks that train it are in the queue")
  func anotherPlan() throws {
    try withTemporaryFolder { folder in
      let (small, slurm) = (try SmallExperiment(in: folder), FakeSlurm(.answers))
      _ = try submit(small, slurm, token: "a1")
      let error = #expect(throws: OperationError.self) {
        try submit(small, slurm, token: "b2", overrides: ["seeds=3"])
      }
      #expect(error?.kind == .usage)
      #expect(slurm.submissions.count == 2)
      #expect(try submit(small, slurm, token: "c3").live == 2)
    }
  }

  @Test("finds a job whose sbatch did not answer under its name, and does not submit it twice")
  func timeout() throws {
    try withTemporaryFolder { folder in
      let (small, slurm) = (try SmallExperiment(in: folder), FakeSlurm(.takesAndTimesOut))
      let sent = try submit(small, slurm, token: "a1")
      #expect(sent.job == "7" && slurm.submissions.count == 2)
      #expect(try submit(small, slurm, token: "b2").live == 2)
    }
  }

  @Test(
    "says that it is unclear where sbatch and the queue are silent, and that nothing was sent where it refuses"
  )
  func failures() throws {
    try withTemporaryFolder { folder in
      let (small, slurm) = (try SmallExperiment(in: folder), FakeSlurm(.timesOut))
      let unclear = #expect(throws: OperationError.self) { try submit(small, slurm, token: "a1") }
      #expect(unclear?.kind == .incomplete)
      slurm.setSbatch(.refuses)
      let refused = #expect(throws: OperationError.self) { try submit(small, slurm, token: "b2") }
      #expect(refused?.kind == .software)
      #expect(refused?.description.contains("invalid partition; nothing was submitted") == true)
      // Silence about the first one is not an end, but nothing keeps the shards from being sent.
      slurm.setSbatch(.answers)
      #expect(try submit(small, slurm, token: "c3").job == "7")
    }
  }
}
