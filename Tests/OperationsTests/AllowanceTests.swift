import Testing

@testable import Operations

struct AllowanceTests {
  private static let gigabyte = Double(1 << 30)

  /// The allowance on a machine with 64 processors and 256 GB, with these files below `/sys/fs/cgroup`.
  private func allowance(
    _ membership: String?, _ files: [String: String] = [:], affinity: Int? = 64, addressSpace: Double? = nil
  ) -> Allowance {
    Allowance(
      online: 64, affinity: affinity, physicalMemory: 256 * Self.gigabyte, addressSpace: addressSpace,
      groups: ControlGroups(membership: membership) { path in
        files.first { path == "/sys/fs/cgroup" + $0.key }?.value
      })
  }

  @Test("Without limits the machine decides")
  func noLimits() {
    let cases: [(membership: String?, files: [String: String])] = [
      (nil, [:]), ("0::/\n", [:]), ("", ["/cpu.max": "100000 100000\n"]),
      ("0::/\n", ["/cpu.max": "max 100000\n", "/memory.max": "max\n"]),
      (
        "4:cpu,cpuacct:/\n9:memory:/\n",
        [
          "/cpu,cpuacct/cpu.cfs_quota_us": "-1\n", "/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
          "/memory/memory.limit_in_bytes": "9223372036854771712\n",
        ]
      ),
    ]
    for (membership, files) in cases {
      let found = allowance(membership, files)
      #expect(found.processors == 64 && found.processorsBy == "the processors of this machine")
      #expect(found.memory == 256 * Self.gigabyte && found.memoryBy == "the memory of this machine")
    }
  }

  @Test(
    "The least quota along the path of version 2 decides, rounded up",
    arguments: [
      ("0::/\n", ["/cpu.max": "100000 100000\n"], 1, "/cpu.max"),
      ("0::/\n", ["/cpu.max": "150000 100000\n"], 2, "/cpu.max"),
      ("0::/\n", ["/cpu.max": "5000 100000\n"], 1, "/cpu.max"),
      (
        "0::/slurm/job/step\n",
        [
          "/slurm/cpu.max": "800000 100000", "/slurm/job/cpu.max": "400000 100000",
          "/slurm/job/step/cpu.max": "max 100000",
        ],
        4, "/slurm/job/cpu.max"
      ),
      (
        "0::/slurm/job\n", ["/slurm/cpu.max": "200000 100000", "/slurm/job/cpu.max": "400000 100000"], 2,
        "/slurm/cpu.max"
      ),
      // Seen from a container, the path is the host's, or leads out of the namespace.
      ("0::/docker/0123abc\n", ["/cpu.max": "300000 100000"], 3, "/cpu.max"),
      ("0::/../../other\n", ["/cpu.max": "300000 100000"], 3, "/cpu.max"),
    ])
  func versionTwo(membership: String, files: [String: String], processors: Int, file: String) {
    let found = allowance(membership, files)
    #expect(found.processors == processors)
    #expect(found.processorsBy == "the CPU quota in /sys/fs/cgroup" + file)
  }

  @Test("Quotas and memory of version 1 are read, where version 2 is mounted too")
  func versionOne() {
    let membership =
      "12:memory:/docker/7\n4:cpu,cpuacct:/docker/7\n1:name=systemd:/docker/7\n0::/system.slice\n"
    let found = allowance(
      membership,
      [
        "/cpu,cpuacct/cpu.cfs_quota_us": "250000\n", "/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
        "/cpu,cpuacct/docker/7/cpu.cfs_quota_us": "-1\n",
        "/cpu,cpuacct/docker/7/cpu.cfs_period_us": "100000\n",
        "/memory/docker/7/memory.limit_in_bytes": "1073741824\n",
        "/memory/memory.limit_in_bytes": "9223372036854771712\n",
      ])
    #expect(found.processors == 3)
    #expect(found.memory == Self.gigabyte)
    #expect(found.memoryBy == "the limit in /sys/fs/cgroup/memory/docker/7/memory.limit_in_bytes")
  }

  @Test("Affinity and address space decide where they are less than the groups' limits")
  func others() {
    let files = ["/cpu.max": "400000 100000", "/memory.max": "4294967296"]
    let bound = allowance("0::/\n", files, affinity: 2, addressSpace: Self.gigabyte)
    #expect(bound.processors == 2 && bound.processorsBy == "the processors that this process is bound to")
    #expect(bound.memory == Self.gigabyte && bound.memoryBy == "the limit on address space (ulimit -v)")
    let grouped = allowance("0::/\n", files, affinity: nil, addressSpace: 8 * Self.gigabyte)
    #expect(grouped.processors == 4 && grouped.memory == 4 * Self.gigabyte)
  }

  @Test("The affinity is the number of bits in the mask of /proc/self/status")
  func affinity() {
    #expect(Allowance.affinity(inStatus: "Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n") == 2)
    #expect(Allowance.affinity(inStatus: "Cpus_allowed:\tf0000000,00000001,ffffffff\n") == 37)
    #expect(Allowance.affinity(inStatus: "Name:\tx\n") == nil)
  }
}
