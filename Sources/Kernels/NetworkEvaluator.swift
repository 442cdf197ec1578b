import Learning

/// Evaluates networks of one topology on the parts of one partition.
///
/// The online trainer has its networks evaluated by a trainer that processes many samples at a time.
package struct NetworkEvaluator<Scalar: KernelScalar> {
  /// The evaluation of `network` after `epoch`; nil if `isCancelled` returned true first.
  package typealias Evaluate = (
    _ network: Network<Scalar>, _ epoch: Int, _ runningLoss: Double?, _ isCancelled: () -> Bool
  ) -> Evaluation?

  // A closure, because it is specialised for one register where it is made; a protocol's witnesses would stay generic.
  private let body: Evaluate

  package init(_ body: @escaping Evaluate) { self.body = body }

  /// The evaluation of `network` after `epoch`; nil if `isCancelled` returned true first.
  package func evaluate(
    _ network: Network<Scalar>, epoch: Int, runningLoss: Double?, isCancelled: () -> Bool
  ) -> Evaluation? {
    body(network, epoch, runningLoss, isCancelled)
  }
}
