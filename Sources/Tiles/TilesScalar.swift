import Arithmetic
import CMachine
import Kernels
import Learning

/// A number format that `TilesTrainer` trains in. Each conformance names its register type, so that the
/// kernels are compiled only for that width.
package protocol TilesScalar: KernelScalar {
  /// `TilesTrainer.train` for jobs that have been checked.
  static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Self>, threads: Int, progress: TrainingProgress?,
    isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?

  /// An evaluator of networks of a job's topology on a partition, in one thread.
  static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Self>
  ) -> NetworkEvaluator<Self>

  /// The outputs of a network of a job's topology for every sample of each of some parts: `count × outputCount`
  /// numbers, sample by sample.
  static func tilesOutputs(
    of network: Network<Self>, for job: TrainingJob, on partition: Partition<Self>, parts: [Samples<Self>]
  ) -> [[Self]]
}

extension Float: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Float>, threads: Int, progress: TrainingProgress?,
    isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    TilesTraining<etalon_floats>(jobs, on: partition, threads: threads)
      .train(progress: progress, isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Float>
  ) -> NetworkEvaluator<Float> {
    let training = TilesTraining<etalon_floats>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }

  package static func tilesOutputs(
    of network: Network<Float>, for job: TrainingJob, on partition: Partition<Float>, parts: [Samples<Float>]
  ) -> [[Float]] {
    let training = TilesTraining<etalon_floats>([job], on: partition, threads: 1)
    return parts.map { training.outputs(of: network, on: $0) }
  }
}

extension Double: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Double>, threads: Int, progress: TrainingProgress?,
    isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    TilesTraining<etalon_doubles>(jobs, on: partition, threads: threads)
      .train(progress: progress, isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Double>
  ) -> NetworkEvaluator<Double> {
    let training = TilesTraining<etalon_doubles>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }

  package static func tilesOutputs(
    of network: Network<Double>, for job: TrainingJob, on partition: Partition<Double>,
    parts: [Samples<Double>]
  ) -> [[Double]] {
    let training = TilesTraining<etalon_doubles>([job], on: partition, threads: 1)
    return parts.map { training.outputs(of: network, on: $0) }
  }
}
