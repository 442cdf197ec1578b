import Reports

/// The resources that a job requests; those that are nil or empty are left to the site.
package struct SlurmOptions: Sendable, Hashable {
  package var partition: String?
  /// Time limit in Slurm's notation, such as `2:00:00`.
  package var time: String?
  /// Processors per task, at least 1.
  package var cpus = 1
  /// Memory per node in Slurm's notation, such as `4G`.
  package var memory: String?
  package var account: String?
  package var qos: String?
  package var constraint: String?
  /// Further arguments of sbatch, such as `--exclude=node7`.
  package var arguments: [String] = []

  package init() {}

  /// The `#SBATCH` lines.
  ///
  /// - Parameter isWhole: whether processors, memory and time are those of training; a job that collects leaves them to the
  ///   site.
  func directives(isWhole: Bool) -> [String] {
    var options: [(String, String?)] = [
      ("partition", partition), ("account", account), ("qos", qos), ("constraint", constraint),
    ]
    if isWhole { options += [("time", time), ("cpus-per-task", "\(cpus)"), ("mem", memory)] }
    let own = options.compactMap { name, value in value.map { "#SBATCH --\(name)=\($0.directiveWord)" } }
    return own + arguments.map { "#SBATCH \($0.directiveWord)" }
  }

  /// Whether every value fits on a `#SBATCH` line, which ends at a line end.
  package var isWritable: Bool {
    ([partition, time, memory, account, qos, constraint].compactMap { $0 } + arguments).allSatisfy { value in
      !value.isEmpty && value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
  }
}

extension String {
  /// A word of a `#SBATCH` line, whose quotes are those of a shell.
  var directiveWord: String {
    let isPlain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./=:,+@%&|*[]".utf8.contains(byte)
      }
    }
    return isPlain ? self : shellQuoted
  }
}
