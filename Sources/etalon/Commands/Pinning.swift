import ArgumentParser
import Datasets
import Experiments
import JSON
import YAML

/// Writes the digests of data into the spec that names them.
enum Pinning {
  static func write(_ request: DatasetRequest, into source: Source, path: String) throws {
    let files = request.files
    guard path != "-", !files.isEmpty else {
      throw Reporting.misuse(
        path == "-"
          ? "--pin writes into a file, not into standard input" : "--pin: the data come from no file")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    do {
      let pins = try files.map { file in
        let name = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
        return JSON.Member(name, .string(try DataPins.digest(of: file)))
      }
      guard let text = PinnedSpec.text(of: source, pins: pins.count == 1 ? pins[0].value : .object(pins))
      else {
        throw Reporting.misuse("--pin: \(path) does not say dataset.source itself")
      }
      try AtomicFile.replace(path, with: Array(text.utf8))
      Reporting.note(
        "wrote the SHA-256 of \(files.count == 1 ? "the file" : "\(files.count) files") into \(path)")
    } catch let error as ExitCode {
      throw error
    } catch {
      Reporting.error("\(error)".shown)
      throw ExitCode(ExitStatus.output.rawValue)
    }
  }
}
