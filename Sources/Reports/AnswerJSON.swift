import JSON
import Results
import Specs
import Statistics

// What `results.json` says of an analysis.

extension ConditionAnalysis {
  var json: JSON {
    [
      "values": .object(values.map { JSON.Member($0.path, $0.value) }),
      "best_point": best.map(JSON.int) ?? .null, "others": .int(others),
      "indistinguishable": .array(indistinguishable.map(JSON.int)),
      "smallest_difference": .optional(smallestDifference),
      "seeds_needed": seedsNeeded.map { .int($0.count) } ?? .null,
      "constant_answer": .optional(constantAnswer),
    ]
  }
}

extension SeedsNeeded {
  /// The number, or the one that is not enough.
  fileprivate var count: Int {
    switch self {
    case .seeds(let count), .moreThan(let count): count
    }
  }
}

extension BestSet.Comparison {
  var json: JSON {
    [
      "indistinguishable": .bool(isIndistinguishable), "p": .number(pValue),
      "difference": .measurement(difference), "test": .string(method.rawValue), "seeds": .int(seeds),
    ]
  }
}

extension MeanInterval {
  var json: JSON {
    [
      "over": .string(source.rawValue), "mean": .number(mean), "low": .measurement(bounds.lowerBound),
      "high": .measurement(bounds.upperBound),
    ]
  }
}

extension AxisShares {
  var json: JSON {
    [
      "method": .string(shares.method.rawValue), "of_ranks": .bool(scale == .ranks),
      "axes": .object(zip(axes, shares.axes).map { JSON.Member($0, .number($1)) }),
      "pairs": .array(
        shares.pairs.map {
          ["axes": [.string(axes[$0.first]), .string(axes[$0.second])], "share": .number($0.share)]
        }),
      "interactions": .number(shares.interactions), "shared": .number(shares.shared),
      "unexplained": .number(shares.unexplained), "seeds": .number(shares.seeds),
    ]
  }
}
