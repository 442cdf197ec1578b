/// The version of the contract in `docs/Arithmetic.md`: results can be bit-identical only within one
/// version.
public enum ArithmeticVersion {
  /// Part of every run's identity.
  public static let current = 1
}
