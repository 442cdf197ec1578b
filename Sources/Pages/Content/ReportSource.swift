import Records
import Reports

/// Where results come from, as far as every machine agrees on it.
package struct ReportSource: Sendable {
  /// The results folder, as commands name it by default: `results/digits`; of another program's results the file.
  ///
  /// The page has the same bytes wherever the folder is, so it does not say where that is.
  package let folder: String
  /// nil if the folder has none.
  package var manifest: Manifest?
  /// The spec's text; empty where it is not at hand.
  package var spec: String

  /// - Parameter path: of the results folder, or of another program's CSV file.
  package init(path: String, name: String, manifest: Manifest?, spec: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    folder = file.hasSuffix(".csv") ? file : "results/" + name
    (self.manifest, self.spec) = (manifest, spec)
  }

  /// Whether another program's CSV file holds the results, which no command can train again.
  var isExternal: Bool { folder.hasSuffix(".csv") }

  /// The spec's path from the folder that `results` is in; the copy in the results folder where the spec was not in a
  /// file.
  var specPath: String {
    guard let file = manifest?.specFile else { return folder + "/spec.yaml" }
    let parts = file.split(separator: "/")
    let rest = parts.drop { $0 == ".." }
    // Above that folder, the path would name the machine.
    let isBelow = parts.count - rest.count == 2 && !file.hasPrefix("/")
    return isBelow ? rest.joined(separator: "/") : parts.last.map(String.init) ?? file
  }

  /// The command that trains what is not trained yet, with a value more put over the spec's.
  func command(with value: String? = nil) -> String {
    let overrides = manifest?.overrides(ofSpec: specPath) ?? []
    let words = ["etalon", "run", specPath] + overrides + (value.map { [$0] } ?? [])
    return words.map(\.shellQuoted).joined(separator: " ")
  }
}
