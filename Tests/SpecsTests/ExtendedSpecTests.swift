import Datasets
import Files
import Specs
import TestSamples
import Testing
import YAML

/// Specs that extend others.
@Suite struct ExtendedSpecTests {
  /// Reads the spec at `path` among some files.
  private func read(
    _ path: String, among files: [String: String], overrides: [String] = []
  ) throws(Diagnostics) -> Experiment {
    var context = SpecFiles.context(path)
    context.baseSource = { path throws(FileError) in
      let normal = String(AbsolutePath(path, in: AbsolutePath("/")).text.dropFirst())
      guard let text = files[normal] else { throw FileError("read", path, "not found") }
      return Source(name: path, text: text)
    }
    return try Experiment(
      reading: Source(name: path, text: files[path]!), context: context, overrides: overrides)
  }

  private func messages(_ path: String, among files: [String: String]) -> [String] {
    do throws(Diagnostics) {
      _ = try read(path, among: files)
      return []
    } catch {
      return error.all.map { diagnostic in
        let place = diagnostic.span.map { "\($0.source.name):\($0.start.line): " } ?? ""
        return place + diagnostic.message
      }
    }
  }

  private static let base = """
    version: 1
    name: base
    description: Of the base.
    dataset: {source: iris, split: {test: 0.2}}
    network: {hidden: 8}
    training: {epochs: 3, learning_rate: 0.1}
    seeds: 4
    sweep: {parameters: {training.batch_size: {values: [1, 10]}, training.learning_rate: {values: [0.1, 0.2]}}}
    """

  @Test func mappingsAreMergedAndOtherValuesReplaced() throws {
    let experiment = try read(
      "mine.yaml",
      among: [
        "base.yaml": Self.base,
        "mine.yaml": """
        extends: base.yaml
        training: {epochs: 5}
        seeds: [7]
        sweep: {parameters: {training.learning_rate: {min: 0.1, max: 0.4, count: 4}, network.hidden: {values: [[2], [3]]}}}
        """,
      ])
    #expect(experiment.spec.name == "mine")
    #expect(experiment.spec.description == "Of the base.")
    #expect(experiment.spec.base.training.epochs == 5)
    #expect(experiment.spec.seeds == [7])
    #expect(experiment.axes == ["training.batch_size", "training.learning_rate", "network.hidden"])
    #expect(experiment.points.count == 2 * 4 * 2)
  }

  @Test func nullRemovesAKey() throws {
    let files = ["base.yaml": Self.base, "mine.yaml": "extends: base.yaml\nsweep: null\nseeds: ~\n"]
    let experiment = try read("mine.yaml", among: files)
    #expect(experiment.points.count == 1)
    #expect(experiment.spec.seeds == [0])
  }

  @Test func nullOfAKeyThatIsNotThereIsNothing() throws {
    let files = [
      "base.yaml": Self.base, "mine.yaml": "extends: base.yaml\nsolved: null\ntraining: {momentum: ~}",
    ]
    let experiment = try read("mine.yaml", among: files)
    #expect(experiment.spec.base.training.epochs == 3)
    #expect(experiment.warnings.count { $0.message.contains("removes nothing") } == 2)
  }

  @Test func chainsMergeFromTheFarthest() throws {
    let files = [
      "a/base.yaml": Self.base,
      "b/middle.yaml": "extends: ../a/base.yaml\ntraining: {epochs: 5, momentum: 0.5}",
      "mine.yaml": "extends: b/middle.yaml\ntraining: {momentum: 0.9}",
    ]
    let training = try read("mine.yaml", among: files).spec.base.training
    #expect(training.epochs == 5)
    #expect(training.optimizer == .sgd(momentum: 0.9, nesterov: false))
  }

