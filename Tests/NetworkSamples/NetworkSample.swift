import Datasets
import JSON
import Learning
import Networks
import RandomPipelines

/// A network, rows, and Etalon's answers to them.
struct NetworkSample {
  let pipeline: TrainedPipeline
  private let rows: [[RawValue]]
  private let outputs: [[Double]]
  private let answers: [TrainedPipeline.Answer?]

  init(_ random: RandomPipeline, rows count: Int) {
    pipeline = random.pipeline
    rows = random.rows(count)
    answers = pipeline.answers(to: rows)
    let all = pipeline.outputs(of: rows.flatMap(pipeline.input.values(of:)))
    let width = pipeline.output.outputCount
    outputs = rows.indices.map { Array(all[$0 * width..<($0 + 1) * width]) }
  }

  /// Whether no column holds texts.
  var isNumeric: Bool {
    pipeline.input.columns.allSatisfy { if case .number = $0.kind { true } else { false } }
  }

  /// For C, in 8-byte words: the number of rows; then for each row its values, 1 for no prediction or 0, its class or −1, its
  /// outputs, and for regression its predicted values. NaN has one form.
  var binary: [UInt8] {
    var words: [UInt64] = [UInt64(rows.count)]
    for (index, row) in rows.enumerated() {
      words += zip(pipeline.input.columns, row).map { column, value in
        Self.code(value, of: column).canonicalBits
      }
      words.append(answers[index] == nil ? 1 : 0)
      switch answers[index]?.prediction {
      case .label(let label): words.append(UInt64(label))
      default: words.append(UInt64.max)
      }
      words += outputs[index].map(\.canonicalBits)
      if case .values(let values) = answers[index]?.prediction {
        words += values.map(\.canonicalBits)
      } else if !pipeline.output.isClassification {
        words += outputs[index].map { _ in Double.nan.canonicalBits }
      }
    }
    return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  private static func code(_ value: RawValue, of column: InputEncoding.Column) -> Double {
    switch (value, column.kind) {
    case (.number(let number), _): number
    case (.missing, .number): .nan
    case (.missing, .text): -2
    case (.text(let text), .text(let list)): list.index(of: text).map { Double($0) } ?? -1
    case (.text, .number): preconditionFailure("a text in a column of numbers")
    }
  }

  /// For Python: null stands for a missing value and for no prediction.
  var json: JSON {
    let activations = pipeline.network.topology.activations.map { JSON.string($0.rawValue) }
    return [
      "precision": .string(pipeline.network.precision.rawValue), "activations": .array(activations),
      "single": .bool(pipeline.output.isClassification && pipeline.output.outputCount == 1),
      "probabilities": .bool(pipeline.outputsAreProbabilities),
      "classes": pipeline.output.isClassification ? .array(pipeline.output.names.map { .string($0) }) : .null,
      "threshold": .number(pipeline.output.threshold),
      "text": .array(
        pipeline.input.columns.map { column in
          if case .text = column.kind { .bool(true) } else { .bool(false) }
        }),
      "rows": .array(rows.map { .array($0.map(\.json)) }),
      "outputs": .array(outputs.map { .array($0.map { .number($0) }) }),
      "predictions": .array(answers.map { $0.map(json) ?? .null }),
    ]
  }

  private func json(_ answer: TrainedPipeline.Answer) -> JSON {
    switch answer.prediction {
    case .label(let label): .string(pipeline.output.names[label])
    case .values(let values): .array(values.map { .number($0) })
    }
  }
}

extension RawValue {
  fileprivate var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .missing: .null
    }
  }
}

extension Double {
  fileprivate var canonicalBits: UInt64 { isNaN ? 0x7FF8_0000_0000_0000 : bitPattern }
}
