/// How many processors and how much memory this process may use, and what decides it.
package struct Allowance: Sendable, Hashable {
  /// At least 1.
  package let processors: Int
  /// `the CPU quota in /sys/fs/cgroup/cpu.max`
  package let processorsBy: String
  /// In bytes.
  package let memory: Double
  package let memoryBy: String

  /// - Parameters:
  ///   - online: the processors of the machine that are online.
  ///   - affinity: the processors that this process may run on; nil if that is not known.
  ///   - physicalMemory: in bytes.
  ///   - addressSpace: the limit on the address space in bytes; nil for none.
  package init(
    online: Int, affinity: Int?, physicalMemory: Double, addressSpace: Double?, groups: ControlGroups
  ) {
    var processors = (count: max(1, online), by: "the processors of this machine")
    if let affinity, affinity >= 1, affinity < processors.count {
      processors = (affinity, "the processors that this process is bound to")
    }
    // Part of a processor is used too, as other runtimes do.
    if let quota = groups.processors, quota.value.rounded(.up) < Double(processors.count) {
      processors = (max(1, Int(quota.value.rounded(.up))), "the CPU quota in \(quota.file)")
    }
    (self.processors, processorsBy) = processors
    var memory = (bytes: physicalMemory, by: "the memory of this machine")
    if let limit = groups.memory, limit.value < memory.bytes {
      memory = (limit.value, "the limit in \(limit.file)")
    }
    if let addressSpace, addressSpace < memory.bytes {
      memory = (addressSpace, "the limit on address space (ulimit -v)")
    }
    (self.memory, memoryBy) = memory
  }
}

extension Allowance {
  /// The processors that a process may run on, by the text of Linux's `/proc/self/status`; nil if it does not say.
  package static func affinity(inStatus text: String) -> Int? {
    let label = "Cpus_allowed:"
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(label) }) else { return nil }
    // Groups of hexadecimal digits with commas between them.
    return line.dropFirst(label.count).compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
