import Reports

/// Results folders as one HTML page: a row for each, with a link to its report.
package struct IndexPage: Sendable {
  private let title: String
  private let columns: [TextTable.Column]
  private let links: [String?]

  /// - Parameter links: for each row the path of its report from where the page will be; nil if there is none.
  package init(title: String, table: ListingTable, links: [String?]) {
    self.title = title
    self.links = links
    columns = table.columns
    precondition(columns.allSatisfy { $0.cells.count == links.count })
  }

  /// The file's bytes, UTF-8.
  package var bytes: [UInt8] {
    HTMLPage(title: title + " – Etalon results", hasScript: false).bytes { html in
      html.element("section", .class("overview")) { html in
        html.element("h1", text: title)
        html.element("div", .class("scroll"), .role("group"), .label("Results folders"), .tabIndex(0)) {
          html in
          html.element("table") { table(&$0) }
        }
        html.element("p", .class("method"), text: links.isEmpty ? "No results found." : ListingTable.legend)
      }
    }
  }

  private func table(_ html: inout HTML) {
    html.element("thead") { html in
      html.element("tr") { html in
        for column in columns { html.element("th", .scope("col"), text: column.title) }
      }
    }
    html.element("tbody") { html in
      for (row, link) in links.enumerated() {
        html.element("tr") { html in
          html.element("th", .scope("row"), .direction("auto")) { html in
            let name = columns[0].cells[row]
            if let link { html.element("a", .link(toFile: link), text: name) } else { html.text(name) }
          }
          for column in columns.dropFirst() { html.element("td", text: column.cells[row]) }
        }
      }
    }
  }
}
