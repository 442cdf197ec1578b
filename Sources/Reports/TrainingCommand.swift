import Records
import Specs

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

  /// `etalon submit wine.yaml training.epochs=10`
  package func text(verb: String) -> String {
    (["etalon", verb, spec] + overrides + (results == "results" ? [] : ["--results", results]))
      .map(\.shellQuoted).joined(separator: " ")
  }

  /// `etalon run wine.yaml training.epochs=10 seeds=31`: an earlier number of seeds is replaced.
  package func text(seeds: Int) -> String {
    let others = overrides.filter { !$0.hasPrefix("seeds=") }
    let words = ["etalon", "run", spec] + others + ["seeds=\(seeds)"]
    return (words + (results == "results" ? [] : ["--results", results])).map(\.shellQuoted)
      .joined(separator: " ")
  }
}

extension TrainingCommand {
  /// `results/wine/../../wine.yaml` as `wine.yaml`.
  package static func withoutSteps(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let relative = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + relative : relative.isEmpty ? "." : relative
  }
}

extension Manifest {
  /// The command line's values as they are typed where the spec has this path: paths of files start at the current folder
  /// there, and at the spec's folder in the manifest.
  package func overrides(ofSpec path: String) -> [String] {
    guard let slash = path.lastIndex(of: "/") else { return overrides }
    let folder = path[...slash]
    return CommandLinePaths.replaced(in: overrides) { file in
      file.hasPrefix("/") || file.hasPrefix("~") ? file : TrainingCommand.withoutSteps(folder + file)
    }
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
