import JSON
import Records
import Specs

/// Why a text is not a baseline.
package struct BaselineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence without a full stop, beginning in lower case.
  package var description: String
}

extension Baseline {
  private static let formatVersion = 1

  /// The canonical text: JSON with one run per line, so that git shows which runs changed.
  package var text: [UInt8] {
    let baseline = canonical
    let head: JSON = [
      "version": .int(Self.formatVersion), "name": .string(name), "tool": .string(toolVersion),
      "arithmetic": .int(arithmeticVersion), "spec_sha256": .string(specDigest),
    ]
    var bytes = Array(head.compactBytes.dropLast())
    bytes += Array(",\n\"fixed\":".utf8)
    baseline.fixed.json.appendCompact(to: &bytes)
    bytes += Array(",\n\"runs\":[".utf8)
    for (index, run) in baseline.runs.enumerated() {
      bytes += Array((index == 0 ? "\n" : ",\n").utf8)
      run.json.appendCompact(to: &bytes)
    }
    return bytes + Array("\n]}\n".utf8)
  }

  /// Reads a text such as `text`; runs and members can be in any order.
  package init(parsing text: [UInt8]) throws(BaselineError) {
    let json: JSON
    do { json = try JSON(parsing: text) } catch { throw BaselineError(description: error.description) }
    guard let version = json["version"]?.int else { throw BaselineError(description: "not a baseline") }
    guard version <= Self.formatVersion else {
      throw BaselineError(description: "written by a newer version of etalon (format \(version))")
    }
    guard let name = json["name"]?.string, let tool = json["tool"]?.string,
      let arithmetic = json["arithmetic"]?.int, let specDigest = json["spec_sha256"]?.string,
      let fixed = json["fixed"]?.object, let lines = json["runs"]?.array
    else { throw BaselineError(description: "a member before the runs is missing or invalid") }
    var runs: [BaselineRun] = []
    for (index, line) in lines.enumerated() {
      do { runs.append(try BaselineRun(json: line)) } catch {
        throw BaselineError(description: "run \(index + 1): '\(error.member)' is missing or invalid")
      }
    }
    self.init(
      name: name, toolVersion: tool, arithmeticVersion: arithmetic, specDigest: specDigest,
      fixed: fixed.map { AxisValue(path: $0.name, value: $0.value) }, runs: runs)
  }
}

extension BaselineRun {
  fileprivate var json: JSON {
    var members = [
      JSON.Member("values", values.json), JSON.Member("seed", .unsigned(seed)),
      JSON.Member("repeat", .int(repetition)), JSON.Member("fold", fold.map(JSON.int) ?? .null),
      JSON.Member("status", .string(status.rawValue)),
      JSON.Member("metrics", .object(metrics.map { JSON.Member($0.name, .measurement($0.value)) })),
      JSON.Member("run", .string(identity)), JSON.Member("curve_sha256", .string(curveDigest)),
      JSON.Member("weights_sha256", .string(weightsDigest)),
      JSON.Member("data", .object(data.map { JSON.Member($0.part, .string($0.digest)) })),
    ]
    if !correctSamples.isEmpty { members.append(JSON.Member("correct", .array(correctSamples.map(\.json)))) }
    return .object(members)
  }

  fileprivate init(json: JSON) throws(RecordFormatError) {
    func member<Result>(_ name: String, _ read: (JSON) -> Result?) throws(RecordFormatError) -> Result {
      guard let value = json[name].flatMap(read) else { throw RecordFormatError(member: name) }
      return value
    }
    func pairs<Result>(_ name: String, _ read: (JSON.Member) -> Result?) throws(RecordFormatError) -> [Result]
    {
      let members = try member(name, \.object)
      let results = members.compactMap(read)
      guard results.count == members.count else { throw RecordFormatError(member: name) }
      return results
    }
    let kept = json["correct"]?.array ?? []
    let correctSamples = kept.compactMap(CorrectSamples.init(json:))
    guard correctSamples.count == kept.count else { throw RecordFormatError(member: "correct") }
    self.init(
      identity: try member("run", \.string),
      values: try pairs("values") { AxisValue(path: $0.name, value: $0.value) },
      seed: try member("seed", \.unsigned), repetition: try member("repeat", \.int),
      fold: try member("fold") { fold -> Int?? in fold.isNull ? .some(nil) : fold.int.map { .some($0) } },
      status: try member("status") { $0.string.flatMap(RunStatus.init(rawValue:)) },
      metrics: try pairs("metrics") { metric in
        metric.value.measurement.map { Value(name: metric.name, value: $0) }
      },
      data: try pairs("data") { part in
        part.value.string.map { Manifest.DataDigest(part: part.name, digest: $0) }
      },
      curveDigest: try member("curve_sha256", \.string),
      weightsDigest: try member("weights_sha256", \.string), correctSamples: correctSamples)
  }
}

extension [AxisValue] {
  fileprivate var json: JSON { .object(map { JSON.Member($0.path, $0.value) }) }
}
