import Learning
import RandomJobs
import Testing

@Suite struct PauseTests {
  @Test(
    "A run that pauses has the evaluations of one that does not, up to then, and ends there unless it ended before"
  )
  func prefix() {
    var paused = 0
    for seed in 0..<300 as Range<UInt64> {
      let drawn = RandomJob(seed: seed, work: 20_000)
      guard case .every(let step) = drawn.job.plan.evaluation, drawn.job.plan.epochs > step else { continue }
      let random = drawn.with { $0.pause = step * (1 + Int(seed) % ((drawn.job.plan.epochs - 1) / step)) }
      let partition = random.partition(of: Float.self)
      var (whole, part) = (random.with { $0.pause = nil }.job, random.job)
      // The evaluation whose network is restored also says which samples were right.
      whole.plan.earlyStopping?.restoresBest = false
      part.plan.earlyStopping?.restoresBest = false
      var trainers = (
        ReferenceTrainer<Float>(whole, on: partition), ReferenceTrainer<Float>(part, on: partition)
      )
      let (all, own) = (trainers.0.train()!, trainers.1.train()!)
      let epochs = all.evaluations.map(\.epoch)
      #expect(Array(epochs.prefix(own.evaluations.count)) == own.evaluations.map(\.epoch), "\(random)")
      for (long, short) in zip(all.evaluations, own.evaluations) {
        #expect(long.train.lossSum.bitPattern == short.train.lossSum.bitPattern, "\(random)")
      }
      if own.ending == .paused {
        paused += 1
        #expect(own.epochs == part.plan.pause && all.epochs > own.epochs, "\(random)")
      } else {
        #expect(own.ending == all.ending && own.epochs == all.epochs, "\(random)")
      }
    }
    #expect(paused >= 15)
  }
}
