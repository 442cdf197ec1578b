/// How the points of a sweep are chosen.
package enum SweepMethod: String, Sendable, Hashable, CaseIterable {
  /// Every combination of the axes' values.
  case grid
  /// Independent random points.
  case random
  /// Sobol' points, which fill a space more evenly than random ones.
  case sobol
  /// The tree-structured Parzen estimator, which learns from earlier trials.
  case tpe
  /// A Gaussian process, which learns from earlier trials.
  case gp

  /// The methods that propose points.
  static let searches = allCases.filter { $0 != .grid }

  /// Whether proposals depend on the results of earlier trials.
  package var learns: Bool { self == .tpe || self == .gp }
}
