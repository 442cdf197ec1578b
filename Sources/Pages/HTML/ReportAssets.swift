import CReportAssets

/// The style sheet and the script that travel inside the binary. This file alone touches their memory.
enum ReportAssets {
  static let style = unsafe bytes(of: etalon_report_style())
  static let script = unsafe bytes(of: etalon_report_script())

  private static func bytes(of asset: etalon_report_asset) -> [UInt8] {
    // `bytes` points to `count` bytes that live as long as the process.
    unsafe Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
  }
}
