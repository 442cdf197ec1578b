import Arithmetic
import Learning

extension TrainingOutcome {
  /// The first place where the outcome is not bit-identical to the expected one; nil if it is. All NaNs are
  /// equal.
  package func difference(from expected: TrainingOutcome) -> String? {
    if ending != expected.ending || epochs != expected.epochs || row != expected.row {
      return
        "\(ending) after \(epochs) epochs with row \(row), not \(expected.ending) after \(expected.epochs) with row \(expected.row)"
    }
    if evaluations.map(\.epoch) != expected.evaluations.map(\.epoch) {
      return "evaluated after \(evaluations.map(\.epoch)), not \(expected.evaluations.map(\.epoch))"
    }
    let parameters = network.parameters
    for (p, w) in expected.network.parameters.enumerated() where !isSame(parameters[p], w) {
      return "parameter \(p) is \(parameters[p]), not \(w)"
    }
    for (found, wanted) in zip(evaluations, expected.evaluations) {
      if let place = found.difference(from: wanted) { return "epoch \(wanted.epoch), \(place)" }
    }
    return nil
  }
}

extension Evaluation {
  fileprivate func difference(from expected: Evaluation) -> String? {
    if (runningLoss == nil) != (expected.runningLoss == nil)
      || !isSame(runningLoss ?? 0, expected.runningLoss ?? 0)
    {
      return
        "running loss \(String(describing: runningLoss)), not \(String(describing: expected.runningLoss))"
    }
    for part in DatasetPart.allCases {
      switch (measurement(of: part), expected.measurement(of: part)) {
      case (nil, nil): continue
      case (let found?, let wanted?):
        if let place = found.difference(from: wanted) { return "\(part): \(place)" }
      default: return "\(part) is there in one alone"
      }
    }
    return nil
  }
}

extension Measurement {
  fileprivate func difference(from expected: Measurement) -> String? {
    let pairs: [(String, [Double], [Double])] = [
      ("loss", [lossSum], [expected.lossSum]), ("penalty", [penalty], [expected.penalty]),
      ("squared errors", squaredErrors, expected.squaredErrors),
      ("absolute errors", absoluteErrors, expected.absoluteErrors),
      ("largest error", [largestError], [expected.largestError]),
    ]
    for (name, found, wanted) in pairs where !found.elementsEqual(wanted, by: isSame) {
      return "\(name) \(found), not \(wanted)"
    }
    if rightSamples != expected.rightSamples {
      return "right samples \(rightSamples?.bytes ?? []), not \(expected.rightSamples?.bytes ?? [])"
    }
    return confusion == expected.confusion ? nil : "confusion \(confusion), not \(expected.confusion)"
  }
}

private func isSame<Scalar: Real>(_ a: Scalar, _ b: Scalar) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}
