extension Manifest {
  /// The other spec's file that these results belong to; nil where the spec at `specFile` may go on with them.
  ///
  /// Results are another spec's where the manifest names another file than `specFile` and that file is still there.
  /// Files are named relative to the results folder, so a project that was moved or copied as a whole still owns its
  /// results; and where the named file is gone, the spec was moved or renamed, and owns them too.
  /// Both paths are absolute; `exists` tells whether there is a file at a path.
  package func owner(otherThan specFile: String, results folder: String, exists: (String) -> Bool) -> String?
  {
    guard let recorded = self.specFile else { return nil }
    let other = AbsolutePath(recorded, in: AbsolutePath(folder))
    return other != AbsolutePath(specFile) && exists(other.text) ? other.text : nil
  }

  /// How a manifest in `folder` names the file at `path`: relative to the folder. Both are absolute.
  package static func specFile(_ path: String, results folder: String) -> String {
    AbsolutePath(path).relative(to: AbsolutePath(folder))
  }
}

/// A path from the root with `.`, `..` and doubled slashes resolved by the text alone.
private struct AbsolutePath: Equatable {
  private var components: [Substring] = []

  init(_ path: String, in folder: AbsolutePath? = nil) {
    if !path.hasPrefix("/"), let folder { components = folder.components }
    for component in path.split(separator: "/") where component != "." {
      if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
  }

  var text: String { "/" + components.joined(separator: "/") }

  func relative(to folder: AbsolutePath) -> String {
    let shared = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: folder.components.count - shared)
    return (up + components[shared...].map(String.init)).joined(separator: "/")
  }
}
