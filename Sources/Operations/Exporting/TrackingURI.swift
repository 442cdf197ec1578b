/// The address of an MLflow tracking server.
package struct TrackingURI: Sendable, Hashable, CustomStringConvertible {
  /// Without a final slash.
  package let description: String

  /// Throws `OperationError` with what to write instead.
  package init(_ text: String) throws(OperationError) {
    func refuse(_ reason: String) -> OperationError {
      OperationError(.usage, "the tracking URI '\(text.shown)' \(reason)")
    }
    guard let scheme = ["http://", "https://"].first(where: { text.lowercased().hasPrefix($0) }) else {
      throw refuse(
        "is not an http:// or https:// address; for a local folder or database start a server: mlflow server "
          + "--backend-store-uri FOLDER, then --tracking-uri http://127.0.0.1:5000")
    }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    guard !authority.isEmpty, authority.first != ":" else { throw refuse("names no host") }
    guard !authority.contains("@") else {
      throw refuse("contains credentials; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD instead")
    }
    guard rest.utf8.allSatisfy(Self.isAllowed) else {
      throw refuse("may hold letters, digits and -._~:/[]%+ only, without ? and #")
    }
    description = String(text.reversed().drop { $0 == "/" }.reversed())
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/[]%+".utf8.contains(byte)
    }
  }
}
