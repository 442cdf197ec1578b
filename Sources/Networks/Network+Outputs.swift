import Arithmetic
import Learning

/// What a network computed for samples, one after another.
struct NetworkAnswers<Scalar: Sendable>: Sendable {
  /// The outputs of the last layer, sample by sample.
  var outputs: [Scalar]
  /// The net inputs of the last layer, sample by sample.
  var nets: [Scalar]
}

extension NetworkAnswers where Scalar == Float {
  /// The same values in float64.
  var exact: NetworkAnswers<Double> {
    NetworkAnswers<Double>(outputs: outputs.map { Double($0) }, nets: nets.map { Double($0) })
  }
}

extension Network {
  /// The answers to samples, one after another, with the bits of training's evaluation.
  ///
  /// - Parameters:
  ///   - inputs: encoded, sample by sample.
  ///   - lanes: the vector whose lanes take one sample each.
  @inline(__always)
  func answers<V: FloatingLanes & SIMD>(to inputs: [Scalar], lanes: V.Type) -> NetworkAnswers<Scalar>
  where V.Scalar == Scalar {
    let (inputCount, outputCount) = (topology.inputCount, topology.outputCount)
    let count = inputs.count / inputCount
    var forwarded = LayerOutputs<V>(topology)
    let zeros = [Scalar](repeating: 0, count: count * outputCount)
    var answers = NetworkAnswers(outputs: zeros, nets: zeros)
    for first in stride(from: 0, to: count, by: V.scalarCount) {
      let samples = min(V.scalarCount, count - first)
      for i in 0..<inputCount {
        for lane in 0..<samples { forwarded.units[0][i][lane] = inputs[(first + lane) * inputCount + i] }
      }
      forward(&forwarded)
      for k in 0..<outputCount {
        for lane in 0..<samples {
          answers.outputs[(first + lane) * outputCount + k] = forwarded.last[k][lane]
          answers.nets[(first + lane) * outputCount + k] = forwarded.nets[k][lane]
        }
      }
    }
    return answers
  }
}

extension Network<Float> {
  /// The answers to encoded samples, one after another.
  func answers(to inputs: [Float]) -> NetworkAnswers<Float> { answers(to: inputs, lanes: SIMD16<Float>.self) }

  /// The outputs of encoded samples, one after another.
  package func outputs(of inputs: [Float]) -> [Float] { answers(to: inputs).outputs }
}

extension Network<Double> {
  /// The answers to encoded samples, one after another.
  func answers(to inputs: [Double]) -> NetworkAnswers<Double> {
    answers(to: inputs, lanes: SIMD8<Double>.self)
  }

  /// The outputs of encoded samples, one after another.
  package func outputs(of inputs: [Double]) -> [Double] { answers(to: inputs).outputs }
}
