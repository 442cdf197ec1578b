import Learning
import Plots
import Records
import Results

/// How many samples of a part are classified otherwise than in the baseline, over all pairs of runs.
struct SampleFlips: Sendable, Hashable {
  let part: DatasetPart
  var pairs = 0
  /// Samples times pairs.
  var samples = 0
  /// Right in the baseline and wrong now.
  var lost = 0
  /// Wrong in the baseline and right now.
  var gained = 0

  /// Of the parts of which both sides recorded the correct samples.
  static func all(_ judgement: CheckJudgement) -> [SampleFlips] {
    var flips: [DatasetPart: SampleFlips] = [:]
    for pair in judgement.matching?.pairs ?? [] {
      for old in judgement.baseline[pair.baseline].correctSamples {
        let others = judgement.new[pair.new].correctSamples
        guard let new = others.first(where: { $0.part == old.part && $0.samples == old.samples }) else {
          continue
        }
        var own = flips[old.part] ?? SampleFlips(part: old.part)
        own.pairs += 1
        own.samples += old.samples
        own.lost += old.count(notIn: new)
        own.gained += new.count(notIn: old)
        flips[old.part] = own
      }
    }
    return DatasetPart.allCases.compactMap { flips[$0] }
  }

  var words: String {
    "Of \(quantity(samples, "\(part.word) answer")) in \(quantity(pairs, "pair")) of runs, "
      + "\(NumberText.count(lost)) that were right are wrong now, and \(NumberText.count(gained)) that were wrong are right."
  }
}
