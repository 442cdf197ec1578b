/// The samples that a chosen point is trained on again.
package enum RefitData: String, Sendable, Hashable, CaseIterable {
  /// The training and validation parts; the test part stays untouched.
  case trainAndValidation = "train+validation"
  /// Every sample of the source.
  case all
}

extension DatasetRequest {
  /// The same data with more of it in the training part.
  ///
  /// Test parts are drawn before validation parts, so the test part of `train+validation` is the same. Throws where a part that would
  /// be added comes from a file of its own, and where there is nothing to add.
  package func refitted(on data: RefitData) throws(DatasetError) -> DatasetRequest {
    var request = self
    var added: [Holdout?] = [split.validation]
    request.split.validation = nil
    // Folds are made of the rest: validation parts if there is a test part, otherwise test parts.
    let foldsAreTests = split.test == nil
    if data == .all || !foldsAreTests { request.split.folds = nil }
    if data == .all {
      added.append(split.test)
      request.split.test = nil
      request.split.repeats = 1
    }
    for case .file? in added {
      throw DatasetError("a part from a file of its own cannot be added to the training part", field: "split")
    }
    guard request.split != split else {
      throw DatasetError(
        "there is no part that \(data.rawValue) would add to the training part", field: "split")
    }
    return request
  }
}
