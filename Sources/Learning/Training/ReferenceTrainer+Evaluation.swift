import Arithmetic

extension ReferenceTrainer {
  /// Evaluates the network on every part that exists.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func evaluate(epoch: Int, runningLoss: Double? = nil) -> Evaluation {
    let penalty = network.value(of: job.plan.penalty(of: partition.train.count))
    return Evaluation(
      epoch: epoch, runningLoss: runningLoss,
      train: measure(partition.train, weights: weights?.train, penalty: penalty),
      validation: partition.validation.map {
        measure($0, weights: weights?.validation, penalty: penalty)
      },
      test: partition.test.map { measure($0, weights: weights?.test, penalty: penalty) })
  }

  /// One part's sums, every sum over samples in strided order.
  private mutating func measure(
    _ part: Samples<Scalar>, weights: SampleWeights<Scalar>?, penalty: Double
  ) -> Measurement {
    let task = partition.task
    var loss = StridedSum()
    var squares = Array(repeating: StridedSum(), count: part.outputCount)
    var magnitudes = Array(repeating: StridedSum(), count: part.outputCount)
    var largestError = 0.0
    var confusion = Array(repeating: 0, count: task.classCount * task.classCount)
    var right = task.classCount > 0 ? SampleBits(samples: part.count) : nil
    for s in 0..<part.count {
      forward(s, of: part)
      let weight = weights.map { Double($0.values[s]) } ?? 1
      loss.addProduct(weight, Double(sampleLoss(s, of: part)), at: s)
      for k in 0..<part.outputCount {
        let error = part.targets[s * part.outputCount + k] - forwarded.last[k]
        let inUnits = Double(error) * task.unit(ofOutput: k)
        squares[k].addProduct(inUnits, inUnits, at: s)
        magnitudes[k].add(inUnits.magnitude, at: s)
        if inUnits.magnitude > largestError { largestError = inUnits.magnitude }
      }
      if case .classification(let classes, let threshold) = task {
        let predicted = Task.predictedClass(forwarded.last, threshold: threshold)
        confusion[Int(part.labels[s]) * classes + predicted] += 1
        if predicted == Int(part.labels[s]) { right?.insert(s) }
      }
    }
    return Measurement(
      lossSum: loss.total, weightSum: weights?.sum ?? Double(part.count), penalty: penalty,
      squaredErrors: squares.map { $0.total },
      absoluteErrors: magnitudes.map { $0.total }, largestError: largestError, confusion: confusion,
      rightSamples: right)
  }

  /// The loss of the sample that went forward last, in the network's precision.
  func sampleLoss(_ sample: Int, of part: Samples<Scalar>) -> Scalar {
    job.plan.loss.ofSample(
      targets: part.targets[sample * part.outputCount..<(sample + 1) * part.outputCount],
      outputs: forwarded.last[...], nets: forwarded.nets[...],
      job.topology.activations[job.topology.activations.count - 1])
  }
}

extension ReferenceTrainer {
  /// The outputs of a network of the job's topology for every sample of a part: `count × outputCount`, sample by
  /// sample.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public static func outputs(
    of network: Network<Scalar>, for job: TrainingJob, on partition: Partition<Scalar>,
    part: Samples<Scalar>
  ) -> [Scalar] {
    var trainer = ReferenceTrainer(job, on: partition)
    trainer.network = network
    var outputs: [Scalar] = []
    outputs.reserveCapacity(part.count * part.outputCount)
    for s in 0..<part.count {
      trainer.forward(s, of: part)
      outputs += trainer.forwarded.last
    }
    return outputs
  }
}
