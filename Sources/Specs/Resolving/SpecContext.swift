import Datasets
import Files
import YAML

/// What a spec's meaning depends on besides its text.
package struct SpecContext: Sendable {
  /// The default name of the experiment: the file name without its extension.
  package var name: String
  /// The folder that paths in the spec are relative to; empty: the current one.
  package var directory: String
  /// Describes the data of a request; throws `DatasetError`.
  package var shape: @Sendable (DatasetRequest) throws -> DatasetShape
  /// How the command line's paths are written in a spec; nil: its values have the paths of a spec already.
  package var commandLine: CommandLinePaths?
  /// What `~` stands for at the start of a path; nil: it is a name like others.
  package var home: String?
  /// Whether a path from the current folder is that of a file.
  package var isFile: @Sendable (String) -> Bool = { _ in false }
  /// The spec's path from the current folder; nil if it has none.
  package var file: String?
  /// Reads a spec that another one extends, by its path from the current folder.
  package var baseSource: @Sendable (String) throws(FileError) -> Source = { path throws(FileError) in
    throw FileError("read", path, "a spec without files of its own cannot extend another")
  }
  /// What is equal for two paths of the same file.
  package var identity: @Sendable (String) -> String = { AbsolutePath($0, in: AbsolutePath("/")).text }
  /// The paths of the command line, from the current folder, by their form in a spec.
  var typed: [String: String] = [:]

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
    self.file = path
  }

  /// Whether a path on the command line is that of a file. It starts at the spec's folder where the command line was
  /// recorded.
  var isTypedFile: @Sendable (String) -> Bool {
    { [self] path in isFile(commandLine == nil || path.hasPrefix("~") ? completed(path) : path) }
  }

  var bundledNames: [String] { BundledDataset.all.map(\.name) }

  /// A path in the spec, relative to the current folder.
  func completed(_ path: String) -> String {
    if let typed = typed[path] { return typed }
    if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    guard !path.hasPrefix("/"), !directory.isEmpty else { return path }
    return directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }
}
