import Learning

/// The predictions for the samples of one part, as a results folder keeps them, and what is wrong with them.
package struct RecordedPredictions: Sendable, Hashable {
  /// A sample that was classified wrongly.
  package struct Mistake: Sendable, Hashable {
    /// The sample's number in the source, as in the file.
    package var row: Int
    package var target: String
    package var prediction: String
    /// That of the predicted class; nil if the outputs are no probabilities.
    package var probability: Double?
    /// That of the true class; nil if the outputs are no probabilities.
    package var targetProbability: Double?
  }

  /// The errors of one predicted quantity.
  package struct Quantity: Sendable, Hashable {
    /// The name of the target column.
    package var name: String
    package var samples: [Residual]
  }

  /// One sample's error.
  package struct Residual: Sendable, Hashable {
    package var row: Int
    /// In the units of the data.
    package var target: Double
    package var prediction: Double
    /// Prediction minus target.
    package var value: Double { prediction - target }
  }

  package enum Content: Sendable, Hashable {
    /// Of a classification: its mistakes, the most confident first; of equal or no probabilities in the order of the part.
    case mistakes([Mistake])
    /// Of a regression: all residuals, by target, in the order of the part.
    case residuals([Quantity])
  }

  package let part: DatasetPart
  /// Samples of the part.
  package let count: Int
  package let content: Content

  package init(part: DatasetPart, count: Int, content: Content) {
    (self.part, self.count, self.content) = (part, count, content)
  }
}
