/// The expressions of `UpdateRule`.
public enum UpdateRuleKind: Sendable, Hashable {
  case plain, momentum, nesterov, rprop, iRpropMinus, rmsprop, adam, adamW

  /// Numbers that are stored per weight from step to step.
  public var stateCount: Int {
    switch self {
    case .plain: 0
    case .momentum, .nesterov, .rmsprop: 1
    case .rprop, .iRpropMinus, .adam, .adamW: 2
    }
  }

  /// The rule for biases, which do not decay.
  public var ofBiases: UpdateRuleKind { self == .adamW ? .adam : self }
}
