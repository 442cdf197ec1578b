extension CommandLinePaths {
  /// Values of a command line (`dataset.source=x.csv`) with every path in them replaced; others stay as they are.
  package static func replaced(
    in overrides: [String], by path: @escaping @Sendable (String) -> String
  ) -> [String] {
    let values = CommandLineValues(overrides)
    var reader = NodeReader(hints: ForeignSyntax())
    var settings = Settings()
    _ = values.apply(to: &settings, reader: &reader, replacingPaths: path)
    return values.texts(replacing: reader.replacedPaths)
  }
}
