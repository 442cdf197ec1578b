extension TaskReport {
  /// The arguments of squeue that ask for all jobs with some names, including those that have just ended.
  ///
  /// Unlike an unknown id, a name that no job has is not an error.
  package static func queueArguments(names: [String]) -> [String] {
    [
      "--noheader", "--array", "--states=all", "--name=" + names.joined(separator: ","),
      "--Format=JobArrayID:64,Name:256,State:32,exit_code:16,Reason:64",
    ]
  }

  /// Reads the output of that query; lines of another form are left out.
  package static func queue(_ output: String) -> [TaskReport] {
    output.split(separator: "\n").flatMap { line -> [TaskReport] in
      let words = line.split(separator: " ")
      guard words.count >= 4, let (job, tasks) = ids(in: words[0]) else { return [] }
      let state = TaskState(word: words[2])
      // The status of wait(2).
      let status = Int(words[3])
      let exitCode = state.isLive ? nil : status.map { $0 & 0x7F == 0 ? $0 >> 8 : 128 + $0 & 0x7F }
      return tasks.map {
        TaskReport(
          name: String(words[1]), job: job, task: $0, state: state, exitCode: exitCode,
          reason: words.count > 4 ? String(words[4]) : "")
      }
    }
  }

  /// The arguments of sacct that ask for all jobs with some names since `start`.
  ///
  /// - Parameter start: a time before the first submission, such as `2026-01-31T00:00:00`; without it sacct reports the current
  ///   day only.
  package static func accountingArguments(names: [String], since start: String) -> [String] {
    [
      "--noheader", "--parsable2", "--allocations", "--name=" + names.joined(separator: ","),
      "--starttime=" + start, "--format=JobID,JobName%256,State,ExitCode",
    ]
  }

  /// Reads the output of that query; lines of another form are left out.
  package static func accounting(_ output: String) -> [TaskReport] {
    output.split(separator: "\n").flatMap { line -> [TaskReport] in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count >= 4, let (job, tasks) = ids(in: fields[0]) else { return [] }
      let state = TaskState(word: fields[2])
      let exit = fields[3].split(separator: ":").map { Int($0) }
      let exitCode: Int? =
        if state.isLive || exit.count != 2 {
          nil
        } else if let signal = exit[1], signal > 0 {
          128 + signal
        } else {
          exit[0]
        }
      return tasks.map {
        TaskReport(
          name: String(fields[1]), job: job, task: $0, state: state, exitCode: exitCode, reason: "")
      }
    }
  }

  /// `17` as one job; `17_3` and `17_[1-3,7%2]` as array tasks; nil for steps such as `17_3.batch`.
  private static func ids(in text: Substring) -> (job: String, tasks: [Int?])? {
    let parts = text.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard !parts[0].isEmpty, parts[0].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
      return nil
    }
    guard parts.count == 2 else { return (String(parts[0]), [nil]) }
    let isList = parts[1].hasPrefix("[") && parts[1].hasSuffix("]")
    guard let tasks = TaskIndices.numbers(in: isList ? parts[1].dropFirst().dropLast() : parts[1]) else {
      return nil
    }
    return (String(parts[0]), tasks)
  }
}

/// The output of other Slurm commands.
package enum SlurmReply {
  /// The job id in the output of `sbatch --parsable`, without the cluster's name: `17;cluster`; nil if there is none.
  package static func jobID(_ output: String) -> String? {
    // Sites print notices before it.
    for line in output.split(separator: "\n").reversed() {
      let id = line.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\r" }
      if !id.isEmpty, id.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
        return String(id)
      }
    }
    return nil
  }

  /// `MaxArraySize` in the output of `scontrol show config`; nil if it is not there.
  package static func maxArraySize(_ output: String) -> Int? {
    for line in output.split(separator: "\n") where line.hasPrefix("MaxArraySize") {
      return line.split(separator: "=").last.flatMap { Int($0.filter { $0 != " " }) }
    }
    return nil
  }
}
