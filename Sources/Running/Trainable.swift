import Lanes
import Learning
import Online
import Records

/// A precision that every trainer trains in.
package protocol Trainable: LanesScalar, OnlineScalar, DigestedScalar {}

extension Float: Trainable {}

extension Double: Trainable {}
