/// A text from the user for use in a message: in single quotes, cut if it is long.
package func quoted(_ text: some StringProtocol) -> String {
  let limit = 40
  let beginning = text.prefix(limit)
  return beginning.endIndex == text.endIndex ? "'\(text)'" : "'\(beginning)…'"
}
