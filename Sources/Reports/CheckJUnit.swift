extension [ExperimentCheck] {
  /// A JUnit file: a suite an experiment; in it a case for the baseline, each metric, each entry of `expect:` and
  /// each point. Only elements and attributes that Jenkins and GitLab both know are used.
  package var junit: String {
    let suites = map { (check: $0, cases: $0.cases) }
    let all = suites.flatMap(\.cases)
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites name=\"etalon check\"\(counts(of: all))>")
    for (check, cases) in suites {
      let skipped = cases.count { $0.outcome == .skipped }
      lines.append(
        "  <testsuite name=\"\(check.name.xml)\"\(counts(of: cases)) skipped=\"\(skipped)\" file=\"\(check.file.xml)\">"
      )
      for item in cases { lines += item.junit(of: check) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func counts(of cases: [CheckCase]) -> String {
    let failures = cases.count { $0.outcome == .failed || $0.outcome == .undecided }
    let errors = cases.count { $0.outcome == .broken }
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }
}

extension CheckCase {
  /// The sentence stands in the message and, with its place, in the text: readers show the one or the other.
  fileprivate func junit(of check: ExperimentCheck) -> [String] {
    let message = "message=\"\(sentence.xml)\""
    let text = "\(check.file):\(line): \(sentence)".xml
    let element =
      switch outcome {
      case .passed, .warned: "<system-out>\(sentence.xml)</system-out>"
      case .skipped: "<skipped \(message)/>"
      case .failed, .undecided: "<failure type=\"\(word.xml)\" \(message)>\(text)</failure>"
      case .broken: "<error type=\"\(word.xml)\" \(message)>\(text)</error>"
      }
    return [
      "    <testcase classname=\"\(check.name.xml).\(subject)\" name=\"\(name.xml)\">", "      \(element)",
      "    </testcase>",
    ]
  }
}

extension String {
  /// As text or a quoted attribute of XML 1.0: what XML has no place for becomes U+FFFD.
  var xml: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
