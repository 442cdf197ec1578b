extension RandomJob: CustomStringConvertible {
  package var description: String {
    "seed \(seed): \(job), samples \(trainCount) + \(validationCount) + \(testCount)"
  }
}
