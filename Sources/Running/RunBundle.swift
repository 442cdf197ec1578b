import Lanes
import Learning
import Networks
import Online
import Records
import Tiles
import YAML

/// The trainers; their results are bit-identical.
package enum Trainer: String, Sendable, Hashable, CaseIterable {
  /// The published formulas in scalar code.
  case reference
  /// Many networks of one shape, one per vector lane.
  case lanes
  /// One network, or a few on the same samples, with register-tiled matrix products.
  case tiles
}

/// Runs that are trained together: by one thread, or by all threads if the sweep has a single bundle.
package struct RunBundle: Sendable {
  package var trainer: Trainer
  /// Runs of one network shape, with runs of the same seed adjacent; for mini-batches in `tiles`, of one seed and
  /// partition.
  package var tasks: [RunTask]
  /// Estimated time for one thread: see `TrainingCost`.
  package var nanoseconds: Double

  /// Loads the samples of the first run; errors are reported when it is trained.
  func prepare(store: DataStore) {
    switch tasks[0].partition.precision {
    case .float32: _ = try? store.partition(tasks[0].partition, as: Float.self)
    case .float64: _ = try? store.partition(tasks[0].partition, as: Double.self)
    }
  }

  /// What training left: one record per task, and as many networks or none.
  typealias Trained = (records: [RunRecord], networks: [TrainedNetwork?])

  /// Trains all runs; nil if cancelled.
  ///
  /// Samples that cannot be had make records of status `failed`: the sweep goes on.
  func trained(
    store: DataStore, threads: Int, keepsNetworks: Bool, progress: TrainingProgress, isCancelled: () -> Bool
  ) -> Trained? {
    switch tasks[0].partition.precision {
    case .float32:
      trained(
        as: Float.self, store: store, threads: threads, keepsNetworks: keepsNetworks, progress: progress,
        isCancelled: isCancelled)
    case .float64:
      trained(
        as: Double.self, store: store, threads: threads, keepsNetworks: keepsNetworks, progress: progress,
        isCancelled: isCancelled)
    }
  }

  private func trained<Scalar: Trainable>(
    as: Scalar.Type, store: DataStore, threads: Int, keepsNetworks: Bool, progress: TrainingProgress,
    isCancelled: () -> Bool
  ) -> Trained? {
    var loaded: [LoadedPartition<Scalar>] = []
    var keys: [PartitionKey] = []
    var partitionOfJob: [Int] = []
    do {
      // A bundle has few partitions, and adjacent runs mostly share one.
      for task in tasks {
        let index = keys.lastIndex(of: task.partition) ?? keys.count
        if index == keys.count {
          keys.append(task.partition)
          loaded.append(try store.partition(task.partition, as: Scalar.self))
        }
        partitionOfJob.append(index)
      }
    } catch {
      return (
        tasks.map { RunRecord(failed: $0.identity, because: "\(error)") },
        keepsNetworks ? tasks.map { _ in nil } : []
      )
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
      let records = outcomes.indices.map { index in
        let (task, loaded) = (tasks[index], loaded[partitionOfJob[index]])
        do {
          return RunRecord(
            id: task.id, outcome: outcomes[index], curveMetrics: task.curveMetrics,
            targets: loaded.targets,
            outputMetrics: try OutputMeasurement(task, on: loaded, store: store)
              .values(of: outcomes[index].network, by: trainer))
        } catch {
          return RunRecord(failed: task.identity, because: "\(error)")
        }
      }
      return (records, keepsNetworks ? outcomes.map { Scalar.trained($0.network) } : [])
    }
  }
}
