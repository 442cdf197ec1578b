import CMachine
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the threads of a crew meet: a notice of the next job, and a barrier.
///
/// `job` is written by worker 0 alone, while no other works, and read by the others after they saw `generation` change,
/// which is what makes the class safe to share.
@safe
final class CrewPost: @unchecked Sendable {
  private let count: Int
  /// Whether a waiting thread may stand in the way of the one that it waits for.
  private let isOversubscribed: Bool
  /// Pauses before a waiting thread gives its processor away: some tens of microseconds, or next to nothing.
  private let patience: Int
  private let generation = Atomic<Int>(0)
  private var job: ((Int) -> Void)?
  private let arrived = Atomic<Int>(0)
  private let phase = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let alarm: UnsafeMutablePointer<pthread_cond_t>

  init(count: Int, processors: Int) {
    self.count = count
    isOversubscribed = count > processors
    patience = isOversubscribed ? 10 : 1000
    unsafe lock = .allocate(capacity: 1)
    unsafe alarm = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(alarm, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(alarm)
    unsafe pthread_mutex_destroy(lock)
    unsafe alarm.deallocate()
    unsafe lock.deallocate()
  }

  /// Wakes the other workers for a job that ends with a barrier.
  func announce(_ job: @escaping (Int) -> Void) {
    self.job = job
    ring()
  }

  /// Wakes the other workers for good.
  func dismiss() {
    job = nil
    ring()
  }

  /// Lets go of a job that has ended.
  func forget() { job = nil }

  private func ring() {
    generation.add(1, ordering: .sequentiallyConsistent)
    wakeSleepers()
  }

  private func wakeSleepers() {
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    unsafe pthread_mutex_lock(lock)
    unsafe pthread_cond_broadcast(alarm)
    unsafe pthread_mutex_unlock(lock)
  }

  /// Does one job after the other until the crew is dismissed.
  func serve(as worker: Int) {
    var seen = 0
    while true {
      awaitJob(after: seen)
      seen += 1
      guard perform(as: worker) else { return }
      barrier()
    }
  }

  /// A function of its own, so that nothing of the job is held when it returns: the job must not outlive `run`.
  @inline(never)
  private func perform(as worker: Int) -> Bool {
    guard let job else { return false }
    job(worker)
    return true
  }

  private func awaitJob(after seen: Int) {
    var spins = 0
    while generation.load(ordering: .acquiring) == seen {
      spins += 1
      guard spins < patience else { return sleep(while: generation, is: seen) }
      etalon_spin_pause()
    }
  }

  /// Either `wakeSleepers` sees this sleeper, or this sees the new value: all is sequentially consistent.
  private func sleep(while number: borrowing Atomic<Int>, is seen: Int) {
    unsafe pthread_mutex_lock(lock)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while number.load(ordering: .sequentiallyConsistent) == seen { unsafe pthread_cond_wait(alarm, lock) }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    unsafe pthread_mutex_unlock(lock)
  }

  /// Waits until all workers have arrived; the last one opens the barrier for all and makes it ready for the next time.
  ///
  /// Where there are more threads than processors, the one that is waited for needs this one's: this one sleeps. Elsewhere
  /// nobody sleeps here, and nobody has to be woken.
  func barrier() {
    let current = phase.load(ordering: .relaxed)
    if arrived.add(1, ordering: .acquiringAndReleasing).newValue == count {
      arrived.store(0, ordering: .relaxed)
      guard isOversubscribed else { return phase.store(current &+ 1, ordering: .releasing) }
      phase.store(current &+ 1, ordering: .sequentiallyConsistent)
      return wakeSleepers()
    }
    var spins = 0
    while phase.load(ordering: .acquiring) == current {
      spins += 1
      if spins % patience != 0 {
        etalon_spin_pause()
      } else if isOversubscribed {
        sleep(while: phase, is: current)
      } else {
        // Other programs may need the processor.
        sched_yield()
      }
    }
  }
}

/// A thread of the system, which runs one closure.
struct CrewThread {
  private let handle: pthread_t

  init(_ body: @escaping @Sendable () -> Void) {
    let context = unsafe Unmanaged.passRetained(CrewThreadBody(body)).toOpaque()
    #if canImport(Darwin)
      var handle: pthread_t?
      let status = unsafe pthread_create(&handle, nil, { CrewThreadBody.run($0) }, context)
      precondition(status == 0, "no thread could be started")
      unsafe self.handle = handle!
    #else
      var handle = pthread_t()
      let status = unsafe pthread_create(&handle, nil, { unsafe CrewThreadBody.run($0!) }, context)
      precondition(status == 0, "no thread could be started")
      self.handle = handle
    #endif
  }

  func join() { pthread_join(handle, nil) }

  /// Processors that are switched on.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

private final class CrewThreadBody {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  static func run(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    let body = unsafe Unmanaged<CrewThreadBody>.fromOpaque(context).takeRetainedValue()
    body.body()
    return nil
  }
}
