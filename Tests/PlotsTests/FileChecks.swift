import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Plots

/// The names of all elements and attributes of an XML text; throws where it is not well-formed.
final class ElementNames: NSObject, XMLParserDelegate {
  private(set) var names: Set<String> = []
  private(set) var attributes: Set<String> = []

  init(of text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.insert(name)
    self.attributes.formUnion(attributes.keys)
  }
}

/// Programs that look at files, where they are installed.
enum Program {
  static func find(_ name: String) -> String? {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs the program on a file with these bytes, between `options` and `arguments`.
  static func run(
    _ name: String, _ options: [String], arguments: [String] = [], file bytes: [UInt8]
  ) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "plots-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: find(name) ?? "")
    process.arguments = options + [file.path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

extension Mark {
  /// Corners of what is drawn, but for what a clip hides; of texts that are not turned, both ends.
  var outline: [Point] {
    switch self {
    case .rect(let frame, _, _): [Point(frame.left, frame.top), Point(frame.right, frame.bottom)]
    case .path(let path, _): path.parts.flatMap(\.points)
    case .circle(let center, let radius, _):
      [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
    case .label(let label): label.outline
    case .group(let group): group.clip == nil ? group.marks.flatMap(\.outline) : []
    case .target: []
    }
  }
}

extension Label {
  fileprivate var outline: [Point] {
    // Helvetica's own width, without the slack for other fonts.
    let width =
      TextMetrics.width(text, size: size, isBold: isBold)
      / (isBold ? TextMetrics.boldSlack : TextMetrics.slack)
    let left = anchor == .start ? at.x : anchor == .middle ? at.x - width / 2 : at.x - width
    switch turn {
    case .none: return [Point(left, at.y - size * 0.7), Point(left + width, at.y)]
    case .diagonal:
      let reach = width * 0.7071
      return [at, Point(at.x - reach, at.y + reach)]
    }
  }
}
