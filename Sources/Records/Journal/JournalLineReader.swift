import Learning

/// Reads journal lines in the form in which `JournalLine` writes them, without a tree.
///
/// Anything else, such as other members, other names or escapes in texts, is left to the reader of JSON: `entry(of:)`
/// returns nil. What it returns is what that reader would.
struct JournalLineReader {
  /// The texts of the last line that most lines have in common.
  private var form: RecordForm?
  private var build = ""
  private var ended = ""

  /// The entry of a line whose checksum was verified, from its `"v"` on; nil if the line has another form.
  mutating func entry(of content: ArraySlice<UInt8>) -> JournalEntry? {
    var scanner = ASCIIScanner(content, at: content.startIndex)
    guard scanner.skip("\"v\":1,\"run\":\"") || scanner.skip("\"v\":2,\"run\":\""), let id = scanner.digest(),
      scanner.skip(",\"status\":\""),
      let status = scanner.text().flatMap({ RunStatus(rawValue: String(decoding: $0, as: UTF8.self)) }),
      scanner.skip(",\"epochs\":"), let epochs = scanner.int(), scanner.skip(",\"metrics\":{")
    else { return nil }
    guard let (form, numbers) = numbers(&scanner), scanner.skip(",\"curve_sha256\":\""),
      let curve = scanner.digest(), scanner.skip(",\"weights_sha256\":\""), let weights = scanner.digest()
    else { return nil }
    var restoredEpoch: Int?
    if scanner.skip(",\"restored_epoch\":") {
      guard let epoch = scanner.int() else { return nil }
      restoredEpoch = epoch
    }
    var correctSamples: [CorrectSamples] = []
    if scanner.skip(",\"correct\":[") {
      guard let parts = list(&scanner, Self.correctSamples) else { return nil }
      correctSamples = parts
    }
    guard scanner.skip(",\"build\":\""), let build = scanner.text() else { return nil }
    var seconds: Double?
    if scanner.skip(",\"seconds\":") {
      guard let value = scanner.measurement(), value.isFinite else { return nil }
      seconds = value
    }
    var ended: String?
    if scanner.skip(",\"ended\":\"") {
      guard let text = scanner.text() else { return nil }
      // Runs that were recorded together have the same time, and share its text.
      if !self.ended.utf8.elementsEqual(text) { self.ended = String(decoding: text, as: UTF8.self) }
      ended = self.ended
    }
    guard scanner.skip("}"), scanner.position == content.endIndex else { return nil }
    if !self.build.utf8.elementsEqual(build) { self.build = String(decoding: build, as: UTF8.self) }
    return JournalEntry(
      record: RunRecord(
        id: id, status: status, epochs: epochs, form: form, numbers: numbers, restoredEpoch: restoredEpoch,
        correctSamples: correctSamples, curveDigest: curve, weightsDigest: weights, message: nil),
      build: self.build, seconds: seconds, ended: ended)
  }

  /// The metrics after their opening brace, the curve and the confusion matrices.
  private mutating func numbers(_ scanner: inout ASCIIScanner) -> (RecordForm, [Double])? {
    var numbers: [Double] = []
    numbers.reserveCapacity(form?.numberCount ?? 16)
    guard
      let metrics = named(
        &scanner, like: form?.metrics ?? [],
        { scanner in
          scanner.measurement().map { numbers.append($0) } != nil
        }), scanner.skip(",\"curve\":{\"epochs\":["), let epochs = list(&scanner, { $0.int() }),
      scanner.skip(",\"columns\":{"),
      let columns = named(
        &scanner, like: form?.columns ?? [],
        { scanner in
          guard scanner.skip("["), let values = list(&scanner, { $0.measurement() }),
            values.count == epochs.count
          else { return false }
          numbers += values
          return true
        }), scanner.skip("},\"confusion\":["),
      let matrices = list(&scanner, { Self.matrix(&$0, into: &numbers) })
    else { return nil }
    if let form, form.metrics == metrics, form.epochs == epochs, form.columns == columns,
      form.matrices == matrices
    {
      return (form, numbers)
    }
    let form = RecordForm.with(metrics: metrics, epochs: epochs, columns: columns, matrices: matrices)
    self.form = form
    return (form, numbers)
  }

  /// The names of an object's members after its opening brace; `value` reads what a name has.
  ///
  /// - Parameter likely: the names that are expected.
  private func named(
    _ scanner: inout ASCIIScanner, like likely: [MetricName], _ value: (inout ASCIIScanner) -> Bool
  ) -> [MetricName]? {
    var names: [MetricName] = []
    if scanner.skip("}") { return names }
    names.reserveCapacity(likely.count)
    repeat {
      guard scanner.skip("\""), let text = scanner.text(), scanner.skip(":") else { return nil }
      let name: MetricName
      if names.count < likely.count,
        likely[names.count].index.map({ Self.texts[$0].elementsEqual(text) }) ?? false
      {
        name = likely[names.count]
      } else if let other = MetricName(String(decoding: text, as: UTF8.self)), !names.contains(other) {
        name = other
      } else {
        return nil
      }
      names.append(name)
      guard value(&scanner) else { return nil }
    } while scanner.skip(",")
    // A name that occurs twice is an error, which the reader of JSON reports.
    guard scanner.skip("}"), names == likely || Set(names).count == names.count else { return nil }
    return names
  }

  private static let texts = MetricName.all.map { Array($0.description.utf8) }

  /// The elements of an array after its opening bracket.
  private func list<Element>(
    _ scanner: inout ASCIIScanner, _ element: (inout ASCIIScanner) -> Element?
  ) -> [Element]? {
    var elements: [Element] = []
    if scanner.skip("]") { return elements }
    repeat {
      guard let next = element(&scanner) else { return nil }
      elements.append(next)
    } while scanner.skip(",")
    return scanner.skip("]") ? elements : nil
  }

  private static func matrix(_ scanner: inout ASCIIScanner, into numbers: inout [Double]) -> RecordForm
    .Matrix?
  {
    guard scanner.skip("{\"part\":\""),
      let part = scanner.text().flatMap({ DatasetPart(rawValue: String(decoding: $0, as: UTF8.self)) }),
      scanner.skip(",\"counts\":[")
    else { return nil }
    var (rows, width, count) = (0, 0, 0)
    if scanner.skip("]}") { return RecordForm.Matrix(part: part, rows: 0) }
    repeat {
      guard scanner.skip("[") else { return nil }
      width = 0
      repeat {
        guard let value = scanner.int(), value < 1 << 53 else { return nil }
        numbers.append(Double(value))
        width += 1
      } while scanner.skip(",")
      rows += 1
      count += width
      guard scanner.skip("]"), count == rows * width else { return nil }
    } while scanner.skip(",")
    guard scanner.skip("]}"), rows == width else { return nil }
    return RecordForm.Matrix(part: part, rows: rows)
  }

  private static func correctSamples(_ scanner: inout ASCIIScanner) -> CorrectSamples? {
    guard scanner.skip("{\"part\":\""),
      let part = scanner.text().flatMap({ DatasetPart(rawValue: String(decoding: $0, as: UTF8.self)) }),
      scanner.skip(",\"samples\":"), let samples = scanner.int(), scanner.skip(",\"bits\":\""),
      let digits = scanner.text(), scanner.skip("}")
    else { return nil }
    return CorrectSamples(part: part, samples: samples, hexadecimal: digits)
  }
}
