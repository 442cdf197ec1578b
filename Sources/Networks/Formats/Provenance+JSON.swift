import JSON
import Learning
import Records
import Specs

extension Provenance {
  var json: JSON {
    .object(
      [
        .init("experiment", .string(experiment)),
        .init("point", .object(point.map { .init($0.path, $0.value) })),
        .init("seed", .unsigned(seed)), .init("repetition", .int(repetition)),
        .init("fold", fold.map { .int($0) } ?? .null), .init("run", .string(run)),
        .init("epochs", .int(epochs)), .init("restored_epoch", restoredEpoch.map { .int($0) } ?? .null),
        .init("spec_sha256", .string(specDigest)),
        .init("data_sha256", .object(data.map { .init($0.part, .string($0.digest)) })),
        .init("weights_sha256", .string(weightsDigest)), .init("arithmetic", .int(arithmeticVersion)),
        .init("etalon", .string(toolVersion)),
        .init("metrics", .object(metrics.map { .init($0.name.description, .measurement($0.value)) })),
        .init("estimate", estimate.map { .string($0) } ?? .null),
      ].filter { !$0.value.isNull })
  }

  init(json: PlacedJSON) throws(NetworkFileError) {
    let count = 0...Int.max
    let seed = try json.member("seed")
    guard let seedValue = seed.value.unsigned else { throw seed.error("must be an integer of at least 0") }
    let point = try json.member("point")
    guard let axes = point.value.object else { throw point.error("must be an object") }
    let data = try json.member("data_sha256")
    var digests: [Manifest.DataDigest] = []
    for part in data.value.object ?? [] {
      digests.append(.init(part: part.name, digest: try data.member(part.name).string()))
    }
    self.init(
      experiment: try json.member("experiment").string(),
      point: axes.map { AxisValue(path: $0.name, value: $0.value) }, seed: seedValue,
      repetition: try json.member("repetition").int(in: count),
      fold: try json.optional("fold")?.int(in: count),
      run: try json.member("run").string(), epochs: try json.member("epochs").int(in: count),
      restoredEpoch: try json.optional("restored_epoch")?.int(in: count),
      specDigest: try json.member("spec_sha256").string(), data: digests,
      weightsDigest: try json.member("weights_sha256").string(),
      arithmeticVersion: try json.member("arithmetic").int(in: 1...Int.max),
      toolVersion: try json.member("etalon").string(), metrics: try Self.metrics(json.member("metrics")),
      estimate: try json.optional("estimate")?.string())
  }

  private static func metrics(_ json: PlacedJSON) throws(NetworkFileError) -> [RunRecord.Value] {
    guard let members = json.value.object else { throw json.error("must be an object") }
    var metrics: [RunRecord.Value] = []
    for member in members {
      guard let name = MetricName(member.name), let value = member.value.measurement else {
        throw NetworkFileError(place: "\(json.place).\(member.name)", "must be the value of a metric")
      }
      metrics.append(RunRecord.Value(name: name, value: value))
    }
    return metrics
  }
}
