extension TableColumns {
  /// The columns by their roles.
  var layout: SourceLayout {
    var layout = SourceLayout(inputs: [], targets: [], width: names.count, hasNames: hasHeader)
    var targets: [(order: Int, column: SourceLayout.Column)] = []
    for (index, role) in roles.enumerated() {
      var column = SourceLayout.Column(name: names[index], position: index + 1)
      switch role {
      case .input: layout.inputs.append(column)
      case .oneHot:
        column.isText = true
        layout.inputs.append(column)
      case .target(let order): targets.append((order, column))
      case .group, .weight, .ignored: break
      }
    }
    layout.targets = targets.sorted { $0.order < $1.order }.map(\.column)
    return layout
  }
}
