import Records

/// Where results come from, as far as every machine agrees on it.
package struct ReportSource: Sendable {
  /// The results folder, as commands name it: `results/digits`.
  package let folder: String
  /// nil where the folder has none.
  package var manifest: Manifest?
  /// The spec's text; empty where it is not at hand.
  package var spec: String

  /// - Parameter folder: as the user named it. A relative path below the current folder is kept; any other would tell
  ///   the machine, and becomes `results/<name>`.
  package init(folder: String, name: String, manifest: Manifest?, spec: String) {
    let parts = folder.split(separator: "/")
    let isBelow = !folder.hasPrefix("/") && !parts.isEmpty && !parts.contains("..") && !parts.contains(".")
    self.folder = isBelow ? parts.joined(separator: "/") : "results/" + name
    (self.manifest, self.spec) = (manifest, spec)
  }

  /// The spec's path from the folder in which the command was given; the copy in the results folder where the spec was
  /// not in a file.
  var specPath: String {
    guard let file = manifest?.specFile else { return folder + "/spec.yaml" }
    var parts = folder.split(separator: "/").map(String.init)
    for part in file.split(separator: "/").map(String.init) {
      // A file outside of the current folder has a path that depends on the machine.
      if part == "..", parts.isEmpty { return file.split(separator: "/").last.map(String.init) ?? file }
      if part == ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// Whether another program's CSV file holds the results, which no command can train again.
  var isExternal: Bool { folder.hasSuffix(".csv") }

  /// The command that trains what is not trained yet, with a value more put over the spec's.
  func command(with value: String? = nil) -> String {
    let words = ["etalon", "run", specPath] + (manifest?.overrides ?? []) + (value.map { [$0] } ?? [])
    return words.map(\.shellWord).joined(separator: " ")
  }
}
