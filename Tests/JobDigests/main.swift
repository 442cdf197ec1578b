// job-digests FIRST END STEP THREADS: see `JobDigests`. The other processors' main is in Embedded/.
let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
precondition(numbers.count == 4, "job-digests FIRST END STEP THREADS")
for seed in stride(from: numbers[0], to: numbers[1], by: Int(numbers[2])) {
  // Threads that wait for each other are slow on a machine that has other work, so they train every eighth job.
  JobDigests.printLines(from: seed, below: seed + 1, step: 1, threads: seed % 8 == 0 ? Int(numbers[3]) : 1)
}
