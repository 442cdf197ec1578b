import Files
import Operations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Machine {
  /// What this process may use; read once.
  static let allowance = Allowance(
    online: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
    affinity: text(of: "/proc/self/status").flatMap(Allowance.affinity(inStatus:)),
    physicalMemory: Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE))),
    addressSpace: addressSpace,
    groups: ControlGroups(membership: text(of: "/proc/self/cgroup"), read: { text(of: $0) }))

  private static var addressSpace: Double? {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let status = unsafe getrlimit(RLIMIT_AS, &limit)
    #endif
    return status == 0 && limit.rlim_cur < 1 << 62 ? Double(limit.rlim_cur) : nil
  }

  private static func text(of path: String) -> String? {
    (try? PosixFile(path, for: .reading).contents(upTo: 1 << 16))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
