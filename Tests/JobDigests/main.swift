// job-digests FIRST END STEP THREADS: see `JobDigests`. The other processors' main is in Embedded/.
let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
precondition(numbers.count == 4, "job-digests FIRST END STEP THREADS")
JobDigests.printLines(from: numbers[0], below: numbers[1], step: numbers[2], threads: Int(numbers[3]))
