extension [ExperimentCheck] {
  /// Workflow commands for GitHub Actions, one a line: an error for what keeps the gate shut, a warning for what is
  /// worth a look, each on its line of the spec. Points are left to the reports; their metric speaks for them.
  ///
  /// GitHub shows ten of each kind a step, so the last of more says how many there are.
  package var annotations: [String] {
    let all = flatMap { check in
      check.cases.filter { $0.subject != .point }.map { (check: check, case: $0) }
    }
    let errors = all.filter { !$0.case.outcome.isPassing }
    let warnings = all.filter { $0.case.outcome == .warned }
    return commands("error", errors.map { $0.case.annotation(of: $0.check) })
      + commands("warning", warnings.map { $0.case.annotation(of: $0.check) })
  }

  private static var mostShown: Int { 10 }

  private func commands(_ kind: String, _ annotations: [(place: String, message: String)]) -> [String] {
    let shown = annotations.prefix(annotations.count > Self.mostShown ? Self.mostShown - 1 : Self.mostShown)
    var lines = shown.map { "::\(kind) \($0.place)::\($0.message)" }
    if shown.count < annotations.count {
      lines.append(
        "::\(kind) title=etalon check::and \(annotations.count - shown.count) more; the log has all")
    }
    return lines
  }
}

extension CheckCase {
  fileprivate func annotation(of check: ExperimentCheck) -> (place: String, message: String) {
    let title = subject == .baseline ? check.name : "\(check.name): \(name)"
    return (
      "file=\(check.file.commandProperty),line=\(line),title=\(title.commandProperty)", sentence.commandData
    )
  }
}

extension String {
  /// As the message of a workflow command.
  var commandData: String { percentEncoding("%\r\n") }

  /// As a property of a workflow command.
  var commandProperty: String { percentEncoding("%\r\n:,") }

  /// By bytes, since a carriage return and a line feed together are one character.
  private func percentEncoding(_ special: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let encoded = utf8.flatMap { byte in
      special.utf8.contains(byte)
        ? [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
