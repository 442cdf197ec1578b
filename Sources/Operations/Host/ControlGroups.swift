/// The limits of the control groups that a Linux process is in, as containers, systemd and Slurm set them.
///
/// A group's limit also holds for the groups in it, so the smallest one along the path counts. Both versions are read:
/// see the kernel's `admin-guide/cgroup-v2.rst` and `admin-guide/cgroup-v1`.
package struct ControlGroups: Sendable {
  /// A limit and the file that states it.
  package struct Limit: Sendable, Hashable {
    package var value: Double
    package var file: String
  }

  /// A hierarchy of groups: the folder that it is mounted on, and the process's group in it.
  private struct Hierarchy {
    var mount: String
    var path: String

    /// The group's folder and those of the groups around it, the innermost first.
    ///
    /// In a container the path may be the host's, which the container does not see: missing files are passed over.
    var folders: [String] {
      var names = path.split(separator: "/").map(String.init)
      var folders: [String] = []
      while !names.isEmpty {
        if !names.contains("..") { folders.append(mount + "/" + names.joined(separator: "/")) }
        names.removeLast()
      }
      return folders + [mount]
    }
  }

  private let hierarchies: [(controllers: [String], hierarchy: Hierarchy)]
  private let read: @Sendable (_ path: String) -> String?

  /// - Parameters:
  ///   - membership: the text of `/proc/self/cgroup`; nil if the system has no control groups.
  ///   - mount: where control groups are mounted.
  ///   - read: the text of a file; nil if it cannot be read.
  package init(
    membership: String?, mount: String = "/sys/fs/cgroup", read: @escaping @Sendable (String) -> String?
  ) {
    self.read = read
    hierarchies = (membership ?? "").split(separator: "\n").flatMap { line in
      // `0::/path` in version 2, `4:cpu,cpuacct:/path` in version 1.
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3 else { return [(controllers: [String], hierarchy: Hierarchy)]() }
      guard !fields[1].isEmpty else {
        return [(["cpu", "memory"], Hierarchy(mount: mount, path: fields[2]))]
      }
      let controllers = fields[1].split(separator: ",").map(String.init)
      // Most systems have a folder `cpu,cpuacct` and a link `cpu` to it.
      return Set([fields[1]] + controllers).sorted().map { folder in
        (controllers, Hierarchy(mount: "\(mount)/\(folder)", path: fields[2]))
      }
    }
  }

  /// The processor time per second of real time, in processors; nil for no limit.
  package var processors: Limit? {
    least(of: "cpu") { folder in
      let quota: (Double, Double)?
      let file: String
      if let text = read(folder + "/cpu.max") {
        let words = text.split(whereSeparator: \.isWhitespace).map { Double($0) }
        quota = words.count == 2 ? words[0].flatMap { quota in words[1].map { (quota, $0) } } : nil
        file = folder + "/cpu.max"
      } else {
        file = folder + "/cpu.cfs_quota_us"
        quota = number(file).flatMap { quota in number(folder + "/cpu.cfs_period_us").map { (quota, $0) } }
      }
      guard let quota, quota.0 > 0, quota.1 > 0 else { return nil }
      return Limit(value: quota.0 / quota.1, file: file)
    }
  }

  /// The memory in bytes; nil for no limit.
  package var memory: Limit? {
    least(of: "memory") { folder in
      for name in ["memory.max", "memory.limit_in_bytes"] {
        let file = folder + "/" + name
        // Version 1 writes a number near 2⁶³ for no limit.
        if let value = number(file), value > 0, value < 0x1p62 { return Limit(value: value, file: file) }
      }
      return nil
    }
  }

  private func least(of controller: String, _ limit: (_ folder: String) -> Limit?) -> Limit? {
    hierarchies.filter { $0.controllers.contains(controller) }.flatMap(\.hierarchy.folders)
      .compactMap(limit).min { $0.value < $1.value }
  }

  /// The number in a file; nil for `max`.
  private func number(_ file: String) -> Double? {
    read(file).flatMap { Double($0.split(whereSeparator: \.isWhitespace).first ?? "") }
  }
}
