#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)

  import CMachine
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// A barrier for a fixed number of threads, which spin until the last of them arrives.
  ///
  /// Where there are more threads than processors, the thread that is waited for may need the processor of one that waits:
  /// then the waiting threads sleep. Otherwise no thread sleeps here, and none has to be woken.
  final class TeamBarrier: Sendable {
    private let count: Int
    private let isOversubscribed: Bool
    /// Pauses before a waiting thread yields its processor: tens of microseconds, or almost none.
    private let patience: Int
    private let arrived = Atomic<Int>(0)
    private let phase = Atomic<Int>(0)
    private let parking = ThreadParking()

    init(count: Int, processors: Int) {
      self.count = count
      isOversubscribed = count > processors
      patience = isOversubscribed ? 10 : 1000
    }

    /// Waits until all threads have arrived; the last one opens the barrier for all and resets it.
    func wait() {
      let current = phase.load(ordering: .relaxed)
      if arrived.add(1, ordering: .acquiringAndReleasing).newValue == count {
        arrived.store(0, ordering: .relaxed)
        guard isOversubscribed else { return phase.store(current &+ 1, ordering: .releasing) }
        phase.store(current &+ 1, ordering: .sequentiallyConsistent)
        return parking.wakeAll()
      }
      var spins = 0
      while phase.load(ordering: .acquiring) == current {
        spins += 1
        if spins % patience != 0 {
          etalon_spin_pause()
        } else if isOversubscribed {
          parking.sleep(while: phase, is: current)
        } else {
          // Other programs may need the processor.
          sched_yield()
        }
      }
    }
  }

#endif
