extension Manifest {
  /// The file of another spec that these results belong to; nil if the spec at `specFile` may continue them.
  ///
  /// Results belong to another spec if the manifest names a file other than `specFile` and that file still exists. The
  /// manifest names it relative to the results folder, so results stay valid when the project is moved or copied as a
  /// whole. If the file no longer exists, the spec was moved or renamed.
  /// Both paths are absolute; `exists` returns whether a file exists.
  package func owner(otherThan specFile: String, results folder: String, exists: (String) -> Bool) -> String?
  {
    guard let recorded = self.specFile else { return nil }
    let other = AbsolutePath(recorded, in: AbsolutePath(folder))
    return other != AbsolutePath(specFile) && exists(other.text) ? other.text : nil
  }

  /// The path of a spec as a manifest stores it: relative to the results folder. Both paths are absolute.
  package static func specFile(_ path: String, results folder: String) -> String {
    AbsolutePath(path).relative(to: AbsolutePath(folder))
  }
}

/// An absolute path with `.`, `..` and repeated slashes resolved, without looking at the file system.
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
