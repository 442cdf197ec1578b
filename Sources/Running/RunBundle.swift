import Lanes
import Learning
import Online
import Records
import Tiles
import YAML

/// The ways to train; all give the same bits.
package enum Trainer: String, Sendable, Hashable, CaseIterable {
  /// The published formulas, one number at a time.
  case reference
  /// Many networks of one shape, side by side in the lanes of vectors.
  case lanes
  /// A network, or a few that see the same samples, with register-tiled matrix products.
  case tiles
}

/// Runs that are trained together: by one thread, or by all of them where the sweep has no other bundle.
package struct RunBundle: Sendable {
  package var trainer: Trainer
  /// Runs of one shape, those of a seed next to each other; for `tiles` in batches, of one seed and partition.
  package var tasks: [RunTask]
  /// What they take one thread, roughly: see `TrainingCost`.
  package var nanoseconds: Double

  /// Brings the samples of its first run into memory; mistakes in them are told when it is trained.
  func prepare(store: DataStore) {
    switch tasks[0].partition.precision {
    case .float32: _ = try? store.partition(tasks[0].partition, as: Float.self)
    case .float64: _ = try? store.partition(tasks[0].partition, as: Double.self)
    }
  }

  /// Trains all its runs; nil when it was cancelled first.
  ///
  /// Samples that cannot be had make records of status `failed`: the sweep goes on.
  func records(
    store: DataStore, threads: Int, progress: TrainingProgress, isCancelled: () -> Bool
  ) -> [RunRecord]? {
    switch tasks[0].partition.precision {
    case .float32:
      records(
        as: Float.self, store: store, threads: threads, progress: progress, isCancelled: isCancelled)
    case .float64:
      records(
        as: Double.self, store: store, threads: threads, progress: progress, isCancelled: isCancelled)
    }
  }

  private func records<Scalar: Trainable>(
    as: Scalar.Type, store: DataStore, threads: Int, progress: TrainingProgress, isCancelled: () -> Bool
  ) -> [RunRecord]? {
    var loaded: [LoadedPartition<Scalar>] = []
    var keys: [PartitionKey] = []
    var partitionOfJob: [Int] = []
    do {
      // Runs of a bundle have few partitions, and neighbours mostly the same.
      for task in tasks {
        let place = keys.lastIndex(of: task.partition) ?? keys.count
        if place == keys.count {
          keys.append(task.partition)
          loaded.append(try store.partition(task.partition, as: Scalar.self))
        }
        partitionOfJob.append(place)
      }
    } catch {
      return tasks.map { RunRecord(failed: $0.identity, because: "\(error)") }
    }
    let outcomes: [TrainingOutcome<Scalar>]?
    switch trainer {
    case .reference:
      var reference = ReferenceTrainer<Scalar>(tasks[0].job, on: loaded[0].partition)
      outcomes = reference.train(progress: progress, isCancelled: isCancelled).map { [$0] }
    case .tiles where OnlineTrainer<Scalar>.canTrain(tasks[0].job):
      outcomes = OnlineTrainer<Scalar>.train(
        tasks.map(\.job), on: loaded.map(\.partition), partitionOfJob: partitionOfJob,
        progress: progress, isCancelled: isCancelled)
    case .tiles:
      outcomes = TilesTrainer<Scalar>.train(
        tasks.map(\.job), on: loaded[0].partition, threads: tasks[0].paysForThreads ? threads : 1,
        progress: progress, isCancelled: isCancelled)
    case .lanes:
      outcomes = LanesTrainer<Scalar>.train(
        tasks.map(\.job), on: loaded.map(\.partition), partitionOfJob: partitionOfJob,
        progress: progress, isCancelled: isCancelled)
    }
    return outcomes.map { outcomes in
      outcomes.indices.map { index in
        RunRecord(
          identity: tasks[index].identity, outcome: outcomes[index], curveMetrics: tasks[index].curveMetrics,
          targets: loaded[partitionOfJob[index]].targets)
      }
    }
  }
}
