/// The version of the tool, which the changelog tells about.
enum Version {
  static let text = "0.1.0"
}
