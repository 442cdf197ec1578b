import JSON
import Specs

/// Matches new runs with those of a baseline.
package struct RunMatching: Sendable, Hashable {
  package struct Pair: Sendable, Hashable {
    /// Indices into the runs of the baseline and the new runs.
    package var baseline: Int
    package var new: Int

    package init(baseline: Int, new: Int) {
      self.baseline = baseline
      self.new = new
    }
  }

  /// Runs to compare with each other, in the order of the baseline.
  package private(set) var pairs: [Pair] = []
  /// Runs with the same identity that are not bit-identical: an error in the tool or the machine.
  package private(set) var broken: [Pair] = []
  /// New runs that the baseline does not have.
  package private(set) var new: [Int] = []
  /// Runs of the baseline without new results.
  package private(set) var missing: [Int] = []

  /// Matches by identity first, then by axis values, seed, repeat and fold. A field that only one side sweeps
  /// has the other side's fixed value, given by dotted path; numbers match within a relative difference of 1e-9.
  ///
  /// Failed runs count as missing.
  package init(
    baseline: [BaselineRun], fixed baselineFixed: [AxisValue], new runs: [BaselineRun],
    fixed newFixed: [AxisValue]
  ) {
    var candidates = Candidates(runs, fixed: newFixed, paths: Self.paths(baseline + runs))
    let old = Completion(fixed: baselineFixed, paths: candidates.paths)
    var matches: [Int: Int] = [:]
    for (index, run) in baseline.enumerated() where run.status != .failed {
      matches[index] = candidates.take(identity: run.identity)
    }
    for (index, run) in baseline.enumerated() where run.status != .failed {
      guard let match = matches[index] ?? candidates.take(like: run, values: old.values(of: run)) else {
        missing.append(index)
        continue
      }
      let isBroken = runs[match].identity == run.identity && !runs[match].isIdentical(to: run)
      let pair = Pair(baseline: index, new: match)
      if isBroken { broken.append(pair) } else { pairs.append(pair) }
    }
    new = candidates.left
  }

  private static func paths(_ runs: [BaselineRun]) -> [String] {
    var paths: [String] = []
    var seen: Set<String> = []
    for run in runs {
      for value in run.values where seen.insert(value.path).inserted { paths.append(value.path) }
    }
    return paths
  }
}

/// The values of one side for all paths that either side sweeps.
private struct Completion {
  let paths: [String]
  private let fixed: [String: JSON]

  init(fixed: [AxisValue], paths: [String]) {
    self.paths = paths
    self.fixed = Dictionary(fixed.map { ($0.path, $0.value) }) { first, _ in first }
  }

  /// One per path; nil if unknown.
  func values(of run: BaselineRun) -> [JSON]? {
    var values: [JSON] = []
    for path in paths {
      guard let value = run.values.first(where: { $0.path == path })?.value ?? fixed[path] else { return nil }
      values.append(value)
    }
    return values
  }
}

/// The new runs that are not matched yet.
private struct Candidates {
  /// The properties that must be equal.
  private struct Place: Hashable {
    var seed: UInt64
    var repetition: Int
    var fold: Int?

    init(_ run: BaselineRun) {
      (seed, repetition, fold) = (run.seed, run.repetition, run.fold)
    }
  }

  private struct Address: Hashable {
    var place: Place
    var values: [JSON]
  }

  let paths: [String]
  private var isTaken: [Bool]
  private var byIdentity: [String: [Int]] = [:]
  private var byAddress: [Address: [Int]] = [:]
  private var byPlace: [Place: [(index: Int, values: [JSON])]] = [:]

  init(_ runs: [BaselineRun], fixed: [AxisValue], paths: [String]) {
    self.paths = paths
    isTaken = runs.map { $0.status == .failed }
    let completion = Completion(fixed: fixed, paths: paths)
    for (index, run) in runs.enumerated() where run.status != .failed {
      byIdentity[run.identity, default: []].append(index)
      guard let values = completion.values(of: run) else { continue }
      byAddress[Address(place: Place(run), values: values), default: []].append(index)
      byPlace[Place(run), default: []].append((index, values))
    }
  }

  var left: [Int] { isTaken.indices.filter { !isTaken[$0] } }

  mutating func take(identity: String) -> Int? { take(byIdentity[identity]?.first { !isTaken[$0] }) }

  /// Values that are written identically are found directly; others are compared one by one.
  mutating func take(like run: BaselineRun, values: [JSON]?) -> Int? {
    guard let values else { return nil }
    let place = Place(run)
    if let exact = byAddress[Address(place: place, values: values)]?.first(where: { !isTaken[$0] }) {
      return take(exact)
    }
    let near = byPlace[place]?.first { candidate in
      !isTaken[candidate.index] && zip(candidate.values, values).allSatisfy { $0.matches($1) }
    }
    return take(near?.index)
  }

  private mutating func take(_ index: Int?) -> Int? {
    if let index { isTaken[index] = true }
    return index
  }
}
