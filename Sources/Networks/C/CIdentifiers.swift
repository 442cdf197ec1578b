/// Distinct C identifiers for names from data.
struct CIdentifiers {
  private var taken: Set<String> = []

  /// Longer names are cut, so that what is made of them stays within the 63 characters that C99 tells apart.
  private static let longest = 24

  /// A lower-case identifier for a name, with a number if another name has become the same.
  ///
  /// - Parameter otherwise: what to use where no letter or digit of the name can be kept.
  mutating func identifier(for name: String, otherwise: String) -> String {
    var base = Self.words(of: name, otherwise: otherwise)
    if base.first?.isNumber == true { base = "\(otherwise)_\(base)" }
    if Self.reserved.contains(base) { base += "_value" }
    return unique(base)
  }

  /// The identifier, with a number if it is taken.
  mutating func unique(_ base: String) -> String {
    var result = base
    var number = 2
    while !taken.insert(result).inserted {
      result = "\(base)_\(number)"
      number += 1
    }
    return result
  }

  /// ASCII letters in lower case and digits; everything between two of them is one underscore, because identifiers that begin
  /// with an underscore or contain two in a row are the compiler's.
  static func words(of name: String, otherwise: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars where result.utf8.count < longest {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      case "A"..."Z": result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      default: if !result.isEmpty && !result.hasSuffix("_") { result += "_" }
      }
    }
    while result.hasSuffix("_") { result.removeLast() }
    return result.isEmpty ? otherwise : result
  }

  /// Keywords of C and C++ and macros of common headers, as far as they are in lower case.
  private static let reserved: Set<String> = [
    "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
    "char",
    "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "complex",
    "concept", "const",
    "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete", "do",
    "double",
    "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto",
    "if",
    "imaginary", "import", "inline", "int", "long", "module", "mutable", "namespace", "new", "noexcept",
    "not", "not_eq",
    "nullptr", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
    "requires",
    "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast", "struct",
    "switch",
    "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "typeof",
    "typeof_unqual",
    "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
    "assert", "errno", "far", "fortran", "huge", "i386", "interface", "linux", "major", "max", "min", "minor",
    "mips",
    "near", "offsetof", "pascal", "setjmp", "small", "stderr", "stdin", "stdout", "unix", "vax",
  ]
}
