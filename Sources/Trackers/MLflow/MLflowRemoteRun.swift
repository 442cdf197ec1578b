import JSON

/// A run as the server has it.
package struct MLflowRemoteRun: Sendable {
  package let id: String
  package let status: String
  package let name: String
  /// Where the server keeps the run's artifacts: `mlflow-artifacts:/1/ab…/artifacts`, or a place that only clients reach.
  package let artifacts: String
  package let parameters: [String: String]
  package let tags: [String: String]
  /// The metrics of which there is at least one point.
  package let metrics: Set<String>

  /// nil where members are missing; from the `run` of a reply.
  package init?(_ json: JSON) {
    guard let info = json["info"], let id = info["run_id"]?.string else { return nil }
    self.id = id
    status = info["status"]?.string ?? ""
    name = info["run_name"]?.string ?? ""
    artifacts = info["artifact_uri"]?.string ?? ""
    let data = json["data"]
    parameters = Self.entries(data?["params"])
    tags = Self.entries(data?["tags"])
    metrics = Set((data?["metrics"]?.array ?? []).compactMap { $0["key"]?.string })
  }

  private static func entries(_ json: JSON?) -> [String: String] {
    let pairs = (json?.array ?? []).compactMap { entry in
      entry["key"]?.string.map { ($0, entry["value"]?.string ?? "") }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The path below the server's artifact service; nil where the server does not take artifacts itself.
  package var artifactPath: String? {
    let scheme = "mlflow-artifacts:"
    guard artifacts.hasPrefix(scheme) else { return nil }
    let rest = artifacts.dropFirst(scheme.count)
    // `mlflow-artifacts://host/…` names the server; `mlflow-artifacts:/…` means the one that replied.
    let path = rest.hasPrefix("//") ? rest.dropFirst(2).drop { $0 != "/" } : rest
    let parts = path.split(separator: "/")
    guard parts.allSatisfy({ $0 != ".." && $0 != "." && $0.utf8.allSatisfy(isPathByte) }) else { return nil }
    return parts.joined(separator: "/")
  }
}

private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
    true
  default: false
  }
}
