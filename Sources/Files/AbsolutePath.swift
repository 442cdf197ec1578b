/// An absolute path with `.`, `..` and repeated slashes resolved, without looking at the file system.
package struct AbsolutePath: Equatable, Sendable {
  private var components: [Substring] = []

  /// The path, which starts at `folder` unless it is absolute.
  package init(_ path: String, in folder: AbsolutePath? = nil) {
    if !path.hasPrefix("/"), let folder { components = folder.components }
    for component in path.split(separator: "/") where component != "." {
      if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
  }

  package var text: String { "/" + components.joined(separator: "/") }

  /// The path from a folder to this file: `../data/x.csv`; empty if they are the same.
  package func relative(to folder: AbsolutePath) -> String {
    let shared = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: folder.components.count - shared)
    return (up + components[shared...].map(String.init)).joined(separator: "/")
  }
}
