import ArgumentParser
import Records

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The part of a sweep to train.
struct ShardOption: ParsableArguments {
  @Option(
    name: .customLong("shard"),
    help: ArgumentHelp(
      "Train only this part of the runs, such as 3/16, beside other parts; etalon collect sums up.",
      valueName: "k/n"))
  var shard: Shard?
}

extension Shard: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension ShardAttempt {
  /// This process as an attempt of a shard, by the variables that Slurm sets.
  static func ofThisProcess(_ shard: Shard) -> ShardAttempt {
    let array = variable("SLURM_ARRAY_JOB_ID").flatMap { job in
      variable("SLURM_ARRAY_TASK_ID").map { "\(job)_\($0)" }
    }
    return ShardAttempt(
      of: shard, job: array ?? variable("SLURM_JOB_ID") ?? "local",
      restart: variable("SLURM_RESTART_COUNT").flatMap { Int($0) } ?? 0,
      random: String(UInt32.random(in: 0 ... .max), radix: 16))
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