  @Test func theMergedTextMeansTheSame() throws {
    let files = [
      "lib/base.yaml": Self.base.replacing("source: iris", with: "source: iris, scale: none"),
      "mine.yaml":
        "extends: lib/base.yaml\nseeds: 2\nsweep: {parameters: {network.hidden: {values: [[2], [3]]}}}",
    ]
    let experiment = try read("mine.yaml", among: files)
    let text = try #require(experiment.mergedText)
    let again = try read("mine.yaml", among: ["mine.yaml": text])
    #expect(again.mergedText == nil)
    #expect(Array(again.points.map(\.spec)) == Array(experiment.points.map(\.spec)))
    #expect(again.spec.seeds == [0, 1])
    #expect(text.hasPrefix("# Merged with what it extends: lib/base.yaml\n"))
  }

  @Test func pathsOfAnExtendedSpecStartAtItsFolder() throws {
    var context = SpecFiles.context("specs/mine.yaml")
    let opened = Opened()
    context.shape = { request in
      for file in request.files { opened.add(file) }
      throw DatasetError("not there")
    }
    context.baseSource = { path throws(FileError) in
      Source(
        name: path,
        text:
          "version: 1\ndataset: {source: x.csv, target: y, split: {test: {file: ../t.csv}}}\nnetwork: {hidden: 8}"
      )
    }
    _ = try? Experiment(
      reading: Source(name: "mine.yaml", text: "extends: lib/base.yaml"), context: context)
    #expect(Set(opened.all) == ["specs/lib/x.csv", "specs/lib/../t.csv"])
  }

  @Test func labelsKeepHowTheyAreWritten() throws {
    let files = [
      "base.yaml": Self.base + "\ncheck: {margin: 1.0e-2}\n",
      "mine.yaml": "extends: base.yaml\ndescription: 1.10",
    ]
    let text = try #require(try read("mine.yaml", among: files).mergedText)
    #expect(text.contains("description: 1.10\n"))
    #expect(text.contains("margin: 1.0e-2\n"))
  }

  @Test func mistakesHaveTheirOwnFileAndLine() {
    let files = [
      "lib/base.yaml": Self.base.replacing("epochs: 3", with: "epochs: ten"),
      "mine.yaml": "extends: lib/base.yaml\ntraining:\n  momentun: 1",
    ]
    let found = messages("mine.yaml", among: files)
    #expect(found.count == 2)
    #expect(found.contains { $0.hasPrefix("mine.yaml:3: ") && $0.contains("momentun") })
    #expect(found.contains { $0.hasPrefix("lib/base.yaml:6: ") && $0.contains("expected") })
  }

  @Test(arguments: [
    (["mine.yaml": "extends: mine.yaml"], "circle: mine.yaml → mine.yaml"),
    (
      ["mine.yaml": "extends: a.yaml", "a.yaml": "extends: ./x/../mine.yaml"],
      "circle: mine.yaml → a.yaml → ./x/../mine.yaml"
    ),
    (["mine.yaml": "extends: lost.yaml"], "lost.yaml: not found"),
    (["mine.yaml": "extends: [a.yaml, b.yaml]"], "expected the path of a spec, found a list"),
    (["mine.yaml": "extends: a.yaml", "a.yaml": "- 1"], "a.yaml is not a spec"),
    (["mine.yaml": "extends: a.yaml", "a.yaml": "version: [1"], "a.yaml:1: "),
  ])
  func whatCannotBeExtended(files: [String: String], message: String) {
    let found = messages("mine.yaml", among: files)
    #expect(found.count == 1)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func aLongChainIsAnError() {
    var files = ["mine.yaml": "extends: 0.yaml"]
    for index in 0..<20 { files["\(index).yaml"] = "extends: \(index + 1).yaml" }
    #expect(
      messages("mine.yaml", among: files) == [
        "15.yaml:1: the chain of specs that extend each other is longer than 16"
      ])
  }

  @Test func theCommandLineCannotExtend() {
    #expect(throws: Diagnostics.self) {
      try read(
        "base.yaml", among: ["base.yaml": Self.base, "b.yaml": Self.base], overrides: ["extends=b.yaml"])
    }
  }
}
