import JSON
import Learning

/// What a plan says about the data of some runs, so that results can be judged without the data.
package struct DataFacts: Sendable, Hashable {
  /// How many samples a part has.
  package struct PartSize: Sendable, Hashable {
    package var part: DatasetPart
    package var samples: Int

    package init(part: DatasetPart, samples: Int) {
      self.part = part
      self.samples = samples
    }
  }

  /// Of the parts that there are, in the order of `DatasetPart.allCases`.
  package var sizes: [PartSize]
  /// The metrics of a network that always gives the same answer, fitted to the training part: the most frequent class, or
  /// the mean target.
  package var constantAnswer: [RunRecord.Value]

  package init(sizes: [PartSize], constantAnswer: [RunRecord.Value]) {
    self.sizes = sizes
    self.constantAnswer = constantAnswer
  }

  /// The samples of a part; nil if there is no such part.
  package func samples(of part: DatasetPart) -> Int? { sizes.first { $0.part == part }?.samples }

  /// What a constant answer reaches by a metric; nil if that is not known.
  package func constantAnswer(_ name: MetricName) -> Double? {
    constantAnswer.first { $0.name == name }?.value
  }
}

extension DataFacts {
  /// `{"samples":{"train":120,"test":30},"constant_answer":{"test.accuracy":0.33}}`
  package var json: JSON {
    [
      "samples": .object(sizes.map { JSON.Member($0.part.rawValue, .int($0.samples)) }),
      "constant_answer": .object(
        constantAnswer.map { JSON.Member($0.name.description, .measurement($0.value)) }),
    ]
  }

  /// Members with unknown names are ignored; nil if one of the two mappings is missing.
  package init?(json: JSON) {
    guard let samples = json["samples"]?.object, let answer = json["constant_answer"]?.object else {
      return nil
    }
    self.init(
      sizes: samples.compactMap { member in
        guard let part = DatasetPart(rawValue: member.name), let count = member.value.int, count >= 0 else {
          return nil
        }
        return PartSize(part: part, samples: count)
      },
      constantAnswer: answer.compactMap { member in
        guard let name = MetricName(member.name), let value = member.value.measurement else { return nil }
        return RunRecord.Value(name: name, value: value)
      })
  }
}
