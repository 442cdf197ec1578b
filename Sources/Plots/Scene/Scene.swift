/// A drawn figure, which SVG and PDF files are made of.
package struct Scene: Sendable, Hashable {
  /// In pixels.
  package var width: Double
  package var height: Double
  /// What it is, in a few words.
  package var title: String
  /// What it shows, for those who do not see it.
  package var description: String
  package var marks: [Mark]

  package init(width: Double, height: Double, title: String, description: String, marks: [Mark]) {
    (self.width, self.height, self.title) = (width, height, title)
    (self.description, self.marks) = (description, marks)
  }

  /// How many groups can be focused.
  var spokenCount: Int { marks.reduce(0) { $0 + $1.spokenCount } }
}

extension Mark {
  fileprivate var spokenCount: Int {
    guard case .group(let group) = self else { return 0 }
    return group.marks.reduce(group.spoken == nil ? 0 : 1) { $0 + $1.spokenCount }
  }
}
