extension String {
  /// The text with control characters replaced, so that data cannot steer the terminal.
  package var shown: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
