import Arithmetic
import Kernels
import Learning
import Tiles

/// The progress of one job in online training, and its evaluations.
final class OnlineJobState<V: VectorRegister> where V.Scalar: OnlineScalar {
  typealias Scalar = V.Scalar

  let job: TrainingJob
  let partition: Partition<Scalar>
  /// ω of the samples; nil if the job has no weights.
  let weights: PartitionWeights<Scalar>?
  private(set) var order: SampleOrder
  private(set) var epoch = 0
  /// Σ loss of the epoch.
  var lossSum = 0.0
  private var ruleState: UpdateRuleState
  private var history: TrainingHistory<Scalar>
  /// The outcome; nil while the job is in training.
  private(set) var outcome: TrainingOutcome<Scalar>?
  private let evaluator: NetworkEvaluator<Scalar>

  init(_ job: TrainingJob, on partition: Partition<Scalar>, progress: TrainingProgress?) {
    self.job = job
    self.partition = partition
    weights = PartitionWeights.ifAny(for: job.plan, on: partition)
    order = SampleOrder(count: partition.train.count, shuffle: job.plan.shuffle, seed: job.seed)
    ruleState = UpdateRuleState(job.plan, samples: partition.train.count)
    history = TrainingHistory(job.plan, on: partition, progress: progress)
    evaluator = Scalar.tilesEvaluator(for: job, on: partition)
  }

  /// Epochs until the next evaluation.
  var epochsToEvaluation: Int {
    switch job.plan.evaluation {
    case .every(let n): min((epoch / n + 1) * n, job.plan.epochs) - epoch
    case .end: job.plan.epochs - epoch
    }
  }

  /// Advances to the next epoch.
  func advance() {
    epoch += 1
    lossSum = 0
    order.advance(to: epoch)
    ruleState.start(epoch: epoch)
  }

  /// η of the epoch.
  var learningRate: Scalar { Scalar(ruleState.learningRate) }

  /// The mean loss of the epoch's samples, each before its step.
  private var meanLoss: Double { lossSum / (weights?.train.sum ?? Double(partition.train.count)) }

  /// Whether the plan requires an evaluation after this epoch.
  var isDue: Bool { job.plan.evaluation.includes(epoch: epoch, of: job.plan.epochs) }

  /// Evaluates the network, and sets the outcome if it has ended. False if cancelled.
  func evaluate(_ network: Network<Scalar>, _ isCancelled: () -> Bool) -> Bool {
    let hasRunningLoss = epoch > 0 && job.plan.measuresRunningLoss
    let evaluation = evaluator.evaluate(
      network, epoch: epoch, runningLoss: hasRunningLoss ? meanLoss : nil,
      isCancelled: isCancelled)
    guard let evaluation else { return false }
    outcome = history.add(evaluation, weightsAreFinite: network.isFinite) { network }
    return true
  }
}
