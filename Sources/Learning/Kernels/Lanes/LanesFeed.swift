/// Where the lanes of one group of networks take their samples from.
///
/// Lanes that train on the same samples in the same order share a source; what they read is broadcast.
struct LanesFeed<V: LaneVector> {
  struct Source {
    let samples: Samples<V.Scalar>
    /// Which of the bundle's orders the samples come in; nil for the order of the data.
    let order: Int?
    /// 1 in the source's lanes, 0 in the rest.
    var lanes: V
  }

  var sources: [Source] = []

  /// Puts samples side by side: row r gets the lanes' samples at position `positions[r]` of their orders.
  func pack(
    _ positions: Range<Int>, in orders: [SampleOrder], inputs: UnsafeMutablePointer<V>, inputStride: Int,
    targets: UnsafeMutablePointer<V>, targetStride: Int
  ) {
    for (number, source) in sources.enumerated() {
      let samples = source.samples
      let order = source.order.map { orders[$0].indices } ?? []
      let lanes = number == 0 ? nil : source.lanes
      unsafe samples.inputs.withUnsafeBufferPointer { from in
        unsafe LanesFeed.pack(
          positions, order, from, count: samples.inputCount, to: inputs, stride: inputStride, lanes: lanes)
      }
      unsafe samples.targets.withUnsafeBufferPointer { from in
        unsafe LanesFeed.pack(
          positions, order, from, count: samples.outputCount, to: targets, stride: targetStride, lanes: lanes)
      }
    }
  }

  /// The first source fills whole vectors, the others their own lanes.
  @inline(__always)
  private static func pack(
    _ positions: Range<Int>, _ order: [Int32], _ source: UnsafeBufferPointer<V.Scalar>, count: Int,
    to target: UnsafeMutablePointer<V>, stride: Int, lanes: V?
  ) {
    var row = unsafe target
    for position in positions {
      let sample = order.isEmpty ? position : Int(order[position])
      let from = unsafe source.baseAddress! + sample * count
      if let lanes {
        let isOwn = V(repeating: 0) .< lanes
        for i in 0..<count { unsafe row[i] = row[i].replacing(with: V(repeating: from[i]), where: isOwn) }
      } else {
        for i in 0..<count { unsafe row[i] = V(repeating: from[i]) }
      }
      unsafe row += stride
    }
  }
}

/// The feeds of a bundle's groups; groups whose lanes read alike share one.
struct LanesFeeds<V: LaneVector> {
  private(set) var feeds: [LanesFeed<V>] = []
  /// Which feed each group reads.
  private(set) var feedOfGroup: [Int] = []

  /// `source(lane, group)` numbers what a lane reads; lanes of one number read alike.
  init(groups: Int, samples: (Int) -> (Samples<V.Scalar>, order: Int?), source: (_ lane: Int, _ group: Int) -> Int) {
    var known: [[Int]: Int] = [:]
    for group in 0..<groups {
      let numbers = (0..<V.scalarCount).map { source($0, group) }
      if let feed = known[numbers] {
        feedOfGroup.append(feed)
        continue
      }
      var feed = LanesFeed<V>()
      var seen: [Int] = []
      for number in numbers where !seen.contains(number) {
        seen.append(number)
        let (samples, order) = samples(number)
        let lanes = V(lanes: { numbers[$0] == number ? 1 : 0 })
        feed.sources.append(LanesFeed.Source(samples: samples, order: order, lanes: lanes))
      }
      known[numbers] = feeds.count
      feedOfGroup.append(feeds.count)
      feeds.append(feed)
    }
  }
}
