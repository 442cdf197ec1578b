import Launching

/// Runs the commands of Slurm as processes.
struct SlurmProcesses: SlurmClient {
  /// After this time a command counts as not answered, in seconds. A controller under load takes tens of them.
  private static let patience = 60

  func run(_ program: String, _ arguments: [String]) throws(SlurmFailure) -> SlurmOutput {
    let end: ChildProcess.End
    do throws(ChildProcess.Failure) {
      // The shell joins errors to the output; `timeout` is part of coreutils.
      end = try ChildProcess.run(
        "/bin/sh",
        [
          "-c",
          #"command -v "$0" >/dev/null || exit 127; exec timeout -k 5 \#(Self.patience) "$0" "$@" 2>&1"#,
          program,
        ] + arguments, input: [], second: [], limit: 1 << 30)
    } catch {
      switch error {
      case .notInstalled: throw .notInstalled("/bin/sh")
      case .system(let message): throw .system(message)
      }
    }
    switch end.exitCode {
    case 127: throw .notInstalled(program)
    // 124: out of time; 137: and killed.
    case 124, 137: return SlurmOutput(exitCode: nil, text: "")
    default: return SlurmOutput(exitCode: end.exitCode, text: String(decoding: end.output, as: UTF8.self))
    }
  }
}
