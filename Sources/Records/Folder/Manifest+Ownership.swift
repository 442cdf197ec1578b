import Files

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
