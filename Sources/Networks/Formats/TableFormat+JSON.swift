import Datasets
import JSON

extension DatasetRequest.TableFormat {
  /// How text is read; what the first rows decide is left out.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("delimiter", .string(delimiter.rawValue)), .init("encoding", .string(encoding.rawValue)),
    ]
    if let hasHeader { members.append(.init("header", .bool(hasHeader))) }
    if let decimal { members.append(.init("decimal", .string(decimal.rawValue))) }
    if let thousands { members.append(.init("thousands", .string(thousands.rawValue))) }
    switch missingWords {
    case .usual: break
    case .words(let words): members.append(.init("missing_values", .array(words.map { .string($0) })))
    case .columns(let words):
      members.append(
        .init(
          "missing_values",
          .object(
            words.sorted { $0.key < $1.key }.map { .init($0.key, .array($0.value.map { .string($0) })) })))
    }
    return .object(members)
  }

  init(json: PlacedJSON) throws(NetworkFileError) {
    self.init()
    delimiter = try json.member("delimiter").name(DatasetRequest.Delimiter.self)
    encoding = try json.member("encoding").name(DatasetRequest.Encoding.self)
    hasHeader = try json.optional("header")?.bool()
    decimal = try json.optional("decimal")?.name(DatasetRequest.DecimalMark.self)
    thousands = try json.optional("thousands")?.name(DatasetRequest.ThousandsMark.self)
    guard let words = try json.optional("missing_values") else { return }
    if let columns = words.value.object {
      var byColumn: [String: [String]] = [:]
      for column in columns { byColumn[column.name] = try words.member(column.name).strings() }
      missingWords = .columns(byColumn)
    } else {
      missingWords = .words(try words.strings())
    }
  }
}
