import JSON
import YAML

/// One value for every axis, and the spec that they make.
package struct Point: Sendable {
  /// 0-based, in the order of the whole sweep.
  package let index: Int
  /// One a column, in the order of the columns.
  package let values: [AxisValue]
  package let spec: PointSpec
}

/// The points of an experiment, each decoded when it is asked for; all of them have been found good.
package struct Points: RandomAccessCollection, Sendable {
  private let grid: SweepGrid
  private let decoder: PointDecoder

  init(grid: SweepGrid, decoder: PointDecoder) {
    self.grid = grid
    self.decoder = decoder
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { grid.count }

  /// The swept paths: of the axes in their order, then those that only included points name.
  package var columns: [String] { grid.columns }

  package subscript(index: Int) -> Point {
    guard let spec = decoder.spec(of: grid.assignments(at: index)).value else {
      preconditionFailure("point \(index) was found good when the experiment was read")
    }
    return Point(index: index, values: values(at: index), spec: spec)
  }

  /// The values of the point with this index, without decoding the rest.
  package func values(at index: Int) -> [AxisValue] {
    let assignments = grid.assignments(at: index)
    return decoder.values(of: assignments, columns: grid.columns)
  }

  /// All that the spec says at the point with this index in the whole sweep.
  func settings(at index: Int) -> Settings {
    decoder.settings(of: grid.assignments(at: index))
  }
}

/// Puts axis values into settings and makes a point's spec of them.
struct PointDecoder: Sendable {
  /// What the file and the command line say outside the sweep.
  let base: Settings
  let places: Places
  let broken: Set<String>
  let context: SpecContext

  /// The spec, and every mistake that only shows with these values.
  func spec(of assignments: [Assignment]) -> (value: PointSpec?, diagnostics: [Diagnostic]) {
    var resolver = resolver(of: assignments)
    let spec = resolver.point()
    return (spec, resolver.diagnostics)
  }

  /// What the spec says with these values put in.
  func settings(of assignments: [Assignment]) -> Settings {
    var settings = base
    for assignment in assignments { assignment.apply(&settings) }
    return settings
  }

  func resolver(of assignments: [Assignment]) -> Resolver {
    let places = Places(
      file: places.file, substituted: places.substituted + assignments.map(\.places),
      document: places.document)
    return Resolver(settings(of: assignments), places: places, broken: broken, context: context)
  }

  /// One value a column: what is put in, or else what the field has without it.
  func values(of assignments: [Assignment], columns: [String]) -> [AxisValue] {
    columns.map { path in
      let value = assignments.last { $0.path == path }?.json ?? FieldTable.row(at: path)?.field.write(base)
      return AxisValue(path: path, value: value ?? usualValue(at: path, of: assignments) ?? .null)
    }
  }

  /// What a field has that nobody says and whose value depends on others.
  private func usualValue(at path: String, of assignments: [Assignment]) -> JSON? {
    guard path == "training.learning_rate" else { return nil }
    return .number(resolver(of: assignments).learningRate)
  }
}
