import JSON

/// A JSON value and where it stands, whose accessors throw what is wrong with it: files come from anywhere.
struct PlacedJSON {
  let value: JSON
  /// `input.columns[2].name`; empty for the whole text.
  let place: String

  init(_ value: JSON, at place: String = "") {
    self.value = value
    self.place = place
  }

  func error(_ message: String) -> NetworkFileError { NetworkFileError(place: place, message) }

  /// A required member of an object.
  func member(_ name: String) throws(NetworkFileError) -> PlacedJSON {
    guard let found = try optional(name) else {
      throw NetworkFileError(place: place(of: name), "missing")
    }
    return found
  }

  /// A member of an object; nil where it is missing or null.
  func optional(_ name: String) throws(NetworkFileError) -> PlacedJSON? {
    guard value.object != nil else { throw error("must be an object") }
    guard let member = value[name], !member.isNull else { return nil }
    return PlacedJSON(member, at: place(of: name))
  }

  private func place(of name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  func elements() throws(NetworkFileError) -> [PlacedJSON] {
    guard let array = value.array else { throw error("must be a list") }
    return array.indices.map { PlacedJSON(array[$0], at: "\(place)[\($0)]") }
  }

  func string() throws(NetworkFileError) -> String {
    guard let string = value.string else { throw error("must be a string") }
    return string
  }

  func bool() throws(NetworkFileError) -> Bool {
    guard let bool = value.bool else { throw error("must be true or false") }
    return bool
  }

  func int(in range: ClosedRange<Int>) throws(NetworkFileError) -> Int {
    guard let int = value.int, range.contains(int) else {
      throw error("must be an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return int
  }

  /// A finite number.
  func double() throws(NetworkFileError) -> Double {
    guard let double = value.double, double.isFinite else { throw error("must be a number") }
    return double
  }

  func doubles() throws(NetworkFileError) -> [Double] {
    guard let array = value.array else { throw error("must be a list") }
    var doubles: [Double] = []
    doubles.reserveCapacity(array.count)
    for element in array {
      guard let double = element.double, double.isFinite else {
        throw NetworkFileError(place: "\(place)[\(doubles.count)]", "must be a number")
      }
      doubles.append(double)
    }
    return doubles
  }

  func strings() throws(NetworkFileError) -> [String] {
    var strings: [String] = []
    for element in try elements() { strings.append(try element.string()) }
    return strings
  }

  /// A value of an enumeration, by its name.
  func name<Value: RawRepresentable & CaseIterable>(
    _: Value.Type
  ) throws(NetworkFileError) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: try string()) else {
      throw error("must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }
}
