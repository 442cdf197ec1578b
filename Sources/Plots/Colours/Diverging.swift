/// The diverging colours of comparisons: blue for less, grey for no difference, orange for more.
package enum Diverging {
  /// The colour of a share from −1 to 1; shares outside are clamped.
  package static func color(_ share: Double) -> RGB {
    let middle = RGB(0xB4B8BD)
    let end = share < 0 ? RGB(0x0072B2) : RGB(0xD55E00)
    return middle.mixed(with: end, share: min(share.magnitude, 1))
  }
}
