import Arithmetic
import Learning
import RandomJobs
import Testing

/// One step of a 2-2-1 network by the formulas of the source, computed by hand with e = 2.718281828….
///
/// x = (1, 0), d = 1, all weights into hidden unit 0 are 0 and into hidden unit 1 are chosen so that its
/// net input is ln 3: then O = 1/2 and 3/4 exactly in the formulas. The output's weights are 2·ln 3 and 0,
/// so that net = ln 3, O = 3/4.
@Suite struct HandComputedStepTests {
  private let ln3 = 1.0986122886681098

  private func trained(bias: Bool, learningRate: Double, batchSize: TrainingPlan.BatchSize) -> Network<Double>
  {
    let plan = TrainingPlan.plain.with {
      $0.learningRate = learningRate
      $0.batchSize = batchSize
    }
    let job = TrainingJob(
      topology: Topology([2, 2, 1], biases: bias), initialization: .uniform(0), plan: plan, seed: 0)
    var trainer = ReferenceTrainer<Double>(
      job, on: partition(samples([[1, 0]], labels: [1], outputs: 1)))
    trainer.network.layers[0].weights = [0, 0, ln3, 0]
    trainer.network.layers[1].weights = [2 * ln3, 0]
    return trainer.train()!.network
  }

  // O_k = 3/4: δ_k = (1 − 3/4)·(3/4)(1/4) = 3/64. Δw = η·δ_k·O_j = η·(3/128, 9/256).
  // δ_0 = (1/2)(1/2)·(3/64)·2·ln 3 = (3/128)·ln 3, δ_1 = (3/4)(1/4)·(3/64)·0 = 0. Δv_00 = η·δ_0·1, Δv_01 = η·δ_0·0.
  @Test(arguments: [TrainingPlan.BatchSize.samples(1), .full])
  func `a step moves every weight by η·δ·O, from the weights before the step`(size: TrainingPlan.BatchSize) {
    let network = trained(bias: false, learningRate: 8, batchSize: size)
    let hidden = [8 * 3.0 / 128 * ln3, 0, ln3, 0]
    let output = [2 * ln3 + 8 * 3.0 / 128, 8 * 9.0 / 256]
    for (w, expected) in zip(network.layers[0].weights + network.layers[1].weights, hidden + output) {
      #expect((w - expected).magnitude <= 1e-15)
    }
  }

  @Test func `a bias moves by η·δ, and stays at zero where there are none`() {
    let with = trained(bias: true, learningRate: 1, batchSize: .full)
    #expect((with.layers[1].biases[0] - 3.0 / 64).magnitude <= 1e-16)
    #expect((with.layers[0].biases[0] - 3.0 / 128 * ln3).magnitude <= 1e-16)
    #expect(trained(bias: false, learningRate: 1, batchSize: .full).layers[1].biases == [0])
  }

  @Test func `an output error inside the margin moves nothing`() {
    let plan = TrainingPlan.plain.with { $0.errorMargin = 0.26 }
    let job = TrainingJob(topology: Topology([2, 2, 1]), initialization: .uniform(0), plan: plan, seed: 0)
    var trainer = ReferenceTrainer<Double>(
      job, on: partition(samples([[1, 0]], labels: [1], outputs: 1)))
    trainer.network.layers[1].weights = [2 * ln3, 0]
    let before = trainer.network
    #expect(trainer.train()!.network == before)
  }
}
