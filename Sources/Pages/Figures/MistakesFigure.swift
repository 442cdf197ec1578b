import Learning
import Plots
import Records

/// The best point's mistakes: which class its networks predict where another one is true.
struct MistakesFigure {
  let experiment: ReportedExperiment

  /// On the test part, otherwise on the validation or the training part; nil without classes.
  var figure: ReportFigure? {
    guard let best = experiment.focus else { return nil }
    let matrices = experiment.summary.points[best].confusion
    let parts: [DatasetPart] = [.test, .validation, .train]
    guard let matrix = parts.lazy.compactMap({ part in matrices.first { $0.part == part } }).first,
      !matrix.counts.isEmpty
    else { return nil }
    let classes = names(matrix.counts.count)
    return ReportFigure(
      name: "confusion", sentence: sentence(matrix, classes),
      method:
        "The networks of \(experiment.focusWords) on the \(matrix.part.word) part, summed over \(quantity(experiment.points[best].counts.measured, "run")).",
      figure: ConfusionFigure(title: "Confusion matrix", classes: classes, counts: matrix.counts))
  }

  private func names(_ count: Int) -> [String] {
    let classes = experiment.outcome.classes
    return classes.count == count ? classes : (0..<count).map { "class \($0)" }
  }

  private func sentence(_ matrix: ConfusionMatrix, _ classes: [String]) -> String {
    var worst: (row: Int, column: Int, count: Int)?
    var (total, wrong) = (0, 0)
    for (row, counts) in matrix.counts.enumerated() {
      for (column, count) in counts.enumerated() {
        total += count
        guard row != column, count > 0 else { continue }
        wrong += count
        if count > worst?.count ?? 0 { worst = (row, column, count) }
      }
    }
    guard let worst else {
      return
        "The networks of \(experiment.focusWords) make no mistake on \(quantity(total, "\(matrix.part.word) sample"))."
    }
    // Rows are true classes, columns predicted ones.
    return
      "\(NumberText.significant(100 * Double(wrong) / Double(total), digits: 3))\u{00A0}% of \(matrix.part.word) answers are wrong "
      + "(\(NumberText.count(wrong)) of \(answers(total, matrix.part))); the most frequent mistake predicts "
      + "\(classes[worst.column]) where \(classes[worst.row]) is true (\(NumberText.count(worst.count)))."
  }

  /// `5 × 80`, runs times samples, where all runs have as many samples; otherwise their sum.
  private func answers(_ total: Int, _ part: DatasetPart) -> String {
    guard let best = experiment.focus else { return NumberText.count(total) }
    let runs = experiment.points[best].counts.measured
    let samples = Set(experiment.runs(of: best).map { experiment.outcome.facts[$0.data]?.samples(of: part) })
    guard runs > 1, samples.count == 1, let count = samples.first ?? nil, runs * count == total else {
      return NumberText.count(total)
    }
    return "\(NumberText.count(runs)) × \(NumberText.count(count))"
  }
}
