import JSON

/// The reference page of the spec, `docs/Spec.md`, made from the table of fields.
package enum ReferencePage {
  package static var text: String {
    let sections = [("", Settings.fields)].map {
      section(path: $0.0, summary: nil, fields: $0.1.map(\.facts))
    }
    let inner = FieldTable.rows.filter(\.facts.isSection).map { row in
      section(path: row.path, summary: row.facts.summary, fields: row.facts.members)
    }
    return ([opening] + sections + inner + [prose, refused]).joined(separator: "\n")
  }

  private static let opening = """
    # The spec

    *Made from the table of fields by `etalon schema --page > docs/Spec.md`: do not edit it by hand.*

    An experiment is one YAML file. `etalon init` writes one to start from, `etalon plan` says everything that is
    wrong with one, each mistake at its place. Editors with a YAML language server complete and check specs by
    [experiment.schema.json](experiment.schema.json), which `etalon schema` prints, if the file begins with

    ```yaml
    # yaml-language-server: $schema=../docs/experiment.schema.json
    ```

    YAML is read by the 1.2 core schema: `1e-4` is a number, `yes` and `no` are text. Anchors, aliases and merge keys
    work. Numbers are finite; a whole number may be written `1e3`. A mapping that is left empty says nothing.

    In the tables a key stands with an example of its value, and `axis` says whether a sweep may vary it.

    """

  /// A heading and a table, and a table for every value that is a mapping of its own.
  private static func section(path: String, summary: String?, fields: [FieldFacts]) -> String {
    let heading = path.isEmpty ? "## Top level" : "## `\(path)`"
    var shown = [fields.map(\.name)]
    let tables = fields.filter { !$0.isSection }.compactMap { facts -> String? in
      // One table is enough for keys that are told already.
      let names = facts.members.map(\.name)
      guard !names.isEmpty, !shown.contains(where: { Set(names).isSubset(of: $0) }) else { return nil }
      shown.append(names)
      return innerTable(of: facts, path: path)
    }
    return ([heading, ""] + (summary.map { [$0, ""] } ?? []) + [table(fields, withAxes: true)] + tables)
      .joined(separator: "\n")
  }

  private static func innerTable(of facts: FieldFacts, path: String) -> String {
    let name = "`\(path.isEmpty ? "" : path + ".")\(facts.name)`"
    let title =
      facts.schema["$ref"] == nil
      ? facts.kinds == [.list] ? "An entry of \(name)" : "\(name) as a mapping" : "An axis"
    return "\(title):\n\n" + table(facts.members, withAxes: false)
  }

  private static func table(_ fields: [FieldFacts], withAxes: Bool) -> String {
    let head =
      withAxes
      ? "| key | value | default | axis | meaning |\n|---|---|---|---|---|\n"
      : "| key | value | default | meaning |\n|---|---|---|---|\n"
    return head + fields.map { row($0, withAxes: withAxes) }.joined()
  }

  private static func row(_ facts: FieldFacts, withAxes: Bool) -> String {
    let key = "`\(facts.name): \(facts.example.flowText)`"
    let aliases =
      facts.aliases.isEmpty ? "" : "; also " + facts.aliases.map { "`\($0)`" }.joined(separator: ", ")
    let cells =
      [key + aliases, facts.expected, defaultWords(facts)]
      + (withAxes ? [facts.notSwept == nil ? "yes" : ""] : []) + [facts.summary]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }

  private static func defaultWords(_ facts: FieldFacts) -> String {
    if facts.requirement != .none { return "**required**" }
    if facts.isSection { return "" }
    if let value = facts.defaultValue { return value == .string("") ? "" : "`\(value.flowText)`" }
    return facts.otherwise ?? ""
  }

  private static var refused: String {
    "## What is refused by name\n\n"
      + Habits.refusals.groups.map { group in
        "- \(group.names.map { "`\($0)`" }.joined(separator: ", ")): \(group.reason)\n"
      }.joined()
  }
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: text)
  }
}
