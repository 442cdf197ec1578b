import Arithmetic
import Kernels
import Lanes
import Learning
import Online
import RandomJobs
import Tiles

/// Trains random jobs by all trainers and prints a line per job and precision: the job's seed, the precision, the trainer
/// that is compared besides lanes (tiles, or online for online jobs), and the digests of the reference, of lanes, of that
/// trainer, and of two variations of the job that were trained in the same lanes.
///
/// The same program runs on every processor, so it needs nothing but the engine: it compiles as Embedded Swift.
enum JobDigests {
  /// Weights × samples × epochs of a job are at most about this number.
  private static let work = 20_000

  /// Jobs `first`, `first + step`, … below `end`, with `threads` threads for tiles.
  static func printLines(from first: UInt64, below end: UInt64, step: UInt64, threads: Int) {
    for seed in stride(from: first, to: end, by: Int(step)) {
      let random = RandomJob(seed: seed, work: work, isOnline: seed % 4 == 3)
      printLine(random, precision: "float32", of: Float.self, threads: threads)
      printLine(random, precision: "float64", of: Double.self, threads: threads)
    }
  }

  private static func printLine<Scalar: LanesScalar & TilesScalar & OnlineScalar>(
    _ random: RandomJob, precision: String, of type: Scalar.Type, threads: Int
  ) {
    let partition: Partition<Scalar> = random.partition()
    let jobs = [random.job, random.variation(1), random.variation(2)]
    let isOnline = random.job.plan.isOnline

    var reference = OutcomeDigest()
    var trainer = ReferenceTrainer<Scalar>(random.job, on: partition)
    reference.append(trainer.train()!)

    let inLanes = LanesTrainer<Scalar>.train(jobs, on: [partition], partitionOfJob: [0, 0, 0])!
    var (lanes, variations) = (OutcomeDigest(), OutcomeDigest())
    lanes.append(inLanes[0])
    for outcome in inLanes.dropFirst() { variations.append(outcome) }

    var third = OutcomeDigest()
    if isOnline {
      third.append(OnlineTrainer<Scalar>.train([random.job], on: [partition], partitionOfJob: [0])![0])
    } else {
      third.append(TilesTrainer<Scalar>.train([random.job], on: partition, threads: threads)![0])
    }
    let digests = [reference, lanes, third, variations].map { String($0.value, radix: 16) }
    print("\(random.seed) \(precision) \(isOnline ? "online" : "tiles") \(joined(digests))")
  }

  private static func joined(_ words: [String]) -> String {
    words.dropFirst().reduce(words[0]) { $0 + " " + $1 }
  }
}
