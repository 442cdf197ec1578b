import Arithmetic

extension TrainingPlan {
  /// How the learning rate changes from epoch to epoch after the warm-up; k is the number of epochs since,
  /// from 0.
  public enum LearningRateSchedule: Sendable, Hashable {
    case constant
    /// η·factor^⌊k/every⌋
    case step(every: Int, factor: Double)
    /// η·factor^k
    case exponential(factor: Double)
    /// From η down half a cosine towards `minimum`, which the epoch after the last would reach (Loshchilov & Hutter 2017).
    case cosine(minimum: Double)
    /// η/(1 + k·N)^power, N being the number of training samples, as in scikit-learn.
    case inverseScaling(power: Double)
  }

  /// η in `epoch` (1 is the first) on `samples` training samples.
  ///
  /// During the `warmup` epochs before the schedule, η rises linearly: η·e/(warmup + 1).
  func learningRate(inEpoch epoch: Int, samples: Int) -> Double {
    if epoch <= warmup { return learningRate * (Double(epoch) / Double(warmup + 1)) }
    let k = epoch - warmup - 1
    switch schedule {
    case .constant:
      return learningRate
    case .step(let every, let factor):
      return learningRate * .pow(factor, Double(k / every))
    case .exponential(let factor):
      return learningRate * .pow(factor, Double(k))
    case .cosine(let minimum):
      let turns = Double(k) / Double(2 * (epochs - warmup))
      return minimum + (learningRate - minimum) * ((1 + .cos(turns: turns)) / 2)
    case .inverseScaling(let power):
      return learningRate / .pow(1 + Double(k) * Double(samples), power)
    }
  }
}
