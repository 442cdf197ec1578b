extension String {
  /// The text with control characters except line feeds replaced, so that data cannot control the terminal.
  package var shown: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control && scalar != "\n" ? "\u{FFFD}" : scalar
        }))
  }
}
