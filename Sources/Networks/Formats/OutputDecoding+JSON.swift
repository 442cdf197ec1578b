import Datasets
import JSON

extension OutputDecoding {
  /// `{"kind": "classes", "classes": […], "outputs": 3, "off": 0, "on": 1, "threshold": 0.5}` or
  /// `{"kind": "values", "columns": […], "offsets": […], "divisors": […]}`.
  var json: JSON {
    let names = JSON.array(names.map { .string($0) })
    switch rule {
    case .classes(let outputs, let values):
      return [
        "kind": "classes", "classes": names, "outputs": .int(outputs), "off": .number(values.off),
        "on": .number(values.on), "threshold": .number(threshold),
      ]
    case .values(let offsets, let divisors):
      return [
        "kind": "values", "columns": names, "offsets": .array(offsets.map { .number($0) }),
        "divisors": .array(divisors.map { .number($0) }),
      ]
    }
  }

  init(json: PlacedJSON) throws(NetworkFileError) {
    let kind = try json.member("kind")
    switch try kind.string() {
    case "classes":
      let names = try ClassList(json: json.member("classes")).names
      let outputs = try json.member("outputs")
      let values = DatasetRequest.TargetValues(
        off: try json.member("off").double(), on: try json.member("on").double())
      let count = try outputs.int(in: 1...Int(Int32.max))
      guard count == names.count || (count == 1 && names.count == 2) else {
        throw outputs.error("must be the number of classes, or 1 for two")
      }
      self.init(names: names, rule: .classes(outputs: count, values: values))
    case "values":
      let columns = try json.member("columns")
      let names = try columns.strings()
      let (offsets, divisors) = (try json.member("offsets").doubles(), try json.member("divisors").doubles())
      guard !names.isEmpty, names.count == offsets.count, names.count == divisors.count else {
        throw columns.error("columns, offsets and divisors must be equally many")
      }
      self.init(names: names, rule: .values(offsets: offsets, divisors: divisors))
    default: throw kind.error("must be classes or values")
    }
  }
}
