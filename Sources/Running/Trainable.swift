import Lanes
import Learning
import Online
import Records

/// A floating-point type that all trainers support.
package protocol Trainable: LanesScalar, OnlineScalar, DigestedScalar {}

extension Float: Trainable {}

extension Double: Trainable {}
