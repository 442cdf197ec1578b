#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// A thread of the operating system that runs one closure.
  struct SystemThread {
    private let handle: pthread_t

    init(_ body: @escaping @Sendable () -> Void) {
      let context = unsafe Unmanaged.passRetained(ThreadBody(body)).toOpaque()
      #if canImport(Darwin)
        var handle: pthread_t?
        let status = unsafe pthread_create(&handle, nil, { ThreadBody.run($0) }, context)
        precondition(status == 0, "a thread could not be started")
        unsafe self.handle = handle!
      #else
        var handle = pthread_t()
        let status = unsafe pthread_create(&handle, nil, { unsafe ThreadBody.run($0!) }, context)
        precondition(status == 0, "a thread could not be started")
        self.handle = handle
      #endif
    }

    /// Waits until the closure has returned.
    func join() { pthread_join(handle, nil) }

    /// The number of processors that are online, at least 1.
    static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
  }

  private final class ThreadBody {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
      let body = unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue()
      body.body()
      return nil
    }
  }

#endif
