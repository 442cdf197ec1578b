import Kernels
import Lanes
import Learning
import Records
import Specs
import Tiles

/// A rough figure of what training some points will take, by the planner's cost model, without listing their runs.
package struct SweepEstimate: Sendable {
  /// The wall time of training on these threads, evaluation and start-up not included.
  package let seconds: Double
  /// The memory of the data and of the networks that are in training at the same time, in bytes.
  package let bytes: Double

  /// Runs of one network shape, which may train together.
  struct Shape: Sendable {
    var task: RunTask
    var trainCount: Int
    var runs: Int
  }

  /// Time to write a run's record, and its share of the derived files, in nanoseconds.
  private static let recording = 25_000.0

  /// - Parameters:
  ///   - shapes: the runs by network shape.
  ///   - dataBytes: the memory of the data.
  ///   - jobs: the number of training threads.
  init(_ shapes: [Shape], dataBytes: Double, jobs: Int) {
    var (total, longest, network) = (0.0, 0.0, 0.0)
    for shape in shapes {
      let (nanoseconds, bundle, width) = Self.cheapest(shape)
      total += nanoseconds + Double(shape.runs) * Self.recording
      longest = max(longest, bundle)
      network = max(network, Self.networkBytes(shape.task) * Double(width))
    }
    seconds = max(total / Double(jobs), longest) * 1e-9
    bytes = dataBytes + network * Double(jobs)
  }

  /// The time of all runs by the trainer that takes the least, that of one of its bundles, and the bundle's runs.
  private static func cheapest(_ shape: Shape) -> (nanoseconds: Double, bundle: Double, width: Int) {
    let cost = TrainingCost(shape.task, trainCount: shape.trainCount)
    let topology = shape.task.topology
    let isSingle = shape.task.partition.precision == .float32
    let lanes =
      isSingle
      ? LanesTrainer<Float>.bundleSize(for: topology) : LanesTrainer<Double>.bundleSize(for: topology)
    return [(Trainer.lanes, min(lanes, shape.runs)), (.tiles, 1)].map { trainer, width in
      let bundle = cost.nanoseconds(of: trainer, runs: width)
      return (bundle * (Double(shape.runs) / Double(width)).rounded(.up), bundle, width)
    }.min { $0.0 < $1.0 }!
  }

  /// Weights, gradients, and what the update rule stores for each weight, of one network in training.
  private static func networkBytes(_ task: RunTask) -> Double {
    let bytes = task.partition.precision == .float32 ? 4.0 : 8.0
    return Double(task.topology.weightCount) * bytes * Double(2 + task.plan.ruleKind.stateCount)
  }
}

extension PreparedExperiment {
  /// What training the points that the command line selected will take.
  package func estimate(jobs: Int) -> SweepEstimate { estimate(of: chosenPoints, jobs: jobs) }

  /// What training some points will take.
  package func estimate(of points: [Int], jobs: Int) -> SweepEstimate {
    struct Key: Hashable {
      var layout: Int32
      var epochs: Int
      var batch: TrainingPlan.BatchSize
    }
    var places: [Key: Int] = [:]
    var shapes: [SweepEstimate.Shape] = []
    for point in points {
      let spec = experiment.points.spec(at: point)
      let key = Key(
        layout: layoutOfPoint[point], epochs: spec.training.epochs, batch: spec.training.batchSize)
      if let place = places[key] {
        shapes[place].runs += runCount(at: point)
      } else {
        places[key] = shapes.count
        let layout = layout(of: point)
        let task = RunTask(
          key: RunKey(point: point, seed: 0, repetition: 0, fold: nil), id: RunID(""),
          point: PointRuns(spec, layout: layout), place: 0)
        shapes.append(
          SweepEstimate.Shape(task: task, trainCount: layout.trainingSamples, runs: runCount(at: point)))
      }
    }
    return SweepEstimate(shapes, dataBytes: dataBytes, jobs: jobs)
  }

  /// The memory of the data: every value once as it was read, in float64, and once as the networks get it.
  private var dataBytes: Double {
    layouts.map { layout in
      let values = layout.topology.inputCount + layout.topology.outputCount
      let bytes = layout.partitions[0].precision == .float32 ? 4.0 : 8.0
      return Double(layout.samples) * Double(values) * (8 + bytes)
    }.max() ?? 0
  }
}
