import ArgumentParser
import Experiments

/// `run --fresh`: throws away what a results folder holds, after asking where there is something to lose.
enum FreshStart {
  /// Returns where it may begin.
  static func confirm(_ folder: String, isForced: Bool) throws {
    if isForced { return }
    let finished = try exiting {
      try JournalReplay(results: folder).entries.values.count { $0.record.status != .failed }
    }
    guard finished > 0 else { return }
    let words = "\(folder) holds \(finished) finished \(finished == 1 ? "run" : "runs")"
    guard Terminal.input.isInteractive, Terminal.error.isInteractive else {
      Reporting.error("\(words), which --fresh would throw away; say --force too if that is meant")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    Terminal.error.write("\(words). Throw them away and start over? [y/N] ")
    guard ["y", "yes"].contains(readLine()?.lowercased()) else {
      Reporting.note("nothing was changed")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }
}
