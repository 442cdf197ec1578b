import Lanes
import Learning
import Networks
import Online
import Records

/// A floating-point type that all trainers support.
package protocol Trainable: LanesScalar, OnlineScalar, DigestedScalar {
  /// A network of this precision among those of any.
  static func trained(_ network: Network<Self>) -> TrainedNetwork
}

extension Float: Trainable {
  package static func trained(_ network: Network<Float>) -> TrainedNetwork { .float32(network) }
}

extension Double: Trainable {
  package static func trained(_ network: Network<Double>) -> TrainedNetwork { .float64(network) }
}
