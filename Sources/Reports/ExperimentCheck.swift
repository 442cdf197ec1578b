import Results

/// One experiment's check, with what reports call it by.
package struct ExperimentCheck: Sendable {
  package var name: String
  /// The spec's path, as people find it.
  package var file: String
  package var lines: SpecLines
  package var judgement: CheckJudgement

  package init(name: String, file: String, lines: SpecLines, judgement: CheckJudgement) {
    self.name = name
    self.file = file
    self.lines = lines
    self.judgement = judgement
  }
}

extension [ExperimentCheck] {
  /// `4 experiments: 1 failed, 3 passed`, the worst first.
  package var summaryLine: String {
    let gates = map(\.judgement.gate)
    let counts = CheckJudgement.Gate.allCases.reversed().compactMap { gate in
      let count = gates.count { $0 == gate }
      return count > 0 ? "\(count) \(gate)" : nil
    }
    return "\(count) \(count == 1 ? "experiment" : "experiments"): \(counts.joined(separator: ", "))"
  }
}
