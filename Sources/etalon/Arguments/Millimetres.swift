import ArgumentParser

/// A length on paper: `85mm`, `8.5cm`, `3.35in`.
struct Millimetres: ExpressibleByArgument {
  /// From 20 to 2,000.
  let value: Double

  init?(argument: String) {
    let units = [("mm", 1.0), ("cm", 10), ("in", 25.4)]
    guard let unit = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Double(argument.dropLast(unit.0.count)), (20...2000).contains(number * unit.1)
    else { return nil }
    value = number * unit.1
  }
}
