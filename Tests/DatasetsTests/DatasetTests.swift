import Foundation
import Learning
import TestFiles
import Testing

@testable import Datasets

@Suite("A data set")
struct DatasetTests {
  /// A folder that lasts as long as the body.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("from a file is the same with and without gzip, and with tabs for a .tsv")
  func files() throws {
    try Self.withFolder { folder in
      let text = "a,b,c\n" + (1...40).map { "\($0),\($0 * $0).5,\($0 % 3)\n" }.joined()
      let tabs = text.replacingOccurrences(of: ",", with: "\t")
      var digests: Set<PartitionDigests> = []
      for (name, content) in [
        ("d.csv", Array(text.utf8)), ("d.csv.gz", gzip(Array(text.utf8))),
        ("packed.csv", gzip(Array(text.utf8))),
        ("d.tsv", Array(tabs.utf8)), ("d.TSV.gz", gzip(Array(tabs.utf8))),
      ] {
        let file = folder.appending(path: name)
        try Data(content).write(to: file)
        let dataset = try Dataset(
          DatasetRequest(
            source: .table(path: file.path),
            split: .init(test: .fraction(0.25), validation: .count(4), seed: 5)))
        #expect(dataset.shape.inputs == 2 && dataset.shape.rows == 40)
        #expect(dataset.shape.target == .classes(["0", "1", "2"]))
        #expect(dataset.shape.train == 26...26 && dataset.shape.validation == 4...4)
        #expect(dataset.shape.test == 10...10)
        digests.insert(dataset.digests(repetition: 0, fold: nil))
      }
      #expect(digests.count == 1)
    }
  }

  @Test("takes parts from further files, IDX and tables")
  func furtherFiles() throws {
    try Self.withFolder { folder in
      let path = { (name: String) in folder.appending(path: name).path }
      try Data(gzip(idx([3, 2], [0, 255, 51, 102, 153, 204]))).write(to: folder.appending(path: "train"))
      try Data(idx([3], [1, 0, 1])).write(to: folder.appending(path: "train-labels"))
      try Data("255,0,1\n".utf8).write(to: folder.appending(path: "test.csv"))
      let request = DatasetRequest(
        source: .idx(images: path("train"), labels: path("train-labels")),
        scale: .range(from: 0...255, to: 0...1),
        split: .init(test: .file(.table(path: path("test.csv"))), validation: .count(1), order: .file))
      let dataset = try Dataset(request)
      let partition = try dataset.partition(
        repetition: 0, fold: nil, outputs: 2, outputsAreTanh: false, as: Float.self)
      #expect(partition.task == .classification(classes: 2, threshold: 0.5))
      #expect(partition.train.inputs == [0, 1, 0.2, 0.4])
      #expect(partition.train.targets == [0, 1, 1, 0])
      #expect(partition.train.labels == [1, 0])
      #expect(partition.validation?.inputs == [0.6, 0.8])
      #expect(partition.test?.inputs == [1, 0])
      #expect(partition.test?.labels == [1])
      #expect(dataset.shape.parts == [.train, .validation, .test])
    }
  }

