import Foundation
import JSON
import Testing

@testable import Reports
@testable import Results
@testable import Specs

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct CheckReportTests {
  // MARK: - JUnit

  @Test(
    "A JUnit file has something that failed exactly where the gate is not open", arguments: CheckSamples.all)
  func junitFollowsTheGate(situation: CheckSamples.Situation) throws {
    let (name, check) = (situation.name, situation.check)
    let elements = try JUnitElements(parsing: [check].junit)
    let passes = elements.count(of: "failure") + elements.count(of: "error") == 0
    #expect(passes == (check.judgement.gate == .passed), "\(name): \([check].junit)")
    #expect((elements.count(of: "error") > 0) == (check.judgement.gate == .broken), "\(name)")
  }

  @Test("A JUnit file is XML with the elements and attributes that CI systems know, and correct counts")
  func junitForm() throws {
    let text = CheckSamples.all.map(\.check).junit
    let elements = try JUnitElements(parsing: text)
    let known: [String: Set<String>] = [
      "testsuites": ["name", "tests", "failures", "errors"],
      "testsuite": ["name", "tests", "failures", "errors", "skipped", "file"],
      "testcase": ["classname", "name"], "failure": ["type", "message"], "error": ["type", "message"],
      "skipped": ["message"], "system-out": [],
    ]
    for element in elements.all {
      #expect(known[element.name] == Set(element.attributes.keys), "\(element.name)")
    }
    let suites = elements.all.filter { $0.name == "testsuite" }
    #expect(suites.count == CheckSamples.all.count)
    for (count, element) in [
      ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
    ] {
      let total = suites.reduce(0) { $0 + (Int($1.attributes[count] ?? "") ?? -1) }
      #expect(total == elements.count(of: element) && total > 0, "\(count)")
    }
    #expect(elements.all[0].attributes["tests"] == "\(elements.count(of: "testcase"))")
  }

  @Test("There is one case per point, and one for the baseline, each metric and each expectation")
  func junitCases() throws {
    let check = CheckSamples.check(
      CheckSamples.old + [CheckSamples.run(16, seed: 0, accuracy: 0.5)], expectations: [.met, .failed])
    let cases = try JUnitElements(parsing: [check].junit).all.filter { $0.name == "testcase" }
    #expect(
      cases.map { "\($0.attributes["classname"]!) \($0.attributes["name"]!)" } == [
        "width.baseline baseline", "width.metric test.accuracy",
        "width.expectation line 10: test.accuracy at least 0.9",
        "width.expectation line 10: test.accuracy at least 0.9",
        "width.point network.hidden=[4]", "width.point network.hidden=[8]", "width.point network.hidden=[16]",
      ])
  }

  @Test("Any text is read back from XML, except characters that XML cannot contain")
  func xmlText() throws {
    let name = "a<b>&\"c'd\"]]>\u{1}\t\nπ\u{FFFF}😀"
    let check = CheckSamples.check(CheckSamples.old, name: name, file: "x&y.yaml")
    let elements = try JUnitElements(parsing: [check].junit)
    let suite = try #require(elements.all.first { $0.name == "testsuite" })
    #expect(suite.attributes["name"] == "a<b>&\"c'd\"]]>\u{FFFD}\t\nπ\u{FFFD}😀")
    #expect(suite.attributes["file"] == "x&y.yaml")
  }

  // MARK: - Annotations

  @Test("There are error annotations if and only if the gate does not pass", arguments: CheckSamples.all)
  func annotationsFollowTheGate(situation: CheckSamples.Situation) {
    let (name, check) = (situation.name, situation.check)
    let errors = [check].annotations.filter { $0.hasPrefix("::error ") }
    #expect(errors.isEmpty == (check.judgement.gate == .passed), "\(name): \(errors)")
  }

  @Test("Annotations refer to lines of the spec")
  func annotationLines() {
    let check = CheckSamples.check(
      CheckSamples.runs([0.8, 0.81, 0.79, 0.8, 0.82], identity: "n"), expectations: [.failed])
    let heads = [check].annotations.map { $0.split(separator: "::").first.map(String.init) ?? "" }
    let file = "error file=experiments/width.yaml"
    #expect(
      heads == [
        "\(file),line=7,title=width", "\(file),line=3,title=width%3A test.accuracy",
        "\(file),line=10,title=width%3A line 10%3A test.accuracy at least 0.9",
      ])
  }

  @Test("A metric of check: is annotated at its line")
  func checkedMetric() {
    let ranking = Ranking(metric: .init(.test, .accuracy), goal: .maximize)
    let lines = SpecLines(CheckSamples.spec)
    #expect(lines.line(of: JudgedMetric(.metric(.init(.test, .loss)), ranking: ranking)) == 6)
    #expect(lines.line(of: JudgedMetric(ranking)) == 3)
    #expect(lines.runs == 7)
  }

  @Test("Characters with a meaning in workflow commands are escaped")
  func escaping() {
    let check = CheckSamples.check(
      CheckSamples.old, against: nil, name: "50%,a:b", file: "a,b:c\n%.yaml")
    #expect(
      [check].annotations == [
        "::error file=a%2Cb%3Ac%0A%25.yaml,line=7,title=50%25%2Ca%3Ab"
          + "::there is no baseline; `etalon accept` writes one; nothing to judge by"
      ])
    #expect("50% of\r\n::error::x".commandData == "50%25 of%0D%0A::error::x")
  }

  @Test("There are at most as many annotations of a kind as GitHub shows; the last one counts the others")
  func mostAnnotations() {
    let bad = CheckSamples.check(CheckSamples.old, against: nil)
    #expect(Array(repeating: bad, count: 10).annotations.count == 10)
    #expect(Array(repeating: bad, count: 10).annotations.allSatisfy { !$0.contains("more") })
    let lines = Array(repeating: bad, count: 12).annotations
    #expect(lines.count == 10)
    #expect(lines.last == "::error title=etalon check::and 3 more; the log has all")
  }

  // MARK: - Markdown

  @Test("The summary has all verdicts before any details")
  func markdownOrder() throws {
    let text = CheckSamples.all.map(\.check).markdown(limit: .max)
    #expect(text.hasPrefix("## etalon check: broken\n"))
    let firstDetail = try #require(text.range(of: "\n### "))
    let verdicts = text[..<firstDetail.lowerBound].split(separator: "\n").filter { $0.contains("| **") }
    #expect(verdicts.count == CheckSamples.all.count)
  }

  @Test(
    "A summary that is too long ends at the end of a line, and says so", arguments: [600, 1000, 2000, 3000])
  func markdownLimit(limit: Int) throws {
    let checks = CheckSamples.all.map(\.check)
    let whole = checks.markdown(limit: .max)
    let text = checks.markdown(limit: limit)
    #expect(text.utf8.count <= limit && text.utf8.count > limit - 600)
    let note = try #require(text.range(of: "\nThe rest is left out"))
    #expect(whole.hasPrefix(text[..<note.lowerBound]) && text[..<note.lowerBound].hasSuffix("\n"))
  }

  @Test("Nothing is written without space, and nothing is left out with just enough")
  func markdownEdges() {
    let checks = CheckSamples.all.map(\.check)
    let whole = checks.markdown(limit: .max)
    #expect(checks.markdown(limit: whole.utf8.count) == whole)
    #expect(checks.markdown(limit: 0).isEmpty && checks.markdown(limit: -5).isEmpty)
  }

  @Test("Characters with a meaning in Markdown are escaped")
  func markdownText() {
    let text = [CheckSamples.check(CheckSamples.old, name: "a|b_c*")].markdown(limit: .max)
    #expect(text.contains(#"| a\|b\_c\* |"#) && text.contains(#"### a\|b\_c\*: passed"#))
  }

  // MARK: - JSON and the table

  @Test("JSON contains every point, with the numbers behind its verdict")
  func json() throws {
    let check = CheckSamples.check(CheckSamples.runs([0.8, 0.81, 0.79, 0.8, 0.82, 0.8], identity: "n"))
    let json = [check].json
    #expect(json["gate"]?.string == "failed")
    let metric = try #require(json["experiments"]?.array?.first?["metrics"]?.array?.first)
    #expect(metric["verdict"]?.string == "regressed" && metric["test"]?.string == "sign_flip")
    #expect(metric["pairs"]?.int == 12 && metric["change"]?.double ?? 0 < -0.1)
    let interval = metric["interval"]?.array?.compactMap(\.double) ?? []
    try #require(interval.count == 2)
    #expect(interval[0] < interval[1] && interval[1] < 0)
    #expect(metric["points"]?.array?.count == 2)
  }

  @Test("The table has two lines if everything passes, and lists points otherwise")
  func table() {
    #expect(
      CheckTable(CheckSamples.check(CheckSamples.old)).lines == [
        "width: passed", "  test.accuracy: identical, 0.925, 12 runs",
      ])
    let worse = CheckTable(
      CheckSamples.check(CheckSamples.runs([0.8, 0.81, 0.79, 0.8, 0.82, 0.8], identity: "n"))
    ).lines
    #expect(worse.count == 4 && worse[2].hasPrefix("    network.hidden=[4]: regressed, 0.925 → 0.8033"))
  }

  @Test("The last line counts experiments by gate, worst first")
  func summaryLine() {
    #expect(CheckSamples.all.prefix(3).map(\.check).summaryLine == "3 experiments: 1 failed, 2 passed")
  }
}

/// The elements of an XML text, in the order in which they begin; throws where it is none.
private struct JUnitElements {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private final class Delegate: NSObject, XMLParserDelegate {
    var elements: [Element] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      elements.append(Element(name: name, attributes: attributes))
    }
  }

  let all: [Element]

  init(parsing text: String) throws {
    let parser = XMLParser(data: Data(text.utf8))
    let delegate = Delegate()
    parser.delegate = delegate
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
    all = delegate.elements
  }

  func count(of name: String) -> Int { all.count { $0.name == name } }
}
