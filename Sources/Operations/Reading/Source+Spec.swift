import Files
import YAML

extension Source {
  /// Reads a spec's text, of a pipe or a device no more than shows that it is too long.
  ///
  /// - Parameter kind: whether pipes and devices are read too.
  package convenience init(
    spec path: String, name: String? = nil, kind: PosixFile.Kind = .any
  ) throws(FileError) {
    let file = try PosixFile(path, for: .reading, kind: kind)
    self.init(name: name ?? path, bytes: try file.contents(upTo: Limits.standard.bytes + 1))
  }
}
