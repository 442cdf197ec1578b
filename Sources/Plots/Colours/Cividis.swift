/// The sequential colours of heat maps: cividis, which reads the same with and without colour vision
/// deficiency (Nuñez, Anderton and Renslow 2018), as 33 anchors of its published table.
package enum Cividis {
  /// The colour of a share from 0 (dark blue) to 1 (yellow); shares outside are clamped.
  package static func color(_ share: Double) -> RGB {
    let place = min(max(share, 0), 1) * Double(anchors.count - 1)
    let below = min(Int(place), anchors.count - 2)
    return anchors[below].mixed(with: anchors[below + 1], share: place - Double(below))
  }

  private static let anchors: [RGB] = [
    0x00224E, 0x00285B, 0x002E6A, 0x053371, 0x1A386F, 0x273E6E, 0x32436D, 0x3B496C, 0x434E6C,
    0x4B546C, 0x535A6D, 0x5A5F6E, 0x61656F, 0x686A71, 0x6F7073, 0x767676, 0x7D7C78, 0x838179,
    0x8B8778, 0x928D78, 0x9A9376, 0xA29975, 0xAAA073, 0xB3A670, 0xBBAD6D, 0xC3B369, 0xCCBA64,
    0xD4C15F, 0xDDC858, 0xE6D051, 0xEFD748, 0xF8DF3C, 0xFEE838,
  ].map { RGB($0) }
}
