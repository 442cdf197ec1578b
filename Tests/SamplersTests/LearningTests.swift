import Samplers
import Testing

/// Searches that learn are better than random search in the median of 20 seeds.
@Suite struct LearningTests {
  static let functions: [(name: String, dimensions: Int, function: @Sendable ([Double]) -> Double)] = [
    ("sphere", 4, { x in x.reduce(0) { $0 + ($1 - 0.3) * ($1 - 0.3) } }),
    (
      "branin", 2,
      { x in
        // Branin's function without its cosine, which keeps a curved valley.
        let (a, b) = (15 * x[0] - 5, 15 * x[1])
        let root = b - 0.129185 * a * a + 1.591549 * a - 6
        return root * root + 0.2 * (a - 3) * (a - 3)
      }
    ),
  ]

  @Test(arguments: [Method.tpe, .gaussianProcess], [0, 1])
  func learningBeatsRandomSearch(method: Method, number: Int) {
    let (_, dimensions, function) = Self.functions[number]
    let space = SearchSpace(
      dimensions: (0..<dimensions).map { SearchDimension(name: "x\($0)", kind: .continuous) })
    let medians = [method, .random].map { method in
      (0..<20).map { seed in
        let sampler = method.sampler(of: space, seed: UInt64(seed))
        return search(sampler, trials: 40, score: atPositions(function)).map(\.score).min() ?? .infinity
      }.sorted()[10]
    }
    #expect(medians[0] < 0.25 * medians[1])
  }

  /// A mixed space with a condition: the best category, and with it the best level.
  @Test(arguments: [Method.tpe, .gaussianProcess])
  func choicesAreLearnt(method: Method) {
    let space = SearchSpace(dimensions: [
      SearchDimension(name: "category", kind: .categories(6)),
      SearchDimension(name: "level", kind: .levels(50), condition: .init(dimension: 0, choices: [4])),
      SearchDimension(name: "position", kind: .continuous),
    ])
    let score: ([Coordinate]) -> Double = { point in
      guard case .choice(let category) = point[0], case .position(let x) = point[2] else { return .nan }
      var sum = category == 4 ? 0.0 : 1 + 0.1 * Double(category)
      if case .choice(let level) = point[1] { sum += (Double(level) / 50 - 0.8).magnitude }
      return sum + (x - 0.2) * (x - 0.2)
    }
    let medians = [method, .random].map { method in
      (0..<20).map { seed in
        let sampler = method.sampler(of: space, seed: UInt64(seed))
        return search(sampler, trials: 40, batch: 2, score: score).map(\.score).min() ?? .infinity
      }.sorted()[10]
    }
    #expect(medians[0] < 0.5 * medians[1])
  }
}
