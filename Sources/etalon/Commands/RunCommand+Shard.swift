import ArgumentParser
import Operations
import Records
import Running
import Specs

extension RunCommand {
  /// Trains one shard; derived files are left to `etalon collect`, because other shards may be running.
  func train(
    _ shard: Shard, of named: NamedExperiment, in folder: String, store: DataStore, progress: SweepProgress
  ) throws {
    let session = try ShardSession(
      named, overrides: named.experiment.overrides, attempt: .ofThisProcess(shard), store: store,
      folder: folder, host: Machine.host)
    for note in session.notes { Reporting.note(note) }
    Interruption.watch()
    let result = try session.train(
      jobs: jobs.threads, trainer: trainer.trainer, failsFast: failFast, observer: progress)
    Terminal.output.writeProseLine(
      "shard \(shard) of \(folder): \(result.recorded) of \(counted(result.runs, "run")) have a record"
        + (result.failed > 0 ? ", \(result.failed) failed" : ""))
    for message in result.failures { Reporting.error(message) }
    switch result.end {
    case .complete: break
    case .interrupted:
      Reporting.note("interrupted; to continue: \(ShellCommand.own(without: []))")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    case .stoppedAt(let key):
      Reporting.error(
        "stopped at the first run that diverged or failed: \(session.prepared.name(of: key))")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    if result.failed > 0 || result.measuredNone { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
