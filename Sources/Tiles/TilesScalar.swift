import CMachine
import Kernels
import Learning

/// A number format that `TilesTrainer` trains in. Each conformance names its register type, so that the
/// kernels are compiled only for that width.
package protocol TilesScalar: KernelScalar {
  /// `TilesTrainer.train` for jobs that have been checked.
  static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Self>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?

  /// An evaluator of networks of a job's topology on a partition, in one thread.
  static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Self>
  ) -> NetworkEvaluator<Self>
}

extension Float: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Float>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    TilesTraining<etalon_floats>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Float>
  ) -> NetworkEvaluator<Float> {
    let training = TilesTraining<etalon_floats>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }
}

extension Double: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Double>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    TilesTraining<etalon_doubles>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Double>
  ) -> NetworkEvaluator<Double> {
    let training = TilesTraining<etalon_doubles>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }
}
