#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)

  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Where threads sleep until a number that they wait for has changed.
  ///
  /// The mutex and the condition live as long as the object, and only its methods touch them.
  @safe
  final class ThreadParking: @unchecked Sendable {
    private let sleepers = Atomic<Int>(0)
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
      unsafe mutex = .allocate(capacity: 1)
      unsafe condition = .allocate(capacity: 1)
      unsafe pthread_mutex_init(mutex, nil)
      unsafe pthread_cond_init(condition, nil)
    }

    deinit {
      unsafe pthread_cond_destroy(condition)
      unsafe pthread_mutex_destroy(mutex)
      unsafe condition.deallocate()
      unsafe mutex.deallocate()
    }

    /// Sleeps while `number` has the value `seen`. Whoever changes it calls `wakeAll` afterwards.
    ///
    /// Either `wakeAll` sees this sleeper, or this sees the new value, because all accesses are sequentially consistent.
    func sleep(while number: borrowing Atomic<Int>, is seen: Int) {
      unsafe pthread_mutex_lock(mutex)
      sleepers.add(1, ordering: .sequentiallyConsistent)
      while number.load(ordering: .sequentiallyConsistent) == seen {
        unsafe pthread_cond_wait(condition, mutex)
      }
      sleepers.subtract(1, ordering: .sequentiallyConsistent)
      unsafe pthread_mutex_unlock(mutex)
    }

    /// Wakes the threads that sleep.
    func wakeAll() {
      guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
      unsafe pthread_mutex_lock(mutex)
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
  }

#endif
