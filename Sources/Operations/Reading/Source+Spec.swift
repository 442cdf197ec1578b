import Files
import YAML

extension Source {
  /// Reads a spec's text: of a file, a pipe or a device no more than shows that it is too long.
  package convenience init(spec path: String, name: String? = nil) throws(FileError) {
    let file = try PosixFile(path, for: .reading, kind: .any)
    self.init(name: name ?? path, bytes: try file.contents(upTo: Limits.standard.bytes + 1))
  }
}
