import Learning
import Plots
import Records

/// The best point's mistakes: which classes its networks take for which.
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
    return
      "\(NumberText.count(wrong)) of \(quantity(total, "\(matrix.part.word) answer")) are wrong; the most frequent mistake takes "
      + "\(classes[worst.row]) for \(classes[worst.column]) (\(NumberText.count(worst.count)))."
  }
}
