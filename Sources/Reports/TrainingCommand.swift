/// The command that trains an experiment again, as sentences suggest it.
package struct TrainingCommand: Sendable, Hashable {
  /// The spec's file, as a command names it.
  package var spec: String
  /// The values on the command line that override the spec's.
  package var overrides: [String]
  /// The folder that contains the results folders of experiments.
  package var results: String

  package init(spec: String, overrides: [String] = [], results: String = "results") {
    self.spec = spec
    self.overrides = overrides
    self.results = results
  }

  /// `etalon run wine.yaml training.epochs=10 seeds=31`: an earlier number of seeds is replaced.
  package func text(seeds: Int) -> String {
    let others = overrides.filter { !$0.hasPrefix("seeds=") }
    let words = ["etalon", "run", spec] + others + ["seeds=\(seeds)"]
    return (words + (results == "results" ? [] : ["--results", results])).map(\.shellQuoted)
      .joined(separator: " ")
  }
}

extension String {
  /// A word that a POSIX shell reads back as this text.
  package var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./=:,+@%".utf8.contains(byte)
        }
      }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
