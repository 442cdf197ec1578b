extension HTML {
  /// An attribute, made by one of the functions below: there is none for event handlers or styles, and none takes an
  /// address of another page.
  struct Attribute {
    let prefix: StaticString
    let name: String
    /// nil for an attribute without one, such as `hidden`.
    let value: String?

    private init(_ prefix: StaticString, _ value: String? = nil, name: String = "") {
      (self.prefix, self.name, self.value) = (prefix, name, value)
    }

    /// A link to a file by its path from the page: bytes other than letters, digits and `-._~/` are percent-encoded, so that
    /// no path is taken for an address.
    static func link(toFile path: String) -> Attribute {
      let encoded = path.utf8.map { byte -> String in
        let isPlain =
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
          default: "-._~/".utf8.contains(byte)
          }
        let digits = String(byte, radix: 16, uppercase: true)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
      }
      return Attribute("href", (path.hasPrefix("/") ? "" : "./") + encoded.joined())
    }
    static func id(_ value: String) -> Attribute { Attribute("id", value) }
    static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    static func type(_ value: String) -> Attribute { Attribute("type", value) }
    static func role(_ value: String) -> Attribute { Attribute("role", value) }
    static func title(_ value: String) -> Attribute { Attribute("title", value) }
    static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
    static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
    static func name(_ value: String) -> Attribute { Attribute("name", value) }
    static func content(_ value: String) -> Attribute { Attribute("content", value) }
    static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
    static func direction(_ value: String) -> Attribute { Attribute("dir", value) }
    static func columns(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
    static func tabIndex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
    static func label(_ value: String) -> Attribute { Attribute("aria-label", value) }
    static func data(_ name: StaticString, _ value: String) -> Attribute {
      Attribute("data-", value, name: "\(name)")
    }
    /// A place on the same page.
    static func place(_ id: String) -> Attribute { Attribute("href", "#" + id) }
    static let hidden = Attribute("hidden")
    static let open = Attribute("open")
  }
}
