import Arithmetic
import Kernels
import Learning

/// ω of all samples of the jobs in a bundle, and memory for those of the rows in work.
///
/// The pointers point into the arena that is passed to `init`, which must outlive this value.
@safe
struct LanesJobWeights<V: LaneVector> {
  /// By distinct pair of partition and class weights.
  private var partitions: [PartitionWeights<V.Scalar>] = []
  /// For each lane the place among `partitions`.
  private var numberOfLane: [Int] = []
  /// Of the training samples, in the jobs' orders.
  let training: LanesSampleWeights<V>
  /// One row per sample in work: a vector of ω per register.
  let rows: UnsafeMutablePointer<V>
  /// What the δ of a step are multiplied by besides, by register: 1/Ω of a mean; 0 where Ω is 0.
  let scales: UnsafeMutablePointer<V>

  /// nil if no job has weights.
  ///
  /// - Parameters:
  ///   - jobOfLane: the job in each lane.
  ///   - orderOfLane: the index of each lane's order; nil for the order of the data.
  ///   - rowCount: the number of samples in work.
  init?(
    _ jobs: [TrainingJob], on all: [Partition<V.Scalar>], partitionOfJob: [Int], jobOfLane: [Int],
    orderOfLane: (_ lane: Int) -> Int?, rowCount: Int, in arena: Arena
  ) {
    let areWeighted = jobs.indices.contains {
      PartitionWeights.exist(for: jobs[$0].plan, on: all[partitionOfJob[$0]])
    }
    guard areWeighted else { return nil }
    var numbers: [Key: Int] = [:]
    for job in jobOfLane {
      let key = Key(partition: partitionOfJob[job], classes: jobs[job].plan.classWeights)
      if numbers[key] == nil {
        numbers[key] = partitions.count
        partitions.append(PartitionWeights(jobs[job].plan, on: all[key.partition]))
      }
      numberOfLane.append(numbers[key]!)
    }
    let (partitions, orders) = (partitions, jobOfLane.indices.map(orderOfLane))
    let stride = partitions.count
    training = LanesSampleWeights(zip(orders, numberOfLane).map { ($0.0 ?? 0) * stride + $0.1 }) { number in
      (partitions[number % stride].train, order: orders[0] == nil ? nil : number / stride)
    }
    let registers = jobOfLane.count / V.scalarCount
    unsafe rows = arena.make(rowCount * registers)
    unsafe scales = arena.make(registers)
  }

  private struct Key: Hashable {
    let partition: Int
    let classes: TrainingPlan.ClassWeights?
  }

  /// Of an evaluated part, in the order of the data.
  func evaluated(_ part: DatasetPart) -> LanesSampleWeights<V> {
    LanesSampleWeights(numberOfLane) { (partitions[$0][part]!, order: nil) }
  }

  /// Sets 1/Ω of a step, by lane.
  func setScales(_ totals: [Double]) {
    for (lane, total) in totals.enumerated() {
      unsafe scales[lane / V.scalarCount][lane % V.scalarCount] = total > 0 ? 1 / V.Scalar(total) : 0
    }
  }
}
