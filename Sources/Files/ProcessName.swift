#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// This process, as other processes that find its lock name it: `process 4242 on host`.
package func nameOfThisProcess() -> String {
  var host = [CChar](repeating: 0, count: 256)
  // The last byte stays 0, so that a host name that fills the buffer is terminated.
  let isNamed =
    unsafe host.withUnsafeMutableBufferPointer { unsafe gethostname($0.baseAddress!, $0.count - 1) } == 0
  let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return "process \(getpid())" + (isNamed ? " on \(name)" : "")
}
