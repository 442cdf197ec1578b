import Datasets
import JSON
import Learning
import Networks
import Reports
import Specs

/// What the predictions of a table came to.
package struct PredictionReport: Sendable {
  package let rows: Int
  /// Rows with a prediction.
  package let predicted: Int
  /// Rows with a prediction and a target, which the metrics are over.
  package let measured: Int
  package let metrics: [(metric: Metric, value: Double)]
  package let findings: PredictionFindings
  /// What was guessed about the table.
  package let notes: [String]
  /// What was expected, with what was found.
  package private(set) var judged: [PredictionExpectation.Judged] = []

  init(_ prediction: TablePrediction, expectations: [PredictionExpectation] = []) {
    rows = prediction.rowCount
    predicted = prediction.predictedCount
    measured = prediction.measuredCount
    metrics = prediction.metrics
    findings = prediction.findings
    notes = prediction.notes.map(\.message)
    judged = expectations.map { $0.judged(self) }
  }

  /// For people, without line ends.
  package var lines: [String] {
    var lines = ["\(counted(rows, "row")), \(predicted) predicted"]
    if !metrics.isEmpty {
      // A metric that is not defined for these rows is null in JSON.
      let defined = metrics.filter { !$0.value.isNaN }
      let values = defined.map { "\($0.metric.rawValue) \($0.value.text(significant: 5))" }
      lines.append("over \(counted(measured, "row")) with a target: " + values.joined(separator: ", "))
    }
    let findings = findings
    lines += findings.missing.map {
      "column \($0.column): \(counted($0.rows, "row")) without a value and so without a prediction, the first row "
        + "\($0.firstRow)"
    }
    lines += findings.replaced.map {
      "column \($0.column): \(counted($0.rows, "missing value")) replaced by the mean of training, the first in row "
        + "\($0.firstRow)"
    }
    lines += findings.unknown.map {
      "column \($0.column): \(counted($0.rows, "row")) with a text that training did not have (all its inputs are 0), the first "
        + "in row \($0.firstRow): \($0.example.debugDescription)"
    }
    lines += findings.outside.map {
      "column \($0.column): \(counted($0.rows, "value")) outside the range of training, the first in row \($0.firstRow): "
        + $0.example
    }
    if findings.overflowing > 0 {
      lines.append(
        "\(counted(findings.overflowing, "row")) with an output that is not finite, without a prediction")
    }
    return lines
  }

  /// For programs.
  package func json(model: String, run: String) -> JSON {
    func list(_ counts: [PredictionFindings.Count]) -> JSON {
      .array(
        counts.map {
          [
            "column": .string($0.column), "rows": .int($0.rows), "first_row": .int($0.firstRow),
            "example": .string($0.example),
          ]
        })
    }
    return [
      "model": .string(model), "run": .string(run), "rows": .int(rows), "predicted": .int(predicted),
      "measured": .int(measured),
      "metrics": .object(
        metrics.map { .init($0.metric.rawValue, $0.value.isFinite ? .number($0.value) : .null) }),
      "missing": list(findings.missing), "replaced": list(findings.replaced),
      "unknown": list(findings.unknown), "outside": list(findings.outside),
      "overflowing": .int(findings.overflowing),
      "expectations": .array(
        judged.map {
          [
            "expectation": .string($0.expectation.text),
            "value": $0.value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null,
            "met": $0.isMet.map { .bool($0) } ?? .null,
          ]
        }),
    ]
  }
}
