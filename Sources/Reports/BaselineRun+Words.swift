import Results

extension BaselineRun {
  /// Which run, as people say it: `training.learning_rate=0.1, seed 3, fold 2`.
  var words: String {
    var words =
      values.filter { !$0.value.isNull }.map { "\($0.path)=\($0.value.compactText)" } + ["seed \(seed)"]
    if repetition > 0 { words.append("repeat \(repetition)") }
    if let fold { words.append("fold \(fold)") }
    return words.joined(separator: ", ")
  }
}
