import Learning

/// The samples that a chosen point is trained on again.
package enum RefitData: String, Sendable, Hashable, CaseIterable {
  /// The training and validation parts; the test part stays untouched.
  case trainAndValidation = "train+validation"
  /// Every sample of the source.
  case all
}

extension DatasetRequest {
  /// A part that had a file or arrays of its own.
  package struct AppendedPart: Sendable, Hashable {
    var part: DatasetPart
    var holdout: Holdout
  }

  /// The same data with more of it in the training part.
  ///
  /// Test parts are drawn before validation parts, so the test part of `train+validation` is the same. The samples of a part with a
  /// file of its own follow those of the source, validation before test. Throws where there is nothing to add.
  package func refitted(on data: RefitData) throws(DatasetError) -> DatasetRequest {
    var request = self
    var added: [(part: DatasetPart, holdout: Holdout?)] = [(.validation, split.validation)]
    request.split.validation = nil
    // Folds are made of the rest: validation parts if there is a test part, otherwise test parts.
    let foldsAreTests = split.test == nil
    if data == .all || !foldsAreTests { request.split.folds = nil }
    if data == .all {
      added.append((.test, split.test))
      request.split.test = nil
      request.split.repeats = 1
    }
    request.appended = added.compactMap { part, holdout in
      switch holdout {
      case .file?, .published?: holdout.map { AppendedPart(part: part, holdout: $0) }
      default: nil
      }
    }
    guard request.split != split else {
      throw DatasetError(
        "there is no part that \(data.rawValue) would add to the training part", field: "split")
    }
    return request
  }
}
