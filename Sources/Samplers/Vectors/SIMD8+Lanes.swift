extension SIMD8<Double> {
  /// The sum of the lanes: the upper half is added to the lower half until one is left.
  var laneSum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The greatest lane; for lanes that are not NaN.
  var laneMaximum: Double {
    var greatest = self[0]
    for lane in 1..<8 where self[lane] > greatest { greatest = self[lane] }
    return greatest
  }

  /// Eight numbers to a vector, zeros at the end.
  static func vectors(_ numbers: [Double]) -> [SIMD8<Double>] {
    var vectors: [SIMD8<Double>] = []
    vectors.reserveCapacity((numbers.count + 7) / 8)
    let whole = numbers.count / 8 * 8
    for i in stride(from: 0, to: whole, by: 8) {
      vectors.append(
        SIMD8(
          numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3], numbers[i + 4], numbers[i + 5],
          numbers[i + 6], numbers[i + 7]))
    }
    guard whole < numbers.count else { return vectors }
    var last = SIMD8<Double>.zero
    for i in whole..<numbers.count { last[i - whole] = numbers[i] }
    return vectors + [last]
  }
}
