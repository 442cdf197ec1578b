import Operations
import Results

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exit codes, and their mapping from errors and gates.
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  /// Runs failed or none was measured, or the user declined.
  case failed = 1
  /// A metric regressed, an expectation failed, or `reproduce` or `export mlflow` found a difference.
  case regressed = 2
  /// Inconclusive, incomparable, runs missing, or nothing to judge by.
  case inconclusive = 3
  case usage = 64
  /// A spec, data, a baseline or a results folder cannot be read or is not valid.
  case badInput = 65
  /// The tool does not support this machine, or a run with the same identity is not bit-identical.
  case software = 70
  /// A file could not be written.
  case output = 74
  /// Interrupted, or runs are missing or were not sent.
  case incomplete = 75
  /// Ended at once by a second Ctrl-C (128 + SIGINT).
  case killed = 130

  init(_ kind: ErrorKind) {
    self =
      switch kind {
      case .usage: .usage
      case .badInput: .badInput
      case .output: .output
      case .software: .software
      case .incomplete: .incomplete
      case .declined: .failed
      }
  }

  /// The exit code of a check.
  init(_ gate: CheckJudgement.Gate) {
    self =
      switch gate {
      case .passed: .success
      case .failed: .regressed
      case .undecided: .inconclusive
      case .broken: .software
      }
  }

  /// What the code means, for `etalon help exit-codes`.
  var meaning: String {
    switch self {
    case .success: "success"
    case .failed: "runs failed, no run was measured, or you declined"
    case .regressed: "a metric regressed, an expectation failed, not bit-identical, or other values in MLflow"
    case .inconclusive: "inconclusive, runs missing, or nothing to compare"
    case .usage: "the command line is not valid"
    case .badInput: "a spec, data, baseline or results cannot be read or are not valid"
    case .software: "the same run is not bit-identical, or the processor is too old"
    case .output: "a file could not be written, or the results folder is in use"
    case .incomplete: "interrupted, or runs are missing or not sent; run it again to continue"
    case .killed: "ended at once by a second Ctrl-C"
    }
  }

  func exit() -> Never {
    #if canImport(Glibc)
      Glibc.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #else
      Darwin.exit(rawValue)
    #endif
  }
}
