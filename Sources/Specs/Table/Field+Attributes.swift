extension Field {
  /// The same field, with other names that are read alike.
  func alias(_ names: String...) -> Field { with { $0.aliases = names } }

  /// The same field, which had another name in earlier versions.
  func formerly(_ names: String...) -> Field { with { $0.formerNames = names } }

  /// The same field, without which its mapping is incomplete.
  var required: Field { with { $0.requirement = .always } }

  /// The same field, which the file must set or an axis must sweep.
  var requiredUnlessSwept: Field { with { $0.requirement = .unlessSwept } }

  /// The same field, which no axis may sweep.
  func notSwept(_ reason: String) -> Field { with { $0.notSwept = reason } }

  /// The same section, which an axis may sweep as a whole.
  var sweptAsWhole: Field { with { $0.notSwept = nil } }

  /// The same section, which is no part of a run's identity if it is empty.
  var omittedWhenEmpty: Field { with { $0.isOmittedWhenEmpty = true } }

  /// The same field, which cannot change a run's result.
  var withoutEffectOnRuns: Field { with { $0.changesResult = false } }
}
