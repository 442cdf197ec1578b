import Learning
import Records

extension CorrectSamples {
  /// Which samples of a test part were right.
  package static func sample(_ correct: [Bool]) -> CorrectSamples {
    var right = SampleBits(samples: correct.count)
    for (sample, isRight) in correct.enumerated() where isRight { right.insert(sample) }
    return CorrectSamples(part: .test, samples: correct.count, right: right)
  }
}
