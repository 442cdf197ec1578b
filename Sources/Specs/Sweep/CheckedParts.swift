/// The parts of points that were decoded without errors or warnings: other points are made of them without decoding.
///
/// Relies on the parts being independent (`SpecPart`): if two points have no errors, neither has a point that has
/// some parts of the one and the others of the other.
struct CheckedParts: Sendable {
  /// For each part, by its raw value, which of its values a point has.
  typealias Places = SIMD8<Int>

  private let factors: [SweepFactors.Factor]
  /// A point that has a factor's combination; nil: none so far.
  private var specs: [[PointSpec?]]
  /// A point with the parts that are the same for all points.
  private var first: PointSpec?
  /// The factor that each part follows from, by the part's raw value; nil for parts that are the same for all points.
  private let factorOfPart: [Int?]

  /// No parts so far; with nil there never will be any.
  init(_ factors: SweepFactors?) {
    let own = factors?.factors ?? []
    self.factors = own
    specs = own.map { Array(repeating: nil, count: $0.count) }
    factorOfPart = SpecPart.allCases.map { part in own.firstIndex { $0.parts.contains(part) } }
  }

  /// Whether the parts of a combination of the grid are known, and all its points are without errors.
  func cover(_ combination: Int) -> Bool {
    !factors.isEmpty
      && factors.indices.allSatisfy { specs[$0][factors[$0].place(of: combination)] != nil }
  }

  /// Adds the parts of a point without errors and warnings.
  mutating func add(_ spec: PointSpec, of combination: Int) {
    guard !factors.isEmpty else { return }
    if first == nil { first = spec }
    for index in factors.indices {
      let place = factors[index].place(of: combination)
      if specs[index][place] == nil { specs[index][place] = spec }
    }
  }

  /// The parts of a combination of the grid; nil unless all are known.
  func places(of combination: Int) -> Places? {
    guard cover(combination) else { return nil }
    var places = Places.zero
    for factor in factors {
      let place = factor.place(of: combination)
      for part in factor.parts { places[part.rawValue] = place }
    }
    return places
  }

  /// The number of values that a part has.
  func count(of part: SpecPart) -> Int { factorOfPart[part.rawValue].map { factors[$0].count } ?? 1 }

  /// A decoded point that has the part of a point.
  func source(of part: SpecPart, at places: Places) -> PointSpec {
    let spec = factorOfPart[part.rawValue].map { specs[$0][places[part.rawValue]] } ?? first
    guard let spec else { preconditionFailure("places are of known parts") }
    return spec
  }

  /// The point with these parts.
  func spec(at places: Places) -> PointSpec {
    var spec = source(of: .rest, at: places)
    for part in SpecPart.allCases where part != .rest {
      spec.training.take(part, of: source(of: part, at: places).training)
    }
    return spec
  }
}
