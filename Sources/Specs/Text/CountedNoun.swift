/// A number of things: `1 layer`, `2 layers`, `3 classes`.
package func counted(_ count: Int, _ noun: String) -> String {
  let plural = noun.hasSuffix("s") ? noun + "es" : noun + "s"
  return "\(count) \(count == 1 ? noun : plural)"
}
