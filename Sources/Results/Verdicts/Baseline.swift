import Records
import Hashing
import JSON
import Specs

/// Accepted results, which checks compare later ones with; meant to be kept in git.
package struct Baseline: Sendable, Hashable {
  package var name: String
  package var toolVersion: String
  package var arithmeticVersion: Int
  /// SHA-256 of the resolved spec.
  package var specDigest: String
  /// The resolved values of fields that were not swept, with their dotted paths: if a field is swept later, its runs are
  /// matched by this value.
  package var fixed: [AxisValue]
  package var runs: [BaselineRun]

  package init(
    name: String, toolVersion: String, arithmeticVersion: Int, specDigest: String, fixed: [AxisValue],
    runs: [BaselineRun]
  ) {
    self.name = name
    self.toolVersion = toolVersion
    self.arithmeticVersion = arithmeticVersion
    self.specDigest = specDigest
    self.fixed = fixed
    self.runs = runs
  }

  /// A baseline of the runs of an outcome that have records.
  ///
  /// - Parameters:
  ///   - spec: the resolved spec.
  ///   - fixed: its values that can change a result; swept ones are left out.
  package init(
    of outcome: ExperimentOutcome, spec: JSON, fixed: [AxisValue], toolVersion: String, arithmeticVersion: Int
  ) {
    self.init(
      name: outcome.name, toolVersion: toolVersion, arithmeticVersion: arithmeticVersion,
      specDigest: SHA256.hexDigest(of: spec.compactBytes),
      fixed: fixed.filter { !outcome.axes.contains($0.path) },
      runs: outcome.runs.compactMap { BaselineRun($0, of: outcome) })
  }

  /// The same baseline in the order of its text: fixed values and axis values by path, runs by their axis
  /// values (in the order of the paths; numbers by size), then seed, repeat and fold. So the text depends neither on the
  /// order of the sweep nor on that in which runs ended.
  package var canonical: Baseline {
    var baseline = self
    baseline.fixed = fixed.sortedByPath
    baseline.runs = runs.map { run in
      var run = run
      run.values = run.values.sortedByPath
      return run
    }
    baseline.runs.sort { $0.precedes($1) }
    return baseline
  }
}

extension Baseline {
  /// The same baseline without correct samples, unless it has a single seed on a single partition: only then are they
  /// needed, for McNemar's test.
  package var withoutUnneededCorrectSamples: Baseline {
    guard Set(runs.map(\.seed)).count > 1 || Set(runs.map(\.repetition)).count > 1 else { return self }
    var baseline = self
    for index in runs.indices { baseline.runs[index].correctSamples = [] }
    return baseline
  }
}

extension [AxisValue] {
  fileprivate var sortedByPath: [AxisValue] {
    sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension BaselineRun {
  fileprivate func precedes(_ other: BaselineRun) -> Bool {
    for (own, its) in zip(values, other.values) where own != its {
      if own.path != its.path { return own.path.utf8.lexicographicallyPrecedes(its.path.utf8) }
      return own.value.precedes(its.value)
    }
    if values.count != other.values.count { return values.count < other.values.count }
    return (seed, repetition, fold ?? -1) < (other.seed, other.repetition, other.fold ?? -1)
  }
}

extension JSON {
  /// Orders numbers by size, lists element by element, and all others by their text.
  fileprivate func precedes(_ other: JSON) -> Bool {
    if let a = double, let b = other.double, a != b { return a < b }
    if let a = array, let b = other.array {
      let difference = zip(a, b).first { $0 != $1 }
      return difference.map { $0.0.precedes($0.1) } ?? (a.count < b.count)
    }
    return compactText < other.compactText
  }
}
