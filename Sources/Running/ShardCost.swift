import Learning

/// The predicted time of one run among others of its kind: a function of the run alone, the same on every machine.
///
/// The planner's cost model for registers of 64 bytes, whichever this machine has: nodes with other processors must divide a
/// sweep alike. Nothing is measured, for the same reason.
struct ShardCost {
  private static let registerBytes = 64

  /// Time to write a run's record, in nanoseconds.
  private static let recording = 10_000.0

  /// Of one thread; a whole number, at least 1.
  let nanoseconds: Double

  init(_ task: RunTask, trainCount: Int) {
    let cost = TrainingCost(task, trainCount: trainCount, registerBytes: Self.registerBytes)
    let lanes = Self.registerBytes / (task.partition.precision == .float32 ? 4 : 8)
    let shared = cost.nanoseconds(of: .lanes, runs: lanes) / Double(lanes)
    let alone = cost.nanoseconds(of: .tiles, runs: 1)
    nanoseconds = max(1, (min(shared, alone) + Self.recording).rounded())
  }
}