  @Test("gives folds whose shape is told beforehand")
  func folds() throws {
    let dataset = try Dataset(
      DatasetRequest(
        source: .bundled(name: "sonar", size: nil), scale: .minMax,
        split: .init(folds: 13, repeats: 10, isStratified: false)))
    #expect(
      dataset.shape.train == 192...192 && dataset.shape.test == 16...16 && dataset.shape.validation == nil)
    #expect(dataset.shape.outputCounts == [2, 1])
    #expect(dataset.shape.folds == 13 && dataset.shape.repeats == 10)
    let partition = try dataset.partition(
      repetition: 9, fold: 12, outputs: 1, outputsAreTanh: true, as: Double.self)
    #expect(partition.train.count == 192 && partition.test?.count == 16 && partition.validation == nil)
    #expect(partition.train.inputs.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(Set(partition.train.targets) == [-1, 1])
    let digests = dataset.digests(repetition: 9, fold: 12)
    #expect(digests.validation == nil && digests[.train] == digests.train && digests.train.count == 64)
    #expect(digests != dataset.digests(repetition: 8, fold: 12))
  }

  @Test("is scaled by its training part, in every part")
  func scaling() throws {
    try Self.withFolder { folder in
      let file = folder.appending(path: "d.csv")
      try Data("5,x\n1,x\n2,y\n9,y\n".utf8).write(to: file)
      let dataset = try Dataset(
        DatasetRequest(
          source: .table(path: file.path), scale: .minMax,
          split: .init(test: .rows(4...4), validation: .rows(1...1))))
      let partition = try dataset.partition(
        repetition: 0, fold: nil, outputs: 2, outputsAreTanh: false, as: Double.self)
      #expect(partition.train.inputs == [0, 1])
      #expect(partition.validation?.inputs == [4] && partition.test?.inputs == [8])
    }
  }

  @Test("of regression tells its units")
  func regression() throws {
    try Self.withFolder { folder in
      let file = folder.appending(path: "r.csv")
      try Data("a,t\n1,10\n2,30\n3,20\n".utf8).write(to: file)
      let dataset = try Dataset(
        DatasetRequest(source: .table(path: file.path), kind: .regression, targetScale: .minMax))
      #expect(dataset.shape.target == .columns(["t"]) && dataset.shape.outputCounts == [1])
      let partition = try dataset.partition(
        repetition: 0, fold: nil, outputs: 1, outputsAreTanh: false, as: Double.self)
      #expect(partition.task == .regression(units: [20]))
      #expect(partition.train.targets == [0, 1, 0.5] && partition.train.labels.isEmpty)
    }
  }

  @Test("is refused where a file cannot be read")
  func unreadable() throws {
    try Self.withFolder { folder in
      let table = folder.appending(path: "cut.csv")
      try Data(gzip(Array("1,x\n".utf8)).dropLast(9)).write(to: table)
      let damaged = folder.appending(path: "damaged.csv")
      try Data([0x1F, 0x8B] + Array(repeating: 7, count: 40)).write(to: damaged)
      for (path, words) in [
        (folder.path + "/none.csv", "the file does not exist"), (folder.path, "the path is a folder"),
        (table.path, "the gzip data are cut off"), (damaged.path, "the gzip data are damaged"),
        ("/dev/null", "the path is not a regular file"),
      ] {
        let error = #expect(throws: DatasetError.self) {
          try Dataset(DatasetRequest(source: .table(path: path)))
        }
        #expect(error?.description == "\(path): \(words)")
        #expect(error?.problems.first?.field == "source")
      }
    }
  }

  @Test("is read through a symbolic link")
  func link() throws {
    try Self.withFolder { folder in
      try Data("1,x\n2,y\n".utf8).write(to: folder.appending(path: "d.csv"))
      let link = folder.appending(path: "link.csv")
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: folder.appending(path: "d.csv"))
      #expect(try Dataset(DatasetRequest(source: .table(path: link.path))).shape.rows == 2)
    }
  }

  @Test("is refused where the request does not fit the data")
  func rejects() throws {
    try Self.withFolder { folder in
      let file = folder.appending(path: "one.csv")
      try Data("1,x\n2,x\n".utf8).write(to: file)
      for (request, words) in [
        (
          DatasetRequest(source: .table(path: file.path)),
          "\(file.path): all 2 samples are of one class, `x`; classification needs two"
        ),
        (
          DatasetRequest(source: .bundled(name: "iriss", size: nil)),
          "there is no bundled data set `iriss`; there are "
            + BundledDataset.all.map(\.name).joined(separator: ", ")
        ),
        (
          DatasetRequest(source: .bundled(name: "iris", size: nil), kind: .regression),
          "iris: the data set is one of classes; `task: regression` needs a CSV or TSV file"
        ),
        (
          DatasetRequest(
            source: .bundled(name: "iris", size: nil),
            split: .init(test: .file(.bundled(name: "wine", size: nil)))),
          "wine: a part is a file, not a bundled data set"
        ),
      ] {
        let error = #expect(throws: DatasetError.self) { try Dataset(request) }
        #expect(error?.description == words)
      }
    }
  }
}
