/// Which kind of SVG text a scene becomes.
package enum SVGForm: Sendable {
  /// A part of an HTML page: colours by the custom properties of `PlotStyleSheet`, the page's font.
  case inline
  /// A file of its own with the colours of a theme and a background.
  case standalone(Theme)
}

/// The CSS that inline figures need.
package enum PlotStyleSheet {
  /// Rules for figures on a page with both schemes; `:root[data-theme=dark]` and `[data-theme=light]` overrule what
  /// the system prefers. Print takes the light one.
  package static let css = """
    :root{\(Theme.light.declarations)}
    @media screen and (prefers-color-scheme:dark){\
    :root:not([data-theme=light]){\(Theme.dark.declarations)}}
    @media screen{:root[data-theme=dark]{\(Theme.dark.declarations)}}
    .plot{display:block;max-width:100%;height:auto;font-variant-numeric:tabular-nums}
    .plot text{font-family:inherit}
    .plot .target{fill:transparent;stroke:none;pointer-events:all}
    .plot .target-line{fill:none;stroke:transparent;pointer-events:stroke}
    .plot [tabindex]{outline:none;cursor:pointer}
    .plot [tabindex]:focus-visible .target,.plot [tabindex].is-selected .target{\
    stroke:var(--plot-ink);stroke-width:1.5}
    .plot [tabindex]:hover .target{stroke:var(--plot-axis);stroke-width:1}

    """
}
