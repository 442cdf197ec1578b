/// The version of the contract in `docs/Arithmetic.md`: results are comparable to the bit within one version only.
public enum ArithmeticVersion {
  /// Part of every run's identity.
  public static let current = 1
}
