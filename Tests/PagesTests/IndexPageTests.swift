import Testing

@testable import Pages
@testable import Reports

@Suite("Index pages")
struct IndexPageTests {
  private func page(_ names: [String], links: [String?]) -> String {
    let rows = names.map {
      ListingTable.Row(name: $0, state: "complete", analysis: nil, spec: "current", hasBaseline: false)
    }
    let page = IndexPage(title: "Results", table: ListingTable(rows), links: links)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test("A row links to its report if it has one")
  func links() {
    let html = page(["a", "b"], links: ["a/report.html", nil])
    #expect(html.contains("<a href=\"./a/report.html\">a</a>"))
    #expect(html.contains(">b</th>") && !html.contains("./b"))
  }

  @Test("Names are text, and a path is never an address")
  func hostileNames() {
    let name = "javascript:alert(1)//\"><img src=x onerror=alert(1)>"
    let html = page([name], links: [name + "/report.html"])
    #expect(!html.contains("<img"))
    #expect(html.contains("href=\"./javascript%3Aalert%281%29//%22%3E%3Cimg%20src%3Dx"))
  }

  @Test("A folder without results says so")
  func empty() { #expect(page([], links: []).contains("No results found.")) }
}
