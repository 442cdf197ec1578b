import Datasets
import Foundation
import Specs
import TestSamples
import Testing
import YAML

/// Values of the command line that are paths, and texts that YAML would read otherwise.
@Suite struct CommandLineValueTests {
  /// A spec in `/work/specs`, read by someone in `folder`, with some files there.
  private func read(
    _ overrides: [String], in folder: String = "/work", files: Set<String> = [], only: [String] = [],
    spec: String = "version: 1\ndataset: {source: iris, target: y}\nnetwork: {hidden: 8}\n"
  ) throws -> (opened: [String], overrides: [String], experiment: Experiment) {
    let opened = Opened()
    var context = SpecContext(file: folder == "/work" ? "specs/x.yaml" : "/work/specs/x.yaml") { request in
      for file in request.files { opened.add(file) }
      var bundled = request
      bundled.source = .bundled(name: "iris", size: nil)
      bundled.format = .init()
      (bundled.split.test, bundled.split.validation) = (nil, nil)
      return try Dataset(bundled).shape
    }
    context.commandLine = CommandLinePaths(currentFolder: folder, specFolder: "/work/specs")
    context.home = "/home/me"
    context.isFile = { files.contains($0) }
    let experiment = try Experiment(
      reading: Source(name: "x.yaml", text: spec), context: context, overrides: overrides, only: only)
    return (opened.all, experiment.overrides, experiment)
  }

  @Test(arguments: [
    ("/work", "dataset.source=data/x.csv", "data/x.csv", "dataset.source=../data/x.csv"),
    ("/work", "dataset.source=./x.csv", "./x.csv", "dataset.source=../x.csv"),
    ("/work", "dataset.source=specs/x.csv", "specs/x.csv", "dataset.source=x.csv"),
    ("/work", "dataset.source=../x.csv", "../x.csv", "dataset.source=../../x.csv"),
    ("/work", "dataset.source=/data/x.csv", "/data/x.csv", "dataset.source=/data/x.csv"),
    ("/work", "dataset.source=~/x.csv", "/home/me/x.csv", #"dataset.source="~/x.csv""#),
    ("/work", "dataset.source=runs #2.csv", "runs #2.csv", #"dataset.source="../runs #2.csv""#),
    ("/work", "dataset.source=a: b.csv", "a: b.csv", #"dataset.source="../a: b.csv""#),
    ("/work", "dataset.source=[x].csv", "[x].csv", #"dataset.source="../[x].csv""#),
    ("/work", "dataset.source=mine", "mine", "dataset.source=../mine"),
    ("/work/specs", "dataset.source=mine", "mine", "dataset.source=./mine"),
    ("/work/specs", "dataset.source=./iris", "./iris", "dataset.source=./iris"),
    ("/other", "dataset.source=x.csv", "x.csv", "dataset.source=../../other/x.csv"),
    ("/work", "dataset.source=link/../x.csv", "link/../x.csv", "dataset.source=../link/../x.csv"),
  ])
  func pathsStartAtTheCurrentFolder(folder: String, argument: String, opened: String, recorded: String) throws
  {
    let files: Set = ["mine", "a: b.csv", "[x].csv"]
    let result = try read([argument], in: folder, files: files)
    #expect(result.opened == [opened])
    #expect(result.overrides == [recorded])
  }

  @Test func pathsInTheSpecStartAtItsFolder() throws {
    let spec =
      "version: 1\ndataset: {source: ~/x.csv, target: y, split: {test: {file: t.csv}}}\nnetwork: {hidden: 8}\n"
    let opened = try read([], spec: spec).opened
    #expect(Set(opened) == ["/home/me/x.csv", "specs/t.csv"])
  }

  @Test func pathsInsideValuesAreRecordedToo() throws {
    let result = try read(
      [
        "dataset.source={images: a.idx, labels: b.idx}", "dataset.split.test={file: 't 1.csv'}", "seeds=2",
      ], spec: "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n")
    #expect(
      result.overrides == [
        "dataset.source={images: ../a.idx, labels: ../b.idx}",
        #"dataset.split.test={file: "../t 1.csv"}"#, "seeds=2",
      ])
  }

  @Test func sweptFilesAreRecordedAsTheSpecWouldWriteThem() throws {
    let files = "dataset.source=[data/a.csv, data/b.csv]"
    let result = try read([files], only: ["dataset.source=data/b.csv"])
    #expect(result.overrides == ["dataset.source=[../data/a.csv, ../data/b.csv]"])
    #expect(result.experiment.points.map { $0.values[0].value } == ["../data/a.csv", "../data/b.csv"])
    #expect(result.experiment.chosen == [1])
    #expect(try read([files], only: ["dataset.source=../data/b.csv"]).experiment.chosen == [1])
  }

  @Test func whatWasRecordedIsReadAgainFromAnyFolder() throws {
    for argument in ["dataset.source=runs #2.csv", "dataset.source=~/x.csv", "dataset.source=data/x.csv"] {
      let recorded = try read([argument]).overrides
      let typed = CommandLinePaths.replaced(in: recorded) { String($0.dropFirst(3)) }
      #expect(try read(recorded, in: "/work/specs").overrides == recorded)
      guard !argument.contains("~") else { continue }
      #expect(try read(typed).overrides == recorded)
    }
  }

  @Test(arguments: [
    ("description=fix #12", "fix #12"), ("description=#12", "#12"), ("description='a # b'", "a # b"),
    ("description= two  # spaces ", "two  # spaces"), ("description=a#b", "a#b"),
  ])
  func aHashDoesNotStartAComment(argument: String, text: String) throws {
    let spec = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n"
    #expect(try read([argument], spec: spec).experiment.spec.description == text)
  }

  @Test func aFileThatIsNotFoundIsLookedForInBothPlaces() throws {
    func note(_ overrides: [String], source: String = "iris", files: Set<String> = []) throws -> String? {
      var context = SpecContext(file: "specs/x.yaml") { try Dataset($0).shape }
      context.commandLine = CommandLinePaths(currentFolder: "/work", specFolder: "/work/specs")
      context.isFile = { files.contains($0) }
      let text = "version: 1\ndataset: {source: \(source)}\nnetwork: {hidden: 8}\n"
      let source = Source(name: "x.yaml", text: text)
      do { _ = try Experiment(reading: source, context: context, overrides: overrides) } catch {
        return error.all.first?.notes.first?.message
      }
      return nil
    }
    #expect(
      try note(["dataset.source=x.csv"])
        == "paths on the command line start at the current folder, those in the spec at its folder, specs/")
    #expect(
      try note(["dataset.source=x.csv"], files: ["specs/x.csv"])
        == "paths on the command line start at the current folder; write specs/x.csv for the file beside the spec"
    )
    #expect(
      try note([], source: "x.csv", files: ["x.csv"])
        == "paths in the spec start at its folder, specs/; x.csv exists in the current folder")
    #expect(
      try note(["dataset.source=~someone/x.csv"])
        == "'~someone' is not expanded: only ~/ at the start of a path is")
  }
}

/// The files that were opened, in ascending order.
final class Opened: @unchecked Sendable {
  private let lock = NSLock()
  private var files: Set<String> = []

  func add(_ file: String) { lock.withLock { _ = files.insert(file) } }

  var all: [String] { lock.withLock { files.sorted() } }
}
