import Files
import Running
import Specs
import YAML

extension SpecContext {
  /// A context for the spec at a path, with the files of this machine.
  ///
  /// - Parameter hasCommandLine: whether values come from the command line, whose paths start at the current folder, and
  ///   not from a manifest, which stores them as the spec would write them.
  init(file path: String, store: DataStore, hasCommandLine: Bool) {
    self.init(file: path) { try store.dataset($0).shape }
    home = PosixFolder.home
    baseSource = { path throws(FileError) in try Source(spec: path, kind: .regular) }
    identity = { PosixFolder.resolved($0) ?? $0 }
    isFile = { path in
      let status: FileStatus? = try? FileStatus(of: path)
      return status?.kind == .regular
    }
    guard hasCommandLine, let current = PosixFolder.resolved("."),
      let folder = PosixFolder.resolved(directory.isEmpty ? "." : directory)
    else { return }
    commandLine = CommandLinePaths(currentFolder: current, specFolder: folder)
  }
}
