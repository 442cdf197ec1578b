/// A share in per cent, to one decimal.
func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }

/// A number to one decimal.
func tenth(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

/// The cells of a table, computed on all processors, in order.
func cells(_ count: Int, _ body: @escaping @Sendable (Int) -> String) async -> [String] {
  await withTaskGroup(of: (Int, String).self) { group in
    for index in 0..<count { group.addTask { (index, body(index)) } }
    var texts = [String](repeating: "", count: count)
    for await (index, text) in group { texts[index] = text }
    return texts
  }
}
