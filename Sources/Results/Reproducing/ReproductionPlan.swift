import Arithmetic
import Records
import JSON
import Learning
import Specs

/// The recorded runs that can be trained again, and the differences known before training.
package struct ReproductionPlan: Sendable {
  /// One recorded run and how to train it.
  package struct Step: Sendable {
    package var recorded: BaselineRun
    /// The run as the spec defines it now.
    package var now: ExperimentOutcome.Run
  }

  /// A part of the data that differs from the recorded one.
  package struct DataDifference: Sendable, Hashable {
    package var part: String
    /// The digests of the first such run; nil if it has no such part.
    package var recorded: String?
    package var now: String?
    /// The number of such runs.
    package var runs: Int
  }

  package var data: [DataDifference]
  /// The current version of the arithmetic.
  package let arithmetic = ArithmeticVersion.current
  /// The version of the records; nil if it is the same.
  package var recordedArithmetic: Int?
  /// Fields whose value now differs.
  package var spec: [SpecDifference]
  /// In the order of the records.
  package var steps: [Step]
  /// The number of recorded runs that the spec no longer contains.
  package var unnamed: Int
  /// The number of records of failed runs, which cannot be compared.
  package var failed: Int

  /// Matches each record with a run of the current spec, by identity or else by axis values, seed, repeat and fold.
  ///
  /// - Parameters:
  ///   - today: the runs of the spec as it is read now.
  ///   - fixed: its resolved values that are not swept.
  ///   - chosen: the points to take; nil means all.
  ///   - sample: the number of runs to take; nil means all.
  package init(
    of recorded: RecordedResults, by today: ExperimentOutcome, fixed: [AxisValue], chosen: Set<Int>? = nil,
    sample: Int? = nil
  ) {
    let runs = recorded.baseline.runs
    let matching = RunMatching(
      baseline: runs, fixed: recorded.baseline.fixed,
      new: today.runs.map { BaselineRun(awaiting: $0, values: today.points[$0.key.point]) }, fixed: fixed)
    let pairs = (matching.pairs + matching.broken).sorted { $0.baseline < $1.baseline }
    let steps = pairs.map { Step(recorded: runs[$0.baseline], now: today.runs[$0.new]) }
      .filter { chosen?.contains($0.now.key.point) ?? true }
    self.steps = sample.map { Self.sample($0, of: steps) } ?? steps
    data = Self.dataDifferences(self.steps)
    let version = recorded.baseline.arithmeticVersion
    recordedArithmetic = version == arithmetic ? nil : version
    spec = SpecDifference.all(
      between: recorded.baseline.fixed, and: fixed, swept: recorded.axes.union(today.axes))
    unnamed = chosen == nil ? matching.missing.count : 0
    failed = runs.count { $0.status == .failed }
  }

  /// So many steps, spread over all: the run with the least identity of each of as many equal stretches, so that
  /// the sweep's rows cannot be in time with the stretches.
  private static func sample(_ count: Int, of steps: [Step]) -> [Step] {
    guard count < steps.count else { return steps }
    return (0..<count).compactMap { index in
      steps[index * steps.count / count..<(index + 1) * steps.count / count]
        .min { $0.recorded.identity < $1.recorded.identity }
    }
  }

  private static func dataDifferences(_ steps: [Step]) -> [DataDifference] {
    DatasetPart.allCases.compactMap { part in
      let changed = steps.filter { step in
        !step.recorded.data.isEmpty && step.recorded.digest(of: part) != step.now.digest(of: part)
      }
      return changed.first.map { first in
        DataDifference(
          part: part.rawValue, recorded: first.recorded.digest(of: part), now: first.now.digest(of: part),
          runs: changed.count)
      }
    }
  }
}

extension BaselineRun {
  /// A run that is not trained yet.
  fileprivate init(awaiting run: ExperimentOutcome.Run, values: [AxisValue]) {
    self.init(
      identity: run.identity, values: values, seed: run.key.seed, repetition: run.key.repetition,
      fold: run.key.fold, status: .finished, metrics: [], data: [], curveDigest: "", weightsDigest: "")
  }
}
