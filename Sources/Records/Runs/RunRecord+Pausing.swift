import Learning

extension RunRecord {
  /// Whether the run was trained to an evaluated epoch before its end, where its network could be compared with others.
  package var isPaused: Bool { status == .paused }

  /// Whether two records of one run contradict each other; a paused one agrees with any whose curve continues its own.
  package func agrees(with other: RunRecord) -> Bool {
    guard isPaused || other.isPaused else { return isIdentical(to: other) }
    return isLonger(than: other) ? hasCurve(continuing: other) : other.hasCurve(continuing: self)
  }

  /// Whether the record holds more of the run: all of it, or more epochs.
  package func isLonger(than other: RunRecord) -> Bool {
    isPaused == other.isPaused ? epochs > other.epochs : other.isPaused
  }

  /// Whether the curve begins with another record's, to the bit.
  private func hasCurve(continuing other: RunRecord) -> Bool {
    let (own, known) = (curve, other.curve)
    guard own.epochs.starts(with: known.epochs), own.columns.count == known.columns.count else {
      return false
    }
    return zip(own.columns, known.columns).allSatisfy { long, short in
      long.name == short.name
        && zip(long.values, short.values).allSatisfy {
          $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN
        }
    }
  }
}
