extension Array where Element == Double {
  /// The quantile of sorted values by linear interpolation (Hyndman and Fan's type 7, NumPy's default).
  func sortedQuantile(_ share: Double) -> Double {
    precondition(!isEmpty)
    let place = share * Double(count - 1)
    let below = Int(place)
    guard below + 1 < count, self[below] != self[below + 1] else {
      return self[Swift.min(below, count - 1)]
    }
    let part = place - Double(below)
    return self[below] * (1 - part) + self[below + 1] * part
  }
}
