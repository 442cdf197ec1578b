import JSON
import Operations
import Specs

/// A sweep's progress as a JSON object for other programs; `docs/Progress.md` describes the members.
struct ProgressEvent {
  enum Kind: String {
    /// Training, or watching, begins.
    case begin
    case progress
    /// Nothing more will come of this sweep in this process.
    case end
  }

  let kind: Kind
  let snapshot: SweepSnapshot

  /// One line, without its line end.
  var text: String { json.compactText }

  var json: JSON {
    [
      "event": .string(kind.rawValue), "name": .string(snapshot.name), "done": .int(snapshot.done),
      "total": .int(snapshot.total), "diverged": .int(snapshot.diverged), "failed": .int(snapshot.failed),
      "seconds": rounded(snapshot.seconds), "rate": rounded(snapshot.runsPerSecond),
      "seconds_left": rounded(snapshot.secondsLeft), "metric": .string("\(snapshot.ranking.metric)"),
      "goal": .string(snapshot.ranking.goal.rawValue), "best": .array(snapshot.best.map(json)),
      "active": .array(snapshot.active.map(json)),
      "trials": snapshot.trials.map { ["done": .int($0.done), "of": .int($0.of)] } ?? .null,
    ]
  }

  private func json(_ point: SweepSnapshot.Point) -> JSON {
    [
      "mean": .number(point.statistics.mean), "sd": point.statistics.deviation.map(JSON.number) ?? .null,
      "seeds": .int(point.statistics.count), "diverged": .int(point.diverged), "values": json(point.values),
    ]
  }

  private func json(_ active: SweepSnapshot.Active) -> JSON {
    [
      "runs": .int(active.runs), "values": json(active.values),
      "seed": active.seed.map(JSON.unsigned) ?? .null, "epoch": .int(active.epoch),
      "epochs": .int(active.epochs),
      "loss": active.loss.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null,
    ]
  }

  private func json(_ values: [AxisValue]) -> JSON {
    .object(values.map { JSON.Member($0.path, $0.value) })
  }

  /// To milliseconds, and to thousandths of a run a second.
  private func rounded(_ number: Double?) -> JSON {
    number.map { .number(($0 * 1000).rounded() / 1000) } ?? .null
  }
}
