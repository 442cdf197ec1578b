import Arithmetic

/// Finds the point of greatest log expected improvement: many points are compared, the best of them are improved by steps along
/// the gradient, and by trying other choices one dimension at a time.
///
/// A point is searched for as one number in 0 … 1 per dimension (a choice is a share of it), also for dimensions that do not exist at
/// present, so that a change of a condition's choice yields a complete point.
struct AcquisitionMaximizer {
  let space: SearchSpace
  let process: GaussianProcess
  /// The value to improve on.
  let best: Double
  let constants: GaussianProcessSampler.Constants

  /// The numbers of a point, the point, and its log expected improvement.
  struct Candidate {
    var numbers: [Double]
    var point: [Coordinate]
    var value: Double
  }

  /// The best point that is allowed and new, nil if there is none among those compared.
  func maximum(from starts: [[Double]], tried: TriedPoints) -> [Coordinate]? {
    let candidates = starts.map(candidate).enumerated()
      .sorted { ($0.element.value, $1.offset) > ($1.element.value, $0.offset) }.map(\.element)
    var chosen: [Candidate] = []
    for candidate in candidates where chosen.count < constants.improved {
      guard isUsable(candidate.point, tried), !chosen.contains(where: { $0.point == candidate.point }) else {
        continue
      }
      chosen.append(candidate)
    }
    var greatest = chosen.first
    for start in chosen {
      let end = improved(start, tried)
      if end.value > greatest?.value ?? -.infinity { greatest = end }
    }
    return greatest?.point
  }

  private func isUsable(_ point: [Coordinate], _ tried: TriedPoints) -> Bool {
    space.allows(point) && !tried.contains(point)
  }

  private func candidate(_ numbers: [Double]) -> Candidate {
    let point = space.point { numbers[$0] }
    let (mean, deviation) = process.prediction(at: Features.numbers(of: point, in: space))
    let value = ExpectedImprovement.logarithm(mean: mean, deviation: deviation, best: best)
    // Sorting needs a total order.
    return Candidate(numbers: numbers, point: point, value: value.isNaN ? -.infinity : value)
  }

  /// Alternates between positions and choices until neither improves, at most `rounds` times.
  private func improved(_ start: Candidate, _ tried: TriedPoints) -> Candidate {
    var here = start
    for _ in 0..<constants.rounds {
      let value = here.value
      let moved = movedAlongGradient(here)
      if moved.value > here.value, isUsable(moved.point, tried) { here = moved }
      guard space.dimensions.contains(where: { $0.choiceCount != nil }) else { break }
      here = withBetterChoices(here, tried)
      if !(here.value > value) { break }
    }
    return here
  }

  private func movedAlongGradient(_ start: Candidate) -> Candidate {
    let isFree = zip(space.dimensions, start.point).map { $0.kind == .continuous && $1 != .absent }
    guard isFree.contains(true) else { return start }
    let numbers = Features.numbers(of: start.point, in: space)
    let free = isFree.indices.filter { isFree[$0] }
    let minimizer = BoxMinimizer(
      lower: free.map { _ in 0 }, upper: free.map { _ in 1 }, iterations: constants.steps)
    let end = minimizer.minimum(from: free.map { numbers[$0] }) { positions in
      var place = numbers
      for (index, position) in zip(free, positions) { place[index] = position }
      let (mean, deviation, meanGradient, deviationGradient) = process.predictionWithGradient(at: place)
      let z = (best - mean) / deviation
      let (value, slope) = ExpectedImprovement.logImprovement(z)
      let gradient = free.map { d in
        -(deviationGradient[d] / deviation - slope * (meanGradient[d] + z * deviationGradient[d]) / deviation)
      }
      return (-(value + Double.log(deviation)), gradient)
    }
    var moved = start.numbers
    for (index, position) in zip(free, end.point) { moved[index] = position }
    return candidate(moved)
  }

  /// For each dimension with choices in order: the best of its choices; of more than `mostChoices` levels, of those at
  /// distances 1, 2, 4, … from the present one.
  private func withBetterChoices(_ start: Candidate, _ tried: TriedPoints) -> Candidate {
    var here = start
    for (index, dimension) in space.dimensions.enumerated() {
      guard let count = dimension.choiceCount, case .choice(let present) = here.point[index] else { continue }
      for choice in choices(of: dimension, count: count, present: present) where choice != present {
        var numbers = here.numbers
        numbers[index] = (Double(choice) + 0.5) / Double(count)
        let other = candidate(numbers)
        if other.value > here.value, isUsable(other.point, tried) { here = other }
      }
    }
    return here
  }

  private func choices(of dimension: SearchDimension, count: Int, present: Int) -> [Int] {
    guard case .levels = dimension.kind, count > constants.mostChoices else { return Array(0..<count) }
    var choices: [Int] = []
    var distance = 1
    while distance < count {
      choices += [present - distance, present + distance].filter { (0..<count).contains($0) }
      distance *= 2
    }
    return choices
  }
}
