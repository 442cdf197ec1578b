import Hashing
import JSON
import Specs

/// The digest of everything that a search's decisions follow from besides the results of its trials: the same key and the same
/// results give the same decisions.
package struct SearchKey: Sendable, Hashable {
  package let digest: SHA256Digest

  /// - Parameter runs: the identities of the runs of the search's probes, which cover the values outside the sweep, the data, the
  ///   seeds and the version of the arithmetic.
  package init(of space: SearchedSpace, ranking: Ranking, runs: [SHA256Digest]) {
    let search = space.search
    let content: JSON = [
      "version": 1, "method": .string(search.method.rawValue), "sampler": .int(space.samplerVersion),
      "seed": .unsigned(search.seed), "batch": .int(search.batch),
      "axes": .array(search.axes.map(\.json)),
      "included": .array(search.included.map(JSON.array)),
      "excluded": .array(search.exclusions.map(\.json)),
      "metric": .string("\(ranking.metric)"), "goal": .string(ranking.goal.rawValue),
      "at": .string(ranking.moment.rawValue), "over_seeds": .string(ranking.overSeeds.rawValue),
      "runs": .array(runs.map { .string($0.hexText) }),
    ]
    var hash = SHA256()
    hash.update(content.compactBytes)
    digest = hash.digest
  }

  package var text: String { digest.hexText }
}

extension SearchAxis {
  fileprivate var json: JSON {
    var members = [JSON.Member("path", .string(path))]
    switch kind {
    case .numbers(let min, let max, let isLogarithmic, let isWhole):
      members += [
        .init("min", .number(min)), .init("max", .number(max)), .init("log", .bool(isLogarithmic)),
        .init("whole", .bool(isWhole)),
      ]
    case .values(let values, let isOrdered):
      members += [.init("values", .array(values)), .init("ordered", .bool(isOrdered))]
    }
    if let condition {
      members.append(
        .init("when", ["axis": .int(condition.axis), "choices": .array(condition.choices.map(JSON.int))]))
    }
    return .object(members)
  }
}

extension Search.Exclusion {
  fileprivate var json: JSON {
    .array(choices.map { ["axis": .int($0.axis), "choices": .array($0.choices.map(JSON.int))] })
  }
}
