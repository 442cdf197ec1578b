/// The user's words for use in a message: in single quotes, long ones cut.
package func quoted(_ text: some StringProtocol) -> String {
  let limit = 40
  let beginning = text.prefix(limit)
  return beginning.endIndex == text.endIndex ? "'\(text)'" : "'\(beginning)…'"
}
