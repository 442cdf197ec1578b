import Files

/// Reads a file as the inputs of a trained network, some thousand rows at a time: a table, or arrays of NumPy and IDX.
package struct InputReader {
  // One of the two; each is changed in place.
  private var table: InputTableReader?
  private var arrays: InputArrays?

  /// What was guessed about the file.
  package var notes: [DatasetNote] { table?.notes ?? arrays?.notes ?? [] }

  /// Whether the rows have targets.
  package var hasTargets: Bool { table?.hasTargets ?? arrays?.hasTargets ?? false }

  /// Opens the file. Throws `DatasetError`, for missing columns with the names of all of them.
  ///
  /// - Parameters:
  ///   - targetFile: the targets of arrays, where they have a file of their own.
  ///   - format: how the training file was read; what it leaves open is found out from the first rows.
  package init(
    _ file: String, targetFile: String?, encoding: InputEncoding, decoding: OutputDecoding,
    format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    if let content = try Self.arrays(file) {
      arrays = try InputArrays(
        content, file: file, targetFile: targetFile, encoding: encoding, decoding: decoding)
    } else {
      guard targetFile == nil else {
        throw DatasetError(
          "a table has its targets in columns; a file of targets belongs to .npy and IDX files",
          at: DatasetError.Place(file: file))
      }
      table = try InputTableReader(file, encoding: encoding, decoding: decoding, format: format)
    }
  }

  /// The content of a file of arrays, decompressed; nil for other files.
  private static func arrays(_ file: String) throws(DatasetError) -> [UInt8]? {
    let start = try DataFile.start(file, upTo: 64)
    guard Gzip.isGzip(start) || InputArrays.isRecognized(start, file: file) else { return nil }
    let content = try DataFile.bytes(file)
    return InputArrays.isRecognized(content, file: file) ? content : nil
  }

  /// The next rows; nil after the last. Throws `DatasetError` with the places of the first mistakes.
  package mutating func next() throws(DatasetError) -> InputRows? {
    if table != nil { return try table?.next() }
    return arrays?.nextRows()
  }
}
