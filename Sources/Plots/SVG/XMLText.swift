extension String {
  /// The text as XML has it between tags and in quoted attributes, also within HTML.
  package var xmlEscaped: String {
    var result = ""
    for scalar in withoutControls.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The name with everything but ASCII letters, digits and `-` replaced, for classes and attributes' names.
  var xmlName: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          return isPlain || scalar == "-" ? scalar : "-"
        }))
  }
}
