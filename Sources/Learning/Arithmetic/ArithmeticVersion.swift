/// The version of the contract in `docs/Arithmetic.md`: results are comparable to the bit within one version only.
package enum ArithmeticVersion {
  /// Part of every run's identity.
  package static let current = 1
}
