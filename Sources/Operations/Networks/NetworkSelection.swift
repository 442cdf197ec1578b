import Learning
import Records
import Reports
import Results
import Specs

/// The run whose network is wanted, among the runs of a results folder: a pure function of their records.
package struct NetworkSelection: Sendable {
  /// Which runs are meant; nil leaves it open.
  package struct Wish: Sendable {
    /// Points that the command line selected.
    package var points: Set<Int>?
    package var seed: UInt64?
    /// 0-based.
    package var fold: Int?
    /// 0-based.
    package var repetition: Int?

    package init(points: Set<Int>? = nil, seed: UInt64? = nil, fold: Int? = nil, repetition: Int? = nil) {
      self.points = points
      self.seed = seed
      self.fold = fold
      self.repetition = repetition
    }
  }

  package let summary: ExperimentSummary
  package let run: ExperimentOutcome.Run
  /// The run's value of the ranking metric.
  package let value: Double
  /// The measured runs that it was chosen from.
  package let candidates: Int

  /// The best of the wished points, and of its wished runs the one with the median of the ranking metric.
  ///
  /// Of an even number of runs the worse of the two in the middle; of runs with equal values the first in the order of seed,
  /// repeat and fold. Throws `OperationError` where no run is measured, and where points of several conditions are left.
  package init(_ wish: Wish, in summary: ExperimentSummary) throws(OperationError) {
    self.summary = summary
    let analysis = ExperimentAnalysis(summary)
    let points = summary.order.filter { wish.points?.contains($0) ?? true }
    let conditions = Set(points.map { analysis.points[$0].condition })
    guard conditions.count <= 1 else {
      throw OperationError(
        .usage,
        "\(analysis.conditionAxes.joined(separator: ", ")) changes what is evaluated, so there is no best point over "
          + "all its values; select one with --only path=value")
    }
    guard let point = points.first(where: { summary.points[$0].rankedValue != nil }) else {
      throw OperationError(.incomplete, "no run of these points is measured, so there is no network to take")
    }
    let ranking = summary.outcome.ranking
    let wished = summary.runs(of: point).filter {
      (wish.seed == nil || $0.key.seed == wish.seed) && (wish.fold == nil || $0.key.fold == wish.fold)
        && (wish.repetition == nil || $0.key.repetition == wish.repetition)
    }
    guard !wished.isEmpty else {
      throw OperationError(.usage, "no run of the experiment has this seed, repeat and fold")
    }
    var measured: [(run: ExperimentOutcome.Run, value: Double)] = []
    for run in wished {
      if let value = run.record?.rankedValue(by: ranking) { measured.append((run, value)) }
    }
    guard !measured.isEmpty else { throw Self.unmeasured(wished.compactMap(\.record)) }
    // Best first; the sort is stable.
    let sorted = measured.sorted { ranking.goal.prefers($0.value, to: $1.value) }
    let median = sorted[sorted.count / 2].value
    let chosen = measured.first { $0.value == median } ?? sorted[sorted.count / 2]
    (run, value, candidates) = (chosen.run, chosen.value, measured.count)
  }

  private static func unmeasured(_ records: [RunRecord]) -> OperationError {
    guard let record = records.first else {
      return OperationError(.incomplete, "the run is not trained yet; etalon run trains it")
    }
    return OperationError(
      .badInput, "the run \(record.status == .failed ? "failed" : "diverged"), so it left no network to use")
  }
}

extension NetworkSelection {
  /// What the point's runs say about the network: `test.accuracy 0.9667 ± 0.0102 (mean ± sd over 10 seeds)`, with the interval.
  package var estimate: String {
    let analysis = ExperimentAnalysis(summary)
    let point = analysis.points[run.key.point]
    let ranking = summary.outcome.ranking
    guard let ranked = summary.points[run.key.point].ranked else { return "" }
    let sentences = AnswerSentences(analysis)
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    let interval = point.widest.map { widest in
      widest.width > 0 ? ", 95 % interval \(sentences.bounds(widest)) over \(widest.source.words)" : ""
    }
    return "\(ranking.metric)\(moment) \(sentences.valueWords(ranked))" + (interval ?? "")
  }

  /// `seed 2, fold 0`: which of the point's runs it is.
  package var runWords: String {
    var words = "seed \(run.key.seed)"
    if run.key.repetition > 0 { words += ", repeat \(run.key.repetition)" }
    if let fold = run.key.fold { words += ", fold \(fold)" }
    return words
  }

  /// Which run was chosen and that this is a choice, in lines without line ends.
  package var lines: [String] {
    let ranking = summary.outcome.ranking
    let values = summary.outcome.points[run.key.point].map { "\($0.path)=\($0.value.compactText)" }
    let place = values.isEmpty ? "" : values.joined(separator: ", ") + ", "
    let choice =
      candidates > 1
      ? ", the median of \(candidates) runs; this is a choice, since other runs are better or worse" : ""
    var lines = [
      "run: \(place)\(runWords) (\(run.identity.prefix(12)))",
      "its \(ranking.metric) is \(value.text(significant: 5))\(choice)",
    ]
    let test = MetricName(.test, ranking.metric.metric)
    if test != ranking.metric, let value = run.record?.value(of: test) {
      lines.append("its \(test) is \(value.text(significant: 5))")
    }
    return lines + ["expected of such a network: \(estimate)"]
  }
}
