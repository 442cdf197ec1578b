#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The bytes of a data file, decompressed where they are gzip.
enum DataFile {
  /// The most bytes that a file may hold, as it is and decompressed: 4 GiB.
  static let sizeLimit = 1 << 32

  /// A path is taken as it is: absolute, or relative to the working directory.
  static func bytes(_ path: String) throws(DatasetError) -> [UInt8] {
    let place = DatasetError.Place(file: path)
    try requireRegularFile(path, place)
    let content: [UInt8]
    do {
      content = try Array(Data(contentsOf: URL(filePath: path)))
    } catch {
      throw DatasetError(words(error, doing: "be read"), at: place, field: "source")
    }
    guard Gzip.isGzip(content) else { return content }
    do throws(Gzip.Failure) {
      return try Gzip.decompressed(content, limit: sizeLimit)
    } catch {
      let message =
        switch error {
        case .truncated: "the gzip data are cut off"
        case .corrupt: "the gzip data are damaged"
        case .tooLarge(let limit): "the gzip data hold more than \(limit) bytes"
        }
      throw DatasetError(message, at: place, field: "source")
    }
  }

  /// What is no regular file (a pipe, a device) might never end.
  private static func requireRegularFile(_ path: String, _ place: DatasetError.Place) throws(DatasetError) {
    let attributes: [FileAttributeKey: Any]
    do {
      // The attributes of a symbolic link would be its own, not its target's.
      let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
      attributes = try FileManager.default.attributesOfItem(atPath: target)
    } catch {
      throw DatasetError(words(error, doing: "be found"), at: place, field: "source")
    }
    let type = attributes[.type] as? FileAttributeType
    guard type == .typeRegular else {
      let kind = type == .typeDirectory ? "a folder" : "not a regular file"
      throw DatasetError("the path is \(kind)", at: place, field: "source")
    }
    if let size = attributes[.size] as? UInt64, size > UInt64(sizeLimit) {
      throw DatasetError("the file is larger than \(sizeLimit) bytes", at: place, field: "source")
    }
  }

  private static func words(_ error: any Error, doing: String) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: "the file does not exist"
    case .fileReadNoPermission: "the file may not be read: permission denied"
    default: "the file could not \(doing)"
    }
  }
}
