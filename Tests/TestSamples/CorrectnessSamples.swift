import Learning
import Records

extension Correctness {
  /// Which samples of a test part were right.
  package static func sample(_ correct: [Bool]) -> Correctness {
    var right = SampleBits(samples: correct.count)
    for (sample, isRight) in correct.enumerated() where isRight { right.insert(sample) }
    return Correctness(part: .test, samples: correct.count, right: right)
  }
}
