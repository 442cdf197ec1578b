import JSON
import Protobuf
import Records

/// The messages of TensorBoard's HParams plugin (tensorboard/plugins/hparams/plugin_data.proto and api.proto).
struct HParams {
  static let plugin = "hparams"

  /// A hyper-parameter with its values, each one once, in the order of the runs.
  private struct Column {
    let path: String
    let kind: Kind
    let values: [JSON]
  }

  /// The numbers of `DataType`.
  private enum Kind: Int {
    case text = 1
    case bool = 2
    case number = 3
  }

  private let experiment: TrackedExperiment
  private let columns: [Column]

  init(of experiment: TrackedExperiment) {
    self.experiment = experiment
    var paths: [String] = []
    var values: [String: [JSON]] = [:]
    var seen: Set<TrackedRun.AxisEntry> = []
    for entry in experiment.runs.lazy.flatMap(\.axes) where seen.insert(entry).inserted {
      if values[entry.path] == nil {
        paths.append(entry.path)
        values[entry.path] = []
      }
      if !entry.value.isNull { values[entry.path]!.append(entry.value) }
    }
    columns = paths.map { path in
      let own = values[path]!
      return Column(path: path, kind: Self.kind(of: own), values: own)
    }
  }

  /// Numbers where each value is one that a `double` holds exactly, or nearly; text where kinds are mixed.
  private static func kind(of values: [JSON]) -> Kind {
    func isNumber(_ value: JSON) -> Bool {
      switch value {
      case .int(let number): number.magnitude <= 1 << 53
      case .number: true
      default: false
      }
    }
    if values.allSatisfy(isNumber) { return .number }
    return values.allSatisfy { $0.bool != nil } ? .bool : .text
  }

  /// The content of `_hparams_/experiment`: which columns the table has.
  var experimentContent: [UInt8] {
    content(2) { message in
      if !experiment.description.isEmpty { message.string(1, experiment.description) }
      if let start = experiment.runs.map(\.start).min() { message.double(3, Double(start) / 1000) }
      for column in columns {
        message.message(4) { info in
          info.string(1, column.path)
          info.integer(4, column.kind.rawValue)
          info.message(5) { list in
            for value in column.values { list.message(1) { Self.write(value, column.kind, &$0) } }
          }
        }
      }
      for metric in experiment.mainMetrics {
        message.message(5) { info in
          info.message(1) { $0.string(2, EventTag.of(TrackedRun.finalPrefix + metric)) }
          info.string(3, metric)
        }
      }
      message.string(6, experiment.name)
    }
  }

  /// The content of `_hparams_/session_start_info`: a run's values.
  func startContent(of run: TrackedRun) -> [UInt8] {
    content(3) { message in
      for column in columns {
        guard let value = run.axes.first(where: { $0.path == column.path })?.value, !value.isNull else {
          continue
        }
        message.message(1) { pair in
          pair.string(1, column.path)
          pair.message(2) { Self.write(value, column.kind, &$0) }
        }
      }
      message.double(5, Double(run.start) / 1000)
    }
  }

  /// The content of `_hparams_/session_end_info`: how and when a run ended.
  func endContent(of run: TrackedRun) -> [UInt8] {
    content(4) { message in
      // STATUS_SUCCESS and STATUS_FAILURE.
      message.integer(1, run.status == .failed ? 2 : 1)
      message.double(2, Double(run.end) / 1000)
    }
  }

  private func content(_ field: Int, _ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.message(field, write)
    return writer.bytes
  }

  /// A `google.protobuf.Value`.
  private static func write(_ value: JSON, _ kind: Kind, _ writer: inout ProtobufWriter) {
    switch kind {
    case .number: writer.double(2, value.double ?? .nan)
    case .bool: writer.bool(4, value.bool ?? false)
    case .text: writer.string(3, value.parameterText)
    }
  }
}
