import Specs

extension ResultMetric {
  /// The measure's name in words.
  var words: String {
    switch self {
    case .metric(let name): name.words
    case .epochs: "epochs trained"
    case .bestEpoch: "best epoch"
    case .epochsToSolve: "epochs to solve"
    }
  }
}
