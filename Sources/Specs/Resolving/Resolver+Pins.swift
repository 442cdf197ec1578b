import Datasets

extension Resolver {
  /// The digests that the files of a request must have, by the paths that they are opened by.
  mutating func pins(of request: DatasetRequest) -> [String: String] {
    let path = "dataset.sha256"
    switch settings.dataset.sha256 {
    case nil: return [:]
    case .one(let digest):
      guard request.files.count == 1, let file = request.files.first else {
        report(
          request.files.isEmpty
            ? "'sha256' is of a file, and the data come from no file"
            : "the data are in \(counted(request.files.count, "file")), and 'sha256' is of one", at: path,
          hint: request.files.isEmpty ? nil : "etalon plan --pin writes one of each",
          follows: ["dataset.source"])
        return [:]
      }
      return [file: digest]
    case .files(let digests):
      var pins: [String: String] = [:]
      for (name, digest) in digests.sorted(by: { $0.key < $1.key }) {
        guard request.files.contains(context.completed(name)) else {
          report("'\(name)' is not one of the data's files", at: path, follows: ["dataset.source"])
          continue
        }
        pins[context.completed(name)] = digest
      }
      return pins
    }
  }
}
