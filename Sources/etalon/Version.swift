/// The version of the tool; see CHANGELOG.md.
enum Version {
  static let text = "0.1.0"
}
