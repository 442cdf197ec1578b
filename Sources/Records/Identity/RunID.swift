import Hashing

/// The identity of a run, or another digest in a record, as a value that is compared and hashed without its text.
package struct RunID: Sendable, Hashable {
  private enum Form: Hashable {
    case digest(SHA256Digest)
    /// Anything that is no digest, as damaged or foreign journals may hold.
    case text(String)
  }

  private let form: Form

  /// The identity with this digest.
  package init(_ digest: SHA256Digest) { form = .digest(digest) }

  /// The identity with this text.
  package init(_ text: String) {
    form = SHA256Digest(hexText: text).map(Form.digest) ?? .text(text)
  }

  /// The identity with this text in ASCII.
  init(ascii text: ArraySlice<UInt8>) {
    form =
      SHA256Digest(hexDigits: text).map(Form.digest) ?? .text(String(decoding: text, as: UTF8.self))
  }

  /// The digest; nil for a text that is none.
  package var digest: SHA256Digest? {
    guard case .digest(let digest) = form else { return nil }
    return digest
  }

  /// 64 hexadecimal digits, for all identities that Etalon makes.
  package var text: String {
    switch form {
    case .digest(let digest): digest.hexText
    case .text(let text): text
    }
  }
}

extension RunID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
