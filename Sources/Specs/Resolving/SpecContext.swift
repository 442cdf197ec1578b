import Datasets

/// What a spec's meaning depends on besides its text.
package struct SpecContext: Sendable {
  /// The default name of the experiment: the file name without its extension.
  package var name: String
  /// The folder that paths in the spec are relative to; empty: the current one.
  package var directory: String
  /// Describes the data of a request; throws `DatasetError`.
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

  /// A path in the spec, relative to the current folder.
  func completed(_ path: String) -> String {
    guard !path.hasPrefix("/"), !directory.isEmpty else { return path }
    return directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }
}
