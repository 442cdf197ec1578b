/// What main.c calls.
@_cdecl("etalon_job_digests")
public func etalonJobDigests(first: UInt64, end: UInt64, step: UInt64) {
  JobDigests.printLines(from: first, below: end, step: step, threads: 1)
}
