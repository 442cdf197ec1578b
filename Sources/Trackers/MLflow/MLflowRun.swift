import Hashing
import JSON
import Records

/// A run as MLflow should have it.
package struct MLflowRun: Sendable {
  /// Identifies the run among those of its MLflow experiment; the value of the tag `keyTag`.
  package let key: String
  package let name: String
  /// `FINISHED` or `FAILED`. A diverged run ended as it should: its result is that it diverged.
  package let status: String
  /// Milliseconds since 1970.
  package let start: Int
  package let end: Int
  package let parameters: [MLflowParameter]
  package let tags: [TrackedRun.Entry]
  /// All finite.
  package let points: [TrackedRun.Point]
  /// Points that are not sent because they are NaN or infinite, which MLflow's stores do not keep.
  package let nonFinite: Int
  /// The values that servers of some age cut, with their whole texts.
  package let longValues: [TrackedRun.Entry]

  /// The tag that a run is found by.
  package static let keyTag = "etalon.run"
  /// The tag that says what was sent completely: the value of `digest`.
  package static let digestTag = "etalon.exported"
  /// The tag with the digest of the report that lies beside a run.
  package static let reportTag = "etalon.report"
  package static let longValuesFile = "long-values.json"

  package init(_ run: TrackedRun, experiment: String) {
    key = run.key
    name = run.name.cut(to: MLflowLimits.runName)
    status = run.status == .failed ? "FAILED" : "FINISHED"
    start = run.start
    end = run.end
    let values = run.axes.filter { !$0.value.isNull }
      .map { TrackedRun.Entry($0.path, $0.value.parameterText) }
    let parameters = (values + run.settings).withValidNames
    let tags = Self.tags(of: run, experiment: experiment).withValidNames
    points = run.points.filter(\.value.isFinite)
    nonFinite = run.points.count - points.count
    self.parameters = parameters.map { MLflowParameter(name: $0.name, whole: $0.text) }
    self.tags = tags.map { TrackedRun.Entry($0.name, $0.text.cut(to: MLflowLimits.tag)) }
    longValues =
      parameters.filter { $0.text.unicodeScalars.count > MLflowLimits.parameterValues.last! }
      + zip(tags, self.tags).filter { $0 != $1 }.map(\.0)
      + (name == run.name ? [] : [TrackedRun.Entry("mlflow.runName", run.name)])
  }

  /// Values that are cut by the limits of current servers.
  package var cutValues: Int {
    parameters.count { $0.text != $0.whole } + longValues.count { $0.name.hasPrefix("etalon.") }
      + longValues.count { $0.name == "mlflow.runName" }
  }

  private static func tags(of run: TrackedRun, experiment: String) -> [TrackedRun.Entry] {
    var tags = [
      TrackedRun.Entry(keyTag, run.key), TrackedRun.Entry("etalon.experiment", experiment),
      TrackedRun.Entry("mlflow.source.name", "etalon"), TrackedRun.Entry("mlflow.source.type", "LOCAL"),
    ]
    tags += run.facts.map { TrackedRun.Entry("etalon.\($0.name)", $0.text) }
    let left = run.nonFinite
    if !left.isEmpty {
      let text = left.map { "\($0.metric): \($0.count)" }.joined(separator: ", ")
      tags.append(TrackedRun.Entry("etalon.non_finite", text))
    }
    return tags
  }

  /// Everything that a batch sends, parameters first.
  package var items: [MLflowItem] {
    parameters.map(MLflowItem.parameter) + tags.map(MLflowItem.tag) + points.map(MLflowItem.metric)
  }

  /// SHA-256, in hexadecimal, of everything that is sent.
  package var digest: String {
    let content: JSON = [
      "name": .string(name), "status": .string(status), "start": .int(start), "end": .int(end),
      "items": .array(items.map(\.json)), "long": .array(longValues.map { .string($0.text) }),
    ]
    return SHA256.hexDigest(of: content.compactBytes)
  }

  /// The body of `runs/create`.
  package func creation(experiment id: String) -> JSON {
    [
      "experiment_id": .string(id), "run_name": .string(name), "start_time": .int(start),
      "tags": .array(tags.map { MLflowItem.tag($0).json }),
    ]
  }

  /// The body of `runs/update` that ends the run.
  package func end(run id: String) -> JSON {
    ["run_id": .string(id), "status": .string(status), "end_time": .int(end), "run_name": .string(name)]
  }

  /// The artifact with the whole texts of cut values; nil where none is cut.
  package var longValuesArtifact: [UInt8]? {
    guard !longValues.isEmpty else { return nil }
    return JSON.object(longValues.map { JSON.Member($0.name, .string($0.text)) }).indentedBytes
  }
}
