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
}
