import Results

extension [ExperimentCheck] {
  /// What `GITHUB_STEP_SUMMARY` may hold: GitHub refuses a larger file as a whole.
  package static var stepSummaryLimit: Int { 1 << 20 }

  /// A summary in Markdown, the verdicts of all experiments first, then each with its metrics, points and
  /// expectations; of at most `limit` bytes.
  package func markdown(limit: Int) -> String {
    var lines = ["## etalon check: \(map(\.judgement.gate).max()?.rawValue ?? "nothing was checked")", ""]
    lines += table(
      ["experiment", "verdict", "metrics", "expectations"],
      map { check in
        [
          check.name, "**\(check.judgement.gate)**",
          check.judgement.metrics.map { "\($0.metric.name) \($0.verdict.rawValue)" }.joined(separator: ", "),
          expectations(check),
        ]
      })
    for check in self { lines += details(of: check) }
    return cut(lines, to: limit)
  }

  private func expectations(_ check: ExperimentCheck) -> String {
    ([.failed, .unmeasured, .met] as [ExpectationJudgement.Status]).compactMap { status in
      let count = check.judgement.expectations.count { $0.status == status }
      return count > 0 ? "\(count) \(status)" : nil
    }.joined(separator: ", ")
  }

  private func details(of check: ExperimentCheck) -> [String] {
    let judgement = check.judgement
    var lines = ["", "### \(check.name.markdown): \(judgement.gate)", "", check.file.markdown, ""]
    lines += judgement.matchingLines.map { "- \($0.markdown)" }
    lines += judgement.metrics.map { "- **\($0.metric.name.markdown)**: \($0.sentence.markdown)" }
    lines += judgement.expectations.map {
      "- line \($0.line), expect \($0.bound.markdown): \($0.sentence.markdown)"
    }
    for metric in judgement.metrics {
      let shown = metric.shownPoints(isPassing: judgement.passes(metric.verdict))
      guard !shown.isEmpty else { continue }
      lines.append("")
      lines += table(
        ["point", metric.metric.name], shown.map { [$0.values.words, metric.sentence(of: $0)] })
    }
    return lines
  }

  private func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    ([titles, titles.map { _ in "---" }] + rows.map { $0.map { $0.markdownCell } }).map {
      "| \($0.joined(separator: " | ")) |"
    }
  }

  /// The lines as far as they fit, with a last one that says what is not there.
  private func cut(_ lines: [String], to limit: Int) -> String {
    let whole = lines.joined(separator: "\n") + "\n"
    guard whole.utf8.count > limit else { return whole }
    let note =
      "\nThe rest is left out: GitHub shows no more than 1 MiB. The log of this step has the verdicts.\n"
    var text = ""
    var room = limit - note.utf8.count
    for line in lines {
      room -= line.utf8.count + 1
      if room < 0 { break }
      text += line + "\n"
    }
    return note.utf8.count > limit ? "" : text + note
  }
}

extension String {
  /// As plain words of GitHub's Markdown.
  var markdown: String {
    var text = ""
    for character in self {
      if #"\`*_[]<>|#"#.contains(character) { text.append("\\") }
      text.append(character.isNewline ? " " : character)
    }
    return text
  }

  /// As a cell of a table; what is bold stays bold.
  fileprivate var markdownCell: String {
    hasPrefix("**") ? self : markdown
  }
}
