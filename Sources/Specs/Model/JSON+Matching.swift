import JSON

extension JSON {
  /// Whether two values are the same, numbers within a relative 1e-9 of the larger.
  package func matches(_ other: JSON) -> Bool {
    if let (a, b) = pair(double, other.double) {
      return a == b || (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
    }
    if let (a, b) = pair(array, other.array) {
      return a.count == b.count && zip(a, b).allSatisfy { $0.matches($1) }
    }
    if let (a, b) = pair(object, other.object) {
      return a.count == b.count
        && a.allSatisfy { member in other[member.name].map { member.value.matches($0) } ?? false }
    }
    return self == other
  }
}

private func pair<A>(_ a: A?, _ b: A?) -> (A, A)? {
  if let a, let b { (a, b) } else { nil }
}
