import Arithmetic

/// ω of each sample of a part: what its loss and its δ are multiplied by.
public struct SampleWeights<Scalar: Real>: Sendable {
  /// One number per sample, in the order of the part; at least 0.
  public let values: [Scalar]
  /// Σ ω over the part, a strided sum in float64.
  public let sum: Double

  /// ω = sample weight × class weight, a float64 product that is rounded once.
  ///
  /// - Parameter classWeights: one number per class; nil if classes have no weights.
  init(of part: Samples<Scalar>, classWeights: [Double]?) {
    var values: [Scalar] = []
    values.reserveCapacity(part.count)
    var sum = StridedSum()
    for s in 0..<part.count {
      let own = part.weights.isEmpty ? 1 : part.weights[s]
      let weight = Scalar(own * (classWeights.map { $0[Int(part.labels[s])] } ?? 1))
      values.append(weight)
      sum.add(Double(weight), at: s)
    }
    self.values = values
    self.sum = sum.total
  }

  /// Ω of a batch: Σ ω in float64, ascending over its samples.
  public func total(of batch: ArraySlice<Int32>) -> Double {
    var total = 0.0
    for sample in batch { total += Double(values[Int(sample)]) }
    return total
  }
}

/// ω of the samples of every part, for one job.
public struct PartitionWeights<Scalar: Real>: Sendable {
  /// ω of the training samples.
  public let train: SampleWeights<Scalar>
  /// ω of the validation samples, if there are any.
  public let validation: SampleWeights<Scalar>?
  /// ω of the test samples, if there are any.
  public let test: SampleWeights<Scalar>?

  /// Whether a plan's networks are trained on a partition with weights.
  public static func exist(for plan: TrainingPlan, on partition: Partition<Scalar>) -> Bool {
    plan.classWeights != nil || !partition.train.weights.isEmpty
  }

  /// The weights; nil if neither samples nor classes have any.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func ifAny(
    for plan: TrainingPlan, on partition: Partition<Scalar>
  ) -> PartitionWeights? {
    exist(for: plan, on: partition) ? PartitionWeights(plan, on: partition) : nil
  }

  /// The weights, which are 1 where neither samples nor classes have any.
  ///
  /// A mean over one sample does not depend on its weight, so a weighted plan that is online must not take means.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init(_ plan: TrainingPlan, on partition: Partition<Scalar>) {
    precondition(
      !(Self.exist(for: plan, on: partition) && plan.isOnline && plan.gradient == .mean),
      "weights have no effect on the mean over one sample")
    let classWeights = plan.classWeights?.values(
      training: partition.train.labels, classes: partition.task.classCount)
    let weights = { (part: Samples<Scalar>) in SampleWeights(of: part, classWeights: classWeights) }
    train = weights(partition.train)
    validation = partition.validation.map(weights)
    test = partition.test.map(weights)
  }

  /// The weights of a part; nil if the part does not exist.
  public subscript(part: DatasetPart) -> SampleWeights<Scalar>? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}
