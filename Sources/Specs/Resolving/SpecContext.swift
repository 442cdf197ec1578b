import Datasets

/// What the world outside a spec's text contributes to its meaning.
package struct SpecContext: Sendable {
  /// The experiment's name, where the spec has none: its file's name without the extension.
  package var name: String
  /// The folder that paths in the spec start at; empty: the current one.
  package var directory: String
  /// Describes data without training on them; throws `DatasetError`.
  package var shape: @Sendable (DatasetRequest) throws -> DatasetShape

  package init(
    name: String, directory: String, shape: @escaping @Sendable (DatasetRequest) throws -> DatasetShape
  ) {
    self.name = name
    self.directory = directory
    self.shape = shape
  }

  /// A context for the file at a path.
  package init(file path: String, shape: @escaping @Sendable (DatasetRequest) throws -> DatasetShape) {
    let slash = path.lastIndex(of: "/")
    let file = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    self.init(name: String(stem), directory: slash.map { String(path[...$0]) } ?? "", shape: shape)
  }

  var bundledNames: [String] { BundledDataset.all.map(\.name) }

  /// A path of the spec as the tool opens it.
  func completed(_ path: String) -> String {
    guard !path.hasPrefix("/"), !directory.isEmpty else { return path }
    return directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }
}
