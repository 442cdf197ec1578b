import Plots

/// The frame of every page: its head with the style sheet, and at the end the script.
struct HTMLPage {
  let title: String
  let hasScript: Bool

  /// The file's bytes, UTF-8, with what `content` writes as its main part.
  func bytes(_ content: (inout HTML) -> Void) -> [UInt8] {
    var html = HTML()
    html.doctype()
    html.element("html", .lang("en")) { html in
      html.element("head") { self.head(&$0) }
      html.newline()
      html.element("body") { html in
        html.element("main", content: content)
        html.newline()
        if hasScript { html.script(ReportAssets.script) }
      }
    }
    html.newline()
    return html.bytes
  }

  private func head(_ html: inout HTML) {
    html.void("meta", .charset("utf-8"))
    html.void("meta", .name("viewport"), .content("width=device-width, initial-scale=1"))
    html.void("meta", .name("color-scheme"), .content("light dark"))
    html.element("title", text: title)
    html.style(Array(PlotStyleSheet.css.utf8), ReportAssets.style)
  }
}
